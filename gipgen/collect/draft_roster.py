"""A roster to begin with: the units whose reports are there. What only the office knows (parents, codes) stays empty."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gipgen.collect.collected import Handed
from gipgen.collect.roster_headings import HEADINGS
from gipgen.collect.unit_names import comparable
from gipgen.findings.text import Text, filled

_ALIKE = Text(
    "“{name}”和“{other}”像是同一个单位的两种写法。是的话，名册里只留一行，另一个写进“曾用名”。",
    "'{name}' and '{other}' look like one unit; if they are, keep one line and write the other name into 曾用名",
)
_MOST = 1000  # names that are held against one another
_FORMULA = "=+-@"  # Excel would compute what begins so


def draft_roster(handed: Iterable[Handed]) -> bytes:
    """The CSV, as Excel opens it: with BOM and Windows line ends."""
    lines = [",".join(HEADINGS)]
    for name, code in _units(handed):
        lines.append(",".join([_field(name), code, *[""] * (len(HEADINGS) - 2)]))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def most_common_year(handed: Iterable[Handed]) -> int | None:
    """The year that most reports are of; of several the latest."""
    years = Counter(each.year for each in handed if each.year)
    return max(years, key=lambda year: (years[year], year)) if years else None


def doubts(handed: Iterable[Handed]) -> Iterator[Text]:
    """Names that may be one unit's: the signs of one stand in the other, in their order (区卫健局, 区卫生健康局)."""
    names = [name for name, _ in _units(handed)]
    for at, name in enumerate(names[:_MOST]):
        for other in names[:at]:
            if name[-1] == other[-1] and (_in_order(name, other) or _in_order(other, name)):
                yield filled(_ALIKE, name=name, other=other)


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return len(short) < len(name) and all(sign in rest for sign in short)


def _units(handed: Iterable[Handed]) -> list[tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for each in sorted(handed, key=lambda each: each.file):
        if each.agency:
            name, code = found.get(comparable(each.agency), (each.agency, ""))
            found[comparable(each.agency)] = (name, code or each.code)
    return list(found.values())


def _field(text: str) -> str:
    text = f" {text}" if text[:1] in _FORMULA else text
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n') else text
