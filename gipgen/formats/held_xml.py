"""Walks over the XML of an office file and holds each element to what may stand there.

It is right where the built-in file has the very same, or where its format's list has it with values that can be seen.
"""

from collections.abc import Callable, Mapping
from pyexpat import ParserCreate

from gipgen.formats.visible import refuse
from gipgen.named_tuple import NamedTuple

_PARAGRAPHS = ("w:p", "text:p", "text:h")
_HOLDS_NO_TEXT = frozenset(
    f"{prefix}:{name}"
    for prefix, names in (
        ("w", "document body p pPr r rPr tbl tblPr tblGrid tr trPr tc tcPr styles style fonts font settings hdr ftr"),
        ("office", "document-content automatic-styles body text document-styles styles master-styles"),
        ("table", "table table-header-rows table-row table-cell"),
        ("style", "style master-page header header-left footer footer-left page-layout"),
    )
    for name in names.split()
)  # where programs pass over text, or refuse the file for it
Attributes = Mapping[str, str]
Check = Callable[[Attributes], bool]


class Element(NamedTuple):
    """An element as it stands there."""

    name: str
    attributes: tuple[tuple[str, str], ...]


class Part(NamedTuple):
    """What was seen of a part: elements, and each of some subtrees as one text."""

    elements: list[Element]
    whole: dict[str, list[str]]
    texts: list[tuple[str, str]]  # the element that holds a text, and the text


class _Reader:
    """Takes down what a parser meets; subtrees of some elements are kept as one text."""

    def __init__(self, whole: tuple[str, ...]) -> None:
        self.found = Part([], {name: [] for name in whole}, [])
        self._stack: list[str] = []
        self._kept: list[str] = []
        self._depth = 0  # inside a subtree that is kept

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth or name in self.found.whole:
            self._depth += 1
            self._kept.append(f"<{name} {sorted(attributes.items())}>")
        else:
            self.found.elements.append(Element(name, tuple(sorted(attributes.items()))))
        self._stack.append(name)

    def closed(self, name: str) -> None:
        self._stack.pop()
        if self._depth:
            self._depth -= 1
            self._kept.append(f"</{name}>")
            if not self._depth:
                self.found.whole[name].append("".join(self._kept))
                self._kept.clear()
        elif name in _PARAGRAPHS:
            self.found.texts.append((name, "\n"))

    def said(self, text: str) -> None:
        if self._depth:
            self._kept.append(text)
        elif text.strip():
            self.found.texts.append((self._stack[-1], text))


def seen(content: bytes, whole: tuple[str, ...] = ()) -> Part:
    """Read a part; subtrees of the elements ``whole`` are kept as texts, and their insides are no elements."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refuse("<!DOCTYPE", "文件里不能有 DOCTYPE", "no DOCTYPE")
    reader = _Reader(whole)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.opened, reader.closed
    parser.CharacterDataHandler = reader.said
    parser.Parse(content, True)  # noqa: FBT003  positional in the standard library
    ParserCreate(namespace_separator=" ").Parse(content, True)  # noqa: FBT003  whose prefixes are all declared
    return reader.found


def each(names: str, check: Check) -> dict[str, Check]:
    """A list of elements (with blanks between) that are held by the same."""
    return dict.fromkeys(names.split(), check)


def hold_elements(part: Part, plain: Part, allowed: Mapping[str, Check], what: str, instead: str) -> None:
    """Each element is one that the built-in file has, or one of ``allowed`` with right attributes. Raises ``ProofError``."""
    free = {(one.name, one.attributes) for one in plain.elements}
    for one in part.elements:
        if (one.name, one.attributes) in free:
            continue
        check = allowed.get(one.name)
        if check is None or not check(dict(one.attributes)):
            told = "".join(f' {name}="{value}"' for name, value in one.attributes)
            raise refuse(f"{what} <{one.name}{told}>", f"不能这样写。{instead}", "not allowed there")
    _hold_texts(part)
    for name, trees in part.whole.items():
        rest = iter(plain.whole.get(name, ()))
        if not all(tree in rest for tree in trees):
            raise refuse(f"{what} <{name}>", f"要和内置模板的一样。{instead}", "is to stay as the built-in one")


def _hold_texts(part: Part) -> None:
    """Text stands where programs show it. Raises ``ProofError``."""
    for holder, text in part.texts:
        if text.strip() and holder in _HOLDS_NO_TEXT:
            wanted = "<w:p><w:r><w:t>…</w:t></w:r></w:p>" if holder.startswith("w:") else "<text:p>…</text:p>"
            raise refuse(text.strip(), f"文字要写在 {wanted} 里，在别处没有人看得见", f"text belongs into {wanted}")


def paragraphs(part: Part) -> list[str]:
    """The texts of a part's paragraphs."""
    lines = "".join(text for holder, text in part.texts if holder != "w:instrText").split("\n")
    return [line.strip() for line in lines if line.strip()]


def parts_of(package: bytes) -> dict[str, bytes]:
    """The parts of an office file by name."""
    from io import BytesIO  # noqa: PLC0415  a house's templates only
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def hold_parts(ours: Mapping[str, bytes], theirs: Mapping[str, bytes], may_differ: Callable[[str], bool]) -> list[str]:
    """The names of the parts that a house changed. Raises ``ProofError`` for one that it may not."""
    changed = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    for name in changed:
        if not may_differ(name) or name not in ours or name not in theirs:
            raise refuse(name, "文件里的这个部分不能改，用内置的", "this part of the file is to stay")
    return changed


def whole_number(text: str, least: int, most: int) -> bool:
    """Whether an attribute is a whole number in these bounds; one that is not there is empty."""
    return not text or (text.lstrip("-").isdigit() and least <= int(text) <= most)


def is_off(attributes: Attributes) -> bool:
    """Whether a property that is on or off is off."""
    return any(name.endswith(":val") and value in ("0", "false", "off") for name, value in attributes.items())
