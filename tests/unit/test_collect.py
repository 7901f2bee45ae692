"""What each unit comes to: reports planted one by one among right ones, every one named and no other."""

import io
import json
import pickle
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reports import DATA, ROOT

from gipgen import Problem, Project
from gipgen.collect.feedback_points import points
from gipgen.project.take_in import take_in
from gipgen.project.taken import ToTake

WALK = (DATA / "walk" / "report.yaml").read_text(encoding="utf-8")
NAMES = ("民政局", "司法局", "水务局", "教育局")


def report(agency: str, *replacements: tuple[str, str], licences: int = 12) -> bytes:
    text = WALK.replace("测试区民政局", agency).replace("行政许可: 12", f"行政许可: {licences}")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()


def collect(files: Mapping[str, bytes], roster: str, **wanted: Any) -> dict[str, Any]:
    """Collect and write; what collect.json says."""
    project = Project(files)
    done = project.collect("收集", roster="名册.csv", year=2024, output="结果", **wanted)
    project.write(done)
    assert {unit.state for unit in done.collected.units} == set(done.collected.summary)
    found: dict[str, Any] = json.loads(files["结果/collect.json"])
    return found


def with_roster(files: dict[str, bytes], roster: str) -> dict[str, bytes]:
    return {"名册.csv": roster.encode(), **files}


def states(found: Mapping[str, Any]) -> dict[str, str]:
    return {each["unit"]: each["state"] for each in found["units"]}


def one(found: Mapping[str, Any], unit: str) -> dict[str, Any]:
    result: dict[str, Any] = next(each for each in found["units"] if each["unit"] == unit)
    return result


BALANCE = ("结转下年度: 0", "结转下年度: [1, 0, 0, 0, 0, 0]")
A, B = "测试区民政局", "测试区司法局"
OLD = re.sub("年度: 20..", "年度: 2024", (DATA / "base-2019.yaml").read_text(encoding="utf-8"), count=1).encode()
PLANTED: list[tuple[str, dict[str, bytes], str, str, str]] = [
    # id, what the unit of the second line handed in, its line in the roster, its state, words of why
    ("missing", {}, B, "未交", ""),
    ("received but not there", {}, f"{B},,,,,,2025-01-10", "未交", "没有找到文件"),
    ("called by a part of its name", {"司法局补报.rar": b"Rar!\x1a\x07\x01\x00"}, f"{B},,,,,,2025-01-10", "未交", "司法局补报.rar 按名称像是本单位的"),
    ("called by its name without the end", {"高台镇.rar": b"Rar!\x1a\x07\x01\x00"}, "测试区高台镇人民政府", "未交", "高台镇.rar 按名称像是本单位的"),
    ("passed", {"b.yaml": report(B, licences=7)}, B, "通过", ""),
    ("error", {"b.yaml": report(B, BALANCE)}, B, "有错误", ""),
    ("warning", {"b.yaml": report(B, ("日期: 2025-01-20", "日期: 2025-03-20"))}, B, "有警告", ""),
    ("fill-in", {"b.yaml": report(B, ("行政处罚: 3", "行政处罚: 待填"))}, B, "待填", ""),
    ("twice", {"b.yaml": report(B), "c.yaml": report(B, licences=13)}, B, "重复", "内容不同的 2 份：收集/b.yaml、收集/c.yaml。表格里有 1 个数不同。请确认"),
    ("twice, and a copy of one", {"b.yaml": report(B), "c.yaml": report(B, ("\n", "\r\n")), "d.yaml": report(B, ("单一", "不多"))}, B, "重复", "2 份：收集/b.yaml（收集/c.yaml 和它相同）、收集/d.yaml。表格里的数都相同，不同的是文字。"),
    ("copies", {"b.yaml": report(B), "c.yaml": report(B, ("\n", "\r\n"))}, B, "通过", "文字都相同"),
    ("year", {"b.yaml": report(B, ("年度: 2024", "年度: 2023"))}, B, "年度不符", "2023"),
    ("another year too", {"b.yaml": report(B), "c.yaml": report(B, ("年度: 2024", "年度: 2023"))}, B, "通过", "2023"),
    ("edition", {"b.yaml": OLD}, "测试市民政局", "格式不符", "2019"),
    ("no section", {"b.yaml": report(B)[: report(B).index("其他事项".encode())]}, B, "格式不符", "其他事项"),
    ("broken off", {"b.yaml": report(B) + b"\n\xef\xbc\x9f: [1, 2"}, B, "读不了", "b.yaml"),
    ("unreadable in the unit's folder", {f"{B}/年报.docx": b"PK\x03\x04 nothing"}, B, "读不了", "文件夹"),
    ("merged", {}, f"{B},,{A},,,,", "已并入", A),
    ("merged, and yet handed in", {"b.yaml": report(B)}, f"{B},,{A},,,,", "已并入", "没有计入"),
    ("merged later", {"b.yaml": report(B)}, f"{B},,{A},,2024,,", "通过", ""),
    ("not yet", {}, f"{B},,,2025,,,", "不应报", "2025"),
    ("no more", {}, f"{B},,,,2023,,", "不应报", "2023"),
    ("owes none", {}, f"{B},,,,,否,", "不应报", ""),
    ("former name", {"b.yaml": report("测试区法制局")}, f"{B},测试区法制局,,,,,", "通过", "曾用名“测试区法制局”"),
    ("blanks in the name", {"b.yaml": report("测试区 司法局")}, B, "有错误", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "line", "state", "why"), [each[1:] for each in PLANTED], ids=[each[0] for each in PLANTED]
)
def test_each_state(files: dict[str, bytes], line: str, state: str, why: str) -> None:
    roster = f"单位,曾用名,并入,起,止,应报,收到\n{A},,,,,,\n{line}\n"
    every = with_roster(
        {"收集/a.yaml": report(A, licences=5), **{f"收集/{name}": text for name, text in files.items()}}, roster
    )
    found = collect(every, roster)
    unit = line.partition(",")[0]
    assert states(found) == {A: "通过", unit: state}
    assert why in (one(found, unit)["why"] or "")


def test_a_file_that_is_called_like_two_units_or_by_too_little_is_nobodys() -> None:
    rar = b"Rar!\x1a\x07\x01\x00"
    roster = "单位\n甲区统计局\n乙区统计局\n甲区卫生健康委员会\n甲区审计局\n"
    files = with_roster(
        {"收集/统计局.rar": rar, "收集/工作委员会.rar": rar, "收集/甲区审计局/a.yaml": report(A)}, roster
    )
    found = collect(files, "")
    assert [one(found, name)["why"] for name in ("甲区统计局", "乙区统计局", "甲区卫生健康委员会")] == [
        None,
        None,
        None,
    ]


def test_a_slip_in_the_settings_of_the_office_stops_the_run() -> None:
    """Or every unit would be told to have handed in nothing, in the letter too."""
    files = with_roster({"收集/a.yaml": report(A), "收集/gipgen.toml": b"[rules]\nGIP720 = 1\n"}, f"单位\n{A}\n")
    with pytest.raises(Problem, match=r"gipgen\.toml"):
        collect(files, "")
    assert not [name for name in files if name.startswith("结果")]


def test_a_roster_without_units_stops_the_run() -> None:
    """Or all reports would be of units that it lacks, and what a run before wrote be replaced by that."""
    files = with_roster({"收集/a.yaml": report(A)}, f"报送单位,上级\n{A},\n")
    with pytest.raises(Problem, match="no column 单位") as met:
        collect(files, "")
    assert "“报送单位”是不是“单位”" in met.value.text.zh
    assert not [name for name in files if name.startswith("结果")]


def test_a_misspelt_parent_does_not_sign_what_the_office_sends() -> None:
    def supervisor(*lines: str) -> str:
        found = collect(with_roster({"收集/a.yaml": report(A)}, "\n".join(("单位,上级", *lines, ""))), "")
        return str(found["supervisor"] or "")

    office = "测试区人民政府"
    units = [f"测试区{name},{office}" for name in NAMES]
    assert supervisor(f"{office},", *units, "测试区体育局,测试区人名政府") == office
    assert supervisor(*units, "测试区体育局,测试区人名政府") == office
    assert supervisor(*units, "测试区一中,测试区教育局") == office  # by way of the bureau
    assert supervisor("甲区民政局,甲区政府", "乙区民政局,乙区政府") == ""
    assert supervisor("甲局,乙局", "乙局,甲局") == ""


def test_a_second_run_finds_nothing_new_where_nothing_changed() -> None:
    """Two lines of one name: the second of them has nothing, then and now."""
    files = with_roster({"收集/a.yaml": report(A), "收集/b.yaml": report(B, BALANCE)}, f"单位\n{A}\n{B}\n{A}\n")
    collect(files, "")
    assert collect(files, "")["changed"] == {"新交": [], "改正": [], "仍缺": [A]}


def test_a_unit_with_two_versions_is_asked_which_one_counts() -> None:
    files = with_roster({"收集/一.yaml": report(A), "收集/二.yaml": report(A, licences=13)}, f"单位\n{A}\n")
    collect(files, "")
    with zipfile.ZipFile(io.BytesIO(files[f"结果/反馈/{A}.docx"])) as package:
        text = package.read("word/document.xml").decode()
    assert "一.yaml、二.yaml" in text
    assert "请确认以哪一份为准" in text
    assert "移走" not in text
    files = with_roster({"收集/甲/r.yaml": report(A), "收集/乙/r.yaml": report(A, licences=13)}, f"单位\n{A}\n")
    collect(files, "")
    with zipfile.ZipFile(io.BytesIO(files[f"结果/反馈/{A}.docx"])) as package:
        assert "乙/r.yaml、甲/r.yaml" in package.read("word/document.xml").decode(), "of one name, told apart"


def test_strangers_are_told_with_the_nearest_name_and_never_taken() -> None:
    files = with_roster({"收集/测试区民政局.yaml": report("测试区民政事务局")}, "单位\n测试区民政局\n")
    found = collect(files, "")
    assert states(found) == {"测试区民政局": "未交", "测试区民政事务局": "不在名册"}
    assert "测试区民政局" in one(found, "测试区民政事务局")["why"]


def test_a_shortened_name_is_suggested_and_not_taken() -> None:
    files = with_roster({"收集/1.yaml": report("区卫健委")}, "单位\n滨江市东山区教育局\n滨江市东山区卫生健康委员会\n")
    found = collect(files, "")
    assert states(found)["滨江市东山区卫生健康委员会"] == "未交"
    assert "滨江市东山区卫生健康委员会" in one(found, "区卫健委")["why"]
    assert "“区卫健委”名称和本单位的最接近（收集/1.yaml）" in one(found, "滨江市东山区卫生健康委员会")["why"]
    assert one(found, "滨江市东山区教育局")["why"] is None


def test_the_code_comes_before_the_name() -> None:
    text = report("测试区旧局", ("其他事项: |", "其他事项: |\n  本局统一社会信用代码：91440300708461136T。"))
    files = with_roster({"收集/x.yaml": text}, f"单位,统一社会信用代码\n{A},91440300708461136T\n")
    found = collect(files, "")
    assert states(found) == {A: "通过"} or states(found) == {A: "有警告"}
    assert "测试区旧局" in one(found, A)["why"]


def test_a_report_that_names_another_unit_than_its_folder_is_that_ones_and_it_is_said() -> None:
    files = with_roster({f"收集/{B}/report.yaml": report(A)}, f"单位\n{A}\n{B}\n")
    found = collect(files, "")
    assert states(found) == {A: "通过", B: "未交"}
    assert f"单位却是“{A}”" in one(found, B)["why"]
    files[f"收集/{B}/report.yaml"] = report("测试区司法居")
    assert "“测试区司法居”却不在名册；请核对是不是单位的名称写错了" in one(collect(files, ""), B)["why"]


def test_what_units_hand_in_does_not_judge_itself() -> None:
    files = with_roster(
        {"收集/b/b.yaml": report(B, BALANCE), "收集/b/gipgen.toml": b'[rules]\nGIP301 = "off"\n'}, f"单位\n{B}\n"
    )
    assert states(collect(files, "")) == {B: "有错误"}
    files["收集/gipgen.toml"] = b'[rules]\nGIP301 = "info"\n'
    assert states(collect(files, "")) == {B: "通过"}


def test_a_report_that_was_sent_without_the_year_before_is_not_wrong_for_that() -> None:
    """It lies beside it where it was written; what quotes its numbers cannot be read without it."""
    alone = ("年度: 2024", "年度: 2024\n上年报告: ../2023/report.yaml")
    quoting = ("全年组织业务培训2次", "上年行政许可{{ 上年.主动公开.行政许可 }}件")
    files = with_roster(
        {"收集/a/2024/report.yaml": report(A, alone), "收集/b/2024/report.yaml": report(B, alone, quoting)},
        f"单位\n{A}\n{B}\n",
    )
    found = collect(files, "")
    assert states(found) == {A: "通过", B: "有错误"}
    assert one(found, A)["infos"] == 1
    added = Project(files).aggregate("收集", of="测试区", year=2024).counted.added
    assert [each.agency for each in added] == [A]


def test_what_is_wrong_with_other_offices_reports_is_no_matter_of_this_sum() -> None:
    broken = report(B).replace("主动公开:\n".encode(), "主动公开: {\n".encode())
    other_year = report("测试区教育局", ("年度: 2024", "年度: 2023"))
    files = with_roster(
        {"收集/a.yaml": report(A), "收集/b.yaml": broken, "收集/c.yaml": other_year},
        f"单位,上级\n{A},甲办\n{B},乙办\n测试区教育局,乙办\n",
    )
    counted = Project(files).aggregate("收集", of="甲办", year=2024, roster="名册.csv").counted
    assert [each.agency for each in counted.added] == [A]
    assert {each.kind for each in counted.left_out} == {"不在范围"}


def test_a_report_without_a_unit_is_nobodys() -> None:
    files = with_roster({f"收集/{A}/x.yaml": report("待填")}, f"单位\n{A}\n")
    found = collect(files, "")
    assert states(found) == {A: "未交"}
    assert [(each["file"], "没有写单位" in each["reason"]) for each in found["not_taken"]] == [
        (f"收集/{A}/x.yaml", True)
    ]


def test_late_is_counted_from_the_day_of_receipt_then_of_the_document() -> None:
    roster = f"单位,收到\n{A},2025-02-03\n{B},\n测试区水务局,\n测试区教育局,2025-01-31\n"
    files = with_roster(
        {f"收集/{number}.yaml": report(name, licences=number) for number, name in enumerate((A, B, "测试区教育局"), 7)},
        roster,
    )
    files["收集/w.yaml"] = report("测试区水务局", ("落款: {单位: 测试区水务局, 日期: 2025-01-20}", ""))
    found = collect(files, roster, deadline="2025年1月31日")
    late = {each["unit"]: (each["late"], each["days_late"]) for each in found["units"]}
    assert late == {A: (True, 3), B: (False, 0), "测试区水务局": (None, 0), "测试区教育局": (False, 0)}
    assert {each["late"] for each in collect(files, roster)["units"]} == {None}


def test_units_with_the_same_numbers_or_words_are_told_once() -> None:
    files = with_roster(
        {f"收集/{name}.yaml": report(f"测试区{name}") for name in NAMES[:2]}, "单位\n测试区民政局\n测试区司法局\n"
    )
    found = collect(files, "")
    assert [(each["unit"], each["other"]) for each in found["alike"]] == [(B, A), (B, A)]
    assert "数" in found["alike"][0]["message"]
    assert "100%" in found["alike"][1]["message"]


def test_numbers_that_are_all_zero_are_alike_by_nature() -> None:
    def zeros(agency: str, words: str) -> bytes:
        lines = []
        for line in report(agency).decode().split("\n"):
            key, colon, value = line.partition(":")
            digits = value.strip().startswith(("[", "{制")) or value.strip().isdigit()
            if colon and digits and key.strip() != "年度":
                value = " {制发: 0, 废止: 0, 现行有效: 0}" if "制" in value else " 0"
            lines.append(f"{key}{colon}{value}")
        return "\n".join(lines).replace("  全年组织业务培训2次", f"  {words}").encode()

    files = with_roster({"收集/a.yaml": zeros(A, "甲"), "收集/b.yaml": zeros(B, "乙")}, f"单位\n{A}\n{B}\n")
    assert not [each for each in collect(files, "")["alike"] if "的数和" in each["message"]]


def test_a_second_run_says_what_changed() -> None:
    roster = "单位\n" + "\n".join(f"测试区{name}" for name in NAMES) + "\n"
    files = with_roster({"收集/a.yaml": report(A), "收集/b.yaml": report(B, BALANCE)}, roster)
    assert collect(files, roster)["changed"] is None
    files["收集/b.yaml"] = report(B)
    files["收集/w.yaml"] = report("测试区水务局")
    changed = {"新交": ["测试区水务局"], "改正": [B], "仍缺": ["测试区教育局"]}
    assert collect(files, roster)["changed"] == changed
    del files["收集/w.yaml"]
    files["收集/a.yaml"] = report(A, BALANCE)
    changed = {"新交": [], "改正": [], "仍缺": ["测试区教育局"], "新出问题": [A], "撤回": ["测试区水务局"]}
    assert collect(files, roster)["changed"] == changed


def test_what_would_be_the_same_is_not_made_again() -> None:
    pytest.importorskip("xlsxwriter")
    files = with_roster({"收集/a.yaml": report(A), "收集/b.yaml": report(B, BALANCE)}, f"单位\n{A}\n{B}\n")

    def made() -> set[str]:
        project = Project(files)
        done = project.collect("收集", roster="名册.csv", year=2024, output="结果")
        project.write(done)
        return {path.partition("/")[2] for path in done.outputs}

    every = {"collect.json", "总表.xlsx", "总表.html", "通报.md", f"反馈/{B}.docx"}
    assert made() == every
    assert made() == {"collect.json", "总表.html", "通报.md"}, "these say what changed since the run before"
    assert made() == {"collect.json"}
    files["收集/b.yaml"] = report(B)
    assert made() == {"collect.json", "总表.xlsx", "总表.html", "通报.md"}


def test_a_report_that_was_changed_and_is_still_wrong_is_not_mended() -> None:
    files = with_roster({"收集/b.yaml": report(B, BALANCE)}, f"单位\n{B}\n")
    collect(files, "")
    files["收集/b.yaml"] = report(B, ("结转下年度: 0", "结转下年度: [2, 0, 0, 0, 0, 0]"))
    assert collect(files, "")["changed"] == {"新交": [], "改正": [], "仍缺": [], "改过仍有问题": [B]}
    assert collect(files, "")["changed"] == {"新交": [], "改正": [], "仍缺": []}


def test_a_former_name_of_two_units_tells_neither() -> None:
    roster = f"单位,曾用名\n{A},测试区旧局\n{B},测试区旧局\n"
    files = with_roster({"收集/x.yaml": report("测试区旧局")}, roster)
    assert states(collect(files, "")) == {A: "未交", B: "未交", "测试区旧局": "不在名册"}


def test_an_output_that_a_person_changed_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = [b"one"]
    monkeypatch.setattr("gipgen.project.run_documents.documents", lambda *_, **__: [("a/通报.md", text[0])])
    files = with_roster({"收集/a.yaml": report(A)}, f"单位\n{A}\n")
    collect(files, "")
    text[0] = b"two"
    collect(files, "")
    assert files["结果/a/通报.md"] == b"two", "as the run before wrote it: it is renewed"
    files["结果/a/通报.md"] = b"edited"
    text[0] = b"three"
    project = Project(files)
    for _ in range(2):
        done = project.collect("收集", roster="名册.csv", year=2024, output="结果")
        project.write(done)
        assert files["结果/a/通报.md"] == b"edited"
        assert any("结果/a/通报.md 有人改过" in note.zh for note in done.notes)


def test_word_page_and_text_of_one_report_are_copies_of_it() -> None:
    text = (ROOT / "examples" / "五常市卫生健康局" / "2024" / "report.yaml").read_bytes()
    built = next(iter(Project({"r.yaml": text}).build("r.yaml", to=["docx", "html", "md"]))).outputs
    files = with_roster(
        {"收集/x.yaml": text, **{f"收集/副本{name}": each for name, each in built.items()}}, "单位\n五常市卫生健康局\n"
    )
    found = one(collect(files, ""), "五常市卫生健康局")
    assert found["state"] in ("通过", "有警告")
    assert found["file"] == "收集/x.yaml"
    assert found["others"] == ["收集/副本r.docx", "收集/副本r.html", "收集/副本r.md"]
    assert "另有 3 份数和文字都相同的" in found["why"]


def test_what_is_of_no_use_any_more_is_told_and_still_gipgens_own() -> None:
    files = with_roster({"收集/a.yaml": report(A, BALANCE)}, f"单位\n{A}\n")
    project = Project(files)

    def run() -> list[str]:
        done = project.collect("收集", roster="名册.csv", year=2024, output="结果")
        project.write(done)
        return [note.zh for note in done.notes if "反馈" in note.zh]

    run()
    feedback = f"结果/反馈/{A}.docx"
    first = files[feedback]
    files["收集/a.yaml"] = report(A)
    assert [feedback in note and "用不着" in note for note in run()] == [True]
    files["收集/a.yaml"] = report(A, ("结转下年度: 0", "结转下年度: [2, 0, 0, 0, 0, 0]"))
    assert run() == []
    assert files[feedback] != first, "it is as gipgen wrote it, so it is renewed"


@cache
def _page() -> bytes:
    return next(iter(Project({"r.yaml": report(A, licences=1789)}).build("r.yaml", to=["html"]))).outputs["r.html"]


def as_page(agency: str, licences: int = 12) -> bytes:
    return _page().replace(A.encode(), agency.encode()).replace(b"1789", str(licences).encode())


def test_what_is_no_more_handed_in_is_not_added_up_any_more() -> None:
    files = with_roster(
        {"收集/a.html": as_page(A), "收集/a-2.html": as_page(A, 13), "收集/b.html": as_page(B, 14)}, f"单位\n{A}\n{B}\n"
    )
    project = Project(files)

    def run() -> tuple[str, ...]:
        done = project.collect("收集", roster="名册.csv", year=2024, output="结果")
        project.write(done)
        return tuple(note.zh for note in done.notes if "原件" in note.zh)

    assert run() == ()
    second = files[f"结果/录入/{A}/2024/report-2.yaml"]
    del files["收集/a.html"]
    (moved,) = run()
    assert f"结果/录入/{A}/2024/report-2.yaml" in moved
    assert files[f"结果/录入/{A}/2024/report-2.yaml.旧"] == second, "nothing is lost"
    table = project.aggregate("结果/录入", of="测试区", year=2024).table.decode("utf-8-sig")
    rows = [line.split(",") for line in table.splitlines()]
    assert {row[2]: row[3] for row in rows if row[0] == "licensing"} == {A: "13", B: "14"}


def test_an_imported_report_that_somebody_edited_stays_and_is_told_where_nothing_of_it_is_handed_in() -> None:
    files = with_roster({"收集/a.html": as_page(A), "收集/b.html": as_page(B, 5)}, f"单位\n{A}\n{B}\n")
    collect(files, "")
    place = f"结果/录入/{A}/2024/report.yaml"
    files[place] = edited = files[place] + "# 核对过\n".encode()
    del files["收集/a.html"]
    project = Project(files)
    done = project.collect("收集", roster="名册.csv", year=2024, output="结果")
    project.write(done)
    assert files[place] == edited
    assert any(place in note.zh and "原件这次没有交来" in note.zh for note in done.notes)


def test_files_in_a_zip_file_are_taken() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("民政/report.yaml", report(A))
        package.writestr(
            "司法/年报.html", next(iter(Project({"r.yaml": report(B)}).build("r.yaml", to=["html"]))).outputs["r.html"]
        )
        package.writestr("照片.jpg", b"\xff\xd8\xff\xe0")
        package.writestr("__MACOSX/x", b"")
    files = with_roster(
        {"收集/各科室.zip": packed.getvalue(), "收集/坏.zip": b"PK\x03\x04 nothing"}, f"单位\n{A}\n{B}\n"
    )
    found = collect(files, "")
    assert set(states(found).values()) <= {"通过", "有警告"}
    assert one(found, A)["file"] == "收集/各科室.zip/民政/report.yaml"
    assert files[f"结果/录入/{A}/2024/report.yaml"] == report(A), (
        "sums read folders: it must not stay in the archive alone"
    )
    assert {
        each.agency for each in Project(files).aggregate("收集", "结果/录入", of="测试区", year=2024).counted.added
    } == {A, B}
    assert [each["file"] for each in found["not_taken"]] == ["收集/各科室.zip/照片.jpg", "收集/坏.zip"]


@pytest.mark.parametrize("content", [report(A, BALANCE), report(A)[:900] + b"\n: [1"])
def test_a_report_in_a_zip_file_is_known_again_as_it_was(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its unit wrote it, so it is told its lines; also where it was read before, and where it cannot be read."""
    (tmp_path / "收集").mkdir()
    with zipfile.ZipFile(tmp_path / "收集" / "一.zip", "w") as package:
        package.writestr("report.yaml", content)
    (tmp_path / "名册.csv").write_text(f"单位\n{A}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    first, again = (
        Project().collect("收集", roster="名册.csv", year=2024, output="结果", cache="cache") for _ in range(2)
    )
    assert first.collected == again.collected
    (state,) = first.collected.units
    assert state.state in ("有错误", "读不了")
    assert {each.line > 0 for each in points(state)} == {True}


def test_results_are_no_inputs_and_the_order_changes_nothing() -> None:
    roster = f"单位\n{A}\n{B}\n"
    built = next(iter(Project({"r.yaml": report(A)}).build("r.yaml", to=["html"]))).outputs["r.html"]
    files = with_roster({"收集/甲.html": built, "收集/b.yaml": report(B)}, roster)
    project = Project(files)
    project.write(project.collect("收集", roster="名册.csv", year=2024, output="收集/结果"))
    again = project.collect("收集", roster="名册.csv", year=2024, output="收集/结果2")
    assert not again.collected.not_taken
    assert not [unit.others for unit in again.collected.units if unit.others]
    turned = project.collect("收集/b.yaml", "收集/甲.html", roster="名册.csv", year=2024, output="收集/结果2")
    assert turned.collected == again.collected
    assert turned.done


def test_a_document_is_imported_and_a_report_that_was_edited_counts_and_stays() -> None:
    built = next(iter(Project({"r.yaml": report(A)}).build("r.yaml", to=["html"]))).outputs["r.html"]
    files = with_roster({"收集/网页.html": built, "收集/照片.jpg": b"\xff\xd8\xff\xe0 picture"}, f"单位\n{A}\n")
    found = collect(files, "")
    place = f"结果/录入/{A}/2024/report.yaml"
    assert (one(found, A)["state"], one(found, A)["report"]) in [("通过", place), ("有警告", place)]
    assert [each["file"] for each in found["not_taken"]] == ["收集/照片.jpg"]
    assert "图片" in found["not_taken"][0]["reason"]

    untouched = files[place]
    files["收集/网页.html"] = built.replace(b"12340120", b"87654321")
    collect(files, "")
    assert files[place] != untouched, "nobody edited it, so it is renewed"

    edited = files[place].replace("结转下年度: 0".encode(), "结转下年度: [1, 0, 0, 0, 0, 0]".encode())
    assert edited != files[place]
    files[place] = edited
    project = Project(files)
    done = project.collect("收集", roster="名册.csv", year=2024, output="结果")
    project.write(done)
    assert files[place] == edited
    assert done.collected.units[0].state == "有错误"
    assert any("有人改过" in note.zh for note in done.notes)


def test_what_is_read_of_a_file_goes_to_other_processes_and_back() -> None:
    project = Project({"a.yaml": report(A, BALANCE), "b.docx": b"PK\x03\x04 nothing", "c.yaml": b"a: 1\n"})
    files = project.workspace.files
    taken = [
        take_in(ToTake(name, not name.endswith(".yaml"), "report.yaml", files))
        for name in ("a.yaml", "b.docx", "c.yaml")
    ]
    assert pickle.loads(pickle.dumps(taken)) == taken
    assert [bool(each.handed) for each in taken] == [True, False, False]


def test_what_is_only_suggested_is_told_with_its_sentence_too() -> None:
    vague = report(A, ("总体情况: |\n", "总体情况: |\n  按月核对目录。全年主动公开信息千余条，未出差错。\n\n"))
    files = with_roster({"收集/a.yaml": vague}, f"单位\n{A}\n")
    (state,) = Project(files).collect("收集", roster="名册.csv", year=2024, output="结果").collected.units
    (point,) = (each for each in points(state) if each.rule == "GIP512")
    assert point.duty == "建议"
    assert point.place.quote == "全年主动公开信息千余条，未出差错。"


def test_what_people_changed_in_the_results_is_kept() -> None:
    files = with_roster({"收集/a.yaml": report(A)}, f"单位\n{A}\n")
    files["结果/collect.json"] = b"{}"
    project = Project(files)
    with pytest.raises(Problem, match="exists"):
        project.write(project.collect("收集", roster="名册.csv", year=2024, output="结果"))
    assert files["结果/collect.json"] == b"{}"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [({"deadline": "一月底"}, "截止日期"), ({"year": "2024年"}, "年度要写整数"), ({"roster": "没有.csv"}, "没有.csv")],
)
def test_a_wrong_call_is_told(wanted: dict[str, Any], words: str) -> None:
    files = with_roster({"收集/a.yaml": report(A)}, f"单位\n{A}\n")
    with pytest.raises(Problem) as met:
        Project(files).collect("收集", **{"roster": "名册.csv", "year": 2024, "output": "结果", **wanted})
    assert words in met.value.zh


def test_a_roster_is_drafted_from_what_is_there() -> None:
    files = {
        "收集/a.yaml": report(A),
        "收集/b.yaml": report("测试区卫生健康局"),
        "收集/c.yaml": report("测试区卫健局"),
        "收集/x.png": b"\x89PNG",
    }
    project = Project(files)
    draft = project.draft_roster("收集", output="名册.csv")
    project.write(draft)
    assert files["名册.csv"].startswith("\ufeff单位,统一社会信用代码,".encode())
    found = collect(files, "")
    assert list(states(found)) == [A, "测试区卫生健康局", "测试区卫健局"]
    assert [each.file for each in draft.not_taken] == ["收集/x.png"]
    assert ["测试区卫健局" in note.zh and "测试区卫生健康局" in note.zh for note in draft.notes] == [True]
    files["名册.csv"] += "测试区水务局\r\n".encode()
    with pytest.raises(Problem, match="exists"):
        project.write(project.draft_roster("收集", output="名册.csv"))
