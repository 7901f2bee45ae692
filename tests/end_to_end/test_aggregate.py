"""An office adds up what its units handed in."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Run
from reports import EXAMPLES, look
from summed import added, report, table, written

import gipgen as library
from gipgen import Unit
from gipgen.report.report import number_text

FINED = ("行政处罚: 53", "行政处罚: 7")
FEE = ("行政事业性收费: 62.336", "行政事业性收费: 0.664")
OTHER_TEXT = ("更新专栏", "改版专栏")


def put(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / name).mkdir()
        (folder / name / "report.yaml").write_text(text, encoding="utf-8")


def project(**texts: str) -> library.Project:
    return library.Project({f"{name}/report.yaml": text.encode() for name, text in texts.items()})


def kinds(done: library.Aggregated) -> dict[str, str]:
    return {each.file: each.kind for each in done.counted.left_out}


def test_three_units_become_one_report_and_a_table_of_sources(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"), 乙=report("乙局", FINED), 丙=report("丙局", FEE))
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024", "-o", "汇总.yaml")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2024 年度，相加 3 个单位的报告。\n"
    text = (tmp_path / "汇总.yaml").read_text(encoding="utf-8")
    assert "单位: 测试市 " in text
    assert "行政处罚: 113 " in text
    assert "行政事业性收费: 125.336 " in text
    assert "本年新收: [15, 3, 0, 0, 0, 0]" in text
    assert "（3 个）：丙局、乙局、甲局" in text
    lines = table((tmp_path / "汇总.sources.csv").read_bytes())
    assert added(lines)["fees", "amount"] == Fraction("125.336")
    fees = next(line for line in lines if line["row"] == "fees" and line["unit"] == "丙局")
    typed = (tmp_path / fees["file"]).read_text(encoding="utf-8").split("\n")[int(fees["line"]) - 1]
    assert (fees["value"], typed) == ("0.664", "  行政事业性收费: 0.664")


def test_the_sum_has_no_fault_but_texts_to_be_written(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"), 乙=report("乙局", FINED))
    gipgen("aggregate", ".", "--of", "测试市", "--year", "2024")
    examined, findings = look((tmp_path / "汇总.yaml").read_bytes())
    assert {each.rule for each in findings if each.severity == "error"} == {"GIP210"}
    assert examined.case.report.cells["results_total", "total"].value == 12
    text = written((tmp_path / "汇总.yaml").read_text(encoding="utf-8"))
    assert not [each for each in look(text)[1] if each.severity == "error"]


def test_the_examples_add_up_in_each_year_and_edition(gipgen: Run, tmp_path: Path) -> None:
    folders = [path.parent.parent for path in EXAMPLES]
    for year in sorted({path.parent.name for path in EXAMPLES}):
        done = gipgen("aggregate", *folders, "--of", "测试市", "--year", year, "-o", f"{year}.yaml")
        parts = [path for path in EXAMPLES if path.parent.name == year]
        assert f"相加 {len(parts)} 个单位" in done.stdout, done.stdout
        text = (tmp_path / f"{year}.yaml").read_text(encoding="utf-8")
        examined, findings = look(written(text))
        assert not [each for each in findings if each.severity == "error"], year
        cells = examined.case.report.cells
        shares = added(table((tmp_path / f"{year}.sources.csv").read_bytes()))
        assert shares == {ref: Fraction(number_text(cells[ref].value or 0)) for ref in shares}


def test_what_is_left_out_is_listed_with_its_reason(gipgen: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        甲=report("甲局"),
        乙=report("乙局", ("行政处罚: 53", "行政处罚: 待填")),
        丙=report("丙局", ("[5, 1, 0, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0, 9]")),
        丁=report("丁局", year=2023),
        戊=report("戊局", edition="2019").replace("单位:", '格式: "2019"\n单位:', 1),
        己=report("己局"),
        庚="单位: [",
    )  # fmt: skip
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024", "--exclude", "己局=数据待核实")
    assert done.returncode == 1
    assert "相加 1 个单位" in done.stdout
    for words in (
        "乙局　待填：还有 1 处待填",
        "丙局　有错误：有 1 个错误",
        "年度不符 1 份：丁局",
        "戊局　格式不符：用的是 2019 版格式",
        "己局　排除：数据待核实",
        "[　读不了：没有写年度（./庚",
    ):
        assert words in done.stdout, done.stdout
    text = (tmp_path / "汇总.yaml").read_text(encoding="utf-8")
    assert "行政处罚: 53 " in text
    assert "#   己局　排除：数据待核实（./己/report.yaml）" in text


@pytest.mark.parametrize("typed", ["甲局", "甲局=", "甲局＝ ", "=理由"])
def test_nobody_is_excluded_without_a_reason(gipgen: Run, tmp_path: Path, typed: str) -> None:
    put(tmp_path, 甲=report("甲局"), 乙=report("乙局"))
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024", "--exclude", typed)
    assert done.returncode == 2
    assert "单位=理由" in done.stderr
    assert not (tmp_path / "汇总.yaml").exists()


def test_a_slip_in_an_excluded_name_is_told_instead_of_adding_the_unit(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("测试市甲局"), 乙=report("测试市乙局"))
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024", "--exclude", "测试市甲据=待核实")
    assert done.returncode == 2
    assert "测试市甲据" in done.stderr
    assert "最接近的是 测试市甲局" in done.stderr


def test_a_copy_counts_once_and_two_versions_do_not_count() -> None:
    done = project(
        甲=report("甲局"),
        甲的副本="# 再报一次\n" + report("甲局"),
        乙=report("乙局"),
        乙改=report("乙局", FINED),
        丙=report("丙局"),
    ).aggregate(".", of="测试市", year=2024)
    assert [each.agency for each in done.counted.added] == ["丙局", "甲局"]
    assert kinds(done) == {"甲的副本/report.yaml": "副本", "乙/report.yaml": "重复", "乙改/report.yaml": "重复"}
    assert done.sums.cells["penalty", "decisions"].value == 106
    assert not done.is_complete


def test_a_version_with_errors_is_a_version_too() -> None:
    """Perhaps it was mended, perhaps somebody sent the wrong file: nobody but the agency knows."""
    wrong = report("甲局", ("[5, 1, 0, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0, 9]"))
    done = project(甲=wrong, 甲改=report("甲局"), 乙=report("乙局")).aggregate(".", of="测试市", year=2024)
    assert kinds(done) == {"甲/report.yaml": "重复", "甲改/report.yaml": "重复"}
    assert [each.agency for each in done.counted.added] == ["乙局"]


def test_faults_that_parts_exempt_are_exempted_in_the_sum_with_their_reasons() -> None:
    fault = ("[5, 1, 0, 0, 0, 0, 6]\n  上年结转", "[6, 1, 0, 0, 0, 0, 7]\n  上年结转")
    exempted = report("甲局", fault) + "\n豁免:\n  - {规则: GIP301, 理由: 原文如此}\n"
    done = project(甲=exempted, 乙=report("乙局")).aggregate(".", of="测试市", year=2024)
    assert len(done.counted.added) == 2, done.counted.left_out
    assert "- {规则: GIP301, 理由: 甲局：原文如此}" in done.text
    assert {each.rule for each in look(done.text)[1] if each.severity == "error"} == {"GIP210"}


def test_only_units_below_the_office_are_added_each_under_its_name_of_now() -> None:
    roster = [
        Unit("某区"),
        Unit("区教育局", parent="某区", former=("区教体局",)),
        Unit("第一小学", parent="区教育局"),
        Unit("第二小学", parent="区教育局", merged_into="第一小学", until=2023),
        Unit("区民政局", parent="某区"),
        Unit("别市民政局", parent="别市"),
    ]
    reports = project(
        a=report("区教体局", FINED),
        b=report("第一小学"),
        c=report("第二小学"),
        d=report("别市民政局"),
        e=report("新局"),
    )
    done = reports.aggregate(".", of="某区", year=2024, roster=roster)
    assert [each.agency for each in done.counted.added] == ["区教育局", "第一小学"]
    assert kinds(done) == {
        "c/report.yaml": "已并入", "d/report.yaml": "不在范围", "e/report.yaml": "不在名册",
    }  # fmt: skip
    assert done.counted.awaited == ("某区", "区民政局")
    done = reports.aggregate(".", of="区教育局", year=2024, roster=roster)
    assert [each.agency for each in done.counted.added] == ["区教育局", "第一小学"]
    assert done.counted.awaited == ()


SCHOOLS = [
    Unit("某区"),
    Unit("区教育局", parent="某区"),
    Unit("第一小学", parent="区教育局"),
    Unit("第二小学", parent="区教育局"),
    Unit("区民政局", parent="某区"),
]


def totals(office: str, **texts: str) -> str:
    """The total that an office made of reports."""
    done = project(**texts).aggregate(".", of=office, year=2024)
    return written(done.text)


def test_a_total_whose_members_are_there_is_not_added_to_them() -> None:
    schools = {"一": report("第一小学"), "二": report("第二小学", FINED)}
    total = totals("区教育局", **schools)
    done = project(局=total, 民政=report("区民政局"), **schools).aggregate(".", of="某区", year=2024, roster=SCHOOLS)
    assert kinds(done) == {"局/report.yaml": "汇总"}
    assert done.sums.cells["penalty", "decisions"].value == 53 + 7 + 53
    own = report("区教育局", ("行政处罚: 53", "行政处罚: 1000"), OTHER_TEXT)
    whole = totals("区教育局", 局=own, **schools)
    done = project(本级=own, 汇总=whole, **schools).aggregate(".", of="某区", year=2024, roster=SCHOOLS)
    assert kinds(done) == {"汇总/report.yaml": "汇总"}
    assert done.sums.cells["penalty", "decisions"].value == 1000 + 53 + 7


def test_a_report_that_may_contain_those_below_is_not_guessed_about() -> None:
    schools = {"一": report("第一小学"), "二": report("第二小学", FINED)}
    more = totals("区教育局", 局=report("区教育局", OTHER_TEXT), **schools)
    reports = project(局=more, **schools)
    done = reports.aggregate(".", of="某区", year=2024, roster=SCHOOLS)
    assert kinds(done) == {"局/report.yaml": "可能含下属"}
    assert not done.is_complete

    def marked(note: str) -> list[Unit]:
        return [unit._replace(note=note) if unit.name == "区教育局" else unit for unit in SCHOOLS]

    done = reports.aggregate(".", of="某区", year=2024, roster=marked("本级"))
    assert done.sums.cells["penalty", "decisions"].value == 53 + 7 + 113
    done = reports.aggregate(".", of="某区", year=2024, roster=marked("汇总，已含学校"))
    assert kinds(done) == {"一/report.yaml": "已含", "二/report.yaml": "已含"}
    assert done.sums.cells["penalty", "decisions"].value == 113


def test_a_total_with_its_sources_counts_for_the_members_that_are_not_there(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "学校").mkdir()
    put(tmp_path / "学校", 一=report("第一小学"), 二=report("第二小学", FINED))
    put(tmp_path, 民政=report("区民政局"))
    (tmp_path / "教育").mkdir()
    gipgen("aggregate", "学校", "--of", "区教育局", "--year", "2024", "-o", "教育/report.yaml")
    path = tmp_path / "教育" / "report.yaml"
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = gipgen("aggregate", "教育", "民政", "学校/一", "--of", "某区", "--year", "2024", "-o", "一.yaml")
    assert "第一小学　已含" in done.stdout
    assert "行政处罚: 113 " in (tmp_path / "一.yaml").read_text(encoding="utf-8")
    done = gipgen("aggregate", "教育", "民政", "学校", "--of", "某区", "--year", "2024", "-o", "二.yaml")
    assert "区教育局　汇总：是 2 个单位的汇总" in done.stdout
    assert "行政处罚: 113 " in (tmp_path / "二.yaml").read_text(encoding="utf-8")


def test_what_a_total_contains_goes_by_what_is_asked_and_handed_in_now() -> None:
    schools = {"一": report("第一小学"), "二": report("第二小学", FINED)}
    made = project(**schools).aggregate(".", of="区教育局", year=2024)
    total = {"局.yaml": written(made.text).encode(), "局.sources.csv": made.table}
    files = {name: text.encode() for name, text in {"一.yaml": schools["一"], "民政.yaml": report("区民政局")}.items()}
    roster = [unit._replace(owes=False) if unit.name in ("某区", "区教育局") else unit for unit in SCHOOLS]
    roster[1] = roster[1]._replace(owes=True)

    def fined(more: dict[str, bytes], *exclude: str) -> tuple[str | None, dict[str, str]]:
        done = library.Project({**files, **total, **more}).aggregate(
            ".", of="某区", year=2024, roster=roster, exclude=exclude
        )
        return done.sums.cells["penalty", "decisions"].text, kinds(done)

    assert fined({}) == ("113", {"一.yaml": "已含"})
    mended = report("第二小学", ("行政处罚: 53", "行政处罚: 8")).encode()
    assert fined({"二.yaml": mended}) == ("114", {"局.yaml": "汇总"})
    assert fined({}, "第二小学=待核实") == ("106", {"局.yaml": "排除"})


def test_a_published_total_is_compared_cell_by_cell(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "单位").mkdir()
    put(tmp_path / "单位", 甲=report("甲局"), 乙=report("乙局", FINED), 丙=report("丙局", FEE))
    gipgen("aggregate", "单位", "--of", "测试市", "--year", "2024", "-o", "公布.yaml")
    path = tmp_path / "公布.yaml"
    right = written(path.read_text(encoding="utf-8"))
    path.write_text(right, encoding="utf-8")
    done = gipgen("aggregate", "单位", "--of", "测试市", "--year", "2024", "-o", "一.yaml", "--against", "公布.yaml")
    assert (done.returncode, "逐格相同" in done.stdout) == (0, True), done.stdout
    path.write_text(right.replace("行政处罚: 113", "行政处罚: 106"), encoding="utf-8")
    call = ("aggregate", "单位", "--of", "测试市", "--year", "2024", "--against", "公布.yaml")
    done = gipgen(*call, "-o", "二.yaml")
    assert done.returncode == 1
    assert "各单位之和 113，公布 106，相差 -7" in done.stdout
    assert "其中 丙局 53、甲局 53、乙局 7" in done.stdout
    assert "差额正好是 乙局 的数，公布的总数可能没有算进去" in done.stdout
    done = gipgen(*call, "-o", "三.yaml", "--format", "json")
    (only,) = json.loads(done.stdout)["against"]["differences"]
    assert (only["row"], only["sum"], only["published"], only["difference"]) == ("penalty", "113", "106", "-7")
    assert {"unit": "乙局", "value": "7"} in only["shares"]


def test_the_published_total_is_never_added_to_its_members(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"), 乙=report("乙局", FINED), 公布=report("测试市", ("行政许可: 12", "行政许可: 1")))
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024", "--against", "公布/report.yaml")
    assert "相加 2 个单位" in done.stdout
    assert "行政许可：各单位之和 24，公布 1，相差 -23" in done.stdout


def test_a_unit_that_the_total_forgot_is_named(gipgen: Run, tmp_path: Path) -> None:
    parts = {"甲": report("甲局"), "乙": report("乙局", FINED), "丙": report("丙局", FEE)}
    files = {f"单位/{name}/report.yaml": text.encode() for name, text in parts.items()}
    files["公布.yaml"] = totals("测试市", 甲=parts["甲"], 丙=parts["丙"]).encode()
    done = library.Project(files).aggregate("单位", of="测试市", year=2024, against="公布.yaml")
    assert done.against is not None
    assert done.against.hint is not None
    assert "每一处差额都正好是 乙局 的数" in done.against.hint.zh


def test_any_number_of_processes_comes_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        tmp_path,
        **{name: report(f"{name}局", ("行政处罚: 53", f"行政处罚: {len(name)}")) for name in ("甲", "乙乙", "丙丙丙")},
    )
    put(tmp_path, 坏="单位: [", 错=report("错局", ("行政处罚: 53", "行政处罚: 待填")))
    monkeypatch.chdir(tmp_path)
    runs = [library.Project().aggregate(".", of="测试市", year=2024, jobs=jobs) for jobs in (1, 2)]
    assert runs[0].outputs == runs[1].outputs
    assert runs[0].counted == runs[1].counted
    assert runs[0].sums.cells["penalty", "decisions"].value == 6


def test_nothing_of_the_users_is_overwritten(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"))
    (tmp_path / "汇总.yaml").write_text("我的", encoding="utf-8")
    done = gipgen("aggregate", "甲", "--of", "测试市", "--year", "2024")
    assert done.returncode == 2
    assert (tmp_path / "汇总.yaml").read_text(encoding="utf-8") == "我的"
    assert not (tmp_path / "汇总.sources.csv").exists()
    done = gipgen("aggregate", "甲", "--of", "测试市", "--year", "2024", "-o", "甲/report.yaml")
    assert done.returncode == 2 or "没有写出文件" in done.stderr
    assert (tmp_path / "甲" / "report.yaml").read_text(encoding="utf-8") == report("甲局")


def test_sums_that_nobody_has_changed_make_way_for_new_ones(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"))
    call = ("aggregate", ".", "--of", "测试市", "--year", "2024")
    path = tmp_path / "汇总.yaml"
    gipgen(*call)
    put(tmp_path, 乙=report("乙局", FINED))
    assert gipgen(*call).returncode == 0
    assert "行政处罚: 60 " in path.read_text(encoding="utf-8")
    for changed in (path, tmp_path / "汇总.sources.csv"):
        before = changed.read_bytes()
        changed.write_bytes(before.replace(b"53", b"54").replace(b"60", b"61"))
        assert changed.read_bytes() != before
        put(tmp_path, **{changed.suffix[1:]: report(f"{changed.suffix[1:]}局")})
        done = gipgen(*call)
        assert (done.returncode, "已经存在，没有改动" in done.stderr) == (2, True)
        assert "行政处罚: 6" in path.read_text(encoding="utf-8")
        changed.write_bytes(before)
    assert gipgen(*call).returncode == 0
    assert "行政处罚: 166 " in path.read_text(encoding="utf-8")


def test_nothing_to_add_writes_nothing(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局", year=2023))
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024")
    assert done.returncode == 1
    assert "没有可以相加的报告" in done.stderr
    assert not (tmp_path / "汇总.yaml").exists()


def test_an_office_is_required(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"))
    done = gipgen("aggregate", ".", "--year", "2024")
    assert done.returncode == 2
    assert "--of" in done.stderr


def test_a_roster_as_offices_keep_it_says_whom_to_add(gipgen: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        教育=report("区教体局", FINED),
        小学=report("第一小学"),
        民政=report("区民政局"),
        别=report("别市民政局"),
    )
    lines = "单位,上级,曾用名,应报\r\n区教育局,某区,区教体局,\r\n第一小学,区教育局,,\r\n区民政局,某区,,\r\n区水务局,某区,,\r\n别市民政局,别市,,\r\n"
    (tmp_path / "名册.csv").write_bytes(lines.encode("gb18030"))
    call = ("aggregate", ".", "--roster", "名册.csv", "--year", "2024")
    done = gipgen(*call, "--of", "某区", "-o", "某区.yaml")
    assert done.returncode == 1
    assert "相加 3 个单位" in done.stdout
    assert "另有 1 份是别的单位、别的年度的。" in done.stdout
    assert "名册里没有交报告的 1 个：区水务局" in done.stdout
    assert "行政处罚: 113 " in (tmp_path / "某区.yaml").read_text(encoding="utf-8")
    done = gipgen(*call, "--of", "区教育局", "-o", "教育.yaml")
    assert done.returncode == 0, done.stdout  # that 某区.yaml lies there now is of no concern
    assert "行政处罚: 60 " in (tmp_path / "教育.yaml").read_text(encoding="utf-8")
    done = gipgen(*call, "--of", "区教育据", "-o", "无.yaml")
    assert done.returncode == 2
    assert "最接近的是 区教育局" in done.stderr
    assert not (tmp_path / "无.yaml").exists()


def test_a_roster_without_units_is_not_everybody(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, 甲=report("甲局"))
    (tmp_path / "名册.csv").write_text("名称,电话\n甲局,1\n", encoding="utf-8")
    done = gipgen("aggregate", ".", "--of", "甲局", "--roster", "名册.csv", "--year", "2024")
    assert done.returncode == 2
    assert "名册.csv 不能用" in done.stderr
    assert not (tmp_path / "汇总.yaml").exists()


def test_reports_with_errors_are_added_where_that_is_asked_for(gipgen: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        甲=report("甲局"),
        乙=report("乙局", ("行政处罚: 53", "行政处罚: 待填")),
        丙=report("丙局", ("[5, 1, 0, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0, 9]")),
    )
    done = gipgen("aggregate", ".", "--of", "测试市", "--year", "2024", "--with-errors")
    assert done.returncode == 1
    assert "相加 3 个单位" in done.stdout
    assert "有错误或者没有填完的 2 个：丙局、乙局" in done.stdout
    assert "缺 乙局" in done.stdout
    text = (tmp_path / "汇总.yaml").read_text(encoding="utf-8")
    assert "行政处罚: 待填 " in text
    assert "缺乙局的数" in text
    assert "# 其中有错误或者没有填完的（2 个）：丙局、乙局" in text
