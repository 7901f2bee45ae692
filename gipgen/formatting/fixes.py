"""The safe fixes of findings, put into the texts that they speak of."""

from collections.abc import Iterable, Mapping
from typing import Any

from gipgen.findings.finding import NEW_PARAGRAPH, Diagnostic, Fix, Path
from gipgen.formatting.cut_sentences import around_cut

_STOPS = frozenset("，。；：！？")
_OF_BLANK_LINES = " \t>|:│0123456789"  # what a copy has in front of lines, those without any words too


def fixed_texts(data: Mapping[str, Any], findings: Iterable[Diagnostic]) -> tuple[dict[Path, str], list[Diagnostic]]:
    """The texts of ``data`` that fixes change, by path, and the findings that they mend.

    Of two fixes that overlap the first is made; the other one's finding comes back, if it still holds, on the next run.
    """
    by_path: dict[Path, list[tuple[Fix, Diagnostic]]] = {}
    for finding in findings:
        if finding.fix is not None and "\n" not in finding.fix.replacement.replace(NEW_PARAGRAPH, ""):
            by_path.setdefault(finding.path, []).append((finding.fix, finding))
    texts: dict[Path, str] = {}
    mended: list[Diagnostic] = []
    for path, fixes in by_path.items():
        text = text_at(data, path)
        if isinstance(text, str):
            lines = text.split("\n")
            made = _that_fit(lines, sorted(fixes, key=lambda each: not _is_deletion(lines, each[0])))
            texts[path] = _fixed(text, [fix for fix, _ in made])
            mended += [finding for _, finding in made]
    return texts, mended


def _is_deletion(lines: list[str], fix: Fix) -> bool:
    """Whether a fix takes a whole line off: what else is wrong in it goes with it."""
    line, column = fix.offset
    return not fix.replacement and column == 0 and line < len(lines) and fix.length == len(lines[line]) > 0


def _that_fit(lines: list[str], fixes: list[tuple[Fix, Diagnostic]]) -> list[tuple[Fix, Diagnostic]]:
    """The fixes whose place is there and overlaps none before it."""
    taken: list[tuple[int, int, int]] = []
    found = []
    for fix, finding in fixes:
        line, start = fix.offset
        end = start + fix.length
        if line < len(lines) and end <= len(lines[line]) and not _overlaps(taken, line, start, end):
            taken.append((line, start, end))
            found.append((fix, finding))
    return found


def _fixed(text: str, fixes: Iterable[Fix]) -> str:
    lines = text.split("\n")
    fixes = list(fixes)
    gone = {fix.offset.line for fix in fixes if _is_deletion(lines, fix)}
    for fix in sorted(fixes, key=lambda fix: fix.offset, reverse=True):  # from the end: the places in front stay
        line, start = fix.offset
        was_blank = not lines[line].strip(_OF_BLANK_LINES)
        lines[line] = lines[line][:start] + fix.replacement + lines[line][start + fix.length :]
        if line in gone and (cut := around_cut(lines, line)) is not None:
            del lines[cut[0] + 1 : cut[1]]  # the blank lines beside it too
            _rejoin(lines, cut[0] + 1)
        elif (
            not lines[line].strip() and not was_blank
        ):  # none stays where none was: the lines around it may be one paragraph
            del lines[line : line + 1 + (lines[line - 1 : line] == [""] == lines[line + 1 : line + 2])]
            if line in gone and 0 < line < len(lines) and line - 1 not in gone:
                _rejoin(lines, line)
    return "\n".join(lines)


def _rejoin(lines: list[str], place: int) -> None:
    """Write a line behind the one above it where what stood between them stood in a sentence."""
    if _is_broken_off(lines, place):
        lines[place - 1 : place + 1] = [lines[place - 1].rstrip() + lines[place].lstrip()]


def _is_broken_off(lines: list[str], place: int) -> bool:
    """Whether a sentence stops within its words above a line and goes on in it, both of them Chinese.

    Not where others around it do so too: lines that were wrapped at a column tell by their length that they are.
    """
    above, below = lines[place - 1].rstrip(), lines[place].strip()
    if not ("\u4e00" <= above[-1:] <= "\u9fff" and "\u4e00" <= below[:1] <= "\u9fff") or _STOPS.isdisjoint(below):
        return False
    begin = next((at for at in range(place - 1, -1, -1) if not lines[at].strip()), -1) + 1
    end = next((at for at in range(place, len(lines)) if not lines[at].strip()), len(lines))
    return all(at == place - 1 or lines[at].rstrip()[-1:] in _STOPS for at in range(begin, end))


def _overlaps(taken: list[tuple[int, int, int]], line: int, start: int, end: int) -> bool:
    return any(
        line == other_line and ((start < other_end and other_start < end) or start == other_start)
        for other_line, other_start, other_end in taken
    )


def text_at(data: Any, path: Path) -> Any:
    """What stands at a path; nothing where the file does not go so far."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def with_texts(data: Any, texts: Mapping[Path, Any], path: Path = ()) -> Any:
    """``data`` with some of its texts replaced."""
    if path in texts:
        return texts[path]
    if isinstance(data, dict):
        return {key: with_texts(inner, texts, (*path, key)) for key, inner in data.items()}
    if isinstance(data, list):
        return [with_texts(inner, texts, (*path, index)) for index, inner in enumerate(data)]
    return data
