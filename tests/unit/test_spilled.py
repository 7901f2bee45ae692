"""What a run of very many outputs keeps beside the memory."""

import errno

import pytest

from gipgen.findings.text import Problem
from gipgen.workspace.spilled import Spilled


def test_contents_come_back_as_they_were_in_their_order() -> None:
    kept = Spilled()
    contents = {f"反馈/{number}.docx": bytes([number]) * 700_000 for number in range(9)}  # more than stays in memory
    contents["空.md"] = b""
    for path, content in contents.items():
        kept.put(path, content)
    assert kept == contents
    assert list(kept) == list(contents)
    assert "反馈/9.docx" not in kept


def test_a_disk_without_space_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Spilled()

    def full(_: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(kept._room._file, "write", full)
    with pytest.raises(Problem) as told:
        kept.put("总表.xlsx", b"content")
    assert "临时文件夹" in told.value.text.zh
    assert not kept
