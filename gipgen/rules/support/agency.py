"""What kind of agency reports: its level decides which duties and deadlines it has.

机关类型 says it; without it the name does, as far as a name can. ``UNKNOWN`` is an answer: a rule that gets it keeps quiet.
"""

from typing import Literal

from gipgen.report.report import Report
from gipgen.vocabulary.words import AGENCIES

Level = Literal["state", "province", "city", "county", "department", "town", ""]
UNKNOWN: Level = ""
_LEVELS: tuple[Level, ...] = ("state", "province", "city", "county", "department", "town")  # as the choices stand
_MUNICIPALITIES = AGENCIES.municipalities
_GOVERNMENT = "人民政府"
_STATE = AGENCIES.state
_TOWNS = AGENCIES.towns
_DEPARTMENTS = AGENCIES.departments
_ZONES = AGENCIES.zones


def level(report: Report) -> Level:
    """The level of the reporting agency, by 机关类型 or else by its name."""
    choice = report.fields.get("agency_type")
    choices = report.form.field("agency_type").choices
    if choice in choices:
        return _LEVELS[choices.index(choice)]
    return _by_name(report.agency)


def is_government(report: Report) -> bool:
    """Whether a people's government reports (条例 art. 50 asks more of those); a 街道办事处 is none."""
    at = level(report)
    return at in ("province", "city", "county") or (at == "town" and report.agency.endswith(_GOVERNMENT))


def speaks_for(name: str) -> Level:
    """The level of the government whose office reports: 上海市人民政府办公厅 gives the government's numbers as well."""
    end = name.find(_GOVERNMENT)
    return _by_name(name[: end + len(_GOVERNMENT)]) if end >= 0 else UNKNOWN


def _by_name(name: str) -> Level:
    if name.endswith(_GOVERNMENT):
        return _of_place(name[: -len(_GOVERNMENT)])
    if name.endswith(_ZONES):
        return UNKNOWN
    if name.startswith(_STATE):
        return "state"
    if name.endswith(_TOWNS):
        return "town"
    return "department" if name.endswith(_DEPARTMENTS) else UNKNOWN


def _of_place(place: str) -> Level:
    """The level of the government of a place."""
    if place.endswith(("乡", "镇")):
        return "town"
    if place in _MUNICIPALITIES or place.endswith(("省", "自治区")):
        return "province"
    if place.endswith(("县", "区", "旗")) or _is_city_within(place):
        return "county"
    return "city" if place.endswith(("市", "州", "盟")) else UNKNOWN


def _is_city_within(place: str) -> bool:
    """A city that belongs to another, or to a 州: 苏州市昆山市, 延边州珲春市."""
    return place.count("市") > 1 or (place.endswith("市") and "州" in place[:-2])
