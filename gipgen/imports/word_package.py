"""A docx file that Word saved in one piece of XML → the package that it would have been."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text

_MOST = 2_000  # parts
_PARTS = Text("个部分", "parts")
_BEGIN, _DATA, _END = b"<pkg:part ", b"<pkg:xmlData", b"</pkg:xmlData>"
_NAME = re.compile(rb'pkg:name="/([^"<>]{1,200})"')


def packed(content: bytes) -> bytes:
    """The parts that are XML, in a package; pictures are none. What is no part makes an empty package, which no reader takes."""
    refuse(_PARTS, content.count(_BEGIN), _MOST)
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, part in dict(_parts(content)).items():
            package.writestr(name, part)
    return made.getvalue()


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Each part as it stands, by its name; Word declares in each what its elements are."""
    for each in content.split(_BEGIN)[1:]:
        head, data, rest = each.partition(_DATA)
        name = _NAME.search(head)
        if name and data:
            yield name[1].decode("utf-8", "replace"), rest.partition(b">")[2].partition(_END)[0]
