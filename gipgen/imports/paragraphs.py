"""Lines → prose as a report file writes it: sentences joined again, headings marked, signs of Markdown guarded (``prose.rewriting``).

A line is joined to the one above when that one did not end: a quotation mark or bracket is still open, or the line is long
and ends without a sign. Only sources whose line breaks mean little (plain text, PDF) are joined so; paragraphs of Word
files and pages stay apart unless a bracket is open.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from gipgen.imports.joined_lines import LONGEST_HEADING, is_heading, joined_lines
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Run, Table
from gipgen.imports.read_own_text import dressed
from gipgen.prose.inline import is_safe, parse_inline
from gipgen.prose.numbering import Typed, typed_number
from gipgen.prose.rewriting import all_escaped, escaped, guarded, heading_line

_ENDS = "。！？；：…!?;:"
_BLANKS = " \u3000\xa0\n"
_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # to a reader of YAML; here they stand inside a line
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"


def prose(blocks: Sequence[Block], *, loose: bool, own: bool) -> str:
    """The blocks of one section as Markdown."""
    lines = list(blocks) if own else joined_lines(blocks, loose=loose)
    marks = _heading_levels(lines, own=own)
    parts: list[str] = []
    in_list = False
    for block, level in zip(lines, marks, strict=True):
        if isinstance(block, Table):
            parts += [_table(block), ""]
            continue
        text = _inline(block.runs, loose=loose and not own, own=own)
        if not text:
            continue
        listed = bool(block.item or block.depth)
        if in_list and not listed:
            parts.append("")
        in_list = listed
        if level:
            parts += [heading_line(level, _bare(block, own=own).replace("**", "")), ""]
        elif block.item:
            parts.append(_indented(f"{block.item} {_guard(text, own=own)}", block.depth - 1))
        elif block.depth:
            parts += ["", _indented(_guard(text, own=own), block.depth)]
        else:
            parts += [_guard(text, own=own), ""]
    return "\n".join(parts).strip("\n")


def _indented(text: str, depth: int) -> str:
    """Lines of an item, set in as deep as lists are nested around them; four blanks are enough for any sign."""
    return "\n".join("    " * depth + line for line in text.split("\n"))


def _heading_levels(lines: Sequence[Block], *, own: bool) -> list[int]:
    """The level of each line that is a heading (0: none). Levels must follow one another as gipgen writes them."""
    if own:
        return [min(max(line.heading - 2, 0), 3) if isinstance(line, Line) else 0 for line in lines]
    levels: list[int] = []
    open_level = 0
    for line in lines:
        level = _level(line) if isinstance(line, Line) else 0
        if level > open_level + 1:
            level = 0  # a heading without the one above it stays the paragraph that it is
        if level:
            open_level = level
        levels.append(level)
    return levels


def _level(line: Line) -> int:
    if not is_heading(line):
        short = line.heading > 1 and len(line.text) <= LONGEST_HEADING and line.text[-1:] not in _ENDS
        return 1 if short and typed_number(line.text) is None else 0
    text = line.text
    number = typed_number(text)
    if number is None or text[-1] in "：:":
        return 0
    return number.level


def _bare(line: Line, *, own: bool) -> str:
    """A heading without its number where that is the one gipgen will give."""
    text = _inline(line.runs, loose=not own, own=own)
    number: Typed | None = typed_number(line.text)
    if number is None:
        return text
    return _inline(_cut(line.runs, number.length), loose=not own, own=own)


def _cut(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    left = length
    result = []
    for run in runs:
        kept = run.text[left:]
        left = max(left - len(run.text), 0)
        if kept:
            result.append(run._replace(text=kept))
    return tuple(result)


def _inline(runs: tuple[Run, ...], *, loose: bool, own: bool) -> str:
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
        if run.target and (is_safe(run.target) if own else _is_address(run.target)):
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
    """Bold without the blanks around it, which would keep the marks from being read."""
    inner = text.strip()
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


def _guard(text: str, *, own: bool) -> str:
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


def _table(table: Table) -> str:
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


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same, blanks and width aside."""
    return normal(one) == normal(other)
