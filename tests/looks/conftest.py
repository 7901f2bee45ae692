"""The outputs as programs show them, made once for all workers of a run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from programs import REPORTS, browser, build, missing, word_to_pdf


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with ``〈name〉.html``, ``.docx``, and in ``word`` what LibreOffice prints of each Word file."""
    if missing():
        pytest.skip(f"needs {missing()}")
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "looks"
    with FileLock(f"{folder}.lock"):
        if not (folder / "word").exists():
            build(folder, ("html", "docx"))
            word_to_pdf([folder / f"{name}.docx" for name in REPORTS], folder / "word")
    return folder


@pytest.fixture(scope="module")  # not longer: while it runs, no other playwright can in the same process
def chromium(shown: Path) -> Iterator[Any]:
    with browser() as started:
        yield started
