"""Where a report is when it is not where somebody looked, and what is there instead: the words for “nothing found”.

Only a run that found nothing gets here. The search is bounded: two folders down, one up and two down from there, so many entries in all.
"""

import os
from collections.abc import Callable, Iterator
from itertools import chain, islice

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, filled, listed, problem
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import ENDINGS, NOTEPAD, REPORT_NAMES, is_skipped, may_be_report

Holds = Callable[[str], bool]  # whether the file at a path looks like a report

_MOST, _DEPTH = 500, 2  # entries that are looked at; folders down
_SHOWN = 5
_MOST_READ = 30
_HINT = Text("{there}{near}", "{there}{near}")
_NOT_FOUND = Text("找不到：{name}", "not found: {name}")
_NO_REPORT = Text("文件夹里没有报告：{name}", "no report in folder {name}")
_IS_EMPTY = Text("这个文件夹是空的。", "It is empty. ")
_THERE = Text("里面有：{names}{more}。", "It holds {names}{more}. ")
_MORE = Text(" 等 {count} 个", " and more ({count} in all)")
_NEAR = Text(
    "附近有报告：{names}{more}。请把命令里的名称换成它。", "Reports nearby: {names}{more}. Write that instead."
)
_NONE_NEAR = Text("还没有报告的，gipgen new 写一份待填的。", "'gipgen new' writes a report to fill in.")
_MISNAMED = Text(
    "{found} 里是报告，只是名称不对。请改名为 {wanted}（在资源管理器的“查看”里勾选“文件扩展名”，才看得到结尾）。",
    "{found} holds a report under a name that is none of a report; rename it to {wanted}",
)
_IMPORT = Text(
    "已经写好的报告（Word、网页、PDF 等）先录成报告文件：gipgen import {name}。",
    "Reports written already (Word, web page, PDF) become report files by: gipgen import {name}.",
)
_HIDDEN_ENDING = Text(
    "找不到 {wanted}，旁边却有 {found}：多半是记事本保存时添上的结尾，Windows 默认不显示。"
    "请改名：在资源管理器的“查看”里勾选“文件扩展名”，把 {found} 改成 {wanted}。",
    "there is no {wanted}, but {found}: Notepad adds an ending that Windows does not show; rename it to {wanted}",
)
_QUOTES = Text(
    "文件名两边的引号要用半角的，或者不写：请把命令里的“{typed}”换成 {name}。",
    "full-width quotation marks around a name: write {name} instead (gipgen takes half-width ones)",
)
_LINK = Text(
    "{name} 是一个链接（快捷方式），它指向的 {target} 不在了。请改用那个文件现在的位置。",
    "{name} is a link to {target}, which is gone; name the file where it is now",
)
_ADDRESS = Text(
    "{name} 是网址，gipgen 不联网。请用浏览器打开，把网页或附件保存到这台电脑上，再写保存的文件的名称。",
    "{name} is an address of the web, and gipgen uses no network: save the page or the file, and name what you saved",
)
_QUOTE_SIGNS = "“”‘’＂＇\"'"


def nothing_at(argument: str, holds: Holds) -> Problem:
    """What is said of a file or folder that has no report, or is not there."""
    name = visible(argument)
    if os.path.isdir(argument):
        return _told(filled(_NO_REPORT, name=name), argument, argument, holds, inside=True)
    if is_address(argument):
        return no_address(argument)
    if os.path.islink(argument):
        return problem(_LINK, name=name, target=visible(os.readlink(argument)))
    bare = argument.strip(_QUOTE_SIGNS)
    if bare != argument and bare and os.path.exists(bare):
        return problem(_QUOTES, typed=argument, name=_typed(bare))
    if hidden := _with_another_ending(argument, holds):
        return hidden
    folder = os.path.dirname(argument)
    while folder and not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return _told(filled(_NOT_FOUND, name=name), argument, folder or ".", holds, inside=False)


def is_address(name: str) -> bool:
    """Whether what was given for the name of a file is an address of the web."""
    return name.lower().startswith(("http:/", "https:/", "ftp:/", "www."))


def no_address(name: str) -> Problem:
    """What is said of an address where a file is wanted that is no report yet."""
    return problem(_ADDRESS, name=visible(name))


def hidden_ending(path: str) -> Problem:
    """A report whose name Notepad has given one more ending: it would be passed over in silence."""
    found = filled(_HIDDEN_ENDING, wanted=path.removesuffix(NOTEPAD), found=path)
    return Problem(*found, in_file=True)


def _with_another_ending(wanted: str, holds: Holds) -> Problem | None:
    """``report.yaml.txt`` and the like, for a ``report.yaml`` that is not there."""
    stem, ending = os.path.splitext(wanted)
    if ending not in ENDINGS:
        return None
    for found in (wanted + NOTEPAD, *(wanted + each for each in ENDINGS), stem + NOTEPAD):
        if os.path.isfile(found) and holds(found):
            return problem(_HIDDEN_ENDING, wanted=wanted, found=found)
    return None


def _told(what: Text, typed: str, folder: str, holds: Holds, *, inside: bool) -> Problem:
    names = _names(folder)
    there = _there(typed, names) if inside else Text("", "")
    near = list(_near(folder, holds))
    beside = near and not near[0].startswith(os.pardir)  # what lies above is less near than what lies here
    misnamed = None if beside else _misnamed(folder, names, holds)
    if near and not misnamed:
        words = _shown(_NEAR, near)
    elif misnamed:
        words = filled(_MISNAMED, found=misnamed, wanted=os.path.join(os.path.dirname(misnamed), REPORT_NAMES[0]))
    elif any(_is_published(name) for name in names):
        first = next(name for name in names if _is_published(name))
        words = filled(_IMPORT, name=_typed(typed if inside else os.path.normpath(os.path.join(folder, first))))
    else:
        words = _NONE_NEAR
    return Problem(*what, hint=filled(_HINT, there=there, near=words))


def _there(folder: str, names: list[str]) -> Text:
    if not names:
        return _IS_EMPTY if os.access(folder, os.R_OK) else Text("", "")
    return _shown(_THERE, names)


def _shown(text: Text, names: list[str]) -> Text:
    more = filled(_MORE, count=len(names)) if len(names) > _SHOWN else Text("", "")
    return filled(text, names=listed(map(_typed, names[:_SHOWN])), more=more)


def _names(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError:
        return []


def _misnamed(folder: str, names: list[str], holds: Holds) -> str | None:
    """A file, here or in a folder here, that holds a report and is not called like one: report.YAML, report。yaml, 报告.txt."""
    inner = (os.path.join(name, each) for name in names[:_MOST_READ] for each in _names(os.path.join(folder, name)))
    for name in islice(chain(names, inner), _MOST_READ):
        path = os.path.normpath(os.path.join(folder, name))
        if os.path.isfile(path) and os.path.getsize(path) <= MAX_BYTES and holds(path):
            return path
    return None


def _is_published(name: str) -> bool:
    from gipgen.imports.detect import endings  # noqa: PLC0415  only where nothing was found

    return name.lower().endswith(endings())


def published_among(names: list[str]) -> Text | None:
    """How files that are no report files become such, where some of them are published reports."""
    first = next((name for name in names if _is_published(name)), None)
    return None if first is None else filled(_IMPORT, name=_typed(first))


def _near(folder: str, holds: Holds) -> Iterator[str]:
    """Reports below the folder, beside it and above it; the nearest first."""
    looked = [0]
    below = list(_below(folder, _DEPTH, looked, holds))
    yield from below
    if below:
        return
    above = os.path.normpath(os.path.join(folder, os.pardir))
    if not os.path.samefile(above, folder):
        yield from _below(above, _DEPTH, looked, holds, without=os.path.realpath(folder))


def _below(folder: str, depth: int, looked: list[int], holds: Holds, without: str = "") -> Iterator[str]:
    inner = []
    for name in _names(folder):
        looked[0] += 1
        if looked[0] > _MOST:
            return
        path = os.path.normpath(os.path.join(folder, name))
        if os.path.isdir(path):
            if not is_skipped(name) and os.path.realpath(path) != without:
                inner.append(path)
        elif os.path.isfile(path) and (name in REPORT_NAMES or (may_be_report(name) and holds(path))):
            yield path
    for path in inner if depth else ():
        yield from _below(path, depth - 1, looked, holds)


def _typed(path: str) -> str:
    """A path as it is typed in a command."""
    return f'"{path}"' if " " in path else path
