"""``反馈/〈单位〉.docx``: what a unit is to mend, a row for each point with room for its reply.

One template for the body; the parts around it are those of every Word file of gipgen, made once and packed once: an
office sends thousands of these.
"""

import re

from gipgen.collect.collected import State, UnitState
from gipgen.collect.feedback_points import DUTIES, Point, place_lines
from gipgen.collect.state_words import file_names, late_words, why_to_unit
from gipgen.findings.harmless import visible
from gipgen.findings.privacy import mask
from gipgen.formats.as_docx import PARTS
from gipgen.formats.docx_runs import LANGUAGE as WORD
from gipgen.formats.docx_runs import Media
from gipgen.formats.measures import Measures, measures
from gipgen.formats.templating import Language, Templates
from gipgen.formats.zip_package import Entry, entry, joined
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Style

LANGUAGE = Language("collected", {})
_TEMPLATE = "反馈.xml.jinja"
_TITLE = "{unit}{year}年政府信息公开工作年度报告审核反馈表"
_HEADS = ("序号", "位置", "问题和改正办法", "性质", "答复")
_SHARES = (66, 205, 365, 114, 150)  # of the width of the page
_RECEIVED = "收到的文件：{files}。"
_SAID: dict[State, str] = {
    "读不了": "报来的文件打不开，或者读不出年度报告",
    "重复": "报来的文件不止一份，内容不同",
    "年度不符": "报来的不是本年度的报告",
    "格式不符": "报告用的不是本年度的格式",
    "待填": "有没有填写、或者读不出来的内容",
    "有错误": "有必须改正的错误",
    "有警告": "没有必须改正的错误，有需要核对的内容",
    "通过": "没有必须改正的错误",
    "不在名册": "你单位不在名册里",
}
_STATE = "审核结果：{said}。"
_ONCE_MORE: dict[State, str] = {
    "读不了": "请核对文件，重新报送。",
    "年度不符": "请核对文件，重新报送。",
    "重复": "请确认以哪一份为准，只重新报送这一份。",
}
_LATE = "报送时间：{late}。"
_WHY = "原因：{why}。"
_NOTE = "说明：{why}。"
_RIGHT = ("有错误", "有警告", "待填", "通过")  # what else is said of these is no reason of their state
_COUNTS = "审核发现：{counts}，见下表。"
_ASKED = (
    "“必须改正”的，请改正后重新报送；“请核对”的，请逐项核对，有误的改正，无误的在“答复”栏说明；“建议”的，由你单位酌定。"
)
_COMMENTED = "所报 Word 文件里已在相应位置加了批注（同名的“批注”文件）。"
_COUNT = "{duty} {count} 处"
_OFFICIAL = re.compile("[〔《]|GB")  # in what a rule rests on: a notice, a law, a standard


class Told(NamedTuple):
    """A point as the cells of its row."""

    place: tuple[str, ...]
    words: tuple[str, ...]
    duty: tuple[str, ...]


class _Core(NamedTuple):
    title: str
    agency: str  # the office that sends it


def feedback_docx(
    state: UnitState,
    points: tuple[Point, ...],
    year: int,
    templates: Templates,
    *,
    supervisor: str = "",
    style: Style = Style(),  # noqa: B008  a value that cannot be changed
    commented: bool = False,
) -> bytes:
    """The Word file for one unit; ``commented``: it gets its own file back as well, with comments."""
    page = templates.keep(("feedback page", style), lambda: measures(style))
    title = _TITLE.format(unit=visible(state.unit.name), year=year)
    body = templates.render(
        LANGUAGE,
        _TEMPLATE,
        title=page.title_lines(title),
        caption=title,
        before=_before(state, points, commented=commented),
        behind=[supervisor] if supervisor else [],
        heads=_HEADS,
        points=[told(each) for each in points],
        widths=[page.text_width * share // sum(_SHARES) for share in _SHARES],
        page=page,
        style=style,
    )
    core = templates.render(WORD, "core.xml.j2", document=_Core(title, supervisor))
    around = templates.keep(("feedback parts", style), lambda: _around(templates, style, page))
    own = (entry("docProps/core.xml", core.encode()), entry("word/document.xml", body.encode()))
    return joined((*around, *own))


def told(point: Point) -> Told:
    """The cells of a row: what is private is hidden, as in every finding."""
    quote = point.place.quote
    place = (*place_lines(point), f"“{quote}”") if quote else place_lines(point)
    basis = basis_words(point.basis)
    words = (point.words, f"依据：{basis}") if basis else (point.words,)
    return Told(_clean(place), _clean(words), (point.duty, point.rule) if point.rule else (point.duty,))


def basis_words(basis: str) -> str:
    """Of what a rule rests on the notices, laws and standards; an office quotes nothing else."""
    return "；".join(part for part in basis.split("；") if _OFFICIAL.search(part))


def _clean(texts: tuple[str, ...]) -> tuple[str, ...]:
    """No sign that XML cannot hold."""
    return tuple(visible(mask(text)) for text in texts)


def _before(state: UnitState, points: tuple[Point, ...], *, commented: bool) -> list[str]:
    """The sentences in front of the table."""
    texts = [*_received(state), _STATE.format(said=_SAID.get(state.state, state.state))]
    why = "" if state.state == "重复" else why_to_unit(state).rstrip("。")  # several files: they were just named
    if why:
        texts.append((_NOTE if state.state in _RIGHT else _WHY).format(why=why))
    if state.state in _ONCE_MORE:
        texts.append(_ONCE_MORE[state.state])
    if state.late:
        texts.append(_LATE.format(late=late_words(state)))
    if points:
        texts += [_COUNTS.format(counts=_counted(points)), _ASKED + (_COMMENTED if commented else "")]
    return [visible(text) for text in texts]


def _received(state: UnitState) -> list[str]:
    names = file_names(each.file for each in (state.handed, *state.others) if each is not None)
    return [_RECEIVED.format(files="、".join(names.values()))] if names else []


def _counted(points: tuple[Point, ...]) -> str:
    counts = [(duty, sum(each.duty == duty for each in points)) for duty in DUTIES.values()]
    return "，".join(_COUNT.format(duty=duty, count=count) for duty, count in counts if count)


_OWN = ("docProps/core.xml", "word/document.xml")  # what each file says; all else is that of every Word file
_AROUND = tuple(part for part in PARTS if part[0] not in _OWN)


def _around(templates: Templates, style: Style, page: Measures) -> tuple[Entry, ...]:
    """The parts that all of these files have in common, packed."""
    values: dict[str, object] = {"style": style, "page": page, "media": Media([], []), "extensions": ()}
    values |= {"around": None, "reference": None, "has_theme": False, "has_turned": False}
    return tuple(
        entry(
            name,
            templates.render(WORD, file, **values).encode() if file.endswith(".j2") else templates.plain("docx", file),
        )
        for name, file in _AROUND
    )
