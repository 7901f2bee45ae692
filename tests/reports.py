"""Report texts for tests, and their findings as values."""

from pathlib import Path

from gipgen.check import Examined, examine, locate
from gipgen.diagnostics.types import Located

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
BASE = (DATA / "base.yaml").read_text(encoding="utf-8")
EXAMPLES = sorted((ROOT / "examples").glob("*/*/report.yaml"))


def changed(*replacements: tuple[str, str]) -> str:
    """The base report with pieces replaced; each must occur."""
    text = BASE
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def look(text: str | bytes) -> tuple[Examined, list[Located]]:
    """Check a report text; the findings come sorted and located."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    examined = examine(raw)
    return examined, locate("report.yaml", examined)


def said(text: str | bytes) -> list[str]:
    """The findings of a report text as ``line:column RULE``."""
    return [f"{each.line}:{each.column} {each.finding.rule}" for each in look(text)[1]]
