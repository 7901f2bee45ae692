"""GIP507: rules and normative documents issued, repealed and in force, in prose and in table two."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.roles import ColumnRoles
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.form_names import longest_first, speaks_of
from gipgen.rules.support.mentions import Mention, finding, mentions, strip_fillers
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING, DECISIONS

PAGE = Page(
    id="GIP507",
    severity=ERROR,
    title=Text(
        "正文写的规章和文件件数与表二不符", "regulations and normative documents differ in prose and in table two"
    ),
    why=Text(
        "正文写制发、废止、现行有效规章或者文件多少件，应当等于表二相应的格。解读、审查、备案、清理了多少件不是这些数，不核对。",
        "Documents issued, repealed and in force in prose are the three columns of table two; reviewed or explained ones are not.",
    ),
    fix=Text(
        "核对正文和表二（与同级司法行政部门核对）；转发上级文件、代政府起草的文件不计入，在正文里写明。",
        "Correct the wrong one; drafts for others and forwarded documents do not count: say so in the text.",
    ),
    source="国办公开办函〔2021〕30号 表二；《政府信息公开条例》第二十条第一项",
    checks=("OF-49",),
    good="2024年制发规范性文件0件，废止规范性文件0件，现行有效规范性文件0件。",
    bad="2024年制发规范性文件2件，废止规范性文件1件，现行有效规范性文件9件。",
)
DIFFERENT = Text(
    "正文“{quote}”，而{table}“{row}”的“{column}”是 {cell}，相差 {difference}。请核对，改正错的一处。",
    "the prose says '{quote}', but '{column}' of '{row}' in {table} says {cell}; difference {difference}",
)
MAYBE = Text(
    "请核对：正文“{quote}”，而{table}“{row}”的“{column}”是 {cell}，相差 {difference}。",
    "please check: the prose says '{quote}', '{column}' of '{row}' in {table} says {cell}; difference {difference}",
)
_UNITS = frozenset(COUNTING.document_units)
_Deed = Literal["issued", "withdrawn", "valid"]
_VERBS: dict[_Deed, tuple[str, ...]] = {
    "issued": DECISIONS.issued,
    "withdrawn": DECISIONS.withdrawn,
    "valid": DECISIONS.valid,
}
_NOT = DECISIONS.not_issued
_DOUBTFUL = frozenset(DECISIONS.perhaps_issued)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    roles = report.form.roles
    nouns = longest_first(report.form, roles.rows.documents)
    missing: list[cells.Cells] = []
    for mention in mentions(case):
        if mention.quantity.unit not in _UNITS or mention.computed or mention.earlier(report.year, nouns):
            continue
        claim = _claim(mention, nouns, report)
        if claim is None:
            continue
        row_id, column, certain = claim
        row = cells.rows(report, (row_id,), column)
        if row is None or not row.values:
            missing += [row] if row else []
        elif not any(mention.quantity.fits(number) for number in row.values) and not (
            column != roles.columns.repealed
            and any(mention.quantity.value + more in row.values for more in _amended(case, mention))
        ):
            label = next(each.label for each in report.form.columns[row_id] if each.id == column)
            values: dict[str, object] = {**row.names, "column": label, "cell": row.value}
            values["difference"] = abs(row.value - int(mention.quantity.value))
            yield finding(PAGE.id, ERROR if certain else WARNING, DIFFERENT if certain else MAYBE, mention, **values)
    yield from cells.unknown(PAGE.id, report, missing)


def _amended(case: Case, mention: Mention) -> list[Decimal]:
    """新制定5件，修改4件: what was amended was issued as well."""
    beside = (other for other in mentions(case) if other.sentence is mention.sentence)
    return [other.quantity.value for other in beside if other.noun.endswith(DECISIONS.amended)]


def _claim(mention: Mention, nouns: dict[str, str], report: Report) -> tuple[str, str, bool] | None:
    """The row and column that a number is about, and whether that is beyond doubt."""
    noun = mention.noun
    clause = noun + mention.after
    if speaks_of(_NOT, clause, nouns):
        return None
    row = next((id_ for word, id_ in nouns.items() if noun.endswith(word)), None)
    verb_words = noun
    certain = row is not None
    if row is None:
        row = next((id_ for word, id_ in nouns.items() if word in mention.after[:9]), None)
        certain = row is not None
        verb_words = noun if row else ""
    if row is None and any(noun.endswith(word) for words in _VERBS.values() for word in words):
        row, verb_words = _carried_on(mention, nouns), noun  # 制发……3件，废止1件
    if row is None:
        return None
    column = _column(_verb(verb_words, mention.after), report.form.roles.columns)
    if (row, column) not in report.cells:
        return None
    doubtful = (
        any(word in mention.lead for word in _DOUBTFUL)
        or mention.quantity.unit in ("条", "项")
        or mention.quantity.vague
    )
    return row, column, certain and not doubtful


def _column(deed: _Deed | None, columns: ColumnRoles) -> str:
    """The column that counts what was done; empty where the edition has none."""
    by_deed = {"issued": columns.made, "withdrawn": columns.repealed, "valid": columns.in_force}
    return by_deed[deed] if deed else ""


def _verb(words: str, after: str) -> _Deed | None:
    """制发, 废止 or 现行有效, the last one named; two of them at once say nothing."""
    place = {kind: max(words.rfind(word) for word in verbs) for kind, verbs in _VERBS.items()}
    place = {kind: at for kind, at in place.items() if at >= 0}
    if not place:
        return "valid" if "有效" in after[:12] else None
    if DECISIONS.issued[0] in words and DECISIONS.valid[0] in words:
        return None
    return max(place, key=lambda kind: place[kind])


def _carried_on(mention: Mention, nouns: dict[str, str]) -> str | None:
    """The document that the sentence has last spoken of; another noun in between breaks the line."""
    lead = mention.lead[: len(mention.lead) - len(strip_fillers(mention.before))]
    place = {word: lead.rfind(word) for word in nouns if word in lead}
    if not place or any(word in mention.lead for word in DECISIONS.other_documents):
        return None
    return nouns[max(place, key=lambda word: place[word] + len(word))]


RULE = Rule(PAGE, check)
