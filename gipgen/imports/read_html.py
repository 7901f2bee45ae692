"""Web pages → raw lines and tables. Whole pages: scripts, styles, forms and navigation are left out; nothing is fetched."""

import re
from collections.abc import Sequence
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.imports.html_tree import page
from gipgen.imports.official import around
from gipgen.imports.page_drawings import drawn
from gipgen.imports.page_encoding import decoded
from gipgen.imports.page_fields import FIELDS, held
from gipgen.imports.page_markup import is_cut, places, refuse_swollen
from gipgen.imports.page_runs import SPACE, Dress, first_sign, lined, tidy, trimmed, worn
from gipgen.imports.page_styles import BLOCKS, hidden, keeps_lines, left_out, page_within, skipped, struck
from gipgen.imports.page_tables import cells_of, lays_out, rows_of, size, span
from gipgen.imports.page_views import PANELS, STYLES, VEILED, away, hiding_classes, is_panel, may_hide, taken_away
from gipgen.imports.pictures_within import hang, may_be_table
from gipgen.imports.printed_words import TOP_NUMBER
from gipgen.imports.raw import LINES, MAX_LINES, PICTURE, Block, Line, Marked, Raw, Run, Table, lay, noted, plain

_MAX_DEPTH = 200


def read_html(raw: bytes, where: str = "网页", view: str = "") -> Raw:
    """Read a page or a piece of one, in a view of ``page_views``. Raises ``Problem`` where there is nothing to read."""
    return from_markup(decoded(raw), where, view)


def from_markup(text: str, where: str = "网页", view: str = "") -> Raw:
    """Read markup that is decoded already."""
    refuse_swollen(text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return _walked(page(text), where, view, cut=is_cut(text.lower()), places=places(text))


def _walked(root: Any, where: str, view: str, *, cut: bool, places: int) -> Raw:
    """What stands on a page; ``places``: how many elements stand at a place of their own."""
    found = root.find("body")
    body = root if found is None else found
    title = " ".join((root.findtext(".//title") or "").split())
    if body.get("data-edition") is not None:
        return _own(root, body, where, title, cut=cut)
    styles = hiding_classes(each.text or "" for each in root.iter("style"))
    walker = _Walker(where, view=view, styles=styles)
    walker.walk(body, Dress(), 0)
    walker.flush()
    marks = Marked(struck=walker.struck, fields=walker.fields)
    loose = 2 * places > len(walker.blocks)  # lines of a printed page
    views = () if view else ((PANELS,) * walker.panels + (STYLES,) * bool(styles) + (VEILED,) * walker.veiled)
    return Raw(
        tuple(walker.blocks), title, loose=loose, cut=cut, around=tuple(walker.around), marked=marks, otherwise=views
    )


def _own(root: Any, body: Any, where: str, title: str, *, cut: bool) -> Raw:
    """The report on a page that gipgen wrote."""
    author = root.find(".//meta[@name='author']")
    main = body.find(".//main")
    body = root if main is None else main
    for figure in (*body.findall(".//figure"), *around(body)):  # from the table's numbers, from gipgen.toml
        figure.clear()
    walker = _Walker(where, own=True)
    walker.walk(body, Dress(), 0)
    walker.flush()
    marks = Marked(struck=walker.struck, fields=walker.fields)
    by = "" if author is None else author.get("content", "")
    return Raw(tuple(walker.blocks), title, by, own=True, cut=cut, marked=marks)


class _Walker:
    """Walks through the elements and collects runs of text until a block ends."""

    def __init__(self, where: str, *, own: bool = False, view: str = "", styles: frozenset[str] = frozenset()) -> None:
        self.blocks: list[Block] = []
        self.around: list[Line] = []
        self.struck = self.fields = 0  # passages that are struck through; fields of tables with numbers
        self._runs: list[Run] = []
        self._tags = 0  # of pages within this one
        self._where, self._own, self._view, self._styles = where, own, view, styles
        self._classes = styles if view == STYLES else frozenset[str]()
        self.panels = self.veiled = False
        self._heading = self._tables = 0
        self._lists: list[str] = []  # the signs of the lists that are open
        self._item = ""
        self._begins = True
        self._kept = 0  # elements around the text in which line breaks are shown as such
        self._path: list[int] = []
        self._pictured = False  # a picture stands in the line that is being read

    def walk(self, element: Any, dress: Dress, depth: int) -> None:
        """Walk below ``element``."""
        if depth > _MAX_DEPTH:
            self._text("".join(element.itertext()), dress)
            return
        self._text(element.text or "", dress)
        for number, child in enumerate(element):
            if isinstance(child.tag, str):
                enter = self._panel if may_hide(child) and is_panel(child, element) else self._enter
                enter(child, number, dress, depth + 1)
            self._text(child.tail or "", dress)

    def _panel(self, child: Any, number: int, dress: Dress, depth: int) -> None:
        """What stands behind a tab, where that is to be read."""
        self.panels = True
        if self._view in (PANELS, VEILED):
            self.flush()
            self._path.append(number)
            self._element(child, child.tag, dress, depth)
            self._path.pop()
        else:
            self._leaves(child)

    def _enter(self, child: Any, number: int, dress: Dress, depth: int) -> None:
        tag = child.tag
        if self._leaves(child):
            return
        inner, kept = tag in BLOCKS and tag != "p", keeps_lines(child, tag)
        if inner:
            self.flush()
            self._path.append(number)
        self._kept += kept
        self._element(child, tag, dress, depth)
        self._kept -= kept
        if inner:
            self._path.pop()

    def _leaves(self, child: Any) -> bool:
        """Whether an element's text is none of the report's: it is hidden, struck through, or no text."""
        gone = struck(child)
        if not gone and not skipped(child) and not away(child, self._view, self._classes):
            return False
        if text := left_out(child):
            self.veiled = self.veiled or hidden(child)
            self.struck += gone
            self.around.append(plain(text, f"{self._where}第{len(self.blocks) + 1}段"))
        return True

    def _element(self, child: Any, tag: str, dress: Dress, depth: int) -> None:
        if tag == "br":
            self._break()
        elif markup := page_within(child):
            self._page_within(markup, dress, depth)
        elif tag == "img":
            self._picture(child)
        elif tag == "table" and not lays_out(child):
            self.flush()
            self.blocks.append(self._table(child))
        elif tag == "pre" and (parts := drawn("".join(child.itertext()))):
            self._typed(parts, dress)
        elif tag == "li":
            self._list_item(child, dress, depth)
        elif tag in ("ul", "ol"):
            self._list(child, dress, depth)
        elif tag in BLOCKS:
            self._block(child, dress, depth)
        else:
            self.walk(child, worn(child, dress), depth)

    def _page_within(self, markup: str, dress: Dress, depth: int) -> None:
        """The page that a frame shows, where that stands in the frame itself; nothing is fetched."""
        self.flush()
        self._tags = refuse_swollen(markup, self._tags + 1)
        self.walk(page(markup), dress, depth)
        self.flush()

    def _typed(self, parts: Sequence[str | Table], dress: Dress) -> None:
        """Lines and tables that are shown as they were typed."""
        for part in parts:
            self.flush()
            if isinstance(part, Table):
                self._tables += 1
                self.blocks.append(part._replace(place=f"{self._where}表{self._tables}", path=tuple(self._path)))
            else:
                self._text(part, dress)
        self.flush()

    def _list_item(self, element: Any, dress: Dress, depth: int) -> None:
        self.flush()
        before, self._item = self._item, self._lists[-1] if self._lists else "-"
        self.walk(element, dress, depth)
        self.flush()
        self._item = before

    def _list(self, element: Any, dress: Dress, depth: int) -> None:
        self.flush()
        self._lists.append(first_sign(element))
        self.walk(element, dress, depth)
        self.flush()
        self._lists.pop()

    def _block(self, element: Any, dress: Dress, depth: int) -> None:
        self.flush()
        tag = element.tag
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
        self.walk(element, dress._replace(bold=False) if tag in ("td", "th") else dress, depth)
        self.flush()
        self._heading = 0

    def _text(self, text: str, dress: Dress) -> None:
        for number, line in enumerate(text.split("\n") if self._kept else (text,)):
            if number:
                self._break()
            if line := SPACE.sub(" ", line):
                self._runs.append(Run(line, *dress))

    def _picture(self, element: Any) -> None:
        if TOP_NUMBER.match(said := element.get("alt") or ""):  # a heading that is a picture
            self._runs.append(Run(said.strip()))
            return
        if may_be_table(*size(element)):
            if any(run.text.strip() for run in self._runs):
                self._pictured = True
            else:
                hang(self.blocks)

    def _break(self) -> None:
        """A line break: in published pages the end of a paragraph, in gipgen's own a break inside one."""
        if self._own:
            self._runs.append(Run("\n"))
        else:
            self.flush()
            self._begins = False

    def flush(self) -> None:
        runs, self._runs = tidy(self._runs), []
        if not runs:
            return
        refuse(LINES, len(self.blocks), MAX_LINES)
        begins = self._begins or runs[0].text.startswith(("\u3000", "\xa0"))
        place, depth, path = f"{self._where}第{len(self.blocks) + 1}段", len(self._lists), tuple(self._path)
        line = Line(trimmed(runs), place, self._heading, begins, self._item, depth, path, pictured=self._pictured)
        self._pictured = False
        self.blocks.append(line)
        self._begins = True
        if self._item:
            if self._item[0].isdigit():  # the list goes on counting
                self._lists[-1] = f"{int(self._item[:-1]) + 1}."
            self._item = ""

    def _table(self, table: Any) -> Table:
        rows = []
        unseen: list[str] = []
        for row in rows_of(table):
            cells = self._shown(row, unseen)
            rows.append([(self._cell(cell), span(cell, "colspan"), span(cell, "rowspan")) for cell in cells])
        self._tables += 1
        if text := " ".join(filter(None, unseen)):
            self.around.append(plain(text, f"{self._where}表{self._tables}"))
        refuse(LINES, len(self.blocks), MAX_LINES)
        return lay(rows, f"{self._where}表{self._tables}")._replace(path=tuple(self._path[:-1]))

    def _shown(self, row: Any, unseen: list[str]) -> list[Any]:
        """The cells of a row that are shown; what the others say is added to ``unseen``."""
        shown = []
        for cell in cells_of(row):
            if hidden(row) or hidden(cell) or taken_away(cell, self._classes):
                unseen.append(left_out(cell))
            else:
                shown.append(cell)
        return shown

    def _cell(self, cell: Any) -> str:
        """The text of a cell. Of several in it those that a style of the page hides are not seen; one by itself is read."""
        styled = not self._classes and any(taken_away(each, self._styles) for each in cell.iter())
        before = (self.struck, self.fields, len(self.around))
        text = self._said(cell, self._styles if styled else self._classes)
        if styled and not text:
            self.struck, self.fields = before[:2]
            del self.around[before[2] :]
            text = self._said(cell, frozenset())
        return text or (PICTURE if cell.find(".//img") is not None else "")

    def _said(self, cell: Any, classes: frozenset[str]) -> str:
        """The text of a cell without what these classes hide."""
        before, self._classes = self._classes, classes
        parts: list[str] = []
        self._inside(cell, parts, 0)
        self._classes = before
        return lined(parts)

    def _inside(self, element: Any, parts: list[str], depth: int) -> None:
        """The text inside a cell, as it is shown."""
        parts.append(element.text or "")
        for child in element:
            if child.tag in FIELDS and not hidden(child):
                parts.append(held(child))
                self.fields += any(map(str.isdigit, parts[-1]))
            elif isinstance(child.tag, str) and child.tag not in ("script", "style") and not self._leaves(child):
                self._within(child, parts, depth)
            parts.append(child.tail or "")

    def _within(self, child: Any, parts: list[str], depth: int) -> None:
        if child.tag in ("br", "p", "div", "tr") and parts:
            parts.append("\n")
        if child.tag == "sup" or depth > _MAX_DEPTH:
            parts.append(noted("".join(child.itertext())))
        else:
            self._inside(child, parts, depth + 1)
