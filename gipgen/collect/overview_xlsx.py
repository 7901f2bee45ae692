"""``总表.xlsx``: the units of a run, who is missing, the rules by how many broke them, the sums and where they come from.

Written with XlsxWriter. A missing number is an empty cell or words, never 0; texts are texts, whatever they begin with.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from gipgen.collect.added_reports import added_reports
from gipgen.collect.collected import Collected, UnitState
from gipgen.collect.feedback_points import DUTIES
from gipgen.collect.rule_ranking import Broken
from gipgen.collect.sheets import Book, Column, Link
from gipgen.collect.state_words import KINDS, is_absent, late_words, owed, why_words
from gipgen.collect.summed_sheet import write_sources, write_sums
from gipgen.findings.extras import needed
from gipgen.findings.harmless import visible
from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, chosen
from gipgen.temporaries import temporary_folder

FILE = "总表.xlsx"
_TITLE = "{year}年政府信息公开工作年度报告收集总表"
_UNITS = (
    Column("序号", 6, number=True),
    Column("单位", 30),
    Column("统一社会信用代码", 21),
    Column("上级", 20),
    Column("状态", 10, middle=True),
    Column("迟交", 12, middle=True),
    Column("错误", 7, number=True),
    Column("警告", 7, number=True),
    Column("待填", 7, number=True),
    Column("说明", 30),
    Column("文件", 30),
    Column("反馈", 8, middle=True),
)
_ABSENT = (
    Column("序号", 6, number=True),
    Column("单位", 38),
    Column("统一社会信用代码", 22),
    Column("上级", 30),
    Column("状态", 12, middle=True),
    Column("说明", 60),
)
_RULES = (
    Column("规则", 10, middle=True),
    Column("名称", 40),
    Column("性质", 10, middle=True),
    Column("单位数", 9, number=True),
    Column("处数", 9, number=True),
    Column("单位", 62),
)
_ALIKE = (Column("序号", 6, number=True), Column("单位", 38), Column("另一个单位", 38), Column("相同之处", 80))
_OTHERS = (Column("文件", 60), Column("原因", 80))
_OPEN = "打开"
_SHOWN = 200  # units that one cell names
_MORE = "……共 {count} 个单位"


def overview_xlsx(collected: Collected, broken: Sequence[Broken], feedback: Sequence[str]) -> bytes:
    """The workbook. ``feedback`` has the path of each unit's file, empty for one that gets none.

    Raises ``Problem`` without XlsxWriter.
    """
    with needed("xlsxwriter"):
        from xlsxwriter import Workbook  # noqa: PLC0415  an extra

    with temporary_folder() as folder:
        return _written(Workbook, folder, collected, broken, feedback)


def _written(
    workbook: Any, folder: str, collected: Collected, broken: Sequence[Broken], feedback: Sequence[str]
) -> bytes:
    """The workbook, by way of temporary files in ``folder``."""
    room = BytesIO()
    made = workbook(room, {"tmpdir": folder, "strings_to_numbers": False, "strings_to_formulas": False})
    made.set_properties({"title": _TITLE.format(year=collected.year), "author": visible(collected.supervisor), "created": _NO_DAY})  # fmt: skip
    book = Book(made)
    title = _TITLE.format(year=collected.year)
    book.table(
        "单位", title, _UNITS, (_unit(*each) for each in enumerate(zip(collected.units, feedback, strict=True), 1))
    )
    absent = [state for state in collected.units if owed(state) and is_absent(state)]
    book.table("缺报", title, _ABSENT, (_absent(*each) for each in enumerate(absent, 1)))
    book.table("问题", title, _RULES, map(_rule, broken))
    added = added_reports(collected)
    write_sums(book, collected, added)
    write_sources(book, collected, added)
    if collected.alike:
        book.table("雷同", title, _ALIKE, (_alike(*each) for each in enumerate(collected.alike, 1)))
    if collected.not_taken:
        book.table(
            "未收的文件", title, _OTHERS, ((each.file, chosen(each.reason, "zh")) for each in collected.not_taken)
        )
    made.close()
    return room.getvalue()


_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # the same bytes on every day


def _unit(number: int, told: tuple[UnitState, str]) -> tuple[Any, ...]:
    state, path = told
    handed, unit = state.handed, state.unit
    counts: tuple[int | None, ...] = (None, None, None)
    if handed is not None and handed.problem is None:
        counts = (handed.count("error"), handed.count("warning"), handed.fill_ins)
    return (
        number,
        unit.name,
        unit.code,
        unit.parent,
        (state.state, KINDS[state.state]),
        (late_words(state), "bad" if state.late else ""),
        *counts,
        why_words(state),
        handed.file if handed is not None else "",
        Link(path, _OPEN) if path else "",
    )


def _absent(number: int, state: UnitState) -> tuple[Any, ...]:
    unit = state.unit
    return (number, unit.name, unit.code, unit.parent, (state.state, KINDS[state.state]), why_words(state))


def _alike(number: int, pair: tuple[str, str, Text]) -> tuple[Any, ...]:
    unit, other, what = pair
    return (number, unit, other, mask(chosen(what, "zh")))


def _rule(each: Broken) -> tuple[Any, ...]:
    named = "、".join(each.units[:_SHOWN]) + (_MORE.format(count=len(each.units)) if len(each.units) > _SHOWN else "")
    return (each.rule, each.title, DUTIES[each.severity], len(each.units), each.places, named)
