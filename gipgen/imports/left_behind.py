"""What is not taken: of a long file the pages that nobody began, what no section can hold, and labels that would be no text.

All of it is told, with its place.
"""

from collections.abc import Callable, Iterator, Sequence

from gipgen.findings.privacy import quoted
from gipgen.form.schema import LONGEST_PROSE
from gipgen.imports.divide import Divided
from gipgen.imports.match import Leftover, shortened
from gipgen.imports.raw import Block, Raw, Table, pieces
from gipgen.report.structure import vocabulary
from gipgen.source.decode import MAX_BYTES, MAX_LINE, MAX_LINES
from gipgen.source.text_lines import is_remark

_ROOM = LONGEST_PROSE * 9 // 10  # for the text itself; the rest is for what Markdown puts around it
_PARAGRAPH = MAX_LINE * 8 // 10
_LINES = MAX_LINES * 8 // 10  # of all sections; the rest is for the tables, and for what is said beside them
_BYTES = MAX_BYTES * 7 // 10  # likewise
_STOPS = ("。", "！", "？", "；", "：")
_AROUND = 8  # signs around a paragraph or a cell
_SHOWN = 60  # characters of what is told


def unread(raw: Raw) -> Iterator[Leftover]:
    """Where a long file was left."""
    if raw.unread:
        yield Leftover("", raw.unread, "unread")


def within_limits(parts: Divided, raw: Raw) -> tuple[Divided, tuple[Leftover, ...]]:
    """Sections no longer than a report file may hold them, and what was left out: annexes of a hundred pages end in the last one."""
    notes, left = dict(parts.notes), list[Leftover]()
    lines, room = _rooms(parts, _lines, _LINES), _rooms(parts, _bytes, _BYTES)
    for id_, blocks in parts.notes.items():
        end = min(
            _end(blocks, joined=raw.loose), _end_of(blocks, _lines, lines[id_]), _end_of(blocks, _bytes, room[id_])
        )
        if end < len(blocks):
            notes[id_] = blocks[:end]
            rest = blocks[end:]
            taken = tuple(piece for block in rest for piece in pieces(block))
            left.append(Leftover(quoted(rest[0].text, 0, _SHOWN), rest[0].place, "long", taken))
    return parts._replace(notes=notes), tuple(left)


def without_labels(parts: Divided) -> tuple[Divided, tuple[Leftover, ...]]:
    """Sections that do not end in labels of the form: at the end of a text they read as comments that lost their ``#``."""
    notes, left = dict(parts.notes), list[Leftover]()
    for id_, blocks in parts.notes.items():
        end = len(blocks)
        while end and _is_label(blocks[end - 1]):
            end -= 1
        left += [shortened(each, "nowhere") for each in blocks[end:]]
        notes[id_] = blocks[:end]
    return parts._replace(notes=notes), tuple(left)


def _is_label(block: Block) -> bool:
    if isinstance(block, Table) or len(block.text) > _SHOWN or block.text.endswith(_STOPS):
        return False
    return is_remark(block.text, vocabulary())


def _end(blocks: Sequence[Block], *, joined: bool) -> int:
    """How many blocks a section has room for; its first one it has always. Lines may be ``joined`` to one long paragraph."""
    whole = paragraph = 0
    for number, block in enumerate(blocks):
        size = _size(block)
        ended = not joined or isinstance(block, Table) or blocks[number - 1].text.endswith(_STOPS)
        whole, paragraph = whole + size, size if ended else paragraph + size
        if number and (whole > _ROOM or (joined and paragraph > _PARAGRAPH)):
            return number
    return len(blocks)


def _rooms(parts: Divided, measure: Callable[[Block], int], room: int) -> dict[str, int]:
    """How much of a file each section may have: all that it wants, as long as no other has to give way for it."""
    wanted = sorted((sum(map(measure, blocks)), id_) for id_, blocks in parts.notes.items())
    rooms = dict[str, int]()
    for place, (size, id_) in enumerate(wanted):
        rooms[id_] = min(size, room // (len(wanted) - place))
        room -= rooms[id_]
    return rooms


def _end_of(blocks: Sequence[Block], measure: Callable[[Block], int], room: int) -> int:
    """How many blocks there is room for; the first one is there always."""
    for number, block in enumerate(blocks):
        room -= measure(block)
        if number and room < 0:
            return number
    return len(blocks)


def _lines(block: Block) -> int:
    """The lines that a block takes with the blank one below it."""
    return len(block.rows) + 2 if isinstance(block, Table) else block.text.count("\n") + 2


def _bytes(block: Block) -> int:
    """The bytes that a block takes, with those in front of its lines."""
    if isinstance(block, Table):
        return sum(len(cell.text.encode()) + _AROUND for cell in block.cells)
    return len(block.text.encode()) + _AROUND


def _size(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(cell.text) + _AROUND for cell in block.cells)
    return len(block.text) + _AROUND
