"""The oldest release that pyproject.toml allows of each dependency, as constraints for pip; and the tests that meet one.

python .ci/oldest.py >oldest.txt && pip install '.[…]' -c oldest.txt
pytest $(python .ci/oldest.py --tests)
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOR_TESTS = {"hypothesis", "markdown_it"}  # what only tests import
ASKED_BY_OTHERS = {"_ruamel_yaml"}  # by tests/property/test_parsers.py, more thoroughly
OWN = {"test_lies.py", "test_seen_whole.py", "test_seen_pdf.py"}


def constraints() -> Iterator[str]:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    oldest: dict[str, str] = {}
    for wanted in (each for some in lists for each in some):
        found = re.fullmatch(r"([A-Za-z0-9._-]+)>=([0-9.]+)(,<[0-9.]+)?(; .*)?", wanted)
        if not found:
            raise SystemExit(f"{wanted}: every dependency has a lower bound")
        if oldest.setdefault(found[1], found[2]) != found[2]:
            raise SystemExit(f"{wanted}: {found[1]} has two lower bounds")
    yield from (f"{name}=={version}" for name, version in sorted(oldest.items()))


def tests() -> Iterator[str]:
    """The files of unit tests that import what is neither gipgen's nor Python's, or a module of gipgen's which does.

    Without those about what gipgen itself sees in a finished file, hundreds of lies: no release of a dependency changes that.
    """
    helpers = (path.stem for folder in ("tests/**", "scripts") for path in ROOT.glob(f"{folder}/*.py"))
    own = {"gipgen", "pytest", *FOR_TESTS, *ASKED_BY_OTHERS, *sys.stdlib_module_names, *helpers}
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.glob("gipgen/**/*.py")}
    foreign = {name for name, path in modules.items() if any(each.split(".")[0] not in own for each in imported(path))}
    for path in sorted(ROOT.glob("tests/unit/test_*.py")):
        if path.name not in OWN and any(each in foreign or each.split(".")[0] not in own for each in imported(path)):
            yield str(path.relative_to(ROOT))


def imported(path: Path) -> set[str]:
    """The names of modules that a file imports, and those of what it takes from them, which may be modules too."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update((node.module, *(f"{node.module}.{each.name}" for each in node.names)))
    return found


if __name__ == "__main__":
    print("\n".join(tests() if sys.argv[1:] == ["--tests"] else constraints()))
