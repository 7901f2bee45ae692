"""The JSON that ``check``, ``diff`` and ``import`` really print, over small reports in which every field turns up."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_SLIPS = (
    ("本年新收: [3, ", "本年新收: [4, "),
    ("业务培训2次", "业务培训3次"),
    ("落款: {", "网址: https://www.example.gov.cn\n落款: {"),
)


def documents(folder: Path) -> dict[str, Any]:
    """Real output of the commands, over a report and a changed one."""
    text = (ROOT / "tests" / "data" / "walk" / "report.yaml").read_text(encoding="utf-8")
    (folder / "old.yaml").write_text(text, encoding="utf-8")
    for old, new in _SLIPS:
        if old not in text:
            raise ValueError(f"no {old} in tests/data/walk/report.yaml")
        text = text.replace(old, new)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    (folder / "last").mkdir()
    last = text.replace("年度: 2024", "年度: 2023").replace("[1, 0, 0, 0, 0, 0]", "0")
    (folder / "last" / "report.yaml").write_text(last, encoding="utf-8")
    _gipgen(folder, "build", "old.yaml", "--to", "md")
    printed = (folder / "old.md").read_text(encoding="utf-8").replace("业务培训2次，", "业务培训2次，，")
    (folder / "old.md").write_text(
        f"首页 > 政务公开\n\n另附说明一份，请一并阅读。\n\n{printed}\n打印本页 关闭窗口\n", encoding="utf-8"
    )
    changes = json.loads(_gipgen(folder, "diff", "old.yaml", "report.yaml", "--format", "json"))
    years = json.loads(_gipgen(folder, "diff", "--years", "last/report.yaml", "old.yaml", "--format", "json"))
    changes["equalities"] = years["equalities"]
    return {
        "gipgen check --format json": json.loads(
            _gipgen(folder, "check", "report.yaml", "nothing.yaml", "--format", "json")
        ),
        "gipgen diff --format json": changes,
        "gipgen import --report json": json.loads(
            _gipgen(folder, "import", "old.md", "nothing.md", "-o", "out", "--report", "json")
        ),
    }


def _gipgen(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "gipgen", *arguments]
    environment = {**os.environ, "GIPGEN_LANG": "zh", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    ).stdout


_OPEN = ("findings[].values", "reports[].texts")  # objects whose fields depend on the rule or the form


def fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every field of the document with the types seen; a field of many items once."""
    found: dict[str, list[str]] = {}
    for each, kind in _seen(value, path):
        kinds = found.setdefault(each, [])
        if kind not in kinds:
            kinds.append(kind)
    for each, kinds in found.items():
        yield each, " or ".join(sorted(kinds, key=lambda kind: kind == "null"))


_KINDS = {dict: "object", list: "list", str: "string", int: "integer", bool: "true or false", type(None): "null"}


def _seen(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if path:
        yield path, _KINDS[type(value)]
    if isinstance(value, dict) and path not in _OPEN:
        for key, inner in value.items():
            yield from _seen(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for inner in value:
            for each, kind in _seen(inner, f"{path}[]"):
                if each != f"{path}[]":
                    yield each, kind


def shortened(value: Any) -> Any:
    """Enough of a document to be looked at: two items of a list of objects, the beginning of a long text."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shortened(each) for each in (value[:2] if value and isinstance(value[0], dict) else value)]
    return value[:60] + "…" if isinstance(value, str) and len(value) > 80 else value
