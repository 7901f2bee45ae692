"""What a form consists of.

Two trees meet in a table: rows and columns. Leaves of both have a stable English ``id``; a cell is the pair of a row's
and a column's id. Groups exist for the printed headers and, where they have a ``key``, for the route in the YAML file.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from gipgen.findings.text import Text
from gipgen.form.roles import Roles
from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import ORDINALS

FIRST_YEAR = 2008  # in which 《政府信息公开条例》 came into force: no report is of an earlier year …
LAST_YEAR = 2100  # … and one of a later year has a slip in it

CellRef = tuple[str, str]  # (row id, column id); row ids are unique in a form
ValueType = Literal["count", "signed", "amount", "unit_amount"]
Layout = Literal["stacked", "tree", "across"]  # blocks below one another; rows that nest in the stub; rows side by side
WITH_BLOCKS: Layout = "stacked"
Writing = Literal["scalar", "map", "list"]


def heading_words(heading: str) -> str:
    """The heading of a part without its number, 一、 or 第一章 and a blank; all of it where it has none."""
    number, sign, words = heading.partition("、")
    if sign and not number.strip(ORDINALS):
        return words
    number, sign, words = heading.partition(" ")
    return words if sign and number.startswith("第") else heading


class Column(NamedTuple):
    id: str
    key: str  # short word, in YAML comments and messages
    label: str  # exact official words
    type: ValueType = "count"
    total: bool = False  # the sum of the other columns
    help: str = ""
    units: tuple[tuple[str, int], ...] = ()  # unit_amount: what may stand behind the digits, and its worth in the first
    words: tuple[str, ...] = ()  # what prose calls it besides its key and label
    printed: tuple[str, ...] = ()  # what published tables write for its label


class Row(NamedTuple):
    id: str
    key: str
    label: str
    path: tuple[str, ...]  # route from the top of the file
    law: str = ""
    help: str = ""
    parts: tuple[str, ...] = ()  # ids of the rows whose sum this row is; such a row may be left out of the file
    words: tuple[str, ...] = ()  # what prose calls it besides its key and label
    printed: tuple[str, ...] = ()  # what published tables write for its label

    @property
    def called(self) -> str:
        """What messages call it: a key that is a part of its group's says nothing by itself, 其他处理的其他."""
        group = self.path[-2] if len(self.path) > 1 else ""
        if self.parts:
            return group + self.key  # 办理结果总计
        return f"{group}的{self.key}" if self.key in group else self.key


class Group(NamedTuple):
    """A header over rows or over columns; without ``key`` it exists in print only."""

    label: str
    children: tuple["Node", ...]
    key: str = ""
    words: tuple[str, ...] = ()  # what prose calls its rows together besides key and label


Node = Row | Column | Group


class Stock(NamedTuple):
    """In each row ``level`` at the year's end is last year's level + ``plus`` − ``minus`` (ids of columns)."""

    level: str
    plus: str
    minus: str


class Block(NamedTuple):
    """Rows that share their columns. Tables three and four have one block, table two one for each item of art. 20."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    writing: Writing  # how a row's numbers stand in the file: one number, a mapping by column, a list
    column_tree: tuple[Node, ...]
    row_tree: tuple[Node, ...]
    unit: str  # 件 or 万元; empty where the columns differ and say it themselves
    caption: str = ""
    law: str = ""
    bounds: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()  # in each row, these columns ≥ those (none: ≥ 0)
    stock: Stock | None = None

    @property
    def total(self) -> Column | None:
        """The column that adds up the others; always the last one."""
        return self.columns[-1] if self.columns[-1].total else None


class Balance(NamedTuple):
    """The four-way identity printed in table three's corner: rows left of the equals sign, rows right of it."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class Table(NamedTuple):
    id: str
    key: str
    name: Text  # how messages call it: 表三
    layout: Layout
    blocks: tuple[Block, ...]
    grid_columns: int
    corner: str = ""
    row_header: str = ""
    balance: Balance | None = None
    carry: Mapping[str, str] = {}

    @property
    def lies_across(self) -> bool:
        """Whether its rows stand side by side, over one line of numbers."""
        return self.layout == "across"


class Aspect(NamedTuple):
    """A matter that a section of text has to treat, and the words by which it is known."""

    name: str
    words: tuple[str, ...]


class Section(NamedTuple):
    id: str
    key: str
    heading: str
    name: Text  # how messages call it: 第六部分
    table: str = ""  # id of its table; empty for a section of text
    help: str = ""
    aspects: tuple[Aspect, ...] = ()  # what its text consists of, in this order
    results: tuple[Aspect, ...] = ()  # what governments report there besides
    outline: tuple[str, ...] = ()  # the headings that a new report begins with


class Comparable(NamedTuple):
    """What of an edition counts the same in an older one: ids here → ids there.

    Rows and columns that are not named correspond to those of the same id; an empty id there stands for none.
    """

    tables: Mapping[str, str]
    rows: Mapping[str, str] = {}
    columns: Mapping[str, str] = {}


class Field(NamedTuple):
    """A key of the file that does not depend on the edition (fields.yaml)."""

    id: str
    key: str
    kind: str
    help: str = ""
    required: bool = False
    empty: bool = False  # an empty text is allowed and means something
    choices: tuple[str, ...] = ()
    fields: tuple["Field", ...] = ()
    rule: str = ""  # exemptions: the key of the rule id …
    reason: str = ""  # … and of the reason


class Form(NamedTuple):
    edition: str
    document: str
    name: str
    title: str
    preface: Mapping[str, str]
    fee_statement: Mapping[str, str]
    sections: tuple[Section, ...]
    tables: Mapping[str, Table]
    head: tuple[Field, ...]
    tail: tuple[Field, ...]
    note: Field  # the optional prose in front of a table
    fill_in: str  # the one mark for "not known yet"
    previous: str  # the word that leads to last year's numbers in prose
    examples: tuple[str, ...]  # two names of counts, for messages about ``{{ }}``
    rows: Mapping[str, Row]
    columns: Mapping[str, tuple[Column, ...]]  # by row id
    roles: Roles
    compares: Mapping[str, Comparable]  # by older edition
    supersedes: str = ""  # number of the notice that the form's own replaced …
    supersedes_title: str = ""  # … and its title from 关于 on

    @property
    def keys(self) -> frozenset[str]:
        """The keys at the top of a report file."""
        return frozenset(
            [*(field.key for field in (*self.head, *self.tail)), *(section.key for section in self.sections)]
        )

    def field(self, id_: str) -> Field:
        """The field with this id, wherever it stands."""
        return next(field for field in (*self.head, *self.tail) if field.id == id_)

    def section(self, id_: str) -> Section:
        """The section with this id."""
        return next(section for section in self.sections if section.id == id_)

    def table_of(self, row: str) -> Table:
        """The table that a row belongs to."""
        return next(
            table for table in self.tables.values() for block in table.blocks for each in block.rows if each.id == row
        )

    def whole(self, row: str) -> tuple[CellRef, ...]:
        """The cells that a row comes to: its total; where its table has no such column, all that is counted in it."""
        columns = self.columns[row]
        last = columns[-1]
        return tuple(
            (row, each.id) for each in ((last,) if last.total else columns) if each.total or each.type == "count"
        )

    def stocks(self) -> Iterator[tuple[str, Stock]]:
        """The rows whose number at the year's end follows from last year's, and how."""
        for table in self.tables.values():
            for block in table.blocks:
                if block.stock is not None:
                    for row in block.rows:
                        yield row.id, block.stock
