"""``Document`` → PDF through Typst: tagged (PDF/UA-1), fonts embedded, the same bytes on every day (docs/decisions/0007).

Typst sets the pages; what it cannot mark yet (the stub of a table as headers of its rows) ``tagged.py`` adds afterwards.
Nothing but the templates and the texts goes in: Typst sees a folder of its own, and packages from the network are refused.
"""

import re
from typing import TYPE_CHECKING, Any

from gipgen.findings.text import Problem, Text, filled, problem, same
from gipgen.formats import TemplateFault
from gipgen.formats.fonts import is_official
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.machine import Machine
from gipgen.formats.mark import STAMP, Mark, before_last
from gipgen.formats.pdf_fonts import bold_families, choose_fonts, machine_fonts
from gipgen.formats.pdf_tags import mark_headers, read_pdf
from gipgen.formats.registry import Comparison, Extra, Format, Job
from gipgen.formats.templating import Language, Templates
from gipgen.layout.grid import Grid
from gipgen.layout.heading_levels import depths
from gipgen.layout.title_lines import title_lines
from gipgen.prose import nodes
from gipgen.prose.drawing_words import in_words
from gipgen.prose.nodes import Inline, Picture
from gipgen.settings.settings import Style
from gipgen.temporaries import temporary_folder

if TYPE_CHECKING:
    from typst import Compiler

_A4_WIDTH = 210
_MM = 72 / 25.4  # points
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_NO_PICTURE = Text(
    "图片 {path} 读不了（{why}），没有生成文件。请用看图软件打开，另存为 PNG 后再试。",
    "the picture {path} cannot be read ({why}); save it anew as PNG",
)
_NO_TEMPORARY = Text("临时文件夹写不了（{why}），没有生成文件。", "cannot write to the temporary folder: {why}")
_LONG = 24  # letters of a word that a line of text holds in any case
_LONG_NARROW = 8  # … and a column of a table
_LONGEST_NUMBER = 40  # signs of a number, a telephone number, a sum: never broken
_LONGEST_URL = 2000  # Typst takes 8,000 bytes; browsers take no more than this


def render_pdf(job: Job) -> bytes:
    """Render the whole report. Raises ``Problem`` where a font is missing."""
    chosen = choose_fonts(job.document.style.fonts, job.machine)
    source, files = _written(job, job.templates, chosen)
    if job.plain is not None and job.templates.has_own(_LANGUAGE.folder):
        plain, _ = _written(job, job.plain, chosen)
        if source != plain:
            from gipgen.formats.held_typst import hold_typst  # noqa: PLC0415  a house's templates only

            hold_typst(source, plain)
    try:
        content = _compile(job.machine, source, files)
    except OSError as error:
        raise problem(_NO_TEMPORARY, why=error.strerror) from error
    return mark_headers(content, job.document.grids)


def _written(job: Job, templates: Templates, chosen: dict[str, list[str]]) -> tuple[str, dict[str, Picture]]:
    """The report as Typst code, and the pictures that it shows by the names of their files."""
    document, style = job.document, job.document.style
    files: dict[str, Picture] = {}
    in_line, in_column = _Writer(files), _Writer(files, narrow=True)

    def inline(children: tuple[Inline, ...], *, narrow: bool = False) -> str:
        return (in_column if narrow else in_line).write(children)

    def table(grid: Grid, caption: str = "") -> str:
        return templates.render_grid(_LANGUAGE, "table.typ.j2", grid, caption, caption=caption or None)

    values = {
        "document": document,
        "title": title_lines(
            document.title, (_A4_WIDTH - style.page.left - style.page.right) * _MM / style.sizes.title
        ),
        "settings": _settings(style, chosen, bold_families(job.machine)),
        "logo": in_line.place(nodes.Image(document.agency, "", picture=job.house.logo)) if job.house.logo else "none",
        "inline": inline,
        "table": table,
    }
    return templates.render(_LANGUAGE, "report.typ.j2", **values), files


def is_installed() -> bool:
    """Whether the extra is there."""
    from importlib.util import find_spec  # noqa: PLC0415  only for PDF

    return find_spec("typst") is not None and find_spec("pikepdf") is not None


def _compiler(machine: Machine) -> "Compiler":
    import typst  # noqa: PLC0415  an extra, and 80 MB

    return machine.once("compiler", lambda: typst.Compiler(font_paths=machine_fonts(machine)))


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


_NO_PACKAGES = Text('typst：不能引用网上的包：import "@…"', 'typst: no packages from the network: import "@…"')


def _compile(machine: Machine, source: str, pictures: dict[str, Picture]) -> bytes:
    """Run Typst in a folder that holds the pictures and nothing else; one thread at a time, as it wants it."""
    import os  # noqa: PLC0415  only for PDF

    import typst  # noqa: PLC0415  an extra, and 80 MB

    if re.search(r'\b(?:import|include)\s*(?:\(\s*)?"@', source):  # a text cannot look so: its quotes are escaped
        raise TemplateFault(_NO_PACKAGES)
    with machine.lock, temporary_folder() as folder:
        compiler = _compiler(machine)
        for name, picture in pictures.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(picture.data)
        try:
            content = compiler.compile(source.encode("utf-8"), format="pdf", pdf_standards="ua-1", root=folder)
        except typst.TypstError as error:
            raise _picture_problem(compiler, folder, pictures) or _problem(error) from error
    if not isinstance(content, bytes):
        raise TypeError("typst wrote no bytes")
    return content


def _picture_problem(compiler: "Compiler", folder: str, pictures: dict[str, Picture]) -> Problem | None:
    """Words for the picture that Typst cannot read, if that is it: each is tried alone."""
    import typst  # noqa: PLC0415  an extra, and 80 MB

    for name, picture in pictures.items():
        try:
            compiler.compile(f"#image({code(name)})".encode(), format="pdf", root=folder)
        except typst.TypstError as error:
            why = in_words(error.message.strip())
            words = filled(_NO_PICTURE, path=picture.path, why=why)
            return Problem(*words, of_report=True)
    return None


def _problem(error: Any) -> Exception:
    """Words for a character that no font has; everything else is a fault of a template or ours."""
    match = re.search(r"the text `\"((?:[^\"\\]|\\.)*)\"` could not be displayed", error.message)
    if not match:
        return TemplateFault(same(f"typst: {error.message}\n{error.diagnostic}"))
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda number: chr(int(number[1], 16)), match[1])
    codes = " ".join(f"U+{ord(character):04X}" for character in text)
    return Problem(
        f"本机没有一种字体能显示“{text}”（{codes}），生成的 PDF 里会是方框，所以没有生成。请换一个写法，或安装有这个字的字体"
        "（生僻字：思源宋体 Noto Serif CJK SC、宋体扩展 SimSun-ExtB；表情符号不宜写进公文）。",
        f"no font on this machine shows '{text}' ({codes}); write it differently or install a font that has it",
        of_report=True,
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


class _Writer(InlineWriter):
    """Inline nodes as Typst markup; ``files`` gathers the pictures that they show. ``narrow`` where they stand in a column."""

    def __init__(self, files: dict[str, Picture], *, narrow: bool = False) -> None:
        self._files, self._narrow = files, narrow
        self._long = _LONG_NARROW if narrow else _LONG

    def text(self, text: str, *, bold: bool) -> str:  # noqa: ARG002  the call around it says so
        return _text(text, self._long)

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return f"#strong[{inner}]"

    def link(self, inner: str, node: nodes.Link) -> str:
        return f"#link({code(node.target)})[{inner}]" if len(node.target) < _LONGEST_URL else inner

    def image(self, node: nodes.Image) -> str:
        return "#" + self.place(node)

    def line_break(self) -> str:
        return "#linebreak()"

    def place(self, image: nodes.Image) -> str:
        """A picture as a call of ``picture`` (style.typ); one that could not be opened as its text."""
        picture = image.picture
        if picture is None:
            return code(image.alt)
        name = f"picture{len(self._files) + 1}.{_ENDINGS[picture.media_type]}"
        self._files[name] = picture
        size = f"{picture.width}, {picture.height}"
        return f"picture({code(name)}, {code(image.alt)}, {size}, narrow: {code(self._narrow)})"


def _text(text: str, long: int) -> str:
    """A text with places to break in words too long for a line: an empty box is one, and leaves no trace in the text."""
    pieces = re.split(rf"([!-\u2e7f]{{{long + 1},}})", text)
    parts = []
    for number, piece in enumerate(pieces):
        if number % 2 and not re.fullmatch(rf"[\d.,%+-]{{1,{_LONGEST_NUMBER}}}", piece):
            parts += [f"#{code(piece[start : start + 3])}#box(width: 0pt)" for start in range(0, len(piece), 3)]
        elif piece:
            parts.append(f"#{code(piece)}")
    return "".join(parts)


def digits(table: nodes.Table) -> int:
    """The length of the longest number in a table of the prose."""
    numbers = [re.findall(r"[\d.,%]+", nodes.plain(cell)) for row in table.rows for cell in row]
    return min(max((len(number) for found in numbers for number in found), default=0), _LONGEST_NUMBER)


_LANGUAGE = Language(
    "typst",
    {
        "code": code,
        "depths": depths,
        "digits": digits,
        "kind": nodes.kind,
        "only_pictures": nodes.only_pictures,
    },
    escapes=False,
)

_MARK = (
    "%% made by gipgen from YAML: change that, not this file; %s\n"  # a comment in front of the last part of the file
)


def _with_mark(content: bytes, stamp: str) -> bytes:
    return before_last(content, b"startxref", (_MARK % stamp).encode())


def _without_mark(content: bytes) -> bytes | None:
    at = content.rfind(b"startxref")
    found = re.search((_MARK % STAMP).encode() + rb"\Z", content[max(0, at - 2 * len(_MARK)) : max(0, at)])
    return content[: at - len(found[0])] + content[at:] if found else None


FORMAT = Format(
    name="pdf",
    rank=5,
    label=Text("PDF", "PDF"),
    templates="typst",
    render=render_pdf,
    read=read_pdf,
    mark=Mark(_with_mark, _without_mark),
    compares=Comparison(tight=True, levels=depths),
    extra=Extra('pip install "gipgen[pdf]"', is_installed),
    embeds=choose_fonts,
)
