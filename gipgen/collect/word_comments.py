"""Comments put into a Word file of others: nothing of it changes but the marks of their places, every other part stays as it is.

The parts are not written anew from a tree: marks go into the bytes as they are, at places that expat tells.
"""

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from gipgen.collect.word_places import Anchor
from gipgen.fence.packages import opened
from gipgen.findings.text import Text, problem
from gipgen.formats.zip_package import Entry, entry, joined
from gipgen.imports.office_package import W, parse, relations, unpack
from gipgen.named_tuple import NamedTuple

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_OWN_PREFIX = "gipgen"  # bound where a file has no usual prefix
_NOT_UTF8 = Text("它的编码不常见，没有加批注", "its encoding is unusual; no comments were put in")
_ODD = Text("它的结构不常见，没有加批注", "its structure is unusual; no comments were put in")
_LOCKED = Text("文件加了密，没有加批注", "the file is locked; no comments were put in")
_COMPRESSIONS = (0, 8)
_LOCAL_NAME = 26  # where the lengths of name and extra field stand in a local header
_LOCAL = 30


class Comment(NamedTuple):
    anchor: Anchor
    paragraphs: tuple[str, ...]


class Element(NamedTuple):
    """Where an element stands in the bytes of its part: ``inside`` is behind its start tag, at ``closes`` its end tag begins."""

    name: str
    start: int
    inside: int
    closes: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether one tag is all of it: ``<w:p/>``."""
        return self.closes == self.end


def with_comments(content: bytes, main: str, root: Any, comments: Sequence[Comment], author: str) -> bytes:
    """The package with comments at their places. Raises ``Problem`` for a package that is put together in an odd way."""
    entries = _entries(content)
    names = [each.name.decode("utf-8", "replace") for each in entries]
    rels = posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")
    parts = unpack(content, (main, rels, _TYPES))
    there = _comments_part(parts, main)
    before = unpack(content, (there,)).get(there, b"")
    first = _next_id(before)
    strict = _STRICT.encode() in parts[main]
    changed = {main: _marked(parts[main], root, comments, first)}
    name = there if before else _free(posixpath.join(posixpath.dirname(main), "comments"), names)
    changed[name] = _written(before, comments, first, author, strict=strict)
    if not before:
        path, known = quoteattr(f"/{name}"), parts.get(rels) or _NO_RELATIONS
        override, said = _said(path, known, strict=strict)
        changed[_TYPES] = _with_child(parts.get(_TYPES, b""), lambda prefix: f"<{prefix}Override {override}/>")
        changed[rels] = _with_child(known, lambda prefix: f"<{prefix}Relationship {said}/>")
    if any(names.count(each) > 1 for each in changed):
        raise problem(_ODD)
    kept = [
        entry(name, changed.pop(name)) if name in changed else each for each, name in zip(entries, names, strict=True)
    ]
    return joined((*kept, *(entry(name, part) for name, part in changed.items())))


def _said(path: str, rels: bytes, *, strict: bool) -> tuple[str, str]:
    """The attributes by which a package and its main part know the part of the comments."""
    relation = _STRICT_RELATION if strict else _RELATION
    return f'PartName={path} ContentType="{_TYPE}"', f'Id="{_free_id(rels)}" Type="{relation}" Target={path}'


_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def _entries(content: bytes) -> list[Entry]:
    """The parts as they lie in the package, still packed."""
    found = []
    with opened(content) as package:
        for each in package.infolist():
            if each.flag_bits & 1:
                raise problem(_LOCKED)
            if each.compress_type not in _COMPRESSIONS:
                raise problem(_ODD)
            at = each.header_offset + _LOCAL_NAME
            name, extra = (int.from_bytes(content[place : place + 2], "little") for place in (at, at + 2))
            start = each.header_offset + _LOCAL + name + extra
            packed = content[start : start + each.compress_size]
            if len(packed) != each.compress_size:
                raise problem(_ODD)
            found.append(Entry(each.filename.encode("utf-8"), each.compress_type, each.CRC, each.file_size, packed))
    return found


def _comments_part(parts: Mapping[str, bytes], main: str) -> str:
    """The part of the comments that the file has already; empty for none."""
    return next(
        (each.target for each in relations(parts, main).values() if each.kind == "comments" and not each.outside), ""
    )


def _free(stem: str, names: Iterable[str]) -> str:
    taken = {name.casefold() for name in names}
    number = 0
    while (name := f"{stem}{number or ''}.xml").casefold() in taken:
        number += 1
    return name


def _free_id(rels: bytes) -> str:
    number = 1
    while f'"rIdComments{number}"'.encode() in rels:
        number += 1
    return f"rIdComments{number}"


def _next_id(comments: bytes) -> int:
    """A number that no comment of the file has."""
    if not comments:
        return 0
    taken = [each.get(W + "id", "") for each in parse(comments)]
    return 1 + max((int(each) for each in taken if each.isascii() and each.isdigit() and len(each) < _LONG), default=-1)


_LONG = 9  # digits of a number that programs keep


def _marked(body: bytes, root: Any, comments: Sequence[Comment], first: int) -> bytes:
    """The part with the marks of the places of the comments in it."""
    order = {element: number for number, element in enumerate(root.iter())}
    elements = elements_of(body)
    if len(elements) != len(order):
        raise problem(_ODD)
    begins: dict[int, list[str]] = {}  # by the place in the bytes
    ends: dict[int, list[str]] = {}
    empty: dict[int, Element] = {}  # paragraphs of one tag, which have to be opened
    for number, comment in enumerate(comments, first):
        paragraph = elements[order[comment.anchor.paragraph]]
        begin, end = _stretch(comment.anchor, order, elements)
        prefix, bound = _prefix(paragraph.name, body)
        begins.setdefault(begin, []).append(f'<{prefix}commentRangeStart{bound} {prefix}id="{number}"/>')
        ends.setdefault(end, []).append(
            f'<{prefix}commentRangeEnd{bound} {prefix}id="{number}"/>'
            f'<{prefix}r{bound}><{prefix}commentReference {prefix}id="{number}"/></{prefix}r>'
        )
        if paragraph.is_empty:
            empty[paragraph.end] = paragraph
    pieces: list[bytes] = []
    done = 0
    for place in sorted({*begins, *ends}):
        if place in empty:
            marks = "".join((*begins[place], *ends[place]))
            pieces += [body[done : place - len(_EMPTY)], f">{marks}</{empty[place].name}>".encode()]
        else:
            pieces += [body[done:place], "".join((*ends.get(place, ()), *begins.get(place, ()))).encode()]
        done = place
    return b"".join((*pieces, body[done:]))


_EMPTY = b"/>"
_UTF8 = ("UTF-8", "UTF8", "ASCII", "US-ASCII")


def _stretch(anchor: Anchor, order: Mapping[Any, int], elements: Sequence[Element]) -> tuple[int, int]:
    """Where a comment's range begins and ends: around whole children of a paragraph, so that no run is cut."""
    paragraph = elements[order[anchor.paragraph]]
    if anchor.first is not None:
        return elements[order[anchor.first]].start, elements[order[anchor.last]].end
    if paragraph.is_empty:
        return paragraph.end, paragraph.end
    properties = next((child for child in anchor.paragraph if child.tag == W + "pPr"), None)
    return (paragraph.inside if properties is None else elements[order[properties]].end), paragraph.closes


def _prefix(name: str, part: bytes) -> tuple[str, str]:
    """How elements and attributes of the main namespace are written beside one, and what binds that where nothing else does."""
    prefix, colon, _ = name.rpartition(":")
    if colon:
        return f"{prefix}:", ""
    return f"{_OWN_PREFIX}:", f' xmlns:{_OWN_PREFIX}="{_STRICT if _STRICT.encode() in part else _SPACE}"'


def elements_of(part: bytes) -> list[Element]:
    """Every element of a part of UTF-8 in the order of their start tags, with its places in the bytes."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise problem(_NOT_UTF8)
    walk = _Walk()
    try:
        walk.parser.Parse(part, True)  # noqa: FBT003  the last piece
    except expat.ExpatError as error:
        raise problem(_ODD) from error
    return [each.made(len(part)) for each in walk.found]


class _Open:
    """An element of which not all places are known yet."""

    def __init__(self, name: str, start: int) -> None:
        self.name, self.start = name, start
        self.inside = self.closes = self.end = -1

    def made(self, last: int) -> Element:
        return Element(self.name, self.start, self.inside, self.closes, self.end if self.end >= 0 else last)


class _Walk:
    """Expat tells where each tag begins; where one ends is where the next thing begins."""

    def __init__(self) -> None:
        self.found: list[_Open] = []
        self._stack: list[_Open] = []
        self._behind_start: _Open | None = None
        self._behind_end: _Open | None = None
        self.parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._refuse
        parser.DefaultHandlerExpand = self._met  # whatever else there is

    def _met(self, *_: Any) -> None:
        at = self.parser.CurrentByteIndex
        if self._behind_start is not None:
            self._behind_start.inside, self._behind_start = at, None
        if self._behind_end is not None:
            self._behind_end.end, self._behind_end = at, None

    def _begin(self, name: str, _: Any) -> None:
        self._met()
        opened_now = _Open(name, self.parser.CurrentByteIndex)
        self.found.append(opened_now)
        self._stack.append(opened_now)
        self._behind_start = opened_now

    def _end(self, _: str) -> None:
        self._met()
        closed = self._stack.pop()
        closed.closes = self.parser.CurrentByteIndex
        self._behind_end = closed

    def _declared(self, _: str, encoding: str | None, *__: Any) -> None:
        if encoding is not None and encoding.upper() not in _UTF8:
            raise problem(_NOT_UTF8)

    def _refuse(self, *_: Any) -> None:
        raise problem(_ODD)


def _with_child(part: bytes, child: Callable[[str], str]) -> bytes:
    """A part with one more child at the end of its root; ``child`` writes it with the prefix that the root has."""
    root = elements_of(part)[0]
    prefix = f"{root.name.rpartition(':')[0]}:" if ":" in root.name else ""
    text = child(prefix)
    if root.is_empty:
        return part[: root.end - len(_EMPTY)] + f">{text}</{root.name}>".encode() + part[root.end :]
    return part[: root.closes] + text.encode() + part[root.closes :]


def _written(before: bytes, comments: Sequence[Comment], first: int, author: str, *, strict: bool) -> bytes:
    """The part of the comments: what there was, and ours behind it."""
    part = (
        before
        or (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:comments xmlns:w="{_STRICT if strict else _SPACE}"></w:comments>'
        ).encode()
    )
    prefix, bound = _prefix(elements_of(part)[0].name, part)
    texts = "".join(
        f'<{prefix}comment{bound} {prefix}id="{number}" {prefix}author={quoteattr(author)} {prefix}initials={quoteattr(author[:1])}>'
        + "".join(
            f'<{prefix}p><{prefix}r><{prefix}t xml:space="preserve">{escape(text)}</{prefix}t></{prefix}r></{prefix}p>'
            for text in comment.paragraphs
        )
        + f"</{prefix}comment>"
        for number, comment in enumerate(comments, first)
    )
    return _with_child(part, lambda _: texts)
