"""The public API: the examples of its page, and what it promises."""

import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from reports import BASE, EXAMPLES, ROOT, changed

import gipgen

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
PAGE = ROOT / "docs" / "reference" / "library.md"


def test_the_examples_of_the_page_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) > 5
    monkeypatch.chdir(ROOT)
    exec(compile("\n".join(blocks), str(PAGE), "exec"), {})
    assert capsys.readouterr() == ("", "")


def test_every_public_name_is_on_the_page_and_is_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in gipgen.__all__:
        assert getattr(gipgen, name) is not None
        assert f"`{name}`" in page or f"gipgen.{name}" in page or name == "__version__", name
    with pytest.raises(AttributeError):
        gipgen.nothing  # noqa: B018


@pytest.mark.parametrize(
    "name",
    [
        "Aggregated",
        "Built",
        "Checked",
        "Collecting",
        "Compared",
        "DraftedRoster",
        "Exported",
        "Fact",
        "FormFile",
        "Formatted",
        "Imported",
        "NewReport",
        "Page",
        "RosterForms",
        "Trended",
        "Unit",
    ],
)
def test_what_a_result_has_is_on_the_page(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    public = getattr(gipgen, name)
    assert public.__name__ == name, "what is printed of it is what it is called"
    for field in public._fields:
        assert f"`{field}`" in page, field


def test_classes_are_called_as_they_are_asked_for_and_formats_are_on_the_page() -> None:
    from gipgen.formats.registry import names

    classes = {name: each for name in gipgen.__all__ if isinstance(each := getattr(gipgen, name), type)}
    assert len(classes) > 9
    assert list(classes) == [each.__name__ for each in classes.values()]
    wanted = ", ".join(f"`{name}`" for name in names())
    assert f"`to` is one or more of {wanted}" in PAGE.read_text(encoding="utf-8")


def test_importing_it_loads_nothing_else() -> None:
    program = "import sys, gipgen; print([name for name in sys.modules if name.startswith('gipgen.')])"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_changed_setting_is_seen_in_the_same_project(tmp_path: Path) -> None:
    report = tmp_path / "report.yaml"
    report.write_text(
        changed(("结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "结转下年度:    [2, 0, 0, 0, 0, 0, 2]")), encoding="utf-8"
    )
    settings = tmp_path / "gipgen.toml"
    project = gipgen.Project()

    def weights() -> set[str]:
        return {each.severity for checked in project.check(str(report)) for each in checked.findings}

    assert "error" in weights()
    settings.write_text('[rules]\nGIP301 = "info"\n', encoding="utf-8")
    assert "error" not in weights()
    settings.unlink()
    assert "error" in weights()


def test_a_changed_template_is_seen_in_the_same_project(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "gipgen.toml").write_text('[style]\ntemplates = ["own"]\n', encoding="utf-8")
    style = tmp_path / "own" / "html" / "house.css.j2"
    style.parent.mkdir(parents=True)
    project = gipgen.Project()
    for colour in ("#aa0000", "#00aa00"):
        style.write_text(f"h1 {{ color: {colour} }}\n", encoding="utf-8")
        (built,) = project.build(str(tmp_path / "report.yaml"), to=["html"])
        assert built.problem is None
        assert colour in next(iter(built.outputs.values())).decode()


def test_projects_know_nothing_of_each_other() -> None:
    files = {
        "a/report.yaml": changed(
            ("结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "结转下年度:    [2, 0, 0, 0, 0, 0, 2]")
        ).encode()
    }
    light = gipgen.Project({**files, "gipgen.toml": b'[rules]\nGIP301 = "warning"\n'})
    plain = gipgen.Project(files)
    assert [checked.passed for project in (light, plain, light) for checked in project.check("a")] == [
        True,
        False,
        True,
    ]


def test_in_memory_neighbours_are_found_and_bounded() -> None:
    last = changed(("年度: 2024", "年度: 2023")).encode()
    for name, rules in (("../2023/report.yaml", []), ("../../x/report.yaml", ["GIP240"]), ("没有.yaml", ["GIP240"])):
        text = f"{BASE}\n上年报告: {name}\n".encode()
        project = gipgen.Project({"2024/report.yaml": text, "2023/report.yaml": last})
        (checked,) = project.check("2024/report.yaml")
        assert [each.rule for each in checked.findings if each.severity == "error"] == rules, name


def test_last_years_report_may_quote_the_year_before_it() -> None:
    oldest = changed(("年度: 2024", "年度: 2022")).encode()
    last = changed(
        ("年度: 2024", "年度: 2023"), ("总体情况: |\n", "总体情况: |\n  上年处罚{{ 上年.主动公开.行政处罚 }}件。\n\n")
    )
    last = f"{last}\n上年报告: ../2022/report.yaml\n"
    now = f"{BASE}\n上年报告: ../2023/report.yaml\n"
    project = gipgen.Project(
        {"2022/report.yaml": oldest, "2023/report.yaml": last.encode(), "2024/report.yaml": now.encode()}
    )
    assert [] == [
        each.message() for c in project.check("2024/report.yaml") for each in c.findings if each.rule == "GIP240"
    ]


def test_threads_share_a_project() -> None:
    project = gipgen.Project()

    def outputs(path: Path) -> dict[str, bytes]:
        (built,) = project.build(str(path), to=["md", "html", "docx"])
        return dict(built.outputs)

    alone = [outputs(path) for path in EXAMPLES]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(outputs, EXAMPLES * 4))
    assert together == alone * 4


def test_nothing_is_written_unless_asked(tmp_path: Path) -> None:
    report = tmp_path / "report.yaml"
    report.write_text(BASE, encoding="utf-8")
    project = gipgen.Project()
    (built,) = project.build(str(report), to=["md"])
    (formatted,) = project.format(str(report))
    new = project.new("测试市民政局", 2025, path=str(tmp_path / "new.yaml"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.yaml"]
    for result in (built, formatted, new):
        project.write(result)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.yaml", "report.md", "report.yaml"]


def test_a_fact_says_where_it_stands_and_never_guesses() -> None:
    text = changed(("行政处罚: 53", "行政处罚: 待填"), ("[5, 1, 0, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0]"))
    facts = list(gipgen.Project({"report.yaml": text.encode()}).facts("report.yaml"))
    penalty = next(fact for fact in facts if fact.row == "penalty")
    assert (penalty.value, penalty.status) == ("", "missing")
    assert "行政处罚" in text.split("\n")[penalty.line - 1]
    totals = [fact for fact in facts if fact.row == "new_received" and fact.column == "total"]
    assert [fact.status for fact in totals] == ["computed"]


def test_a_project_in_memory_reads_nothing_from_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    monkeypatch.chdir(tmp_path)
    style = b'[style.masthead]\ntext = "x"\nlogo = "logo.svg"\n'
    without = {"report.yaml": BASE.encode(), "gipgen.toml": style}
    (built,) = gipgen.Project(without).build("report.yaml", to=["html"])
    assert built.problem is not None
    assert "logo.svg" in built.problem.zh
    (built,) = gipgen.Project({**without, "logo.svg": SVG}).build("report.yaml", to=["html"])
    assert b"data:image/svg+xml" in built.outputs["report.html"]


def test_every_public_name_can_be_asked_for_again_whatever_was_loaded() -> None:
    gipgen.Project()
    for _ in range(2):
        assert [name for name in gipgen.__all__ if isinstance(getattr(gipgen, name), type(gipgen))] == []


NO_NAMES = ("a\0b.yaml", "\ud800.yaml", "a\0*")


@pytest.mark.parametrize("name", NO_NAMES, ids=ascii)
@pytest.mark.parametrize("files", ["on a disk", "in memory"])
def test_a_name_that_no_file_can_have_is_a_problem(
    name: str, files: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is asked for: raised, or told in the result of its file. Anything else would be a fault of gipgen."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.yaml").write_text(BASE, encoding="utf-8")
    project = gipgen.Project() if files == "on a disk" else gipgen.Project({"r.yaml": BASE.encode()})
    raising: list[Callable[[], object]] = [
        lambda: project.check_text(BASE, name),
        lambda: list(project.build("r.yaml", to=["md"], output=name)),
        lambda: list(project.compare(name, "r.yaml")),
        lambda: list(project.compare("r.yaml", name)),
        lambda: list(project.compare_git("HEAD", name)),
        lambda: list(project.compare_git(name, "r.yaml")),
        lambda: list(project.import_published("r.yaml", output=name)),
        lambda: project.new("测试市民政局", 2025, path=name),
        lambda: project.new("测试市民政局", 2025, path="new.yaml", previous=name),
        lambda: project.new(name, 2025, path="new.yaml"),
        lambda: list(project.facts(name)),
        lambda: gipgen.schema(name),
        lambda: gipgen.Project(templates=[name]),
        lambda: gipgen.Project(reference_doc=name),
        lambda: gipgen.Project(cache=name),
    ]
    for call in raising:
        with pytest.raises(gipgen.Problem):
            call()
    for results in (project.check(name), project.build(name), project.import_published(name), project.format(name)):
        assert [True] == [isinstance(each.problem, gipgen.Problem) for each in results]
    if files == "on a disk":
        with pytest.raises(gipgen.Problem):
            project.write(SimpleNamespace(outputs={name: b"x"}))
    assert ["r.yaml"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("text", ["\ud800", "单位: \udc80\n", "\0", "", BASE.replace("测试市", "\ud83d")], ids=range(5))
def test_a_text_that_is_no_text_is_a_finding(text: str) -> None:
    checked = gipgen.Project({}).check_text(text)
    assert not checked.passed
    found = [each.message() for each in checked.findings if each.rule.startswith("GIP1")]
    assert found
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        assert any("控制字符（U+D" in each for each in found), found


def test_a_name_that_is_no_text_can_be_begun_at(tmp_path: Path) -> None:
    """A name in another encoding, as Linux gives it: the file is begun, and what cannot be written in it is not."""
    name = "\udcb1\udca8.yaml"
    new = gipgen.Project({}).new("测试市民政局", 2025, path=name)
    assert new.path == name
    assert "gipgen check ??.yaml" in new.text
    with pytest.raises(gipgen.Problem, match="cannot be written in a file"):
        gipgen.Project({name: BASE.encode()}).new("测试市民政局", 2025, path="new.yaml", previous=name)


@pytest.mark.parametrize("year", [0, -1, 2007, 2101, 99999])
def test_a_year_that_no_report_can_be_of_is_a_problem(year: int) -> None:
    project = gipgen.Project({"page.md": b"# x\n"})
    with pytest.raises(gipgen.Problem) as raised:
        project.new("测试市民政局", year)
    assert raised.value.zh == f"年度应在 2019 到 2100 之间，这里是 {year}。"
    (imported,) = project.import_published("page.md", year=year)
    assert imported.problem is not None
    assert str(year) in imported.problem.zh
    (of_2100,) = (project.check_text(project.new("测试市民政局", 2100).text),)
    assert {"GIP210"} == {each.rule for each in of_2100.findings if each.severity == "error"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "第 1 行：文件是空的"),
        (b"- 1\n", "第 1 行：文件内容不是报告"),
        (b"steps: [1]\n", "不是年度报告"),
        (b"%PDF-1.7\n", "第 1 行：这是PDF文件"),
        ("单位: 甲局\n年度: [\n".encode(), "第 3 行：YAML 写法有误"),
        (b"\x81\x00\x82\x00", "第 1 行："),
    ],
)
def test_what_is_no_report_has_no_facts_and_begins_none(content: bytes, told: str) -> None:
    project = gipgen.Project({"a.yaml": content, "b.yaml": content + b"\n"})
    with pytest.raises(gipgen.Problem) as raised:
        next(project.facts("a.yaml"))
    assert raised.value.zh.startswith(f"a.yaml：{told}")
    with pytest.raises(gipgen.Problem, match=r"cannot read last year's report a\.yaml"):
        project.new("测试市民政局", 2025, previous="a.yaml")
    (compared,) = project.compare("a.yaml", "b.yaml")
    assert compared.status == "broken"
    assert compared.findings or isinstance(compared.problem, gipgen.Problem)


def test_a_problem_of_a_comparison_is_one_like_all_others() -> None:
    files = {"a.yaml": BASE.encode(), "b.yaml": BASE.encode()}
    (compared,) = gipgen.Project(files).compare("a.yaml", "b.yaml", years=True)
    assert compared.problem is not None
    assert compared.problem.en.startswith("--years takes last year's report first")
    with pytest.raises(gipgen.Problem, match="no report in the folders"):
        list(gipgen.Project({"a/x.txt": b"", "b/x.txt": b""}).compare("a", "b"))


def test_a_format_that_there_is_none_of_is_a_problem() -> None:
    project = gipgen.Project({"report.yaml": BASE.encode()})
    with pytest.raises(gipgen.Problem) as raised:
        project.build("report.yaml", to=["doc"])
    assert "doc" in raised.value.zh
    assert "docx" in raised.value.zh
    (built,) = project.build("report.yaml", to="md")
    assert list(built.outputs) == ["report.md"]


def test_a_mapping_is_to_a_project_what_a_folder_is() -> None:
    files = {"./2024\\report.yaml": BASE.encode()}
    project = gipgen.Project(files)
    assert all(checked.passed for checked in project.check("2024"))
    files["./2024\\report.yaml"] = b"nothing: [1"
    assert not any(checked.passed for checked in project.check("2024"))
    files["2025/report.yaml"] = BASE.encode()
    assert [checked.passed for checked in project.check("2025")] == [True]
    del files["2025/report.yaml"]
    assert [checked.problem is None for checked in project.check("2025")] == [False]
    files["gipgen.toml"] = b"[nothing]"
    assert all(checked.problem for checked in project.check("2024"))
    del files["gipgen.toml"]
    assert project.write(project.new("某局", 2026, path="2026/report.yaml"))
    assert set(files) == {"./2024\\report.yaml", "2026/report.yaml"}


def test_what_cannot_be_written_into_is_a_problem() -> None:
    project = gipgen.Project(MappingProxyType({"report.yaml": BASE.encode()}))
    (built,) = project.build("report.yaml", to=["md"])
    with pytest.raises(gipgen.Problem, match="cannot be changed"):
        project.write(built)


def test_git_is_not_asked_of_a_project_in_memory() -> None:
    with pytest.raises(gipgen.Problem, match="in memory"):
        gipgen.Project({"report.yaml": BASE.encode()}).compare_git("HEAD", "examples")


@pytest.mark.parametrize("content", [bytearray(BASE.encode()), memoryview(BASE.encode())])
def test_whatever_holds_bytes_is_a_content(content: bytes) -> None:
    assert [checked.passed for checked in gipgen.Project({"report.yaml": content}).check("report.yaml")] == [True]
    assert gipgen.Project().check_text(content).passed


opened: Any = gipgen.Project  # as those call it who have no type checker


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda _: opened("folder"), "mapping of names to bytes, not str"),
        (lambda _: opened(Path("folder")), "not .*Path"),
        (lambda _: opened([1]), "not list"),
        (lambda _: opened({"a.yaml": "text"}), "'a.yaml' must be bytes, not str"),
        (lambda _: opened({1: b""}), "named by str, not by int"),
        (lambda _: opened(reference_doc=b"x"), "a str or an os.PathLike"),
        (lambda _: opened(templates=[1]), "a str or an os.PathLike"),
        (lambda project: project.check(["base"]), "a str or an os.PathLike.*list"),
        (lambda project: project.build(1), "a str or an os.PathLike"),
        (lambda project: project.build("a", output=1), "a str or an os.PathLike"),
        (lambda project: next(project.facts(["a"])), "a str or an os.PathLike"),
        (lambda project: project.format(b"a"), "a str or an os.PathLike"),
        (lambda project: project.compare(1, 2), "a str or an os.PathLike"),
        (lambda project: project.import_published(None), "a str or an os.PathLike"),
        (lambda project: project.new("某局", 2025, path=1), "a str or an os.PathLike"),
        (lambda project: project.new(1, 2025), "the agency must be a str"),
        (lambda project: project.check_text(1), "str or bytes, not int"),
        (lambda project: project.write(None), "one result that has outputs"),
        (lambda project: project.write(project.build("a")), "one result.*not generator"),
    ],
)
def test_a_call_that_makes_no_sense_says_what_is_wanted(wrong: Callable[[Any], object], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        wrong(gipgen.Project())


@pytest.mark.parametrize("year", [2025.5, "2025", True])
def test_a_year_that_is_no_number_is_a_problem(year: Any) -> None:
    with pytest.raises(gipgen.Problem, match="a whole number"):
        gipgen.Project().new("某局", year)
    with pytest.raises(gipgen.Problem, match="a whole number"):
        gipgen.Project().import_published("a.md", year=year)


def test_paths_may_be_those_of_pathlib(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    project = gipgen.Project()
    assert [checked.passed for checked in project.check(tmp_path)] == [True]
    (built,) = project.build(tmp_path / "report.yaml", to=["md"], output=tmp_path / "out")
    assert project.write(built) == (str(tmp_path / "out" / "report.md"),)


def test_one_folder_of_templates_need_not_be_a_list(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    for templates in ("nope", Path("nope"), ["nope"]):
        (built,) = gipgen.Project(templates=templates).build(tmp_path / "report.yaml", to=["md"])
        assert built.problem is not None
        assert "nope" in built.problem.zh


def test_a_prompt_completes_the_public_names() -> None:
    program = "import gipgen; print(set(gipgen.__all__) <= set(dir(gipgen)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "True"
