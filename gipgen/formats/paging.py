"""Where a table may be split on paper: no page stays half white for it, and no row is left alone; and on which page each part begins.

How the pages of Word and LibreOffice come to be filled is reckoned (``flow.py``): well enough to choose between moving a table whole and
splitting it. The PDF measures instead (``templates/typst/style.typ``).
"""

from collections.abc import Iterator, Sequence

from gipgen.formats.flow import Flow, Strip, paragraph
from gipgen.formats.measures import Measures, masthead_lines
from gipgen.formats.prose_columns import prose_columns
from gipgen.formats.report_end import report_end
from gipgen.formats.row_groups import groups_begin, halved, kept_rows
from gipgen.formats.set_lines import set_lines
from gipgen.formats.table_widths import CELL_MARGINS, header_size, label_lines, side, widths
from gipgen.layout.document import Document, Part
from gipgen.layout.grid import Grid, GridCell
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import (
    Block,
    Heading,
    Image,
    List,
    Paragraph,
    Picture,
    Table,
    introduces,
    leaves,
    only_pictures,
    plain,
)
from gipgen.settings.settings import Style

_WHITE = 0.38  # of a page: more is not left white for a table that could be split …
_WHITE_FOR_BLOCKS = 0.43  # … unless it is one of blocks that have no header in common
_FULL = 0.6  # … and a page is full enough without a group that LibreOffice would part
_UNSURE = 2  # lines that what is reckoned may be wrong by
_UNSURE_AT_END = 3  # … and at the end of a report, where what all pages are wrong by adds up
_BELOW = 240  # twips below a table
ABOVE_TABLE = 180  # … and above one: what the PDF has; a caption has its own
_ROW_AIR = 30  # twips: above and below the words of a row, and its rule; in larger letters 20 more
_ROW_TIGHT = 20  # the same of a table that is set tighter
_SPARE = 200  # twips of such a table's page that stay free: its lines are of fixed height, one more of a label has room
_TIGHT = (
    12,
    11,
)  # twips a half point of its letters: a line of a table that is set tighter; less, and rules cut letters
_SHORT = 0.25  # of a page: a table of the prose that is no longer is not split
_FIGURE_AIR = 240  # twips around a picture of its own
_CAPTION_AIR = 180
_RULE = 150  # twips: the rule of the 红头 and what is free above it
_LEAD = 168  # characters: six lines; a longer paragraph is no lead


class Reckoned(NamedTuple):
    """What is reckoned of a part: the page it begins on, and how its table is set, if it has one."""

    page: int
    kept: list[bool]  # for each row whether it stands on the page of the next one
    whole: bool = True  # the table stays in one piece, by moving to the next page if need be
    tight: int = 0  # its rows are set tighter: twips a line, for each half point of its letters
    grouped: bool = False  # it moves to the next page, or at least its group of groups does, without leaving much white


class Paged(NamedTuple):
    """Of each part by its id; ``last`` is the number of the last page, ``filled`` how far each of the others is full."""

    parts: dict[str, Reckoned]
    last: int
    filled: list[float]
    parted: (
        bool  # the 版记 stands alone on the last page: with the signature it would leave much white on the one before
    )

    @property
    def tight(self) -> int:
        """How tight the tables are that are set tighter; 0 where none is."""
        return min((each.tight for each in self.parts.values() if each.tight), default=0)


def reckon(document: Document, page: Measures, logo: Picture | None = None) -> Paged:
    """How a report comes to fill its pages."""
    flow = Flow(page.text_height)
    if logo:
        flow.add([Strip(page.fitted(logo)[1] + _FIGURE_AIR)])
    flow.add(_top(document, page))
    flow.add(_text(document.preface, page))
    turned = False
    tables: dict[str, tuple[list[bool], bool, int, bool]] = {}
    for part in document.parts:
        sheet = page.turned() if part.landscape else page
        if part.landscape != turned:
            flow.turn(sheet.text_height)
            turned = part.landscape
        flow.add(_words(part, document, sheet))
        tables[part.id] = _table(part, part.grid, sheet, flow, document.style) if part.grid else ([], True, 0, False)
    end = report_end(document, page)
    flow.add(end.listed)
    together = flow.used + flow.waiting + end.last + sum(end.signed) + sum(end.imprint)
    unsure = _UNSURE_AT_END * page.line
    used = (
        flow.used
    )  # as it is reckoned; the lines above may leave white either way, on their page or on one that they begin
    white = used - unsure < _FULL * flow.height or used + unsure > flow.height
    parted = not end.joined and together + unsure > flow.height and white
    for heights in (end.signed, end.imprint) if parted else (end.signed + end.imprint,):
        flow.add(_together(heights))
    flow.end()
    return Paged(
        {each: Reckoned(flow.pages[each], *table) for each, table in tables.items()}, flow.page, flow.filled, parted
    )


def _words(part: Part, document: Document, page: Measures) -> Iterator[Strip]:
    """The heading of a part and its prose, down to its table."""
    above = ABOVE_TABLE if part.grid and not document.style.captions else 0
    yield Strip(page.line, 0 if part.blocks else above, keeps=True, mark=part.id)
    signs = document.signature is not None and part is document.parts[-1]
    yield from _text(part.blocks, page, keeps=leads(part) if part.grid else signs, above=above)


def leads(part: Part) -> bool:
    """Whether the last paragraph in front of a part's table stays with it: Word keeps its last lines, LibreOffice all of it."""
    last = part.blocks[-1] if part.blocks else None
    return part.landscape or not isinstance(last, Paragraph) or len(plain(last.children)) <= _LEAD


def _table(part: Part, grid: Grid, page: Measures, flow: Flow, style: Style) -> tuple[list[bool], bool, int, bool]:
    """Place a table: what ``Reckoned`` says of it."""
    if style.captions:
        flow.add([Strip(page.table * 40 // 3 + _CAPTION_AIR, keeps=True)])
    columns = widths(grid, page)
    rows = [_row(row, grid, page, columns) for row in grid.rows]
    grouped = False
    if part.landscape:
        rows, kept, whole, tight = _alone(grid, page, columns, rows, flow.height - flow.waiting)
    else:
        fits = flow.used + flow.waiting + sum(rows) + _UNSURE * page.line <= flow.height
        whole = fits or _moves(flow, sum(rows), _WHITE if grid.header_rows else _WHITE_FOR_BLOCKS)
        kept, tight = kept_rows(grid, whole=whole), 0
        grouped = not fits and (whole or _grouped(grid, rows, flow))
    strips = [Strip(height, 0, keeps) for height, keeps in zip(rows, kept, strict=True)]
    strips[-1] = strips[-1]._replace(after=_BELOW)
    flow.add(strips, repeated=sum(rows[: grid.header_rows]))
    flow.add(strip for note in part.notes for strip in _note(note, page))
    return kept, whole, tight, grouped


def _alone(
    grid: Grid, page: Measures, columns: list[int], rows: list[int], room: int
) -> tuple[list[int], list[bool], bool, int]:
    """A table on a page that lies on its side: in one piece, tighter if need be, or else about half of it on either page."""
    if sum(rows) <= room - page.line:
        return rows, kept_rows(grid, whole=True), True, 0
    for tight in _TIGHT:
        tighter = [_row(row, grid, page, columns, tight=tight) for row in grid.rows]
        if sum(tighter) <= room - _SPARE:
            return tighter, kept_rows(grid, whole=True), True, tight
    return rows, halved(grid, rows, room) or kept_rows(grid, whole=False), False, 0


def _grouped(grid: Grid, rows: list[int], flow: Flow) -> bool:
    """Whether the page is well filled without the table's group of groups, which fits the next one."""
    begin = groups_begin(grid)
    above, below = flow.waiting + sum(rows[:begin]), sum(rows[: grid.header_rows]) + sum(rows[begin:])
    end = flow.used + above if flow.used + above <= flow.height else above  # else it begins on the next page
    return bool(begin) and end >= _FULL * flow.height and below <= flow.height


def _moves(flow: Flow, table: int, white: float) -> bool:
    """Whether a table that does not fit the page moves to the next: where little of this one stays white, and where it fits that one."""
    return flow.height - flow.used <= white * flow.height and flow.waiting + table <= flow.height


def _top(document: Document, page: Measures) -> Iterator[Strip]:
    """红头, 签发人 and title."""
    style = document.style
    if style.masthead.text:
        lines = len(masthead_lines(style)) * page.masthead_line
        yield Strip(lines, 0 if style.issuer else _RULE + page.line)
    if style.issuer:
        yield Strip(page.line, page.line + (_RULE if style.masthead.text or style.masthead.logo else 0), keeps=True)
    yield Strip(len(page.title_lines(document.title)) * page.title_line, page.line, keeps=True)


def _together(heights: Sequence[int]) -> Iterator[Strip]:
    for number, height in enumerate(heights, 1):
        yield Strip(height, keeps=number < len(heights))


def _text(blocks: Sequence[Block], page: Measures, *, keeps: bool = False, above: int = 0) -> Iterator[Strip]:
    """The lines of prose; ``keeps`` where the last of them stands with what follows, ``above`` what is free below it."""
    strips: list[Strip] = []
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        lines = list(_block(block, page))
        if isinstance(below, Table) and lines:
            lines[-1] = lines[-1]._replace(after=ABOVE_TABLE)
        strips += [line._replace(keeps=True) for line in lines] if introduces(block, below) else lines
    if strips:
        strips[-1] = strips[-1]._replace(keeps=keeps or strips[-1].keeps, after=max(above, strips[-1].after))
    yield from strips


def _block(block: Block, page: Measures) -> Iterator[Strip]:
    if isinstance(block, (Paragraph, Heading)):
        yield from _paragraph(block, page)
    elif isinstance(block, List):
        for item in block.items:
            for inner in item:  # a list in a list is set in by two characters
                narrower = page._replace(right=page.right + 2 * page.character) if isinstance(inner, List) else page
                yield from _block(inner, narrower)
    else:
        yield from _prose_table(block, page)


def _paragraph(block: Paragraph | Heading, page: Measures) -> Iterator[Strip]:
    pictures = [node.picture for node in leaves(block.children) if isinstance(node, Image) and node.picture]
    heading = isinstance(block, Heading)
    for picture in pictures:
        yield Strip(page.fitted(picture)[1], _FIGURE_AIR)
    if not (pictures and only_pictures(block.children)):
        room = page.text_width / (page.character + page.spacing)
        number = block.number if isinstance(block, Heading) else ""
        lines = set_lines(number + plain(block.children), room, room - 2)
        yield from paragraph(lines, page.line, keeps=heading)


def _prose_table(block: Table, page: Measures) -> Iterator[Strip]:
    heights = _prose_rows(block, page)
    for number, (height, keeps) in enumerate(zip(heights, prose_kept(block, page), strict=True), 1):
        yield Strip(height, _BELOW if number == len(heights) else 0, keeps)


def _prose_rows(block: Table, page: Measures) -> list[int]:
    """The heights of the rows of a table of the prose."""
    columns = prose_columns(block, page)
    half = {"": page.table, "Small": page.small, "Tiny": page.tiny}[columns.letters]
    rooms = [(width - 2 * columns.margin) / (half * 10) for width in columns.widths]
    lines = [max(set_lines(plain(cell), room) for cell, room in zip(row, rooms, strict=False)) for row in block.rows]
    line = (half if half == page.table else page.small) * 40 // 3
    return [count * line + _ROW_AIR + 20 for count in lines]


def prose_kept(block: Table, page: Measures) -> list[bool]:
    """For each row of a table of the prose whether it stands on the page of the next one: all of a short one, else two at either end."""
    rows = len(block.rows)
    if sum(_prose_rows(block, page)) <= _SHORT * page.text_height:
        return [True] * (rows - 1) + [False]
    return [number <= 1 or number == rows - 2 for number in range(rows)]


def _note(note: str, page: Measures) -> list[Strip]:
    """A note below a table."""
    return paragraph(set_lines(note, page.text_width / (page.table * 10)), page.table * 40 // 3)


def _row(row: tuple[GridCell, ...], grid: Grid, page: Measures, columns: list[int], *, tight: int = 0) -> int:
    size = header_size(grid, page)
    lines = [_lines(cell, columns, size) for cell in row if cell.rowspan == 1 and not cell.ref]
    if tight:
        return max(lines, default=1) * size * tight + _ROW_TIGHT
    air = _ROW_AIR if size == page.small else _ROW_AIR + 20
    return max(lines, default=1) * (size * 40 // 3) + air


def _lines(cell: GridCell, columns: list[int], size: int) -> int:
    width = sum(columns[cell.column : cell.column + cell.colspan]) - CELL_MARGINS
    free = 2 * side(cell, width + CELL_MARGINS, size)
    return sum(set_lines(line, (width - free) / (size * 10)) for line in label_lines(cell, width + CELL_MARGINS, size))
