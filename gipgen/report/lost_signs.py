"""Comments that lost their ``#``: below a text they are read as its last lines, and would be printed.

What the comments of a report file are is known: those that ``gipgen new`` writes, and the names of a table's columns.
"""

from collections.abc import Iterable, Sequence

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Path, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.form.definition import Form
from gipgen.form.homes import indented
from gipgen.source.reader import Source, with_text
from gipgen.source.text_lines import Words, is_remark

_LONGEST = 40  # characters of a line that a message shows


def remarks(forms: Iterable[Form]) -> frozenset[str]:
    """The comments of a new report file of each form, without their signs and blanks."""
    from gipgen.report.scaffold import scaffold  # noqa: PLC0415  wanted for files in which something is wrong

    found = set()
    for form in forms:
        for line in scaffold(form, "〈〉", 2000, "report.yaml").split("\n"):
            if line.lstrip().startswith("# "):  # more signs make a heading of a text
                found.add("".join(line.split()).lstrip("#"))
    return frozenset(found - {""})


def column_names(forms: Iterable[Form]) -> tuple[frozenset[str], ...]:
    """What comments call the columns of each table whose rows are lists of numbers."""
    blocks = [block for form in forms for table in form.tables.values() for block in table.blocks]
    return tuple(
        frozenset(name for column in block.columns for name in (column.key, column.label))
        for block in blocks
        if block.writing == "list"
    )


def without_remarks(source: Source, routes: Sequence[Path], words: Words) -> Source:
    """The source without the explanations at the end of the texts at ``routes``, and with what is to be said of them."""
    lines = source.typed.split("\n")
    data, told = source.data, list(source.findings)
    for route in routes:
        mark = source.marks[route]
        texts = mark.raw.rstrip().split("\n")
        kept = list(texts)
        while kept and (not kept[-1].strip() or is_remark(kept[-1], words)):
            kept.pop()
        first = next((number for number in range(len(kept), len(texts)) if texts[number].strip()), len(texts))
        if kept and first < len(texts):
            above, below = mark.line + 1 + first, mark.line + 1 + len(texts)
            text = "\n".join(kept).rstrip() + "\n"
            data = with_text(data, route, text)
            told.append(_told(source, route, lines[above:below], above, text))
    return source._replace(data=data, findings=tuple(told))


def _told(source: Source, route: Path, typed: list[str], number: int, kept: str) -> Diagnostic:
    mark = source.marks[route]
    blanks = " " * mark.key_column
    first = typed[0]
    lead = len(first) - len(first.lstrip())
    wanted = "\n".join(f"{blanks}# {line.strip()}" if line.strip() else "" for line in typed)
    edits = (Edit(Span(number + 1, 1), len("\n".join(typed)), wanted),)
    rewrite = None if source.removed else Rewrite(edits, ((route, kept),))
    values = {
        "key": route[-1],
        "excerpt": quoted(" ".join(first.split()), limit=_LONGEST),
        "deep": indented(mark.key_column),
        "count": len([line for line in typed if line.strip()]),
    }
    variant = "lost_sign" if values["count"] == 1 else "lost_signs"
    span = Span(number + 1, lead + 1)
    return Diagnostic(SYNTAX, ERROR, TEXTS[variant], route, values, span=span, rewrite=rewrite)
