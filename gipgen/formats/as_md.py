"""``Document`` → Markdown for GitHub and Gitee: what a reviewer reads in the pull request.

One paragraph is one line and one table row is one line, so that a changed number is a changed line.
"""

import os
import re

from gipgen.findings.text import Text
from gipgen.formats import ProofError
from gipgen.formats.html_table import read_html_table
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.mark import LENGTH, NOTICE, Mark
from gipgen.formats.printed import Piece, Printed, Table, TableRead, squeezed
from gipgen.formats.registry import Comparison, Format, Job
from gipgen.formats.templating import Language
from gipgen.formats.visible import Held
from gipgen.layout.grid import Grid
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline
from gipgen.vocabulary.word_lists import has

_ENDLESS = Text("表格没有结束：<table> 以后要有单独一行 </table>", "a table has no end: </table> is missing")

# A sign # behind a blank could close a heading; a ! in front of a link would make a picture of it.
# (Here and below signs are looked for first: in most texts there are none, and no pattern need be compiled.)
_SPECIAL = r"([\\`*_\[\]|~]|(?<=\s)#|!\Z)|<|&(?=#?\w+;)"
_SPECIAL_SIGNS = "\\`*_[]|~#!<&"
_LINE_START = r"(?P<sign>>|#{1,6}(?=\s|$)|[-+=](?=\s|$|[-=>]))|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s)"
_LINE_SIGNS = frozenset(">#-+=*")
_DIGITS = "0123456789０１２３４５６７８９"


def render_markdown(job: Job) -> bytes:
    """Render the whole report; UTF-8 with ``\\n`` line ends."""

    def table(grid: Grid) -> str:
        return job.templates.render_grid(_LANGUAGE, "table.md.j2", grid)

    values = {"document": job.document, "table": table, "run": _Writer(job.folder).write}
    return job.templates.render(_LANGUAGE, "report.md.j2", **values).encode("utf-8")


def escaped(value: str) -> str:
    """Escape what Markdown would read as markup."""
    if not has(_SPECIAL_SIGNS, value):
        return value
    return re.sub(_SPECIAL, lambda match: f"\\{match[1]}" if match[1] else html(match[0]), value)


def html(value: str) -> str:
    """Escape a text inside HTML."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


class _Writer(InlineWriter):
    """Inline nodes as Markdown for a file in ``folder``."""

    def __init__(self, folder: str = "") -> None:
        self._folder = folder

    def text(self, text: str, *, bold: bool, face: int = 0) -> str:  # noqa: ARG002  the marks around it say so
        return escaped(text)

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:
        """Bold as ``**`` where CommonMark reads it as bold, else as ``<strong>`` (Chinese punctuation inside its edges)."""
        edges = nodes.plain(siblings[place : place + 1])
        left = nodes.plain(siblings[max(place - 1, 0) : place])[-1:]
        right = nodes.plain(siblings[place + 1 : place + 2])[:1]
        if place and isinstance(siblings[place - 1], nodes.Strong):
            return f"<strong>{inner}</strong>"  # `**a****b**` is not read as two
        closes = inner[-1:].isalnum() or not right or right.isspace() or not right.isalnum()
        opens = inner[:1].isalnum() or not left or left.isspace() or not left.isalnum()
        return f"**{inner}**" if opens and closes and edges.strip() == edges else f"<strong>{inner}</strong>"

    def lead(self, inner: str, node: nodes.Lead) -> str:
        """In the face that headings have there; what is typed in bold has it already. ``<b>`` tells the two apart for the importer."""
        return inner if all(isinstance(each, nodes.Strong) for each in node.children) else f"<b>{inner}</b>"

    def link(self, inner: str, node: nodes.Link) -> str:
        target = node.target.replace("(", "%28").replace(")", "%29")
        return f"[{inner}]({target})"

    def image(self, node: nodes.Image) -> str:
        return f"![{escaped(node.alt)}](<{_from(self._folder, node)}>)"

    def line_break(self) -> str:
        return "<br>"


def _from(folder: str, image: nodes.Image) -> str:
    """The way to a picture file as seen from the output; as typed where there is none (another drive)."""
    if image.picture is None or not folder:
        return image.target
    try:
        return os.path.relpath(image.picture.path, folder).replace("\\", "/")
    except ValueError:
        return image.target


def line(value: str) -> str:
    """Keep the start of a paragraph from being read as a list, a heading or a rule."""
    match = re.match(_LINE_START, value) if _may_begin(value) else None
    if not match:
        return value
    if match["sign"]:
        return "\\" + value
    return f"{match['number']}\\{value[match.end('number') :]}"


def _may_begin(value: str) -> bool:
    """Whether a line may begin with a sign, or with the number of an item."""
    return value[:1] in _LINE_SIGNS or value.lstrip(_DIGITS)[:1] in (".", ")")


_LANGUAGE = Language("markdown", {"kind": nodes.kind, "line": line, "html": html, "text": escaped}, escapes=False)

_MARKS = (
    r"\\(?P<sign>[!-/:-@\[-`{-~])|(?P<open>!?\[)|(?P<target>\]\((?:<[^<>\n]*>|[^()\s]*)\))|(?P<bold>\*\*)"
    r"|(?P<pause><br\s*/?>)|(?P<tag></?[a-zA-Z][^<>]*>)|&(?P<entity>lt|gt|amp);"
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}
_HEADING = re.compile(r"(#{1,6}) +")
_MARK_SIGNS = "\\[]*<&"
_ITEM = r" *(?:[-*+]|(?P<number>[0-9]{1,9})[.)]) +"


def shown(line: str) -> str:
    """A line of Markdown as a reader of the page sees it."""
    if not has(_MARK_SIGNS, line):
        return squeezed(line)
    parts: list[str] = []
    brackets: list[int] = []  # places in ``parts`` of those that are still open
    last = 0
    for match in re.finditer(_MARKS, line):
        parts.append(line[last : match.start()])
        last = match.end()
        kind = match.lastgroup
        if kind == "sign":
            parts.append(match["sign"])
        elif kind == "open":
            brackets.append(len(parts))
            parts.append(match[0])
        elif kind == "target" and brackets:
            parts[brackets.pop()] = ""
        elif kind == "target":
            parts.append(match[0])
        elif kind == "pause":
            parts.append(" ")
        elif kind == "entity":
            parts.append(_ENTITIES[match["entity"]])
    return squeezed("".join([*parts, line[last:]]))


def read_markdown(content: bytes) -> Printed:
    """What Markdown prints when it is shown: of its many ways those that the templates write."""
    bare = _without_mark(content)
    lines = (content if bare is None else bare).decode("utf-8").split("\n")
    items: Printed = []
    position = 0
    while position < len(lines):
        line, start = lines[position], position
        position += 1
        if line.startswith("<table"):
            while not lines[position - 1].startswith("</table>"):
                if position == len(lines):
                    raise ProofError(_ENDLESS, "<table")
                position += 1
            items.append(Table("\n".join(lines[start:position]).encode(), read_html_table))
        elif line.startswith("|"):
            while position < len(lines) and lines[position].startswith("|"):
                position += 1
            items.append(_pipe_table(lines[start:position]))
        else:
            items += _piece(line)
    return items


def _pipe_table(lines: list[str]) -> Table:
    """A table with bars; its second line sets the columns only."""
    rows = [
        [(shown(cell), 1, 1) for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        for number, line in enumerate(lines)
        if number != 1
    ]
    return Table(b"", lambda _: TableRead(rows))


def _piece(line: str) -> list[Piece | Table]:
    """The piece that a line prints: the templates write each paragraph as one."""
    if heading := _HEADING.match(line):
        level = len(heading[1]) - 1
        return [Piece("heading" if level else "title", shown(line[heading.end() :]), level)]
    if line.startswith("<p "):  # to GitHub a block of HTML, whose signs are no Markdown
        text = re.sub(r"&(\w+);", lambda found: _ENTITIES.get(found[1], found[0]), re.sub(r"<[^<>]*>", "", line))
        return [Piece("text", squeezed(text))]
    sign = re.match(_ITEM, line) if _may_begin(line.lstrip(" ")) else None
    prefix = "" if sign is None else f"{sign['number']}." if sign["number"] else "• "
    text = shown(line[sign.end() :] if sign else line.removeprefix("> "))
    return [Piece("text", prefix + text)] if text and line != "---" else []


_MARK = f"\n<!-- {NOTICE} %s -->\n"  # a reader of the page does not see it


def _with_mark(content: bytes, stamp: str) -> bytes:
    return content + (_MARK % stamp).encode()


def _without_mark(content: bytes) -> bytes | None:
    before, after = (piece.encode() for piece in _MARK.split("%s"))
    at = len(content) - len(before) - LENGTH - len(after)
    return content[:at] if content.endswith(after) and content.startswith(before, max(at, 0)) else None


def _hold(held: Held) -> None:
    from gipgen.formats.held_markdown import hold_markdown  # noqa: PLC0415  a house's templates only

    hold_markdown(held)


FORMAT = Format(
    name="md",
    rank=1,
    label=Text("Markdown", "Markdown"),
    templates="markdown",
    render=render_markdown,
    read=read_markdown,
    mark=Mark(_with_mark, _without_mark, is_text=True),
    compares=Comparison(furnished=False),  # what a reviewer reads is the report itself
    by_default=True,
    has_review=True,
    hold=_hold,
)
