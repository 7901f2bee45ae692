"""A web page as its elements and texts in their order, and where on it the report's words begin and end."""

from typing import Any

from gipgen.formats.printed import squeezed
from gipgen.named_tuple import NamedTuple


class Tree(NamedTuple):
    """A page: its elements in order, where each begins and ends, and the texts."""

    root: Any
    elements: list[Any]
    spans: dict[Any, tuple[int, int]]
    texts: list[tuple[int, str]]
    parents: dict[Any, Any]


def tree_of(content: bytes) -> Tree:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  a house's templates only

    root = ET.fromstring(content)  # noqa: S314  made by gipgen a moment ago, without entities
    page = Tree(root, [], {}, [], {})
    _walk(root, page)
    return page


def _walk(element: Any, page: Tree) -> None:
    """Go through an element; elements and texts together count the places of a page."""
    start = len(page.texts) + len(page.elements)
    page.elements.append(element)
    if element.text and element.text.strip():
        page.texts.append((start + 1, squeezed(element.text)))
    for child in element:
        page.parents[child] = element
        _walk(child, page)
        if child.tail and child.tail.strip():
            page.texts.append((len(page.texts) + len(page.elements), squeezed(child.tail)))
    page.spans[element] = (start, len(page.texts) + len(page.elements))


def in_chart(page: Tree, element: Any) -> bool:
    while element is not None:
        if element.tag == "figure" and "chart" in element.get("class", "").split():
            return True
        element = page.parents.get(element)
    return False


def report_of(page: Tree, plain: Tree) -> tuple[int, int]:
    """Where the report's words begin and end on the page."""
    first = next((page.spans[each][0] for each in page.elements if each.tag == "h1"), 0)
    end = plain.texts[-1][1] if plain.texts else ""
    return first, next((place for place, text in reversed(page.texts) if text == end), len(page.elements) * 2)


def is_own(page: Tree, plain: Tree, element: Any) -> bool:
    first, last = report_of(page, plain)
    start, end = page.spans[element]
    return end <= first or start > last
