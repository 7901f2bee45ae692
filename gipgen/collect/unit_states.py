"""What one unit comes to, by its line in the roster and the files that are its own."""

from collections.abc import Iterable, Sequence
from typing import Final

from gipgen.collect.collected import Handed, NotTaken, State, Unit, UnitState
from gipgen.collect.days import days_between
from gipgen.collect.unit_names import comparable
from gipgen.findings.finding import ERROR, WARNING
from gipgen.findings.text import Text, filled, in_a_row, listed, sentences
from gipgen.named_tuple import NamedTuple

_BUT_RECEIVED = Text(
    "名册写着 {day} 收到，可是没有找到文件。请核对是不是漏放了。",
    "received on {day} by the roster, but there is no file",
)
_BY_PLACE = Text(
    "{file} 读不了，里面也看不出单位，按文件（文件夹）的名称估计是本单位的：{why}",
    "{file} cannot be read and names no unit; by the name of the file or folder it is this one's: {why}",
)
_PERHAPS = Text(
    "{file} 没有写单位，按文件（文件夹）的名称可能是本单位的；请打开核对，写上单位再收。",
    "{file} names no unit; by the name of the file or folder it may be this one's",
)
_OF_ANOTHER = Text(
    "{file} 按文件（文件夹）的名称像是本单位的，里面写的单位却是“{name}”；请核对是不是照抄别人的没有改。",
    "{file} is called like this unit, or its folder is, but names '{name}'; was it copied and not changed?",
)
_OF_NOBODY = Text(
    "{file} 按文件（文件夹）的名称像是本单位的，里面写的单位“{name}”却不在名册；请核对是不是单位的名称写错了。",
    "{file} is called like this unit, or its folder is, but names '{name}', which the roster lacks; is the name wrong?",
)
_LIKELY = Text(
    "没有收的 {file} 按名称像是本单位的，请核对：{why}",
    "{file}, which was not taken, is called much like this unit: {why}",
)
_PERHAPS_CALLED = Text(
    "不在名册的“{name}”名称和本单位的最接近（{file}），请核对是不是本单位的。",
    "'{name}', which the roster lacks, is called most like this unit ({file}); is it this one's?",
)
_UNREAD = Text("{file}：{why}", "{file}: {why}")
_VERSIONS = Text(
    "交了内容不同的 {count} 份：{files}。{what}请确认用哪一份，把其余的移走。",
    "{count} different versions were handed in: {files}. {what}Decide on one and move the others away",
)
_WITH_COPIES = Text("{file}（{copies} 和它相同）", "{file} ({copies} says the same)")
_SAME_CELLS = Text("表格里的数都相同，不同的是文字。", "Their tables have the same numbers; the words differ. ")
_OTHER_CELLS = Text("表格里有 {count} 个数不同。", "{count} number(s) of their tables differ. ")
_COPIES = Text(
    "另有 {count} 份数和文字都相同的：{files}。", "{count} cop(ies) with the same numbers and words: {files}"
)
_OTHER_YEAR = Text("交来的是 {years} 年度的（{files}），要的是 {year} 年度的。", "of {years} ({files}), not of {year}")
_OTHER_YEARS_TOO = Text("另有 {years} 年度的，没有用：{files}。", "also handed in, of {years}: {files}")
_EDITION = Text(
    "用的是 {edition} 版的格式，{year} 年度要用 {wanted} 版的。",
    "it follows the form of {edition}; {year} takes that of {wanted}",
)
_LACKS = Text("没有找到格式要求的部分：{parts}。", "parts of the form were not found: {parts}")
_MERGED = Text("已并入 {other}。", "merged into {other}")
_NOT_YET = Text("从 {since} 年度起才报。", "reports from {since} on")
_NO_MORE = Text("{until} 年度以后不再报。", "reports until {until}")
_EXEMPT = Text("名册写着不用报。", "owes none by the roster")
_STILL = Text("仍交来了 {files}，没有计入。", "{files} was handed in all the same and is not counted")
_STRANGER = Text("名册里没有这个单位。{near}", "not in the roster. {near}")
_NEAR = Text(
    "名册里最接近的是“{nearest}”；是同一个单位的，请改正名册或报告，或者写进曾用名。",
    "The nearest is '{nearest}'; where it is the same, correct the roster or the report, or enter a former name.",
)
_FORMER = Text("交来的报告用的是曾用名“{name}”。", "the report has the former name '{name}'")
_BY_CODE = Text(
    "报告里的单位名称是“{name}”，和名册不同，是按统一社会信用代码认的。",
    "the report calls it '{name}'; it was known by its code",
)
_DRAFT = Text(
    "交来的文件印着草稿的标记“{mark}”，多半不是定稿。请核对，换成定稿。",
    "the file bears the mark of a draft, '{mark}'; is it the final version?",
)
NOBODY: Final = Text(
    "里面没有写单位（还是待填），不知道是谁的。请写上单位再收。",
    "it names no unit (待填), so it is nobody's; fill in 单位",
)
_NOTHING: Final = Text("", "")
_ITSELF: Final = Text("{file}", "{file}")


class Due(NamedTuple):
    """What is asked for: the year, its edition of the form (empty where it has none), the last day (empty for none)."""

    year: int
    edition: str
    deadline: str


class Called(NamedTuple):
    """Files that are only called like a unit, or lie in a folder that is: what could not be taken, and others' reports."""

    unread: tuple[NotTaken, ...] = ()
    others: tuple[Handed, ...] = ()
    others_known: bool = True  # whether the first of these is of a unit of the roster
    likely: NotTaken | None = None  # called by a part of its name
    stranger: Handed | None = None  # of nobody in the roster, where this unit's name is the nearest


def state_of(unit: Unit, files: Sequence[Handed], called: Called, due: Due) -> UnitState:
    """The state of a unit: ``files`` name it; those that are only ``called`` like it are hints, no more."""
    exempt = _exempt(unit, due.year)
    if exempt is not None:
        state, why = exempt
        still = (filled(_STILL, files=_names(files)),) if files else ()
        return UnitState(unit, state, sentences((why, *still)), None, tuple(files))
    read = [each for each in files if each.problem is None]
    current = [each for each in read if each.year in (due.year, None)]
    if current:
        return _of_current(unit, current, [each for each in files if each not in current], due)
    if read:
        why = filled(_OTHER_YEAR, **_years(read), year=due.year)
        return UnitState(unit, "年度不符", why, read[0], _without(files, read[0]))
    if files:
        return UnitState(unit, "读不了", _unread(files[0]), files[0], tuple(files[1:]), *_late(unit, "", due))
    return _silent(unit, called, due)


def _without(files: Iterable[Handed], first: Handed) -> tuple[Handed, ...]:
    return tuple(each for each in files if each is not first)


def stranger(files: Sequence[Handed], nearest: str, due: Due) -> UnitState:
    """A unit that the roster lacks; ``nearest`` is the name there that is most like its own."""
    unit = Unit(files[0].agency)
    said = filled(_NEAR, nearest=nearest) if nearest else _NOTHING
    late, by = _late(unit, files[0].dated, due)
    return UnitState(unit, "不在名册", filled(_STRANGER, near=said), files[0], tuple(files[1:]), late, by)


def _exempt(unit: Unit, year: int) -> tuple[State, Text] | None:
    """Why a unit owes no report of this year; ``None`` where it owes one."""
    over = unit.until is not None and year > unit.until
    if unit.merged_into and (over or unit.until is None):
        return "已并入", filled(_MERGED, other=unit.merged_into)
    if not unit.owes:
        return "不应报", _EXEMPT
    if unit.since is not None and year < unit.since:
        return "不应报", filled(_NOT_YET, since=unit.since)
    return ("不应报", filled(_NO_MORE, until=unit.until)) if over else None


def _silent(unit: Unit, called: Called, due: Due) -> UnitState:
    """A unit of which there is no file that names it."""
    unread = called.unread
    if any(each.reason is not NOBODY for each in unread):
        files = tuple(Handed(each.file, each.file, "", None, "", problem=each.reason) for each in unread)
        return UnitState(unit, "读不了", _unread(files[0]), files[0], files[1:], *_late(unit, "", due))
    hints = [filled(_PERHAPS, file=each.file) for each in unread[:1]]
    hints += [filled(_other(called), file=each.file, name=each.agency) for each in called.others[:1]]
    if not hints and called.likely:
        hints.append(filled(_LIKELY, file=called.likely.file, why=called.likely.reason))
    if not hints and called.stranger:
        hints.append(filled(_PERHAPS_CALLED, name=called.stranger.agency, file=called.stranger.file))
    if not hints and unit.received:
        hints.append(filled(_BUT_RECEIVED, day=unit.received))
    return UnitState(unit, "未交", sentences(hints))


def _other(called: Called) -> Text:
    """What is said of a report that names somebody else: another's was copied, or the name is misspelt."""
    return _OF_ANOTHER if called.others_known else _OF_NOBODY


def _of_current(unit: Unit, current: Sequence[Handed], others: Sequence[Handed], due: Due) -> UnitState:
    """A unit with at least one report of the year that was asked for."""
    versions: dict[str, list[Handed]] = {}
    for each in current:
        versions.setdefault(each.content, []).append(each)
    if len(versions) > 1:
        every = list(versions.values())
        what = _differing([each[0] for each in every])
        why = filled(_VERSIONS, count=len(every), files=in_a_row(map(_with_copies, every)), what=what)
        return UnitState(unit, "重复", why, None, (*current, *others), *_late(unit, "", due))
    first = min(current, key=_first)
    copies = [each for each in current if each is not first]
    state, told = _judged(first, due)
    notes = _notes(unit, first, copies, [each for each in others if each.problem is None])
    said = sentences((*((told,) if told else ()), *notes))
    return UnitState(unit, state, said, first, (*copies, *others), *_late(unit, first.dated, due))


def _with_copies(same: Sequence[Handed]) -> Text:
    """One version: its first file, and which others say the same."""
    first, *copies = same
    return filled(_WITH_COPIES, file=first.file, copies=_names(copies)) if copies else filled(_ITSELF, file=first.file)


def _differing(versions: Sequence[Handed]) -> Text:
    """In what versions differ, as far as it helps to decide; nothing of two editions, which have other cells."""
    if len({each.edition for each in versions}) > 1:
        return _NOTHING
    cells = zip(*(tuple(each.values) for each in versions), strict=False)
    count = sum(len(set(each)) > 1 for each in cells)
    return filled(_OTHER_CELLS, count=count) if count else _SAME_CELLS


def _first(handed: Handed) -> tuple[bool, bool, int, int, int, str]:
    """Of copies the one that counts comes first: a report file, a Word file (its unit gets it back), the one read best."""
    faults = (handed.fill_ins, handed.count(ERROR), handed.count(WARNING))
    return (not handed.is_own, not handed.file.lower().endswith(".docx"), *faults, handed.file)


def _judged(handed: Handed, due: Due) -> tuple[State, Text | None]:
    """The state of the one report that counts, and why where its findings do not say it."""
    if due.edition and handed.edition != due.edition:
        return "格式不符", filled(_EDITION, edition=handed.edition, year=due.year, wanted=due.edition)
    if handed.misshapen:
        return "格式不符", filled(_LACKS, parts=listed(handed.misshapen))
    if handed.fill_ins:
        return "待填", None
    if handed.count(ERROR):
        return "有错误", None
    return ("有警告" if handed.count(WARNING) or handed.draft else "通过"), None


def _notes(unit: Unit, first: Handed, copies: Sequence[Handed], years: Sequence[Handed]) -> Iterable[Text]:
    """What else is to be known of a unit's files: a draft, copies, reports of other ``years``, another name."""
    if first.draft:
        yield filled(_DRAFT, mark=first.draft)
    if copies:
        yield filled(_COPIES, count=len(copies), files=_names(copies))
    if years:
        yield filled(_OTHER_YEARS_TOO, **_years(years))
    name = comparable(first.agency)
    if name and name != comparable(unit.name):
        is_former = name in map(comparable, unit.former)
        yield filled(_FORMER if is_former else _BY_CODE, name=first.agency)


def _unread(handed: Handed) -> Text:
    text = _UNREAD if handed.agency else _BY_PLACE
    return filled(text, file=handed.file, why=handed.problem or _NOTHING)


def _years(files: Sequence[Handed]) -> dict[str, Text]:
    years = sorted({each.year for each in files if each.year})
    return {"years": listed(map(str, years)), "files": _names(files)}


def _names(files: Iterable[Handed]) -> Text:
    return listed(each.file for each in files)


def _late(unit: Unit, dated: str, due: Due) -> tuple[bool | None, int]:
    """Whether a report came late, and by how many days: by the roster's day, else by the report's own."""
    day = unit.received or dated
    if not due.deadline or not day:
        return None, 0
    by = days_between(due.deadline, day)
    return by > 0, max(by, 0)
