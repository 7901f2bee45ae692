"""``总表.html``: the same as the workbook's first sheets on one page, for whoever has a browser and a telephone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from gipgen.collect.circular import day_words
from gipgen.collect.collected import STATES, Collected, NotTaken, UnitState
from gipgen.collect.feedback_points import DUTIES
from gipgen.collect.rule_ranking import Broken
from gipgen.collect.state_words import BAD, COLOURS, KINDS, is_absent, late_words, owed, why_words
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, chosen
from gipgen.formats.templating import Language, Templates
from gipgen.named_tuple import NamedTuple

FILE = "总表.html"
_LANGUAGE = Language("collected", {})
_TEMPLATE = "总表.html.jinja"
_TITLE = "{year}年政府信息公开工作年度报告收集总表"
_DEADLINE = "报送期限：{day}"
_CHANGE = "{word} {count} 个"
_OPEN = "打开反馈表"
_SHOWN = 100  # units that one cell names
_MORE = "……共 {count} 个"


class Shown(NamedTuple):
    """A cell; ``kind`` gives it the colour of a state, ``target`` makes it a link."""

    text: str
    kind: str = ""
    target: str = ""
    number: bool = False


class Listed(NamedTuple):
    """A heading with its table."""

    id: str
    heading: str
    columns: tuple[str, ...]
    rows: "Rows"


class Rows:
    """Rows that are made as they are printed: of very many units they need not be in memory all at once."""

    def __init__(self, make: Callable[..., tuple[Shown, ...]], *items: Sequence[Any]) -> None:
        self._make, self._items = make, items

    def __len__(self) -> int:
        return len(self._items[0])

    def __iter__(self) -> Iterator[tuple[Shown, ...]]:
        return map(self._make, *self._items)

    def labelled(self, columns: Sequence[str]) -> Iterator[tuple[Shown, Iterator[tuple[str, Shown]]]]:
        """Of each row its head, and its other cells with the headings of their columns: a template would count them one by one."""
        behind = columns[1:]
        return ((row[0], zip(behind, row[1:], strict=True)) for row in self)


def overview_html(
    collected: Collected, broken: Sequence[Broken], feedback: Sequence[str], templates: Templates
) -> bytes:
    """The page. ``feedback`` has the path of each unit's file, empty for one that gets none."""
    deadline = _DEADLINE.format(day=day_words(collected.deadline)) if collected.deadline else ""
    lead = "。".join(each for each in (collected.supervisor, deadline) if each)
    return templates.render_bytes(
        _LANGUAGE,
        _TEMPLATE,
        title=_TITLE.format(year=collected.year),
        lead=visible(lead),
        counts=[(state, KINDS[state], collected.summary[state]) for state in STATES if state in collected.summary],
        changes="，".join(
            _CHANGE.format(word=word, count=len(names)) for word, names in (collected.changed or {}).items()
        ),
        parts=list(_parts(collected, broken, feedback)),
        colours=COLOURS,
    )


def _parts(collected: Collected, broken: Sequence[Broken], feedback: Sequence[str]) -> Iterable[Listed]:
    units = collected.units
    yield Listed(
        "absent",
        "缺报",
        ("单位", "状态", "说明"),
        Rows(_absent, [each for each in units if owed(each) and is_absent(each)]),
    )
    yield Listed(
        "units",
        "单位",
        ("单位", "状态", "迟交", "错误", "警告", "待填", "说明", "反馈"),
        Rows(_unit, units, feedback),
    )
    yield Listed("rules", "问题", ("名称", "规则", "性质", "单位数", "处数", "单位"), Rows(_rule, broken))
    if collected.alike:
        yield Listed(
            "alike",
            "雷同",
            ("单位", "另一个单位", "相同之处"),
            Rows(_alike, collected.alike),
        )
    if collected.not_taken:
        yield Listed(
            "files",
            "未收的文件",
            ("文件", "原因"),
            Rows(_not_taken, collected.not_taken),
        )


def _absent(state: UnitState) -> tuple[Shown, ...]:
    return (_text(state.unit.name), _state(state), _text(why_words(state)))


def _alike(told: tuple[str, str, Text]) -> tuple[Shown, ...]:
    first, second, what = told
    return (_text(first), _text(second), _text(chosen(what, "zh")))


def _not_taken(each: NotTaken) -> tuple[Shown, ...]:
    return (_text(each.file), _text(chosen(each.reason, "zh")))


def _unit(state: UnitState, path: str) -> tuple[Shown, ...]:
    handed = state.handed
    known = handed is not None and handed.problem is None
    counts = (handed.count("error"), handed.count("warning"), handed.fill_ins) if handed is not None and known else ()
    link = Shown(_OPEN, target=quote(path)) if path else Shown("")
    return (
        _text(state.unit.name),
        _state(state),
        Shown(late_words(state), BAD if state.late else ""),
        *(Shown(str(count), number=True) for count in counts or ("", "", "")),
        _text(why_words(state)),
        link,
    )


def _rule(each: Broken) -> tuple[Shown, ...]:
    named = "、".join(each.units[:_SHOWN]) + (_MORE.format(count=len(each.units)) if len(each.units) > _SHOWN else "")
    return (
        _text(each.title),
        Shown(each.rule),
        Shown(DUTIES[each.severity]),
        Shown(str(len(each.units)), number=True),
        Shown(str(each.places), number=True),
        _text(named),
    )


def _state(state: UnitState) -> Shown:
    return Shown(state.state, KINDS[state.state])


def _text(text: str) -> Shown:
    return Shown(visible(text))
