"""Opening files: a small one takes little memory, whatever the limit."""

import tracemalloc
from pathlib import Path

import pytest

from gipgen.workspace.read_files import content_of


@pytest.mark.parametrize(("limit", "content"), [(2, b"ab"), (3, b"abc"), (4, b"abc"), (2**28, b"abc")])
def test_a_file_is_read_up_to_the_limit(tmp_path: Path, limit: int, content: bytes) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    tracemalloc.start()
    assert content == content_of(str(tmp_path / "file"), limit)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2**20


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no file that says that it is empty")
def test_a_file_that_says_that_it_is_empty_is_read() -> None:
    assert b"VmSize" in content_of("/proc/self/status", 2**20)
