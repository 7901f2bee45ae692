"""Where the cells of a block go that a sheet put on the clipboard: the page's own module, asked by node with the engine's form."""

import json
import shutil
import subprocess
from typing import Any

import pytest
from reports import ROOT

from gipgen.engine.engine import Engine

NODE = shutil.which("node")
ASK = """
globalThis.document = { documentElement: { dataset: {} } };
const { form, asked } = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const page = process.argv[1];
(async () => {
  const { Sheet } = await import(page + "/sheet.js");
  const { placed, block } = await import(page + "/paste.js");
  const out = asked.map(([id, ref, text]) => {
    const sheet = Object.assign(Object.create(Sheet.prototype), { store: { form }, grid: form.grids[id] });
    sheet.chart();
    return placed(sheet, ref, block(text));
  });
  console.log(JSON.stringify(out));
})();
"""

RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
SECRET = "三、本年度办理结果\t（三）不予公开\t1.属于国家秘密"
DISCLOSED = "\t（一）予以公开\t"


def columns(row: str) -> list[str]:
    """The refs of a row's inputs as the form has them, left to right."""
    return [ref for ref in FORM["columns"] if ref.startswith(f"{row}.") and not FORM["columns"][ref]["sum"]]


FORM: dict[str, Any] = Engine().answer({"do": "form", "edition": "2021"})["form"]
GRIDS = {name: next(name_ for name_, grid in FORM["grids"].items() if any(
    cell.get("ref", "").startswith(name) for line in grid["rows"] for cell in line)) for name in ("regulations", "new_received", "review")}  # fmt: skip


def row(name: str, numbers: str) -> dict[str, str]:
    return {ref: text for ref, text in zip(columns(name), numbers.split(), strict=False) if text != "_"}


CASES: list[tuple[str, str, str, dict[str, str], list[str]]] = [
    ("names that are merged over columns, with totals", "new_received", (
        f"{RECEIVED}\t\t\t1\t2\t3\t4\t5\t6\t21\r\n{CARRIED}\t\t\t0\t0\t0\t0\t0\t7\t7\r\n{SECRET}\t8\t0\t0\t0\t0\t9\t17\r\n"),
        row("new_received", "1 2 3 4 5 6") | row("carried_in", "0 0 0 0 0 7") | row("deny_state_secret", "8 0 0 0 0 9"), []),
    ("the same without totals", "new_received", (
        f"{RECEIVED}\t\t\t1\t2\t3\t4\t5\t6\r\n{DISCLOSED}\t1\t0\t0\t0\t0\t2\r\n{SECRET}\t8\t0\t0\t0\t0\t9\r\n"),
        row("new_received", "1 2 3 4 5 6") | row("disclosed", "1 0 0 0 0 2") | row("deny_state_secret", "8 0 0 0 0 9"), []),
    ("an empty cell stays one", "new_received", (
        f"{RECEIVED}\t\t\t\t2\t3\t4\t5\t6\t20\r\n{SECRET}\t\t1\t0\t0\t0\t9\t10\r\n"),
        row("new_received", "_ 2 3 4 5 6") | row("deny_state_secret", "_ 1 0 0 0 9"), []),
    ("one line in the form's own columns", "new_received", f"{RECEIVED}\t\t\t1\t2\t3\t4\t5\t6\r\n", row("new_received", "1 2 3 4 5 6"), []),
    ("one line of which nobody can say what is left out", "new_received", f"{RECEIVED}\t\t2\t3\t4\t5\t6\t20\r\n", {}, [RECEIVED]),
    ("lines of different widths: one empty cell too many", "new_received", (
        f"{RECEIVED}\t\t1\t2\t3\t4\t5\t6\t21\n（一）予以公开\t1\t0\t0\t0\t0\t2\t3\n"),
        row("new_received", "1 2 3 4 5 6") | row("disclosed", "1 0 0 0 0 2"), []),
    ("lines of different widths: as many as the others", "new_received", (
        f"{RECEIVED}\t\t2\t3\t4\t5\t6\t20\n{SECRET}\t1\t0\t0\t0\t0\t2\t3\n"),
        row("new_received", "_ 2 3 4 5 6") | row("deny_state_secret", "1 0 0 0 0 2"), []),
    ("names of two characters that are set apart", "new_received", (
        f'{RECEIVED}\t1\t2\t3\t4\t5\t6\t21\r\n3.其　他\t1\t0\t0\t0\t0\t2\t3\r\n"（七）总\n计"\t1\t0\t0\t0\t0\t2\t3\r\n'),
        row("new_received", "1 2 3 4 5 6") | row("other_misc", "1 0 0 0 0 2"), []),
    ("a line that lost its name is told of", "new_received", (
        f"{RECEIVED}\t1\t2\t3\t4\t5\t6\t21\r\n\t8\t\t9\t\t\t\t17\r\n"),
        row("new_received", "1 2 3 4 5 6"), ["8", "9", "17"]),
    ("a number that is merged over columns", "regulations", (
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\r\n规章\t1\t2\t3\r\n信息内容\t本年处理决定数量\t\t\r\n行政许可\t188\t\t\r\n行政处罚\t24\t\t\r\n"),
        row("regulations", "1 2 3") | row("licensing", "188") | row("penalty", "24"), []),
    ("a table that lies across, with its title and an empty line", "review", (
        "四、行政复议、行政诉讼情况\n\n行政复议\t\t\t\t\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t2\t3\t4\t10\n"),
        row("review", "1 2 3 4"), []),
]  # fmt: skip


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    if NODE is None:
        pytest.skip("needs node")
    asked = [[GRIDS[grid], columns(grid)[0], text] for _, grid, text, _, _ in CASES]
    page = (ROOT / "gipgen" / "web" / "page").as_uri()
    done = subprocess.run(
        [NODE, "-e", ASK, page], input=json.dumps({"form": FORM, "asked": asked}), capture_output=True, encoding="utf-8", check=True
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("number", range(len(CASES)), ids=[name for name, *_ in CASES])
def test_a_pasted_number_goes_to_its_own_cell_or_nowhere(answers: list[dict[str, Any]], number: int) -> None:
    _, _, _, wanted, left = CASES[number]
    assert wanted == dict(answers[number]["cells"])
    assert left == answers[number]["left"]
