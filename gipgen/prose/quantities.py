"""Numbers with a unit in running Chinese text: 1,024条, １２件, 三十五件, 1.2万条, 百余条, 33.2万元."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gipgen.numerals import parse_chinese


class Quantity(NamedTuple):
    """A number and its unit. Money is in 元, whatever it was written in."""

    begin: int  # where the digits begin …
    end: int  # … and where the unit ends
    value: Decimal
    unit: str
    vague: bool = False  # 余, 多, 约, 近: the writer did not mean it to the last digit
    step: Decimal = Decimal(1)  # what the last digit written stands for: 1000 for 1.2万

    def fits(self, number: Decimal | int) -> bool:
        """Whether a text that says this may mean ``number``."""
        if self.vague:
            return self.value / 2 <= number <= self.value * 2
        return abs(self.value - number) < self.step if self.step != 1 else self.value == number

    @property
    def digits(self) -> str:
        """The value for messages."""
        return f"{self.value.normalize():f}"


_UNITS = (
    "件次|人次|批次|场次|元|件(?!事)|条|次|期|项|份|宗|起|例|封|篇|部|张|批|页|场|人|家|名|户|种|轮|则|册|"
    "个(?!月|工作日|自然|小时|百分|学时)"
)
_DIGIT = "0-9０-９"
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_WORDS = "零〇一二两三四五六七八九十百千万"
_ABOUT = ("约", "近", "逾", "超")
_NOT_ABOUT = frozenset(("签约", "预约", "违约", "节约", "履约", "附近", "最近", "邻近"))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![{_DIGIT}A-Za-z.．\-—–第][至到~～－])(?<![{_DIGIT}A-Za-z.．\-—–~～－第])"
        rf"(?P<digits>[{_DIGIT}]{{1,3}}(?:[,，][{_DIGIT}]{{3}})+(?![{_DIGIT}])|[{_DIGIT}]+(?:[.．][{_DIGIT}]+)?)"
        rf"|(?<![第{_WORDS}{_DIGIT}])(?P<words>[{_WORDS}]+))"
        rf"[ \u3000]*(?P<more>[余多几来])?[ \u3000]*(?P<scale>百万|千万|[百千万亿])?(?P<more2>[余多])?"
        rf"[ \u3000]*(?P<unit>{_UNITS})"
    )


def quantities(text: str) -> Iterator[Quantity]:
    """Every number that has a unit, in order. Dates, telephone and document numbers have none of these units."""
    for match in _pattern().finditer(text):
        about = text[max(0, match.start() - 2) : match.start()].rstrip()
        vague = bool(match["more"] or match["more2"]) or about == "超过"
        vague = vague or (about[-1:] in _ABOUT and about not in _NOT_ABOUT)
        scale = Decimal(_SCALES[match["scale"]] if match["scale"] else 1)
        if match["digits"]:
            number = Decimal(match["digits"].replace(",", "").replace("，", "").replace("．", "."))
            step = Decimal(1).scaleb(int(number.as_tuple().exponent)) * scale
        else:
            value = parse_chinese(match["words"])
            if value is None or (len(match["words"]) > 1 and not any(sign in match["words"] for sign in "十百千万")):
                continue  # 三四件 is no number, 二〇件 no numeral of amounts
            vague = vague or about[-1:] in ("上", "数", "几")
            number, step = Decimal(value), scale
        unit = match["unit"]
        money = unit == "元"
        exact = step if money or match["scale"] else Decimal(1)
        yield Quantity(match.start(), match.end(), number * scale, unit, vague, exact)
