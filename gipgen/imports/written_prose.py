"""Runs, paragraphs and tables of a published report as Markdown that is read back as the words that they are."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from gipgen.imports.raw import Run, Table
from gipgen.imports.read_own_text import dressed
from gipgen.prose.inline import CLOSING, OPENING, parse_inline
from gipgen.prose.rewriting import all_escaped, escaped, guarded
from gipgen.prose.targets import is_safe, leads_nowhere

_BLANKS = " \u3000\xa0\n"
_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # to a reader of YAML; here they stand inside a line
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"


def written_inline(runs: tuple[Run, ...], *, loose: bool, own: bool) -> str:
    """Runs as Markdown that is read back as the words that they are."""
    cleaned = [run._replace(text=_cleaned(_tight(run.text) if loose else run.text)) for run in _merged(runs)]
    whole = all(run.bold for run in runs if run.text.strip())
    words = "".join(run.text for run in cleaned).strip(_BLANKS)
    text = ""
    for guard in (escaped, all_escaped):
        text = _marked(cleaned, guard, bold=not (whole and loose), own=own)
        if "".join(run.text for run in dressed(parse_inline(text).children)) == words:
            break
    return text


def _marked(runs: Sequence[Run], guard: Callable[[str], str], *, bold: bool, own: bool) -> str:
    parts = []
    for run in runs:
        if run.text == "\n":
            parts.append("\\\n")
            continue
        text = guard(run.text)
        if run.target and not leads_nowhere(run.target) and (is_safe(run.target) if own else _is_address(run.target)):
            text = _link(text, run, own=own)
        parts.append(_strong(text) if run.bold and bold else text)
    return "".join(parts).replace("****", "").strip(_BLANKS)


def _link(text: str, run: Run, *, own: bool) -> str:
    if run.text.strip() == run.target:
        return f"<{run.target}>" if own and _is_address(run.target) else text
    target = run.target
    if re.search(r"[()\s]", target):
        target = f"<{target}>" if own else target.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{text}]({target})"


def _strong(text: str) -> str:
    """Bold without the blanks and stops around it, which would keep the marks from being read."""
    inner = text.lstrip(f"{CLOSING} \t\u3000\xa0\n").rstrip(f"{OPENING} \t\u3000\xa0\n")
    return text.replace(inner, f"**{inner}**") if inner else text


def _merged(runs: tuple[Run, ...]) -> Iterator[Run]:
    pending: Run | None = None
    for run in (piece._replace(text=part) for piece in runs for part in re.split("(\n)", piece.text) if part):
        if pending is not None and pending[1:] == run[1:] and "\n" not in (pending.text, run.text):
            pending = pending._replace(text=pending.text + run.text)
        else:
            if pending is not None:
                yield pending
            pending = run
    if pending is not None:
        yield pending


def _is_address(target: str) -> bool:
    return re.match(r"(https?://|mailto:)\S+$", target) is not None


def _tight(text: str) -> str:
    """Without the blanks that conversion puts between Chinese characters and digits."""
    text = re.sub(rf"(?<=[{_CJK}])[ \xa0]+(?=[{_CJK}\d])", "", text)
    return re.sub(rf"(?<=\d)[ \xa0]+(?=[{_CJK}])", "", text)


def _cleaned(text: str) -> str:
    """Without signs that no file may hold, and with half-width braces: full-width ones would be taken for a slip."""
    text = text.translate(_LINE_ENDS)
    kept = "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")
    )
    return kept.replace("\t", " ").replace("\ufeff", "").replace("\u200b", "").replace("｛", "{")


def written_guard(text: str, *, own: bool) -> str:
    """Keep the start of a paragraph from being read as a heading, a list or a table."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        match = re.match(rf"(\d{{1,3}}[.)])\s+(?=[{_CJK}])", line)
        if line.startswith("＃"):
            lines[place] = f"\\#{line[1:]}"
        elif match and not own:  # the official form of a number has no blank behind it
            lines[place] = match[1] + line[match.end() :]
        else:
            lines[place] = guarded(line)
    return "\n".join(lines)


def written_table(table: Table) -> str:
    """A table that is none of the form's, as a simple table; cells that span are written once."""
    width = max((cell.column + cell.colspan for cell in table.cells), default=0)
    rows = []
    for row in table.rows:
        texts = [""] * width
        for cell in row:
            texts[cell.column] = escaped(_cleaned(" ".join(cell.text.split()))).replace("|", "\\|")
        rows.append("| " + " | ".join(texts) + " |")
    rows.insert(1, "| " + " | ".join(["---"] * width) + " |")
    return "\n".join(rows)
