"""Duties, years and publication (GIP4xx, GIP6xx, GIP9xx): each case of duties.yaml, and what needs more than one file."""

from datetime import date
from hashlib import shake_128
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import BASE, BASE_2019, changed
from ruamel.yaml import YAML

from gipgen.check import examine, locate
from gipgen.findings.finding import Finding
from gipgen.project.among_others import traces_of
from gipgen.project.project import Project
from gipgen.rules.support.agency import level
from gipgen.rules.support.periods import periods_in
from gipgen.rules.support.siblings import Siblings
from gipgen.settings.settings import DEFAULT
from gipgen.workspace.memory import Memory

CASES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("duties.yaml").read_text(encoding="utf-8"))
FAMILIES = ("GIP4", "GIP6", "GIP9")


def with_changes(text: str, changes: list[list[str]]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def look(text: str, last: str | None) -> list[Finding]:
    if last is None:
        examined = examine(text.encode())
    else:
        examined = examine(
            f"{text}\n上年报告: ../2023/report.yaml\n".encode(),
            place="2024/report.yaml",
            neighbours=Memory({"2023/report.yaml": last.encode()}),
        )
    found = locate("report.yaml", examined)
    return [each for each in found if each.finding.rule.startswith(FAMILIES)]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = with_changes(BASE, case["change"])
    last = with_changes(changed(("年度: 2024", "年度: 2023")), case["last"]) if "last" in case else None
    findings = look(text, last)
    lines = f"{text}\n上年报告: ../2023/report.yaml\n".split("\n")
    assert [rule for rule, _ in case.get("finds", [])] == [each.finding.rule for each in findings]
    for (_, stands), each in zip(case.get("finds", []), findings, strict=True):
        assert lines[each.line - 1][each.column - 1 :].startswith(stands)
        assert each.finding.message("en")
    if findings:
        assert case["says"] in findings[0].finding.message("zh")


NEIGHBOURS: dict[str, list[tuple[str, str | None]]] = YAML(typ="safe").load(
    Path(__file__).with_name("neighbours.yaml").read_text(encoding="utf-8")
)
PUT = {  # where a text of neighbours.yaml goes
    "前言": ("总体情况: |", "前言: {}\n\n总体情况: |"),
    "总体": ("行政处罚{{", "{}行政处罚{{{{"),
    "问题": ("政策解读不够丰富。下一步增加图解。", "{}"),
    "其他": ("本年度未收取信息处理费。", "{}"),
    "标题": ("年度: 2024", "年度: 2024\n标题: {}"),
    "网址": ("年度: 2024", "年度: 2024\n网址: {}"),
    "电话": ("0451-53523359", '"{}"'),
    "落款": ("年度: 2024", "年度: 2024\n落款: {}"),
    "收费": ("62.336", "{}"),
    "规章": ("{制发: 0, 废止: 0, 现行有效: 0}", "{}"),
}
AS_IT_SHOULD_BE = {
    "{L}": "根据《政府信息公开条例》和报告格式编制",
    "{P}": "统计期限为2024年1月1日至2024年12月31日",
    "{T}": "电话0451-53523359",
}


@pytest.mark.parametrize(
    ("place", "text", "found"), [(place, *each) for place, all_ in NEIGHBOURS.items() for each in all_]
)
def test_one_thing_makes_the_difference(place: str, text: str, found: str | None) -> None:
    for short, whole in AS_IT_SHOULD_BE.items():
        text = text.replace(short, whole)
    old, new = PUT[place]
    report = with_changes(BASE, [[old, new.format(text)]])
    findings = look(report, None)
    assert ([found.split(" ")[0]] if found else []) == [each.finding.rule for each in findings]
    for each in findings:
        assert found
        _, stands, says = [*found.split(" ", 2), ""][:3]
        assert report.split("\n")[each.line - 1][each.column - 1 :].startswith(stands)
        assert says in each.finding.message("zh")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name / "2024" / "report.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


PROSE = """行政处罚5件。
  我局高度重视政府信息公开工作，把它列入年度重点任务，由主要负责同志牵头研究部署。
  依托政府网站和政务新媒体主动公开信息61条，内容涉及财政资金、行政执法和民生实事等方面。
  对依申请公开实行登记、审核、答复、归档全流程管理，所有答复均经过合法性审查后送达。"""


def of_agency(name: str, prose: str = PROSE) -> str:
    return changed(("测试市民政局", name), ("行政处罚{{ 主动公开.行政处罚 }}件。", prose.replace("61", str(len(name)))))


def test_reports_of_one_run_are_compared_and_the_later_one_is_told(tmp_path: Path) -> None:
    first = written(tmp_path, "a", of_agency("甲县民政局"))
    second = written(tmp_path, "b", of_agency("乙市丙区财政和国有资产局"))
    written(tmp_path, "c", BASE)
    written(tmp_path, "d", of_agency("甲县民政局").replace("年度: 2024", "年度: 2023"))  # the same agency, another year
    found = {
        checked.found.path: [each for each in checked.findings if each.finding.rule == "GIP904"]
        for checked in Project().check(str(tmp_path))
    }
    assert [] == [path for path, findings in found.items() if findings and path != str(second)]
    (told,) = found[str(second)]
    message = told.finding.message("zh")
    assert "甲县民政局" in message
    assert str(first) in message
    assert "合法性审查" in message
    assert 80 < told.finding.values["percent"] <= 100
    assert second.read_text(encoding="utf-8").split("\n")[told.line - 1].lstrip().startswith("我局高度重视")


def test_a_report_alone_has_no_siblings_and_its_copy_is_none(tmp_path: Path) -> None:
    path = written(tmp_path, "a", of_agency("甲县民政局"))
    written(tmp_path, "b", of_agency("甲县民政局"))
    for arguments in ([str(path)], [str(tmp_path)]):
        rules = {each.finding.rule for checked in Project().check(*arguments) for each in checked.findings}
        assert "GIP904" not in rules


def test_siblings_can_be_exempted_like_anything_else(tmp_path: Path) -> None:
    written(tmp_path, "a", of_agency("甲县民政局"))
    written(tmp_path, "b", of_agency("乙县民政局") + "\n豁免: [{规则: GIP904, 理由: 两局合署办公}]\n")
    assert [] == [each.finding.rule for checked in Project().check(str(tmp_path)) for each in checked.findings]


def test_what_is_kept_of_a_report_is_small() -> None:
    import tracemalloc

    traces = traces_of(examine(of_agency("甲县民政局").encode()))
    siblings = Siblings()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(200):
        others = shake_128(str(number).encode()).digest(len(traces.marks))
        siblings.meet(f"{number}", traces._replace(marks=others))
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert kept < 200 * 2_000  # bytes; a report has 10,000


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("湖北省人民政府", "province"),
        ("上海市人民政府", "province"),
        ("广西壮族自治区人民政府", "province"),
        ("淮安市人民政府", "city"),
        ("延边朝鲜族自治州人民政府", "city"),
        ("淮安市洪泽区人民政府", "county"),
        ("哈尔滨市五常市人民政府", "county"),
        ("测试县测试镇人民政府", "town"),
        ("上海市黄浦区打浦桥街道办事处", "town"),
        ("武汉市硚口区卫生健康局", "department"),
        ("上海市人民政府办公厅", "department"),
        ("北关区卫生健康委员会", "department"),
        ("平潭综合实验区", ""),
        ("某高新区管理委员会", ""),
        ("国家税务总局", "state"),
    ],
)
def test_the_level_of_an_agency_by_its_name(name: str, expected: str) -> None:
    assert expected == level(examine(changed(("测试市民政局", name)).encode()).case.report)


def test_the_type_typed_goes_before_the_name() -> None:
    text = changed(("年度: 2024", "年度: 2024\n机关类型: 县级政府"))
    assert "county" == level(examine(text.encode()).case.report)


def test_deadlines_and_local_rules_come_from_the_settings() -> None:
    settings = DEFAULT._replace(
        deadlines={"department": "01-15"}, overview={"characters": 100, "numbers": ["政府网站", "行政处罚", "培训"]}
    )
    text = changed(
        ("年度: 2024", "年度: 2024\n落款: {单位: 测试市民政局, 日期: 2025-01-20}"),
        ("行政处罚{{", f"{'公开' * 50}2024年培训干部。行政处罚{{{{"),
    )
    found = [each for each in examine(text.encode(), settings).findings if each.rule[:4] in FAMILIES]
    assert ["GIP630", "GIP631", "GIP631", "GIP901"] == [each.rule for each in found]
    assert "超过本地规定的 100 字" in found[0].message("zh")
    assert ["gipgen.toml"] * 3 == [each.values["file"] for each in found[:3]]
    assert "departments" in found[3].message("en")
    assert ["政府网站", "培训"] == [each.values["word"] for each in found[1:3]]
    assert "2025-01-15" in found[3].message("zh")


days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(
    days,
    days,
    st.sampled_from(["至", "到", "－", "起至", " 至 "]),
    st.booleans(),
    st.text("的在年月日2。至", max_size=8),
)
def test_every_period_is_read_as_it_was_written(first: date, last: date, to: str, style: str, after: str) -> None:
    year = "" if style == "short" else f"{last.year}年"
    text = f"统计期限为{first.year}年{first.month}月{first.day}日{to}{year}{last.month}月{last.day}日止{after}"
    period = next(periods_in(text))
    assert (first.year, (first.month, first.day)) == (period.first_year, period.first)
    assert (None if style == "short" else last.year, (last.month, last.day)) == (period.last_year, period.last)
    assert text[period.begin : period.end].endswith("日")


def test_a_report_follows_the_form_of_its_year() -> None:
    old = look(changed(("年度: 2020", '年度: 2021\n格式: "2019"'), base=BASE_2019), None)
    assert [("GIP612", "error", 3)] == [(each.rule, each.severity, each.line) for each in old if each.rule == "GIP612"]
    assert "请删去“格式”这一项，按新格式填表" in old[0].message()
    typed = look(changed(("年度: 2020", '年度: 2020\n格式: "2019"'), base=BASE_2019), None)
    assert "GIP612" not in {each.rule for each in typed}


def test_what_is_published_in_all_grows_by_what_was_published_this_year() -> None:
    def found(last: str) -> list[str]:
        before = changed(("年度: 2020", "年度: 2019"), ("新公开: 1, 对外公开总数: 9", last), base=BASE_2019)
        text = f"{BASE_2019}\n上年报告: ../2019/report.yaml\n".encode()
        examined = examine(text, place="2020/report.yaml", neighbours=Memory({"2019/report.yaml": before.encode()}))
        return [each.message("zh") for each in examined.findings if each.rule == "GIP402"]

    assert [] == found("新公开: 0, 对外公开总数: 8") == found("新公开: 0, 对外公开总数: 12")
    (told,) = found("新公开: 0, 对外公开总数: 5")
    assert "2019 年末 5 + 本年新公开 1 = 6，本年写的是 9，多出 3" in told
