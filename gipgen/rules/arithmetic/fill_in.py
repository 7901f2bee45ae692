"""GIP210: everything that is still marked 待填."""

import re
from collections.abc import Iterator

from gipgen.findings.file_messages import FILL_IN, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Offset, Page
from gipgen.findings.text import Text
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    FILL_IN,
    ERROR,
    Text("还没有填", "Not filled in yet"),
    Text(
        "待填 表示这个数或这段文字还不知道，报告不能这样发布。gipgen build --draft 可以先看草稿。",
        "待填 marks what is not known yet; such a report cannot be published, but --draft builds it.",
    ),
    Text("填上实际的数或文字，没有发生写 0。", "Fill in the number or text."),
    checks=("OF-26",),
    good="行政许可: 0",
    bad="行政许可: 待填",
)


def check(case: Case) -> Iterator[Diagnostic]:
    mark = case.report.form.fill_in
    for path, text in case.texts:
        if mark not in text:
            continue
        values = {"key": ".".join(part for part in path if isinstance(part, str)), "mark": mark}
        for offset in _in_text(text, mark):
            yield Diagnostic(FILL_IN, ERROR, TEXTS["fill_in"], path, values, offset=offset)


def _in_text(text: str, mark: str) -> Iterator[Offset]:
    """Where a text holds the mark; 待填报 and the like are ordinary words."""
    for number, line in enumerate(text.split("\n")):
        for match in re.finditer(f"{mark}(?![报写表补列入])", line):
            yield Offset(number, match.start())


RULE = Rule(PAGE, check)
