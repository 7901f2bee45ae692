"""Pages of a PDF laid out, and the tables between their rules, as pdfplumber would; each step is counted before (pdf_counts.py)."""

from typing import Any

from gipgen.imports.pdf_clipped import Clips, watching
from gipgen.imports.pdf_counts import PATH, Bounds
from gipgen.named_tuple import NamedTuple

_APART = 5.0  # points between the frames of cells that stand side by side, each in its own
_FEW = 1_000  # words in front of an instruction
_CROSSING = 30  # to see whether two rules cross takes so many times as long as to compare two places


def lay_out(page: Any, bounds: Bounds) -> None:
    """Lay a page out as pdfplumber would when it is first asked, and stop at more than a report can have."""
    from pdfminer.pdfinterp import PDFResourceManager  # noqa: PLC0415  an extra, and slow to load

    if type(page.pdf.rsrcmgr) is PDFResourceManager:  # which all pages share
        page.pdf.rsrcmgr = _fonts(bounds)
    device = _device(page, bounds)
    _interpreter(page, device, bounds).process_page(page.page_obj)
    device.clips.settle()
    page._layout = device.get_result()  # noqa: SLF001  where pdfplumber keeps what it has laid out


def _device(page: Any, bounds: Bounds) -> Any:
    """What instructions draw on."""
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent as Usual  # noqa: PLC0415  an extra, and slow to load

    class Counting(Usual):
        clips = Clips()

        def begin_page(self, page: Any, ctm: Any) -> None:
            super().begin_page(page, ctm)
            left, low, right, high = self.cur_item.bbox
            self.clips.clip(((left, low), (right, high)))

        def render_char(self, *arguments: Any, **named: Any) -> Any:
            bounds.draw()
            advance = super().render_char(*arguments, **named)
            self.clips.draw(self.cur_item._objs[-1])  # noqa: SLF001  the sign that was made
            return advance

        def paint_path(self, state: Any, stroke: Any, fill: Any, evenodd: Any, path: Any) -> Any:
            bounds.draw(PATH)
            bounds.rule(len(path))
            return super().paint_path(state, stroke, fill, evenodd, path)

        def begin_figure(self, *arguments: Any, **named: Any) -> Any:
            bounds.draw(PATH)
            return super().begin_figure(*arguments, **named)

    return Counting(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)


def _interpreter(page: Any, device: Any, bounds: Bounds) -> Any:
    """What follows instructions."""
    from pdfminer.pdfinterp import PDFPageInterpreter  # noqa: PLC0415  an extra, and slow to load
    from pdfminer.pdftypes import list_value, stream_value  # noqa: PLC0415  likewise

    class Following(watching(PDFPageInterpreter, device.clips, bounds)):  # type: ignore[misc]  # forms are followed by another one of the same class
        def pop(self, n: int) -> Any:
            if len(self.argstack) > _FEW:  # which are copied
                bounds.move(8 * len(self.argstack))
            return super().pop(n)

        def init_resources(self, resources: Any) -> None:
            bounds.prepare(resources)
            super().init_resources(resources)

        def execute(self, streams: Any) -> None:
            for each in list_value(streams):
                bounds.follow(stream_value(each))
            super().execute(streams)

    return Following(page.pdf.rsrcmgr, device)


def _fonts(bounds: Bounds) -> Any:
    """What makes fonts, and keeps them."""
    from pdfminer.pdfinterp import PDFResourceManager  # noqa: PLC0415  an extra, and slow to load

    class Fonts(PDFResourceManager):
        def get_font(self, objid: Any, spec: Any) -> Any:
            if not objid or objid not in self._cached_fonts:
                bounds.font(spec)
            return super().get_font(objid, spec)

    return Fonts()


class Further(NamedTuple):
    """Rules that a page lacks: across it, at these heights, and down it, as pdfplumber describes its own."""

    across: tuple[float, ...] = ()
    down: tuple[dict[str, Any], ...] = ()


def find_tables(page: Any, further: Further, bounds: Bounds) -> Any:
    """The tables between the rules of a page as pdfplumber finds them, with ``further`` rules.

    It holds each rule against all, and each place where two cross against all: these are counted before.
    """
    from pdfplumber import table  # noqa: PLC0415  an extra, and slow to load

    class Counting(table.TableFinder):
        def get_edges(self) -> Any:
            edges = _snapped_apart(super().get_edges())
            upright = sum(each["orientation"] == "v" for each in edges)
            bounds.compare(_CROSSING * upright * (len(edges) - upright))
            tolerance = self.settings.intersection_x_tolerance, self.settings.intersection_y_tolerance
            bounds.compare(len(table.edges_to_intersections(edges, *tolerance)) ** 2)
            return edges

    rules = {
        "explicit_horizontal_lines": list(further.across),
        "explicit_vertical_lines": list(further.down),
        "snap_x_tolerance": 0,  # of each table by itself
        "snap_y_tolerance": _APART,
        "join_tolerance": _APART,
    }
    return Counting(page, table.TableSettings.resolve(rules)).tables


def _snapped_apart(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rules with those down it that stand near one another as one, in each table by itself.

    Those of another table on the page would draw them away from their column, and its digits into the next.
    """
    from pdfplumber import table  # noqa: PLC0415  an extra, and slow to load
    from pdfplumber.utils.geometry import snap_objects  # noqa: PLC0415  likewise

    bands: list[list[dict[str, Any]]] = []
    low = 0.0
    for edge in sorted((each for each in edges if each["orientation"] == "v"), key=lambda each: each["top"]):
        if bands and edge["top"] <= low + _APART:
            bands[-1].append(edge)
        else:
            bands.append([edge])
        low = max(low, edge["bottom"]) if len(bands[-1]) > 1 else edge["bottom"]
    across = [each for each in edges if each["orientation"] == "h"]
    down = [each for band in bands for each in snap_objects(band, "x0", _APART)]
    merged: list[dict[str, Any]] = table.merge_edges([*down, *across], 0, 0, _APART, _APART)
    return merged
