"""The web page in Chromium: what stays inside it, what no line parts, what paper and a system's own colours show."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pdfplumber
import pytest
from outputs import RENDERER, rendered
from programs import HOUSE, LARGE, opened, print_page
from reports import changed, look

from gipgen.formats.house import House
from gipgen.formats.registry import Job, named
from gipgen.formats.templating import Templates
from gipgen.layout.document import Document, lay_out
from gipgen.layout.furniture import furnish
from gipgen.layout.grid import Grid
from gipgen.layout.signature import place
from gipgen.layout.unbroken import pieces
from gipgen.prose.nodes import Image, Paragraph, Picture
from gipgen.prose.pictures import recognise
from gipgen.settings.settings import Imprint

NAME = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克民族乡人民政府行政审批服务中心办公室信息公开科第一办公室综合组"
NUMBERS = ("0451-53523359", "400-810-8888", "-12.5%", "〔2021〕30号", "123456789件", "1,234.5万元")
TABLE = "| 类别 | 数量 | 比上年 | 金额 | 电话 |\n|---|---|---|---|---|\n| 主动公开 | 123456789 | -98.76% | 987654321 | 0451-53523359 |"
SENTENCES = "\n\n".join("公" * count + number + "公" for number in NUMBERS for count in range(14, 34))
WIDTHS = (1280, 500, 320)
INSIDE = """() => ({page: document.documentElement.scrollWidth, window: innerWidth,
    cut: [...document.querySelectorAll('main p, main li, main h1, main h2, main h3')]
        .filter(each => !each.closest('.scroll') && each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)})"""
LINES = """elements => elements.map(each => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return [each.textContent, new Set([...range.getClientRects()].map(box => Math.round(box.top))).size];
})"""
SIGNATURE = """() => [...document.querySelectorAll('.signature p')].map(each => {
    const range = document.createRange(), main = document.querySelector('main').getBoundingClientRect();
    range.selectNodeContents(each);
    const boxes = [...range.getClientRects()];
    return [Math.min(...boxes.map(box => box.left)) - main.left, main.right - Math.max(...boxes.map(box => box.right)), boxes.length];
})"""


def nine_digits(grid: Grid | None) -> Grid | None:
    """A table in which every number has nine."""
    if grid is None:
        return None
    return grid._replace(
        rows=tuple(tuple(cell._replace(text="123456789") if cell.ref else cell for cell in row) for row in grid.rows)
    )


def document(prose: str) -> Document:
    text = changed(("政策解读不够丰富。下一步增加图解。", prose.replace("\n", "\n  ")))
    found = lay_out(look(text)[0].case)
    return found._replace(parts=tuple(part._replace(grid=nine_digits(part.grid)) for part in found.parts))


def drawn(width: int, height: int) -> Picture | None:
    """A red picture of so many pixels."""
    box = f'width="{width}" height="{height}"'
    return recognise(f'<svg xmlns="http://www.w3.org/2000/svg" {box}><rect {box} fill="#f00"/></svg>'.encode(), "a.svg")


@pytest.mark.parametrize("seal", [True, False])
@pytest.mark.parametrize("length", [5, 28, 60])
def test_long_names_and_large_numbers_stay_inside(chromium: Any, tmp_path: Path, length: int, seal: bool) -> None:  # noqa: FBT001
    signature = place(NAME[: length - 1] + "局", "2025年11月10日", seal=seal, line=28)
    page = tmp_path / "page.html"
    page.write_bytes(rendered(document(f"共{'、'.join(NUMBERS)}。\n\n{TABLE}\n")._replace(signature=signature), "html"))
    with opened(chromium, page, 1280) as tab:
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            seen = tab.evaluate(INSIDE)
            assert seen["page"] == seen["window"] == width
            assert not seen["cut"]
            numbers = tab.eval_on_selector_all("td[data-cell], table:not([data-table]) td, .whole", LINES)
            parted = [text for text, lines in numbers if lines > 1 and re.search(r"\d", text)]
            assert not parted
            assert len(numbers) > 190
            organ, date = tab.evaluate(SIGNATURE)
            assert min(*organ[:2], *date[:2]) >= 0
            assert date[2] == 1, "the date in one line"
            assert not seal or abs(organ[0] - organ[1] - date[0] + date[1]) < 2, "one middle"


def test_no_line_parts_a_number(chromium: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(rendered(document(SENTENCES), "html"))
    plain = tmp_path / "plain.html"
    plain.write_text(page.read_text(encoding="utf-8").replace("white-space: nowrap", ""), encoding="utf-8")
    wanted = {piece for number in NUMBERS for piece, whole in pieces(f"公{number}公") if whole}
    parted = {}
    for file in (page, plain):
        with opened(chromium, file, 500) as tab:
            numbers = tab.eval_on_selector_all(".whole", LINES)
            parted[file.name] = {text for text, lines in numbers if lines > 1}
            assert wanted <= {text for text, _ in numbers}
    assert parted["page.html"] == set()
    assert parted["plain.html"] >= {each for each in wanted if each != "-12.5%公"}, "else nothing was proved"


def test_a_seal_has_its_size_and_a_tall_picture_its_page(chromium: Any, tmp_path: Path) -> None:
    seal, tall = drawn(1000, 1000), drawn(400, 3000)
    document_ = lay_out(look(changed())[0].case)
    signature = place(NAME[:33] + "局", "2025年11月10日", seal=True, line=28)
    figure = Paragraph((Image("流程", "tall.png", picture=tall),))
    parts = (document_.parts[0]._replace(blocks=(*document_.parts[0].blocks, figure)), *document_.parts[1:])
    style = document_.style._replace(seal_picture="seal.png")
    furniture = document_.furniture._replace(seal="印章")
    made = document_._replace(signature=signature, parts=parts, style=style, furniture=furniture)
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    page.write_bytes(named("html").render(Job(made, Templates(House(seal=seal)), RENDERER.machine)))
    with opened(chromium, page, 1280) as tab:
        size = tab.locator(".seal img").bounding_box()
        assert [round(size[each] / 96 * 25.4) for each in ("width", "height")] == [42, 42]
        organ = tab.locator(".sealed p").nth(1).bounding_box()
        assert abs(size["x"] + size["width"] / 2 - organ["x"] - organ["width"] / 2) < 2
        tab.pdf(path=printed, prefer_css_page_size=True)
    with pdfplumber.open(printed) as pdf:
        red = [each for sheet in pdf.pages for each in sheet.rects if each["non_stroking_color"] == (1, 0, 0)]
    large, small = (each["height"] for each in red)
    assert large / small == pytest.approx(0.7 * (297 - 37 - 35) / 42, rel=0.01)  # the browser may make all smaller


def test_pages_are_numbered_on_paper(chromium: Any, shown: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    print_page(chromium, shown / f"{HOUSE}.html", printed)
    with pdfplumber.open(printed) as pdf:
        assert len(pdf.pages) > 3
        for number, page in enumerate(pdf.pages, 1):
            side = 26 / 25.4 * 72
            if page.width > page.height:  # turned, its head towards the binding: its left edge is the foot of the sheet
                foot = sorted(page.crop((0, 0, side + 20, page.height)).chars, key=lambda each: each["top"])
                along, length = "top", page.height
            else:
                foot = page.crop((0, page.height - side - 20, page.width, page.height)).chars
                along, length = "x0", page.width
            assert f"—{number}—" == "".join(each["text"] for each in foot).replace(" ", "")
            middle = sum(each[along] for each in foot) / len(foot)
            assert (middle > length / 2) == bool(number % 2), "odd pages right, even ones left"


def test_a_printed_page_has_22_lines_of_28_characters_and_a_parted_table_a_rule_at_its_end(
    chromium: Any, tmp_path: Path
) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    full = "政府信息公开工作持续推进并且落实到位有力有序有效" * 56
    page.write_bytes(rendered(document(f"{full}。"), "html"))
    print_page(chromium, page, printed, ".tree td { height: 7mm }")
    with pdfplumber.open(printed) as pdf:
        tables = [sheet for sheet in pdf.pages if "法人或其他组织" in normalize("NFKC", sheet.extract_text())]
        assert len(tables) > 1
        rules = [each for each in (*tables[0].rects, *tables[0].lines) if each["height"] < 2 < each["width"]]
        lowest = max(each["bottom"] for each in rules)
        spans = sorted((each["x0"], each["x1"]) for each in rules if lowest - each["bottom"] < 2)
        reach = spans[0][0]
        for begin, end in spans:  # from edge to edge: below the label of a group too
            assert begin <= reach + 2
            reach = max(reach, end)
        assert reach - spans[0][0] > 0.98 * 156 / 25.4 * 72
        sheets = ([each for each in sheet.chars if normalize("NFKC", each["text"]) in full] for sheet in pdf.pages)
        lines = Counter(round(each["top"]) for each in max(sheets, key=len) if each["size"] > 15)
    assert len(lines) == 22
    assert set(list(lines.values())[:-1]) == {28}


@pytest.mark.parametrize("above", range(220, 340, 20))
def test_no_page_ends_within_the_label_of_a_group_of_groups(
    chromium: Any, shown: Path, tmp_path: Path, above: int
) -> None:
    printed = tmp_path / "printed.pdf"
    print_page(chromium, shown / f"{LARGE}.html", printed, f"h1 {{ margin-bottom: {above}pt; }}")
    left = 28 / 25.4 * 72
    with pdfplumber.open(printed) as pdf:
        columns = ["".join(each["text"] for each in page.chars if each["x1"] < left + 36) for page in pdf.pages]
    assert 1 == sum("三、本年度办理结果" in normalize("NFKC", column) for column in columns), columns


def test_lines_of_the_printed_page_end_where_the_text_ends(chromium: Any, tmp_path: Path) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    moved = "\n\n".join("公" * count + "123456789件" + "公" * 30 for count in range(16, 26))  # to the next line, whole
    page.write_bytes(rendered(document(moved), "html"))
    print_page(chromium, page, printed)
    left, right = 28 / 25.4 * 72, (210 - 26) / 25.4 * 72
    with pdfplumber.open(printed) as pdf:
        found = [
            line for sheet in pdf.pages for line in sheet.extract_text_lines(x_tolerance=8)
        ]  # a line may be stretched
    lines = [line for line in found if "公公公" in line["text"]]
    full = [line["x1"] for line, below in pairwise(lines) if below["x0"] < left + 8]
    assert len(full) >= 10
    assert all(right - 3 < end < right + 3 for end in full), full


def test_the_day_of_an_imprint_stands_at_the_right_below_a_long_name(chromium: Any, tmp_path: Path) -> None:
    made = lay_out(look(changed())[0].case)
    imprint = Imprint(office=NAME[:44] + "办公室", date="2025-01-16")
    style = made.style._replace(imprint=imprint)
    page = tmp_path / "page.html"
    page.write_bytes(
        rendered(made._replace(style=style, furniture=furnish(style, made.title, made.agency, None)), "html")
    )
    with opened(chromium, page, 1280) as tab:
        box, day = tab.locator(".imprint").bounding_box(), tab.locator(".issued span").last.bounding_box()
        assert 0 <= box["x"] + box["width"] - day["x"] - day["width"] < 24
        tab.set_viewport_size({"width": 320, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_a_draft_says_so_on_every_sheet_and_can_be_read_in_the_dark(chromium: Any, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = look(changed(("行政许可: 12", "行政许可: 待填"), ("政策解读不够丰富。", "待填。")))[0]
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    page.write_bytes(rendered(lay_out(found.case, draft=True), "html"))
    with opened(chromium, page, 320, color_scheme="dark") as tab:
        assert 2 == len(tab.locator("mark").all())
        result = Axe().run(tab, options={"runOnly": ["color-contrast", "region"], "resultTypes": ["violations"]})
        assert not result.violations_count, result.generate_report()
        tab.pdf(path=printed, prefer_css_page_size=True)
    yellow = 0
    with pdfplumber.open(printed) as pdf:
        assert len(pdf.pages) > 1
        for sheet in pdf.pages:
            across = sheet.filter(lambda each: each.get("size", 0) > 90).extract_text()
            assert sorted("".join(across.split())) == sorted("草稿")
            head = sheet.crop((0, 0, sheet.width, 37 / 25.4 * 72)).extract_text()
            assert "草稿：按未完成的数据" in "".join(head.split())  # fonts know 生 as a radical as well
            yellow += sum(each["non_stroking_color"] == (1, 1, 0) for each in sheet.rects)
    assert yellow == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_charts_key_shows_what_its_bars_look_like(chromium: Any, shown: Path, scheme: str) -> None:
    look_of = """name => {
        const key = getComputedStyle(document.querySelector(`.key .${name}`), '::before');
        const bar = getComputedStyle(document.querySelector(`rect.${name}`));
        return [key.backgroundColor, bar.fill, getComputedStyle(document.body).backgroundColor];
    }"""
    for forced in ("active", "none"):
        with opened(chromium, shown / f"{HOUSE}.html", 1280, forced_colors=forced, color_scheme=scheme) as tab:
            this, last = tab.evaluate(look_of, "this"), tab.evaluate(look_of, "last")
            for key, bar, _ in (this, last):
                assert key == bar
            assert this[0] != last[0], forced
            assert this[0] != this[2]


def test_the_day_and_downloads_are_for_the_screen(chromium: Any, shown: Path, tmp_path: Path) -> None:
    with opened(chromium, shown / f"{HOUSE}.html", 320) as tab:
        line = tab.locator(".publishing")
        assert "发布日期：2025年1月15日" in line.inner_text()
        assert ["Word", "OpenDocument", "PDF"] == line.locator("a").all_inner_texts()
    printed = tmp_path / "printed.pdf"
    print_page(chromium, shown / f"{HOUSE}.html", printed)
    with pdfplumber.open(printed) as pdf:
        assert "发布日期" not in "".join(page.extract_text() for page in pdf.pages)


def test_on_paper_a_name_keeps_its_line_its_place_and_a_table_its_sheet(chromium: Any, tmp_path: Path) -> None:
    """As in the other files: the 红头 in one line, the organ two characters from the right (7.3.5.2), each turned table whole."""
    made = lay_out(look(changed())[0].case)
    style = made.style._replace(masthead=made.style.masthead._replace(text="云川市住房和城乡建设局文件"))
    parts = tuple(part._replace(landscape=part.grid is not None) for part in made.parts)
    organ = place("云川市住房保障局", "2025年11月10日", seal=False, line=28)
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    page.write_bytes(rendered(made._replace(style=style, parts=parts, signature=organ), "html"))
    print_page(chromium, page, printed)
    with pdfplumber.open(printed) as pdf:
        texts = ["".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in pdf.pages]
        heads = pdf.pages[0].crop((0, 0, pdf.pages[0].width, 200)).extract_text_lines()
        lines = [line for sheet in pdf.pages[-2:] for line in sheet.extract_text_lines()]
        name = next(line for line in lines if normalize("NFKC", line["text"]) == organ.agency)
    assert "云川市住房和城乡建设局文件" in [normalize("NFKC", line["text"]) for line in heads]
    assert abs(210 / 25.4 * 72 - 26 / 25.4 * 72 - name["x1"] - 2 * 16) < 3
    (sheet,) = [text for text in texts if "一、本年新收" in text]
    assert "四、结转下年度继续办理" in sheet
    assert "上年结转" not in next(text for text in texts if "行政事业性收费" in text)


def test_an_address_is_parted_behind_its_strokes(chromium: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(rendered(document("公" * 9 + "https://www.example.gov.cn/zfxxgk/zfxxgknb/index.html"), "html"))
    with opened(chromium, page, 320) as tab:
        lines = tab.locator("p", has_text="example.gov").evaluate(
            """each => {
                const range = document.createRange(), lines = {};
                const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
                    range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
                    const top = Math.round(range.getBoundingClientRect().top);
                    lines[top] = (lines[top] || "") + range.toString();
                }
                return Object.values(lines);
            }"""
        )
    assert len(lines) > 1
    assert all(line.endswith(("/", "公")) for line in lines[:-1]), lines
