"""Where a finding stands in a document, as the form calls it: section, row and column of its table, or the sentence itself."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gipgen.compare.row_labels import row_labels
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import Finding, Path
from gipgen.findings.privacy import quoted
from gipgen.form.definition import CellRef, Form, Section
from gipgen.form.editions import UnknownEditionError, field_key, load
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import cell_path

_WHOLE = "全文"
ORIGINAL = "原件"  # where no part of the form is meant
_STOPS = "。！？；"
_PAUSES = "，：、"
_LONGEST = 90  # characters of a sentence that is quoted
_WINDOW = 400  # characters of a paragraph that are looked at on either side


class Where(NamedTuple):
    """``part`` is a section's heading, or what stands around the sections: 标题, 前言, 落款; empty for the whole report.

    ``ref`` is the cell of the form, or the first of several; without a column where a row is meant.
    """

    part: str = ""
    section: str = ""  # its id; empty around the sections
    row: str = ""  # the labels that the form prints
    column: str = ""
    quote: str = ""
    ref: CellRef | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The place without the quotation, a line for each step."""
        row = f"行：{self.row}" if self.row else ""
        return tuple(each for each in (self.part, row, f"列：{self.column}" if self.column else "") if each) or (
            _WHOLE,
        )

    @property
    def words(self) -> str:
        """The same in one line."""
        return "，".join(self.lines)


def where(edition: str, finding: Finding) -> Where:
    """The place of a finding in a report of this edition."""
    try:
        form = load(edition)
    except UnknownEditionError:
        return Where(quote=_quote(finding))
    path = finding.path
    if not path:
        return Where(quote=_quote(finding))
    if path[0] == form.field("origin").key:
        return _of_original(form, finding)
    section = next((each for each in form.sections if each.key == path[0]), None)
    if section is None:
        return Where(_around().get(path[0], str(path[0])), quote=_quote(finding))
    place = Where(section.heading, section.id)
    if not section.table:
        return place._replace(quote=_quote(finding))
    if form.note.key in path:
        return place._replace(quote=_quote(finding))
    return _in_table(form, place, finding)


def _of_original(form: Form, finding: Finding) -> Where:
    """The part of the form that a note about the original is of: by a heading that the note gives, or by the label of a row or column."""
    said = [text for name in ("wanted", "place") if isinstance(text := finding.values.get(name), str)]
    section = next((each for each in form.sections if each.heading in said), None)
    if section is not None:
        return Where(section.heading, section.id)
    labelled = {place for each in form.sections for place in _labelled(form, each, said)}
    return labelled.pop() if len(labelled) == 1 else Where(ORIGINAL)


def _labelled(form: Form, section: Section, said: Iterable[str]) -> Iterator[Where]:
    """The rows and columns of a section that have one of these labels."""
    for row in form.rows.values():
        if row.path[0] != section.key:
            continue
        if row.label in said:
            yield Where(section.heading, section.id, row_labels(form.edition)[row.id], ref=(row.id, ""))
        for column in form.columns[row.id]:
            if column.label in said:
                yield Where(section.heading, section.id, column=column.label)


@cache
def _around() -> Mapping[str | int, str]:
    """Keys of a report file that stand nowhere in a document, and where it says the same."""
    title, preface = field_key("title"), field_key("preface")
    said = {"agency": f"{title}（单位名称）", "year": f"{title}（年度）", "contact": f"{preface}（联系方式）"}
    return {field_key(id_): words for id_, words in said.items()}


def _in_table(form: Form, place: Where, finding: Finding) -> Where:
    """The cell, or the rows of which the first missing number is one."""
    paths = _paths(form.edition)
    found = [ref for each in _every(finding) if (ref := paths.get(each)) is not None]
    if not found:
        return place._replace(ref=_first_within(paths, finding.path))
    row, column = found[0]
    is_one = column and len({column for _, column in found}) == 1 and len(form.columns[row]) > 1
    label = next((each.label for each in form.columns[row] if each.id == column), "")
    return place._replace(row=_rows_named(form, found), column=label if is_one else "", ref=found[0])


def _first_within(paths: Mapping[Path, CellRef], group: Path) -> CellRef | None:
    """The first row of a group of rows; none for a whole section."""
    rows = (ref[0] for path, ref in paths.items() if path[: len(group)] == group)
    first = next(rows, "") if len(group) > 1 else ""
    return (first, "") if first else None


def _rows_named(form: Form, found: Iterable[CellRef]) -> str:
    """The labels of the rows; of many the first ones and how many there are."""
    labels = row_labels(form.edition)
    rows = tuple(dict.fromkeys(row for row, _ in found))
    named = "、".join(labels[row] for row in rows[:_ROWS])
    return named if len(rows) <= _ROWS else _MORE_ROWS.format(named=named, count=len(rows))


_MORE_ROWS = "{named}等 {count} 行"
_ROWS = 3  # that are named


def _every(finding: Finding) -> list[Path]:
    """The paths that a finding speaks of: some tell of several numbers at once."""
    several = [tuple(path) for path in finding.values.get("paths", ())]
    return several or [finding.path]


@cache
def _paths(edition: str) -> Mapping[Path, CellRef]:
    """Cells and whole rows by their routes in a report file."""
    form = load(edition)
    rows: dict[Path, CellRef] = {row.path: (row.id, "") for row in form.rows.values()}
    for row, columns in form.columns.items():
        for column in columns:
            rows[cell_path(form, (row, column.id))] = (row, column.id)
    return rows


def _quote(finding: Finding) -> str:
    """The sentence around the place of a finding in running text; nothing where it speaks of a section as a whole."""
    line, at = finding.source, finding.column - 1
    if finding.finding.offset is None or finding.rule == FILL_IN or not 0 <= at < len(line):
        return ""
    near = line[max(at - _WINDOW, 0) : at + _WINDOW]
    at -= max(at - _WINDOW, 0)
    begin = max((near.rfind(stop, 0, at) for stop in _STOPS), default=-1) + 1
    end = min((place for stop in _STOPS if (place := near.find(stop, at)) >= 0), default=len(near) - 1) + 1
    first, last = begin, end
    if end - begin > _LONGEST:  # a window around the place, from clause to clause
        first, last = max(begin, at - _LONGEST // 2), min(end, at + _LONGEST // 2)
        first = begin if first == begin else _behind_first(near, first, at)
        last = end if last == end else _behind_last(near, at, last)
    text = quoted(near, first, last).strip().replace("\\", "")
    text = text.removeprefix("- ").lstrip("#").strip()
    return ("…" if first > begin else "") + text + ("…" if last < end else "")


def _behind_first(text: str, first: int, at: int) -> int:
    """Where a clause begins behind ``first`` and in front of a place; ``first`` where none does."""
    return min((place + 1 for sign in _PAUSES if (place := text.find(sign, first, at)) >= 0), default=first)


def _behind_last(text: str, at: int, last: int) -> int:
    """Where a clause ends behind a place and in front of ``last``; ``last`` where none does."""
    return max((place + 1 for sign in _PAUSES if (place := text.rfind(sign, at, last)) >= 0), default=last)
