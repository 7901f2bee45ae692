"""What a run of collecting comes to, in a page for a terminal: the states counted, the units behind the bad ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gipgen.collect.collected import Collected, NotTaken, State, UnitState
from gipgen.findings.finding import ERROR, WARNING
from gipgen.findings.harmless import visible
from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, chosen, say

_TOTAL = Text(
    "{year} 年度：{owing} 个单位应报，{done} 个已经合格。", "{year}: {owing} unit(s) owe a report, {done} of them pass."
)
_STATES: Final[dict[State, Text]] = {
    "未交": Text("未交", "missing"),
    "读不了": Text("读不了", "unreadable"),
    "重复": Text("重复", "several versions"),
    "年度不符": Text("年度不符", "another year"),
    "格式不符": Text("格式不符", "another form"),
    "待填": Text("待填", "to be filled in"),
    "有错误": Text("有错误", "errors"),
    "有警告": Text("有警告", "warnings"),
    "通过": Text("通过", "passed"),
    "已并入": Text("已并入", "merged"),
    "不应报": Text("不应报", "owes none"),
    "不在名册": Text("不在名册", "not in the roster"),
}
_LISTED: Final[tuple[State, ...]] = ("读不了", "重复", "年度不符", "格式不符", "待填", "有错误", "不在名册")
_COUNT = Text("{state} {count}", "{state} {count}")
_LATE = Text("迟交", "late")
_DAYS = Text("{count} 天", "{count} day(s)")
_HEAD = Text("{what}（{count}）：", "{what} ({count}):")
_FILES = Text("没有收的文件", "files not taken")
_ALIKE = Text("雷同", "alike")
_MORE = Text("  ……另有 {count} 个，见 collect.json", "  … {count} more, see collect.json")
_FINDINGS = Text(
    "{errors} 个错误，{warnings} 个警告，{fill_ins} 处待填",
    "{errors} error(s), {warnings} warning(s), {fill_ins} to fill in",
)
_NOTED = Text("{file}（{counts}）{why}", "{file} ({counts}) {why}")
_CHANGED = Text("和上次比：{changes}。", "Since the last run: {changes}.")
_CHANGES: Final = {
    "新交": Text("新交", "newly handed in"),
    "改正": Text("改正", "mended"),
    "仍缺": Text("仍缺", "still missing"),
    "改过仍有问题": Text("改过仍有问题", "changed, not right yet"),
    "新出问题": Text("新出问题", "newly wrong"),
    "撤回": Text("撤回", "taken back"),
}
_OF = Text("{name}：{words}", "{name}: {words}")
_MOST: Final = 20  # units, files and pairs that are listed of each kind
_JOIN = Text("，", ", ")
_NAMES = Text("、", ", ")


def summary_text(collected: Collected, lang: str) -> str:
    """The page."""
    return "\n".join(_lines(collected, lang))


def state_word(state: State, lang: str) -> str:
    """A state in one of the languages."""
    return chosen(_STATES[state], lang)


def _lines(collected: Collected, lang: str) -> Iterator[str]:
    states = collected.units
    yield from _counts(states, collected.year, lang)
    yield from _missing([each for each in states if each.state == "未交"], lang)
    yield from _in_states(states, lang)
    yield from _list(_FILES, [_refused(each, lang) for each in collected.not_taken], lang)
    pairs = [_of(unit, mask(chosen(text, lang)), lang) for unit, _, text in collected.alike]
    yield from _list(_ALIKE, pairs, lang)
    if collected.changed is not None:
        changes = [_number(_CHANGES[word], len(names), lang) for word, names in collected.changed.items()]
        yield say(_CHANGED, lang, changes=chosen(_JOIN, lang).join(changes))


def _in_states(states: Sequence[UnitState], lang: str) -> Iterator[str]:
    """The units behind the bad states, and who was late."""
    for state in _LISTED:
        found = [each for each in states if each.state == state]
        yield from _list(_STATES[state], [_of(each.unit.name, _told(each, lang), lang) for each in found], lang)
    yield from _list(_LATE, [_of(each.unit.name, _days(each, lang), lang) for each in states if each.late], lang)


def _counts(states: Sequence[UnitState], year: int, lang: str) -> Iterator[str]:
    """How many units owe a report, how many pass, and how many are in each state."""
    done = sum(each.state in ("有警告", "通过") for each in states)
    owing = sum(each.state not in ("已并入", "不应报", "不在名册") for each in states)
    yield say(_TOTAL, lang, year=year, owing=owing, done=done)
    counts = [_number(_STATES[state], count, lang) for state, count in _counted(states)]
    late = sum(each.late is True for each in states)
    yield "  " + chosen(_JOIN, lang).join([*counts, *([_number(_LATE, late, lang)] if late else [])])


def _number(word: Text, count: int, lang: str) -> str:
    return say(_COUNT, lang, state=word, count=count)


def _counted(states: Iterable[UnitState]) -> Iterator[tuple[State, int]]:
    found = [each.state for each in states]
    return ((state, found.count(state)) for state in _STATES if state in found)


def _missing(states: list[UnitState], lang: str) -> Iterator[str]:
    """Those that handed in nothing, in one paragraph; what is known besides stands with the name."""
    if states:
        yield say(_HEAD, lang, what=_STATES["未交"], count=len(states))
        yield "  " + chosen(_NAMES, lang).join(visible(each.unit.name) for each in states[:_MOST])
        if len(states) > _MOST:
            yield say(_MORE, lang, count=len(states) - _MOST)
        noted = ((each.unit.name, each.why) for each in states[:_MOST] if each.why)
        yield from (f"  {_of(name, mask(chosen(why, lang)), lang)}" for name, why in noted)


def _list(what: Text, lines: list[str], lang: str) -> Iterator[str]:
    if lines:
        yield say(_HEAD, lang, what=what, count=len(lines))
        yield from (f"  {line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield say(_MORE, lang, count=len(lines) - _MOST)


def _told(state: UnitState, lang: str) -> str:
    handed = state.handed
    why = mask(chosen(state.why, lang)) if state.why else ""
    if handed is None or handed.problem is not None or state.state == "年度不符":
        return why
    counts = say(_FINDINGS, lang, errors=handed.count(ERROR), warnings=handed.count(WARNING), fill_ins=handed.fill_ins)
    return say(_NOTED, lang, file=visible(handed.file), counts=counts, why=why).rstrip()


def _days(state: UnitState, lang: str) -> str:
    return say(_DAYS, lang, count=state.by)


def _refused(each: NotTaken, lang: str) -> str:
    reason = mask(chosen(each.reason, lang))
    return reason if visible(each.file) in reason else _of(each.file, reason, lang)


def _of(name: str, words: str, lang: str) -> str:
    return say(_OF, lang, name=name, words=words)
