"""Facts as an SQLite database: three tables and the view ``facts`` that puts them together.

``report`` has a line for each file, ``cell`` one for each cell of an edition of the form, ``fact`` the number of each in
the other. Digits stay text as typed, a missing number is NULL; the view's ``number`` is the same to reckon with.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import chain

from gipgen.export.fact import STATUSES, CellWords, Numbers, cell_words

APPLICATION = 0x67697067  # "gipg": what `file` and `PRAGMA application_id` show
VERSION = 1
_MEMORY = 8_000  # kilobytes for pages
_TABLES = """
CREATE TABLE report (
  id INTEGER PRIMARY KEY, unit TEXT NOT NULL, unit_code TEXT NOT NULL, region_code TEXT NOT NULL, parent TEXT NOT NULL,
  year INTEGER, edition TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL
);
CREATE TABLE cell (
  id INTEGER PRIMARY KEY, edition TEXT NOT NULL, "table" TEXT NOT NULL, "row" TEXT NOT NULL, row_label TEXT NOT NULL,
  "column" TEXT NOT NULL, column_label TEXT NOT NULL, unit_of_measure TEXT NOT NULL,
  UNIQUE (edition, "table", "row", "column")
);
CREATE TABLE fact (
  report INTEGER NOT NULL REFERENCES report, cell INTEGER NOT NULL REFERENCES cell,
  value TEXT, status TEXT NOT NULL, line INTEGER NOT NULL, unit_of_measure TEXT,
  PRIMARY KEY (report, cell)
) WITHOUT ROWID;
CREATE VIEW facts AS
SELECT report.unit, report.unit_code, report.region_code, report.parent, report.year, report.edition,
  cell."table", cell."row", cell.row_label, cell."column", cell.column_label,
  fact.value, coalesce(fact.unit_of_measure, cell.unit_of_measure) AS unit_of_measure, fact.status,
  report.file, fact.line, report.sha256, CAST(fact.value AS NUMERIC) AS number
FROM fact JOIN report ON report.id = fact.report JOIN cell ON cell.id = fact.cell;
"""
# An index of a table WITHOUT ROWID has its key behind it: fact_of_cell is of cell and report.
_INDEXES = """
CREATE INDEX fact_of_cell ON fact (cell);
CREATE INDEX report_of_unit ON report (unit, year);
CREATE INDEX report_of_code ON report (unit_code, year);
"""
_AT_ONCE = 50  # facts of a statement: half the time of one by one, and older SQLites take 999 values of one
_PAGE = 16_384  # bytes of a page
_LOOKED_AT = 1_000  # entries of an index that tell how it is used best
_A_FACT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)"
_GIVEN = STATUSES["g"]
_Statements = tuple[tuple[int, int, str, str], ...]


class SqliteFile:
    """Writes a new database. Nothing is kept for a rollback: a file that is not finished is thrown away as a whole."""

    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._reports = 0
        self._cells: dict[
            str, tuple[int, _Statements]
        ] = {}  # the first cell's id of an edition, what puts its facts in
        for pragma in (f"page_size = {_PAGE}", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", f"cache_size = -{_MEMORY}",
                       "temp_store = FILE", "encoding = 'UTF-8'",
                       f"application_id = {APPLICATION}", f"user_version = {VERSION}"):  # fmt: skip
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def add(self, numbers: Numbers) -> None:
        n, run = numbers, self._database.execute
        self._reports += 1
        if n.edition not in self._cells:
            first = self._know(n.edition)
            self._cells[n.edition] = first, tuple(_statements(first, len(n.values)))
        first, statements = self._cells[n.edition]
        names = [each.encode("utf-8", "backslashreplace").decode("utf-8") for each in (n.unit, n.file)]
        of_report = (self._reports, names[0], n.unit_code, n.region_code, n.parent, int(n.year) if n.year else None,
                     n.edition, names[1], n.sha256)  # fmt: skip
        run("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", of_report)
        typed = dict(n.typed_units)
        values = [value or None for value in n.values]
        for begin, end, all_given, of_any in statements:
            if any(begin <= place < end for place in typed):
                self._put_each(first, begin, end, n, typed)
            elif n.statuses.count("g", begin, end) == end - begin:
                run(all_given, (self._reports, *chain(*zip(values[begin:end], n.lines[begin:end], strict=True))))
            else:
                told = map(STATUSES.__getitem__, n.statuses[begin:end])
                every = zip(values[begin:end], told, n.lines[begin:end], strict=True)
                run(of_any, (self._reports, *chain.from_iterable(every)))

    def _put_each(self, first: int, begin: int, end: int, n: Numbers, typed: Mapping[int, str]) -> None:
        """Facts of which one has a unit of measure of its own."""
        facts = [
            (self._reports, first + at, n.values[at] or None, STATUSES[n.statuses[at]], n.lines[at], typed.get(at))
            for at in range(begin, end)
        ]
        self._database.executemany(_A_FACT, facts)

    def _know(self, edition: str) -> int:
        """Put the cells of an edition in; the id of the first."""
        first = self._database.execute("SELECT coalesce(max(id), 0) + 1 FROM cell").fetchone()[0]
        self._database.executemany(
            "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [_of_cell(first + place, edition, words) for place, words in enumerate(cell_words(edition))],
        )
        return int(first)

    def finish(self) -> None:
        self._database.execute("COMMIT")
        self._database.executescript(f"{_INDEXES}PRAGMA analysis_limit = {_LOOKED_AT}; ANALYZE;")
        self.close()

    def close(self) -> None:
        self._database.close()


def _statements(first: int, count: int) -> Iterator[tuple[int, int, str, str]]:
    """What puts a report's facts in: from which to which place, where all are given, and where they are not.

    What is the same in each report of an edition is in the statement, not bound to it: half of the time is binding.
    """
    for begin in range(0, count, _AT_ONCE):
        end = min(begin + _AT_ONCE, count)
        cells = range(first + begin, first + end)
        given = ", ".join(f"(?1, {cell}, ?, '{_GIVEN}', ?, NULL)" for cell in cells)
        of_any = ", ".join(f"(?1, {cell}, ?, ?, ?, NULL)" for cell in cells)
        yield begin, end, f"INSERT INTO fact VALUES {given}", f"INSERT INTO fact VALUES {of_any}"  # noqa: S608  our own numbers


def _of_cell(number: int, edition: str, words: CellWords) -> tuple[object, ...]:
    return (number, edition, words.table, words.row, words.row_label, words.column, words.column_label, words.unit_of_measure)  # fmt: skip
