"""The title of the whole report among the text of a part: pasted with it from Word, and printed by gipgen already."""

from collections.abc import Iterator, Sequence

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.prose.nodes import Block, Heading, Paragraph, plain

TITLE = Text(
    "“{seen}”是整个报告的标题，gipgen 会印，这里再写就印两遍。删去这一行：gipgen fmt --fix 会删。",
    "'{seen}' is the title of the report, which gipgen prints; delete this line ('gipgen fmt --fix' does)",
)
_LONGEST = 60
_AROUND = "#* \t\u3000\xa0"
_NO_TITLE = frozenset("，。；：、！？《》“”,;:!?")


def titles_of_the_report(blocks: Sequence[Block], typed: str, form: Form) -> Iterator[Diagnostic]:
    """The lines that are it; a sentence that speaks of the report is none. What rule tells them, the caller knows."""
    ending = form.title.rpartition("}年")[2]
    if ending not in typed:
        return
    lines = typed.split("\n")
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)) and _is_title(text := plain(block.children), ending):
            line = lines[block.line]
            fix = Fix(Offset(block.line, 0), len(line), "") if line.strip(_AROUND) == text.strip(_AROUND) else None
            values = {"seen": quoted(text, limit=_LONGEST)}
            yield Diagnostic("", WARNING, TITLE, values=values, offset=Offset(block.line, 0), fix=fix)


def _is_title(text: str, ending: str) -> bool:
    words = text.strip(_AROUND)
    return words.endswith(ending) and len(words) <= _LONGEST and _NO_TITLE.isdisjoint(words)
