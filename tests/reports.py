"""Report texts for tests, and their findings as values."""

from pathlib import Path
from typing import Any

from gipgen.check import Examined, examine, locate
from gipgen.findings.finding import Finding

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
BASE = (DATA / "base.yaml").read_text(encoding="utf-8")
BASE_2019 = (DATA / "base-2019.yaml").read_text(encoding="utf-8")
EDITIONS = DATA / "editions"  # forms that nobody has issued
EXAMPLES = sorted((ROOT / "examples").glob("*/*/report.yaml"))


def changed(*replacements: tuple[str, str], base: str = BASE) -> str:
    """The base report with pieces replaced; each must occur."""
    text = base
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def look(text: str | bytes) -> tuple[Examined, list[Finding]]:
    """Check a report text; the findings come sorted and located."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    examined = examine(raw)
    return examined, locate("report.yaml", examined)


def said(text: str | bytes) -> list[str]:
    """The findings of a report text as ``line:column RULE``."""
    return [f"{each.line}:{each.column} {each.finding.rule}" for each in look(text)[1]]


def as_yaml(value: dict[str, Any], indent: int = 0) -> str:
    """Plain data as YAML, as much of it as reports need."""
    pad = "  " * indent
    lines = []
    for key, inner in value.items():
        if isinstance(inner, dict):
            lines.append(f"{pad}{key}:\n{as_yaml(inner, indent + 1)}")
        elif isinstance(inner, str) and "\n" in inner:
            lines.append(
                f"{pad}{key}: |\n" + "\n".join(f"{pad}  {line}".rstrip() for line in inner.rstrip("\n").split("\n"))
            )
        else:
            lines.append(f"{pad}{key}: {'' if inner is None else inner}")
    return "\n".join(lines) + ("\n" if indent == 0 else "")
