"""Whether a house's template folders hold what a build looks for: a file of another name would be passed over in silence."""

import difflib
import os
from collections.abc import Iterable, Iterator
from errno import EACCES
from typing import NoReturn

from gipgen.findings.refusals import why
from gipgen.findings.text import Text, filled, listed, problem
from gipgen.formats.template_names import template_folders, template_names
from gipgen.workspace.files import Files

_NOT_READ = Text("读不了 {path}：{why}", "cannot read {path}: {why}")
_NO_FOLDER = Text("没有模板文件夹 {path}。", "no template folder {path}")
_NOT_ON_DISK = Text("模板文件夹 {path} 要在磁盘上。", "the template folder {path} must be on a disk")
_NO_TEMPLATES = Text(
    "{path} 里没有 {known} 文件夹；gipgen templates list 列出可以改写的模板。",
    "{path} has none of the folders {known}; see 'gipgen templates list'",
)
_UNUSED = Text(
    "{path} 没有用：内置模板里没有 {name}，你的模板也没有引用它{near}",
    "{path} is not used: no built-in template is called {name}, and none of yours includes it{near}",
)
_NEAR = Text("；是不是 {near}？用不着的请移走。", "; did you mean {near}? Move away what is not needed")
_FAR = Text(
    "。用不着的请移走；gipgen templates list 列出全部模板。", "; move it away; 'gipgen templates list' lists them"
)
_ALIKE = 0.7  # names in one folder have a good part in common anyway
_ENDINGS = (
    ".j2",
    ".xml",
    ".css",
    ".typ",
    ".rels",
    ".jinja",
)  # of what a build reads; notes and pictures may lie beside it


def must_hold_templates(files: Files, folders: Iterable[str]) -> None:
    """Raise ``Problem`` for a folder without templates, and for a file in it that no build would use."""
    for folder in folders:
        if not files.is_folder(folder):
            raise problem(_NO_FOLDER, path=folder)
        if not files.on_disk:
            raise problem(_NOT_ON_DISK, path=folder)
        list(_files(folder))
        known = template_folders()
        if not any(os.path.isdir(os.path.join(folder, name)) for name in known):
            raise problem(_NO_TEMPLATES, path=folder, known=listed(known))
    _must_be_used(tuple(folders))


def _must_be_used(folders: tuple[str, ...]) -> None:
    known = template_names()
    own = [(folder, name) for folder in folders for name in _files(folder)]
    for folder, name in own:
        if name not in known and not any(_mentions(os.path.join(*other), name) for other in own if other[1] != name):
            near = difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE)
            told = filled(_NEAR, near=near[0]) if near else _FAR
            raise problem(_UNUSED, path=os.path.join(folder, *name.split("/")), name=name, near=told)


def _files(folder: str) -> Iterator[str]:
    """The templates below a folder, by their paths with slashes."""
    for current, inner, names in os.walk(folder, onerror=_refuse):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        for name in sorted(names):
            if name.endswith(_ENDINGS) and not name.startswith((".", "~")):
                path = os.path.join(current, name)
                if os.path.isfile(path) and not os.access(path, os.R_OK):
                    _refuse(PermissionError(EACCES, os.strerror(EACCES), path))
                yield os.path.relpath(path, folder).replace("\\", "/")


def _refuse(error: OSError) -> NoReturn:
    """What cannot be read would be passed over, and the built-in template taken in its place."""
    raise problem(_NOT_READ, path=str(error.filename), why=why(error)) from error


def _mentions(path: str, name: str) -> bool:
    """Whether the template at ``path`` names another one, which it includes or extends."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return name.rpartition("/")[2] in file.read()
    except OSError as error:
        _refuse(error)
