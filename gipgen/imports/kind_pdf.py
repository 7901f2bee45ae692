"""PDF; some begin with a few bytes of something else."""

from gipgen.findings.extras import needed
from gipgen.imports.document_kinds import Kind, Original
from gipgen.imports.raw import Raw

_SIGN = b"%PDF"


def _is_it(original: Original) -> bool:
    return original.content.startswith(_SIGN) or (original.ending == ".pdf" and _SIGN in original.content[:1024])


def _read(original: Original) -> Raw:
    with needed("pdfplumber"):
        import pdfplumber  # noqa: F401, PLC0415  an extra; the page that lacks it lacks what else reads PDF too
    from gipgen.imports.read_pdf import read_pdf  # noqa: PLC0415

    return read_pdf(original.content)


KIND = Kind(10, (".pdf",), _is_it, _read)
