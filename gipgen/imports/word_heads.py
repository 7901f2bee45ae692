"""Headers of a Word file: what they say of the file itself. All else that stands in them is the page's."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from gipgen.findings.text import Problem
from gipgen.imports.draft_mark import is_draft_mark
from gipgen.imports.office_package import Relation, W, parse, unpack
from gipgen.imports.raw import Line, plain

_PLACE = "页眉"
_MOST = 20  # headers that are looked at: three a section
_SIGN = "稿".encode()
_PATH = "{urn:schemas-microsoft-com:vml}textpath"  # the letters that Word draws across a page


def draft_heads(raw: bytes, related: Iterable[Relation]) -> Iterator[Line]:
    """The paragraphs of headers, and the letters across the page, that mark a draft. A header that is broken says nothing."""
    names = dict.fromkeys(each.target for each in related if each.kind == "header")
    for name in list(names)[:_MOST]:
        with suppress(Problem):
            yield from _marks(unpack(raw, (name,)).get(name, b""))


def _marks(part: bytes) -> Iterator[Line]:
    if _SIGN in part:
        root = parse(part)
        texts = ["".join(each.text or "" for each in line.iter(W + "t")) for line in root.iter(W + "p")]
        texts += [each.get("string", "") for each in root.iter(_PATH)]
        yield from (plain(text, _PLACE) for text in texts if is_draft_mark(text))
