"""The title of the whole report among the text of a part: pasted with it from Word, and printed by gipgen already."""

from collections.abc import Iterator, Sequence

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.prose.lines import is_running_title
from gipgen.prose.nodes import Block, Heading, Paragraph, plain
from gipgen.vocabulary.words import LANGUAGE

TITLE = Text(
    "“{seen}”是整个报告的标题，gipgen 会印，这里再写就印两遍。删去这一行：gipgen fmt --fix 会删。",
    "'{seen}' is the title of the report, which gipgen prints; delete this line ('gipgen fmt --fix' does)",
)
_LONGEST = 60
_AROUND = "#* \t\u3000\xa0"
_NO_TITLE = frozenset("，。；：、！？《》“”,;:!?")


def titles_of_the_report(blocks: Sequence[Block], typed: str, form: Form) -> Iterator[Diagnostic]:
    """The lines that are it, or what the head of a page has of it; a sentence that speaks of the report is none. What rule tells
    them, the caller knows.
    """
    lines = typed.split("\n")
    if not any(line.rstrip(_AROUND).endswith(LANGUAGE.title_endings) for line in lines):
        return
    ending = form.title.rpartition("}年")[2]
    above: tuple[Paragraph | Heading, str] | None = None
    for block in blocks:
        if not isinstance(block, (Paragraph, Heading)):
            above = None
            continue
        text = plain(block.children)
        is_whole = _is_title(text, ending) or (isinstance(block, Paragraph) and is_running_title(text.strip(_AROUND)))
        if above is not None and _is_rest(above[1], text, ending):
            shown = f"{above[1]}{text}"
            yield _told(*above, shown, lines)
            yield _told(block, text, shown, lines)
            above = None
            continue
        if is_whole:
            yield _told(block, text, text, lines)
        above = None if is_whole else (block, text)


def _told(block: Paragraph | Heading, text: str, shown: str, lines: Sequence[str]) -> Diagnostic:
    line = lines[block.line]
    fix = Fix(Offset(block.line, 0), len(line), "") if line.strip(_AROUND) == text.strip(_AROUND) else None
    values = {"seen": quoted(shown, limit=_LONGEST)}
    return Diagnostic("", WARNING, TITLE, values=values, offset=Offset(block.line, 0), fix=fix)


def _is_rest(above: str, text: str, ending: str) -> bool:
    """Whether a title stands in two lines, the agency above or the second half below: only together they are one."""
    if len(above) > _LONGEST or not text.endswith(LANGUAGE.title_endings):
        return False
    is_agency = above.endswith(LANGUAGE.addressed) and _NO_TITLE.isdisjoint(above)
    return is_running_title(f"{above}{text}") and (is_agency or not _is_title(text, ending))


def _is_title(text: str, ending: str) -> bool:
    words = text.strip(_AROUND)
    return words.endswith(ending) and len(words) <= _LONGEST and _NO_TITLE.isdisjoint(words)
