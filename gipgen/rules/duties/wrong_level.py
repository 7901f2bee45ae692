"""GIP621: boilerplate of another level of government."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.report.report import Report
from gipgen.rules.support.agency import level
from gipgen.rules.support.agency_names import has_place
from gipgen.rules.support.reading import QUOTE, has, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import AGENCIES

PAGE = Page(
    id="GIP621",
    severity=WARNING,
    title=Text("文字不是本级的", "text of another level of government"),
    why=Text(
        "乡镇的报告写“组织推动全省政府信息公开工作”，是照搬了上级的文字，属于通知所说的雷同和敷衍。",
        "A township that claims to direct the whole province has copied the province's report.",
    ),
    fix=Text("改写成本机关自己的工作。", "Write what this agency did."),
    source="国办公开办函〔2021〕30号（四）明确责任",
    checks=("OF-68",),
    confidence="C",
    good="单位: 测试县测试镇人民政府\n总体情况: |\n  我镇按照全省统一部署推进政府信息公开工作。",
    bad="单位: 测试县测试镇人民政府\n总体情况: |\n  组织推动全省政府信息公开工作取得新成效。",
)
OTHER_LEVEL = Text(
    "“{quote}”像是上级机关的文字：本报告是{agency}的。请改写成本机关的工作。",
    "'{quote}' reads like the text of a higher level; this is the report of {agency}",
)
OTHER_AGENCY = Text(
    "“{quote}”：本报告是{agency}的，自称“{seen}”像是照搬了别的单位的文字，请核对。",
    "'{quote}': '{seen}' is not what {agency} calls itself; perhaps copied from another report",
)
NO_SUCH_OFFICE = Text(
    "“{seen}”：厅是省级机关的名称，区、县没有厅，请核对是不是“{seen_stem}局”。",
    "'{seen}': a 厅 is an office of a province, districts and counties have none; is '{seen_stem}局' meant?",
)
_OFFICE, _PLACES = "厅", "区县"
_OFFICE_STEM = 5  # characters between the sign of a place and 厅
_SELVES = dict(zip(AGENCIES.self_by_name[::2], AGENCIES.self_by_name[1::2], strict=True))  # by a name's end
_NOT_SELVES = AGENCIES.not_selves
_VERBS = AGENCIES.directing
_MATTERS = AGENCIES.directed
_LOCAL = frozenset(("county", "town", "department", "city"))
_OF_COUNTY, _OF_DISTRICT = ("我县",), ("我区",)
_PARTING = "，。；、,;按照在据"  # between the verb and what it governs
_PROVINCE = 8  # characters of a province's name
_REACH = 8  # characters between verb, region and matter


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _others_selves(case)
    yield from _offices(case)
    regions = _foreign(case.report)
    parts = case.report.form.roles.sections
    for passage in prose(case, parts.overview, parts.problems, parts.other_matters) if regions else ():
        text = passage.text
        for region in regions:
            position = text.find(region)
            while position >= 0:
                before = text[max(0, position - _REACH) : position]
                after = text[position + len(region) : position + len(region) + _REACH]
                verb = max((before.rfind(word) for word in _VERBS), default=-1)
                clean = not any(sign in before[max(verb, 0) :] for sign in _PARTING) if verb >= 0 else False
                if clean and after.startswith(_MATTERS):
                    begin = position - len(before) + verb
                    values = {"quote": quoted(text, begin, position + 16, limit=QUOTE), "agency": case.report.agency}
                    yield Diagnostic(PAGE.id, WARNING, OTHER_LEVEL, passage.path, values, offset=passage.place(begin))
                position = text.find(region, position + 1)


def _offices(case: Case) -> Iterator[Diagnostic]:
    """区司法厅: an office of a province, called that of a district; halls (区政务服务大厅) are none."""
    for passage in prose(case):
        text = passage.text
        at = text.find(_OFFICE)
        while at >= 0:
            place = max(text.rfind(sign, max(0, at - _OFFICE_STEM - 1), at) for sign in _PLACES)
            stem = text[place + 1 : at]
            if (
                place >= 0
                and stem in AGENCIES.offices_of_provinces
                and not text.endswith(AGENCIES.regions, 0, place + 1)
            ):
                values = {"seen": quoted(text, place, at + 1), "seen_stem": quoted(text, place, at)}
                yield Diagnostic(PAGE.id, WARNING, NO_SUCH_OFFICE, passage.path, values, offset=passage.place(place))
            at = text.find(_OFFICE, at + 1)


def _others_selves(case: Case) -> Iterator[Diagnostic]:
    """我局 in the report of a town: once for each such word; not in quotation marks, which quote somebody."""
    agency = case.report.agency
    own = next((word for ending, word in _SELVES.items() if agency.endswith(ending)), "")
    words = [word for word in AGENCIES.selves if own and word != own] + _other_regions(agency)
    for passage in prose(case) if words else ():
        text = passage.text
        for word in [each for each in words if each in text]:
            at = text.find(word)
            if not _is_self(text, at):
                continue
            words.remove(word)
            values = {"quote": quoted(text, max(0, at - 4), at + 12, limit=QUOTE), "seen": word, "agency": agency}
            yield Diagnostic(PAGE.id, WARNING, OTHER_AGENCY, passage.path, values, offset=passage.place(at))


def _other_regions(agency: str) -> list[str]:
    """What the place of an agency is not: 我县 in the report of a district, 我区 in that of a county."""
    of_county = has("县旗", agency)
    if of_county:
        return [] if "区" in agency else list(_OF_DISTRICT)
    return list(_OF_COUNTY) if has("区市", agency) else []


def _is_self(text: str, at: int) -> bool:
    """Whether the word there is what the writer calls itself: not quoted, nor a part of another word."""
    in_quotes = text.rfind("“", 0, at) > text.rfind("”", 0, at)
    return not in_quotes and not text.startswith(_NOT_SELVES, at)


def _foreign(report: Report) -> tuple[str, ...]:
    """Regions that this agency does not direct, as far as its level is known."""
    at = level(report)
    name = report.agency
    if at not in _LOCAL:
        return ()
    province, found, rest = name.replace("自治区", "省").partition("省")
    provincial = found and len(province) < _PROVINCE and not has_place(rest)
    direct = name.startswith(AGENCIES.municipalities)
    if at == "town":
        return AGENCIES.above_towns
    return ("全国",) if provincial or direct else ("全国", "全省")


RULE = Rule(PAGE, check)
