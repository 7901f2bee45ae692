"""``Document`` → PDF through Typst: tagged (PDF/UA-1), fonts embedded, the same bytes on every day (docs/decisions/0007).

Typst sets the pages; what it cannot mark yet (the stub of a table as headers of its rows) ``tagged.py`` adds afterwards.
Nothing but the templates and the texts goes in: Typst sees a folder of its own, and packages from the network are refused.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.prose import nodes
from gipgen.prose.nodes import Block, Inline
from gipgen.render import RenderProblem
from gipgen.render.docx import title_lines
from gipgen.render.environment import render, render_grid
from gipgen.render.fonts import is_official, stack
from gipgen.settings.types import Fonts, Style

if TYPE_CHECKING:
    from typst import Compiler
    from typst import Fonts as MachineFonts

EXTRA = 'pip install "gipgen[pdf]"'
_BOLD = 600
_LONG = 24  # letters of a word that a line of text holds in any case
_LONG_NARROW = 8  # … and a column of a table
_FONTS_EACH = 4  # fonts handed to Typst for each role; for single rare characters it searches all others


def render_pdf(document: Document, style: Style) -> bytes:
    """Render the whole report. Raises ``RenderProblem`` where the extra or a font is missing."""
    fonts = machine_fonts()
    chosen = choose_fonts(style.fonts)
    values = {
        "document": document,
        "style": style,
        "title": title_lines(document.title),
        "captions": _captions(document) if style.captions else {},
        "settings": _settings(style, chosen, _bold_families()),
    }
    source = render("typst/report.typ.j2", _FILTERS, **values)
    from gipgen.render.tagged import mark_headers  # noqa: PLC0415  only for PDF

    return mark_headers(_compile(_compiler(fonts), source), document.grids)


def is_installed() -> bool:
    """Whether the extra is there."""
    from importlib.util import find_spec  # noqa: PLC0415  only for PDF

    return find_spec("typst") is not None and find_spec("pikepdf") is not None


@cache
def machine_fonts() -> "MachineFonts":
    """The fonts of this machine, looked for once a process. Raises ``RenderProblem`` without the extra."""
    if not is_installed():
        raise RenderProblem(
            f"生成 PDF 要先安装一个部件，没有生成文件。请运行：{EXTRA}", f"PDF needs an extra; run: {EXTRA}"
        )
    import typst  # noqa: PLC0415  an extra, and 80 MB

    return typst.Fonts()


def choose_fonts(wanted: Fonts) -> dict[str, list[str]]:
    """For each role the fonts of this machine that print it, best first. Raises ``RenderProblem`` where there is none."""
    installed = machine_fonts().families()
    chosen = {role: stack(role, name, installed)[:_FONTS_EACH] for role, name in wanted._asdict().items()}
    if not all(chosen.values()):
        raise RenderProblem(
            "本机没有中文字体，生成的 PDF 会全是方框，所以没有生成。请安装仿宋、黑体、楷体、宋体中的任意一种，"
            "或者免费的思源宋体（Noto Serif CJK SC；Debian、Ubuntu：apt install fonts-noto-cjk），再运行一次。"
            "gipgen doctor 列出本机的字体。",
            "no Chinese font on this machine; install one, for example Noto Serif CJK SC "
            "(apt install fonts-noto-cjk); `gipgen doctor` lists the fonts",
        )
    return chosen


@cache
def _bold_families() -> frozenset[str]:
    return frozenset(font.family for font in machine_fonts().fonts() if font.weight >= _BOLD)


@cache
def _compiler(fonts: "MachineFonts") -> "Compiler":
    import typst  # noqa: PLC0415  an extra, and 80 MB

    return typst.Compiler(font_paths=fonts)


def _settings(style: Style, chosen: dict[str, list[str]], bold: frozenset[str]) -> dict[str, Any]:
    """What ``style.typ`` needs to know, with its key names."""
    title = chosen["title"][0]
    substitute = not is_official(style.fonts.title, title)
    return {
        "fonts": {role.replace("_", "-"): names for role, names in chosen.items()},
        "sizes": {name.replace("_", "-"): size for name, size in style.sizes._asdict().items()},
        "page": style.page._asdict(),
        "bold": chosen["body"][0] in bold,
        "title-weight": "bold" if substitute and title in bold else "regular",  # 小标宋 is darker than other 宋体
    }


def _captions(document: Document) -> dict[str, str]:
    return {grid.id: f"表{number} {grid.caption}" for number, grid in enumerate(document.grids, 1)}


def _compile(compiler: "Compiler", source: str) -> bytes:
    import typst  # noqa: PLC0415  an extra, and 80 MB

    if re.search(r'\b(?:import|include)\s*\(?\s*"@', source):  # a text cannot look so: its quotes are escaped
        raise RenderProblem(
            "模板里引用了网上的 Typst 包（@……），gipgen 不联网，没有生成文件。请把要用的代码写进模板。",
            "a template imports a Typst package from the network; put the code into the template",
        )
    try:
        content = compiler.compile(source.encode("utf-8"), format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        raise _problem(error) from error
    if not isinstance(content, bytes):
        raise TypeError("typst wrote no bytes")
    return content


def _problem(error: Any) -> Exception:
    """Words for a character that no font has; everything else is a fault of a template or ours."""
    match = re.search(r"the text `\"(.*?)\"` could not be displayed", error.message)
    if not match:
        return ValueError(f"typst: {error.message}\n{error.diagnostic}")
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda number: chr(int(number[1], 16)), match[1])
    codes = " ".join(f"U+{ord(character):04X}" for character in text)
    return RenderProblem(
        f"本机没有一种字体能显示“{text}”（{codes}），生成的 PDF 里会是方框，所以没有生成。请换一个写法，或安装有这个字的字体"
        "（生僻字：思源宋体 Noto Serif CJK SC、宋体扩展 SimSun-ExtB；表情符号不宜写进公文）。",
        f"no font on this machine shows '{text}' ({codes}); write it differently or install a font that has it",
        name_file=True,
    )


def code(value: Any) -> str:
    """A value as a Typst literal; a text can never be read as code."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "none"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, dict):
        return "(" + "".join(f"{code(key)}: {code(item)}, " for key, item in value.items()) + ")" if value else "(:)"
    if isinstance(value, (list, tuple)):
        return "(" + "".join(f"{code(item)}, " for item in value) + ")"
    return str(value)


def inline(children: tuple[Inline, ...], *, narrow: bool = False) -> str:
    """Inline nodes as Typst markup; ``narrow`` where they stand in a column."""
    parts = []
    for node in children:
        if isinstance(node, nodes.Text):
            parts.append(_text(node.text, _LONG_NARROW if narrow else _LONG))
        elif isinstance(node, nodes.Break):
            parts.append("#linebreak()")
        elif isinstance(node, nodes.Strong):
            parts.append(f"#strong[{inline(node.children, narrow=narrow)}]")
        elif isinstance(node, nodes.Link):
            parts.append(f"#link({code(node.target)})[{inline(node.children, narrow=narrow)}]")
    return "".join(parts)


def _text(text: str, long: int) -> str:
    """A text with places to break in words too long for a line: an empty box is one, and leaves no trace in the text."""
    pieces = re.split(rf"([!-\u2e7f]{{{long + 1},}})", text)
    parts = []
    for number, piece in enumerate(pieces):
        if number % 2 and not re.fullmatch(r"[\d.,%+-]+", piece):
            parts += [f"#{code(piece[start : start + 3])}#box(width: 0pt)" for start in range(0, len(piece), 3)]
        elif piece:
            parts.append(f"#{code(piece)}")
    return "".join(parts)


def depths(blocks: tuple[Block, ...], below: int) -> list[int]:
    """How deep each block's heading stands in the outline: one below its parent, even where the writer skipped a level."""
    parents: list[int] = []
    found = []
    for block in blocks:
        if isinstance(block, nodes.Heading):
            while parents and parents[-1] >= block.level:
                parents.pop()
            parents.append(block.level)
        found.append(below + len(parents))
    return found


def _grid(grid: Grid, captions: dict[str, str]) -> str:
    caption = captions.get(grid.id)
    return render_grid("typst/table.typ.j2", grid, _FILTERS, variant=caption or "", caption=caption)


_FILTERS: dict[str, Callable[..., Any]] = {"code": code, "inline": inline, "grid": _grid, "depths": depths}
