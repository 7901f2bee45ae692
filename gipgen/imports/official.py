"""What an official document prints around its text (GB/T 9704-2012 7.3.4, 7.4) and a report file has no place for: attachments, 版记, a cover.

In gipgen's own files it has names; elsewhere its words tell it.
"""

import re
from typing import Any

from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line

OWN_STYLES = frozenset(
    (
        "Masthead",
        "Caption",
        "CoverTitle",
        "CoverLine",
        "TOCHeading",
        "TOC1",
        "Issuer",
        "Attachment",
        "Imprint",
        "ImprintRule",
    )
)  # of paragraphs in Word
_OWN_CLASSES = (
    "publishing",
    "cover",
    "front-contents",
    "issuer",
    "attachments",
    "seal",
    "imprint",
)  # of elements on a page
_COPIES = re.compile("抄送:")
_ISSUED = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日(印发|印)$")
_ATTACHED = re.compile("附件:")
_SENTENCE = re.compile("[。;；]")
_DATE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_LONGEST = 80  # characters of an attachment's name
_TAIL = 12  # lines from the end


def around(body: Any) -> list[Any]:
    """The elements of gipgen's own page that gipgen.toml put around the report."""
    return [each for each in body.iter() if each.get("class", "") in _OWN_CLASSES]


def without_imprint(part: list[Block]) -> tuple[list[Block], list[Block]]:
    """The last section without the 版记 behind the signature, and that."""
    size = len(part)
    for place in range(len(part) - 1, max(len(part) - _TAIL, -1), -1):
        text = _words(part[place])
        if _COPIES.match(text) or (place >= size - 1 and _ISSUED.search(text)):
            size = place
    return part[:size], part[size:]


def without_attachments(part: list[Block]) -> tuple[list[Block], list[Block]]:
    """The last section without the list of attachments at its end, and that."""
    for place in range(len(part) - 1, max(len(part) - _TAIL, -1), -1):
        text = _words(part[place])
        if len(text) > _LONGEST or not text or _SENTENCE.search(text):
            break
        if _ATTACHED.match(text):
            return part[:place], part[place:]
    return part, []


def repeats_title(block: Block, title: str) -> bool:
    """Whether a line in front of the title is one of a cover or the masthead: a piece of the title, or a date alone."""
    text = _words(block).removesuffix("文件")
    return len(text) > 3 and (text in normal(title) or _DATE.fullmatch(text) is not None)


def _words(block: Block) -> str:
    return normal(block.text) if isinstance(block, Line) else ""
