"""What is read of very many reports lies as bytes in a file, and is the same when it is asked for."""

import json
import pickle
from collections.abc import Sequence
from typing import Any

import pytest
from collected_units import handed
from reports import BASE, changed

from gipgen.batch.pieces import apart, together
from gipgen.collect.collected import Handed
from gipgen.collect.former_run import Was, read_former
from gipgen.collect.put_by import PutBy, laid
from gipgen.findings.text import Text
from gipgen.project.packed_handed import called, packed
from gipgen.workspace.spilled import Room

WRONG = changed(("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"))
LISTS = ("findings", "left_over", "values", "lines")


def whole() -> Handed:
    """A report with something in each of its lists."""
    read = handed(WRONG)
    found = tuple(each._replace(file=read.report) for each in read.findings)
    left_over = (Text("多了一行", "a row too many"),)
    return read._replace(findings=found, left_over=left_over, lines=(3, 70_000), prints=b"0123456789")


def test_it_is_the_same_in_a_file_and_in_another_process() -> None:
    plain, room = whole(), Room()
    assert plain.findings
    there = laid(pickle.loads(pickle.dumps(packed(plain))), room.put)
    assert room.put(b"behind it") == b"behind it"
    assert all(isinstance(getattr(there, name), PutBy) for name in LISTS)
    for name in LISTS:
        mine: Sequence[Any] = getattr(plain, name)
        other: Sequence[Any] = getattr(there, name)
        assert (list(other), len(other), other[-1], list(other[:1])) == (
            list(mine),
            len(mine),
            mine[-1],
            list(mine[:1]),
        )
    assert (bytes(there.prints), there.tally) == (b"0123456789", plain.tally)


def test_its_findings_are_of_the_file_as_it_is_called_now() -> None:
    for each in (whole(), packed(whole())):
        found = called(each, "甲.docx", "录入/甲/report.yaml")
        assert {finding.file for finding in found.findings} == {"录入/甲/report.yaml"}
        assert (found.file, found.report) == ("甲.docx", "录入/甲/report.yaml")


def test_what_is_no_plain_value_stays_as_it_is() -> None:
    odd = whole()
    first = odd.findings[0]
    odd = odd._replace(findings=(first._replace(finding=first.finding._replace(values={"set": {1}})),))
    assert packed(odd).findings == odd.findings


def test_pieces_that_are_none_are_told() -> None:
    assert list(apart(together(b"", b"ab", b"c" * 300))) == [b"", b"ab", b"c" * 300]
    for rubbish in (b"", b"\x02\x01\x00"):
        with pytest.raises(ValueError, match="short"):
            list(apart(rubbish))


@pytest.mark.parametrize("shape", ["an item a line", "as another program writes it", "with Windows line ends"])
def test_a_former_run_is_read_however_it_is_laid_out(shape: str) -> None:
    units = [{"unit": "甲局: [", "state": "通过", "why": ["," , "]"], "content": "ab"}, {"unit": "乙局", "state": "未交", "content": ""}]  # fmt: skip
    record = {"file": "甲.docx", "report": "录入/甲局/report.yaml", "original": "12"}
    rest = {"imported": [record], "written": {"总表.html": "34"}, "made_from": {"总表.html": "56"}}
    document = {"version": 1, "year": 2024, "units": units, **rest}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    if shape == "an item a line":
        lines = (f'"{key}": [\n {_lines(value)}\n]' if key in ("units", "imported") else f'"{key}": {json.dumps(value)}' for key, value in document.items())  # fmt: skip
        text = "{\n" + ",\n".join(lines) + "\n}\n"
    former = read_former(text.replace("\n", "\r\n" if shape.startswith("with") else "\n").encode())
    assert former is not None
    assert former.units == {"甲局: [": Was("通过", "ab"), "乙局": Was("未交", "")}
    assert [each.file for each in former.records.values()] == ["甲.docx"]
    assert (former.written, former.made_from) == ({"总表.html": "34"}, {"总表.html": "56"})


def test_what_is_no_former_run_is_none() -> None:
    for content in (b"", b"{\n", b"[]", b'{\n"units": [\n 1\n],\n"made_from": {}\n}\n', BASE.encode()):
        assert read_former(content) is None


def _lines(items: Any) -> str:
    return ",\n ".join(json.dumps(each, ensure_ascii=False) for each in items)
