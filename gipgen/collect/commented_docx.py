"""``反馈/〈单位〉.批注.docx``: a unit's own Word file with a comment at the place of each point, and nothing else changed.

The file is anybody's: it is read and marked behind the fence.
"""

from typing import Any

from gipgen.collect.feedback_docx import told
from gipgen.collect.feedback_points import Point
from gipgen.collect.word_comments import Comment, with_comments
from gipgen.collect.word_places import Places, Sought
from gipgen.fence.fence import fenced
from gipgen.findings.text import Problem
from gipgen.form.editions import editions
from gipgen.imports.read_docx import open_docx

_AUTHOR = "年度报告审核"
_MOST = 300  # comments in one file
_QUOTE = "原文：“{quote}”"
_NOT_FOUND = "（没有找到确切的位置，批注放在最近的标题处。）"
_NOTE = tuple[tuple[str, str, str, str, str], tuple[str, ...]]


def commented_docx(content: bytes, points: tuple[Point, ...], edition: str, author: str = "") -> bytes:
    """The Word file with comments. Raises ``Problem`` for one that cannot be read, or is put together in an odd way."""
    notes = [(_sought(each), _words(each)) for each in points[:_MOST]]
    made: bytes = fenced(commented, content, edition, notes, author or _AUTHOR)
    return made


def _sought(point: Point) -> tuple[str, str, str, str, str]:
    """Where a point is to be looked for, as plain values."""
    place = point.place
    row, column = place.ref or ("", "")
    return (place.part, place.section, row, column, place.quote)


def _words(point: Point) -> tuple[str, ...]:
    """What a comment says: whether it must be mended first, then the same words as in the table."""
    cells = told(point)
    first, *more = cells.words
    quote = (_QUOTE.format(quote=point.place.quote),) if point.place.quote else ()
    return (f"【{'　'.join(cells.duty)}】{first}", *quote, *more)


def commented(content: bytes, edition: str, notes: list[Any], author: str) -> bytes:
    """The same behind the fence, of plain values: what is looked for, and the paragraphs of its comment."""
    word = open_docx(content)
    places = Places(word, edition if edition in editions() else editions()[-1])
    comments = []
    for sought, words in notes:
        anchor = places.find(Sought(*sought))
        if anchor is not None:
            comments.append(Comment(anchor, (*words, *(() if anchor.exact else (_NOT_FOUND,)))))
    if not comments:
        raise Problem("文件里没有文字，没有加批注。", "there is no text in the file; no comments were put in")
    return with_comments(content, word.main, word.root, comments, author)
