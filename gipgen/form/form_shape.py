"""What a form file consists of, as a shape: which keys stand where, which of them are needed, what may be written there."""

from collections.abc import Iterator
from typing import Any, get_args

from gipgen.findings.finding import Path
from gipgen.findings.text import Text
from gipgen.form.definition import Layout, ValueType
from gipgen.form.roles import ColumnRoles, RowRoles, SectionRoles
from gipgen.form.shapes import Fault, Shape, any_of, anything, each, mapping, number, one_of, where, with_braces, word

_OR_NONE = Text("；这一版没有的，写 {key}: none", "; an edition without it says {key}: none")
_MARK = one_of("true")
_WORDS = dict.fromkeys(("help", "words", "printed"), word)
_IDS = each(word, "id, id", may_be_empty=True)
_BOTH = mapping(dict.fromkeys(Text._fields, word))


def _id_or_ids(value: Any, path: Path) -> Iterator[Fault]:
    """One id, several, or ``none``; a blank says nothing."""
    return (each(word, "id, id") if isinstance(value, list) else word)(value, path)


def _nodes(leaf: Shape, **of_group: Shape) -> Shape:
    """A tree: leaves, and headers over others."""

    def node(value: Any, path: Path) -> Iterator[Fault]:
        group = mapping({"label": word, "children": each(node, "{…}")}, of_group)
        return where("children", group, leaf)(value, path)

    return each(node, "{id: …, key: …, label: …}")


def _roles(kind: type[Any]) -> Shape:
    return mapping(dict.fromkeys(kind._fields, _id_or_ids), hint=_OR_NONE)


_COLUMN = mapping(
    {"id": word, "key": word, "label": word},
    {"type": one_of(*get_args(ValueType)), "total": _MARK, "units": any_of(number, "万元: 10000"), **_WORDS},
)
_ROW = mapping({"id": word, "key": word, "label": word}, {"law": word, "total": _MARK, **_WORDS})
_BLOCK_NEEDS = {"columns": _nodes(_COLUMN), "rows": _nodes(_ROW, key=word, words=word)}
_BLOCK_MAY = {
    "caption": word,
    "law": word,
    "unit": word,
    "bounds": each(mapping({"more": _IDS, "less": _IDS}), "{more: [id], less: [id]}"),
    "stock": mapping(dict.fromkeys(("level", "plus", "minus"), word)),
}
_TABLE_NEEDS = {"name": _BOTH, "layout": one_of(*get_args(Layout))}
_TABLE_MAY = {
    "grid_columns": number,
    "corner": word,
    "row_header": word,
    "balance": mapping({"left": each(word, "id, id"), "right": each(word, "id, id")}),
    "carry": any_of(word, "id: id"),
}
_TABLE = where(
    "blocks",
    mapping({**_TABLE_NEEDS, "blocks": each(mapping(_BLOCK_NEEDS, _BLOCK_MAY), "{…}")}, _TABLE_MAY),
    mapping({**_TABLE_NEEDS, **_BLOCK_NEEDS}, {**_TABLE_MAY, **_BLOCK_MAY}),
)
_SECTION = mapping(
    {"id": word, "key": word, "heading": word},
    {
        "table": word,
        "help": word,
        "aspects": each(mapping({"name": word, "words": word}), "{name: …, words: …}"),
        "results": each(each(word, "词, 词"), "[词, 词]"),
        "outline": each(word, "词, 词"),
    },
)
_PREFACE = ("name", "document", "agency", "year", "headings", "count", "url", "contact")

FORM = mapping(
    {
        "edition": word,
        "document": word,
        "name": word,
        "title": with_braces("agency", "year"),
        "preface": mapping(dict.fromkeys(("basis", "parts", "period", "download", "contact"), with_braces(*_PREFACE))),
        "fee_statement": mapping(dict.fromkeys(("none", "some"), with_braces("notices", "notified", "collected"))),
        "examples": each(word, "主动公开.行政许可, 主动公开.行政处罚", count=2),
        "sections": each(_SECTION, "{id: …, key: …, heading: …}"),
        "tables": any_of(_TABLE, "id: {…}"),
        "roles": mapping({"sections": _roles(SectionRoles), "rows": _roles(RowRoles), "columns": _roles(ColumnRoles)}),
    },
    {
        "supersedes": word,
        "supersedes_title": word,
        "first_year": anything,
        "compares": any_of(
            mapping({"tables": any_of(word, "id: id")}, dict.fromkeys(("rows", "columns"), any_of(word, "id: id"))),
            '"2021": {…}',
        ),
    },
)
