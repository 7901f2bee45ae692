"""Facts as an SQLite database: three tables and the view ``facts`` that puts them together.

``report`` has a line for each file, ``cell`` one for each cell of an edition of the form, ``fact`` the number of each in
the other. Digits stay text as typed, a missing number is NULL; the view's ``number`` is the same to reckon with.
"""

import sqlite3
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
_INDEXES = """
CREATE INDEX fact_of_cell ON fact (cell, report);
CREATE INDEX report_of_unit ON report (unit, year);
CREATE INDEX report_of_code ON report (unit_code, year);
"""
_AT_ONCE = 33  # facts of a statement: a fifth less time than one by one, and a table of the form is seldom shorter
_A_FACT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)"
_SOME_FACTS = _A_FACT + ", (?, ?, ?, ?, ?, ?)" * (_AT_ONCE - 1)


class SqliteFile:
    """Writes a new database. Nothing is kept for a rollback: a file that is not finished is thrown away as a whole."""

    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._reports, self._cells = 0, dict[str, int]()  # how many; the first cell's id by edition
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", f"cache_size = -{_MEMORY}",
                       "temp_store = FILE", "encoding = 'UTF-8'",
                       f"application_id = {APPLICATION}", f"user_version = {VERSION}"):  # fmt: skip
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def add(self, numbers: Numbers) -> None:
        n, run = numbers, self._database.execute
        self._reports += 1
        first = self._cells.get(n.edition)
        if first is None:
            first = self._cells[n.edition] = self._know(n.edition)
        names = [each.encode("utf-8", "backslashreplace").decode("utf-8") for each in (n.unit, n.file)]
        of_report = (self._reports, names[0], n.unit_code, n.region_code, n.parent, int(n.year) if n.year else None,
                     n.edition, names[1], n.sha256)  # fmt: skip
        run("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", of_report)
        typed, report = dict(n.typed_units), self._reports
        facts = [
            (report, first + place, value or None, STATUSES[status], line, typed.get(place))
            for place, (value, status, line) in enumerate(zip(n.values, n.statuses, n.lines, strict=True))
        ]
        whole = len(facts) - len(facts) % _AT_ONCE
        for begin in range(0, whole, _AT_ONCE):
            run(_SOME_FACTS, tuple(chain.from_iterable(facts[begin : begin + _AT_ONCE])))
        self._database.executemany(_A_FACT, facts[whole:])

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
        self._database.executescript(_INDEXES + "ANALYZE;")
        self.close()

    def close(self) -> None:
        self._database.close()


def _of_cell(number: int, edition: str, words: CellWords) -> tuple[object, ...]:
    return (number, edition, words.table, words.row, words.row_label, words.column, words.column_label, words.unit_of_measure)  # fmt: skip
