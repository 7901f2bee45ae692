"""The house: one direction of imports, small files, and row labels in the form file only."""

import ast
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from reports import EDITIONS, ROOT

from gipgen.form.definition import Group, Node
from gipgen.form.editions import also_from, editions, load

PACKAGE = ROOT / "gipgen"
GENERATED = PACKAGE / "form" / "composed.py"  # the form files, as data
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {GENERATED})

# The storeys, from the ground up. A room may import the rooms below it, those beside it only downwards in its line.
STOREYS = [
    [
        "named_tuple",
        "resources",
        "temporaries",
    ],  # a kind of value; where the package's own data files are; files that are written whole or not at all
    ["vocabulary"],  # words as data
    ["spelling"],  # what is likely to be written
    ["findings"],  # what is found
    ["fence"],  # foreign formats are read in a process of their own
    ["source"],  # YAML text → data and places
    ["form"],  # the form is data
    ["formatting", "settings"],  # data → canonical text; gipgen.toml
    ["report"],
    ["prose", "filling"],  # … what is typed into a form → the same change in the file's text
    ["rules"],
    ["check"],  # the order of checking
    ["layout", "compare"],  # report → Document; two reports → changes
    ["formats", "imports", "workbook"],  # Document → bytes; bytes of published documents → report
    ["collect"],  # many reports: roster, states, feedback, sums, facts
    ["export"],  # their numbers as files of rows
    ["trend"],  # … and as indicators over years
    ["workspace"],  # the disk: files, neighbours, git, files of a house style
    ["batch"],  # the same work on many files: processes, cache, cluster
    ["project"],  # the use cases
    ["engine"],  # all of that as messages: plain values in and out
    ["web"],
    ["cli"],
    ["__main__"],
]
TWICE = "from gipgen.rules.arithmetic.balance import RULE"
TOUCH_THE_DISK = (
    "batch",
    "export",
    "resources",
    "temporaries",
    "fence",
    "workspace",
    "project",
    "web",
    "cli",
    "__main__",
    "formats",
)


@cache
def _known() -> frozenset[str]:
    return frozenset(map(_module, MODULES))


@cache
def _tree(path: Path) -> ast.Module:
    """Read once for all tests; none of them changes it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "gipgen"


def _storey(room: str) -> int:
    return next(number for number, rooms in enumerate(STOREYS) if room in rooms)


@cache
def _imports(path: Path) -> set[str]:
    """The modules of gipgen that a file imports, at its top or inside, for types only or not."""
    known = _known()
    names = set()
    for node in ast.walk(_tree(path)):
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


def test_a_module_gives_a_name_to_one_thing() -> None:
    """The second of two constants of one name would be what the first one's readers get."""
    twice = {}
    for path in MODULES:
        targets = [node.targets for node in _tree(path).body if isinstance(node, ast.Assign)]
        named = [
            name.id for each in targets for target in each for name in ast.walk(target) if isinstance(name, ast.Name)
        ]
        if again := sorted({name for name in named if named.count(name) > 1}):
            twice[_module(path)] = again
    assert {} == twice


def test_every_module_is_in_a_storey() -> None:
    rooms = {_room(_module(path)) for path in MODULES} - {"gipgen"}
    assert rooms == {room for rooms in STOREYS for room in rooms}


def test_every_file_of_a_family_is_a_rule() -> None:
    from gipgen.rules import FAMILIES, RULES

    folders = {path.name for path in (PACKAGE / "rules").iterdir() if (path / "__init__.py").exists()}
    assert folders == {family.__name__.rpartition(".")[2] for family in FAMILIES} | {"support"}
    folders.remove("support")
    files = {
        f"gipgen.rules.{name}.{path.stem}" for name in folders for path in (PACKAGE / "rules" / name).glob("[!_]*.py")
    }
    assert {rule.check.__module__ for rule in RULES} == files
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert len(ids) > 70


@pytest.mark.parametrize(
    "content", ["", "from gipgen.rules.arithmetic.balance import PAGE as RULE", TWICE], ids=["none", "a page", "twice"]
)
def test_no_file_of_a_family_lacks_a_rule_of_its_own(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gipgen import resources
    from gipgen.rules.support.family import family

    (tmp_path / "__init__.py").write_text("")
    (tmp_path / "first.py").write_text("from gipgen.rules.arithmetic.balance import RULE")
    (tmp_path / "second.py").write_text(content)
    monkeypatch.setattr(resources, "_PACKAGE", str(tmp_path.parent))
    monkeypatch.syspath_prepend(str(tmp_path.parent))
    with pytest.raises(TypeError, match=rf"{tmp_path.name}\.second: RULE must be a rule"):
        family(tmp_path.name)  # a name of its own in each test: modules stay loaded


def test_the_core_touches_no_files_and_no_clock() -> None:
    seen = 0
    for path in MODULES:
        if _room(_module(path)) in (*TOUCH_THE_DISK, "gipgen"):
            continue
        tree = _tree(path)
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
    lists = ("cli/declarations.py",)  # words and no logic
    assert [] == [name for name, lines in sizes.items() if lines > 300 and name not in lists]
    assert max(sizes[name] for name in lists) < 500


def _labels(nodes: Iterable[Node]) -> list[str]:
    found = []
    for node in nodes:
        found.append(node.label)
        if isinstance(node, Group):
            found += _labels(node.children)
    return found


NUMBER = re.compile("^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|[1-9][.])")  # of a label


def test_no_label_or_heading_stands_outside_the_form_file() -> None:
    labels = set()
    for edition in editions():
        form = load(edition)
        labels |= {section.heading for section in form.sections}
        for table in form.tables.values():
            for block in table.blocks:
                printed = {label for label in _labels((*block.row_tree, *block.column_tree)) if len(label) > 4}
                labels |= printed | {bare for label in printed if len(bare := NUMBER.sub("", label)) > 6}
            labels |= {table.corner} - {""}
    assert len(labels) > 50
    files = [*MODULES, *(path for path in (ROOT / "templates").rglob("*") if path.is_file())]
    for path in files:
        text = path.read_text(encoding="utf-8")
        code = _without_examples(text) if path.suffix == ".py" else text
        assert [] == [label for label in labels if label in code], path


# Words that are ids of the form and, in these files, something else.
OTHER_MEANINGS = {
    "amount": [  # a type of number; an argument of Typst
        "collect/add_up.py",
        "formats/held_typst.py",
        "form/amounts.py",
        "form/definition.py",
        "form/numbers.py",
        "form/schema.py",
        "form/strangers.py",
        "form/wrong_values.py",
        "imports/cut_digits.py",
        "imports/filled_form.py",
        "imports/match.py",
        "imports/printed_words.py",
        "imports/typed_number.py",
        "report/known_words.py",
        "report/report.py",
        "rules/duties/fee_unit.py",
        "workbook/table_sheet.py",
    ],
    "total": [  # a mark in the form file; a change that follows from others
        "compare/change.py",
        "compare/change_words.py",
        "compare/changes_markdown.py",
        "compare/changes_json.py",
        "compare/changes_text.py",
        "compare/compare.py",
        "compare/compare_tables.py",
        "form/build_form.py",
        "form/drafts.py",
        "form/form_shape.py",
    ],
    "change": ["compare/change_words.py"],  # the heading of a column
    "items": [
        "form/by_name.py",
        "form/cut_texts.py",
        "form/misfits.py",
        "form/schema.py",
        "form/validate.py",
        "form/whole_rows.py",
        "form/wrong_values.py",
        "report/known_words.py",
        "settings/parse_toml.py",
    ],
    "overview": ["settings/parse_toml.py"],  # a setting
    "problems": ["findings/as_json.py", "imports/account.py", "rules/duties/problems_matched.py"],  # keys of values
    "upheld": ["rules/prose/all_done.py"],  # a key of a message's values
}
LAYOUTS = {"stacked", "tree", "across"}
KNOW_LAYOUTS = {"form/definition.py", "layout/grid.py"}


def _ids() -> set[str]:
    with also_from(str(EDITIONS)):
        forms = [load(edition) for edition in editions()]
    assert len(forms) > 2
    found = {id_ for form in forms for id_ in form.tables} | {each.id for form in forms for each in form.sections}
    found |= {row for form in forms for row in form.rows}
    return found | {column.id for form in forms for columns in form.columns.values() for column in columns}


def test_no_id_of_a_row_column_or_section_stands_outside_the_form_files() -> None:
    ids = _ids()
    assert len(ids) > 60
    found: dict[str, set[str]] = {}
    layouts = set()
    seen = 0
    for path in MODULES:
        name = path.relative_to(PACKAGE).as_posix()
        for constant in _constants(_tree(path)):
            seen += 1
            if constant in ids:
                found.setdefault(constant, set()).add(name)
            if constant in LAYOUTS:
                layouts.add(name)
    assert {word: set(files) for word, files in OTHER_MEANINGS.items()} == found
    assert layouts == KNOW_LAYOUTS
    assert seen > 8000


def test_rules_look_for_no_word_of_the_form_by_itself() -> None:
    """行政处罚 in prose is known from the form's own row, so that an added row is known too; short words are everyday ones."""
    words = {label for edition in editions() for label in _keys_and_labels(edition) if len(label) > 3}
    assert len(words) > 70
    seen = 0
    for path in (PACKAGE / "rules").rglob("*.py"):
        tree = _tree(path)
        for constant in _constants(tree, without=_said(tree)):
            assert constant not in words, path
            seen += 1
    assert seen > 800


def _keys_and_labels(edition: str) -> Iterator[str]:
    form = load(edition)
    nodes = [
        node
        for table in form.tables.values()
        for block in table.blocks
        for node in (*block.row_tree, *block.column_tree)
    ]
    while nodes:
        node = nodes.pop()
        yield from (node.key, node.label)
        nodes += node.children if isinstance(node, Group) else ()


def _said(tree: ast.AST) -> set[ast.AST]:
    """The nodes of pages and messages."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Page", "Text")
        for inner in ast.walk(node)
    }


def test_no_template_names_an_id() -> None:
    ids = _ids()
    words = 0
    for path in (ROOT / "templates").rglob("*"):
        if path.is_file():
            named = re.findall(r"[\"'#]([a-z_]+)\b", path.read_text(encoding="utf-8"))
            assert not ids & set(named) - {"items"}, path  # of a list, in Jinja
            words += len(named)
    assert words > 400


def test_messages_call_tables_and_sections_as_the_form_does() -> None:
    """Pages cite the notice of 2021; what is said of a report is said in the words of its own form."""
    seen = 0
    for path in MODULES:
        tree = _tree(path)
        pages = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Page"
            for inner in ast.walk(node)
        }
        for constant in _constants(tree, without=pages):
            assert not re.search(
                "表[二三四]|第[一二三四五六七]部分|(table|section) (two|three|four|five|six)", constant
            ), path
            seen += 1
    assert seen > 7000


def _constants(tree: ast.AST, without: Collection[ast.AST] = ()) -> Iterator[str]:
    """The texts of a module, its docstrings and those nodes left out."""
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)} | set(without)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value


def _without_examples(code: str) -> str:
    """What a module says, less its comments and the examples of its page, which are pieces of a report."""
    tree = ast.parse(code)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    examples = {keyword.value for call in calls for keyword in call.keywords if keyword.arg in ("good", "bad")}
    shown = {each for example in examples for each in ast.walk(example)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in shown)
    return "\n".join(str(node.value) for node in constants)


def test_formats_are_listed_by_their_registry_alone() -> None:
    """No tuple, list, set or dictionary names two formats, or two folders of their templates."""
    from gipgen.formats.registry import formats

    words = [{each.name for each in formats()}, {each.templates for each in formats()}]
    seen = 0
    for path in MODULES:
        if _room(_module(path)) == "imports":
            continue  # what can be read in is another matter
        for node in ast.walk(_tree(path)):
            if isinstance(node, (ast.Tuple, ast.List, ast.Set, ast.Dict)):
                items = [key for key in node.keys if key] if isinstance(node, ast.Dict) else node.elts
                texts = {item.value for item in items if isinstance(item, ast.Constant)}
                assert all(len(texts & known) < 2 for known in words) or texts == {"text", "md", "json"}, path
                seen += 1
    assert seen > 1000


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [(["check"], set()), (["check", "--select", "GIP3"], set()), (["build", "--to", "md"], {"as_md"})],
)
def test_a_run_loads_the_formats_that_it_makes(tmp_path: Path, arguments: list[str], loaded: set[str]) -> None:
    import subprocess

    program = (
        "import sys; sys.argv = ['gipgen', *sys.argv[1:]]\n"
        "from gipgen.__main__ import main\n"
        "main()\n"
        "print('LOADED', *(name.rpartition('.')[2] for name in sys.modules if '.formats.as_' in name), file=sys.stderr)"
    )
    output = ["-o", str(tmp_path)] if arguments[0] == "build" else []
    example = next(iter(sorted((ROOT / "examples").glob("*/*/report.yaml"))))
    call = [sys.executable, "-c", program, *arguments, str(example), *output]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    assert loaded == set(done.stderr.partition("LOADED")[2].split()), done.stderr


def test_start_up_loads_nothing_that_the_work_does_not_need(tmp_path: Path) -> None:
    """`check` and `build` of a good report do without the packages that are slow to import."""
    import subprocess

    example = next(iter(sorted((ROOT / "examples").glob("*/*/report.yaml"))))
    program = (
        "import sys; sys.argv = ['gipgen', *sys.argv[1:]]\n"
        "from gipgen.__main__ import main\n"
        "code = main()\n"
        "heavy = {'typer', 'click', 'pydantic', 'rich', 'jsonschema', 'docx', 'lxml', 'typst', 'pypdf', 'zipfile', 'dataclasses', 'markdown_it'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    for command in ("check", "build"):
        arguments = [command, str(example)] + (["-o", str(tmp_path)] if command == "build" else [])
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        assert "LOADED []" in done.stderr


def _picks_a_language(node: ast.AST) -> bool:
    """Whether a piece of code chooses between the languages by hand: ``lang == "en"``, ``text.zh``, ``{"zh": …, "en": …}``."""
    if isinstance(node, ast.Compare):
        sides = (node.left, *node.comparators)
        return any(isinstance(side, ast.Constant) and side.value in ("zh", "en") for side in sides)
    if isinstance(node, ast.MatchValue):
        return isinstance(node.value, ast.Constant) and node.value.value in ("zh", "en")
    if isinstance(node, ast.Dict):
        return {"zh", "en"} <= {key.value for key in node.keys if isinstance(key, ast.Constant)}
    return isinstance(node, ast.Attribute) and node.attr in ("zh", "en") and isinstance(node.ctx, ast.Load)


def _picks(code: str) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(code)) if _picks_a_language(node)]


def test_one_place_picks_a_language() -> None:
    """Everybody else says a ``Text``."""
    own = PACKAGE / "findings" / "text.py"
    found = {path: _picks(path.read_text(encoding="utf-8")) for path in MODULES}
    assert len(found[own]) >= 3, "the test must know what it looks for"
    assert [] == [f"{path}: {ast.unparse(node)}" for path, nodes in found.items() if path != own for node in nodes]
    for written in ('x if lang == "en" else y', "pair.zh", '{"zh": a, "en": b}[lang]', 'lang != "zh"'):
        assert _picks(written), written
    templates = [path for path in (ROOT / "templates").rglob("*.j2") if "lang" in path.read_text(encoding="utf-8")]
    assert len(templates) > 5
    assert [] == [path for path in templates if "lang ==" in path.read_text(encoding="utf-8")]


MAKE_FINDINGS = ("source", "form", "report", "prose", "rules", "check")
# What may cut: the one function that hides before it does; what adds "…" to that; words of the form with their numbers.
MAY_CUT = ("quoted", "around", "terms_text")


def _cuts(node: ast.AST) -> Iterator[ast.AST]:
    """Slices inside an expression that ``quoted`` does not make; the lists that a comprehension walks are no text."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAY_CUT:
        return
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        yield node
    for child in [node.elt] if isinstance(node, (ast.ListComp, ast.GeneratorExp)) else ast.iter_child_nodes(node):
        yield from _cuts(child)


def _is_field(key: ast.expr | None) -> bool:
    return key is None or (isinstance(key, ast.Constant) and str(key.value).isascii())


def _values(code: str) -> Iterator[ast.AST]:
    """What a module puts into its findings: dictionaries of fields, and the fields given by name."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Dict) and all(_is_field(key) for key in node.keys):
            yield from node.values
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("finding", "_found"):
            yield from (keyword.value for keyword in node.keywords)


def test_only_quoted_cuts_what_a_finding_shows() -> None:
    found, seen = [], 0
    for path in MODULES:
        if _room(_module(path)) in MAKE_FINDINGS:
            values = list(_values(path.read_text(encoding="utf-8")))
            seen += len(values)
            found += [f"{path}: {ast.unparse(cut)}" for value in values for cut in _cuts(value)]
    assert [] == found
    assert seen > 300
    assert not list(_cuts(ast.parse("{'a': quoted(text[1:], limit=3)}")))
    assert list(_cuts(ast.parse("{'a': text[1:9].strip()}")))


def test_nobody_but_the_prose_room_reads_markdown() -> None:
    """Patterns for marks of Markdown stand where prose is parsed, and where other people's Markdown and our own output are read."""
    marks = (r"!\[", r"!?\[", r"\*\*", r"\{\{", "#{1", "#{2", "^#", r"[-*+]")
    found = set()
    for path in MODULES:
        tree = _tree(path)
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        if any(mark in text for text in constants if isinstance(text, str) for mark in marks):
            found.add(path.relative_to(PACKAGE).as_posix())
    assert {"prose/blocks.py", "prose/inline.py"} <= found, "the test must have seen the patterns"
    others = {name for name in found if not name.startswith("prose/")}
    known = {"imports/read_text.py", "formats/as_md.py", "formats/held_markdown.py", "source/pure_events.py"}
    assert others <= known, "ask the nodes of prose instead"


MOST_DECISIONS = 12


def _decisions(function: ast.AST) -> int:
    """One, and one more for each way that a function can go on: McCabe's measure, ``and``, ``or`` and comprehensions included."""
    count = 1
    for node in ast.walk(function):
        if isinstance(node, (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count


def test_no_function_decides_too_much() -> None:
    found = {
        f"{path.relative_to(PACKAGE)}:{node.name}": _decisions(node)
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert len(found) > 1500, "the test must have seen the functions"
    assert _decisions(ast.parse("def f(a): return [b for b in a if b and not b.c or b.d] if a else 0")) == 6
    assert {} == {name: count for name, count in found.items() if count > MOST_DECISIONS}
