"""Words and numbers are seen whole in Word and OpenDocument: in their line, in their cell, in one height, close together.

Each lie stands beside a harmless twin that uses the same means.
"""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conftest import Run
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reports import BASE
from test_lies import NUMBER, build, builtin, odt, plain, word, word_run

from gipgen.findings.text import Problem
from gipgen.formats.seen_whole import Paragraph, hold_whole
from gipgen.formats.seen_whole import Run as Letters
from gipgen.project.specimen import specimen

Files = dict[str, str]
KEEP = "{% if keep %}<w:keepNext/>{% endif %}"
ALIGN = '<w:vAlign w:val="center"/></w:tcPr>{% for line'
CELL = "{{ line | e }}</text:span>{% else %}{{ line | e }}{% endif %}</text:p>"


def of_paragraph(properties: str) -> Files:
    return word(KEEP, KEEP + properties, "table.xml.j2")


def of_cell(properties: str) -> Files:
    return word(ALIGN, properties + ALIGN, "table.xml.j2")


def of_letters(properties: str) -> Files:
    return word_run(f"<w:r><w:rPr>{properties}</w:rPr>{NUMBER}</w:r>")


def second_digit(properties: str) -> Files:
    first, rest = "<w:t>{{ line[:1] | e }}</w:t>", "<w:t>{{ line[1:] | e }}</w:t>"
    return word_run(f"<w:r>{first}</w:r><w:r><w:rPr>{properties}</w:rPr>{rest}</w:r>")


def of_style(name: str, old: str, new: str) -> Files:
    text = builtin("docx/styles.xml.j2")
    begin = text.index(f'w:styleId="{name}"')
    end = text.index("</w:style>", begin)
    changed = re.sub(old, new, text[begin:end], count=1)
    assert changed != text[begin:end]
    return {"styles.xml.j2": text[:begin] + changed + text[end:]}


def margins(width: int) -> str:
    return f'<w:tcMar><w:left w:w="{width}" w:type="dxa"/></w:tcMar>'


WORD = {
    "a cell's margin": (of_cell(margins(20000)), of_cell(margins(120))),
    "a margin of a narrow cell": (of_cell(margins(590)), of_cell(margins(110))),
    "margins of a table's style": (
        of_style("TableGrid", '<w:left w:w="28"', '<w:left w:w="590"'),
        of_style("TableGrid", '<w:left w:w="28"', '<w:left w:w="60"'),
    ),
    "an indent in a cell": (of_paragraph('<w:ind w:left="4000"/>'), of_paragraph('<w:ind w:left="60"/>')),
    "an indent in characters": (of_paragraph('<w:ind w:rightChars="900"/>'), of_paragraph('<w:ind w:rightChars="20"/>')),
    "an indent of a style": (
        of_style("TableText", "<w:pPr>", '<w:pPr><w:ind w:firstLine="4000"/>'),
        of_style("TableText", "<w:pPr>", '<w:pPr><w:ind w:firstLine="40"/>'),
    ),
    "letters cut off by their line": (of_letters('<w:sz w:val="100"/>'), of_letters('<w:sz w:val="24"/>')),
    "a line that cuts off letters": (
        of_paragraph('<w:spacing w:line="170" w:lineRule="exact"/>'),
        of_paragraph('<w:spacing w:line="300" w:lineRule="exact"/>'),
    ),
    "prose cut off by its line": (
        of_style("BodyText", "<w:pPr>", '<w:pPr><w:spacing w:line="180" w:lineRule="exact"/>'),
        of_style("BodyText", "<w:pPr>", '<w:pPr><w:spacing w:line="480" w:lineRule="exact"/>'),
    ),
    "a column too narrow": (
        word('<w:gridCol w:w="{{ width }}"/>', '<w:gridCol w:w="200"/>', "table.xml.j2"),
        word('<w:gridCol w:w="{{ width }}"/>', '<w:gridCol w:w="{{ width + 20 }}"/>', "table.xml.j2"),
    ),
    "a digit like an exponent": (second_digit('<w:position w:val="6"/><w:sz w:val="14"/>'), second_digit("<w:b/>")),
    "a number on two lines": (
        word_run(
            "<w:r><w:t>{{ line[:1] | e }}</w:t></w:r></w:p>{% if line[1:] %}<w:p><w:r><w:t>{{ line[1:] | e }}</w:t></w:r></w:p>{% endif %}<w:p>"
        ),
        word_run(f"<w:r>{NUMBER}</w:r></w:p><w:p>"),
    ),
    "digits far apart": (of_letters('<w:spacing w:val="200"/>'), of_letters('<w:spacing w:val="20"/>')),
    "digits at both ends of a cell": (of_paragraph('<w:jc w:val="distribute"/>'), of_paragraph('<w:jc w:val="right"/>')),
    "symbols for letters": (
        word('<w:charset w:val="86"/>', '<w:charset w:val="02"/>', "fontTable.xml"),
        word('<w:charset w:val="86"/>', '<w:charset w:val="00"/>', "fontTable.xml"),
    ),
}  # fmt: skip


def odt_paragraph(properties: str) -> Files:
    text = builtin("odt/styles.xml.j2")
    begin = text.index("<style:paragraph-properties", text.index("{% call paragraph('Table_20_text'"))
    end = text.index("/>", begin)
    own = re.sub(rf'{properties.partition("=")[0]}="[^"]*"', "", text[begin:end])
    return {"styles.xml.j2": f"{text[:begin]}{own} {properties}{text[end:]}"}


def odt_letters(properties: str) -> Files:
    text = builtin("odt/content.xml.j2")
    looks = f'<style:style style:name="Own" style:family="text"><style:text-properties {properties}/></style:style>'
    begin = "<office:automatic-styles>"
    cell = odt(
        "{% else %}{{ line | e }}{% endif %}</text:p>",
        '{% else %}<text:span text:style-name="Own">{{ line | e }}</text:span>{% endif %}</text:p>',
        "table.xml.j2",
    )
    return {"content.xml.j2": text.replace(begin, begin + looks, 1), **cell}


def odt_cell(old: str, new: str) -> Files:
    return odt(old, new, "content.xml.j2")


PADDING = 'fo:padding-right="{{ (side + 28) | pt }}"'
WIDTH = 'style:column-width="{{ width | pt }}"'
OPEN = {
    "a cell's padding": (odt_cell(PADDING, 'fo:padding-right="290pt"'), odt_cell(PADDING, 'fo:padding-right="3pt"')),
    "an indent in a cell": (odt_paragraph('fo:margin-left="200pt"'), odt_paragraph('fo:margin-left="3pt"')),
    "letters cut off by their line": (odt_letters('fo:font-size="60pt" style:font-size-asian="60pt"'), odt_letters('fo:font-size="11pt"')),
    "a line that cuts off letters": (odt_paragraph('fo:line-height="8pt"'), odt_paragraph('fo:line-height="15pt"')),
    "a column too narrow": (odt_cell(WIDTH, 'style:column-width="11pt"'), odt_cell(WIDTH, 'style:column-width="{{ (width + 20) | pt }}"')),
    "digits far apart": (odt_letters('fo:letter-spacing="9pt"'), odt_letters('fo:letter-spacing="1pt"')),
}  # fmt: skip
EVERY = [("docx", name, *files) for name, files in WORD.items()] + [
    ("odt", name, *files) for name, files in OPEN.items()
]


@pytest.mark.parametrize(("format_", "name", "lie", "twin"), EVERY)
def test_what_is_not_seen_whole_is_refused(tmp_path: Path, format_: str, name: str, lie: Files, twin: Files) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path / "lie", format_, lie)
    assert str(tmp_path) in told.value.zh, name
    assert build(tmp_path / "twin", format_, twin) != plain()[format_]


def large(document: docx.document.Document) -> None:
    document.styles["表格文字"].font.size = Pt(30)


def spread(document: docx.document.Document) -> None:
    document.styles["表格文字"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.DISTRIBUTE


def indented(document: docx.document.Document) -> None:
    document.styles["表格文字"].paragraph_format.left_indent = Pt(190)


def narrow(document: docx.document.Document) -> None:
    document.styles["Normal"].paragraph_format.line_spacing = Pt(9)


@pytest.mark.parametrize(
    ("change", "why"),
    [(large, "放不下 30 磅"), (spread, "隔得太开"), (indented, "格子里只有"), (narrow, "固定为 9 磅")],
)
def test_a_reference_document_in_which_nothing_is_seen_whole_is_refused(
    gipgen: Run, tmp_path: Path, change: Callable[[docx.document.Document], None], why: str
) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "house.docx").write_bytes(specimen())
    document = docx.Document(str(tmp_path / "house.docx"))
    change(document)
    document.save(str(tmp_path / "house.docx"))
    result = gipgen("build", "report.yaml", "--to", "docx", "--reference-doc", "house.docx")
    assert result.returncode == 2
    assert why in result.stderr
    assert "house.docx" in result.stderr
    assert not (tmp_path / "report.docx").exists()


def test_what_the_built_in_templates_cannot_show_whole_either_is_no_fault_of_a_house() -> None:
    wide = Paragraph((Letters("1234567890", 10.0),), 14.0, 20.0)
    hold_whole([wide], [wide])
