"""What a page or a converter prints around a report, taken off: navigation, page furniture, files to load down."""

from collections.abc import Sequence

from gipgen.imports import frame
from gipgen.imports.form_words import Index
from gipgen.imports.match import Leftover, shortened
from gipgen.imports.outline import Start, table_section
from gipgen.imports.printed_words import is_value, normal
from gipgen.imports.raw import Block, Line, Raw, Table, pieces

_FEWEST = 4  # headings and tables of a report that tell the element of the page that holds it
_LONGEST_TITLE = 64
_PROSE = 40  # characters of a line that is no furniture


def is_page(raw: Raw) -> bool:
    return any(block.path for block in raw.blocks)


def without_chrome(block: Block) -> tuple[Block, list[Leftover]]:
    """A line of the front without the navigation that ran together with it, and that."""
    if isinstance(block, Table):
        return block, []
    kept = len(frame.without_chrome(block.text))
    if kept == len(block.text):
        return block, []
    end = len(block.whole.rstrip())
    return block.part(end - kept, end), [shortened(block.part(0, end - kept), "page")]


def without_page(
    blocks: list[Block], starts: list[Start], words: Index
) -> tuple[list[Block], list[Start], list[Leftover]]:
    """Take off what stands outside the element of a page that holds the whole report, title lines excepted."""
    element = _element(blocks, starts, words)
    if not element:
        return blocks, starts, []
    first, last = starts[0].position, starts[-1].position
    kept: list[Block] = []
    dropped: list[Leftover] = []
    moved: list[int] = []  # where each block stands among those kept
    for number, block in enumerate(blocks):
        moved.append(len(kept))
        is_inside = block.path[: len(element)] == element
        if is_inside or first < number < last or (number < first and _may_be_title(block)):
            kept.append(block)
        else:
            dropped.append(shortened(block, "page"))
    return kept, [start._replace(position=moved[start.position]) for start in starts], dropped


def _element(blocks: list[Block], starts: list[Start], words: Index) -> tuple[int, ...]:
    """The way to the innermost element that holds all sections and tables; nothing where they are too few to know it."""
    paths = [blocks[start.position].path for start in starts]
    paths += [block.path for block in blocks if table_section(block, words) is not None]
    if not starts or len(paths) < _FEWEST:
        return ()
    common = paths[0]
    for path in paths[1:]:
        length = 0
        while length < min(len(common), len(path)) and common[length] == path[length]:
            length += 1
        common = common[:length]
    return common


def _may_be_title(block: Block) -> bool:
    return isinstance(block, Line) and len(block.text) < _LONGEST_TITLE and bool(frame.title_of([block]))


def without_furniture(blocks: Sequence[Block]) -> tuple[list[Block], list[Leftover]]:
    """The blocks without furniture, and that."""
    kept: list[Block] = []
    dropped: list[Leftover] = []
    for block in blocks:
        if _is_facts(block) if isinstance(block, Table) else frame.is_furniture(block.text):
            dropped.append(shortened(block, "page"))
        else:
            kept.append(block)
    return kept, dropped


def _is_facts(table: Table) -> bool:
    """Whether a table in front of a report is what a site says of its page: 索引号, 发布机构, 成文日期, each beside its value."""
    rows = [[normal(cell.text) for cell in row] for row in table.rows]
    named = sum(any(frame.is_fact(text) for text in row) for row in rows)
    return bool(rows) and any(map(frame.is_fact, rows[0])) and 2 * named > len(rows)


def trimmed(part: Sequence[Block], *, table: bool, last: bool) -> tuple[list[Block], list[Leftover]]:
    """A section without furniture, and that; behind the end of the report the first line of it ends everything.

    ``table``: the section has a table, whose marks for nothing are no furniture.
    """
    size = len(part)
    while last and size and _offers_file(part[size - 1]):
        size -= 1
    kept: list[Block] = []
    dropped = [_whole(block) for block in reversed(part[size:])]
    for number, block in enumerate(part[:size]):
        if not _is_furniture(block, table=table):
            kept.append(block)
            continue
        dropped.append(_whole(block))
        behind = part[number + 1 : size]
        if last and kept and block.path and not any(map(_is_prose, behind)):
            return kept, [*dropped, *(shortened(each, "page") for each in behind)]
    return kept, dropped


def _whole(block: Block) -> Leftover:
    return Leftover(block.text, block.place, "page", pieces(block))


def _offers_file(block: Block) -> bool:
    return isinstance(block, Line) and frame.is_own_file(block.text)


def _is_furniture(block: Block, *, table: bool) -> bool:
    return isinstance(block, Line) and frame.is_furniture(block.text) and not (table and is_value(block.text))


def _is_prose(block: Block) -> bool:
    return isinstance(block, Line) and len(block.text) > _PROSE
