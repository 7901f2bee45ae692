"""The objects of a PDF: read by pypdf, and written again so that the same objects give the same bytes. ISO 32000-1 7.5.

pypdf's own writer copies every object first and packs none: files half as large again, in five times the time.
"""

from hashlib import sha256
from io import BytesIO
from struct import pack
from typing import Any
from zlib import compress

_FREE = pack(">BIH", 0, 0, 0xFFFF)


def opened(content: bytes) -> Any:
    """A PDF. Raises ``ValueError`` for what is none."""
    from pypdf import PdfReader  # noqa: PLC0415  an extra
    from pypdf.errors import PyPdfError  # noqa: PLC0415  an extra

    try:
        return PdfReader(BytesIO(content), strict=True)
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def entry(mapping: Any, key: str, default: Any) -> Any:
    """What an entry of a dictionary comes to, wherever it lies: pypdf's ``get`` gives what points there."""
    return mapping[key] if key in mapping else default  # noqa: SIM401


def written(pdf: Any) -> bytes:
    """All that can be reached of a PDF that was opened; everything but streams is packed into one."""
    from pypdf.generic import StreamObject  # noqa: PLC0415  an extra

    objects = _reached(pdf)
    ours, table = max(objects) + 1, max(objects) + 2
    out, packed = BytesIO(), BytesIO()
    rows: dict[int, bytes] = {0: _FREE}
    inside: list[int] = []
    out.write(pdf.pdf_header.encode("ascii") + b"\n%\xe2\xe3\xcf\xd3\n")
    for number, each in objects.items():
        if isinstance(each, StreamObject):
            rows[number] = pack(">BIH", 1, out.tell(), 0)
            out.write(b"%d 0 obj\n" % number)
            each.write_to_stream(out)
            out.write(b"\nendobj\n")
        else:
            rows[number] = pack(">BIH", 2, ours, len(inside) // 2)
            inside += (number, packed.tell())
            each.write_to_stream(packed)
            packed.write(b"\n")
    heads = " ".join(map(str, inside)).encode() + b"\n"
    rows[ours] = pack(">BIH", 1, out.tell(), 0)
    said = f"/Type/ObjStm/N {len(inside) // 2}/First {len(heads)}"
    out.write(_stream(ours, said, heads + packed.getvalue()))
    start = out.tell()
    rows[table] = pack(">BIH", 1, start, 0)
    content = b"".join(rows.get(number, _FREE) for number in range(table + 1))
    first = pdf.trailer["/ID"][0].original_bytes.hex()
    about = "".join(f"{key} {pdf.trailer.raw_get(key).idnum} 0 R" for key in ("/Root", "/Info"))
    last = sha256(out.getvalue()).hexdigest()[:32]
    out.write(_stream(table, f"/Type/XRef/Size {table + 1}/W[1 4 2]{about}/ID[<{first}><{last}>]", content))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _stream(number: int, said: str, content: bytes) -> bytes:
    data = compress(content, 9)
    head = f"{number} 0 obj\n<<{said}/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
    return head.encode() + data + b"\nendstream\nendobj\n"


def _reached(pdf: Any) -> dict[int, Any]:
    """The objects that a document consists of, by their numbers."""
    from pypdf.generic import IndirectObject  # noqa: PLC0415  an extra

    found: dict[int, Any] = {}
    left = [pdf.trailer.raw_get("/Root"), pdf.trailer.raw_get("/Info")]
    while left:
        each = left.pop()
        if isinstance(each, IndirectObject):
            if each.idnum not in found:
                found[each.idnum] = each.get_object()
                left.append(found[each.idnum])
        elif isinstance(each, dict):
            left += each.values()
        elif isinstance(each, list):
            left += each
    return dict(sorted(found.items()))
