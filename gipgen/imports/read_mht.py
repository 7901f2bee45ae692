"""Pages that a browser saved whole (mht): the page itself, as any other; pictures and styles beside it are left alone."""

from gipgen.fence.counts import refuse
from gipgen.findings.text import Problem, Text
from gipgen.imports.raw import Raw
from gipgen.imports.read_html import read_html

_MAX_PARTS = 2_000
_PARTS = Text("个部分", "parts")


def read_mht(content: bytes) -> Raw:
    """Read a saved page. Raises ``Problem`` where there is none in the file."""
    from email.parser import BytesParser  # noqa: PLC0415  such pages only
    from email.policy import compat32  # noqa: PLC0415  likewise

    refuse(_PARTS, content.count(b"\n--"), _MAX_PARTS)
    message = BytesParser(policy=compat32).parsebytes(content)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return read_html(page)
    raise Problem(
        "保存下来的网页里没有网页本身，可能损坏了。请在浏览器里重新保存。", "there is no page in this saved page"
    )
