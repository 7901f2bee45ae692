"""Changes to a narrative as typed that must not change what else it says: fixes, and text written to be read back as it is."""

import re
from collections.abc import Iterator

from gipgen.prose.blocks import parse_blocks
from gipgen.prose.inline import BLANKS, mark_at, next_sign, parse_inline
from gipgen.prose.lines import bullet_match, is_delimiter, is_heading, item_match
from gipgen.prose.nodes import Block, Heading, Inline, Lead, Link, List, Paragraph, Strong, Text, inlines, leaves, plain

_NAME_IN_BRACES = r"\{(?=[^{}\n.]*\.[^{}\n]*\})"  # {主动公开.行政处罚}: looks like a value whose braces were lost
_LONGEST = 6_000  # characters of three lines
_ITEM_STARTS = frozenset("-+0123456789")
_EDGES = "*_"  # signs that join those of their neighbours


def escaped(text: str) -> str:
    """Text that is read back as just this text, with as few backslashes as that takes; ``\\n`` is none of it."""
    found = [0] if text[:1] in _EDGES and text else []
    position = 0
    while (sign := next_sign(text, position)) is not None:
        position = sign + 1
        if mark_at(text, sign):
            found.append(sign)
    found += [match.start() for match in re.finditer(_NAME_IN_BRACES, text)]
    found += _closing_only(text) if "}}" in text else ()
    if text[-1:] in ("*", "_", "\\"):
        found.append(len(text) - 1)
    places = sorted(set(found))
    written = "".join(
        "\\" * (number > 0) + text[begin:end]
        for number, (begin, end) in enumerate(zip([0, *places], [*places, len(text)], strict=True))
    )
    if "[" in text and places and plain(parse_inline(written).children) != text:
        return all_escaped(text)  # what is escaped inside brackets may make a link of them
    return written


def _closing_only(text: str) -> Iterator[int]:
    """Braces that close what none has opened: the second of two is enough."""
    closed = 0
    for match in re.finditer(r"\}\}", text):
        if "{{" not in text[closed : match.start()]:
            yield match.start() + 1
        closed = match.end()


def all_escaped(text: str) -> str:
    """The same, with a backslash in front of every sign that could be markup beside whatever follows; none is before a word."""
    return re.sub(r"([*_\[\]{}<!]|\\(?![^\W_]))", r"\\\1", text)


def unescaped(typed: str) -> str:
    """What is read of text that has signs behind backslashes."""
    return re.sub(r"\\([^\w\s])", r"\1", typed) if "\\" in typed else typed


def guarded(line: str) -> str:
    """A line of a paragraph that is read back as one, and not as a heading, an item or a table."""
    if item := item_match(line):
        at = len(item[1]) - 1
        return f"{line[:at]}\\{line[at:]}"
    if line[1:2] == "\t" and line[:1].isalpha() and bullet_match(line):
        return line.replace("\t", " ", 1)  # a letter that Word has for a bullet: no backslash is read in front of one
    return f"\\{line}" if is_heading(line) or is_delimiter(line) or bullet_match(line) else line


def heading_line(level: int, text: str) -> str:
    """A heading; signs at its end that would only close it stay its own."""
    return "#" * (level + 1) + " " + re.sub(r"(?<=\s)(?=#+$)", r"\\", text)


def reads_alike(typed: str, begin: int, end: int, replacement: str) -> bool:
    """Whether the lines around two offsets read as before with ``replacement`` there, but for its own characters.

    Without this a fix could make markup out of what it leaves standing side by side (``* *`` without its blank is bold).
    """
    first = typed.rfind("\n", 0, max(typed.rfind("\n", 0, begin), 0)) + 1  # the line above counts, and the one below
    last = typed.find("\n", end)
    last = typed.find("\n", last + 1) if last >= 0 else last
    last = len(typed) if last < 0 else last
    if last - first > _LONGEST:
        return False  # no paragraph, and looking at it again for each of its slips would take for ever
    before, after = typed[first:last], typed[first:begin] + replacement + typed[end:last]
    if before.strip() == typed[begin:end].strip():
        return not replacement or bool(replacement.strip())  # a paragraph of its own may go
    if _is_plain(before, after):
        return True
    old, new = parse_blocks(before).blocks, parse_blocks(after).blocks
    if _skeleton(old) != _skeleton(new):
        return False
    was, now = _letters(old), _letters(new)
    if len(now) - len(was) != len(replacement) - len(unescaped(typed[begin:end])):
        return False
    kept = _in_common(was, now)
    kept += _in_common(was[kept:][::-1], now[kept:][::-1])
    return kept >= len(was) - (end - begin)


def _is_plain(before: str, after: str) -> bool:
    """Whether two states of a few lines have no sign that could say anything, and the same blank lines: most have."""
    if any(sign in before or sign in after for sign in "*_[<{\\|#＃"):
        return False
    starts = [[line.lstrip(BLANKS)[:1] for line in text.split("\n")] for text in (before, after)]
    return [start == "" for start in starts[0]] == [start == "" for start in starts[1]] and not any(
        start in _ITEM_STARTS for start in starts[1]
    )


def _in_common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _letters(blocks: tuple[Block, ...]) -> str:
    return "".join(node.text for inside in inlines(blocks) for node in leaves(inside) if isinstance(node, Text))


def _skeleton(blocks: tuple[Block, ...]) -> list[object]:
    """What there is besides letters."""
    return [(type(block), block.line, getattr(block, "level", 0), _bones(block)) for block in blocks]


def _bones(block: Block) -> list[object]:
    if isinstance(block, (Paragraph, Heading)):
        return _marks(block.children)
    if isinstance(block, List):
        return [_skeleton(item) for item in block.items]
    return [_marks(cell) for row in block.rows for cell in row]


def _marks(children: tuple[Inline, ...]) -> list[object]:
    found: list[object] = []
    for node in children:
        if isinstance(node, Lead):
            found += _marks(node.children)  # a heading or a sentence: the words that stay are the same
        elif isinstance(node, (Strong, Link)):
            found.append((type(node), getattr(node, "target", ""), _marks(node.children)))
        elif not isinstance(node, Text):
            found.append((type(node), getattr(node, "target", ""), getattr(node, "expression", "")))
    return found
