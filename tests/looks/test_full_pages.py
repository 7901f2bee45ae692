"""Pages as GB/T 9704-2012 counts them, filled as an office expects, with nothing beyond their edges; in three programs."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from programs import HOUSE, LARGE, OFFICE, OFFICIAL, PAPERS, ROOT, to_pdf

from gipgen.project.project import Project

MM = 72 / 25.4  # points
UPRIGHT, TURNED = (37, 26, 35, 28), (28, 37, 26, 35)  # millimetres of margin: top, right, bottom, left
LEAST = 55  # per cent of a page that are filled, but of the last
HANGING = "，。、；：）》”,"  # marks that may hang at the end of a line
NAME = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克民族乡人民政府行政审批服务中心办公室信息公开科第一办公室综合组"
EXAMPLE = (ROOT / "examples" / "硚口区卫生健康局" / "2024" / "report.yaml").read_text(encoding="utf-8")
KINDS = (".", *OFFICE.values())  # folders of PDFs: our own, and what LibreOffice prints of the others


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One report with nothing but full lines, and one for each length of name, as PDFs in the folders of ``KINDS``."""
    folder = tmp_path_factory.mktemp("pages")
    full = "政府信息公开工作持续推进并且落实到位有力有序有效" * 60
    write(folder, "full", re.sub(r"(?ms)^总体情况: \|\n.*?(?=^\S)", f"总体情况: |\n  {full}\n\n", EXAMPLE))
    lists = re.sub(r"(?ms)^总体情况: \|\n.*?(?=^\S)", f"总体情况: |\n{LISTS}\n", nine_digits())
    write(folder, "lists", lists, 'landscape = ["applications"]\ncaptions = true\n')
    for lines in LINES:
        write(
            folder,
            f"lines-{lines}",
            re.sub(r"(?ms)^总体情况: \|\n.*?(?=^\S)", f"总体情况: |\n{PROSE * lines}", EXAMPLE),
        )
    for length, seal in SIGNED:
        write(folder, f"{length}-{seal}", named(NAME[: length - 1] + "局"), f"seal = {seal}\n")
    for format_, printed in OFFICE.items():
        (folder / printed).mkdir()
        to_pdf(folder.glob(f"*.{format_}"), folder / printed)
    return folder


PROSE = "  推进公开。\n\n"
# lines of prose that let table two or three begin where the page has no room for it; with 20 LibreOffice parts a group of
# table three in OpenDocument, for without it the page would be half white
LINES = (4, 9, 19, 21, 22)
SIGNED = ((5, "true"), (27, "false"), (28, "true"), (29, "false"), (60, "true"), (60, "false"))  # length of name, seal


LONG = "健全完善政府信息公开制度持续提升公开质量和实效" * 2
LISTS = f"""  1. 甲{LONG}
     - 乙{LONG}
       - 丙{LONG}
  2. 丁{LONG}
"""
SET_IN = {"1": (2, 0), "•": (4, 2), "2": (2, 0)}  # characters in front of an item's first line and of its others


def nine_digits() -> str:
    """A report with totals of nine digits in its table three."""
    before, table, rest = re.split(
        "^(?=依申请公开:|复议诉讼:)", PAPERS[LARGE].read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return before + re.sub(r"\d+", lambda found: str(int(found[0]) * 60), table) + rest


def named(agency: str) -> str:
    text = (
        re.sub(r"(?m)^(?:标题|落款):.*\n(?:  .*\n)*", "", EXAMPLE)
        .replace("硚口区卫生健康局", agency)
        .replace("83760190", "82345678")
    )
    return re.sub(r"(?m)^单位: .*", f"单位: {agency}", text) + f"\n落款: {{单位: {agency}, 日期: 2025-11-10}}\n"


def write(folder: Path, name: str, text: str, style: str = "") -> None:
    source = folder / name
    source.mkdir()
    (source / "report.yaml").write_text(text, encoding="utf-8")
    (source / "gipgen.toml").write_text(f"[style]\n{style}", encoding="utf-8")
    for built in Project().build(str(source / "report.yaml"), to=(*OFFICE, "pdf"), output=str(source)):
        assert built.outputs, built.checked.findings
        for output, content in built.outputs.items():
            (folder / f"{name}{Path(output).suffix}").write_bytes(content)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_22_lines_of_28_characters(made: Path, kind: str) -> None:
    with pdfplumber.open(made / kind / "full.pdf") as pdf:
        page = pdf.pages[1]
        lines = Counter(
            round(each["top"]) for each in page.chars if each["text"].strip() and each["bottom"] < page.height - 35 * MM
        )
    assert len(lines) == 22
    assert {28} == set(list(lines.values())[:-1])


@pytest.mark.parametrize("kind", KINDS)
def test_items_of_lists_are_paragraphs_a_list_in_a_list_set_in_by_two_characters(made: Path, kind: str) -> None:
    with pdfplumber.open(made / kind / "lists.pdf") as pdf:
        words = [word for page in pdf.pages[:2] for word in page.extract_words()]
    starts = [(word["text"][:1], round((word["x0"] - UPRIGHT[3] * MM) / 16, 1)) for word in words]
    for sign, (first, others) in SET_IN.items():
        at = next(number for number, (begins, left) in enumerate(starts) if begins == sign and abs(left - first) < 0.6)
        following = next(left for _, left in starts[at + 1 :] if left < first)
        assert abs(following - others) < 0.3, (sign, starts[at : at + 4])


@pytest.mark.parametrize("kind", KINDS)
def test_nine_digits_of_a_table_on_its_side_stand_on_one_page(made: Path, kind: str) -> None:
    with pdfplumber.open(made / kind / "lists.pdf") as pdf:
        turned = [page for page in pdf.pages if page.width > page.height]
        texts = ["".join(page.extract_text().split()) for page in turned]
        lowest = max(each["bottom"] for each in turned[0].chars if each["text"] == "四")
    (text,) = texts
    assert "一、本年新收政府信息公开申请数量" in text
    assert "四、结转下年度继续办理" in text
    assert lowest < turned[0].height - TURNED[2] * MM


@pytest.mark.parametrize("kind", [*KINDS, "printed"])
def test_the_number_of_a_sheet_on_its_side_stands_where_all_sheets_have_it(shown: Path, kind: str) -> None:
    """GB/T 9704-2012 8: of the upright sheet 7 mm below the text, an odd number on the right and an even one on the left."""
    with pdfplumber.open(shown / kind / f"{HOUSE}.pdf") as pdf:
        (page,) = (page for page in pdf.pages if page.width > page.height)
        number = [each for each in page.chars if lies(each)]
    assert f"—{page.page_number}—" == "".join(each["text"].strip() for each in number)
    below = TURNED[3] * MM - max(each["x1"] for each in number)
    assert 6 * MM < below < 10 * MM
    right = page.height - TURNED[2] * MM - max(each["bottom"] for each in number)
    left = min(each["top"] for each in number) - TURNED[0] * MM
    assert 10 < (right if page.page_number % 2 else left) < 18, "one letter of 14 points stays free"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("length", "seal"), SIGNED)
def test_every_letter_of_a_long_name_is_on_the_page(made: Path, kind: str, length: int, seal: str) -> None:
    agency = NAME[: length - 1] + "局"
    with pdfplumber.open(made / kind / f"{length}-{seal}.pdf") as pdf:
        for page in pdf.pages:
            assert [] == beyond(page)
        last = pdf.pages[-1].crop((0, 37 * MM, pdf.pages[-1].width, pdf.pages[-1].height - 35 * MM))
        text = "".join((last.extract_text() or "").split())
    assert f"{agency}2025年11月10日" in text
    assert "2025年11月10日" in ["".join(line.split()) for line in last.extract_text().split("\n")]


def lies(letter: dict[str, Any]) -> bool:
    """Whether a letter lies on its side."""
    along, across = letter["matrix"][:2]
    return bool(abs(across) > abs(along))


def beyond(page: pdfplumber.page.Page) -> list[str]:
    """The letters that stand beyond the sides of the text."""
    _, right, _, left = TURNED if page.width > page.height else UPRIGHT
    return [
        each["text"]
        for each in page.chars
        if each["text"].strip()
        and each["text"] not in HANGING
        and not lies(each)  # as the number of a turned sheet does
        if each["x0"] < left * MM - 3 or each["x1"] > page.width - right * MM + 3
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lines", LINES)
def test_tables_are_parted_between_blocks_and_groups_and_no_page_is_half_white(
    made: Path, kind: str, lines: int
) -> None:
    with pdfplumber.open(made / kind / f"lines-{lines}.pdf") as pdf:
        filled = [filling(page) for page in pdf.pages]
        tops = [first_rows(page) for page in pdf.pages]
    assert [] == [each for each in filled[:-1] if each < LEAST], filled
    for first, begins_with_table in tops:
        if begins_with_table:
            assert first.startswith(
                ("第二十条", "（一）", "1.属于国家秘密", "1.本机关不掌握", "1.信访举报", "1.申请人无正当理由")
            ), tops


def first_rows(page: pdfplumber.page.Page) -> tuple[str, bool]:
    """The first row of the page that is no header which is repeated, and whether the page begins within a table."""
    lines = ["".join(line.split()) for line in (page.extract_text() or "").split("\n")]
    if lines[0].startswith("申请人情况"):
        labels = (line for line in lines if re.match(r"（[一二三四五六七]）|[1-8]\.", line))
        return next(labels), True
    return lines[0], lines[0].startswith(("第二十条", "信息内容", "规章", "行政"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(PAPERS))
def test_no_page_but_the_last_is_half_white(shown: Path, kind: str, name: str) -> None:
    with pdfplumber.open(shown / kind / f"{name}.pdf") as pdf:
        filled = [filling(page) for page in pdf.pages]
    if name == OFFICIAL:
        filled = filled[2:]  # cover and contents
    assert [] == [each for each in filled[:-1] if each < LEAST], filled


def filling(page: pdfplumber.page.Page) -> float:
    """How far down its text a page is filled, in per cent."""
    top, _, bottom, _ = TURNED if page.width > page.height else UPRIGHT
    end = page.height - bottom * MM
    ink = [each["bottom"] for each in page.chars if each["text"].strip()]
    ink += [each["bottom"] for each in (*page.rects, *page.lines)]
    lowest = max((each for each in ink if each < end + 6), default=top * MM)
    return 100 * (lowest - top * MM) / (end - top * MM)
