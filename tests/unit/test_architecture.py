"""The house: one direction of imports, small files, and row labels in the form file only."""

import ast
from pathlib import Path

from reports import ROOT

from gipgen.form.load import editions, load
from gipgen.form.types import Group

PACKAGE = ROOT / "gipgen"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each room may import the rooms above it in this list, and its own.
ROOMS = [
    "diagnostics",
    "numerals",
    "source",
    "form",
    "formatting",
    "structure",
    "settings",
    "words",
    "report",
    "prose",
    "rules",
    "check",
    "compare",
    "layout",
    "resources",
    "render",
    "files",
    "git",
    "beside",
    "house",
    "scaffold",
    "carry",
    "specimen",
    "ingest",
    "app",
    "intake",
    "revise",
    "project",
    "preview",
    "cli",
    "__main__",
]


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "gipgen"


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "gipgen":
            names.add(node.module if node.module != "gipgen" else f"gipgen.{node.names[0].name}")
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.split(".")[0] == "gipgen"}
    return names


def test_imports_point_one_way() -> None:
    arrows = 0
    for path in MODULES:
        own = _room(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name in _imports(path):
            room = _room(name)
            if room == "__version__" or own == "__init__":
                continue
            assert ROOMS.index(room) <= ROOMS.index(own), f"{path.name} in {own} imports {name}"
            arrows += 1
    assert arrows > 100, "the test must have seen the imports"
    assert {_room(".".join(p.relative_to(ROOT).with_suffix("").parts)) for p in MODULES} <= {*ROOMS, "__init__"}


def test_the_core_touches_no_files_and_no_clock() -> None:
    seen = 0
    for path in MODULES:
        room = _room(".".join(path.relative_to(ROOT).with_suffix("").parts))
        if room in (
            "files",
            "git",
            "beside",
            "house",
            "app",
            "revise",
            "project",
            "preview",
            "cli",
            "__main__",
            "resources",
            "render",
            "__init__",
        ):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        if path.name != "load.py":  # it opens the form files, which are part of the program
            assert not calls & {"open", "print", "input"}, path
        seen += 1
    assert seen > 30


def test_files_are_small() -> None:
    sizes = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert len(sizes) > 50
    messages = "diagnostics/catalogue.py"
    assert [] == [name for name, lines in sizes.items() if lines > 300 and name != messages]
    assert sizes[messages] < 400  # a list of messages, no logic


def _labels(nodes) -> list[str]:
    found = []
    for node in nodes:
        found.append(node.label)
        if isinstance(node, Group):
            found += _labels(node.children)
    return found


def test_no_label_or_heading_stands_outside_the_form_file() -> None:
    labels = set()
    for edition in editions():
        form = load(edition)
        labels |= {section.heading for section in form.sections}
        for table in form.tables.values():
            for block in table.blocks:
                labels |= {label for label in _labels((*block.row_tree, *block.column_tree)) if len(label) > 4}
            labels |= {table.corner} - {""}
    assert len(labels) > 50
    files = [*MODULES, *(path for path in (ROOT / "templates").rglob("*") if path.is_file())]
    for path in files:
        text = path.read_text(encoding="utf-8")
        code = _without_examples(text) if path.suffix == ".py" else text
        assert [] == [label for label in labels if label in code], path


def _without_examples(code: str) -> str:
    """What a module says, less its comments and the examples of its page, which are pieces of a report."""
    tree = ast.parse(code)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    examples = {keyword.value for call in calls for keyword in call.keywords if keyword.arg in ("good", "bad")}
    shown = {each for example in examples for each in ast.walk(example)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in shown)
    return "\n".join(str(node.value) for node in constants)


def test_start_up_loads_nothing_that_the_work_does_not_need(tmp_path: Path) -> None:
    """`check` and `build` of a good report do without the packages that are slow to import."""
    import subprocess
    import sys

    example = next(iter(sorted((ROOT / "examples").glob("*/*/report.yaml"))))
    program = (
        "import sys; sys.argv = ['gipgen', *sys.argv[1:]]\n"
        "from gipgen.__main__ import main\n"
        "code = main()\n"
        "heavy = {'typer', 'click', 'pydantic', 'rich', 'jsonschema', 'docx', 'lxml', 'typst', 'pikepdf', 'zipfile', 'dataclasses', 'markdown_it'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    for command in ("check", "build"):
        arguments = [command, str(example)] + (["-o", str(tmp_path)] if command == "build" else [])
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        assert "LOADED []" in done.stderr
