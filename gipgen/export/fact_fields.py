"""What the columns of a file of facts are called and mean, for people and for Table Schema."""

from typing import Any

from gipgen.export.fact import STATUSES
from gipgen.form.editions import editions, load
from gipgen.named_tuple import NamedTuple


class FactField(NamedTuple):
    name: str
    title: str
    help: str
    type: str = "string"


FIELDS = (
    FactField("unit", "单位", "报告里写的单位全称。"),
    FactField("unit_code", "统一社会信用代码", "取自名册；没有名册时，取自报告，报告里没写就是空的。"),
    FactField("region_code", "行政区划代码", "取自名册；没有名册时为空。"),
    FactField("parent", "上级", "取自名册；没有名册时为空。"),
    FactField("year", "年度", "报告的年度，不是公布的年份。", "integer"),
    FactField("edition", "格式版本", "这份报告用的是哪一年的统一格式。版本不同，同名的格子不一定能直接比较。"),
    FactField("table", "表的代号", "统一格式里的表，代号不随措辞改变。"),
    FactField("row", "行的代号", "行的代号，不随措辞改变。"),
    FactField("row_label", "行", "统一格式里印的字；“›”前面是它所在的大项。"),
    FactField("column", "列的代号", "列的代号，不随措辞改变。"),
    FactField("column_label", "列", "统一格式里印的字。"),
    FactField("value", "数", "照报告里写的数字，一位不改；空着是报告里没有这个数，不是 0。", "number"),
    FactField("unit_of_measure", "计量单位", "件、万元等；空着是统一格式没有规定。"),
    FactField(
        "status", "来源", "given：报告里写了；computed：报告里没写、gipgen 按统一格式加出来的总计；missing：没有。"
    ),
    FactField("file", "文件", "这个数在哪个文件里。"),
    FactField("line", "行号", "在文件的第几行；没有写的，是它应该在的那一项。", "integer"),
    FactField("sha256", "文件的 SHA-256", "文件内容的摘要：文件改过，这里就不同。"),
)
NUMBER = FactField("number", "数（可计算）", "和 value 是同一个数，用来求和、比较。", "number")
_LABELS = dict(zip(STATUSES.values(), ("填写", "加出来的", "没有"), strict=True))


def table_schema(*more: FactField) -> dict[str, Any]:
    """The Table Schema of a file with one row for each cell."""
    return {"fields": [_described(each) for each in (*FIELDS, *more)], "missingValues": [""]}


def _described(field: FactField) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "title": field.title,
        "description": field.help,
        "type": field.type,
    }
    if codes := _codes(field.name):
        described["constraints"] = {"enum": list(codes), "required": True}
        described["categories"] = [{"value": code, "label": label} for code, label in codes.items()]
    elif field.name in ("row", "column", "file", "sha256"):
        described["constraints"] = {"required": True}
    return described


def _codes(name: str) -> dict[str, str]:
    """The codes of a column with what they stand for; of rows and columns the labels beside them say it."""
    if name == "status":
        return _LABELS
    forms = [load(edition) for edition in editions()]
    if name == "edition":
        return {form.edition: form.document for form in forms}
    if name == "table":
        return {table.id: table.key for form in forms for table in form.tables.values()}
    return {}
