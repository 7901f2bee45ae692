"""Lines and tables that ran together with others → blocks by themselves: at headings of sections, at tables inside lines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from gipgen.form.definition import heading_words
from gipgen.form.editions import load
from gipgen.imports.form_words import Index, is_patched, is_piece
from gipgen.imports.frame import title_in_front
from gipgen.imports.labels_in_text import has_table
from gipgen.imports.named_values import named_values
from gipgen.imports.outline import LONGEST_HEADING, heading_weights, printed_headings
from gipgen.imports.printed_words import TOP_NUMBER, core, is_value, normal
from gipgen.imports.raw import Block, Cell, Line, Run, Table
from gipgen.imports.shape_of_tables import shaped, turned
from gipgen.imports.tables_in_halves import together
from gipgen.vocabulary.numerals import to_chinese

_APART = 9  # characters between headings in a line that are no list of them
_IN_FRONT = " \u3000:："  # of a piece of a line: no part of it
_MORE = 2  # sections of its own that a report may have
_LONG = 120  # characters of a line that is no paragraph by itself
_ENDS = "。！？；”）"  # of a sentence
_FAR = 99  # beyond the ends of a line nothing stands near


@cache
def _inside(edition: str) -> re.Pattern[str]:
    """A numbered heading in the middle of a line, as in texts that lost their line breaks."""
    parts = []
    form = load(edition)
    for section in form.sections:
        bare = heading_words(section.heading)
        parts += [r"\s*".join(map(re.escape, bare)), *printed_headings(form, section.id)]
    ends = r"(?=\s|[：:。（(]|[一-龥\d]|$)"
    numbers = "".join(to_chinese(number + 1) for number in range(len(form.sections) + _MORE))
    return re.compile(rf"(?<![第（(十])[{numbers}]\s*[、.．]\s*(?:{'|'.join(parts)}){ends}")


def cut(blocks: Sequence[Block], words: Index) -> list[Block]:
    """Cut lines at section headings and tables that ran together with other text."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            for table in shaped(block, words):
                parts = _parted(table, words)
                result += (turned(part, words) if isinstance(part, Table) and part.grid else part for part in parts)
            continue
        if block.item:
            result.append(block)
            continue
        for piece in _at_headings(block, words):
            for part in _at_title(piece):
                result += _at_tables(part, words)
    return together(result, words)


def _parted(table: Table, words: Index) -> list[Block]:
    """A table without the headings and paragraphs that stand in rows of their own, and with table four on its own."""
    parts: list[Block] = []
    cells: list[Cell] = []
    across = False
    for row in table.rows:
        printed = [cell for cell in row if cell.text.strip()]
        texts = [cell.text for cell in printed]
        if len(texts) == 1 and _stands_alone(texts[0], words):
            parts += [*_part(table, cells), *_lines(printed[0], table)]
            cells = []
            continue
        begins = _heads_across(texts, words)
        if begins and not across and _is_other(cells, words):
            parts += _part(table, cells)
            cells = []
        across = across or begins
        cells += row
    parts += _part(table, cells)
    return parts if len(parts) > 1 else [table]


def _part(table: Table, cells: Sequence[Cell]) -> list[Table]:
    """Rows of a table as one by itself; none without cells."""
    first = min((cell.row for cell in cells), default=0)
    return [table._replace(cells=tuple(cell._replace(row=cell.row - first) for cell in cells))] if cells else []


def _lines(cell: Cell, table: Table) -> Iterator[Line]:
    start = 0
    for text in cell.text.split("\n"):
        if text.strip():
            yield Line((Run(text),), table.place, path=table.path, number=cell.number, start=start).part(
                len(text) - len(text.lstrip()), len(text.rstrip())
            )
        start += len(text) + 1


def _heads_across(texts: Sequence[str], words: Index) -> bool:
    """Whether a row is one of the headers of table four."""
    return _names_across(texts, words) and not any(map(is_value, texts))


def _is_other(cells: Sequence[Cell], words: Index) -> bool:
    """Whether rows with numbers are of another table than four, which may have a blank row between its headers."""
    texts = [cell.text for cell in cells]
    return not _names_across(texts, words) and any(map(is_value, texts))


def _names_across(texts: Sequence[str], words: Index) -> bool:
    seen = set(map(core, texts))
    return any(not heads.isdisjoint(seen) for heads in words.across.values())


def _stands_alone(text: str, words: Index) -> bool:
    """Whether the only text of a row is no cell of the form's tables."""
    if is_value(text) or (len(normal(text)) <= LONGEST_HEADING and (is_piece(text, words) or is_patched(text, words))):
        return (
            core(text) in {core(section.heading) for section in words.form.sections}
            and TOP_NUMBER.match(normal(text)) is not None
        )
    return True


def _at_title(line: Line) -> list[Line]:
    """A title that ran together with the preface, by itself."""
    end = title_in_front(line.whole)
    return [line.part(0, end), line.part(end, len(line.whole), _IN_FRONT)] if end else [line]


def _at_headings(line: Line, words: Index) -> list[Line]:
    text = line.whole
    if len(text) < 12:  # nothing else fits beside a heading
        return [line]
    found = [match for match in _inside(words.form.edition).finditer(text) if match[0].strip() != text.strip(" :：。")]
    whole = next(iter(heading_weights(line, words.form)), None)
    is_whole = whole is not None and len(normal(text)) <= LONGEST_HEADING
    if not found or (is_whole and not _ran_on(found, text)):
        return [line]
    real = _beginnings(found, text)
    edges = sorted({0, len(text), *(edge for match in real for edge in match.span())})
    return [piece for start, end in pairwise(edges) if (piece := _piece(line, start, end)).text]


def _ran_on(found: Sequence[re.Match[str]], text: str) -> bool:
    """Whether numbers stand right in front of a heading in a line."""
    return any(text[match.start() - 1 : match.start()].isdecimal() for match in found)


def _beginnings(found: Sequence[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Those of the headings in a line that begin a section: no list of headings, and no mention."""
    edges = [-_FAR, *chain.from_iterable(match.span() for match in found), len(text) + _FAR]
    gaps = [start - end for end, start in zip(edges[::2], edges[1::2], strict=True)]
    lone = [match for at, match in enumerate(found) if _begins(gaps[at::-1], gaps[at + 1 :])]
    return [match for match in lone if len(text) > _LONG or _is_behind_an_end(text, match.start())]


def _begins(before: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether a heading stands apart from others, on one side at least; there a touching one is that of a section without text."""
    return max(before[0], behind[0]) > _APART and all(
        side[0] > _APART or (side[0] == 0 and side[1] > _APART) for side in (before, behind)
    )


def _is_behind_an_end(text: str, place: int) -> bool:
    """Whether a sentence ends in front of a place, or the numbers of a row that ran on into it."""
    before = text[:place].rstrip(" \u3000")[-1:]
    return before in ("", *_ENDS) or before.isdecimal()


def _at_tables(line: Line, words: Index) -> list[Line]:
    text = line.whole
    if len(text) < 60 or named_values(text, words):  # a table does not fit in; a row in words is whole
        return [line]
    place = has_table(text, words)
    if place is None:
        return [line]
    edges = [0, *place, len(text)]
    return [piece for start, end in pairwise(edges) if (piece := _piece(line, start, end)).text]


def _piece(line: Line, start: int, end: int) -> Line:
    return line.part(start, end, _IN_FRONT if start else "")
