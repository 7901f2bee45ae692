"""Reports with chosen numbers, for what adds them up; and their sums, reckoned another way than the program does."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from io import StringIO

from reports import BASE, BASE_2019

from gipgen.collect.add_up import added_cells
from gipgen.collect.cells_of import cells_of
from gipgen.collect.collected import Handed
from gipgen.form.definition import CellRef

WORTH = {"": 1, "元": 1, "万元": 10_000, "亿元": 100_000_000}


def report(agency: str, *changes: tuple[str, str], year: int = 2024, edition: str = "2021") -> str:
    """The base report as another agency's, with pieces replaced; each must occur."""
    text = BASE if edition == "2021" else BASE_2019
    text = re.sub("^单位: .*$", f"单位: {agency}", text, count=1, flags=re.MULTILINE)
    text = re.sub("^年度: .*$", f"年度: {year}", text, count=1, flags=re.MULTILINE)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def handed(agency: str, numbers: Mapping[CellRef, str], edition: str = "2021", file: str = "") -> Handed:
    """A report without errors; a cell that is not named holds 0."""
    values = tuple(numbers.get(ref, "0") for ref in cells_of(edition))
    name = file or f"{agency}/report.yaml"
    return Handed(
        name, name, agency, 2024, edition, values=values, lines=tuple(range(1, len(values) + 1)), sha256=f"of {name}",
        content=repr(values),
    )  # fmt: skip


def worth(text: str) -> Fraction:
    """What a number with its unit comes to."""
    match = re.fullmatch(r"(-?[\d.]+)(\D*)", text)
    assert match, text
    return Fraction(match[1]) * WORTH[match[2]]


def sums_of(reports: Iterable[Handed], edition: str = "2021") -> dict[CellRef, Fraction]:
    """Every cell's sum, in fractions."""
    total: dict[CellRef, Fraction] = defaultdict(Fraction)
    for each in reports:
        for ref, text in zip(cells_of(edition), each.values, strict=True):
            total[ref] += worth(text)
    return {ref: total[ref] for ref in added_cells(edition)}


def table(content: bytes) -> list[dict[str, str]]:
    """The lines of a file of sources, as Excel reads it."""
    assert content.startswith(b"\xef\xbb\xbf"), "or Excel takes it for another encoding"
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def added(lines: Iterable[Mapping[str, str]]) -> dict[CellRef, Fraction]:
    """What the shares in a file of sources come to, cell by cell."""
    total: dict[CellRef, Fraction] = defaultdict(Fraction)
    for line in lines:
        total[line["row"], line["column"]] += Fraction(line["value"])
    return dict(total)


def written(text: str) -> str:
    """A sum with its texts written, as somebody does last."""
    for key, value in _WRITTEN.items():
        text = text.replace(f"{key} 待填", f"{key} {value}").replace(f"{key} |\n  待填", f"{key} |\n  {value}")
    return text.replace("\n  待填\n", "\n  按要求做好了这方面的工作。\n")


_WRITTEN = {
    "部门:": "办公室",
    "地址:": "测试市人民路1号",
    "电话:": "0451-53523359",
    "存在问题及改进:": "政策解读不够丰富。下一步增加图解。",
    "其他事项:": "本年度未收取信息处理费。",
}
