"""A new report file: complete, commented, every number 待填, made from the form so that it never lags behind it."""

from gipgen.form.types import Block, Field, Form, Group, Node, Row, Section
from gipgen.formatting.layout import lay_out
from gipgen.formatting.scalars import write_scalar
from gipgen.formatting.tree import parse

_INTRODUCTION = """\
# {title}（{document}）
#
# 怎么填：
#   1. 把每一处 {mark} 改成实际的数或文字；没有发生的写 0。冒号和逗号用半角，冒号后面空一格。
#   2. 一行六个数的，依次是 自然人 企业 科研 公益 法律 其他，写成 [2, 0, 0, 0, 0, 0]；全部为零只写一个 0。总计由 gipgen 计算。
#   3. 文字写在“|”下面，每行前面空两格，段落之间空一行。## 开头的是小标题，（一）（二）由 gipgen 编号。
#   4. 文字里要用表格里的数，写 {{{{ {example} }}}} 的样子，数就永远和表格一致。
# 填好以后：gipgen check {file}  检查；gipgen build {file}  生成 Word、网页和 Markdown。
# “#”后面的话是给填报人看的，不会印进报告。

"""
_SPECIAL = ("signed", "unit_amount")  # written in a way of their own
_ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


def scaffold(form: Form, agency: str, year: int, file: str, schema: str = "") -> str:
    """The text of a new report.yaml; ``schema`` is the path of schema.json for editors, if there is one near."""
    title = form.title.format(agency=agency, year=year)
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    values = {
        "title": title,
        "document": form.document,
        "mark": form.fill_in,
        "file": file,
        "example": form.examples[-1],
    }
    lines = [*head, _INTRODUCTION.format_map(values).rstrip("\n"), ""]
    lines += _head(form, agency, year)
    for section in form.sections:
        lines += ["", *_section(section, form)]
    lines += ["", *_tail(form, agency, year)]
    return lay_out(parse("\n".join(lines)), form)


def _optional_text(field: Field, indent: str) -> list[str]:
    """A prose key that may be left out, as comments that work when their signs are deleted."""
    return [
        f"{indent}# {field.help}要写时删去下面两行行首的“# ”：",
        f"{indent}# {field.key}: |",
        f"{indent}#   这里写文字。",
    ]


def _line(text: str, comment: str) -> str:
    return f"{text}  # {comment}" if comment else text


def _head(form: Form, agency: str, year: int) -> list[str]:
    contact = form.field("contact")
    name = write_scalar(agency, '"', flow=True)
    lines = [
        _line(f"{form.field('agency').key}: {name}", form.field("agency").help),
        _line(f"{form.field('year').key}: {year}", form.field("year").help),
        _line(f"{contact.key}:", contact.help),
    ]
    wanted = ("office", "address", "phone")
    lines += [_line(f"  {field.key}: {form.fill_in}", field.help) for field in contact.fields if field.id in wanted]
    preface = form.field("preface")
    lines += ["", *_optional_text(preface, "")]
    return lines


def _section(section: Section, form: Form) -> list[str]:
    lines = [f"# {section.heading}"]
    if section.help:
        lines.append(f"# {section.help}")
    if section is form.sections[0]:
        lines.append(f"{section.key}: |")
        for aspect in _ASPECTS:
            lines += [f"  ## {aspect}", "", f"  {form.fill_in}", ""]
        return lines[:-1]
    if not section.table:
        return [*lines, f"{section.key}: |", f"  {form.fill_in}"]
    lines.append(f"{section.key}:")
    lines += _optional_text(form.note, "  ")
    lines.append(f"  # {form.note.key}: |  {form.note.help}")
    for block in form.tables[section.table].blocks:
        lines += [f"  # {line}" for line in _how_to_fill(block)]
        for node in block.row_tree:
            lines += _node(node, block, form, 1)
    return lines


def _how_to_fill(block: Block) -> list[str]:
    lines = [block.caption] if block.caption else []
    if block.writing == "list":
        names = " ".join(column.key for column in block.columns if not column.total)
        zeros = ", ".join("0" for column in block.columns if not column.total)
        lines.append(f"每行依次写：{names}，例如 [{zeros}]；全部为零只写 0")
    return lines + [f"{column.key}：{column.help}" for column in block.columns if column.type in _SPECIAL]


def _node(node: Node, block: Block, form: Form, level: int) -> list[str]:
    indent = "  " * level
    if isinstance(node, Group):
        inner = [line for child in node.children for line in _node(child, block, form, level + (1 if node.key else 0))]
        return [_line(f"{indent}{node.key}:", node.label), *inner] if node.key else inner
    if not isinstance(node, Row) or node.parts:
        return []  # a total row is computed
    comment = node.help or (node.label if node.label != node.key else "")
    if block.writing == "map":
        cells = ", ".join(f"{column.key}: {form.fill_in}" for column in block.columns)
        return [f"{indent}{node.key}: {{{cells}}}"]
    if block.writing == "scalar":
        comment = f"单位：{block.unit}。{node.help}"
    return [_line(f"{indent}{node.key}: {form.fill_in}", comment)]


def _tail(form: Form, agency: str, year: int) -> list[str]:
    """The optional keys, as comments to be uncommented."""
    signature, previous = form.field("signature"), form.field("previous")
    names = [field.key for field in signature.fields]
    name = write_scalar(agency, '"', flow=True)
    return [
        "# 以下两项可以不写；要写时删去行首的“# ”。",
        f"# {signature.key}: {{{names[0]}: {name}, {names[1]}: {year + 1}-01-20}}",
        f"# {previous.key}: ../{year - 1}/report.yaml",
    ]
