"""OFD: signs and rules by their places, read as the pages of a PDF are."""

import hostile
import pytest

from gipgen.findings.text import Problem
from gipgen.imports.import_report import import_report
from gipgen.imports.raw import Line, Raw, Table

pytest.importorskip("pdfplumber")
pytest.importorskip("lxml")

import made_ofd

FILLER = "".join(made_ofd.text_object("这是一段没有意义的文字" * 3, 20, 250 + 8 * at, 4) for at in range(4))


def read(*objects: str, box: str = "0 0 210 297") -> Raw:
    from gipgen.imports.read_ofd import read_ofd

    return read_ofd(made_ofd.ofd(["".join(objects) + FILLER], box=box))


def lines(raw: Raw) -> list[str]:
    return [block.text for block in raw.blocks if isinstance(block, Line)][:-4]


def test_lines_are_read_from_the_top_whatever_order_they_were_written_in() -> None:
    raw = read(made_ofd.text_object("下一行", 20, 40, 5), made_ofd.text_object("上一行", 20, 30, 5))
    assert ["上一行", "下一行"] == lines(raw)


def test_steps_between_signs_also_written_together() -> None:
    together = made_ofd.text_object("2024年报告", 20, 30, 5, "g 4 2.5 5 5")
    apart = made_ofd.text_object("甲乙", 20, 40, 5, "40")
    raw = read(together, apart)
    assert "2024年报告" == lines(raw)[0].replace(" ", "")
    assert ["甲", "乙"] == lines(raw)[1].split()


def test_a_text_that_is_moved_and_scaled() -> None:
    code = '<ofd:TextObject Boundary="20 30 9 9" Size="2" CTM="2 0 0 2 10 0"><ofd:TextCode X="0" Y="2">甲乙</ofd:TextCode></ofd:TextObject>'
    assert ["甲乙", "丙"] == lines(read(made_ofd.text_object("丙", 20, 36, 4), code))


def test_a_table_between_its_rules() -> None:
    columns, rows = (20, 80, 120), (50, 60, 70)
    rules = [made_ofd.rule_object(columns[0], y, columns[-1], y) for y in rows]
    rules += [made_ofd.rule_object(x, rows[0], x, rows[-1]) for x in columns]
    cells = [("行政许可", 22, 52), ("5", 85, 52), ("行政处罚", 22, 62), ("12", 85, 62)]
    raw = read(*rules, *(made_ofd.text_object(text, x, y, 4, "g 9 3") for text, x, y in cells))
    (table,) = (block for block in raw.blocks if isinstance(block, Table))
    assert [("行政许可", 0, 0), ("5", 0, 1), ("行政处罚", 1, 0), ("12", 1, 1)] == [
        (cell.text.replace(" ", ""), cell.row, cell.column) for cell in table.cells
    ]


def test_what_a_template_prints_on_a_page_belongs_to_it() -> None:
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    page = hostile.ofd_page(made_ofd.text_object("甲乙丙丁", 20, 30, 5) + FILLER)
    content = hostile.package(
        {
            "OFD.xml": f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f'<ofd:Document {ns}><ofd:CommonData><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/Pages/Page_0/Content.xml": page.replace(
                "<ofd:Content>", '<ofd:Template TemplateID="7"/><ofd:Content>'
            ),
            "Doc_0/Tpls/Tpl_0/Content.xml": hostile.ofd_page(made_ofd.text_object("底图上的字", 20, 60, 5)),
        }
    )
    from gipgen.imports.read_ofd import read_ofd

    assert ["甲乙丙丁", "底图上的字"] == lines(read_ofd(content))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (made_ofd.ofd([""]), "没有足够的文字"),
        (made_ofd.package({"OFD.xml": "<a/>"}), "没有正文"),
        (hostile.package({"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DOCTYPE"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Problem) as raised:
        import_report("a.ofd", content)
    assert words in raised.value.zh


def test_a_picture_hangs_on_the_line_above_it() -> None:
    picture = '<ofd:ImageObject ID="5" Boundary="20 45 150 60" ResourceID="3" CTM="150 0 0 60 0 0"/>'
    seal = '<ofd:ImageObject ID="6" Boundary="20 35 8 8" ResourceID="3"/>'
    above, below = made_ofd.text_object("上一行", 20, 30, 5), made_ofd.text_object("下一行", 20, 120, 5)
    assert [True, False] == [block.pictured for block in read(picture, above, below).blocks][:2]
    assert [False, False] == [block.pictured for block in read(seal, above, below).blocks][:2]
