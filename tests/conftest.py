"""What pytest has to know: the golden files' option, skips under CI, and the installed command."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from gate import IN_GATE, examples, spread

if os.environ.get("GIPGEN_TESTS_WITHOUT_C_PARSER"):  # as on a machine where ruamel.yaml.clib is not installed
    sys.modules["_ruamel_yaml"] = None  # type: ignore[assignment]

if IN_GATE:
    # Hypothesis draws the same examples in every run there, but for constants of whatever modules a worker has loaded,
    # which no two runs share: without them a change fails for what it changed only.
    from importlib import import_module, util

    import hypothesis

    # what newer ones do themselves; the oldest that may be installed does not
    hypothesis.settings.register_profile(
        "gate", max_examples=examples(100), derandomize=True, deadline=None, database=None, print_blob=True
    )
    hypothesis.settings.load_profile("gate")

    name = "hypothesis.internal.conjecture.providers"  # an older one draws none
    providers: Any = import_module(name) if util.find_spec(name) else None
    if hasattr(providers, "_get_local_constants"):
        setattr(providers, "_get_local_constants", lambda: providers._local_constants)  # noqa: B010  it is private


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read them before committing"
    )
    parser.addoption(
        "--of-each",
        type=int,
        metavar="N",
        help="N cases of each test at most: for a second interpreter or old packages",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under ``--of-each`` the cases of one test are spread over all that it has, its first and its last among them."""
    if (most := config.getoption("--of-each")) is None:
        return
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    kept = {id(item) for each in cases.values() for item in spread(each, most)}
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in kept])
    items[:] = [item for item in items if id(item) in kept]


gc.disable()  # until all tests are collected: nothing of them is garbage


def pytest_collection_finish() -> None:
    """What was collected stays, so that it is seldom looked through again: a twentieth of a run's time."""
    gc.enable()
    gc.set_threshold(20_000, 20, 1_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI a skipped test is a failed one: there every optional tool is installed."""
    report = yield
    if report.skipped and IN_GATE:
        report.outcome = "failed"
        report.longrepr = f"skipped under CI: {report.longrepr}"
    return report


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def gipgen(tmp_path: Path) -> Run:
    """Run the installed command in an empty folder, as a user does."""
    command = Path(sys.executable).with_name("gipgen.exe" if os.name == "nt" else "gipgen")

    def run(
        *arguments: str | Path, cwd: Path = tmp_path, text: str | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *map(str, arguments)],
            cwd=cwd,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            env={**os.environ, **environment},
        )

    return run


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The outputs of all examples as programs show them, made once for all workers of a run.

    A folder with ``〈name〉.html``, ``.docx`` and ``.odt``; in ``word`` and ``opendocument`` what LibreOffice prints of them, in ``printed`` what Chromium does.
    """
    from filelock import FileLock
    from programs import missing, show_all

    if missing():
        pytest.skip(f"needs {missing()}")
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "looks"
    with FileLock(f"{folder}.lock"):
        if not (folder / "all").exists():
            show_all(folder)
            (folder / "all").touch()
    return folder


@pytest.fixture(scope="module")  # not longer: while it runs, no other playwright can in the same process
def chromium(shown: Path) -> Iterator[Any]:
    from programs import browser

    with browser() as started:
        yield started
