"""Sums → the text of a report file: the same as a new one, with the numbers filled in and the texts still to be written."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from gipgen.collect.add_up import Sums
from gipgen.collect.counted_once import Counted
from gipgen.collect.left_out import LeftOut
from gipgen.findings.finding import ERROR
from gipgen.findings.harmless import visible
from gipgen.findings.text import chosen
from gipgen.form.definition import Block, Row
from gipgen.form.editions import load
from gipgen.report.report import Cell
from gipgen.report.scaffold import Filled, scaffold

_SHOWN, _NAMED = 60, 5  # units named in the file's remarks, and behind a row
_ORIGIN = "由 gipgen aggregate 汇总：{count} 个单位 {year} 年度的报告之和。每个数由哪些单位的数相加，见 {sources}；文字部分请自己写。"
_ADDED = "加进来的单位（{count} 个）：{names}"
_FAULTY = "其中有错误或者没有填完的（{count} 个）：{names}"
_LEFT = "没有加进来的报告（{count} 份）："
_AWAITED = "名册里没有交报告的单位（{count} 个）：{names}"
_AND_MORE = "{shown}……共 {count} 个"
_LACKS = "缺{names}的数"


def sum_report(
    sums: Sums,
    counted: Counted,
    called: tuple[str, int],
    places: tuple[str, str, str],
    exemptions: Sequence[tuple[str, str]] = (),
) -> str:
    """The report file of the sums. ``called`` is the office and the year, ``places`` the file, its schema and its sources."""
    agency, year = called
    file, schema, sources = places
    form = load(sums.edition)
    rows = {
        row.id: (_row(block, row, sums, form.fill_in), _comment(block, row, sums))
        for table in form.tables.values()
        for block in table.blocks
        for row in block.rows
        if not row.parts
    }
    origin = _ORIGIN.format(count=sums.reports, year=year, sources=visible(sources))
    fields = {"exemptions": tuple(exemptions)} if exemptions else {}
    filled = Filled(origin, fields=fields, rows=rows, remarks=tuple(_remarks(counted)))
    return scaffold(form, agency, year, file, schema, filled=filled)


def _row(block: Block, row: Row, sums: Sums, blank: str) -> str:
    columns = [column for column in block.columns if not column.total]
    texts = [_text(sums.cells[row.id, column.id], blank) for column in columns]
    if block.writing == "scalar":
        return texts[0]
    if block.writing == "map":
        return "{" + ", ".join(f"{column.key}: {text}" for column, text in zip(columns, texts, strict=True)) + "}"
    return texts[0] if set(texts) in ({"0"}, {blank}) else f"[{', '.join(texts)}]"


def _text(cell: Cell, blank: str) -> str:
    return blank if cell.value is None else cell.text or blank


def _comment(block: Block, row: Row, sums: Sums) -> str:
    lacking = {name: None for column in block.columns for name in sums.lacking.get((row.id, column.id), ())}
    if lacking:
        return _LACKS.format(names=_some(list(lacking), _NAMED))
    return block.unit if block.writing == "scalar" else ""


def _some(names: Sequence[str], limit: int) -> str:
    shown = "、".join(visible(name) for name in names[:limit])
    return shown if len(names) <= limit else _AND_MORE.format(shown=shown, count=len(names))


def _remarks(counted: Counted) -> Iterator[str]:
    """What stands at the end of the file: who is in the sums, and who is not."""
    names = [each.agency for each in counted.added]
    yield _ADDED.format(count=len(names), names=_some(names, _SHOWN))
    if faulty := [each.agency for each in counted.added if each.count(ERROR)]:
        yield _FAULTY.format(count=len(faulty), names=_some(faulty, _SHOWN))
    if counted.awaited:
        yield _AWAITED.format(count=len(counted.awaited), names=_some(counted.awaited, _SHOWN))
    if told := counted.told:
        yield _LEFT.format(count=len(told))
        yield from _lines(told[:_SHOWN])
        if len(told) > _SHOWN:
            yield "  ……"


def _lines(left_out: Iterable[LeftOut]) -> Iterator[str]:
    for each in left_out:
        why = chosen(each.why, "zh")
        yield f"  {visible(each.unit)}　{each.kind}：{visible(why)}（{visible(each.file)}）"


def marked(text: str, table: bytes) -> str:
    """The text with a line behind it by which it is known, together with its table, as nobody has changed it."""
    return f"{text}{_MARK}{_digest(text, table)}\n"


def is_untouched(text: str, table: bytes) -> bool:
    """Whether a report file and its table are as ``gipgen aggregate`` wrote them."""
    above, mark, digest = text.rpartition(_MARK)
    return bool(mark) and digest.strip() == _digest(above, table)


def _digest(text: str, table: bytes) -> str:
    found = sha256(text.encode("utf-8"))
    found.update(table)
    return found.hexdigest()[:16]


_MARK = "# gipgen aggregate 写成的原样（没有改动过的，下次可以换成新的）："
