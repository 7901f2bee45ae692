"""The kinds of file that ``export`` writes, by the ending of the name. Nobody else lists them."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from gipgen.export.data_package import Part
from gipgen.export.fact import Numbers
from gipgen.export.fact_fields import NUMBER, table_schema
from gipgen.findings.text import Text, listed, problem
from gipgen.named_tuple import NamedTuple


class Writer(Protocol):
    """A file that reports are written into one after the other; it keeps none of them."""

    def add(self, numbers: Numbers) -> None: ...

    def finish(self) -> None:
        """Write what is left, and close the file."""
        ...

    def close(self) -> None:
        """Let go of the file, finished or not; may be called again."""
        ...


class Kind(NamedTuple):
    """``parts`` says what the tables in a file of this kind are, of reports of these editions."""

    ending: str
    open: Callable[[str], Writer]
    parts: Callable[[tuple[str, ...]], list[Part]]


_NO_KIND = Text(
    "写成哪一种文件看不出来：{name}。文件名的结尾要是 {known} 之一。",
    "{name}: the ending of the name says which kind of file to write; known: {known}",
)
_NO_SQLITE = Text(
    "这里的 Python 没有 SQLite，写不了 .sqlite。请用 .csv，内容一样。",
    "this Python is built without SQLite; .csv says the same",
)
_TITLE = "每格一行的数据"
_CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
_DIALECT = {
    "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
}


def _csv(path: str) -> Writer:
    from gipgen.export.csv_file import open_csv  # noqa: PLC0415  a run writes one kind

    return open_csv(path)


def _packed(path: str) -> Writer:
    from gipgen.export.csv_file import open_packed  # noqa: PLC0415  likewise

    return open_packed(path)


def _sqlite(path: str) -> Writer:
    try:
        from gipgen.export.sqlite_file import SqliteFile  # noqa: PLC0415  likewise
    except ImportError as error:  # some Pythons are built without it
        raise problem(_NO_SQLITE) from error

    return SqliteFile(path)


def _xlsx(path: str) -> Writer:
    from gipgen.export.xlsx_file import XlsxFile  # noqa: PLC0415  likewise

    return XlsxFile(path)


def _parquet(path: str) -> Writer:
    from gipgen.export.parquet_file import ParquetFile  # noqa: PLC0415  likewise

    return ParquetFile(path)


def _sheets(editions: tuple[str, ...]) -> list[Part]:
    from gipgen.export.sheet_schema import sheet_parts  # noqa: PLC0415  likewise

    return sheet_parts(editions)


def _rows(
    about: Mapping[str, Any], *, name: str, with_number: bool = False, is_counted: bool = True
) -> Callable[[tuple[str, ...]], list[Part]]:
    more = (NUMBER,) if with_number else ()
    return lambda _: [Part(name, _TITLE, table_schema(*more), about, is_counted)]


KINDS = (
    Kind(".csv", _csv, _rows({"profile": "tabular-data-resource", **_CSV, **_DIALECT}, name="facts-csv")),
    Kind(
        ".csv.gz",
        _packed,
        _rows({"profile": "tabular-data-resource", **_CSV, "compression": "gz", **_DIALECT}, name="facts-csv-gz"),
    ),
    Kind(
        ".sqlite",
        _sqlite,
        _rows(
            {"format": "sqlite", "mediatype": "application/vnd.sqlite3", "dialect": {"sql": {"table": "facts"}}},
            name="facts-sqlite",
            with_number=True,
        ),
    ),
    Kind(".xlsx", _xlsx, _sheets),
    Kind(
        ".parquet",
        _parquet,
        _rows(
            {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
            name="facts-parquet",
            with_number=True,
            is_counted=False,
        ),
    ),
)


def kind_of(name: str) -> Kind:
    """The kind that a file of this name is to be. Raises ``Problem``."""
    found = next((kind for kind in KINDS if name.lower().endswith(kind.ending)), None)
    if found is None:
        raise problem(_NO_KIND, name=name, known=endings())
    return found


def endings() -> Text:
    return listed(kind.ending for kind in KINDS)
