"""``Document`` → PDF through Typst: tagged (PDF/UA-1), fonts embedded, the same bytes on every day (docs/decisions/0007).

Typst sets the pages; what it cannot mark yet (the stub of a table as headers of its rows) ``tagged.py`` adds afterwards.
Nothing but the templates and the texts goes in: Typst sees a folder of its own, and packages from the network are refused.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gipgen.findings.refusals import why
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.formats import TemplateFault
from gipgen.formats.cover import cover
from gipgen.formats.machine import Machine
from gipgen.formats.mark import STAMP, Mark, before_last
from gipgen.formats.measures import Measures, masthead_lines, measures
from gipgen.formats.office_lines import copies_lines, office_lines
from gipgen.formats.pdf_fonts import bold_families, characters_of, choose_fonts, typst_compiler, unshown
from gipgen.formats.pdf_settings import typst_settings
from gipgen.formats.printed import Printed
from gipgen.formats.prose_columns import prose_columns
from gipgen.formats.registry import Comparison, Extra, Format, Job
from gipgen.formats.report_end import report_end
from gipgen.formats.row_groups import block_rows, blocks
from gipgen.formats.seal import pressed
from gipgen.formats.table_widths import widths_for_numbers
from gipgen.formats.templating import Language, Templates
from gipgen.formats.typst_text import code, longest
from gipgen.formats.typst_writer import TypstWriter
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.layout.heading_levels import depths
from gipgen.layout.title_lines import title_lines
from gipgen.prose import nodes
from gipgen.prose.drawing_words import in_words
from gipgen.prose.nodes import Inline, Picture
from gipgen.temporaries import temporary_folder

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

_ACCESSIBLE: "Sequence[PDFStandard]" = ("ua-1",)
_ARCHIVED: "Sequence[PDFStandard]" = ("ua-1", "a-2a")  # wants a date: that of the report, the same on every day
_NO_PICTURE = Text(
    "图片 {path} 读不了（{why}），没有生成文件。请用看图软件打开，另存为 PNG 后再试。",
    "the picture {path} cannot be read ({why}); save it anew as PNG",
)
_NO_FONT = Text(
    "本机没有一种字体能显示{characters}{more}，PDF 里会是方框，所以没有生成 PDF。请换一个写法，或安装有这些字的字体"
    "（生僻字：思源宋体 Noto Serif CJK SC、宋体扩展 SimSun-ExtB；表情符号不宜写进公文）。在第几行：gipgen check 会指出。",
    "no font on this machine shows {characters}{more}, so there is no PDF; write it differently or install a font that has it "
    "(`gipgen check` says where it stands)",
)
_NAMED = 20  # characters that a message names
_NO_TEMPORARY = Text("临时文件夹写不了（{why}），没有生成文件。", "cannot write to the temporary folder: {why}")


def render_pdf(job: Job) -> bytes:
    """Render the whole report. Raises ``Problem`` where a font is missing."""
    chosen = choose_fonts(job.document.style.fonts, job.machine)
    source, files = _written(job, job.templates, chosen)
    is_held = False
    if job.plain is not None and job.templates.has_own(_LANGUAGE.folder):
        plain, _ = _written(job, job.plain, chosen)
        is_held = source != plain
        if is_held:
            from gipgen.formats.held_typst import hold_typst  # noqa: PLC0415  a house's templates only

            hold_typst(source, plain)
    try:
        content = _compile(job.machine, source, files, _ARCHIVED if job.document.published else _ACCESSIBLE)
    except OSError as error:
        raise problem(_NO_TEMPORARY, why=why(error)) from error
    if is_held:
        from gipgen.formats.held_pdf import hold_pdf  # noqa: PLC0415  likewise

        hold_pdf(content)
    from gipgen.formats.pdf_tags import mark_headers  # noqa: PLC0415  a build without a PDF loads this file as well

    return mark_headers(content, job.document.grids)


def source_of(job: Job) -> str:
    """The report as Typst code."""
    return _written(job, job.templates, choose_fonts(job.document.style.fonts, job.machine))[0]


def _read(content: bytes) -> Printed:
    from gipgen.formats.pdf_tags import read_pdf  # noqa: PLC0415  likewise

    return read_pdf(content)


def _written(job: Job, templates: Templates, chosen: dict[str, list[str]]) -> tuple[str, dict[str, Picture]]:
    """The report as Typst code, and the pictures that it shows by the names of their files."""
    document, style = job.document, job.document.style
    files: dict[str, Picture] = {}
    page = measures(style)
    in_line, in_column = TypstWriter(files, document.blank), TypstWriter(files, document.blank, narrow=True)

    def inline(children: tuple[Inline, ...], *, narrow: bool = False, hold: int = 0) -> str:
        writer = (
            TypstWriter(files, document.blank, narrow=True, hold=hold) if hold else in_column if narrow else in_line
        )
        return writer.write(children)

    def table(grid: Grid, caption: str = "") -> str:
        given = _given_widths(grid, document, page)
        return templates.render_grid(
            _LANGUAGE,
            "table.typ.j2",
            grid,
            f"{given} {caption}",
            caption=caption or None,
            widths=given,
            blocks=blocks(grid),
        )

    values = {
        "document": document,
        "title": title_lines(document.title, style.page.text_width / style.sizes.title),
        "mastheads": masthead_lines(style),
        "settings": {**typst_settings(style, chosen, bold_families(job.machine)), "blank": document.blank},
        "seal": _seal(job, in_column),
        "cover": cover(document, page),
        "logo": in_line.place(nodes.Image(document.agency, "", picture=job.house.logo)) if job.house.logo else "none",
        "inline": inline,
        "office": office_lines(document.furniture, page),
        "copies": copies_lines(document.furniture, page),
        "joined": report_end(document, page).joined,
        "prose_columns": lambda block: prose_columns(block, page),
        "table": table,
        "block_rows": block_rows,
    }
    return templates.render(_LANGUAGE, "report.typ.j2", **values), files


def _given_widths(grid: Grid, document: Document, page: Measures) -> list[float]:
    """The widths of columns, in points, where long numbers want others than the usual ones (style.typ); else nothing."""
    turned = any(part.landscape for part in document.parts if part.grid is grid)
    return [each / 20 for each in widths_for_numbers(grid, page.turned() if turned else page)]


def _seal(job: Job, writer: TypstWriter) -> str:
    """The picture of the seal and where it lies, as arguments of ``signature`` (style.typ)."""
    document, seal = job.document, job.house.seal
    if seal is None or document.signature is None:
        return "none"
    place = pressed(seal, document.signature, measures(document.style))
    image = nodes.Image(document.furniture.seal, "", picture=seal)
    return f"({writer.place(image)}, {place.width / 20}pt, {place.left / 20}pt, {place.top / 20}pt)"


def is_installed() -> bool:
    """Whether the extra is there."""
    from importlib.util import find_spec  # noqa: PLC0415  only for PDF

    return find_spec("typst") is not None and find_spec("pypdf") is not None


_NO_PACKAGES = Text('typst：不能引用网上的包：import "@…"', 'typst: no packages from the network: import "@…"')


def _compile(
    machine: Machine, source: str, pictures: dict[str, Picture], standards: "Sequence[PDFStandard]" = _ACCESSIBLE
) -> bytes:
    """Run Typst in a folder that holds the pictures and nothing else; one thread at a time, as it wants it.

    Where something of the report has no place in an archive (PDF/A) the file is accessible (PDF/UA) all the same.
    Where Typst does not settle what is asked of its own pages, nothing is asked.
    """
    import os  # noqa: PLC0415  only for PDF

    import typst  # noqa: PLC0415  an extra, and 80 MB

    if re.search(r'\b(?:import|include)\s*(?:\(\s*)?"@', source):  # a text cannot look so: its quotes are escaped
        raise TemplateFault(_NO_PACKAGES)
    with machine.lock, temporary_folder() as folder:
        compiler = typst_compiler(machine)
        for name, picture in pictures.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(picture.data)
        try:
            content, warnings = compiler.compile_with_warnings(
                source.encode("utf-8"), format="pdf", pdf_standards=list(standards), root=folder
            )
        except typst.TypstError as error:
            if standards != _ACCESSIBLE and str(error.message).startswith("PDF/A"):
                return _compile(machine, source, pictures, _ACCESSIBLE)
            raise _picture_problem(compiler, folder, pictures) or _problem(error, source, machine) from error
    if not isinstance(content, bytes):
        raise TypeError("typst wrote no bytes")
    if _ASKED in source and any(re.search(_UNSETTLED, warning.message) for warning in warnings):
        return _compile(machine, source.replace(_ASKED, ""), pictures, standards)
    return content


_ASKED = "used = at-words-end(used)"  # of report.typ.j2: where Typst set the words before the first table
_UNSETTLED = "converge|stabilize"  # what was asked for changed with what was made of it: numbers of pages may be wrong


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


def _problem(error: Any, source: str, machine: Machine) -> Exception:
    """Words for the characters that no font has, all of them; everything else is a fault of a template or ours."""
    first = characters_of(error)
    if not first:
        from gipgen.formats.unreadable import unset  # noqa: PLC0415  only where something is wrong

        return TemplateFault(*unset(error.message, error.diagnostic))
    letters = (each for each in source if not each.isascii())
    found = dict.fromkeys([*first, *unshown(letters, machine)])
    named = [f"“{each}”（U+{ord(each):04X}）" for each in found][:_NAMED]
    more = len(found) - len(named)
    words = filled(
        _NO_FONT,
        characters=Text("、".join(named), ", ".join(named)),
        more=Text(f"等 {len(found)} 个字", f" and {more} more") if more else "",
    )
    return Problem(*words, of_report=True)


_LANGUAGE = Language(
    "typst",
    {
        "code": code,
        "depths": depths,
        "digits": longest,
        "introduces": nodes.introduces,
        "kind": nodes.kind,
        "only_pictures": nodes.only_pictures,
        "ragged": nodes.ragged,
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
    is_download=True,
    render=render_pdf,
    read=_read,
    mark=Mark(_with_mark, _without_mark),
    compares=Comparison(tight=True, levels=depths),
    extra=Extra('pip install "gipgen[pdf]"', is_installed),
    embeds=choose_fonts,
)
