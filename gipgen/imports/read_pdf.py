"""PDF with a text layer → raw lines and tables. Ruled tables are taken by their rules, the rest is lines of text.

``pdfplumber`` is an extra. A scanned PDF has no text; that is said, and nothing is guessed.
"""

import re
import unicodedata
from io import BytesIO
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.extras import needed
from gipgen.findings.text import Problem
from gipgen.imports.cut_tables import joined
from gipgen.imports.pdf_counts import lay_out, refuse_long, refuse_swollen
from gipgen.imports.raw import CELLS, MAX_CELLS, Block, Cell, Line, Raw, Table, plain

_SAME_EDGE = 3.0  # points between rules that are one
_FEWEST_LETTERS = 100  # of a text; a scan has page numbers at most
_LARGEST = 40  # points of a title
_INDENT = 1.2  # characters that the first line of a paragraph is set in


def read_pdf(content: bytes) -> Raw:
    """Read a PDF. Raises ``Problem`` without pdfplumber, for locked and broken files, for scans, and beyond the limits."""
    with needed("pdfplumber"):
        import pdfplumber  # noqa: PLC0415  an extra, and slow to load
    refuse_swollen(content)
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            blocks, edges, pictures = _blocks(pdf)
    except (Problem, MemoryError):
        raise
    except Exception as error:  # pdfminer raises many kinds of its own
        if _is_locked(error):
            raise Problem(
                "这个 PDF 加了密码，打不开。请用 PDF 阅读器打开，取消密码，再导入。", "the PDF is locked by a password"
            ) from error
        raise Problem("这个 PDF 损坏了，读不出来。", "the PDF is damaged") from error
    if _has_no_text(blocks):
        if not pictures:
            raise Problem(
                "这个 PDF 里没有足够的文字，不像年度报告，不能导入。请核对是不是选错了文件。",
                "this PDF has hardly any text; is it the right file?",
            )
        raise Problem(
            "这个 PDF 是扫描件（图片），里面没有文字，不能导入。请找原来的 Word 或网页；或者先做文字识别，再核对每一个数。",
            "this PDF is a scan without text",
        )
    return Raw(tuple(joined(_without_running_heads(blocks), edges)), loose=True)


def _is_locked(error: BaseException | None) -> bool:
    """Whether an exception, or one that it wraps, says that a password is missing or a cipher is not known."""
    while error is not None:
        inner = [each for each in error.args if isinstance(each, BaseException)]
        if any(re.search("assword|ncrypt", f"{type(each).__name__} {each}") for each in (error, *inner)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _blocks(pdf: Any) -> tuple[list[Block], dict[str, list[float]], bool]:
    """All blocks, the rules between columns of each table by its place, and whether any page holds pictures."""
    refuse_long(pdf)
    blocks: list[Block] = []
    edges: dict[str, list[float]] = {}
    objects, pictures = 0, False
    for number, page in enumerate(pdf.pages, 1):
        objects = lay_out(page, objects)
        pictures = pictures or bool(page.images)
        blocks += _page(page, number, edges)
        page.close()
    return [_with_characters(block) for block in blocks], edges, pictures


def _has_no_text(blocks: list[Block]) -> bool:
    if any(isinstance(block, Table) for block in blocks):
        return False
    return sum(len(block.text) for block in blocks) < _FEWEST_LETTERS


# Radicals of the supplement, which NFKC keeps, and the characters that they look like (Unicode, EquivalentUnifiedIdeograph)
_SUPPLEMENT = str.maketrans(
    "⺁⺌⺍⺗⺘⺙⺚⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂小小心手攵无旡日月歹母民水水火爪爪丬牛犬王疋目示礻竹糸纟罒罒网网罒羊羊羊老老聿肉臼艹艹艹虎衤覀西见角覀讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食食饣饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)


def _with_characters(block: Block) -> Block:
    """With characters for the radicals that browsers write into the text layer: ⼯作, ⻔户."""
    if isinstance(block, Line):
        return block._replace(runs=tuple(run._replace(text=characters(run.text)) for run in block.runs))
    return block._replace(cells=tuple(cell._replace(text=characters(cell.text)) for cell in block.cells))


def characters(text: str) -> str:
    """A text with characters for radicals that look the same; all else stays as it is."""
    if not re.search("[\u2e80-\u2fdf]", text):
        return text
    text = text.replace("\u2f3e", "户").translate(_SUPPLEMENT)  # NFKC gives the other form of it
    return re.sub("[\u2f00-\u2fdf]", lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _page(page: Any, number: int, edges: dict[str, list[float]]) -> list[Block]:
    page = page.filter(_is_no_watermark)
    found: list[tuple[float, Block]] = []
    ruled = page.filter(_is_no_shade)
    ruled = ruled if ruled.lines or ruled.rects or ruled.curves else page
    tables = ruled.find_tables({"explicit_horizontal_lines": _open_ends(ruled)})
    boxes = []
    for index, table in enumerate(tables, 1):
        raw = _table(table, page, f"第{number}页表{index}", edges)
        if raw is None or _frames_text(raw):
            continue
        boxes.append(table.bbox)
        found.append((table.bbox[1], raw))
    rest = page.filter(lambda item: not _inside(item, boxes)) if boxes else page
    found += _lines(rest, number)
    return [block for _, block in sorted(found, key=lambda each: each[0])]


def _open_ends(page: Any) -> list[float]:
    """Where the rules between columns end at the top or bottom of a page without a rule across: a row goes on there."""
    down, across = _rules(page, "v", "height"), _rules(page, "h", "width")
    if len(down) < 4 or not across:  # no table
        return []
    ends = [min(edge["top"] for edge in down), max(edge["bottom"] for edge in down)]
    return [end for end in ends if min(abs(end - each["top"]) for each in across) > _SAME_EDGE]


def _rules(page: Any, orientation: str, length: str) -> list[dict[str, Any]]:
    return [edge for edge in page.edges if edge["orientation"] == orientation and edge[length] > _SAME_EDGE]


def _is_no_watermark(item: dict[str, Any]) -> bool:
    """Whether an object is no sign of a watermark: those are turned, or larger than any title."""
    if item.get("object_type") != "char":
        return True
    return bool(item.get("upright", True)) and item["size"] <= _LARGEST


def _is_no_shade(item: dict[str, Any]) -> bool:
    """Whether an object is no background behind text, whose edges would pass for rules."""
    if item.get("object_type") != "rect":
        return True
    return bool(item.get("stroke")) or item["width"] <= _SAME_EDGE or item["height"] <= _SAME_EDGE


def _frames_text(table: Table) -> bool:
    """Whether the rules only stand around running text."""
    prose = [cell for cell in table.cells if len(cell.text) > 60 and "。" in cell.text]  # no label is as long
    return bool(prose) and len(table.cells) <= 4 * len(prose)


def _inside(item: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    if item.get("object_type") != "char":
        return False
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _same_line(chars: list[dict[str, Any]]) -> float:
    """Points between the tops of signs of one line: signs of another font stand higher or lower."""
    sizes = sorted(char["size"] for char in chars)
    return max(3.0, 0.35 * sizes[len(sizes) // 2]) if sizes else 3.0  # lines stand a sign's height apart


def _lines(page: Any, number: int) -> list[tuple[float, Block]]:
    lines = page.extract_text_lines(return_chars=True, x_tolerance=2, y_tolerance=_same_line(page.chars), strip=True)
    if not lines:
        return []
    left = min(line["x0"] for line in lines)
    result: list[tuple[float, Block]] = []
    for count, line in enumerate(lines, 1):
        size = line["chars"][0]["size"] if line["chars"] else 12
        begins = line["x0"] - left > _INDENT * size
        result.append((line["top"], plain(line["text"], f"第{number}页第{count}行", begins=begins)))
    return result


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


def _table(table: Any, page: Any, place: str, edges: dict[str, list[float]]) -> Table | None:
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
    cells = []
    for box in boxes:
        x0, top, x1, bottom = box
        column, row = _at(columns, x0), _at(rows, top)
        text = _cell_text(_within(chars, box))
        cells.append(Cell(text, row, column, max(_at(rows, bottom) - row, 1), max(_at(columns, x1) - column, 1)))
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), place)


def _within(chars: list[dict[str, Any]], box: tuple[float, float, float, float]) -> list[dict[str, Any]]:
    x0, top, x1, bottom = box
    return [
        char
        for char in chars
        if x0 <= (char["x0"] + char["x1"]) / 2 < x1 and top <= (char["top"] + char["bottom"]) / 2 < bottom
    ]


def _cell_text(chars: list[dict[str, Any]]) -> str:
    if not chars:
        return ""
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415

    text: str = extract_text(chars, x_tolerance=2, y_tolerance=_same_line(chars))
    return text


def _without_running_heads(blocks: list[Block]) -> list[Block]:
    """Without short lines that stand on every page: running heads and feet."""
    places: dict[str, set[str]] = {}
    pages = set()
    for block in blocks:
        page = block.place.partition("页")[0]
        pages.add(page)
        if isinstance(block, Line) and len(block.text) < 40:  # a sentence is longer
            places.setdefault(block.text, set()).add(page)
    if len(pages) < 3:  # too few to see what repeats
        return blocks
    heads = {text for text, where in places.items() if len(where) > len(pages) * 0.6}
    return [block for block in blocks if not (isinstance(block, Line) and block.text in heads)]
