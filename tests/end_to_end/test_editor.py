"""What VS Code and other editors show, asked of the real yaml-language-server (npm) over its standard streams, offline."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from conftest import Run
from reports import BASE, EXAMPLES, ROOT

SERVER = shutil.which("yaml-language-server")
OFFLINE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
SETTINGS = {
    "yaml": {
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "hover": True,
        "completion": True,
    }
}
WAIT = 30


class Editor:
    """As much of an editor as the server needs: open a file, see its diagnostics, ask for hovers and completions."""

    def __init__(self, process: "subprocess.Popen[bytes]", root: Path) -> None:
        self.process, self.count = process, 0
        self.answers: dict[int, Queue[Any]] = {}
        self.diagnostics: dict[str, Queue[list[Any]]] = {}
        threading.Thread(target=self._read, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask("initialize", processId=None, locale="zh-cn", rootUri=root.as_uri(), workspaceFolders=[folder], capabilities={
            "workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}})  # fmt: skip
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> None:
        out = self.process.stdout
        assert out
        while line := out.readline():
            length = int(line.split(b":")[1])
            while out.readline().strip():
                pass
            message = json.loads(out.read(length))
            if "method" not in message:
                self.answers.pop(message["id"]).put(message.get("result"))
            elif message["method"] == "textDocument/publishDiagnostics":
                self.diagnostics.setdefault(message["params"]["uri"], Queue()).put(message["params"]["diagnostics"])
            elif "id" in message:  # a question of the server's, nearly always for the settings
                items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                self._send(id=message["id"], result=[SETTINGS.get(item.get("section", ""), {}) for item in items])

    def tell(self, method: str, **parameters: Any) -> None:
        self._send(method=method, params=parameters)

    def ask(self, method: str, **parameters: Any) -> Any:
        self.count += 1
        answer = self.answers[self.count] = Queue()
        self._send(id=self.count, method=method, params=parameters)
        return answer.get(timeout=WAIT)

    def open(self, path: Path, text: str | None = None) -> list[Any]:
        """Open a file; the server's diagnostics of it."""
        text = path.read_text(encoding="utf-8") if text is None else text
        arrived = self.diagnostics.setdefault(path.as_uri(), Queue())
        self.tell(
            "textDocument/didOpen",
            textDocument={"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text},
        )
        return arrived.get(timeout=WAIT)

    def at(self, method: str, path: Path, text: str, mark: str) -> Any:
        """Ask about the place right behind the first ``mark`` in the text."""
        before = text[: text.index(mark) + len(mark)]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(method, textDocument={"uri": path.as_uri()}, position=place)


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    if not SERVER:
        pytest.skip("needs yaml-language-server (npm install yaml-language-server)")
    process = subprocess.Popen(
        [SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, **OFFLINE}
    )  # fmt: skip
    yield Editor(process, ROOT)
    process.kill()
    process.communicate()


def modeline(folder: Path) -> str:
    return f"# yaml-language-server: $schema={Path(os.path.relpath(ROOT / 'schema.json', folder)).as_posix()}\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parts[-3])
def test_the_examples_are_clean(editor: Editor, path: Path) -> None:
    assert [] == editor.open(path)


def test_a_new_report_is_clean_and_a_broken_one_is_underlined(editor: Editor, gipgen: Run, tmp_path: Path) -> None:
    gipgen("init", "年报", "--agency", "测试市民政局", "--year", "2024")
    path = tmp_path / "年报" / "2024" / "report.yaml"
    text = path.read_text(encoding="utf-8")
    assert [] == editor.open(path, text)
    for name, old, new, line_of in [
        ("a", "行政强制: 待填", "行政强治: 待填", "行政强治"),
        ("b", "行政处罚: 待填", "行政处罚: -1", "行政处罚: -1"),
        ("c", "本年新收: 待填", "本年新收: [1, 2]", "本年新收: [1, 2]"),
        ("d", "行政许可: 待填", "行政许可: [1", "行政许可: [1"),
    ]:
        broken = text.replace(old, new, 1)
        found = editor.open(path.with_name(f"{name}.yaml"), broken)
        line = broken[: broken.index(line_of)].count("\n")
        assert any(line <= each["range"]["start"]["line"] <= line + 1 for each in found), (new, found)
    said = [
        each["message"] for each in editor.open(path.with_name("f.yaml"), text.replace("处罚: 待填", "处罚: 三", 1))
    ]
    assert ["这里写半角的整数，例如 12；还不知道就写 待填。"] == said
    assert any(
        "行政强制" in each["message"]
        for each in editor.open(path.with_name("e.yaml"), text.replace("  行政强制: 待填", "", 1))
    )


def test_keys_are_completed(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    text = (
        modeline(tmp_path)
        + "单位: 甲局\n主动公开:\n  行政许可: 0\n  \n依申请公开:\n  办理结果:\n    不予公开:\n      \n"
    )
    editor.open(path, text)

    def labels(mark: str) -> set[str]:
        return {item["label"] for item in editor.at("textDocument/completion", path, text, mark)["items"]}

    assert {"行政处罚", "行政强制", "行政规范性文件", "行政事业性收费", "说明"} <= labels("行政许可: 0\n  ")
    assert {"国家秘密", "三安全一稳定", "行政查询事项"} <= labels("不予公开:\n      ")


def test_hovering_explains_a_row_in_the_notices_words(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "hover.yaml"
    text = modeline(tmp_path) + BASE
    editor.open(path, text)

    def shown(mark: str) -> str:
        return json.dumps(editor.at("textDocument/hover", path, text, mark), ensure_ascii=False)

    assert "公开后可能危及国家安全" in shown("三安全一")
    assert "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" in shown("逾期不补")
    assert "万元" in shown("行政事业性收")
