"""The house: one direction of imports, small files, and row labels in the form file only."""

import ast
from pathlib import Path

from reports import ROOT

from gipgen.form.definition import Group
from gipgen.form.editions import editions, load

PACKAGE = ROOT / "gipgen"
MODULES = sorted(PACKAGE.rglob("*.py"))

# The storeys, from the ground up. A room may import the rooms below it, those beside it only downwards in its line.
STOREYS = [
    ["resources"],  # where the package's own data files are
    ["findings", "vocabulary"],  # what is found; words as data
    ["source"],  # YAML text → data and places
    ["form"],  # the form is data
    ["formatting", "settings"],  # data → canonical text; gipgen.toml
    ["report"],
    ["prose"],
    ["rules"],
    ["check"],  # the order of checking
    ["layout", "compare"],  # report → Document; two reports → changes
    ["formats", "imports"],  # Document → bytes; bytes of published documents → report
    ["workspace"],  # the disk: files, neighbours, git, files of a house style
    ["project"],  # the use cases
    ["web"],
    ["cli"],
    ["__main__"],
]
TOUCH_THE_DISK = ("resources", "workspace", "project", "web", "cli", "__main__", "formats")


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "gipgen"


def _storey(room: str) -> int:
    return next(number for number, rooms in enumerate(STOREYS) if room in rooms)


def _imports(path: Path) -> set[str]:
    """The modules of gipgen that a file imports, at its top or inside, for types only or not."""
    known = {_module(each) for each in MODULES}
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "gipgen":
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in known else node.module for name in inner}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.split(".")[0] == "gipgen"}
    return names


def test_no_import_runs_up() -> None:
    arrows = 0
    for path in MODULES:
        own = _room(_module(path))
        for name in _imports(path) - {"gipgen"}:  # the version
            room = _room(name)
            if own not in ("gipgen", room):
                assert _storey(room) < _storey(own), f"{_module(path)} imports {name}"
            arrows += 1
    assert arrows > 800, "the test must have seen the imports"


def test_no_two_files_import_each_other() -> None:
    arrows = {_module(path): _imports(path) - {_module(path)} for path in MODULES}
    left = {module: {name for name in names if name in arrows} for module, names in arrows.items()}
    while free := [module for module, names in left.items() if not names & left.keys()]:
        for module in free:
            del left[module]
    assert left == {}, "these import each other in a circle"
    assert len(arrows) > 200


def test_a_base_name_occurs_once() -> None:
    names = [path.stem for path in MODULES if path.stem != "__init__"]
    assert [] == sorted({name for name in names if names.count(name) > 1})


def test_every_module_is_in_a_storey() -> None:
    rooms = {_room(_module(path)) for path in MODULES} - {"gipgen"}
    assert rooms == {room for rooms in STOREYS for room in rooms}


def test_every_file_of_a_family_is_a_registered_rule() -> None:
    from importlib import import_module

    from gipgen.rules import FAMILIES, RULES

    folders = {path.name for path in (PACKAGE / "rules").iterdir() if (path / "__init__.py").exists()}
    assert folders == {family.__name__.rpartition(".")[2] for family in FAMILIES} | {"support"}
    for family in FAMILIES:
        files = {path.stem for path in Path(str(family.__file__)).parent.glob("*.py")} - {"__init__"}
        rules = [import_module(f"{family.__name__}.{name}").RULE for name in files]
        assert set(map(id, rules)) == set(map(id, family.RULES)), family.__name__
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert len(ids) > 70


def test_the_core_touches_no_files_and_no_clock() -> None:
    seen = 0
    for path in MODULES:
        if _room(_module(path)) in (*TOUCH_THE_DISK, "gipgen"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"open", "print", "input"}, path
        seen += 1
    assert seen > 150


def test_files_are_small() -> None:
    sizes = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert len(sizes) > 50
    messages = "findings/file_messages.py"
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


def test_nobody_but_the_prose_room_reads_markdown() -> None:
    """Patterns for marks of Markdown stand where prose is parsed, and where other people's Markdown and our own output are read."""
    marks = (r"!\[", r"!?\[", r"\*\*", r"\{\{", "#{1", "#{2", "^#", r"[-*+]")
    found = set()
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        if any(mark in text for text in constants if isinstance(text, str) for mark in marks):
            found.add(path.relative_to(PACKAGE).as_posix())
    assert {"prose/blocks.py", "prose/inline.py"} <= found, "the test must have seen the patterns"
    others = {name for name in found if not name.startswith("prose/")}
    assert others <= {"imports/read_text.py", "formats/as_md.py"}, "ask the nodes of prose instead"
