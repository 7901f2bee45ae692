"""XML that comes from anywhere → elements: no entities, no DTD, no network. By lxml, or where there is none by Python's own parser.

Both give elements with the same names and methods, as far as readers use them.
"""

from typing import TYPE_CHECKING, Any

from gipgen.fence.counts import too_many
from gipgen.findings.text import Text, problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_DEPTH = 256  # elements inside one another; a table in a table in a text box has 40
_DEPTH = Text("层以上的嵌套", "levels of elements inside one another")
_TOO_DEEP = f"boolean({'/*' * (MAX_DEPTH + 1)})"
_DAMAGED = Text("文件损坏，打不开。", "the file is damaged")
_DECLARES = Text("文件里有不该有的声明（DOCTYPE），没有读取。", "the file declares entities; it was not read")


def refuse_declarations(content: bytes) -> None:
    """Raise ``Problem`` for a file that declares entities where one can: no office program writes any."""
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content[:4000]:
        raise problem(_DECLARES)


def tree(content: bytes) -> Any:
    """The root of a document. Raises ``Problem`` for what is none, and for elements too deep in one another."""
    try:
        from lxml import etree  # noqa: PLC0415  slow to load, and not on every machine
    except ImportError:
        return _by_python(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: nothing at all
        raise problem(_DAMAGED) from error
    if root.xpath(_TOO_DEEP):  # what walks over the elements goes one call deeper with each
        raise too_many(_DEPTH, MAX_DEPTH, MAX_DEPTH)
    return root


class _Builder:
    """Builds elements while Python's parser reads; a declaration of entities ends it, wherever it stands."""

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder  # noqa: PLC0415  where lxml is not to be had
        from xml.parsers.expat import ParserCreate  # noqa: PLC0415  likewise

        self._builder = TreeBuilder()
        self._depth = 0
        self._parser = parser = ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse

    def read(self, content: bytes) -> "Element":
        self._parser.Parse(content, True)  # noqa: FBT003  its own way to say that this is all
        return self._builder.close()

    def _start(self, name: str, said: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_many(_DEPTH, MAX_DEPTH, MAX_DEPTH)
        self._builder.start(_named(name), {_named(key): value for key, value in said.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_named(name))


def _by_python(content: bytes) -> "Element":
    from xml.parsers.expat import ExpatError  # noqa: PLC0415  where lxml is not to be had

    try:
        return _Builder().read(content)
    except (ExpatError, ValueError, LookupError, AssertionError) as error:  # of another encoding, nothing at all
        raise problem(_DAMAGED) from error


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refuse(*_: object) -> None:
    raise problem(_DECLARES)
