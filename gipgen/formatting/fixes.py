"""The safe fixes of findings, put into the texts that they speak of."""

from collections.abc import Iterable, Mapping
from typing import Any

from gipgen.findings.finding import Diagnostic, Fix, Path


def fixed_texts(data: Mapping[str, Any], findings: Iterable[Diagnostic]) -> tuple[dict[Path, str], list[Diagnostic]]:
    """The texts of ``data`` that fixes change, by path, and the findings that they mend.

    Of two fixes that overlap the first is made; the other one's finding comes back, if it still holds, on the next run.
    """
    by_path: dict[Path, list[tuple[Fix, Diagnostic]]] = {}
    for finding in findings:
        if finding.fix is not None and "\n" not in finding.fix.replacement:
            by_path.setdefault(finding.path, []).append((finding.fix, finding))
    texts: dict[Path, str] = {}
    mended: list[Diagnostic] = []
    for path, fixes in by_path.items():
        text = _at(data, path)
        if not isinstance(text, str):
            continue
        lines = text.split("\n")
        taken: list[tuple[int, int, int]] = []
        for fix, finding in fixes:
            line, start = fix.offset
            end = start + fix.length
            if line >= len(lines) or end > len(lines[line]) or _overlaps(taken, line, start, end):
                continue
            taken.append((line, start, end))
            mended.append(finding)
        edits = sorted((fix for fix, finding in fixes if finding in mended), key=lambda fix: fix.offset, reverse=True)
        for fix in edits:
            line, start = fix.offset
            lines[line] = lines[line][:start] + fix.replacement + lines[line][start + fix.length :]
        texts[path] = "\n".join(lines)
    return texts, mended


def _overlaps(taken: list[tuple[int, int, int]], line: int, start: int, end: int) -> bool:
    return any(
        line == other_line and ((start < other_end and other_start < end) or start == other_start)
        for other_line, other_start, other_end in taken
    )


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def with_texts(data: Any, texts: Mapping[Path, str], path: Path = ()) -> Any:
    """``data`` with some of its texts replaced."""
    if path in texts:
        return texts[path]
    if isinstance(data, dict):
        return {key: with_texts(inner, texts, (*path, key)) for key, inner in data.items()}
    if isinstance(data, list):
        return [with_texts(inner, texts, (*path, index)) for index, inner in enumerate(data)]
    return data
