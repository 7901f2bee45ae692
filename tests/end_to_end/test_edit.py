"""``gipgen edit`` as a clerk meets it: the real command, the page in a real Chromium, and those who should not be let in."""

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import Run
from reports import BASE, EXAMPLES, ROOT, changed
from test_preview import CHROMIUM, until, write

HEADERS = {"Content-Type": "application/json", "Origin": "http://127.0.0.1:PORT", "X-Gipgen-Token": "TOKEN"}


class Editor:
    """A running editor of one folder."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self.process, self.folder = process, folder
        self.url = process.stdout.readline().strip() if process.stdout else ""
        parts = urlsplit(self.url)
        self.port, self.token = parts.port, parts.fragment

    def send(self, path: str, body: bytes, headers: dict[str, str | None], method: str = "POST") -> tuple[int, str]:
        """The answer to a request with the usual headers but for ``headers``; ``None`` leaves one out."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        wanted: dict[str, str | None] = {**HEADERS, "Content-Length": str(len(body)), **headers}
        connection.putrequest(method, path, skip_host="Host" in wanted)
        for name, value in wanted.items():
            if value is not None:
                connection.putheader(name, value.replace("PORT", str(self.port)).replace("TOKEN", self.token))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")

    def ask(self, door: str, **message: Any) -> dict[str, Any]:
        status, text = self.send(door, json.dumps(message).encode(), {})
        assert status == 200, text
        answer: dict[str, Any] = json.loads(text)
        return answer


Start = Callable[..., Editor]


@pytest.fixture
def edit(tmp_path: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> Editor:
        process = subprocess.Popen(
            [sys.executable, "-m", "gipgen", "edit", "--no-open", "--port", "0", *arguments],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        running.append(process)
        return Editor(process, tmp_path)

    yield start
    for process in running:
        process.kill()
        print(process.communicate()[1])


REFUSED: list[tuple[dict[str, str | None], int]] = [
    ({}, 200), ({"Host": "localhost:PORT", "Origin": "http://localhost:PORT"}, 200), ({"Content-Type": "application/json; charset=utf-8"}, 200),
    ({"Sec-Fetch-Site": "same-origin"}, 200),
    ({"Host": "evil.example:PORT"}, 403), ({"Host": "evil.example"}, 403), ({"Host": "127.0.0.1"}, 403), ({"Host": "127.0.0.1:1"}, 403),
    ({"Host": "127.0.0.1.evil.example:PORT"}, 403), ({"Host": "[::1]:PORT"}, 403), ({"Host": ""}, 403),
    ({"Host": "evil.example:PORT", "Origin": "http://evil.example:PORT"}, 403),
    ({"Origin": None}, 403), ({"Origin": "null"}, 403), ({"Origin": "http://evil.example"}, 403), ({"Origin": "https://127.0.0.1:PORT"}, 403),
    ({"Origin": "http://127.0.0.1:1"}, 403), ({"Origin": "http://127.0.0.1:PORT.evil.example"}, 403), ({"Origin": "file://"}, 403),
    ({"X-Gipgen-Token": None}, 403), ({"X-Gipgen-Token": ""}, 403), ({"X-Gipgen-Token": "TOKENx"}, 403), ({"X-Gipgen-Token": "x" * 32}, 403),
    ({"Content-Type": None}, 403), ({"Content-Type": "text/plain"}, 403), ({"Content-Type": "application/x-www-form-urlencoded"}, 403),
    ({"Content-Type": "multipart/form-data; boundary=x"}, 403), ({"Content-Type": "text/plain; application/json"}, 403),
    ({"Content-Type": "application/jsonx"}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Sec-Fetch-Site": "none"}, 403), ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
    ({"Content-Length": "-1"}, 411), ({"Content-Length": "x"}, 411), ({"Content-Length": "99999999"}, 413), ({"Transfer-Encoding": "chunked"}, 411),
]  # fmt: skip


def test_nobody_else_is_let_in(edit: Start, tmp_path: Path) -> None:
    write(tmp_path, "report.yaml", BASE)
    editor = edit("report.yaml")
    wanted = {
        "/save": {"path": "report.yaml", "text": "x", "etag": "y"},
        "/load": {"path": "report.yaml"},
        "/begin": {},
    }
    for door, message in wanted.items():
        for headers, status in REFUSED:
            got, text = editor.send(door, json.dumps(message).encode(), headers)
            assert got == status, (door, headers, text)
            assert status == 200 or BASE[:20] not in text
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        assert editor.send("/save", b"{}", {}, method)[0] == 501
    for place in (
        "/load",
        "/save",
        "/engine",
        "/assets/../editor.py",
        "/assets/%2e%2e/editor.py",
        "/shown/",
        "/shown/x",
        "/report.yaml",
        "/assets/",
    ):
        assert editor.send(place, b"", {"Content-Length": None}, "GET")[0] == 404
    assert editor.send("/", b"", {"Host": "evil.example:PORT", "Origin": None}, "GET")[0] == 403
    status, page = editor.send("/", b"", {"Origin": None, "X-Gipgen-Token": None}, "GET")
    assert status == 200
    assert editor.token not in page
    assert BASE == (tmp_path / "report.yaml").read_text(encoding="utf-8")


def test_no_name_leads_out_of_the_reports(edit: Start, tmp_path: Path) -> None:
    write(tmp_path, "2024/report.yaml", BASE)
    write(tmp_path, "other.yaml", BASE)
    editor = edit("2024")
    for name in (
        "../other.yaml",
        "other.yaml",
        str(tmp_path / "other.yaml"),
        "",
        ".",
        "report.yaml\0",
        "..\\other.yaml",
        7,
        None,
        ["report.yaml"],
    ):
        assert not editor.ask("/load", path=name)["ok"]
        assert not editor.ask("/save", path=name, text="x", etag="")["ok"]
        assert not editor.ask("/engine", do="open", path=name)["ok"]
    for odd in (
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 50_000,
        b'{"id": NaN}',
        b'{"id": 1e999, "do": "list"}',
        b'{"id": "\\ud800"}',
    ):
        status, text = editor.send("/engine", odd, {})
        assert "NaN" not in text
        assert "Infinity" not in text
        assert (status, json.loads(text)["ok"]) == (200, False)
    for page in ("甲", "!", "\ud800", "AAA", 7):
        assert editor.ask("/show", html=page)["ok"]


def test_a_save_never_goes_over_what_somebody_else_saved(edit: Start, tmp_path: Path) -> None:
    path = write(tmp_path, "report.yaml", BASE)
    editor = edit(".")
    loaded = editor.ask("/load", path="report.yaml")
    assert loaded["text"] == BASE
    mine = changed(("行政处罚: 53", "行政处罚: 54"))
    theirs = changed(("行政许可: 12", "行政许可: 13"))
    path.write_text(theirs, encoding="utf-8")
    answer = editor.ask("/save", path="report.yaml", text=mine, etag=loaded["etag"])
    assert not answer["ok"]
    assert answer["theirs"]["text"] == theirs == path.read_text(encoding="utf-8")
    assert editor.ask("/save", path="report.yaml", text=mine, etag=answer["theirs"]["etag"])["ok"]
    assert path.read_text(encoding="utf-8") == mine
    assert not editor.ask("/save", path="report.yaml", text="\ud800", etag="")["ok"]
    path.unlink()
    gone = editor.ask("/save", path="report.yaml", text=mine, etag="x")
    assert (gone["ok"], gone["theirs"]["text"]) == (False, "")


def test_a_file_of_another_encoding_is_told_and_converted(edit: Start, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_bytes(BASE.encode("gb18030"))
    loaded = edit(".").ask("/load", path="report.yaml")
    assert (loaded["text"], loaded["converted"]) == (BASE, True)


def test_what_cannot_be_served_is_said(gipgen: Run, tmp_path: Path) -> None:
    assert gipgen("edit", "-", "--no-open").returncode == 2
    assert gipgen("edit", "nowhere.yaml", "--no-open").returncode == 2
    write(tmp_path, "report.yaml", BASE)
    done = gipgen("edit", "--port", "99999")
    assert (done.returncode, "99999" in done.stderr) == (2, True)


def test_the_engine_needs_nothing_compiled_and_no_other_process() -> None:
    program = f"""
import sys, json, base64
for name in ("lxml", "lxml.etree", "resvg_py", "pypdf", "typst", "rpds", "jsonschema", "_ruamel_yaml", "openpyxl", "pdfplumber", "subprocess", "socket", "multiprocessing"):
    sys.modules[name] = None
sys.path.insert(0, {str(ROOT)!r})
from gipgen.engine.engine import Engine
import builtins
engine = Engine()
text = open({str(EXAMPLES[-1])!r}, "rb").read()
def ask(do, **values):
    answer = json.loads(engine.answer_json(json.dumps({{"do": do, **values}})))
    assert answer["ok"], answer
    return answer
ask("keep", files={{"2024/report.yaml": base64.b64encode(text).decode()}})
assert ask("check", path="2024/report.yaml")["summary"]["errors"] == 0
assert "行政处罚: 7" in ask("fill", path="2024/report.yaml", cells={{"penalty.decisions": "7"}})["text"]
ask("fmt", path="2024/report.yaml"), ask("new", agency="某县民政局", year=2024, path="n.yaml"), ask("explain", rule="GIP301"), ask("form", edition="2021")
print(*ask("build", path="2024/report.yaml", to=["md", "html", "docx"])["outputs"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["report.md", "report.html", "report.docx"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    pytest.importorskip("playwright", reason="needs playwright")
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    from programs import browser as started

    with started() as found:
        yield found


NEW = "2024/report.yaml"
LAST = changed(("年度: 2024", "年度: 2023"))


@cache
def new_report() -> str:
    """What ``gipgen new`` writes beside last year's report."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), "2023/report.yaml", LAST)
        command = [sys.executable, "-m", "gipgen", "new", "测试市民政局", "--year", "2024", "-o", NEW]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return Path(folder, NEW).read_bytes().decode("utf-8")


@pytest.fixture
def page(edit: Start, browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A new report with last year's beside it, in a browser that tells of every request and fault."""
    write(tmp_path, "2023/report.yaml", LAST)
    write(tmp_path, NEW, new_report())
    yield from _opened(edit(NEW), browser)


def _opened(editor: Editor, browser: Any) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 1200, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.on(
        "request",
        lambda request: (
            faults.append(request.url)
            if not request.url.startswith((f"http://127.0.0.1:{editor.port}/", "data:"))
            else None
        ),
    )
    tab.goto(editor.url)
    tab.wait_for_selector(".grid input")
    tab.editor = editor
    yield tab
    context.close()
    assert [] == faults


def cell(tab: Any, ref: str) -> Any:
    return tab.locator(f'[id="cell-{ref}"]')


def saved(tab: Any) -> str:
    tab.keyboard.press("Control+s")
    settled(tab)
    assert "已保存" in tab.locator(".told").inner_text()
    file: Path = tab.editor.folder / NEW
    return file.read_bytes().decode("utf-8")


def settled(tab: Any) -> None:
    until(lambda: tab.locator("#sheet").get_attribute("aria-busy") != "true")


def outside(before: str, after: str) -> None:
    """All lines have the same words but for the values that were 待填."""
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    for one, other in zip(old, new, strict=True):
        if one != other:
            key, remark = one.partition(":")[0], one.partition("#")[2]
            assert other.partition(":")[0] == key
            assert other.partition("#")[2] == remark


def test_a_clerk_fills_in_the_tables(page: Any, tmp_path: Path) -> None:
    before = (tmp_path / NEW).read_bytes().decode("utf-8")
    cell(page, "regulations.made").click()
    for number in ("0", "0", "3"):
        page.keyboard.type(number)
        page.keyboard.press("Tab")
    for ref, number in (
        ("licensing.decisions", "12"),
        ("penalty.decisions", "53"),
        ("coercion.decisions", "0"),
        ("fees.amount", "62.330"),
    ):
        cell(page, ref).fill(number)
        page.keyboard.press("Enter")
    cell(page, "new_received.natural_person").click()
    for number in ("5", "1", "0", "0", "0", "0"):
        page.keyboard.type(number)
        page.keyboard.press("ArrowRight")
    until(lambda: page.locator('[data-ref="new_received.total"]').inner_text() == "6")
    page.get_by_role("button", name="填进去").click()
    until(lambda: cell(page, "carried_in.natural_person").input_value() == "1")
    cell(page, "disclosed.natural_person").click()
    for number in ("4", "3", "2"):
        page.keyboard.type(number)
        page.keyboard.press("Enter")
    after = saved(page)
    outside(before, after)
    for line in (
        "  规章:           {制发: 0, 废止: 0, 现行有效: 3}",
        "  行政许可: 12                  # 单位：件。本年全部处理决定，包括已公开的和依法未公开的。",
        "  行政事业性收费: 62.330        #",
        "  本年新收: [5, 1, 0, 0, 0, 0]",
        "  上年结转: [1, 0, 0, 0, 0, 0]",
        "    予以公开: [4, 待填, 待填, 待填, 待填, 待填]",
        "    部分公开: [3, 待填,",
        "      国家秘密: [2, 待填,",
    ):
        assert line in after


def test_every_cell_of_a_form_typed_by_a_robot(page: Any, tmp_path: Path) -> None:
    """As fast as keys come: the file is the one that typing in an editor gives, but for blanks in front of remarks."""
    before = (tmp_path / NEW).read_bytes().decode("utf-8")
    tables = page.eval_on_selector_all(
        ".grid input", "inputs => inputs.map(input => [input.dataset.ref, input.closest('table').className])"
    )
    refs = [ref for ref, _ in tables]
    assert len(refs) > 160
    typed = {ref: str(number * 7 % 100) for number, ref in enumerate(refs)}
    before_this = ""
    for ref, table in tables:
        if table != before_this:
            cell(page, ref).click()
        before_this = table
        page.keyboard.type(typed[ref])
        page.keyboard.press("Tab")
    after = saved(page)
    outside(before, after)
    values = iter(typed.values())
    wanted = []
    counts = {"依申请公开": 6, "复议诉讼": 4}
    part = ""
    for line in before.split("\n"):
        part = line.partition(":")[0] if line[:1] not in ("", " ", "#") else part
        if part in ("主动公开", *counts) and line.startswith(" ") and "待填" in line and "#" != line.strip()[0]:
            row = "[" + ", ".join(next(values) for _ in range(counts[part])) + "]" if part in counts else ""
            while "待填" in line:
                line = line.replace("待填", row or next(values), 1)  # noqa: PLW2901
        wanted.append(line)
    assert re.sub(" +#", " #", "\n".join(wanted)) == re.sub(" +#", " #", after)
    assert not list(values)


STEPS = """async ({path, rows, edits}) => {
    const {Store} = await import('/assets/store.js');
    const store = new Store();
    await store.open(path);
    const first = store.text, seen = [first];
    for (const [kind, name, typed] of edits) {
        await store.fill({[kind]: {[name]: typed}});
        if (store.text !== seen.at(-1)) seen.push(store.text);
    }
    const made = seen.length - 1, last = store.text;
    for (let step = made - 1; step >= 0; step -= 1) {
        await store.go(-1);
        if (store.text !== seen[step]) return `step ${step}`;
    }
    if (store.canUndo || store.text !== first) return 'not the first';
    while (store.canRedo) await store.go(1);
    return store.text === last && made;
}"""


def test_as_many_steps_back_as_there_were(page: Any) -> None:
    from random import Random

    dice = Random(54)
    refs = page.eval_on_selector_all(".grid input", "inputs => inputs.map(input => input.dataset.ref)")
    edits = []
    for number in range(70):
        kind = dice.choice(("cells", "cells", "cells", "texts", "fields"))
        name = dice.choice(
            {
                "cells": refs,
                "texts": ["overview", "proactive", "preface"],
                "fields": ["contact.phone", "contact.email", "signature.date"],
            }[kind]
        )
        text = dice.choice(("", f"一{number}。\n\n二", "## 甲", "2025-01-10"))
        edits.append([kind, name, dice.choice(("", "0", str(number * 37))) if kind == "cells" else text])
    made = page.evaluate(STEPS, {"path": "report.yaml", "rows": refs, "edits": edits})
    assert made > 40


def test_what_is_no_number_stays_in_its_cell_and_is_explained(page: Any, tmp_path: Path) -> None:
    before = (tmp_path / NEW).read_bytes()
    cell(page, "penalty.decisions").click()
    page.keyboard.type("１２")
    page.keyboard.press("Enter")
    cell(page, "penalty.decisions").click()
    strip = page.locator("#strip")
    until(lambda: "全角" in strip.inner_text())
    assert cell(page, "penalty.decisions").input_value() == "１２"
    assert cell(page, "penalty.decisions").get_attribute("aria-invalid") == "true"
    assert (tmp_path / NEW).read_bytes() == before
    strip.get_by_role("button", name="改为 12").click()
    until(lambda: cell(page, "penalty.decisions").input_value() == "12")
    assert "行政处罚: 12 " in saved(page)


def test_undo_over_everything_returns_to_the_first_byte(page: Any, tmp_path: Path) -> None:
    before = (tmp_path / NEW).read_bytes()
    cell(page, "penalty.decisions").fill("53")
    page.keyboard.press("Tab")
    page.get_by_label("存在问题及改进").fill("宣传不够。\n\n## 改进\n\n多宣传。")
    page.get_by_label("电话").fill("027-1")
    page.keyboard.press("Tab")
    text = saved(page)
    assert "行政处罚: 53" in text
    assert "电话: 027-1 " in text
    assert "存在问题及改进: |\n  宣传不够。\n\n  ## 改进\n\n  多宣传。\n" in text
    for _ in range(5):
        page.keyboard.press("Control+z")
        settled(page)
    until(lambda: page.get_by_role("button", name="撤销").is_disabled())
    assert cell(page, "penalty.decisions").input_value() == ""
    saved(page)
    assert (tmp_path / NEW).read_bytes() == before
    for _ in range(5):
        page.keyboard.press("Control+y")
        settled(page)
    assert saved(page) == text


BLOCK = "\n".join("\t".join(str((row * 7 + column) % 5) for column in range(7)) for row in range(25))

HEADS = (
    "\t申请人情况\r\n\t自然人\t法人或其他组织\t总计\r\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\r\n"
)


def paste(tab: Any, ref: str, text: str) -> None:
    cell(tab, ref).click()
    tab.evaluate("text => navigator.clipboard.writeText(text)", text)
    tab.keyboard.press("Control+v")


def test_a_block_from_a_sheet_is_shown_and_filled_in(page: Any) -> None:
    paste(page, "new_received.natural_person", HEADS + BLOCK.replace("\n", "\r\n") + "\r\n")
    dialog = page.locator("dialog")
    dialog.wait_for()
    assert "粘贴 144 格" in dialog.inner_text()  # 24 rows of six; totals and the row of sums are computed
    dialog.get_by_role("button", name="填进去").click()
    until(lambda: cell(page, "carried_out.other_org").input_value() != "")
    text = saved(page)
    assert "本年新收: [0, 1, 2, 3, 4, 0]" in text
    assert "上年结转: [2, 3, 4, 0, 1, 2]" in text
    assert "待填" not in text[text.index("本年新收: [") : text.index("# 四、政府信息公开行政复议")]


def test_a_block_with_the_names_of_its_rows_goes_to_these_rows(page: Any) -> None:
    rows = [
        "（四）无法提供\t1.本机关不掌握相关政府信息\t3\t2\t0\t0\t0\t0\t6",
        "\t3.补正后申请内容仍不明确\t１\t无\t0\t0\t0\t0\t1",
        "没有的一行\t1\t2",
    ]
    paste(page, "new_received.natural_person", "\n".join(rows))
    dialog = page.locator("dialog")
    dialog.wait_for()
    told = dialog.inner_text()
    assert "没有的一行" in told
    assert "总计 6 和各数之和 5 不同" in told
    assert "全角" in told
    dialog.get_by_role("button", name="连同照提示改正的 1 格").click()
    until(lambda: cell(page, "unavailable_not_held.natural_person").input_value() == "3")
    text = saved(page)
    assert "本机关不掌握: [3, 2, 0, 0, 0, 0]" in text
    assert "补正后仍不明确: [1, 待填, 0, 0, 0, 0]" in text  # １ is certainly 1, 无 is nothing certain
    assert "本年新收: 待填" in text


def test_an_input_method_loses_no_character(page: Any) -> None:
    area = page.get_by_label("其他事项")
    area.click()
    session = page.context.new_cdp_session(page)
    for piece in ("b", "ben", "bennian"):
        session.send(
            "Input.imeSetComposition", {"text": piece, "selectionStart": len(piece), "selectionEnd": len(piece)}
        )
        page.wait_for_timeout(400)  # longer in all than the pause after which typed text is written
    session.send("Input.insertText", {"text": "本年"})
    page.keyboard.type("度")
    assert area.input_value() == "本年度"
    assert "其他事项: |\n  本年度\n" in saved(page)
    assert area.input_value() == "本年度"


def test_both_who_changed_the_file_keep_what_they_did(page: Any, tmp_path: Path) -> None:
    cell(page, "penalty.decisions").fill("53")
    page.keyboard.press("Tab")
    file = tmp_path / NEW
    file.write_bytes(file.read_bytes().replace("行政许可: 待填".encode(), "行政许可: 7 ".encode()))
    text = saved(page)
    assert "行政处罚: 53" in text
    assert "行政许可: 7 " in text
    until(lambda: cell(page, "licensing.decisions").input_value() == "7")
    cell(page, "penalty.decisions").fill("54")
    page.keyboard.press("Tab")
    file.write_bytes(file.read_bytes().replace("行政处罚: 53".encode(), "行政处罚: 60".encode()))
    page.keyboard.press("Control+s")
    dialog = page.locator("dialog")
    dialog.wait_for()
    assert re.search("54.*60", dialog.inner_text(), re.DOTALL)
    dialog.get_by_label("文件里的：60").check()
    dialog.get_by_role("button", name="就这样保存").click()
    until(lambda: cell(page, "penalty.decisions").input_value() == "60")
    assert "行政处罚: 60" in file.read_text(encoding="utf-8")


def test_the_source_is_the_same_file(page: Any) -> None:
    page.get_by_role("button", name="YAML 源文件").click()
    source = page.locator("#source")
    source.fill(source.input_value().replace("行政处罚: 待填", "行政处罚: 8 "))
    page.get_by_role("button", name="填报").click()
    until(lambda: cell(page, "penalty.decisions").input_value() == "8")
    page.get_by_role("button", name="预览").click()
    frame = page.frame_locator("iframe")
    frame.locator('[data-cell="penalty.decisions"]').wait_for()
    assert frame.locator('[data-cell="penalty.decisions"]').inner_text() == "8"
    page.get_by_role("button", name="YAML 源文件").click()
    source.fill(source.input_value().replace("行政处罚: 8", "行政处罚: [8"))
    page.get_by_text("源文件现在读不了").wait_for()
    side = page.locator("#side").inner_text()
    assert "都填好了" not in side  # nobody could look
    assert "✓" not in side


def test_axe_finds_nothing_and_nothing_is_cut(page: Any) -> None:
    axe_module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    axe = axe_module.Axe()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}
    paste(page, "new_received.natural_person", "1\t／\t3")
    page.locator("dialog").wait_for()
    seen = [axe.run(page, options=options)]
    page.locator("dialog").get_by_role("button", name="填进去").click()
    page.locator("dialog").wait_for(state="detached")
    cell(page, "penalty.decisions").fill("十二")
    page.keyboard.press("Enter")
    cell(page, "penalty.decisions").click()
    page.locator("#strip .error").wait_for()
    for width in (1200, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert width >= page.evaluate("document.documentElement.scrollWidth")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            seen.append(axe.run(page, options=options))
    for view in ("YAML 源文件", "预览"):
        page.get_by_role("button", name=view).click()
        page.wait_for_timeout(300)
        seen.append(axe.run(page, options={**options, "iframes": False}))
    for result in seen:
        assert result.response["passes"], "it looked at nothing"
        assert not result.violations_count, result.generate_report()


def test_several_reports_can_be_chosen(edit: Start, browser: Any, tmp_path: Path) -> None:
    write(tmp_path, "甲/report.yaml", changed(("单位: 测试市民政局", "单位: 甲县民政局")))
    write(tmp_path, "乙/report.yaml", changed(("单位: 测试市民政局", "单位: 乙县民政局")))
    editor = edit(".")
    tab = browser.new_page()
    tab.goto(editor.url)
    tab.get_by_role("button", name=re.compile("乙县")).click()
    tab.wait_for_selector(".grid input")
    assert "乙县" in tab.locator("h1").inner_text()
    tab.reload()
    tab.wait_for_selector(".grid input")
    assert "乙县" in tab.locator("h1").inner_text()
    tab.get_by_role("button", name="换一份报告").click()
    tab.get_by_role("button", name=re.compile("甲县")).click()
    until(lambda: "甲县" in tab.locator("h1").inner_text())
    cell(tab, "penalty.decisions").fill("77")
    tab.get_by_role("button", name="换一份报告").click()
    tab.locator("dialog").get_by_role("button", name="取消").click()
    assert cell(tab, "penalty.decisions").input_value() == "77"
    tab.get_by_role("button", name="换一份报告").click()
    tab.locator("dialog").get_by_role("button", name="保存", exact=True).click()
    tab.get_by_role("button", name=re.compile("乙县")).click()
    until(lambda: "乙县" in tab.locator("h1").inner_text())
    assert "行政处罚: 77" in (tmp_path / "甲" / "report.yaml").read_text(encoding="utf-8")
    tab.close()


@pytest.mark.skipif(os.name != "posix", reason="a mode of POSIX")
def test_what_is_typed_while_a_save_is_on_its_way_can_be_saved_without_leaving_the_cell(page: Any) -> None:
    held: list[Any] = []
    page.route("**/save", lambda route: held.append(route))  # noqa: PLW0108  a built-in is not taken
    cell(page, "penalty.decisions").fill("53")
    page.keyboard.press("Control+s")
    until(lambda: page.evaluate("1") and held)
    cell(page, "coercion.decisions").fill("7")
    held.pop().continue_()
    page.unroute("**/save")
    settled(page)
    assert "没有保存" in page.locator(".told").inner_text(), "what is being typed is not"
    page.get_by_role("button", name="保存", exact=True).click(timeout=5000)
    file: Path = page.editor.folder / NEW
    until(lambda: page.evaluate("1") and "行政强制: 7 " in file.read_text(encoding="utf-8"))


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(page: Any, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (tmp_path / NEW).unlink()
        (tmp_path / NEW).mkdir()
    else:
        (tmp_path / "2024").chmod(0o500)
    cell(page, "penalty.decisions").fill("53")
    page.keyboard.press("Control+s")
    page.locator(".notice.error").wait_for()
    assert cell(page, "penalty.decisions").input_value() == "53"
    (tmp_path / "2024").chmod(0o700)


SLIPS = changed(("  行政处罚: 53", "  行政处罚：53"), ("  行政许可: 12", "  行政许可:12"))


def test_slips_in_the_signs_of_the_file_are_put_right_at_a_click(edit: Start, browser: Any, tmp_path: Path) -> None:
    path = write(tmp_path, "report.yaml", SLIPS)
    tab = browser.new_page()
    tab.goto(edit("report.yaml").url)
    tab.wait_for_selector(".grid input")
    assert "写法有错" in tab.locator(".closed").inner_text()
    assert not cell(tab, "coercion.decisions").is_editable()
    tab.get_by_role("button", name="一次改正").click()
    tab.locator(".closed").wait_for(state="hidden")
    cell(tab, "coercion.decisions").fill("3")
    tab.keyboard.press("Control+s")
    settled(tab)
    wanted = BASE.replace("行政强制: 0", "行政强制: 3")
    assert wanted == path.read_text(encoding="utf-8")
    tab.close()


@pytest.mark.parametrize("name", ["base-2019.yaml", "large.yaml"])
def test_other_editions_and_long_numbers_draw_themselves(edit: Start, browser: Any, tmp_path: Path, name: str) -> None:
    text = (ROOT / "tests" / "data" / name).read_text(encoding="utf-8")
    write(tmp_path, "report.yaml", text)
    tab = browser.new_page(viewport={"width": 1200, "height": 900})
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(edit("report.yaml").url)
    tab.wait_for_selector(".grid input")
    cells = tab.locator("td[data-cell]").count()
    assert cells == tab.locator("td[data-cell] > input, td[data-cell] > output").count() > 150
    assert tab.locator("table.grid").count() == 3
    assert [] == faults
    tab.close()


DROP = """async ([name, content]) => {
    const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    for (const kind of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(kind, {dataTransfer: data, cancelable: true}));
}"""


def test_a_word_document_dropped_on_the_page_is_read(page: Any, gipgen: Run, tmp_path: Path) -> None:
    from base64 import b64encode

    write(tmp_path, "done/report.yaml", BASE)
    assert gipgen("build", "done", "--to", "docx").returncode == 0
    page.evaluate(DROP, ["年报.exe", ""])
    page.get_by_text("这里能读").wait_for()
    page.evaluate(DROP, ["年报.docx", b64encode((tmp_path / "done" / "report.docx").read_bytes()).decode()])
    page.get_by_role("button", name="用它代替").click()
    until(lambda: cell(page, "penalty.decisions").input_value() == "53")
    assert cell(page, "new_received.natural_person").input_value() == "5"
    page.keyboard.press("Control+z")
    until(lambda: cell(page, "penalty.decisions").input_value() == "")


def test_the_outputs_are_downloaded(page: Any) -> None:
    page.get_by_role("button", name="生成文件").click()
    page.get_by_label("html").uncheck()
    page.get_by_label("有错误也生成").check()
    with page.expect_download() as download:
        page.locator("dialog").get_by_role("button", name="生成", exact=True).click()
    assert download.value.suggested_filename == "report.docx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_the_page_speaks_english_where_the_command_does(edit: Start, browser: Any, tmp_path: Path) -> None:
    write(tmp_path, "report.yaml", changed(("行政处罚: 53", "行政处罚: ５３")))
    tab = browser.new_page()
    tab.goto(edit("report.yaml", "--lang", "en").url)
    tab.wait_for_selector(".grid input")
    assert "en" == tab.locator("html").get_attribute("lang")
    assert "full-width digits: write 53" in tab.locator("#side").inner_text()
    assert not re.search(
        "[\u4e00-\u9fff]", tab.locator("#bar .tools").inner_text() + tab.locator("#side .counts").inner_text()
    )
    cell(tab, "penalty.decisions").click()
    tab.keyboard.press("Alt+Enter")
    until(lambda: cell(tab, "penalty.decisions").input_value() == "53")
    tab.close()


def test_a_new_report_is_begun_from_last_years(edit: Start, browser: Any, tmp_path: Path) -> None:
    last = write(tmp_path, "年报/2023/report.yaml", LAST)
    editor = edit("年报")
    for odd in (
        {"year": 1999},
        {"year": 99999},
        {"year": "2024"},
        {"previous": "../x.yaml"},
        {"agency": 7},
        {"agency": ""},
    ):
        answer = editor.ask("/begin", **{"agency": "测试市民政局", "year": 2024, "previous": "", **odd})
        assert not answer["ok"], odd
    tab = browser.new_page()
    tab.goto(editor.url)
    tab.get_by_role("button", name="换一份报告").click()
    tab.get_by_label("单位全称").fill("测试市民政局")
    tab.get_by_label("年度").fill("2024")
    tab.get_by_label("上年报告").select_option(index=1)
    tab.get_by_role("button", name="开始填").click()
    until(lambda: "2024年" in tab.locator("h1").inner_text())
    assert cell(tab, "carried_in.natural_person").input_value() == "1"
    begun = tmp_path / "年报" / "2024" / "report.yaml"
    assert "上年报告: ../2023/report.yaml" in begun.read_text(encoding="utf-8")
    assert LAST == last.read_text(encoding="utf-8")
    assert not editor.ask("/begin", agency="测试市民政局", year=2024, previous="")["ok"]
    tab.close()


def test_an_empty_folder_is_no_dead_end(edit: Start, browser: Any, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    tab = browser.new_page()
    tab.goto(edit("空").url)
    tab.get_by_label("单位全称").fill("测试市民政局")
    tab.get_by_label("年度").fill("2024")
    tab.get_by_role("button", name="开始填").click()
    tab.wait_for_selector(".grid input")
    assert (tmp_path / "空" / "2024" / "report.yaml").exists()
    tab.close()
    single = edit("空/2024/report.yaml")
    assert not single.ask("/begin", agency="测试市民政局", year=2023, previous="")["ok"]


def test_two_files_that_cannot_be_put_together_are_both_kept(page: Any, tmp_path: Path) -> None:
    page.get_by_role("button", name="YAML 源文件").click()
    source = page.locator("#source")
    source.fill(source.input_value().replace("行政处罚: 待填", "行政处罚: 8 # 我的话 #"))
    settled(page)
    page.wait_for_timeout(900)  # the pause after which the source is taken
    settled(page)
    file = tmp_path / NEW
    file.write_bytes(file.read_bytes().replace("行政许可: 待填".encode(), "行政许可: 7 # 他的话 #".encode()))
    page.keyboard.press("Control+s")
    dialog = page.locator("dialog")
    dialog.wait_for()
    told = dialog.inner_text()
    assert "我的话" in told
    assert "他的话" in told
    with page.expect_download() as download:
        dialog.get_by_role("button", name="保存我的这一份").click()
    assert "他的话" in Path(download.value.path()).read_text(encoding="utf-8")
    until(lambda: "我的话" in file.read_text(encoding="utf-8"))


HTML = """<html><body><img src="http://127.0.0.1:1/x.png"><table><tr><td>一、本年新收政府信息公开申请数量</td><td>3</td><td>&nbsp;1</td><td>0</td><td>0</td>
<td>0</td><td>0</td><td>4</td></tr></table></body></html>"""
PASTE = """([html, plain]) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', plain);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, cancelable: true, bubbles: true}));
}"""


def test_a_table_without_tabs_in_its_plain_text_is_read_from_its_page(page: Any) -> None:
    cell(page, "carried_in.natural_person").click()
    page.evaluate(PASTE, [HTML, "一、本年新收政府信息公开申请数量\n3\n1\n0\n0\n0\n0\n4"])
    page.locator("dialog").get_by_role("button", name="填进去").click()
    until(lambda: cell(page, "new_received.natural_person").input_value() == "3")
    assert "本年新收: [3, 1, 0, 0, 0, 0]" in saved(page)


def test_what_is_typed_while_the_server_is_gone_is_written_when_it_is_back(
    edit: Start, browser: Any, tmp_path: Path
) -> None:
    write(tmp_path, NEW, new_report())
    first = edit(NEW)
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(first.url)
        tab.wait_for_selector(".grid input")
        first.process.kill()
        first.process.wait()
        cell(tab, "licensing.decisions").fill("12")
        tab.keyboard.press("Enter")
        until(lambda: "断开了" in tab.locator("#notices").inner_text())
        tab.get_by_label("其他事项").fill("无。")
        tab.get_by_role("button", name="YAML 源文件").click()
        tab.get_by_role("button", name="填报", exact=True).click()
        assert cell(tab, "licensing.decisions").input_value() == "12"
        assert "没有保存" in tab.locator(".told").inner_text()
        again = edit(NEW, "--port", str(first.port))
        foreign = context.new_page()
        foreign.goto(f"http://127.0.0.1:{first.port}/#of-somebody-else")
        until(lambda: "完整地址" in foreign.locator("#notices").inner_text())
        assert "断开了" in tab.locator("#notices").inner_text()
        context.new_page().goto(again.url)
        until(lambda: "又接上了" in tab.locator("#notices").inner_text())
        tab.keyboard.press("Control+s")
        until(lambda: "行政许可: 12 " in (tmp_path / NEW).read_text(encoding="utf-8"))
        assert "其他事项: |\n  无。\n" in (tmp_path / NEW).read_text(encoding="utf-8")
