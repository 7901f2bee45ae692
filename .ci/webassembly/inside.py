"""Runs in WebAssembly: the tests that need no disk tools, no other process and no compiled package."""

import importlib.util
import re
import sys
import time
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

ABSENT = (
    "lxml",
    "docx",
    "pikepdf",
    "pypdf",
    "typst",
    "resvg_py",
    "openpyxl",
    "pdfplumber",
    "filelock",
    "PIL",
    "markdown_it",
)
READERS = ("outputs", "programs", "reference")  # modules of the tests that import some of them
COMMAND_LINE = ("typer", "gipgen.cli")  # a web page has none
OTHER_PROCESSES = ("gipgen", "shown", "chromium")  # fixtures


def _needs_more(path: Path) -> bool:
    """Whether a module of tests imports what is not here, by itself or by one beside it."""
    imported = re.findall(r"^(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    left_out = tuple(f"{each}." for each in (*ABSENT, *READERS, *COMMAND_LINE))
    beside = (path.with_name(f"{each}.py") for each in imported)
    return any(f"{each}.".startswith(left_out) for each in imported) or any(
        each.exists() and _needs_more(each) for each in beside
    )


class Chosen:
    """Takes out what cannot run here, counts what did. A class because that is what a plugin of pytest is."""

    def __init__(self) -> None:
        self.passed = 0

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        return (collection_path.suffix == ".py" and _needs_more(collection_path)) or None

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        wanted = [item for item in items if not set(OTHER_PROCESSES) & set(getattr(item, "fixturenames", ()))]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None]:
        """A test that comes to need a compiled package is left out; the least number keeps that from becoming many."""
        try:
            yield
        except Exception as error:
            missing = _missing(error)
            if missing not in ABSENT:
                raise
            pytest.skip(f"{missing} is not there")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.passed += report.when == "call" and report.passed


def _missing(error: BaseException | None) -> str | None:
    """The package whose absence an error comes from: gipgen says in words of its own what is not installed."""
    while error is not None and not isinstance(error, ModuleNotFoundError):
        error = error.__cause__
    return error.name if error else None


def run(folder: str, wanted: list[str], least: int) -> int:
    """Run pytest with the arguments ``wanted``; 0 when all tests pass and at least ``least`` of them ran."""
    there = [name for name in (*ABSENT, "_ruamel_yaml") if importlib.util.find_spec(name)]
    if there:
        print(f"not as meant: {there} can be imported here")
        return 1
    started = time.monotonic()
    chosen = Chosen()
    hypothesis.settings.register_profile("slow", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("slow")
    where = ["-c", f"{folder}/harness/pytest.ini", "--rootdir", f"{folder}/project"]
    status = pytest.main(["-q", "--durations=5", *where, *wanted], plugins=[chosen])
    seconds = time.monotonic() - started
    version = sys.version.split()[0]
    print(f"WebAssembly, Python {version}: {chosen.passed} tests passed in {seconds:.0f} s; at least {least} must")
    return int(status) or int(chosen.passed < least)
