"""Reports to lay out: figures that were read by hand, sentences that were published, and what a layout is.

The figures come from a corpus with hand-read numbers, the sentences from ``examples/``. Nothing here knows a reader.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from gipgen.form.editions import load
from gipgen.layout.grid import Grid, GridCell, fill

ROOT = Path(__file__).resolve().parent.parent
FORM = load("2021")
REFS = tuple(f"{row}.{column.id}" for row, columns in FORM.columns.items() for column in columns)
TABLES = ("table2", "table3", "table4")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_KEYS = {
    "前言": "",
    "总体情况": "overview",
    "主动公开": "proactive",
    "依申请公开": "applications",
    "复议诉讼": "review_litigation",
    "存在问题及改进": "problems",
    "其他事项": "other_matters",
}


class Part(NamedTuple):
    """One thing that stands in a report, in its order. ``kind``: title, text, sub, heading, table, sign."""

    kind: str
    text: str
    section: str
    grid: Grid | None = None


class Original(NamedTuple):
    """A report with its true numbers (``None`` where a cell is blank)."""

    name: str
    title: str
    numbers: dict[str, str | None]
    parts: tuple[Part, ...]

    def sentences(self) -> Iterator[tuple[str, str]]:
        """What of running text belongs into which section; the preface has none."""
        for part in self.parts:
            if part.kind == "text":
                for sentence in _SENTENCE.findall(part.text):
                    if len(sentence) >= 8:
                        yield part.section, sentence


class Layout(NamedTuple):
    """How a report is laid out. ``lacks``: tables whose numbers are not there as text; ``clipped``: some cells cannot be known."""

    name: str
    file: str
    make: Callable[[Original], bytes]
    lacks: tuple[str, ...] = ()
    clipped: bool = False
    around: tuple[str, ...] = ()  # what a site, a page, a browser prints: in no section, and named
    part: str = ""  # of which sum it is; the first layouts are parted by their names


LAYOUTS: list[Layout] = []
LATER, KEPT = "made, written later", "made, kept aside"
MET, DRAWN = "made, of kinds met", "made, drawn by lot"
SIXTH, SIXTH_DRAWN = "made, sixth look", "made, sixth, by lot"
SEVENTH, SEVENTH_DRAWN = "made, seventh look", "made, seventh, by lot"
_LOT, _SIXTH_LOT, _SEVENTH_LOT = "the fourth look", "the sixth look", "the seventh look"
AROUND = (
    "发布时间：2025-01-20",
    "浏览次数：128次",
    "点击收听年报语音朗读",
    "附件下载",
    "扫一扫在手机打开当前页",
    "责任编辑：张三",
    "上一篇：",
    "【打印】【关闭】",
)


def layout(
    file: str, *, lacks: tuple[str, ...] = (), clipped: bool = False
) -> Callable[[Callable[[Original], bytes]], Callable[[Original], bytes]]:
    """Enter a function that makes a document."""

    def enter(make: Callable[[Original], bytes]) -> Callable[[Original], bytes]:
        LAYOUTS.append(Layout(make.__name__, file, make, lacks, clipped))
        return make

    return enter


def unseen(file: str) -> Callable[[Callable[[Original], bytes]], Callable[[Original], bytes]]:
    """Enter a layout that is kept aside: of those only the sum is shown."""

    def enter(make: Callable[[Original], bytes]) -> Callable[[Original], bytes]:
        LAYOUTS.append(Layout(make.__name__, file, make, part=KEPT))
        return make

    return enter


def later(
    file: str, *, lacks: tuple[str, ...] = (), clipped: bool = False, around: tuple[str, ...] = ()
) -> Callable[[Callable[[Original], bytes]], Callable[[Original], bytes]]:
    """Enter a layout that was written before the reader was looked at, and looked at since."""

    def enter(make: Callable[[Original], bytes]) -> Callable[[Original], bytes]:
        LAYOUTS.append(Layout(make.__name__, file, make, lacks, clipped, around, LATER))
        return make

    return enter


def met(
    file: str, *, lacks: tuple[str, ...] = (), clipped: bool = False, around: tuple[str, ...] = ()
) -> Callable[[Callable[[Original], bytes]], Callable[[Original], bytes]]:
    """Enter a layout of a kind that a person meets; half of them are drawn by lot, and only counted."""

    def enter(make: Callable[[Original], bytes]) -> Callable[[Original], bytes]:
        drawn = hashlib.sha256(f"{_LOT}: {make.__name__}".encode()).digest()[0] % 2
        LAYOUTS.append(Layout(make.__name__, file, make, lacks, clipped, around, DRAWN if drawn else MET))
        return make

    return enter


def sixth(
    file: str, *, lacks: tuple[str, ...] = (), clipped: bool = False, around: tuple[str, ...] = ()
) -> Callable[[Callable[[Original], bytes]], Callable[[Original], bytes]]:
    """Enter a layout of the sixth look, written before the reader was looked at; half are drawn by lot, and counted first."""

    def enter(make: Callable[[Original], bytes]) -> Callable[[Original], bytes]:
        drawn = hashlib.sha256(f"{_SIXTH_LOT}: {make.__name__}".encode()).digest()[0] % 2
        LAYOUTS.append(Layout(make.__name__, file, make, lacks, clipped, around, SIXTH_DRAWN if drawn else SIXTH))
        return make

    return enter


def seventh(
    file: str, *, lacks: tuple[str, ...] = (), clipped: bool = False, around: tuple[str, ...] = ()
) -> Callable[[Callable[[Original], bytes]], Callable[[Original], bytes]]:
    """Enter a layout of the seventh look: the likely ones, written before the reader was looked at; half are drawn by lot."""

    def enter(make: Callable[[Original], bytes]) -> Callable[[Original], bytes]:
        drawn = hashlib.sha256(f"{_SEVENTH_LOT}: {make.__name__}".encode()).digest()[0] % 2
        LAYOUTS.append(Layout(make.__name__, file, make, lacks, clipped, around, SEVENTH_DRAWN if drawn else SEVENTH))
        return make

    return enter


def numbers_of(truth: dict[str, dict[str, object]]) -> dict[str, str | None]:
    """A hand-read file's figures by the form's places; only of the edition of 2021."""
    flat: list[object] = []
    for table in TABLES:
        for key, value in truth[table].items():
            if key not in ("other_single", "edition_2019"):
                flat += value if isinstance(value, list) else [value]
    assert len(flat) == len(REFS), len(flat)
    return {ref: None if each is None else f"{each}" for ref, each in zip(REFS, flat, strict=True)}


def prose_of(text: str) -> dict[str, list[tuple[str, str]]]:
    """The sentences of a report file by section: kind and text. Paragraphs with a formula are left out."""
    found: dict[str, list[tuple[str, str]]] = {section: [] for section in _KEYS.values()}
    section, inside = None, False
    for line in text.split("\n"):
        key = re.match(r"(\S+?):", line)
        if key:
            section, inside = _KEYS.get(key[1]), line.rstrip().endswith("|")
        elif re.match(r"  \S+?:", line):
            inside = line.strip() == "说明: |"
        if not inside or section is None or key or line.strip() == "说明: |":
            continue
        stripped = line.strip()
        if stripped.startswith("##"):
            found[section].append(("sub", stripped.lstrip("# ")))
        elif stripped and "{{" not in stripped and not re.match(r"[#|<!*-]", stripped):
            found[section].append(("text", stripped.replace("**", "")))
    return found


def original(name: str, year: int, numbers: dict[str, str | None], example: str) -> Original:
    """A report of these figures with the sentences of an example."""
    agency = example
    prose = prose_of((next((ROOT / "examples" / example).glob("*/report.yaml"))).read_text(encoding="utf-8"))
    title = f"{agency}{year}年政府信息公开工作年度报告"
    parts = [Part("title", title, "")]
    printed = {ref: value or "" for ref, value in numbers.items()}
    for section in ("", *(each.id for each in FORM.sections)):
        if section:
            parts.append(Part("heading", next(each.heading for each in FORM.sections if each.id == section), section))
        count = 0
        for kind, text in prose[section]:
            count += kind == "sub"
            numbered = f"（{'一二三四五六七八九十'[count - 1]}）{text}" if kind == "sub" else text
            parts.append(Part(kind, numbered, section))
        table = next((each.table for each in FORM.sections if each.id == section), "")
        if table:
            parts.append(Part("table", "", section, fill("2021", table, "", printed)))
    parts += [Part("sign", agency, ""), Part("sign", f"{year + 1}年1月15日", "")]
    return Original(name, title, numbers, tuple(parts))


_PAIRS = (
    ("hangzhou_2025_fixture", "五常市卫生健康局"),
    ("pingtan_2022", "硚口区卫生健康局"),
    ("seed1", "互助县卫生健康局"),
    ("pingtan_zrz_2021", "北关区卫生健康委员会"),
    ("seed4", "北关区卫生健康委员会"),
    ("pingtan_2021", "五常市卫生健康局"),
    ("seed3", "硚口区卫生健康局"),
    ("pingtan_nyn_2023", "互助县卫生健康局"),
)
_OTHERS = (
    ("seed0", "互助县卫生健康局"),
    ("pingtan_czj_2024", "五常市卫生健康局"),
    ("hongze_2023", "硚口区卫生健康局"),
    ("seed2", "北关区卫生健康委员会"),
    ("stcsm_2024", "互助县卫生健康局"),
    ("pingtan_htp_2024", "硚口区卫生健康局"),
    ("hongze_2024", "北关区卫生健康委员会"),
)


def originals(corpus: Path | None, *, others: bool = False) -> list[Original]:
    """The reports to lay out; ``others``: those of the layouts that are kept aside. Without a corpus those of the repository."""
    if corpus is None:
        return list(_of_repository())
    made = []
    for name, example in _OTHERS if others else _PAIRS:
        truth = json.loads((corpus / "truth" / f"{name}.json").read_text(encoding="utf-8"))
        made.append(original(name, truth["year"], numbers_of(truth), example))
    return made


def _of_repository() -> Iterator[Original]:
    """The seeds: five reports, most of their numbers 0."""
    held = json.loads((ROOT / "tests" / "data" / "seeds.json").read_text(encoding="utf-8"))
    for name, tables in held.items():
        agency, _, year = name.partition("/")
        rows = [*tables["proactive"], *chain.from_iterable(tables["applications"]), *tables["review_litigation"]]
        yield original(agency, int(year), {ref: f"{n}" for ref, n in zip(REFS, rows, strict=True)}, agency)


def whole(grid: Grid) -> list[list[GridCell | None]]:
    """All grid places of each row: a cell where it begins, ``None`` where one only reaches."""
    rows: list[list[GridCell | None]] = [[None] * grid.columns for _ in grid.rows]
    for number, row in enumerate(grid.rows):
        for cell in row:
            rows[number][cell.column] = cell
    return rows


def texts(grid: Grid, blank: str = "") -> list[list[str]]:
    """The same as text, ``blank`` where a cell only reaches."""
    return [[blank if cell is None else cell.text for cell in row] for row in whole(grid)]


def shown(grid: Grid) -> list[list[str]]:
    """Each row's own cells only."""
    return [[cell.text for cell in row] for row in grid.rows]


OTHER_WORDS = {
    "overview": "一、政府信息公开工作总体情况",
    "proactive": "二、行政机关主动公开政府信息的情况",
    "applications": "三、行政机关收到和处理政府信息公开申请的情况",
    "review_litigation": "四、因政府信息公开申请被申请行政复议、提起行政诉讼的情况",
    "problems": "五、政府信息公开工作存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的有关事项",
}


def said_otherwise(each: Original) -> Original:
    """The same report below headings in other words."""
    parts = (p._replace(text=OTHER_WORDS[p.section]) if p.kind == "heading" else p for p in each.parts)
    return each._replace(parts=tuple(parts))


def in_other_order(each: Original) -> Original:
    """Problems stand in front of the table of reviews, as 四; headings are counted as they stand."""
    order = ("overview", "proactive", "applications", "problems", "review_litigation", "other_matters")
    by_section = {name: [p for p in each.parts if p.section == name] for name in order}
    out = [p for p in each.parts if not p.section and p.kind != "sign"]
    for count, name in zip("一二三四五六", order, strict=True):
        out += [p._replace(text=count + p.text[1:]) if p.kind == "heading" else p for p in by_section[name]]
    return each._replace(parts=(*out, *(p for p in each.parts if p.kind == "sign")))


def lines(
    each: Original, table: Callable[[Grid], str], heading: Callable[[str], str] = str, between: str = "\n\n"
) -> str:
    """The report as text, tables made by ``table``."""
    out = []
    for part in each.parts:
        if part.grid is not None:
            out.append(table(part.grid))
        else:
            out.append(heading(part.text) if part.kind in ("heading", "title") else part.text)
    return between.join(out) + "\n"
