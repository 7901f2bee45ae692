"""GIP515: applications, reviews or suits in the tables that the prose never mentions."""

from collections.abc import Iterator

from gipgen.diagnostics.types import INFO, Diagnostic, Page, Text
from gipgen.report import cell_path, number_text
from gipgen.rules.prose import cells
from gipgen.rules.rule import Case, Rule

PAGE = Page(
    id="GIP515",
    severity=INFO,
    title=Text("表里有数，正文没有提到", "numbers in the tables that the prose never mentions"),
    why=Text(
        "总体情况要写依申请公开的情况。表三有申请、表四有复议或者诉讼，正文却一句没提，读者会以为没有发生。",
        "The overview reports on applications and what followed; a reader who finds nothing takes it that nothing happened.",
    ),
    fix=Text(
        "在总体情况的依申请公开部分补一句，数字可以写 {{ }} 引用。", "Add a sentence; {{ }} refers to the number."
    ),
    source="《政府信息公开条例》第五十条第二项、第三项",
    checks=("OF-46",),
    good="复议诉讼:\n  行政复议: 0",
    bad="复议诉讼:\n  行政复议: [1, 0, 0, 0]",
)
UNMENTIONED = Text(
    "{table}“{row}”总计是 {cell}，正文没有提到{word}。建议在依申请公开部分写一句。",
    "'{row}' is {cell}, the prose never speaks of it",
)
_WORDS = (
    ("表三", "申请", ("new_received",)),
    ("表四", "行政复议", ("review",)),
    ("表四", "行政诉讼", ("litigation_direct", "litigation_after_review")),
)


def check(case: Case) -> Iterator[Diagnostic]:
    texts = [
        passage.text
        for passage in case.passages
        if passage.section not in ("preface", "problems") and not passage.heading
    ]
    if not texts:
        return
    for table, word, ids in _WORDS:
        row = cells.rows(case.report, ids)
        if row is None or not row.values or not min(row.values):
            continue
        if not any(word.removeprefix("行政") in text for text in texts):
            values = {"table": table, "row": row.label, "cell": number_text(row.value), "word": word}
            yield Diagnostic(PAGE.id, INFO, UNMENTIONED, cell_path(case.report.form, row.refs[0]), values)


RULE = Rule(PAGE, check)
