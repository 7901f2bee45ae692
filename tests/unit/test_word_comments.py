"""A unit's own Word file with comments: at the right places, and nothing else of it changed."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache, partial
from typing import Any
from xml.sax.saxutils import escape

import pytest
from collected_units import unit
from hostile import package
from reports import BASE, changed, look

from gipgen.collect.collect_documents import documents
from gipgen.collect.collected import Collected
from gipgen.collect.commented_docx import commented_docx
from gipgen.collect.feedback_points import points
from gipgen.collect.word_comments import elements_of
from gipgen.findings.text import Problem
from gipgen.layout.grid import Grid, fill
from gipgen.layout.spans import places as spanned
from gipgen.report.report import printed_numbers

docx = pytest.importorskip("docx")
pytest.importorskip("lxml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRONG = (
    ("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"),  # GIP304, a cell of the table whose rows stand side by side
    ("行政执法案卷: [2, 0, 0, 0, 0, 0, 2]", "行政执法案卷: [2, 0, 0, 0, 0, 0, 4]"),  # GIP303, a cell of a row
    ("政策解读不够丰富。", "政策解读不够丰富。未主动不子公开信息。"),  # GIP710, a sentence
)
MARKS = re.compile(
    rb'<w:commentRangeStart w:id="\d+"/>|<w:commentRangeEnd w:id="\d+"/><w:r><w:commentReference w:id="\d+"/></w:r>'
)


@cache
def _template() -> bytes:
    return saved(docx.Document())


def word_file(text: str, *, prose: Mapping[str, str] | None = None) -> Any:
    """A report as an office writes it in Word: headings, paragraphs and the form's tables with merged cells."""
    report = look(text)[0].case.report
    blocks = ["甲局2024年政府信息公开工作年度报告", "根据《中华人民共和国政府信息公开条例》，编制本报告。"]
    body = "".join(map(_paragraph, blocks))
    for section in report.form.sections:
        lines = ((prose or {}).get(section.id) or report.texts[section.id] or "").split("\n")
        body += "".join(_paragraph(line.lstrip("# ")) for line in (section.heading, *lines) if line.strip())
        if section.table:
            body += _table(fill(report.form.edition, section.table, "", printed_numbers(report)))
    made = parts(_template())
    made["word/document.xml"] = re.sub(rb"<w:body>", b"<w:body>" + body.encode(), made["word/document.xml"], count=1)
    return docx.Document(io.BytesIO(package(dict(made))))


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" if text else "<w:p/>"


def _table(grid: Grid) -> str:
    rows = ""
    for row in spanned(grid):
        cells = ""
        for place in row:
            if place.across:
                continue
            merge = (
                '<w:vMerge w:val="restart"/>'
                if place.cell.rowspan > 1 and not place.down
                else "<w:vMerge/>"
                if place.down
                else ""
            )
            text = "" if place.down else place.cell.text
            cells += (
                f'<w:tc><w:tcPr><w:gridSpan w:val="{place.cell.colspan}"/>{merge}</w:tcPr>{_paragraph(text)}</w:tc>'
            )
        rows += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * grid.columns}</w:tblGrid>{rows}</w:tbl>"


def saved(made: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def commented(content: bytes, text: str) -> bytes:
    told = points(unit("甲局", "有错误", text, file="甲局.docx"))
    return commented_docx(content, told, "2021", "测试市人民政府办公室")


def places(content: bytes) -> dict[str, tuple[str, str]]:
    """By the rule that a comment names: the text that it stands at, and what it says."""
    opened = docx.Document(io.BytesIO(content))
    elements = list(opened.element.body.iter())
    found = {}
    for comment in opened.comments:
        at = {
            element.tag.rpartition("}")[2]: place
            for place, element in enumerate(elements)
            if element.get(f"{W}id") == str(comment.comment_id) and "comment" in element.tag
        }
        inside = elements[at["commentRangeStart"] : at["commentRangeEnd"]]
        assert at["commentRangeStart"] < at["commentRangeEnd"] < at["commentReference"]
        rule = re.search(r"GIP\d{3}", comment.text)
        text = "".join(each.text or "" for each in inside if each.tag == f"{W}t")
        found[rule[0] if rule else ""] = (text, comment.text)
    return found


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_each_comment_stands_at_its_place() -> None:
    text = changed(*WRONG)
    made = saved(word_file(text))
    found = places(commented(made, text))
    assert found["GIP304"][0] == "3"
    assert found["GIP303"][0] == "4"
    assert found["GIP710"][0] == "政策解读不够丰富。未主动不子公开信息。下一步增加图解。"
    assert found["GIP303"][1].startswith("【必须改正　GIP303】“行政执法案卷”的总计写的是 4")
    assert "依据：" in found["GIP303"][1]
    assert "原文：“未主动不子公开信息。”" in found["GIP710"][1]
    assert not any("没有找到" in words for _, words in found.values())


def test_nothing_else_of_the_file_changes() -> None:
    text = changed(*WRONG)
    before = saved(word_file(text))
    after = commented(before, text)
    old, new = parts(before), parts(after)
    assert [*old, "word/comments.xml"] == list(new)
    assert MARKS.sub(b"", new["word/document.xml"]) == old["word/document.xml"]
    assert {name for name in old if old[name] != new[name]} == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert after == commented(before, text)


def test_the_comments_that_are_there_stay() -> None:
    text = changed(*WRONG)
    made = word_file(text)
    made.add_comment(made.paragraphs[0].runs[0], text="王五：标题对吗？", author="王五", initials="王")
    before = saved(made)
    found = docx.Document(io.BytesIO(commented(before, text))).comments
    assert [each.author for each in found] == ["王五", *["测试市人民政府办公室"] * (len(found) - 1)]
    assert next(iter(found)).text == "王五：标题对吗？"
    assert len({each.comment_id for each in found}) == len(found)
    assert len(found) == 1 + len(points(unit("甲局", "有错误", text, file="甲局.docx")))
    assert list(parts(before)) == list(parts(commented(before, text)))


def test_a_sentence_that_is_not_found_is_told_at_the_heading() -> None:
    text = changed(*WRONG)
    made = saved(word_file(text, prose={"problems": "另外写了一段话，没有问题。"}))
    text_at, words = places(commented(made, text))["GIP710"]
    assert text_at == "五、存在的主要问题及改进情况"
    assert "没有找到确切的位置" in words


def test_a_sentence_in_several_runs_is_found_and_only_those_are_marked() -> None:
    text = changed(*WRONG)
    made = word_file(text)
    paragraph = next(each for each in made.paragraphs if "不子公开" in each.text)
    for run in paragraph.runs:
        run.text = ""
    for piece in ("政策解读不够丰富。", "未主动不", "子公开信", "息。", "下一步增加图解。"):
        paragraph.add_run(piece)
    assert places(commented(saved(made), text))["GIP710"][0] == "未主动不子公开信息。"


def test_a_sentence_in_a_text_box_is_told_at_the_paragraph_that_holds_it() -> None:
    text = changed(*WRONG)
    old = parts(saved(word_file(text)))
    sentence = "<w:p><w:r><w:t>政策解读不够丰富。未主动不子公开信息。下一步增加图解。</w:t></w:r></w:p>"
    box = (
        f"<w:p><w:r><w:t>见框内</w:t></w:r><w:r><w:pict><w:txbxContent>{sentence}</w:txbxContent></w:pict></w:r></w:p>"
    )
    assert sentence.encode() in old["word/document.xml"]
    body = old["word/document.xml"].replace(sentence.encode(), box.encode())
    after = commented(package({**old, "word/document.xml": body}), text)
    assert places(after)["GIP710"][0].startswith("见框内")
    inside = parts(after)["word/document.xml"].partition(b"<w:txbxContent>")[2].partition(b"</w:txbxContent>")[0]
    assert b"comment" not in inside


def test_missing_numbers_are_told_where_they_are_missing_also_in_a_paragraph_of_one_tag() -> None:
    text = changed(
        ("规章:           {制发: 0, 废止: 0, 现行有效: 0}", "规章: {制发: 待填, 废止: 待填, 现行有效: 待填}")
    )
    old = parts(saved(word_file(text)))
    body = old["word/document.xml"].replace("<w:p><w:r><w:t>待填</w:t></w:r></w:p>".encode(), b"<w:p />")
    assert body.count(b"<w:p />") == 3
    after = commented(package({**old, "word/document.xml": body}), text)
    new = parts(after)["word/document.xml"]
    assert new.count(b"<w:p />") == 2
    assert b'<w:p ><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>' in new
    (row,) = [
        row for table in docx.Document(io.BytesIO(after)).tables for row in table.rows if row.cells[0].text == "规章"
    ]
    assert [bool(cell._tc.findall(f".//{W}commentReference")) for cell in row.cells] == [False, True, False, False]
    assert list(places(after)) == ["GIP210"]


def test_a_row_without_numbers_is_told_at_its_label() -> None:
    text = changed(("行政强制: 0", "行政强制: 待填"))
    old = parts(saved(word_file(text)))
    body = old["word/document.xml"].replace("待填".encode(), "详见附件".encode())
    assert places(commented(package({**old, "word/document.xml": body}), text))["GIP210"][0] in ("行政强制", "详见附件")


def test_another_prefix_and_the_strict_namespace_are_written_as_the_file_writes_them() -> None:
    text = changed(*WRONG)
    old = parts(saved(word_file(text)))
    body = re.sub(rb"(</?)w:|(\s)w:", lambda each: (each[1] or each[2]) + b"x:", old["word/document.xml"])
    body = body.replace(b"xmlns:w=", b"xmlns:x=")
    found = places(commented(package({**old, "word/document.xml": body}), text))
    assert found["GIP304"][0] == "3"
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, part in old.items()
    }
    after = parts(commented(package(dict(strict)), text))
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in after["word/comments.xml"]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["word/_rels/document.xml.rels"]


def test_what_is_private_in_a_sentence_is_hidden_in_the_comment() -> None:
    text = changed(("政策解读不够丰富。", "政策解读不够丰富,请打13812345678联系。"))
    after = commented(saved(word_file(text)), text)
    assert b"13812345678" not in parts(after)["word/comments.xml"]
    assert any(at.startswith("政策解读不够丰富") for at, _ in places(after).values())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no package",
        b"PK\x03\x04" + b"\0" * 100,
        package({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>"}),
        package({"word/document.xml": "<w:document"}),
        package(
            {
                "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
            }
        ),
    ],
)
def test_what_is_no_word_file_is_refused_with_words(content: bytes) -> None:
    with pytest.raises(Problem) as raised:
        commented(content, changed(*WRONG))
    assert raised.value.zh


def test_other_encodings_are_refused_and_a_mark_of_bytes_is_no_other() -> None:
    text = "<?xml version='1.0' encoding='{}'?><a><b/>字</a>"
    plain = elements_of(text.format("UTF-8").encode())
    marked = elements_of(b"\xef\xbb\xbf" + text.format("utf-8").encode())
    assert [each.name for each in plain] == ["a", "b"]
    assert [each.start + 3 for each in plain] == [each.start for each in marked]
    for encoding in ("UTF-16", "GB18030"):
        with pytest.raises(Problem):
            elements_of(text.format(encoding).encode(encoding))


def test_the_places_of_elements_are_those_of_their_tags() -> None:
    part = b"<a x='>'><b /><!-- <c/> --><c>1<d/>2</c><![CDATA[<e/>]]></a>"
    found = {each.name: each for each in elements_of(part)}
    assert list(found) == ["a", "b", "c", "d"]
    assert part[found["b"].start : found["b"].end] == b"<b />"
    assert found["b"].is_empty
    assert part[found["c"].inside : found["c"].closes] == b"1<d/>2"
    assert part[found["c"].start : found["c"].end] == b"<c>1<d/>2</c>"
    assert part[: found["a"].inside] == b"<a x='>'>"
    assert not found["a"].is_empty


def test_a_run_gives_back_the_files_that_can_be_commented_and_says_which_cannot() -> None:
    text = changed(*WRONG)
    files = {"收件/甲局.docx": saved(word_file(text)), "收件/乙局.docx": b"PK damaged"}
    of = Collected(
        2024,
        "",
        (
            unit("甲局", "有错误", text, file="收件/甲局.docx"),
            unit("乙局", "有错误", text, file="收件/乙局.docx"),
            unit("丙局", "有错误", text),
        ),
    )
    found = dict(documents(of, original=lambda path: partial(files.__getitem__, path)))
    names = [path for path in found if path.startswith("反馈/")]
    assert names == ["反馈/甲局.docx", "反馈/甲局.批注.docx", "反馈/乙局.docx", "反馈/乙局.批注.docx", "反馈/丙局.docx"]
    assert isinstance(found["反馈/甲局.批注.docx"], bytes)
    assert isinstance(found["反馈/乙局.批注.docx"], Problem)
    for name, says in (("甲局", True), ("乙局", False)):
        content = found[f"反馈/{name}.docx"]
        assert isinstance(content, bytes)
        text = "".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
        assert ("加了批注" in text) is says


def test_a_file_of_gipgens_own_is_commented_as_well() -> None:
    from gipgen.formats.machine import Machine
    from gipgen.formats.registry import Job, named
    from gipgen.formats.templating import Templates
    from gipgen.layout.document import lay_out

    text = changed(*WRONG)
    made = named("docx").render(Job(lay_out(look(text)[0].case, draft=True), Templates(), Machine()))
    found = places(commented(made, text))
    assert (found["GIP304"][0], found["GIP303"][0]) == ("3", "4")
    assert BASE
