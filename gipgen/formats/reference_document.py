"""A Word document as the model of a house style (``--reference-doc``, as pandoc has it).

Taken from it: the look of every style that gipgen uses, found by its name in Word (Title, heading 1, Body Text …); size and
margins of the page; headers and footers with their pictures. Its text is not. What a style says is worked out along its
``basedOn`` chain, so that it looks the same whatever else the document defines.
"""

import posixpath
import re
from io import BytesIO
from struct import error as StructError  # noqa: N812
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from gipgen.fence.counts import refuse
from gipgen.findings.extras import needed
from gipgen.findings.text import Text, problem
from gipgen.formats.measures import Measures, measures
from gipgen.formats.restyle import W, read_xml, restyle
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Style

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = {"header": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
          "footer": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"}  # fmt: skip
_MEDIA = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}
_RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAX_PART = 20_000_000


_DAMAGE = (
    BadZipFile,
    ZlibError,
    StructError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    ArithmeticError,
)
_MAX_FILES = 3_000  # in one package
_FILES = Text("个文件", "files")
_TOO_LARGE = Text("其中的 {name} 太大", "{name} in it is too large")
_USE = Text("读 Word 参照文档", "reading the Word file that is the model")
_INSTEAD = Text(
    "也可以先不用参照文档（去掉 --reference-doc，或 gipgen.toml 里的 reference-doc）",
    "or do without it (no --reference-doc, no reference-doc in gipgen.toml)",
)
_SECTIONS = Text(
    "里面有 {count} 节，页面设置或页眉页脚各不相同，不知道照哪一节，请删去分节符，只留一节",
    "it has {count} sections whose pages or headers differ, and it is not said which one counts; keep one",
)
_NOT_WORD = Text("不是 Word（.docx）文件，或已经损坏", "it is no Word file (.docx), or damaged")


class Reference(NamedTuple):
    """What was read. All values are bytes and texts, so that two equal files are one."""

    styles: bytes
    geometry: tuple[tuple[str, int], ...]  # fields of ``Measures``
    headers: str  # w:headerReference elements for w:sectPr …
    footers: str
    title_page: bool
    parts: tuple[tuple[str, bytes], ...]  # headers, footers, their pictures and relations
    relations: str
    types: str
    extensions: tuple[tuple[str, str], ...]
    name: str = ""  # where it lies, for messages

    @property
    def theme(self) -> bool:
        """Whether it brings a theme of its own."""
        return any(name.startswith("word/theme/") for name, _ in self.parts)

    @property
    def texts(self) -> tuple[str, ...]:
        """What its headers and footers say, paragraph by paragraph."""
        from gipgen.formats.held_reference import header_texts  # noqa: PLC0415  a house style only

        return header_texts(dict(self.parts))

    def page(self, style: Style) -> Measures:
        """The page of the reference; what it does not say as the house style has it."""
        return measures(style)._replace(**dict(self.geometry))

    def restyle(self, styles: bytes) -> bytes:
        """Gipgen's styles with the look that styles of the same name have in the reference."""
        return restyle(styles, self.styles)


def read_reference(content: bytes) -> Reference:
    """Read a Word document as a model. Raises ``Problem``, also where lxml is not there: nothing here runs before."""
    with needed("lxml", _USE, _INSTEAD):
        from lxml import etree  # noqa: PLC0415  a house style only

    refuse(_FILES, content.count(b"PK\x01\x02"), _MAX_FILES)
    try:
        with ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())

            def part(name: str) -> bytes:
                info = package.getinfo(name)
                if info.file_size > _MAX_PART:
                    raise problem(_TOO_LARGE, name=name)
                return package.read(info)

            body = read_xml(part("word/document.xml"))
            styles = part("word/styles.xml")
            read_xml(styles)
            section = body.find(f"{W}body/{W}sectPr")
            _must_agree(body)
            relations = (
                _relations(part("word/_rels/document.xml.rels")) if "word/_rels/document.xml.rels" in names else {}
            )
            furniture = _furniture(_references(body), relations, part, names)
    except (*_DAMAGE, etree.XMLSyntaxError) as error:
        raise problem(_NOT_WORD) from error
    return Reference(
        styles,
        tuple(_geometry(section).items()) if section is not None else (),
        "".join(furniture.headers),
        "".join(furniture.footers),
        section is not None and section.find(f"{W}titlePg") is not None,
        tuple(furniture.parts.items()),
        "\n".join(furniture.relations),
        "\n".join(furniture.types),
        tuple(sorted(furniture.extensions.items())),
    )


def _must_agree(body: Any) -> None:
    """All sections have the page of the last, and no headers but those of the first. Raises ``Problem``."""
    sections = [each for each in body.iter(f"{W}sectPr") if each.getparent().tag != f"{W}sectPrChange"]
    pages = [_geometry(each) for each in sections]
    names = (f"{W}headerReference", f"{W}footerReference")
    heads = [[(each.tag, each.get(f"{W}type"), each.get(f"{R}id")) for each in one.iter(*names)] for one in sections]
    if any(page != pages[-1] for page in pages) or any(head not in ([], heads[0]) for head in heads):
        raise problem(_SECTIONS, count=len(sections))


def _relations(content: bytes) -> dict[str, tuple[str, str, bool]]:
    """Target, kind and whether it lies outside the package, by id."""
    return {
        each.get("Id", ""): (
            each.get("Target", ""),
            each.get("Type", "").rpartition("/")[2],
            each.get("TargetMode") == "External",
        )
        for each in read_xml(content).iter(_RELATIONS)
    }


def _part_name(target: str) -> str:
    """The name of a part that a part in ``word/`` refers to; some programs write it from the root of the package."""
    return posixpath.normpath(posixpath.join("/word", target)).lstrip("/")


def _references(body: Any) -> list[Any]:
    """The headers and footers of the last section: a section without its own goes on with those of the one before."""
    found = {}
    for element in body.iter(f"{W}headerReference", f"{W}footerReference"):
        if element.getparent().tag == f"{W}sectPr":  # and not its past, in sectPrChange
            found[element.tag, element.get(f"{W}type", "default")] = element
    return list(found.values())


def _geometry(section: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for element, names in (
        (section.find(f"{W}pgSz"), {"w": "width", "h": "height"}),
        (section.find(f"{W}pgMar"), {side: side for side in ("top", "bottom", "left", "right", "header", "footer")}),
        (section.find(f"{W}docGrid"), {"linePitch": "line"}),
    ):
        for attribute, field in names.items() if element is not None else ():
            value = _twips(element.get(f"{W}{attribute}", ""))
            if value is not None:
                found[field] = value
    if found.get("width", 0) > found.get("height", found.get("width", 0)):  # the report itself stands upright
        found["width"], found["height"] = found["height"], found["width"]
    return found


_UNITS = {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}


def _twips(text: str) -> int | None:
    """A measure in twentieths of a point, as most programs write it, or with its unit (``25mm``)."""
    match = re.fullmatch(r"(\d{1,5}(?:\.\d{1,6})?)(|mm|cm|in|pt|pc|pi)", text)
    return round(float(match[1]) * _UNITS[match[2]]) if match else None


class _Furniture:
    """Headers and footers, gathered under names of their own in gipgen's package."""

    def __init__(self) -> None:
        self.headers: list[str] = []
        self.footers: list[str] = []
        self.parts: dict[str, bytes] = {}
        self.relations: list[str] = []
        self.types: list[str] = []
        self.extensions: dict[str, str] = {}


def _furniture(
    elements: list[Any], relations: dict[str, tuple[str, str, bool]], part: Any, names: set[str]
) -> _Furniture:
    found = _Furniture()
    _theme(relations, part, names, found)
    for number, element in enumerate(elements, 1):
        kind = "header" if element.tag.endswith("headerReference") else "footer"
        target, _, outside = relations.get(element.get(f"{R}id"), ("", "", True))
        source = _part_name(target)
        if outside or source not in names:
            continue
        name = f"house{number}_{kind}.xml"
        found.parts[f"word/{name}"] = _unstyled(part(source))
        inner = posixpath.join(posixpath.dirname(source), "_rels", f"{posixpath.basename(source)}.rels")
        if inner in names:
            found.parts[f"word/_rels/{name}.rels"] = _carry(inner, part, names, found)
        found.relations.append(f'<Relationship Id="rHouse{number}" Type="{_RELATION_TYPE}{kind}" Target="{name}"/>')
        found.types.append(f'<Override PartName="/word/{name}" ContentType="{_TYPES[kind]}"/>')
        side = element.get(f"{W}type", "default")
        sides = [side]
        if side == "default" and not any(e.tag == element.tag and e.get(f"{W}type") == "even" for e in elements):
            sides.append("even")  # the report's pages have two sides; a house with one has it on both
        references = found.headers if kind == "header" else found.footers
        references += [f'<w:{kind}Reference w:type="{each}" r:id="rHouse{number}"/>' for each in sides]
    return found


def _theme(relations: dict[str, tuple[str, str, bool]], part: Any, names: set[str], found: "_Furniture") -> None:
    """The theme comes along: styles of Word name their fonts by it."""
    target = next((target for target, kind, _ in relations.values() if kind == "theme"), "")
    if target and _part_name(target) in names:
        found.parts["word/theme/house.xml"] = part(_part_name(target))
        found.relations.append(
            f'<Relationship Id="rHouseTheme" Type="{_RELATION_TYPE}theme" Target="theme/house.xml"/>'
        )
        found.types.append(
            '<Override PartName="/word/theme/house.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        )


def _carry(inner: str, part: Any, names: set[str], found: _Furniture) -> bytes:
    """The relations of a header with its pictures brought along; whatever else it refers to is left behind."""
    from lxml import etree  # noqa: PLC0415  a house style only

    tree = read_xml(part(inner))
    for each in list(tree.iter(_RELATIONS)):
        source = _part_name(each.get("Target", ""))
        ending = source.rpartition(".")[2].lower()
        if each.get("TargetMode") == "External" or source not in names or ending not in _MEDIA:
            tree.remove(each)
            continue
        name = f"media/house_{posixpath.basename(source)}"
        found.parts[f"word/{name}"] = part(source)
        found.extensions[ending] = _MEDIA[ending]
        each.set("Target", name)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _unstyled(content: bytes) -> bytes:
    """A header without the names of styles that gipgen's document does not have."""
    from lxml import etree  # noqa: PLC0415  a house style only

    tree = read_xml(content)
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for each in list(tree.iter(f"{W}{tag}")):
            each.getparent().remove(each)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
