"""``datapackage.json``: what the files beside it are, their columns, codes, licence and sources (datapackage.org).

It also holds the mark of what ``export`` writes: a CSV or a database has no place for one, so the package says the size
and the digest of each of its files, under the key ``gipgen`` and where the standard has them. What is as it says was made by gipgen and not changed since. Of a package that gipgen
made, people may write over title, description, licence and the like: a later run keeps that, as it keeps other files.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple

NAME = "datapackage.json"
_MARK = "gipgen"
_VERSION = 1
_LICENCE = {
    "name": "other-pd",
    "title": "政府信息公开工作年度报告是国家机关依法公布的文件，其中的数字不受著作权法保护（《中华人民共和国著作权法》第五条）",
    "path": "https://flk.npc.gov.cn/",
}


class Made(NamedTuple):
    """A file that a run wrote: what the package has to say of it."""

    path: str  # its name in the folder
    bytes: int
    sha256: str
    reports: int
    rows: int
    editions: tuple[str, ...]
    years: tuple[str, ...]  # the first and the last


class Part(NamedTuple):
    """What one table of the file is: what a resource says of it besides where it is."""

    name: str
    title: str
    schema: Mapping[str, Any]
    about: Mapping[str, Any]  # format, media type, encoding, dialect
    is_counted: bool = True  # whether readers of packages count the file's bytes; frictionless counts none of Parquet


def read_package(content: bytes | None) -> dict[str, Any] | None:
    """A package that gipgen made, whatever people wrote into it since; ``None`` for what is somebody else's."""
    if content is None:
        return {}
    try:
        package = json.loads(content.decode("utf-8-sig"))
    except ValueError:
        return None
    if not isinstance(package, dict) or not isinstance(package.get(_MARK), dict):
        return None
    resources = package.get("resources")
    return package if isinstance(resources, list) and all(isinstance(each, dict) for each in resources) else None


def without_lost(package: dict[str, Any], is_there: Callable[[str], bool]) -> dict[str, Any]:
    """The package without files of gipgen's that somebody has removed or renamed since."""
    listed = package.get("resources", [])
    return package | {"resources": [each for each in listed if _MARK not in each or is_there(str(each.get("path")))]}


def recorded(package: Mapping[str, Any], name: str) -> tuple[int, str] | None:
    """Size and SHA-256 that the package has of a file; ``None`` where it does not know it."""
    for each in package.get("resources", ()):
        made = each.get(_MARK)
        if each.get("path") == name and isinstance(made, dict):
            size, digest = made.get("bytes"), made.get("sha256")
            if isinstance(size, int) and isinstance(digest, str):
                return size, digest
    return None


def package_with(package: Mapping[str, Any], made: Made, parts: Iterable[Part]) -> bytes:
    """The package with what is to be said of a new file; what it says of others, and what people wrote, stays."""
    old = {each.get("name"): each for each in package.get("resources", ())}
    others = [each for each in old.values() if each.get("path") != made.path]
    names = {each.get("name") for each in others}
    own = []
    for part in parts:
        name = _free(part.name, names)
        names.add(name)
        kept = old.get(name, {}) if old.get(name, {}).get("path") == made.path else {}
        own.append(_resource(part._replace(name=name), made, kept))
    described: dict[str, Any] = {
        "name": "gipgen-facts",
        "title": "政府信息公开工作年度报告的数据",
        "description": "每份年度报告的每一格数字。",
        "licenses": [_LICENCE],
    }
    described |= {key: value for key, value in package.items() if key not in ("resources", _MARK)}
    described |= {
        _MARK: {"version": _VERSION},
        "resources": sorted((*others, *own), key=lambda each: str(each.get("name"))),
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(part: Part, made: Made, kept: Mapping[str, Any]) -> dict[str, Any]:
    computed = {
        "name": part.name,
        "path": made.path,
        **part.about,
        **({"bytes": made.bytes, "hash": f"sha256:{made.sha256}"} if part.is_counted else {}),
        "sources": list(_sources(made)),
        _MARK: {"reports": made.reports, "rows": made.rows, "bytes": made.bytes, "sha256": made.sha256},
        "schema": part.schema,
    }
    return {"title": part.title} | {key: value for key, value in kept.items() if key not in computed} | computed


def _sources(made: Made) -> Iterable[dict[str, str]]:
    years = "—".join(dict.fromkeys(year for year in made.years if year))
    of_years = f"，{years} 年" if years else ""
    yield {"title": f"政府信息公开工作年度报告 {made.reports} 份{of_years}；出自哪个文件，见每一行"}
    for edition in made.editions:
        form = load(edition)
        yield {"title": f"{form.document}《{form.name}》"}


def _free(name: str, taken: Iterable[Any]) -> str:
    """A name that no other resource has, of the signs that names may have."""
    plain = re.sub(r"[^a-z0-9._-]", "", name.lower()).strip("._-") or "facts"
    number, found = 1, plain
    while found in taken:
        number += 1
        found = f"{plain}-{number}"
    return found
