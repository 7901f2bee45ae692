"""PDF with a text layer → raw lines and tables. Ruled tables are taken by their rules, the rest is lines of text.

``pdfplumber`` is an extra. A scanned PDF has no text; that is said, and nothing is guessed.
"""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from gipgen.fence.blame import is_ours
from gipgen.fence.counts import refuse
from gipgen.findings.extras import needed
from gipgen.findings.text import Problem
from gipgen.imports.cut_tables import joined
from gipgen.imports.pdf_columns import in_columns, rules_across
from gipgen.imports.pdf_counts import Bounds, refuse_long, refuse_swollen
from gipgen.imports.pdf_laid_out import Further, find_tables, lay_out
from gipgen.imports.pdf_notes import with_notes
from gipgen.imports.pdf_rules import SAME_EDGE, open_ends, open_sides
from gipgen.imports.pdf_sheets import halves
from gipgen.imports.pdf_turned import turned
from gipgen.imports.pdf_twice import copies
from gipgen.imports.pictures_within import hung, may_be_table
from gipgen.imports.radicals import with_characters
from gipgen.imports.raw import CELLS, LINES, MAX_CELLS, MAX_LINES, Block, Cell, Raw, Table, plain
from gipgen.imports.running_heads import without_running_heads
from gipgen.named_tuple import NamedTuple

_FEWEST_LETTERS = 100  # of a text
_FEWEST_ON_PAGE = (
    40  # … and of each page that is a picture: a scan has a page number, and the name of the program that made it
)
_LARGEST = 40  # points of a title
_INDENT = 1.2  # characters that the first line of a paragraph is set in


def read_pdf(content: bytes) -> Raw:
    """Read a PDF. Raises ``Problem`` without pdfplumber, for locked and broken files, for scans, and beyond the limits."""
    with needed("pdfplumber"):
        import pdfplumber  # noqa: PLC0415  an extra, and slow to load
    _quieten()
    refuse_swollen(content)
    try:
        pdf = pdfplumber.open(BytesIO(content))  # to close it would build all pages
        blocks, edges, pages, pictures, unread = _blocks(pdf)
        author = pdf.metadata.get("Author")
    except (Problem, MemoryError):
        raise
    except Exception as error:  # pdfminer raises many kinds of its own
        if is_ours(error):
            raise
        if _is_locked(error):
            raise Problem(
                "这个 PDF 加了密码，打不开。请用 PDF 阅读器打开，取消密码，再导入。", "the PDF is locked by a password"
            ) from error
        raise Problem(
            "这个 PDF 损坏了，读不出来。请用 PDF 阅读器打开看看：打得开就打印成新的 PDF，再导入；打不开就请重新下载或索取。",
            "the PDF is damaged; print it to a new one where a reader opens it, or get it anew",
        ) from error
    letters = _letters(blocks)
    if 2 * pictures > pages and letters < max(_FEWEST_LETTERS, _FEWEST_ON_PAGE * pages):
        raise Problem(
            "这个 PDF 是扫描件（图片），里面没有文字，不能导入。请找原来的 Word 或网页；或者先做文字识别，再核对每一个数。",
            "this PDF is a scan without text",
        )
    if letters < _FEWEST_LETTERS:
        raise Problem(
            "这个 PDF 里没有足够的文字，不像年度报告，不能导入。请核对是不是选错了文件。",
            "this PDF has hardly any text; is it the right file?",
        )
    kept, heads = without_running_heads(blocks)
    return Raw(
        tuple(joined(kept, edges)), loose=True, around=tuple(heads), author=str(author or "")[:100], unread=unread
    )


def _quieten() -> None:
    """Leave the doubts of pdfminer about fonts, in English, to those who listen to it."""
    log = logging.getLogger("pdfminer")
    if not log.handlers:
        log.addHandler(logging.NullHandler())


def _is_locked(error: BaseException | None) -> bool:
    """Whether an exception, or one that it wraps, says that a password is missing or a cipher is not known."""
    while error is not None:
        inner = [each for each in error.args if isinstance(each, BaseException)]
        if any(re.search("assword|ncrypt", f"{type(each).__name__} {each}") for each in (error, *inner)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _blocks(pdf: Any) -> tuple[list[Block], dict[str, list[float]], int, int, str]:
    """All blocks, the rules between columns of each table by its place; how many pages were read, of them pictures, and where it ended."""
    every = refuse_long(pdf)
    blocks: list[Block] = []
    edges: dict[str, list[float]] = {}
    bounds, pictures, number, unread = Bounds(), 0, 0, ""
    for number, page in enumerate(pdf.pages, 1):
        if bounds.spent:
            unread = f"第{number}页（共{every}页）"
            break
        pictures += _read_page(page, number, blocks, edges, bounds)
        refuse(LINES, len(blocks), MAX_LINES // 2)  # a report has 600
        page.close()
    if unread and _letters(blocks) < _FEWEST_LETTERS:
        bounds.refuse()
    return [with_characters(block) for block in blocks], edges, number, pictures, unread


def _read_page(page: Any, number: int, blocks: list[Block], edges: dict[str, list[float]], bounds: Bounds) -> bool:
    """Add what stands on a page; whether it is a picture."""
    lay_out(page, bounds)
    pictured = _is_picture(page)
    for half in halves(page):
        blocks += _page(half, number, edges, bounds)
    if (held := turned(page)) is not None:
        lay_out(held, bounds)
        blocks += _page(held, number, edges, bounds)
    return pictured


def _is_picture(page: Any) -> bool:
    """Whether pictures cover the page, in one piece or in strips; a logo or a seal does not."""
    area = sum(max(image["width"], 0) * max(image["height"], 0) for image in page.images)
    return bool(2 * area > page.width * page.height)


def _letters(blocks: list[Block]) -> int:
    return sum(
        len("".join(cell.text for cell in block.cells)) if isinstance(block, Table) else len(block.text)
        for block in blocks
    )


def _page(page: Any, number: int, edges: dict[str, list[float]], bounds: Bounds) -> list[Block]:
    page = _once(page.filter(_is_no_watermark))
    found: list[tuple[float, Block]] = []
    ruled = page.filter(_is_no_shade)
    ruled = ruled if ruled.lines or ruled.rects or ruled.curves else page
    ends = open_ends(ruled)
    tables = find_tables(ruled, Further(tuple(ends), tuple(open_sides(ruled, ends, bounds))), bounds)
    used: set[int] = set()  # signs that stand in cells; what else stands among them is text
    for index, table in enumerate(tables, 1 + sum(place.startswith(f"第{number}页表") for place in edges)):
        raw = _table(table, page, f"第{number}页表{index}", edges, bounds)
        if raw is None or not raw.chars or _frames_text(raw.table):
            continue
        used.update(map(id, raw.chars))
        found.append((table.bbox[1], raw.table))
    rest = page.filter(lambda item: id(item) not in used) if used else page
    found += _lines(rest, number, found)
    tops = [each["top"] for each in page.images if may_be_table(each["width"], each["height"])]
    bounds.compare(len(tops) * len(found))
    return hung(sorted(found, key=lambda each: each[0]), tops)


def _once(page: Any) -> Any:
    """A page without the signs that repeat others at their place."""
    again = set(copies(page.chars))
    return page.filter(lambda item: id(item) not in again) if again else page


def _is_no_watermark(item: dict[str, Any]) -> bool:
    """Whether an object is no sign of a watermark: those are turned, or larger than any title."""
    if item.get("object_type") != "char":
        return True
    return bool(item.get("upright", True)) and item["size"] <= _LARGEST


def _is_no_shade(item: dict[str, Any]) -> bool:
    """Whether an object is no background behind text, whose edges would pass for rules."""
    if item.get("object_type") != "rect":
        return True
    return bool(item.get("stroke")) or item["width"] <= SAME_EDGE or item["height"] <= SAME_EDGE


def _frames_text(table: Table) -> bool:
    """Whether the rules only stand around running text."""
    prose = [cell for cell in table.cells if len(cell.text) > 60 and "。" in cell.text]  # no label is as long
    return bool(prose) and len(table.cells) <= 4 * len(prose)


def _same_line(chars: Sequence[dict[str, Any]]) -> float:
    """Points between the tops of signs of one line: signs of another font stand higher or lower."""
    sizes = sorted(char["size"] for char in chars)
    return max(3.0, 0.35 * sizes[len(sizes) // 2]) if sizes else 3.0  # lines stand a sign's height apart


def _lines(page: Any, number: int, tables: Sequence[tuple[float, Block]]) -> list[tuple[float, Block]]:
    lines = page.extract_text_lines(return_chars=True, x_tolerance=2, y_tolerance=_same_line(page.chars), strip=True)
    if not lines:
        return []
    result: list[tuple[float, Block]] = []
    for count, line in enumerate(in_columns(lines, [*(top for top, _ in tables), *rules_across(page.edges, lines)]), 1):
        size = line.chars[0]["size"] if line.chars else 12
        begin, text = (
            (line.begin, _cell_text(line.chars)) if line.whole is None else (line.whole["x0"], line.whole["text"])
        )
        place = f"第{number}页第{count}行"
        result.append((line.top, plain(text, place, begins=begin - line.left > _INDENT * size)))
    return result


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > SAME_EDGE:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


class _Cells(NamedTuple):
    """A table between rules and the signs that stand in its cells."""

    table: Table
    chars: list[dict[str, Any]]


def _table(table: Any, page: Any, place: str, edges: dict[str, list[float]], bounds: Bounds) -> _Cells | None:
    """The cells between the rules, each with the rows and columns that it spans; the columns' rules go to ``edges``."""
    boxes = [box for box in table.cells if box is not None]
    refuse(CELLS, len(boxes), MAX_CELLS)
    if len(boxes) < 3:  # a frame around text
        return None
    columns = _edges([edge for box in boxes for edge in (box[0], box[2])])
    if len(columns) < 3:  # one column: lines of text on a background
        return None
    edges[place] = columns
    rows = _edges([edge for box in boxes for edge in (box[1], box[3])])
    chars = page.chars
    bounds.compare(len(boxes) * len(chars))
    cells: list[Cell] = []
    used: list[dict[str, Any]] = []
    for box in boxes:
        x0, top, x1, bottom = box
        column, row = _at(columns, x0), _at(rows, top)
        within = _within(chars, box)
        used += within
        text = _cell_text(with_notes(within))
        cells.append(Cell(text, row, column, max(_at(rows, bottom) - row, 1), max(_at(columns, x1) - column, 1)))
    return _Cells(Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), place), used)


def _within(chars: list[dict[str, Any]], box: tuple[float, float, float, float]) -> list[dict[str, Any]]:
    x0, top, x1, bottom = box
    return [
        char
        for char in chars
        if x0 <= (char["x0"] + char["x1"]) / 2 < x1 and top <= (char["top"] + char["bottom"]) / 2 < bottom
    ]


def _cell_text(chars: Sequence[dict[str, Any]]) -> str:
    if not chars:
        return ""
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415

    text: str = extract_text(list(chars), x_tolerance=2, y_tolerance=_same_line(chars))
    return text
