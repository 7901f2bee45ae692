"""Fields of Word's old forms that hold a choice: what was chosen stands beside the field, as a number in a list, not as text."""

from collections.abc import Iterator
from typing import Any

from gipgen.imports.counted import number_of
from gipgen.imports.office_package import W

FIELD, TEXT = W + "fldChar", W + "t"
_PARAGRAPH, _KIND, _VALUE = W + "p", W + "fldCharType", W + "val"
_LIST, _ENTRY = f".//{W}ddList", W + "listEntry"
_SAID = tuple(W + name for name in ("result", "default"))


def shown_by_fields(body: Any, markup: bytes) -> dict[Any, str]:
    """The elements of such fields with what Word shows for each: the choice where a field begins, nothing for text inside it."""
    return dict(_choices(body)) if b"ddList" in markup else {}


def _choices(body: Any) -> Iterator[tuple[Any, str]]:
    for paragraph in body.iter(_PARAGRAPH):
        inside = False
        for element in paragraph.iter():
            if element.tag == TEXT and inside:
                yield element, ""
            elif element.tag == FIELD:
                offered = element.find(_LIST)
                inside = offered is not None or (inside and element.get(_KIND) != "end")
                if offered is not None:
                    yield element, _chosen(offered)


def _chosen(offered: Any) -> str:
    """The entry that was chosen; the first one where nobody chose."""
    said = (offered.find(name) for name in _SAID)
    number = next((number_of(each.get(_VALUE), otherwise=0) for each in said if each is not None), 0)
    entries = offered.findall(_ENTRY)
    return entries[number].get(_VALUE, "") if number < len(entries) else ""
