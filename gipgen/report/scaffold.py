"""A report file as text: complete and commented, made from the form so that it never lags behind it.

Every number is 待填, unless ``Filled`` knows it: from a published report (import) or from last year's file (new --from).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gipgen.form.definition import Block, Field, Form, Group, Node, Row, Section
from gipgen.formatting.scalars import write_scalar
from gipgen.formatting.tree import parse
from gipgen.formatting.writer import lay_out
from gipgen.named_tuple import NamedTuple
from gipgen.report import samples
from gipgen.source.decode import printable
from gipgen.vocabulary.numerals import counted

_INTRODUCTION = """\
# {title}（{document}）
#
# 怎么填：
#   1. 把每一处 {mark} 改成实际的数或文字；没有发生的写 0。冒号和逗号用半角，冒号后面空一格。
#   2. {long_rows}全部为零只写一个 0。总计由 gipgen 计算。
#   3. 文字写在“|”下面，每行前面空两格，段落之间空一行。## 开头的是小标题，（一）（二）由 gipgen 编号。
#   4. 文字里要用表格里的数，写 {{{{ {example} }}}} 的样子，数就永远和表格一致。
# 填好以后：gipgen check {file}  检查；gipgen build {file}  生成 Word、网页和 Markdown。
# “#”后面的话是给填报人看的，不会印进报告。

"""
_FILLED = """\
# {title}（{document}）
#
# {origin}
# 填好以后：gipgen check {file}  检查；gipgen build {file}  生成 Word、网页和 Markdown。

"""
_COLON = {True: "：", False: "写："}
_SPECIAL = ("signed", "unit_amount")  # written in a way of their own


class Filled(NamedTuple):
    """What is known already. A row is its text in the file with a comment; what is not named stays 待填.

    ``fields`` hold texts by field id, or mappings by field id; an empty preface is written as one. ``complete`` says
    that optional texts which are not named do not exist, so that no comment invites to write them.
    """

    origin: str = ""  # where all this comes from, for the head of the file
    fields: Mapping[str, Any] = {}
    texts: Mapping[str, str] = {}
    rows: Mapping[str, tuple[str, str]] = {}
    complete: bool = False
    totals: bool = True  # whether the rows of a complete report have their totals with them
    remarks: tuple[str, ...] = ()  # comment lines at the end of the file


NOTHING = Filled()


def scaffold(form: Form, agency: str, year: int | str, file: str, schema: str = "", *, filled: Filled = NOTHING) -> str:
    """The text of a report.yaml; ``schema`` is the path of schema.json for editors, if there is one near."""
    title = filled.fields.get("title") or form.title.format(agency=agency, year=year)
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    values = {
        "title": title,
        "document": form.document,
        "mark": form.fill_in,
        "file": printable(file),
        "origin": printable(filled.origin),
        "example": form.examples[-1],
        "long_rows": _long_rows(form),
    }
    introduction = _FILLED if filled.complete else _INTRODUCTION
    lines = [*head, introduction.format_map(values).rstrip("\n")]
    lines += [f"# {values['origin']}", ""] if filled.origin and not filled.complete else [""]
    lines += _head(form, agency, year, filled)
    for section in form.sections:
        lines += ["", *_section(section, form, filled)]
    tail = _tail(form, agency, year, filled)
    lines += ["", *tail] if tail else []
    lines += ["", *(f"# {remark}" for remark in filled.remarks)] if filled.remarks else []
    return lay_out(parse("\n".join(lines)), form)


def _long_rows(form: Form) -> str:
    """How a row of many numbers is written, told by the longest there is: 一行六个数的，依次是……."""
    lists = [block for table in form.tables.values() for block in table.blocks if block.writing == "list"]
    if not lists:
        return ""
    keys = [column.key for column in max(lists, key=lambda block: len(block.columns)).columns if not column.total]
    zeros = ", ".join(["2", *("0" for _ in keys[1:])])
    return f"一行{counted(len(keys))}个数的，依次是 {' '.join(keys)}，写成 [{zeros}]；"


def _optional_text(field: Field, indent: str) -> list[str]:
    """A prose key that may be left out, as comments that work when their signs are deleted."""
    return [
        f"{indent}# {field.help}要写时删去下面两行行首的“# ”：",
        f"{indent}# {field.key}: |",
        f"{indent}#   {samples.TEXT}",
    ]


def _line(text: str, comment: str) -> str:
    return f"{text}  # {comment}" if comment else text


def quoted(text: str) -> str:
    """A text as a YAML scalar."""
    return write_scalar(text, '"', flow=True)


def block_text(key: str, text: str, indent: str = "") -> list[str]:
    """Prose below ``|``; an empty text is written as one."""
    if not text:
        return [f'{indent}{key}: ""']
    return [f"{indent}{key}: |", *(f"{indent}  {line}" for line in text.split("\n"))]


def _mapping(field: Field, values: Mapping[str, str]) -> str:
    inner = ", ".join(f"{each.key}: {_plain(values[each.id])}" for each in field.fields if values.get(each.id))
    return f"{field.key}: {{{inner}}}"


def _plain(text: str) -> str:
    """A date, a telephone number and the like need no quotes."""
    return (
        text
        if text[:1].isdigit() and all(sign.isalnum() or sign == "-" for sign in text) and "-" in text
        else quoted(text)
    )


def _head(form: Form, agency: str, year: int | str, filled: Filled) -> list[str]:
    contact, preface = form.field("contact"), form.field("preface")
    lines = [
        _line(f"{form.field('agency').key}: {quoted(agency)}", form.field("agency").help),
        _line(f"{form.field('year').key}: {year}", form.field("year").help),
    ]
    lines += [
        f"{field.key}: {quoted(str(filled.fields[field.id]))}"
        for field in form.head
        if field.id in filled.fields and field.id != "agency" and field.kind in _ONE_LINE
    ]
    lines += [*_contact(contact, form.fill_in, filled), ""]
    if "preface" in filled.fields:
        return [*lines, *block_text(preface.key, filled.fields["preface"])]
    return [*lines, *_optional_text(preface, "")]


def _contact(contact: Field, blank: str, filled: Filled) -> list[str]:
    known = filled.fields.get("contact", {})
    if filled.complete:
        return [_mapping(contact, known)] if known else []
    wanted = [field for field in contact.fields if field.id in ("office", "address", "phone") or field.id in known]
    return [
        _line(f"{contact.key}:", contact.help),
        *(_line(f"  {field.key}: {_plain(known.get(field.id) or blank)}", field.help) for field in wanted),
    ]


def _section(section: Section, form: Form, filled: Filled) -> list[str]:
    lines = [f"# {section.heading}"]
    if section.help and not filled.complete:
        lines.append(f"# {section.help}")
    if section.table:
        return [*lines, f"{section.key}:", *_table_section(section, form, filled)]
    text = filled.texts.get(section.id)
    if text is None and section.outline and not filled.complete:
        text = "\n\n".join(f"## {heading}\n\n{form.fill_in}" for heading in section.outline)
    return [*lines, *block_text(section.key, text or form.fill_in)]


def _table_section(section: Section, form: Form, filled: Filled) -> list[str]:
    lines = []
    if text := filled.texts.get(section.id):
        lines += block_text(form.note.key, text, "  ")
    elif not filled.complete:
        lines += _optional_text(form.note, "  ")
    for block in form.tables[section.table].blocks:
        lines += [f"  # {line}" for line in _how_to_fill(block, filled)]
        for node in block.row_tree:
            lines += _node(node, block, form, 1, filled)
    return lines


def _how_to_fill(block: Block, filled: Filled) -> list[str]:
    lines = [block.caption] if block.caption else []
    shown = [column for column in block.columns if (filled.complete and filled.totals) or not column.total]
    if block.writing == "list":
        zeros = "" if filled.complete else f"，例如 [{', '.join('0' for _ in shown)}]"
        lines.append(
            f"每行依次{_COLON[filled.complete]}{' '.join(column.key for column in shown)}{zeros}；全部为零只写 0"
        )
    return [*lines, *_in_their_own_way(block)]


def _in_their_own_way(block: Block) -> Iterator[str]:
    """What is to be said of columns whose numbers are written in a way of their own."""
    for column in block.columns:
        if column.type in _SPECIAL and column.help:
            yield f"{column.key}：{column.help}"


def _node(node: Node, block: Block, form: Form, level: int, filled: Filled) -> list[str]:
    indent = "  " * level
    if isinstance(node, Group):
        below = level + (1 if node.key else 0)
        inner = [line for child in node.children for line in _node(child, block, form, below, filled)]
        return [_line(f"{indent}{node.key}:", node.label), *inner] if node.key else inner
    if not isinstance(node, Row):
        return []
    if node.id in filled.rows:
        text, comment = filled.rows[node.id]
        return [_line(f"{indent}{node.key}: {text}", comment)]
    return [] if node.parts else [indent + _open_row(node, block, form)]  # a total row is computed


def _open_row(row: Row, block: Block, form: Form) -> str:
    """A row that is to be filled in."""
    if block.writing == "map":
        cells = ", ".join(f"{column.key}: {form.fill_in}" for column in block.columns)
        return f"{row.key}: {{{cells}}}"
    comment = row.help or (row.label if row.label != row.key else "")
    if block.writing == "scalar":
        comment = f"单位：{block.unit}。{row.help}"
    return _line(f"{row.key}: {form.fill_in}", comment)


def _tail(form: Form, agency: str, year: int | str, filled: Filled) -> list[str]:
    """The optional keys: what is known, the rest as comments to be uncommented."""
    signature, previous = form.field("signature"), form.field("previous")
    known = [_mapping(signature, filled.fields[signature.id])] if signature.id in filled.fields else []
    fee = form.field("fee")
    if fee.id in filled.fields:
        inner = ", ".join(f"{each.key}: {filled.fields[fee.id][each.id]}" for each in fee.fields)
        known.insert(0, f"{fee.key}: {{{inner}}}")
    known += _paths(previous, filled.fields.get(previous.id, ()))
    exemptions = _exemptions(form.field("exemptions"), filled.fields.get("exemptions", ()))
    if filled.complete:
        return [*known, *exemptions, *_origin(form, filled)]
    names = [field.key for field in signature.fields]
    optional = []
    if signature.id not in filled.fields:
        optional.append(f"# {signature.key}: {{{names[0]}: {quoted(agency)}, {names[1]}: {int(year) + 1}-01-20}}")
    if previous.id not in filled.fields:
        optional.append(f"# {previous.key}: ../{int(year) - 1}/report.yaml")
    hint = [f"# 以下{counted(len(optional))}项可以不写；要写时删去行首的“# ”。"] if optional else []
    return [*known, *exemptions, *hint, *optional]


def _paths(field: Field, paths: Sequence[str]) -> list[str]:
    """One path behind its key, several below it."""
    if len(paths) > 1:
        return [f"{field.key}:", *(f"  - {quoted_path(path)}" for path in paths)]
    return [f"{field.key}: {quoted_path(path)}" for path in paths]


def _exemptions(field: Field, known: Iterable[tuple[str, str]]) -> list[str]:
    """Rule and reason of each."""
    lines = [f"  - {{{field.rule}: {rule}, {field.reason}: {quoted(reason)}}}" for rule, reason in known]
    return [f"{field.key}:", *lines] if lines else []


def _origin(form: Form, filled: Filled) -> list[str]:
    """Where an imported file comes from."""
    field = form.field("origin")
    known = filled.fields.get(field.id)
    if known is None:
        return []
    lines = ["", f"{field.key}:"]
    for inner in field.fields:
        items = known.get(inner.id)
        if inner.kind != "list":
            lines += [f"  {inner.key}: {quoted(items)}"] if items else []
        elif items:
            lines += [f"  {inner.key}:", *(f"  - {_flow(inner, item)}" for item in items)]
    return lines


def _flow(field: Field, item: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{each.key}: {quoted(item[each.id])}" for each in field.fields if item.get(each.id)) + "}"


def quoted_path(path: str) -> str:
    """A path as a YAML scalar."""
    return path if all(sign.isalnum() or sign in "./_-" for sign in path) and path[:1] in "./" else quoted(path)


_ONE_LINE = ("text", "edition", "choice", "url")
