"""Headings of one series, some on lines of their own and some at the beginning of paragraphs: they would be printed in two ways."""

from collections.abc import Iterator, Sequence

from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.narrative import Narrative
from gipgen.prose.nodes import Block, Heading, Lead, Paragraph, plain
from gipgen.prose.typed_numbers import number_text, typed_number
from gipgen.rules.support.rule import Case

ALONE = Text(
    "小标题“{seen}”单独成行，同一层的另外 {count} 个（如“{other}”）写在段落开头，印出来不一样。照它们写：删去这一行，下一段开头写“{wanted}”。",
    "the heading '{seen}' stands on a line of its own, {count} others ('{other}') begin paragraphs: delete the line and begin the next "
    "paragraph with '{wanted}'",
)
RUN_IN = Text(
    "小标题“{seen}”写在段落开头，同一层的另外 {count} 个（如“{other}”）单独成行，印出来不一样。照它们写：另起一行写“{wanted}”，空一行再写正文。",
    "the heading '{seen}' begins a paragraph, {count} others ('{other}') stand on lines of their own: write '{wanted}' on one",
)
_TOLD = frozenset(("GIP701", "GIP704"))  # numbers are to change, or headings to go: one thing after the other
_FEWEST = 3  # headings of a series of which one can be the odd one
_MOST = 4  # headings that a message names
_SHOWN = 40


def mixed_headings(case: Case, rule: str) -> Iterator[Diagnostic]:
    """One finding for each part of the report that mixes them: what the fewer of them are to be."""
    paths = {passage.section: passage.path for passage in case.passages}
    for section, narrative in case.narratives.items():
        found = _mixed(narrative)
        if found is not None and section in paths:
            yield found._replace(rule=rule, path=paths[section])


def _mixed(narrative: Narrative) -> Diagnostic | None:
    series = list(filter(_is_first_level, narrative.blocks))
    heads = [block for block in series if isinstance(block, Heading)]
    leads = [block for block in series if isinstance(block, Paragraph)]
    if not (heads and leads and len(series) >= _FEWEST and _is_one_series(series)):
        return None
    if not _TOLD.isdisjoint([each.rule for each in narrative.problems]):
        return None
    return _to_run_in(heads, leads) if len(heads) <= len(leads) else _to_stand_alone(heads, leads)


def _to_run_in(heads: Sequence[Heading], leads: Sequence[Paragraph]) -> Diagnostic:
    titles = [head.number + plain(head.children) for head in heads]
    stop = _lead(leads[0])[-1]
    return _told(ALONE, heads, titles, [title + stop for title in titles], leads)


def _to_stand_alone(heads: Sequence[Heading], leads: Sequence[Paragraph]) -> Diagnostic:
    titles = [_lead(block).rstrip("。：:") for block in leads]
    marked = heads[0].marked
    wanted = [f"## {title[_number_length(title) :]}" if marked else title for title in titles]
    return _told(RUN_IN, leads, titles, wanted, heads)


def _told(
    text: Text, odd: Sequence[Heading | Paragraph], seen: Sequence[str], wanted: Sequence[str], others: Sequence[Block]
) -> Diagnostic:
    other = others[0]
    shown = other.number + plain(other.children) if isinstance(other, Heading) else _lead(other)
    values = {
        "seen": _named(seen),
        "wanted": _named(wanted),
        "other": quoted(shown, limit=_SHOWN),
        "count": len(others),
    }
    return Diagnostic("", WARNING, text, values=values, offset=Offset(odd[0].line, 0))


def _named(texts: Sequence[str]) -> str:
    return "”“".join(quoted(each, limit=_SHOWN) for each in texts[:_MOST])


def _is_first_level(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 1
    return isinstance(block, Paragraph) and _level(block) == 1


def _level(block: Block) -> int:
    first = block.children[0] if isinstance(block, Paragraph) and block.children else None
    return first.level if isinstance(first, Lead) else 0


def _lead(block: Block) -> str:
    return plain(block.children[:1]) if isinstance(block, Paragraph) else ""


def _number_length(title: str) -> int:
    typed = typed_number(title)
    return typed.length if typed else 0


def _is_one_series(series: Sequence[Block]) -> bool:
    """Whether the numbers go on from one kind to the other."""
    for value, block in enumerate(series, 1):
        typed = typed_number(_lead(block)) if isinstance(block, Paragraph) else None
        if isinstance(block, Heading) and block.number != number_text(1, value):
            return False
        if typed is not None and typed.value != value:
            return False
    return True
