"""GIP643: an amount in table two that looks like 元."""

from collections.abc import Iterator
from decimal import Decimal

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import Number, cell_path, number_text
from gipgen.rules.support.agency import level
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP643",
    severity=INFO,
    title=Text("收费金额的单位", "the unit of the amount"),
    why=Text(
        "表二的收费金额单位是万元。一个部门上亿元的收费、或者小数点后超过六位的金额，可能是填了元，或者换算错了。",
        "The amount is in 万元. A department with more than a hundred million, or an amount with more than six decimals, may have typed 元.",
    ),
    fix=Text("核对单位：1 万元 = 10000 元。确实如此的不用改。", "Check the unit; if the amount is right, leave it."),
    source="国办公开办函〔2021〕30号 表二（单位：万元）",
    checks=("OF-28",),
    confidence="C",
    good="主动公开:\n  行政事业性收费: 62.336",
    bad="主动公开:\n  行政事业性收费: 623360",
)
LARGE = Text(
    "“{row}”填了 {left} 万元（{yuan} 元），请核对是不是把元填成了万元。",
    "'{row}' is {left} 万元 ({yuan} 元); was it typed in 元?",
)
FINE = Text(
    "“{row}”填了 {left} 万元，小数超过六位，不到一分钱，请核对换算。",
    "'{row}' is {left} 万元, finer than a 分; check the conversion",
)
_LARGE, _CENT = 10_000, 6  # 万元; decimals of 万元 down to 0.01 元
_CONVERTED = 2  # an amount with more decimals than 元 has was converted


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    for row_id, columns in report.form.columns.items():
        for column in columns:
            if column.type != "amount":
                continue
            amount = report.cells[row_id, column.id].value
            if not amount:
                continue
            decimals = _decimals(amount)
            large = amount >= _LARGE and decimals <= _CONVERTED and level(report) in ("department", "town")
            if large or decimals > _CENT:
                values = {
                    "row": report.form.rows[row_id].called,
                    "left": number_text(amount),
                    "yuan": f"{amount * 10_000:,.0f}",
                }
                text = LARGE if large else FINE
                yield Diagnostic(PAGE.id, INFO, text, cell_path(report.form, (row_id, column.id)), values)


def _decimals(amount: Number) -> int:
    return max(0, -int(amount.normalize().as_tuple().exponent)) if isinstance(amount, Decimal) else 0


RULE = Rule(PAGE, check)
