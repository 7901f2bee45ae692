"""The outputs as programs show them, made once for all workers of a run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from programs import LARGE, REPORTS, browser, build, missing, print_page, word_to_pdf

LONG = "td { height: 9mm } .scroll { break-inside: auto !important }"


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with ``〈name〉.html`` and ``.docx``; in ``word`` what LibreOffice prints, in ``printed`` what Chromium does.

    ``printed/long.pdf`` has high table rows, so that table three takes more than one page.
    """
    if missing():
        pytest.skip(f"needs {missing()}")
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "looks"
    with FileLock(f"{folder}.lock"):
        if not (folder / "printed").exists():
            build(folder, ("html", "docx"))
            word_to_pdf([folder / f"{name}.docx" for name in REPORTS], folder / "word")
            with browser() as started:
                for name in REPORTS:
                    print_page(started, folder / f"{name}.html", folder / "printed" / f"{name}.pdf")
                print_page(started, folder / f"{LARGE}.html", folder / "printed" / "long.pdf", LONG)
    return folder


@pytest.fixture(scope="module")  # not longer: while it runs, no other playwright can in the same process
def chromium(shown: Path) -> Iterator[Any]:
    with browser() as started:
        yield started
