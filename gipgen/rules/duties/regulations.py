"""GIP640: 规章 are made by few; others have none."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import cell_path
from gipgen.rules.support.agency import UNKNOWN, level, speaks_for
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP640",
    severity=WARNING,
    title=Text("规章由谁制定", "who can make 规章"),
    why=Text(
        "规章只能由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。县级政府、乡镇街道和地方政府的部门没有规章，这一行应为 0；"
        "填了数的，多半是填错了行。",
        "Only State Council departments and governments of provinces, cities with districts and autonomous prefectures make 规章. Elsewhere the row is 0.",
    ),
    fix=Text(
        "核对是不是填错了行（应当填在下一行）；有权制定规章的，写上 机关类型。",
        "Move the number to its row, or set 机关类型.",
    ),
    source="《立法法》第九十一条、第九十三条；国办公开办函〔2021〕30号 表二",
    checks=("OF-38",),
    confidence="B",
    good="单位: 测试县测试镇人民政府\n主动公开:\n  规章: {制发: 0, 废止: 0, 现行有效: 0}",
    bad="单位: 测试县测试镇人民政府\n主动公开:\n  规章: {制发: 0, 废止: 0, 现行有效: 6}",
)
NOT_ENTITLED = Text(
    "“{row}”的{column}填了 {left}，而{agency}不是有权制定规章的机关，应为 0。请核对是不是填错了行。",
    "'{row}', {column} is {left}, but {agency} cannot make 规章; is it a normative document?",
)
_GOVERNMENTS = frozenset(("province", "city"))
_ENTITLED = frozenset(("state", *_GOVERNMENTS, UNKNOWN))


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    if level(report) in _ENTITLED or speaks_for(report.agency) in _GOVERNMENTS:
        return
    form = report.form
    columns = [(each, column) for each in form.roles.rows.regulations for column in form.columns[each]]
    for row, column in columns:
        number = report.cells[row, column.id].value
        if number:
            values = {
                "row": report.form.rows[row].called,
                "column": column.key,
                "left": number,
                "agency": report.agency,
            }
            yield Diagnostic(PAGE.id, WARNING, NOT_ENTITLED, cell_path(report.form, (row, column.id)), values)
            return


RULE = Rule(PAGE, check)
