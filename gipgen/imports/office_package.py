"""Office files are packages of XML parts: taking parts out within bounds, and parsing them without entities."""

import posixpath
from collections.abc import Mapping
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.fence.packages import opened
from gipgen.findings.text import Text
from gipgen.imports.xml_tree import refuse_declarations, tree
from gipgen.named_tuple import NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_MAX_PART = 20_000_000  # bytes of one part when unpacked; a long report has 2 MB
_MAX_TAGS = 600_000  # of one part; a report has 30,000, and with 200 pages of annexes 500,000. Each becomes an object many times as large as its text
_BYTES = Text("字节的一个部分", "bytes in one part")
_TAGS = Text("个标记", "tags")


def unpack(raw: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The wanted parts of a package, none larger than allowed whatever its directory claims."""
    with opened(raw) as package:
        names = set(package.namelist())
        parts = {}
        for name in wanted:
            if name in names:
                with package.open(name) as part:
                    parts[name] = part.read(_MAX_PART + 1)
                refuse(_BYTES, len(parts[name]), _MAX_PART)
    return parts


class Relation(NamedTuple):
    kind: str  # the last word of its type: styles, hyperlink
    target: str  # the name of a part, or an address outside
    outside: bool


def relations(parts: Mapping[str, bytes], of: str) -> dict[str, Relation]:
    """What a part refers to, by id; ``parts`` holds its relations. Programs name the same part in many ways."""
    folder, _, name = of.rpartition("/")
    content = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if not content:
        return {}
    found = {}
    for each in parse(content):
        outside, target = each.get("TargetMode") == "External", each.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, outside)
    return found


def parse(content: bytes) -> Any:
    """Parse XML that comes from anywhere: no entities, no DTD, no network, no more elements than a report can have."""
    refuse_declarations(content)
    refuse(_TAGS, content.count(b"<"), _MAX_TAGS)
    if b"purl.oclc.org" in content:  # Word's "strict" documents: the same elements under other addresses
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    return tree(content)


def value_of(element: Any, *names: str) -> str | None:
    """The ``w:val`` at the end of a route of children."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(W + "val", "")


def values(properties: Any) -> dict[str, str]:
    """All properties of an element at once: ``w:val`` by name, empty where a property says nothing more."""
    if properties is None:
        return {}
    return {each.tag.rpartition("}")[2]: each.get(W + "val", "") for each in properties}


def is_on(said: Mapping[str, str], name: str) -> bool:
    """Whether a property that is on or off is on."""
    return said.get(name, "0") not in ("0", "false", "off")
