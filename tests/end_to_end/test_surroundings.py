"""What clerks meet around a report, as they would notice it (tests/data/surroundings.yaml)."""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from reports import BASE, DATA, changed
from ruamel.yaml import YAML

from gipgen import Project
from gipgen.cli.run import run

SLIPS = YAML(typ="safe").load((DATA / "surroundings.yaml").read_text(encoding="utf-8"))
WORD = b"PK\x03\x04\x14\0\0\0\0\0" + b"[Content_Types].xml" + b"word/document.xml"
PAGE = '\ufeff\n<!DOCTYPE html>\n<html lang="zh"><title>年报</title><p>年度: 2024</p></html>'
PUBLISHED = ("年度: 2024", "年度: {year}\n状态: 已公布")


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return (self.out + self.err).replace("\\", "/")


def content(words: str) -> bytes:
    """The file that an entry's words stand for."""
    kind, _, rest = words.partition(" ")
    replaced = (
        [tuple(each.strip("\n").replace("↵", "\n").split("→")) for each in rest.split("; ")] if "→" in rest else []
    )
    text = changed(*replaced) if replaced else BASE  # type: ignore[arg-type]
    made: dict[str, Callable[[], bytes]] = {
        "@base": text.encode,
        "@new": lambda: new("测试市民政局"),
        "@docx": lambda: WORD,
        "@large": lambda: WORD + b"x" * 600_000,
        "@xlsx": lambda: WORD.replace(b"word/document.xml", b"xl/workbook.xml"),
        "@doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "@pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "@html": PAGE.encode,
        "@published": lambda: published(text),
        "@published-year": lambda: changed((PUBLISHED[0], PUBLISHED[1].format(year=rest))).encode(),
    }
    return made[kind]() if kind in made else words.encode()


def new(agency: str) -> bytes:
    return Project({}).new(agency, 2024).text.encode()


def published(text: str) -> bytes:
    (built,) = Project({"report.yaml": text.encode()}).build("report.yaml", to=["docx"])
    return built.outputs["report.docx"]


def lay_down(folder: Path, slip: Mapping[str, Any]) -> None:
    for name, words in (slip["files"] | slip.get("also", {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(words))
    (folder / ".git").mkdir()  # the project ends here


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


Tell = Callable[[Mapping[str, Any], str], tuple[Ran, dict[str, bytes], dict[str, bytes]]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    def tell(slip: Mapping[str, Any], lang: str) -> tuple[Ran, dict[str, bytes], dict[str, bytes]]:
        folder = tmp_path / lang
        folder.mkdir()
        lay_down(folder, slip)
        monkeypatch.setenv("GIPGEN_LANG", lang)
        monkeypatch.chdir(folder)
        for command in slip.get("first", ()):
            assert 0 == run(shlex.split(command)), capsys.readouterr()
        if "edit" in slip:
            path = folder / slip["edit"]
            path.write_bytes(path.read_bytes() + b"\n")
        before = files(folder)
        monkeypatch.chdir(folder / str(slip.get("in", ".")))
        capsys.readouterr()
        code = run(shlex.split(slip["run"]))
        return Ran(code, *capsys.readouterr()), before, files(folder)

    return tell


@pytest.mark.parametrize("slip", SLIPS, ids=[each["name"] for each in SLIPS])
def test_what_a_clerk_meets_is_said_or_done(told: Tell, slip: Mapping[str, Any]) -> None:
    ran, before, after = told(slip, "zh")
    assert slip["code"] == ran.code, ran.said
    assert "Traceback" not in ran.said
    for words in slip.get("says", ()):
        assert words in ran.said, ran.said
    for words in slip.get("never", ()):
        assert words not in ran.said, ran.said
    for name in slip.get("kept", ()):
        assert before[name] == after[name]
    for name in slip.get("made", ()):
        assert name in after
    for name in slip.get("gone", ()):
        assert not [each for each in after if each == name or each.startswith(f"{name}/")]
    for name, text in slip.get("holds", {}).items():
        assert text in after[name].decode()
    if "aside" in slip:
        edited = slip.get("edit", "report.docx")
        assert (before[edited], True) == (after[slip["aside"]], before[edited] != after[edited])
    if "count" in slip:
        assert slip["count"] == ran.said.count("GIP"), ran.said
    if "lines" in slip:
        assert slip["lines"] == len(ran.said.strip().split("\n")), ran.said


@pytest.mark.parametrize("slip", [each for each in SLIPS if "en" in each], ids=lambda each: each["name"])
def test_the_same_in_english(told: Tell, slip: Mapping[str, Any]) -> None:
    ran, _, _ = told(slip, "en")
    assert slip["code"] == ran.code, ran.said
    for words in slip["en"]:
        assert words in ran.said, ran.said


def test_a_link_that_leads_nowhere_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "年报.yaml").symlink_to("去年/report.yaml")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "年报.yaml"]) == 2
    said = capsys.readouterr().err
    assert "去年/report.yaml 不在了" in said
    assert "附近有报告" not in said
