"""The five seed reports and one of 2019: every number, heading and sentence in all three outputs, against the raw reports."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from outputs import GRIDS, LIGHT, TEXTS, render
from reports import DATA, EXAMPLES, ROOT

from gipgen.check import examine, locate
from gipgen.findings.as_text import emit


def _facts(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


TRUTH = _facts("seeds.json")
SEEDS = dict(zip(TRUTH, sorted((DATA / "seeds").glob("*.txt")), strict=True))
FORMS = dict.fromkeys(TRUTH, _facts("form-2021.json"))
_OLD = _facts("shanghai_office_2019.json")  # as published: null is a blank cell
TRUTH |= _OLD
SEEDS |= dict.fromkeys(_OLD, DATA / "shanghai_office_2019.txt")
FORMS |= dict.fromkeys(_OLD, _facts("form-2019.json"))


def name_of(path: Path) -> str:
    return "/".join(path.parts[-3:-1])


@pytest.fixture(scope="module", params=EXAMPLES, ids=[name_of(path) for path in EXAMPLES])
def built(request: pytest.FixtureRequest) -> tuple[str, dict[str, bytes]]:
    path: Path = request.param
    examined = examine(path.read_bytes())
    return name_of(path), render(examined, LIGHT)


def expected(name: str) -> list[list[list[list[object]]]]:
    """The three official tables with the numbers of the report as printed."""
    truth = TRUTH[name]
    numbers = {
        "proactive": iter(truth["proactive"]),
        "applications": iter(str(number) for row in truth["applications"] for number in _filled(row)),
        "review_litigation": iter(
            str(number) for start in (0, 5, 10) for number in _filled(truth["review_litigation"][start : start + 5])
        ),
    }
    return [
        [
            [
                [next(numbers[table]) if kind == "value" else text, colspan, rowspan]
                for text, kind, colspan, rowspan in row
            ]
            for row in rows
        ]
        for table, rows in ((table, _begun(rows)) for table, rows in FORMS[name]["layout"].items())
    ]


def _begun(rows: list[list[list[Any]]]) -> list[list[list[Any]]]:
    """A table without the columns in which none of its cells begins, as table two of 2019 has two: HTML knows no such."""
    if any(rowspan > 1 for row in rows for *_, rowspan in row):
        return rows
    starts = [[sum(cell[2] for cell in row[:at]) for at in range(len(row) + 1)] for row in rows]
    begun = {start for row in starts for start in row[:-1]}
    return [
        [
            [text, kind, len(begun & set(range(start, end))), rowspan]
            for (text, kind, _, rowspan), (start, end) in zip(row, pairwise(places), strict=True)
        ]
        for row, places in zip(rows, starts, strict=True)
    ]


def _filled(row: list[int | None]) -> list[int]:
    """Where a publication left a cell blank, its own sums leave no other number (see the head of the example)."""
    *parts, total = row
    known = [part or 0 for part in parts]
    assert total in (None, sum(known)), "a blank is 0 only if the printed total says so"
    return [*known, sum(known)]


def test_all_six_are_here() -> None:
    assert set(TRUTH) == {name_of(path) for path in EXAMPLES}


def test_every_cell_is_right_in_every_output(built: tuple[str, dict[str, bytes]]) -> None:
    name, outputs = built
    for format_, read in GRIDS.items():
        assert expected(name) == read(outputs[format_]), format_


def test_the_six_headings_stand_in_order(built: tuple[str, dict[str, bytes]]) -> None:
    name, outputs = built
    headings = FORMS[name]["headings"]
    assert headings == re.findall(r"^## (.*)$", outputs["md"].decode(), re.MULTILINE)
    assert headings == re.findall(r"<h2[^>]*>(.*?)</h2>", outputs["html"].decode())


def test_every_sentence_of_the_raw_report_is_there(built: tuple[str, dict[str, bytes]]) -> None:
    name, outputs = built
    wanted = sentences(SEEDS[name].read_text(encoding="utf-8"))
    assert len(wanted) > 8
    for format_, read in TEXTS.items():
        text = read(outputs[format_])
        lost = [sentence for sentence in wanted if sentence not in text]
        assert len(lost) <= 0.03 * len(wanted), lost


def sentences(raw: str) -> list[str]:
    """The sentences outside the tables, without white space, heading signs and conversion residue."""
    raw = (
        raw.replace("[bookmark: _GoBack]", "")
        .replace("\n\n建", "建")
        .replace("“大美互助融\n\n媒体”", "“大美互助融媒体”")
    )
    raw = re.sub(r"基础设施建\s+设项目", "基础设施建设项目", raw)
    raw = "\n".join(line for line in raw.split("\n") if not line.startswith("\t") and line.count("\t") < 2)
    found = []
    for sentence in re.split(r"[。；\n]", raw):
        text = re.sub(r"[*#]", "", "".join(sentence.split()))
        if len(text) >= 8 and not re.match(r"(第二十条|[\d、]+$|信息内容|\d、)", text):
            found.append(text)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=[name_of(path) for path in EXAMPLES])
def test_the_findings_beside_each_example_are_what_check_says(path: Path) -> None:
    relative = path.relative_to(ROOT / "examples").as_posix()
    seen = emit(locate(relative, examine(path.read_bytes())), "zh")
    assert path.with_name("findings.txt").read_text(encoding="utf-8").strip() == (seen or "没有问题。")
