"""`gipgen trend`: indicators reckoned by hand, what is said instead of a number, the files that it writes."""

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import Run
from reports import BASE_2019, EDITIONS, changed

import gipgen as library
from gipgen.form.editions import also_from, load
from gipgen.trend.figures import AMOUNTS, DENIED, FEES, IN_FORCE, RECEIVED, counts_the_same, signed_refs
from gipgen.trend.indicators import INDICATORS, definition
from gipgen.trend.tabled import Trend
from gipgen.trend.trend_words import point_text
from gipgen.trend.unit_series import Point, per_cent

AGENCY = "测试市民政局"


def report(
    year: int,
    *,
    unit: str = AGENCY,
    received: int = 30,
    opened: tuple[int, int] = (10, 2),
    denied: int = 6,
    more: str = "",
) -> str:
    """A report of 2021's form: ``opened`` in full and in part, the rest not held; 3 reviews decided, 1 corrected; 1 pending."""
    rest = received - sum(opened) - denied
    text = changed(
        ("单位: 测试市民政局", f"单位: {unit}"),
        ("年度: 2024", f"年度: {year}"),
        ("本年新收:      [5, 1, 0, 0, 0, 0, 6]", f"本年新收: [{received}, 0, 0, 0, 0, 0]"),
        ("上年结转:      [1, 0, 0, 0, 0, 0, 1]", "上年结转: 0"),
        ("予以公开:    [2, 1, 0, 0, 0, 0, 3]", f"予以公开: [{opened[0]}, 0, 0, 0, 0, 0]"),
        ("部分公开: 0", f"部分公开: [{opened[1]}, 0, 0, 0, 0, 0]"),
        ("行政执法案卷: [2, 0, 0, 0, 0, 0, 2]", f"行政执法案卷: [{denied}, 0, 0, 0, 0, 0]"),
        ("本机关不掌握: [1, 0, 0, 0, 0, 0, 1]", f"本机关不掌握: [{rest}, 0, 0, 0, 0, 0]"),
        ("    总计:        [5, 1, 0, 0, 0, 0, 6]\n", ""),
        ("结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "结转下年度: 0"),
        ("行政复议:         [1, 0, 1, 0, 2]", "行政复议: [1, 1, 1, 1]"),
    )
    old, _, new = more.partition(" => ")
    return changed((old, new), base=text) if more else text


def trend_of(files: Mapping[str, str]) -> tuple[Trend, tuple[library.Problem, ...]]:
    done = library.Project({name: text.encode() for name, text in files.items()}).trend(*files)
    assert done.trend is not None
    return done.trend, done.problems


def points(trend: Trend, name: str, unit: int | None = 0) -> list[Point]:
    series = trend.whole if unit is None else trend.units[unit]
    assert series is not None
    return list(next(line for line in series.lines if line.indicator.name.zh == name).points)


def said(trend: Trend, name: str, unit: int | None = 0) -> list[str]:
    place = next(each for each in INDICATORS if each.name.zh == name)
    return [point_text(point, place).zh for point in points(trend, name, unit)]


def test_indicators_are_what_their_definitions_say() -> None:
    trend, _ = trend_of({"a.yaml": report(2023), "b.yaml": report(2024, received=40, opened=(11, 2), denied=9)})
    assert trend.years == (2023, 2024)
    assert said(trend, "新收申请") == ["30", "40"]
    assert said(trend, "新收申请比上年") == ["无上年", "+33.3%"]
    assert said(trend, "公开率") == ["40.0%", "32.5%"]
    assert said(trend, "不予公开率") == ["20.0%", "22.5%"]
    assert said(trend, "无法提供率") == ["40.0%", "45.0%"]
    assert said(trend, "结转率") == ["0.0%", "0.0%"]
    assert said(trend, "复议案件") == ["4", "4"]
    assert said(trend, "复议纠错率") == ["33.3%（样本小）"] * 2, "one of the three that were decided; one is pending"
    assert said(trend, "诉讼纠错率") == ["100.0%（样本小）"] * 2
    assert said(trend, "行政处理决定") == ["65", "65"]
    assert said(trend, "收费金额") == ["62.336", "62.336"]


def test_half_is_rounded_up_and_nothing_passes_through_a_float() -> None:
    assert per_cent(Decimal(1), Decimal(2000)) == Decimal("0.1")
    assert per_cent(Decimal(-1), Decimal(2000)) == Decimal("-0.1")
    assert per_cent(Decimal(1), Decimal(8)) == Decimal("12.5")
    assert per_cent(Decimal(1), Decimal(16)) == Decimal("6.3"), "6.25; to even it would be 6.2"
    fees = {"a.yaml": report(2024, more="62.336 => 0.1"), "b.yaml": report(2024, unit="乙局", more="62.336 => 0.20")}
    trend, _ = trend_of(fees)
    assert said(trend, "收费金额", None) == ["0.30"]
    alike = {"a.yaml": report(2024, more="62.336 => 0.3"), "b.yaml": report(2024, unit="乙局", more="62.336 => 0.30")}
    trend, _ = trend_of(alike)
    assert [said(trend, "收费金额", unit) for unit in (0, 1)] == [["0.3"], ["0.30"]], "digit for digit"


@pytest.mark.parametrize(("received", "mark"), [(9, "（样本小）"), (10, "")])
def test_fewer_than_ten_cases_are_a_small_sample(received: int, mark: str) -> None:
    trend, _ = trend_of({"a.yaml": report(2024, received=received, opened=(received, 0), denied=0)})
    assert said(trend, "公开率") == [f"100.0%{mark}"]
    trend, _ = trend_of({"a.yaml": report(2023, received=received, opened=(0, 0), denied=0), "b.yaml": report(2024)})
    assert said(trend, "新收申请比上年")[1].endswith("%" + mark)


def test_what_is_not_there_is_said_and_is_not_zero() -> None:
    files = {
        "2021.yaml": report(2021, received=0, opened=(0, 0), denied=0),
        "2022.yaml": report(2022, more="行政许可: 12 => 行政许可: 待填"),
        "2024.yaml": report(2024),
    }
    trend, _ = trend_of(files)
    assert trend.years == (2021, 2022, 2023, 2024)
    assert said(trend, "公开率") == ["分母为0", "40.0%", "无报告", "40.0%"]
    assert said(trend, "行政处理决定") == ["65", "缺", "无报告", "65"]
    assert said(trend, "新收申请比上年") == ["无上年", "分母为0", "无报告", "无上年"]
    assert [note.zh for note in trend.notes] == [f"缺报告：{AGENCY} 2023 年。"]


def test_editions_are_told_apart() -> None:
    """Tables three and four count the same in both, table two does not (2021.yaml, compares)."""
    files = {"a.yaml": BASE_2019, "b.yaml": report(2021)}
    trend, _ = trend_of({name: re.sub("单位: .*", f"单位: {AGENCY}", text, count=1) for name, text in files.items()})
    assert said(trend, "现行有效的制度文件")[0] == "格式无此项"
    assert said(trend, "收费金额")[0] == "格式无此项"
    assert said(trend, "行政处理决定") == ["65（口径不同）", "65"]
    assert "%" in said(trend, "新收申请比上年")[1], "applications are counted the same"
    assert "不同版本的统一格式（2019、2021）" in trend.notes[0].zh


def test_of_a_form_to_come_what_counts_more_is_not_compared() -> None:
    with also_from(str(EDITIONS)):
        assert counts_the_same(RECEIVED, "2027", "2021"), "the row has another id and is the same"
        assert not counts_the_same(DENIED, "2027", "2021"), "one more reason"
        assert counts_the_same(RECEIVED, "2021", "2027")
        assert not counts_the_same(FEES, "2021", "2019")
        assert all(counts_the_same(each, "2027", "2027") for each in AMOUNTS)


def test_sums_say_how_many_units_they_are_of_and_growth_is_of_the_same_units() -> None:
    files = {
        "甲23.yaml": report(2023, unit="甲局"),
        "甲24.yaml": report(2024, unit="甲局", received=33),
        "乙23.yaml": report(2023, unit="乙局", received=100, opened=(50, 0), denied=50),
        "丙24.yaml": report(
            2024,
            unit="丙局",
            received=500,
            opened=(0, 0),
            denied=500,
            more="规章:           {制发: 0, => 规章:           {制发: 待填,",
        ),
        "丁24.yaml": report(2024, unit="丁局", more="现行有效: 9 => 现行有效: 待填"),
    }
    trend, _ = trend_of(files)
    assert trend.whole is not None
    assert trend.whole.counts == (2, 3)
    assert "各年度交报告的单位数不同" in trend.notes[0].zh
    assert said(trend, "新收申请", None) == ["130", "563"]
    assert said(trend, "新收申请比上年", None) == ["无上年", "+10.0%（缺2个单位）"], "of 甲局 alone: 30 → 33"
    assert said(trend, "公开率", None) == ["47.7%", "4.3%"], "62 of 130, 24 of 563"
    assert said(trend, "现行有效的制度文件", None) == ["18", "18（缺1个单位）"]


def test_the_same_year_twice_is_taken_once_or_not_at_all() -> None:
    copies = {"a.yaml": report(2024), "b.yaml": report(2024) + "# 抄件\n"}
    trend, problems = trend_of(copies)
    assert (said(trend, "新收申请"), problems) == (["30"], ())
    trend, problems = trend_of({"old.yaml": report(2023), "a.yaml": report(2024), "b.yaml": report(2024, received=31)})
    assert said(trend, "新收申请") == ["30"]
    assert "a.yaml、b.yaml" in problems[0].zh
    assert "2024 年有两份数字不同的报告" in problems[0].zh


def test_definitions_are_in_the_words_of_the_form() -> None:
    form = load("2021")
    told = {each.name.zh: definition(each, form).zh for each in INDICATORS}
    assert told["新收申请"] == "表三“一、本年新收政府信息公开申请数量”的“总计”"
    assert told["不予公开率"].startswith("（表三“（三）不予公开”各项的“总计”之和）÷（表三")
    assert "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" in told["公开率"]
    assert told["复议纠错率"].endswith("÷（表四“行政复议”的“总计”，减去表四“行政复议”的“尚未审结”）")
    for edition in ("2019", "2021"):
        for each in INDICATORS:
            assert definition(each, load(edition)).zh
            assert definition(each, load(edition)).en
    assert definition(INDICATORS[-1], load("2019")).zh == "2019年格式没有这个数"
    assert not signed_refs(IN_FORCE, load("2019"))[0]


def put(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_the_terminal_shows_a_table_and_names_what_was_left_out(gipgen: Run, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.yaml": report(2023),
            "b.yaml": report(2024),
            "c.yaml": "name: x\n",
            "d.yaml": changed((f"单位: {AGENCY}\n", "")),
        },
    )
    done = gipgen("trend", "a.yaml", "b.yaml", "c.yaml", "d.yaml")
    assert done.returncode == 1
    assert "c.yaml：不是年度报告" in done.stderr
    assert "d.yaml：没有单位" in done.stderr
    assert done.stdout.startswith(f"{AGENCY}政府信息公开年度数据（2023—2024年）\n")
    assert re.search(r"^公开率 +40\.0% +40\.0%$", done.stdout, re.MULTILINE)
    assert "样本小：分母（或上年的数）不到 10 件" in done.stdout
    assert gipgen("trend", "c.yaml").returncode == 1


def test_each_kind_of_file_is_written_and_replaced_as_its_own(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": report(2023), "b.yaml": report(2024, more="行政许可: 12 => 行政许可: 待填")})
    for name in ("t.html", "t.md", "t.csv"):
        assert gipgen("trend", "a.yaml", "b.yaml", "-o", name).returncode == 0
        assert gipgen("trend", "a.yaml", "b.yaml", "-o", name).returncode == 0, "unchanged"
    assert gipgen("trend", "a.yaml", "-o", "t.html").returncode == 0, "gipgen's own"
    (tmp_path / "t.md").write_text("my own", encoding="utf-8")
    assert gipgen("trend", "a.yaml", "-o", "t.md").returncode == 2
    assert gipgen("trend", "a.yaml", "-o", "t.docx").returncode == 2
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_bytes().decode("utf-8-sig"), newline="")))
    (licences,) = [row for row in rows if row["indicator"] == "行政处理决定" and row["year"] == "2024"]
    assert (licences["value"], licences["lacks"]) == ("", "缺")
    (rate,) = [row for row in rows if row["indicator"] == "复议纠错率" and row["year"] == "2024"]
    assert (rate["value"], rate["numerator"], rate["denominator"], rate["small_sample"]) == ("33.3", "1", "3", "1")


def test_the_page_has_a_table_and_words_beside_each_drawing_and_no_script() -> None:
    unit = '<script>alert(1)</script>"&局'
    files = {f"{year}.yaml": report(year, unit=f"'{unit}'", received=30 + year - 2020) for year in (2021, 2022, 2024)}
    done = library.Project({name: text.encode() for name, text in files.items()}).trend(*files)
    page = done.rendered("t.html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    body = page[page.index("<main>") : page.index("</main>") + 7]
    main = ET.fromstring(body)
    sections = main.findall("section")
    assert len(sections) == len(INDICATORS)
    for section, indicator in zip(sections, INDICATORS, strict=True):
        assert section.find(".//table/caption") is not None
        assert definition(indicator, load("2021")).zh in "".join(section.itertext())
        drawn = section.find(".//svg")
        if drawn is not None:
            assert drawn.get("role") == "img"
            assert all(
                main.find(f".//*[@id='{each}']") is not None for each in str(drawn.get("aria-labelledby")).split()
            )
    first = sections[0]
    assert [each.text for each in first.iter("desc")] == ["2021 31；2022 32；2023 无报告；2024 34"]
    assert len(list(first.iter("circle"))) == 3
    assert len([each for each in first.iter("line") if each.get("class") == "stroke"]) == 1, "no stroke over the gap"


def test_sums_of_different_units_are_not_joined() -> None:
    years = {
        "a.yaml": (2022, "甲局"),
        "b.yaml": (2023, "甲局"),
        "c.yaml": (2022, "乙局"),
        "d.yaml": (2023, "乙局"),
        "e.yaml": (2024, "甲局"),
    }
    files = {name: report(year, unit=unit).encode() for name, (year, unit) in years.items()}
    page = library.Project(files).trend(*files).rendered("t.html").decode()
    received, _, _, rate = re.findall(r"<section>.*?</section>", page, re.DOTALL)[:4]
    assert received.count('class="stroke"') == 1, "2022 to 2023; in 2024 one unit is missing"
    assert rate.count('class="stroke"') == 2, "a rate may be compared"


def test_names_are_no_formulas_and_no_markup() -> None:
    files = {"a.yaml": report(2024, unit="'=1+1|*局*'").encode()}
    done = library.Project(files).trend("a.yaml")
    assert "'=1+1|*局*" in done.rendered("t.csv").decode("utf-8-sig")
    assert r"=1+1\|\*局\*" in done.rendered("t.md").decode()


def test_english_is_spoken(gipgen: Run, tmp_path: Path) -> None:
    put(tmp_path, {"a.yaml": report(2024)})
    done = gipgen("trend", "a.yaml", "--lang", "en")
    assert "rate of disclosure" in done.stdout
    assert "small sample" in done.stdout


def test_a_roster_joins_the_years_of_a_unit_that_was_renamed() -> None:
    files = {"a.yaml": report(2023, unit="旧局").encode(), "b.yaml": report(2024, unit="新局").encode()}
    project = library.Project(files)
    apart = project.trend("a.yaml", "b.yaml").trend
    joined = project.trend("a.yaml", "b.yaml", roster=[library.Unit("新局", former=("旧局",))]).trend
    assert apart is not None
    assert joined is not None
    assert [len(each.units) for each in (apart, joined)] == [2, 1]
    assert said(joined, "新收申请比上年") == ["无上年", "0.0%"]
