"""``Form`` → JSON Schema (draft 7, which every YAML editor speaks), with Chinese titles and hover texts for each key.

No ``oneOf``: an editor explains a plain ``type`` better, and so do we. ``$comment`` names the kind of each value; it
is how ``explain`` knows which words to use. schema.json at top level is this schema of the newest edition, written by
``gipgen schema -o schema.json``, schema-2019.json that of an older one; a test proves both fresh.
"""

from typing import Any

from gipgen.form.definition import FIRST_YEAR, LAST_YEAR, Block, Column, Field, Form, Group, Node, Row, Section

Schema = dict[str, Any]

LONGEST_FIELD = 500  # characters; the longest name of an agency has some forty, an address a hundred
LONGEST_PROSE = 100_000  # of one text; the longest published report has 70,000 in all


def schema(form: Form) -> Schema:
    """The JSON Schema of a report file of this edition."""
    properties = {field.key: field_schema(field, form) for field in form.head}
    for section in form.sections:
        properties[section.key] = _section(section, form)
    for field in form.tail:
        properties[field.key] = field_schema(field, form)
    required = [field.key for field in form.head if field.required] + [section.key for section in form.sections]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"政府信息公开工作年度报告（{form.document}）",
        "description": f"{form.name}。由 gipgen schema 生成，请勿手改。",
        **_object("report", properties, required),
    }


def _object(comment: str, properties: Schema, required: list[str]) -> Schema:
    return {
        "$comment": comment,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _titled(title: str, description: str, body: Schema) -> Schema:
    return {"title": title, "description": description, **body} if description else {"title": title, **body}


def field_schema(field: Field, form: Form) -> Schema:
    """What a key that does not depend on the edition may hold."""
    return _titled(field.key, field.help, _FIELD_KINDS[field.kind](field, form))


def _text(field: Field, form: Form) -> Schema:
    return {"$comment": "text", "type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_FIELD}


def _files(field: Field, form: Form) -> Schema:
    """A text, or a list of texts: nothing that knows texts has to know another kind."""
    text = _text(field, form)
    return {**text, "type": [*text["type"], "array"], "minItems": 1, "items": _text(field, form)}


def _prose(field: Field, form: Form) -> Schema:
    least = 0 if field.empty else 1
    return {"$comment": "prose", "type": ["string", "number"], "minLength": least, "maxLength": LONGEST_PROSE}


def _date(field: Field, form: Form) -> Schema:
    return {
        "$comment": "date",
        "type": "string",
        "pattern": rf"^([0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}|{form.fill_in})$",
    }


def _choice(field: Field, form: Form) -> Schema:
    return {"$comment": "choice", "enum": list(field.choices)}


def _year(field: Field, form: Form) -> Schema:
    bounds = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    return {"$comment": "year", "type": ["integer", "string"], **bounds, **_or_fill_in("四位数字，例如 2024", form)}


def _edition(field: Field, form: Form) -> Schema:
    return {"$comment": "choice", "enum": [form.edition, int(form.edition)]}


def _count(field: Field, form: Form) -> Schema:
    return _number("count", form)


def _money(field: Field, form: Form) -> Schema:
    return {**_number("amount", form), "$comment": "amount 元"}


def _map(field: Field, form: Form) -> Schema:
    properties = {inner.key: field_schema(inner, form) for inner in field.fields}
    return _object("map", properties, [inner.key for inner in field.fields if inner.required])


def _words(field: Field, form: Form) -> Schema:
    return {"$comment": "map", "type": "object", "additionalProperties": _text(field, form)}


def _exemptions(field: Field, form: Form) -> Schema:
    rule = {"$comment": "rule", "type": "string", "pattern": "^GIP[03-9][0-9]{2}$"}
    properties = {
        field.rule: _titled(field.rule, "规则编号，例如 GIP402；gipgen rules 列出全部。", rule),
        field.reason: _titled(field.reason, "为什么不适用，写给审核人看。", _text(field, form)),
    }
    return {"$comment": "list", "type": "array", "items": _object("map", properties, [field.rule, field.reason])}


def _list(field: Field, form: Form) -> Schema:
    return {"$comment": "list", "type": "array", "items": _map(field, form)}


_FIELD_KINDS = {
    "text": _text,
    "files": _files,
    "prose": _prose,
    "date": _date,
    "choice": _choice,
    "year": _year,
    "edition": _edition,
    "count": _count,
    "money": _money,
    "map": _map,
    "list": _list,
    "words": _words,
    "exemptions": _exemptions,
}


def _number(kind: str, form: Form) -> Schema:
    types = ["number", "string"] if kind == "amount" else ["integer", "string"]
    bounds = {} if kind == "signed" else {"minimum": 0}
    words = "半角数字，例如 62.336" if kind == "amount" else "半角的整数，例如 12"
    return {"$comment": kind, "type": types, **bounds, **_or_fill_in(words, form)}


def _or_fill_in(words: str, form: Form) -> Schema:
    """The one text that may stand for a number; editors say the words where something else was typed."""
    return {"pattern": f"^{form.fill_in}$", "patternErrorMessage": f"这里写{words}；还不知道就写 {form.fill_in}。"}


def value_schema(column: Column, form: Form) -> Schema:
    """What a cell of a column may hold."""
    if column.type != "unit_amount":
        return _number(column.type, form)
    units = [unit for unit, _ in column.units]
    digits = r"(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?"
    return {
        "$comment": " ".join(["unit_amount", *units]),
        "type": ["string", "integer"],  # the integer is 0, which needs no unit
        "minimum": 0,
        "maximum": 0,
        "pattern": f"^({digits}({'|'.join(units)})|{form.fill_in})$",
    }


def _section(section: Section, form: Form) -> Schema:
    if not section.table:
        return _titled(section.heading, section.help, _prose(form.note, form))
    table = form.tables[section.table]
    properties: Schema = {form.note.key: field_schema(form.note, form)}
    required: list[str] = []
    for block in table.blocks:
        cells = [_cell(column, block, form) for column in block.columns]
        _rows(block.row_tree, block, cells, form, properties=properties, required=required)
    return _titled(section.heading, section.help, _object("table", properties, required))


def _rows(
    nodes: tuple[Node, ...], block: Block, cells: list[Schema], form: Form, *, properties: Schema, required: list[str]
) -> None:
    """Put the rows below ``nodes`` into ``properties``; groups without a key leave no trace in the file.

    ``cells``, one for each column, are the same objects in all rows of the block, so that they are compiled once.
    """
    for node in nodes:
        if isinstance(node, Group):
            if not node.key:
                _rows(node.children, block, cells, form, properties=properties, required=required)
                continue
            inner: Schema = {}
            inner_required: list[str] = []
            _rows(node.children, block, cells, form, properties=inner, required=inner_required)
            properties[node.key] = _titled(node.label, "", _object("group", inner, inner_required))
            required.append(node.key)
        elif isinstance(node, Row):
            properties[node.key] = _row(node, block, cells, form)
            if not node.parts:
                required.append(node.key)


def _row(row: Row, block: Block, cells: list[Schema], form: Form) -> Schema:
    law = row.law or block.law
    parts = [row.help, f"《政府信息公开条例》{law}。" if law else "", _how_to_write(row, block, form)]
    description = "".join(parts)
    if block.writing == "scalar":
        return _titled(row.label, description, value_schema(block.columns[0], form))
    if block.writing == "map":
        properties = {column.key: cell for column, cell in zip(block.columns, cells, strict=True)}
        return _titled(row.label, description, _object("cells", properties, [column.key for column in block.columns]))
    return _titled(
        row.label,
        description,
        {
            "$comment": "row",
            "type": ["array", "integer", "string"],
            "minimum": 0,
            "maximum": 0,
            **_or_fill_in(f"一行数，例如 [{', '.join('0' for _ in cells[1:])}]，全部为零只写 0", form),
            "minItems": len(cells) - 1,
            "items": cells,
            "additionalItems": False,
        },
    )


def _how_to_write(row: Row, block: Block, form: Form) -> str:
    if block.writing == "list":
        names = " ".join(column.key for column in block.columns if not column.total)
        optional = "可以不写，写了就核对。" if row.parts else ""
        return f"依次写：{names}（可再加总计）；全部为零写 0。{optional}"
    return f"单位：{block.unit}。" if block.unit else ""


def _cell(column: Column, block: Block, form: Form) -> Schema:
    title = column.label if column.label == column.key else f"{column.key}（{column.label}）"
    description = column.help or ("各列之和，可以不写，写了就核对。" if column.total else "")
    return _titled(title, description, value_schema(column, form))
