"""The roster of a supervising office: its units, and what is wrong with its lines.

Only 单位 is required. Whatever is wrong with a line is told with its place; the line is used as far as it can be.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from typing import Any, Final

from gipgen.collect import roster_words as words
from gipgen.collect.collected import Unit
from gipgen.collect.days import day_of
from gipgen.collect.roster_field import Field
from gipgen.collect.roster_grid import Grid, filled_rows, read_grid
from gipgen.collect.roster_headings import NAME, columns, heading_row, in_two_rows, is_heading_again, tell_no_headings
from gipgen.collect.roster_links import Line, Values, links
from gipgen.collect.unit_code import HALF_WIDTH, LENGTH, SIGNS, check_character, code_of
from gipgen.collect.unit_names import comparable
from gipgen.findings.finding import ERROR, INFO, WARNING, Diagnostic, Finding, Severity, Span
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled, listed, same
from gipgen.form.definition import FIRST_YEAR, LAST_YEAR
from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.roster_terms import ROSTER

_SHOWN: Final = 100  # findings of one kind that are told one by one; a roster of thousands has one mistake in each line
_SIGNS: Final = {"\t": Text("制表符", "tabs"), "；": same("；"), "，": same("，"), ";": same(";")}
_REGION_LENGTHS: Final = (6, 9, 12)  # of a county, a township, a village
_NUMBER: Final = re.compile(
    r"(?:[（(][一二三四五六七八九十百\d]{1,4}[)）]|[一二三四五六七八九十百]{1,4}、|\d{1,4}[、.．])\s*"
)


class Roster(NamedTuple):
    """The units of a roster in its order, and what is to be said of its lines."""

    file: str
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...] = ()


def read_roster(file: str, content: bytes) -> Roster:
    """Read a roster from its bytes, CSV or workbook. Raises ``Problem`` for what is neither."""
    grid = read_grid(file, content)
    rows = list(filled_rows(grid))
    noted = _Noted(file)
    start = heading_row(rows)
    if not rows:
        noted.add(words.SHAPE, ERROR, "empty", Field("", 1, 1))
    elif start is None:
        tell_no_headings(rows, noted)
    else:
        _of_shape(grid, rows[start][0], noted)
        below = in_two_rows(rows[start], rows[start + 1]) if rows[start + 1 :] else None
        headings = below or rows[start]
        rows = rows[start + (2 if below else 1) :]
        known = dict(columns(headings, noted, rows))
        lines = list(_lines(rows, known, len(headings), noted))
        if not lines:
            noted.add(words.SHAPE, ERROR, "no_units", headings[0])
        for each in links(lines):
            noted.add(*each)
        return Roster(file, tuple(each.unit for each in lines), noted.sorted())
    return Roster(file, (), noted.sorted())


class _Noted:
    """What was found in a roster; of each kind the first hundred, and how many more there are."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Finding] = []
        self._counts = Counter[str]()
        self._folded: dict[str, tuple[str, Severity, Field, int]] = {}  # kind: rule, severity, first place, last line

    def add(self, rule: str, severity: Severity, text: str, at: Field, values: Values | None = None) -> None:
        self._counts[text] += 1
        if self._counts[text] > _SHOWN:
            first = self._folded[text][2] if text in self._folded else at
            self._folded[text] = (rule, severity, first, at.line)
        else:
            self._keep(rule, severity, text, at, values() if callable(values) else values or {})

    def _keep(self, rule: str, severity: Severity, text: str, at: Field, values: Mapping[str, Any]) -> None:
        found = Diagnostic(rule, severity, words.TEXTS[text], values=values, span=Span(at.line, at.column))
        self._found.append(Finding(self._file, at.line, at.column, found))

    def sorted(self) -> tuple[Finding, ...]:
        for text, (rule, severity, at, last) in self._folded.items():
            self._keep(rule, severity, "more", at, {"count": self._counts[text] - _SHOWN, "last": last})
        self._folded.clear()
        return tuple(sorted(self._found, key=lambda each: (each.line, each.column, each.rule)))


def _of_shape(grid: Grid, first: Field, noted: _Noted) -> None:
    if grid.sheet:
        noted.add(words.SHAPE, INFO, "sheet", first, {"sheet": _shown(grid.sheet)})
    if grid.separator in _SIGNS:
        noted.add(words.SHAPE, INFO, "separator", first, {"sign": _SIGNS[grid.separator]})
    if grid.open_quote:
        noted.add(words.SHAPE, WARNING, "open_quote", Field("", *grid.open_quote))


def _lines(rows: Iterable[tuple[Field, ...]], known: Mapping[str, int], width: int, noted: _Noted) -> Iterator[Line]:
    for each in rows:
        row = _parted(each, known[NAME], width, noted)
        fields = {name: row[at] for name, at in known.items() if at < len(row)}
        surplus = next((field for field in row[width:] if field.text), None)
        if surplus:
            noted.add(words.NAME, WARNING, "too_many", surplus, {"text": _shown(surplus.text)})
        first = next(field for field in row if field.text)
        wrong = _no_unit(row, fields.get(NAME, Field("", 0, 0)).text)
        if wrong:
            noted.add(words.NAME, INFO if wrong == "group" else WARNING, wrong, first)
        else:
            fields[NAME] = _without_number(fields[NAME], noted)
            yield Line(_unit(_Row(fields, noted)), fields)


def _no_unit(row: Iterable[Field], name: str) -> str:
    """Why a line is of no unit; empty where it is of one. What a 通报 names as missing must not be the foot of a table."""
    written = [each.text for each in row if each.text]
    if _is_foot(written[0]) or _is_foot(name):
        return "foot"
    if len(written) == 1 and _NUMBER.match(written[0]) and not written[0][:1].isascii():
        return "group"  # 一、区政府工作部门, across the table
    if not name:
        return "no_name"
    if is_heading_again(row):
        return "heading_again"
    return "" if any(map(str.isalpha, name)) else "no_letters"


def _is_foot(text: str) -> bool:
    """合计, 填表人：张三."""
    label, sign, _ = text.replace("：", ":").partition(":")
    return "".join(label.split()) in ROSTER.totals or bool(sign and label and not label[:1].isascii())


def _without_number(name: Field, noted: _Noted) -> Field:
    """The name without the number of its line in front of it: no agency's name begins with one and a stop."""
    met = _NUMBER.match(name.text)
    if met is None or not name.text[met.end() :]:
        return name
    noted.add(words.NAME, INFO, "numbered", name, {"number": met[0].strip()})
    return name._replace(text=name.text[met.end() :])


def _parted(row: tuple[Field, ...], name_at: int, width: int, noted: _Noted) -> tuple[Field, ...]:
    """A row as it was meant that has other signs between its fields than the rest: one line that was typed by hand.

    It is taken apart only where such a sign stands in the name, which has none, and where that gives as many fields as
    there are headings.
    """
    used = row[: max(at for at, each in enumerate(row) if each.text) + 1]
    if len(used) >= width:
        return row
    name = used[min(name_at, len(used) - 1)].text
    for sign in (sign for sign in _SIGNS if sign in name):
        fields = tuple(_pieces(used, sign))
        if len(fields) == width:
            noted.add(words.NAME, WARNING, "other_sign", row[0], {"sign": _SIGNS[sign]})
            return fields
    return row


def _pieces(row: Iterable[Field], sign: str) -> Iterator[Field]:
    for each in row:
        at = each.column
        for piece in each.text.split(sign):
            yield Field(piece.strip(), each.line, at)
            at += len(piece) + 1


class _Row:
    """The fields of one line, taken as what they have to be."""

    def __init__(self, fields: Mapping[str, Field], noted: _Noted) -> None:
        self.fields, self._noted = fields, noted

    def text(self, heading: str) -> str:
        return " ".join(self.fields[heading].text.split()) if heading in self.fields else ""

    def note(self, rule: str, severity: Severity, text: str, heading: str, /, **values: Any) -> None:
        self._noted.add(rule, severity, text, self.fields[heading], values)

    def year(self, heading: str) -> int | None:
        text = self.text(heading).translate(HALF_WIDTH).removesuffix("年度").removesuffix("年")
        if not text:
            return None
        if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
        self.note(words.WORD, WARNING, "year", heading, heading=heading, text=_shown(text))
        return None


def _unit(row: _Row) -> Unit:
    since, until = row.year("起"), row.year("止")
    if since is not None and until is not None and since > until:
        row.note(words.WORD, ERROR, "years", "起", since=since, until=until)
    return Unit(
        name=intern(row.text("单位")),  # reports, the former run and the names above are the same text
        code=_code(row),
        parent=intern(row.text("上级")),
        region=_region(row),
        former=_former(row.text("曾用名")),
        merged_into=row.text("并入"),
        since=since,
        until=until,
        owes=_owes(row),
        received=_received(row),
        note=row.text("备注"),
        line=row.fields["单位"].line,
    )


def _code(row: _Row) -> str:
    typed = row.text("统一社会信用代码")
    code = code_of(typed)
    if not code:
        return ""
    expected = check_character(code)
    odd = [sign for sign in code if sign not in SIGNS]
    if "E+" in code or ("." in code and code.replace(".", "").isdigit()):
        row.note(words.CODE, WARNING, "code_number", "统一社会信用代码", code=_shown(typed))
        return ""  # not the unit's any more, and the same for others
    if len(code) != LENGTH or odd:
        signs = listed(dict.fromkeys(odd))
        said = filled(Text("，其中有不该有的 {signs}", ", with {signs} in it"), signs=signs) if odd else Text("", "")
        values = {"code": _shown(typed), "count": len(code), "odd": said}
        row.note(words.CODE, WARNING, "code_shape", "统一社会信用代码", **values)
    elif code[-1] != expected:
        values = {"code": code, "expected": expected, "last": code[-1]}
        row.note(words.CODE, WARNING, "code_check", "统一社会信用代码", **values)
    return code


def _region(row: _Row) -> str:
    code = row.text("行政区划代码")
    half = code.translate(HALF_WIDTH)
    if half and not (half.isascii() and half.isdigit() and len(half) in _REGION_LENGTHS):
        row.note(words.WORD, WARNING, "region", "行政区划代码", code=_shown(code))
    return code


def _former(text: str) -> tuple[str, ...]:
    for sign in "；;，,/|":
        text = text.replace(sign, "、")
    return tuple(dict.fromkeys(name.strip() for name in text.split("、") if comparable(name)))


def _owes(row: _Row) -> bool:
    text = row.text("应报").translate(HALF_WIDTH).upper()
    if text and text not in (*ROSTER.owes, *ROSTER.owes_none):
        row.note(words.WORD, WARNING, "owes", "应报", text=_shown(text))
    return text not in ROSTER.owes_none


def _received(row: _Row) -> str:
    text = row.text("收到")
    day = day_of(text)
    if text and not day:
        serial = len(text) == 5 and text.isdigit()
        row.note(words.DAY, WARNING, "day_serial" if serial else "day", "收到", text=_shown(text))
    return day


def _shown(text: str) -> str:
    return quoted(text, 0, 40)
