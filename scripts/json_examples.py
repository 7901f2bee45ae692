"""The JSON that ``aggregate``, ``check``, ``diff`` and ``import`` really print, and that ``collect`` writes, over small reports in which every field turns up."""

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
    (folder / "earlier").mkdir()
    (folder / "earlier" / "report.yaml").write_text(
        last.replace("年度: 2023", "年度: 2023\n状态: 已公布"), encoding="utf-8"
    )
    _gipgen(folder, "build", "old.yaml", "--to", "md")
    printed = (folder / "old.md").read_text(encoding="utf-8").replace("业务培训2次，", "业务培训2次，，")
    heading = "## 六、其他需要报告的事项"
    own = "## 六、政务公开要点落实情况\n\n已全部落实。"
    printed = printed.replace(heading, f"{own}\n\n{heading.replace('六', '七')}")
    (folder / "old.md").write_text(
        f"首页 > 政务公开\n\n发布时间：2025-01-16\n\n另附说明一份，请一并阅读。\n\n{printed}\n打印本页 关闭窗口\n",
        encoding="utf-8",
    )
    changes = json.loads(_gipgen(folder, "diff", "old.yaml", "report.yaml", "--format", "json"))
    years = json.loads(_gipgen(folder, "diff", "--years", "last/report.yaml", "old.yaml", "--format", "json"))
    changes["equalities"] = years["equalities"]
    return {
        "gipgen aggregate --format json": json.loads(_aggregated(folder)),
        "gipgen check --format json": json.loads(
            _gipgen(folder, "check", "report.yaml", "nothing.yaml", "earlier", "--format", "json")
        ),
        "gipgen collect (collect.json)": _collected(folder),
        "gipgen diff --format json": changes,
        "gipgen import --report json": json.loads(
            _gipgen(folder, "import", "old.md", "nothing.md", "-o", "out", "--report", "json")
        ),
    }


def _collected(folder: Path) -> dict[str, Any]:
    """What is written on the second time, when a report was mended and another is still missing."""
    wrong = (folder / "report.yaml").read_text(encoding="utf-8")
    handed_in = folder / "handed in"
    handed_in.mkdir()
    roster = "单位,统一社会信用代码,上级,收到\n测试区民政局,91350100M000100Y43,测试区人民政府,2025-02-03\n测试区水务局,,,\n测试区司法局,,,2025-01-20\n"
    (folder / "roster.csv").write_text(roster, encoding="utf-8")
    (handed_in / "scan.png").write_bytes(b"\x89PNG")
    (handed_in / "page.md").write_bytes((folder / "old.md").read_bytes())
    (handed_in / "water.yaml").write_text(wrong.replace("测试区民政局", "测试区水务局"), encoding="utf-8")
    call = (
        "collect",
        "handed in",
        "--roster",
        "roster.csv",
        "--year",
        "2024",
        "--deadline",
        "2025-01-31",
        "-o",
        "result",
    )
    _gipgen(folder, *call)
    mended = (folder / "old.yaml").read_text(encoding="utf-8")
    (handed_in / "water.yaml").write_text(mended.replace("测试区民政局", "测试区水务局"), encoding="utf-8")
    _gipgen(folder, *call)
    found: dict[str, Any] = json.loads((folder / "result" / "collect.json").read_text(encoding="utf-8"))
    written = found["written"].items()  # the documents look different with every template and every XlsxWriter
    found["written"] = {path: digest for path, digest in written if path.endswith(".yaml")}
    return {**found, "made_from": dict.fromkeys(found["made_from"], "0" * 32)}  # they differ with every gipgen


def _aggregated(folder: Path) -> str:
    """Of three units, one of which handed in two versions and one has not filled in a number; beside a published total."""
    units = folder / "units"
    units.mkdir()
    right = (ROOT / "tests" / "data" / "walk" / "report.yaml").read_text(encoding="utf-8")
    for name, agency in (("a", "测试区民政局"), ("b", "测试区司法局"), ("c", "测试区水务局"), ("d", "测试区水务局")):
        written = (right if name != "b" else right.replace("行政处罚: 3", "行政处罚: 40")).replace(
            "测试区民政局", agency
        )
        (units / f"{name}.yaml").write_text(
            written.replace("行政强制: 0", "行政强制: 待填" if name == "a" else f"行政强制: {'cd'.find(name) + 1}"),
            encoding="utf-8",
        )
    (folder / "total.yaml").write_text(right.replace("测试区民政局", "测试区"), encoding="utf-8")
    (folder / "units.csv").write_text(
        "单位,上级\n测试区民政局,测试区\n测试区司法局,测试区\n测试区水务局,测试区\n测试区财政局,测试区\n",
        encoding="utf-8",
    )
    options = ("--roster", "units.csv", "--with-errors", "--against", "total.yaml", "--format", "json")
    return _gipgen(folder, "aggregate", "units", "--of", "测试区", "--year", "2024", *options)


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


_OPEN = (
    "findings[].values",
    "reports[].texts",
    "units[].rules",
    "written",
)  # objects whose fields depend on the rule or the form


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
    if isinstance(value, dict) and path not in _OPEN and all(map(str.isascii, value)):
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
