"""Compare report files: two of them, two folders, or what is there with what git has."""

import os
from collections.abc import Iterator

from gipgen.check import Examined, locate
from gipgen.compare.change import Compared
from gipgen.compare.compare import compare, compare_years
from gipgen.findings.file_messages import SYNTAX
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, fault, problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.unusable import why_unusable
from gipgen.source.reader import read
from gipgen.workspace.files import STDIN, Found, is_report, looks_like_report
from gipgen.workspace.git import WORK_TREE, reports_at, split_revision
from gipgen.workspace.workspace import Workspace

_NO_REPORT = Text("{file}：{why}", "{file}: {why}")


class _File(NamedTuple):
    path: str  # where it lies, for what it refers to
    content: bytes | None = None  # from git; ``None``: still to be read


_Files = dict[str, _File]  # by the place below the folder; a single file by nothing


def compare_paths(workspace: Workspace, old: str, new: str, *, years: bool = False) -> Iterator[Compared]:
    """Compare two files, or two folders report by report. Raises ``Problem`` where a side is not there."""
    if old == new == STDIN:
        raise Problem("标准输入只能用在一边。", "standard input can be one side only")
    sides = [_there(workspace, path) for path in (old, new)]
    if ("" in sides[0]) != ("" in sides[1]):
        raise Problem(
            f"只能比较两个文件或两个文件夹：{old} 和 {new} 不是同一种。",
            f"{old} and {new} are not of one kind: compare two files or two folders",
        )
    if not sides[0] and not sides[1]:
        raise Problem(f"文件夹里没有报告：{old}、{new}", f"no report in the folders {old}, {new}")
    yield from _pairs(workspace, sides[0], sides[1], new, years=years)


def compare_git(workspace: Workspace, revision: str, path: str) -> Iterator[Compared]:
    """Compare what git has at ``path`` with the files there, or two revisions (``A..B``). Raises ``Problem``."""
    before, after = split_revision(revision)
    olds = _in_git(before, path)
    news: _Files = {}
    if after != WORK_TREE:
        news = _in_git(after, path)
    elif os.path.exists(path):
        news = _there(workspace, path)
    if not olds and not news:
        raise Problem(
            f"{visible(path)} 没有报告，git 里（{before}）也没有。",
            f"no report at {visible(path)}, nor in git ({before})",
        )
    yield from _pairs(workspace, olds, news, path, years=False)


def _in_git(revision: str, path: str) -> _Files:
    blobs = reports_at(revision, path)
    return {
        name: _File(blob.path, blob.content)
        for name, blob in blobs.items()
        if not name or is_report(name, blob.content)
    }


def _there(workspace: Workspace, path: str) -> _Files:
    """The files of the workspace at ``path``: one, or those of a folder (none, where it has no report)."""
    found = list(workspace.files.reports([path]))
    reports = [each for each in found if isinstance(each, Found)]
    if [each.path for each in reports] == [path]:
        return {"": _File(path)}
    for each in found:
        if isinstance(each, Problem) and not workspace.files.is_folder(path):
            raise each
    return {os.path.relpath(each.path, path).replace(os.sep, "/"): _File(each.path) for each in reports}


def _pairs(workspace: Workspace, olds: _Files, news: _Files, where: str, *, years: bool) -> Iterator[Compared]:
    for name in sorted({*olds, *news}):
        shown = news[name].path if name in news else olds[name].path if name else where
        if name not in news:
            yield Compared(shown, "removed")
        elif name not in olds:
            yield Compared(shown, "added")
        else:
            try:
                yield _compare(workspace, shown, olds[name], news[name], years=years)
            except Problem as met:
                yield Compared(shown, "broken", problem=met)
            except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
                yield Compared(shown, "broken", problem=fault(visible(shown)))


def _compare(workspace: Workspace, file: str, old: _File, new: _File, *, years: bool) -> Compared:
    contents = [workspace.files.read(each.path) if each.content is None else each.content for each in (old, new)]
    if contents[0] == contents[1] and not years and _is_sound(contents[0]):
        return Compared(file, "same")
    before, after = workspace.examine(old.path, contents[0]), workspace.examine(new.path, contents[1])
    for side, examined in ((old, before), (new, after)):
        unread = _unread(side, examined)
        if unread or not examined.readable:
            return Compared(side.path, "broken", findings=unread or tuple(locate(side.path, examined)))
        if why := why_unusable(examined):
            raise problem(_NO_REPORT, file=side.path, why=why)
    return _held(file, before, after, years=years)


def _unread(side: _File, examined: Examined) -> tuple[Finding, ...]:
    """What is told of lines that could be read in more than one way: such a side is not compared."""
    return tuple(each for each in locate(side.path, examined) if each.finding.rule == SYNTAX)


def _held(file: str, old: Examined, new: Examined, *, years: bool) -> Compared:
    """Two reports that can be read, held against each other."""
    comparison = compare_years(file, old, new, _years(old, new)) if years else compare(file, old, new)
    differs = comparison.changes or comparison.appeared or comparison.gone
    return Compared(file, "changed" if differs else "same", comparison)


def _is_sound(content: bytes) -> bool:
    """Whether the content is a report that can be read, as far as a look tells: equal ones need no checking then."""
    source = read(content)
    if any(finding.rule == SYNTAX for finding in source.findings):
        return False  # what was typed there may be read in more than one way
    return bool(source.data) and not source.broken and looks_like_report(content)


def _years(old: Examined, new: Examined) -> tuple[int, int]:
    before, after = old.case.report.year, new.case.report.year
    if before is None or after is None:
        raise Problem("有一份报告没有写年度，不能按年度比较。", "one of the reports gives no year")
    if before >= after:
        raise Problem(
            f"--years 先写上一年的报告，再写今年的；这里是 {before} 年度和 {after} 年度。",
            f"--years takes last year's report first; these are for {before} and {after}",
        )
    return before, after
