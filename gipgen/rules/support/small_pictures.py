"""Small pictures that a telephone puts into a text (😀): no report has them, and not every font can show them."""

import re
from collections.abc import Iterable, Iterator

from gipgen.findings.finding import WARNING, Diagnostic
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.line_ends import is_ended, is_plain_title
from gipgen.prose.lines import is_furniture
from gipgen.prose.passages import Passage
from gipgen.rules.support.spots import Spot, by_line

_RULE = "GIP730"
PICTURE = Text(
    "“{seen}”是表情符号，报告里不用，请删去。",
    "'{seen}' is a small picture, as telephones have it; no report does: delete it",
)
IN_PLACE_OF_STOP = Text(
    "“{seen}”是表情符号，报告里不用，也代替不了句号。写成“{wanted}”。",
    "'{seen}' is a small picture, as telephones have it, and no stop: write '{wanted}'",
)
OF_TITLE = Text(
    "“{seen}”是表情符号，报告里不用。后面的“{title}”是小标题的，写成“## {title}”；是正文的，删去表情符号，补上句号。",
    "'{seen}' is a small picture, as telephones have it: write '## {title}' if a heading stands behind it, else delete it and put a stop",
)
_FIRST, _SIGNS = "\U0001f000", "\U0001f000-\U0001faff"
_PICTURES = rf"[ \t]{{0,4}}[{_SIGNS}][{_SIGNS}\u200d\ufe0f]*"
_NO_SENTENCE = 6  # characters: a line that short needs no stop


def small_pictures(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """What is said of them, line by line."""
    for passage in passages:
        if max(passage.text, default="") < _FIRST or not passage.is_prose or is_furniture(passage.text):
            continue
        if title := _title(passage):
            begin = passage.text.index(title)
            values = {"seen": quoted(passage.text[:begin].strip()), "title": quoted(title), "slip": "picture_and_title"}
            yield Diagnostic(_RULE, WARNING, OF_TITLE, passage.path, values, offset=passage.place(0))
            continue
        spots = [Spot(*each.span(), _in_place(passage, each)) for each in re.finditer(_PICTURES, passage.text)]
        for line in by_line(passage, spots):
            first = line.spots[0]
            seen = passage.text[first.begin : first.end].strip()
            values = {"seen": quoted(seen), "wanted": first.replacement or "", "slip": "small_picture"}
            text = IN_PLACE_OF_STOP if first.replacement else PICTURE
            yield Diagnostic(_RULE, WARNING, text, passage.path, values, offset=line.offset, fix=line.fix)


def _title(passage: Passage) -> str:
    """The words behind a picture that begins a line, if they may be a heading."""
    match = re.match(_PICTURES, passage.text)
    title = passage.text[match.end() :].strip() if match and passage.kind == "paragraph" and not passage.heading else ""
    return title if is_plain_title(title) and max(title, default="") < _FIRST else ""


def _in_place(passage: Passage, match: re.Match[str]) -> str:
    """A stop where the pictures end a sentence that has none; else nothing."""
    text = passage.text
    before = text[: match.start()]
    ends = match.end() == len(text) and passage.kind == "paragraph" and not passage.heading
    return "。" if ends and len(before) > _NO_SENTENCE and not is_ended(before) else ""
