"""Characters that no font of the machine has: said by ``check`` beforehand, all at once; the other formats are built."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import Run
from reports import BASE, changed

from gipgen.check import examine, locate
from gipgen.rules.publication import unshown

RARE = ["\U00013000", "\U00013001", "\U00012000"]  # of Egypt and Babylon: no font of an office has them
TEXT = changed(
    ("政策解读不够丰富。", f"政策{RARE[0]}解读{RARE[0]}，朱{RARE[1]}不够丰富。"),
    ("测试市民政局\n", f"测试市民政局{RARE[2]}\n"),
)


def test_check_says_where_each_stands(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(TEXT, encoding="utf-8")
    result = gipgen("check", "report.yaml", "--format", "json")
    found = [each for each in json.loads(result.stdout)["findings"] if each["rule"] == "GIP910"]
    lines = TEXT.split("\n")
    assert set(RARE) == {lines[each["line"] - 1][each["column"] - 1] for each in found}
    assert 3 == len(found), "each character once"
    assert {"warning"} == {each["severity"] for each in found}


def test_build_names_them_all_and_writes_the_rest(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text(changed(("政策解读", f"政策{''.join(RARE)}解读")), encoding="utf-8")
    (tmp_path / "乙.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "甲.pdf").write_bytes(b"old")
    result = gipgen("build", ".", "--to", "pdf,html,docx")
    assert 2 == result.returncode
    assert all(f"U+{ord(each):X}" in result.stderr for each in RARE)
    assert 1 == result.stderr.count("本机没有一种字体能显示")
    assert "甲.pdf 还是以前生成的" in result.stdout + result.stderr
    made = {path.name for path in tmp_path.iterdir() if path.suffix != ".yaml"}
    assert {"甲.html", "甲.docx", "甲.pdf", "乙.html", "乙.docx", "乙.pdf"} == made
    assert b"old" == (tmp_path / "甲.pdf").read_bytes()
    assert 'href="%E7%94%B2.pdf"' not in (tmp_path / "甲.html").read_text(encoding="utf-8")
    assert 'href="%E4%B9%99.pdf"' in (tmp_path / "乙.html").read_text(encoding="utf-8")


def test_a_report_in_common_characters_asks_no_font() -> None:
    def asked(characters: Iterable[str]) -> list[str]:
        raise AssertionError(list(characters))

    examined = examine(changed(("政策解读", "①政策“解读”——·×…℃㎡Ⅱ镕喆朱镕基")).encode(), unshown=asked)
    assert not [each for each in examined.findings if each.rule == unshown.PAGE.id]


def test_what_the_fonts_have_is_no_finding_and_what_they_lack_can_be_exempted() -> None:
    text = changed(("政策解读", "政策\U00020bb7\U00024b62解读"))
    examined = examine(text.encode(), unshown=lambda characters: [each for each in characters if each == "\U00024b62"])
    (found,) = [each for each in locate("report.yaml", examined) if each.rule == unshown.PAGE.id]
    assert "U+24B62" in found.message("zh")
    assert "U+24B62" in found.message("en")
    exempted = text + "\n豁免:\n  - {规则: GIP910, 理由: 本单位不发 PDF}\n"
    examined = examine(exempted.encode(), unshown=lambda characters: characters)  # type: ignore[arg-type, return-value]
    assert not [each for each in examined.findings if each.rule == unshown.PAGE.id]


def test_where_no_pdf_can_be_made_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gipgen.formats.registry import Extra, named
    from gipgen.project.project import Project

    pdf = named("pdf")
    monkeypatch.setattr("gipgen.formats.registry.named", lambda _: pdf._replace(extra=Extra("-", lambda: False)))
    (checked,) = Project({"report.yaml": TEXT.encode()}).check("report.yaml")
    assert not [each for each in checked.findings if each.rule == unshown.PAGE.id]
