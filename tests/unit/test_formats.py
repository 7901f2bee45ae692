"""The formats of `check` agree on the findings, keep to their standards, and show nothing private."""

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from conftest import Run
from reports import BASE, DATA, changed, look

from gipgen.findings import (
    as_github as github,
)
from gipgen.findings import (
    as_json as json_v1,
)
from gipgen.findings import (
    as_junit as junit,
)
from gipgen.findings import (
    as_sarif as sarif,
)
from gipgen.findings import (
    as_text as text,
)
from gipgen.findings.excerpt import excerpt
from gipgen.findings.finding import Diagnostic, Finding, Outcome
from gipgen.findings.text import Text
from gipgen.rules.rule_pages import pages

FAULTY = changed(
    ("[5, 1, 0, 0, 0, 0, 6]\n  上年", "[6, 1, 0, 0, 0, 0, 7]\n  上年"),
    ("行政许可: 12", "行政许可: 待填"),
    ("政策解读不够丰富。", "涉及国家机密,不公开 2 件，公开面达100%：a,b。"),
)
FILES = ("一份,报告:2024%/report.yaml", "clean.yaml")
PROBLEM = Text("读不了 a.yaml：没有权限", "cannot read a.yaml: 100%\nno")


def outcome() -> Outcome:
    found = [each._replace(file=FILES[0]) for each in look(FAULTY)[1]]
    assert {"error", "warning", "info"} == {each.finding.severity for each in found}
    return Outcome(found, FILES, [PROBLEM])


def wanted() -> list[tuple[str, int, int, str, str]]:
    return [
        (each.file, each.line, each.column, each.finding.rule, each.finding.severity) for each in outcome().findings
    ]


def test_text() -> None:
    lines = text.emit(outcome().findings, "zh").split("\n")
    assert FILES[0] == lines[0]
    words = {"错误": "error", "警告": "warning", "提示": "info"}
    seen = [re.match(r"  (\d+):(\d+) +(\S\S) (GIP\d{3})  .", line) for line in lines[1:]]
    assert wanted() == [(FILES[0], int(m[1]), int(m[2]), m[4], words[m[3]]) for m in seen if m]


def test_json() -> None:
    document = json.loads(json_v1.emit(outcome(), "zh"))
    assert wanted() == [
        tuple(each[key] for key in ("file", "line", "column", "rule", "severity")) for each in document["findings"]
    ]
    assert document["summary"]["files"] == 2
    assert document["problems"] == [PROBLEM.zh]


def test_github() -> None:
    lines = github.emit(outcome(), "zh").split("\n")
    levels = {"error": "error", "warning": "warning", "notice": "info"}
    seen = []
    for line in lines[: len(wanted())]:
        match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        assert match, line
        level, properties, message = match.groups()
        fields = dict(part.split("=", 1) for part in properties.split(","))
        seen.append((unquote(fields["file"]), int(fields["line"]), int(fields["col"]), fields["title"], levels[level]))
        assert "%" not in message.replace("%25", "").replace("%0A", "")
    assert wanted() == seen
    assert lines[-2] == "::error::读不了 a.yaml：没有权限"
    assert "::error::cannot read a.yaml: 100%25%0Ano" in github.emit(outcome(), "en")


def test_sarif_is_valid_and_agrees() -> None:
    from jsonschema import Draft4Validator

    document = json.loads(sarif.emit(outcome(), "zh", pages()))
    schema = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    assert [] == [error.message for error in Draft4Validator(schema).iter_errors(document)]
    assert list(Draft4Validator(schema).iter_errors({**document, "version": "2"}))
    run = document["runs"][0]
    levels = {"error": "error", "warning": "warning", "note": "info"}
    seen = []
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        file = unquote(place["artifactLocation"]["uri"])
        seen.append((file, region["startLine"], region["startColumn"], result["ruleId"], levels[result["level"]]))
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert (
            FAULTY.split("\n")[region["startLine"] - 1].strip()[:3] in region["snippet"]["text"]
            or "…" in region["snippet"]["text"]
        )
    assert wanted() == seen
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [unquote(each["location"]["uri"]) for each in run["artifacts"]] == list(FILES)


def test_paths_as_uris() -> None:
    assert sarif.uri("a b/c.yaml") == "a%20b/c.yaml"
    path = Path("a b", "c.yaml").absolute()
    assert sarif.uri(str(path)) == path.as_uri()


def test_junit_agrees_and_counts() -> None:
    root = ET.fromstring(junit.emit(outcome(), "zh"))
    assert root.tag == "testsuites"
    seen = []
    for suite in root.findall("testsuite")[:2]:
        cases = suite.findall("testcase")
        assert len(cases) == int(suite.attrib["tests"])
        assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"])
        for case in cases:
            match = re.fullmatch(r"(GIP\d{3}) (\w+) (\d+):(\d+)", case.attrib["name"])
            if match is None:
                assert (case.attrib["classname"], len(case)) == (FILES[1], 0)
                continue
            seen.append((case.attrib["classname"], int(match[3]), int(match[4]), match[1], match[2]))
            assert [child.tag for child in case] == ["failure" if match[2] == "error" else "system-out"]
            assert {child.tag for child in case} <= {"failure", "system-out"}
    assert wanted() == seen
    assert root.attrib["errors"] == "1"
    assert int(root.attrib["failures"]) == sum(each[4] == "error" for each in wanted())
    strict = ET.fromstring(junit.emit(outcome(), "zh", ("error", "warning")))
    assert int(strict.attrib["failures"]) == sum(each[4] != "info" for each in wanted())


def test_junit_holds_what_xml_cannot() -> None:
    finding = Diagnostic("GIP110", "error", Text('<a> & "b"\x00\x1b\ud800{x}', "-"), values={"x": "\uffff\n"})
    root = ET.fromstring(junit.emit(Outcome([Finding("a&b<.yaml", 1, 1, finding)], ["a&b<.yaml"]), "zh"))
    (failure,) = root.iter("failure")
    assert failure.attrib["message"] == '<a> & "b"\ufffd\ufffd\ufffd\\uffff\\u000a'


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("  行政许可: 012", 9, "行政许可: 012", "          ^"),
        ("ab,c", 3, "ab,c", "  ^"),
        ("\tx", 2, " x", " ^"),
        ("x", 40, "x", " ^"),
    ],
)
def test_the_caret_stands_below_the_place(line: str, column: int, shown: str, caret: str) -> None:
    assert excerpt(located(line, column)) == (shown, caret)


def located(line: str, column: int) -> Finding:
    return Finding("r.yaml", 1, column, Diagnostic("GIP720", "warning", Text("x", "x")), line)


def test_long_lines_are_cut_around_the_place() -> None:
    line = "前" * 300 + "，" + "后" * 300
    shown, caret = excerpt(located(line, 301)) or ("", "")
    assert shown[0] == shown[-1] == "…"
    assert 2 * len(shown) - 2 <= 76
    assert shown[(len(caret) - 1 - 1) // 2 + 1] == "，"  # one column for the mark of the cut, two for each character


def test_no_excerpt_where_there_is_nothing_to_see() -> None:
    assert excerpt(located("   ", 2)) is None
    missing = changed(("  行政处罚: 53\n", ""), ("行政处罚{{ 主动公开.行政处罚 }}件。", "无。"))
    assert "│" not in text.emit([each for each in look(missing)[1] if each.finding.rule == "GIP201"], "zh")


def test_one_excerpt_for_one_place() -> None:
    finding = Diagnostic("GIP720", "warning", Text("x", "x"))
    twice = [Finding("r", 1, 2, finding, "abc")] * 2
    assert text.emit(twice, "zh").count("│ abc") == 1


IDENTITY, MOBILE, CARD, NAME = "11010519491231002X", "13800138000", "6222021234567894", "王建国"
SECRETS = (IDENTITY, MOBILE, CARD, NAME, "987654321")
SENTENCE = f"申请人{NAME},身份证{IDENTITY} ,电话{MOBILE}，银行卡{CARD}，邮箱987654321@qq.com。"


def private() -> str:
    """A report with faults beside, in and around what is private."""
    return changed(
        ("政策解读不够丰富。", f"{SENTENCE}。（"),
        ("电话: 0451-53523359", f"电话: '{MOBILE}', 邮箱: 987654321@qq.com"),
        ("行政许可: 12", f"行政许可: {MOBILE}件"),
        ("单位: 测试市民政局", f"单位: 测试市民政局\n{IDENTITY}: 1"),
        ("收到申请{{", "{{ 申请人" + NAME + "，" + IDENTITY + " }}收到申请{{"),
    )


def assert_hidden(output: str) -> None:
    """The secrets are there, hidden: no piece of one that is longer than what ``privacy.hidden`` leaves of it."""
    assert "****" in output
    for secret in SECRETS:
        assert [] == [secret[at : at + 6] for at in range(max(1, len(secret) - 5)) if secret[at : at + 6] in output]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit"])
def test_nothing_private_is_ever_shown_whole(format_: str, language: str, tmp_path: Path, gipgen: Run) -> None:
    """In no format, in no message of any rule, and not in the excerpt of another finding of the same line."""
    (tmp_path / "report.yaml").write_text(private(), encoding="utf-8")
    done = gipgen("check", "report.yaml", "--format", format_, "--lang", language)
    assert done.returncode == 1
    assert "GIP801" in done.stdout
    assert "GIP720" in done.stdout
    assert_hidden(done.stdout)


@pytest.mark.parametrize("format_", ["text", "md", "json"])
def test_a_comparison_shows_nothing_private(format_: str, tmp_path: Path, gipgen: Run) -> None:
    (tmp_path / "old.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(changed(("政策解读不够丰富。", f"{SENTENCE}\n\n  政策解读不够丰富。")), "utf-8")
    for sides in (("old.yaml", "new.yaml"), ("new.yaml", "old.yaml")):
        assert_hidden(gipgen("diff", *sides, "--format", format_).stdout)


@pytest.mark.parametrize("report", ["text", "json"])
def test_the_account_of_an_import_shows_nothing_private(report: str, tmp_path: Path, gipgen: Run) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    assert 0 == gipgen("build", "report.yaml", "--to", "md").returncode
    published = (tmp_path / "report.md").read_text(encoding="utf-8").replace("政策解读不够丰富。", SENTENCE)
    (tmp_path / "page.md").write_text(f"{SENTENCE}\n\n{published}\n\n{SENTENCE}\n", encoding="utf-8")
    done = gipgen("import", "page.md", "--report", report)
    assert_hidden(done.stdout + done.stderr)
    assert IDENTITY in (tmp_path / "page.导入.yaml").read_text(encoding="utf-8"), "the file itself has every word"


def test_the_reviewers_appendix_shows_nothing_private(tmp_path: Path, gipgen: Run) -> None:
    report = changed(("政策解读不够丰富。", f"{SENTENCE}"))
    report += f"\n豁免: [{{规则: GIP720, 理由: '{SENTENCE}'}}]\n"
    (tmp_path / "report.yaml").write_text(report, encoding="utf-8")
    gipgen("build", "report.yaml", "--to", "md", "--review", "--draft")
    page = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert_hidden(page[page.index("供审核时看") :].replace("\\", ""))


def test_the_panel_of_the_preview_shows_nothing_private(tmp_path: Path) -> None:
    from gipgen.web.desk import Desk

    (tmp_path / "report.yaml").write_text(private(), encoding="utf-8")
    for language in ("zh", "en"):
        found = Desk([str(tmp_path)], language).view("report.yaml")
        assert found is not None
        items = found[1].items
        assert len(items) > 5
        shown = [f"{line.before}{line.after}" for item in items for line in item.excerpt]
        assert_hidden("\n".join([*shown, *(item.located.finding.message(language) for item in items)]))


def test_every_format_says_what_was_not_read(tmp_path: Path, gipgen: Run) -> None:
    (tmp_path / "good.yaml").write_text(BASE, encoding="utf-8")
    for format_, said in (
        ("json", "missing.yaml"),
        ("github", "::error::"),
        ("sarif", "missing.yaml"),
        ("junit", "<error"),
    ):
        done = gipgen("check", "good.yaml", "missing.yaml", "--format", format_)
        assert (done.returncode, said in done.stdout, "missing.yaml" in done.stderr) == (2, True, True)
    assert gipgen("check", "good.yaml", "--format", "xml").returncode == 2
