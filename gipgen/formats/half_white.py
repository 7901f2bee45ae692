"""What tables that lie on their side leave white: the end of the page in front of them, or most of their own."""

from itertools import groupby

from gipgen.formats.measures import measures
from gipgen.formats.paging import reckon
from gipgen.layout.document import Document, Part
from gipgen.prose.nodes import Picture

_LEAST = 0.55  # of a page


def half_white(document: Document, logo: Picture | None = None) -> list[Part]:
    """The first of each run of turned tables for which a page stays nearly half white; the last of a report may."""
    paged = reckon(document, measures(document.style), logo)
    found, below = [], 0
    for lies, run in groupby(document.parts, lambda part: part.landscape):
        parts = tuple(run)
        below += len(parts)
        begin = paged.parts[parts[0].id].page
        end = paged.parts[document.parts[below].id].page if below < len(document.parts) else paged.last
        if lies and min(paged.filled[max(begin - 2, 0) : end - 1], default=1) < _LEAST:
            found.append(parts[0])
    return found
