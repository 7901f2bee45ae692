"""Where this gipgen came from, so that the files of ``init`` install what can be had, and not a package that no index has.

pip writes down what was installed from a file, a folder or a repository (PEP 610, ``direct_url.json``); of a package from
an index it writes nothing.
"""

import os
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.named_tuple import NamedTuple
from gipgen.resources import templates

NAME = "gipgen"
PACKAGES = "packages"  # the folder of the repository that holds what no index has
_ONLY_HERE = Text(
    "要用平台自动检查的：配置文件里，gipgen 从这台电脑上的 {folder} 安装，别的电脑和平台上没有。请先运行 py -m pip wheel --no-deps -w {packages} {folder}，"
    "再把各配置文件里的 {requirement} 换成 {packages} 里得到的文件。",
    "for checks on a platform: the recipes install gipgen from {folder}, which only this machine has; run: py -m pip wheel --no-deps -w {packages} {folder}, "
    "and write the file in {packages} instead of {requirement} in them",
)
_NOT_COPIED = Text(
    "要用平台自动检查的：配置文件里，gipgen 从 {packages}/{name} 安装。这个安装包已经不在原处，请把它放进 {packages} 文件夹。",
    "for checks on a platform: the recipes install gipgen from {packages}/{name}, which is no longer where it was installed from; put it there",
)


class Origin(NamedTuple):
    """``requirement`` is what stands behind ``pip install`` on a shell's line; ``wheel`` a file to be put into ``PACKAGES``."""

    requirement: str = NAME
    wheel: str = ""
    note: Text | None = None


def origin() -> Origin:
    """Of the gipgen that runs."""
    root = os.path.dirname(templates())
    if os.path.isfile(os.path.join(root, "pyproject.toml")):  # a checkout, installed in place or not at all
        return _of_folder(root)
    return _of_record(_record())


def _record() -> dict[str, Any]:
    """What pip wrote down; nothing where it came from an index."""
    import json  # noqa: PLC0415  `init` alone asks
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415  likewise

    try:
        found = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _of_record(record: dict[str, Any]) -> Origin:
    url = record.get("url")
    if not isinstance(url, str) or not url:
        return Origin()
    revision = record.get("vcs_info")
    if isinstance(revision, dict):
        commit = revision.get("commit_id", "")
        return Origin(
            _direct(f"{revision.get('vcs', 'git')}+{_without_password(url)}" + (f"@{commit}" if commit else ""))
        )
    path = _path(url)
    if not path:
        return Origin(_direct(_without_password(url)))
    return _of_folder(path) if "dir_info" in record else _of_file(path)


def _of_file(path: str) -> Origin:
    name = os.path.basename(path)
    requirement = f"./{PACKAGES}/{name}"
    if os.path.isfile(path):
        return Origin(requirement, wheel=path)
    return Origin(requirement, note=filled(_NOT_COPIED, packages=PACKAGES, name=name))


def _of_folder(path: str) -> Origin:
    """A checkout: the commit where others can have it, else the folder itself, with what to do for other machines."""
    from gipgen.workspace.git import published_commit  # noqa: PLC0415  `init` alone asks

    found = published_commit(path)
    if found is not None:
        url, commit = found
        return Origin(_direct(f"git+{_without_password(url)}@{commit}"))
    import pathlib  # noqa: PLC0415  as above

    requirement = _direct(pathlib.Path(path).resolve().as_uri())
    folder = f'"{path}"' if " " in path else path
    return Origin(requirement, note=filled(_ONLY_HERE, folder=folder, requirement=requirement, packages=PACKAGES))


def _direct(url: str) -> str:
    """A reference to an address, in quotes for a shell; nothing in it means anything to one, nor to YAML."""
    from urllib.parse import quote  # noqa: PLC0415  as above

    return f'"{NAME} @ {quote(url, safe="/:@+%?=&.~_-")}"'


def _without_password(url: str) -> str:
    """The address without who is allowed there: it would be written into files that others read."""
    scheme, sign, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{sign}{host.rpartition('@')[2]}{slash}{path}"


def _path(url: str) -> str:
    """Where a ``file:`` address leads on this machine; empty for another."""
    if not url.startswith("file:"):
        return ""
    from urllib.parse import urlsplit  # noqa: PLC0415  as above
    from urllib.request import url2pathname  # noqa: PLC0415  likewise

    return url2pathname(urlsplit(url).path)
