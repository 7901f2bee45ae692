"""GIP507: rules and normative documents issued, repealed and in force, in prose and in table two."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.text import Text
from gipgen.form.roles import ColumnRoles
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.form_names import longest_first, speaks_of
from gipgen.rules.support.mentions import Mention, finding, mentions, strip_fillers
from gipgen.rules.support.one_of_several import is_of_one_body
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import AGENCIES, COUNTING, DECISIONS

PAGE = Page(
    id="GIP507",
    severity=ERROR,
    also=(WARNING,),
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
_THIS = frozenset(("本", "全", "今"))
_KEPT = "保留"
_OF_THESE = r"\d[件个份部][^，。；]{0,12}中，"  # 现行有效的19件文件中，我局印发的8件
_NAME = 4  # characters in front of 市政府 in its name
_DOUBTFUL = frozenset(DECISIONS.perhaps_issued)


class Claim(NamedTuple):
    """The cell that a number is about."""

    row: str
    column: str
    certain: bool


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    nouns = longest_first(report.form, report.form.roles.rows.documents)
    missing: list[cells.Cells] = []
    for mention in mentions(case):
        if mention.quantity.unit not in _UNITS or mention.earlier(report.year, nouns):
            continue
        claim = _claim(mention, nouns, report)
        row = cells.rows(report, (claim.row,), claim.column) if claim else None
        if row and not row.values:
            missing.append(row)
        elif row and claim and not row.holds(mention.quantity) and not _is_explained(case, mention, claim, row):
            yield _different(report, mention, claim, row)
    yield from cells.unknown(PAGE.id, report, missing)


def _different(report: Report, mention: Mention, claim: Claim, row: cells.Cells) -> Diagnostic:
    label = next(each.label for each in report.form.columns[claim.row] if each.id == claim.column)
    values = {**row.names, "column": label, "cell": row.value, "difference": row.apart(mention.quantity)}
    severity: Severity = ERROR if claim.certain else WARNING
    return finding(PAGE.id, severity, DIFFERENT if claim.certain else MAYBE, mention, **values)


def _is_explained(case: Case, mention: Mention, claim: Claim, row: cells.Cells) -> bool:
    """Whether the number is right although it is not the table's: of one body of several, or without the amended ones."""
    if _is_part_of_another(case, mention):
        return True
    decreed = "宣布" in mention.before  # of those that were looked at: 废止3件，宣布继续有效81件
    is_part = mention.quantity.value < row.value and (decreed or is_of_one_body(mention, case.report.agency))
    return is_part or _with_amended(case, mention, claim, row)


def _is_part_of_another(case: Case, mention: Mention) -> bool:
    """现行有效86件，其中县政府制发41件、部门制发45件: the parts of what is in force."""
    if "其中" not in mention.lead:
        return "中，" in mention.lead and re.search(_OF_THESE, mention.lead) is not None
    beside = [other for other in mentions(case) if other.sentence == mention.sentence]
    parts = [other for other in beside if "其中" in other.lead]
    total = next((other for other in reversed(beside) if "其中" not in other.lead), None)
    return len(parts) > 1 and total is not None and sum(each.quantity.value for each in parts) == total.quantity.value


def _with_amended(case: Case, mention: Mention, claim: Claim, row: cells.Cells) -> bool:
    """Whether the number is the table's once those are added that the sentence says were amended."""
    if claim.column == case.report.form.roles.columns.repealed:
        return False
    return any(mention.quantity.value + more in row.values for more in _amended(case, mention))


def _amended(case: Case, mention: Mention) -> list[Decimal]:
    """新制定5件，修改4件: what was amended was issued as well."""
    beside = (other for other in mentions(case) if other.sentence == mention.sentence)
    return [other.quantity.value for other in beside if other.noun.endswith(DECISIONS.amended)]


def _claim(mention: Mention, nouns: dict[str, str], report: Report) -> Claim | None:
    """The row and column that a number is about, and whether that is beyond doubt."""
    noun = mention.noun.replace("清理废止", "废止").replace("清理后", "").removesuffix(_KEPT)
    if speaks_of(_NOT, noun + mention.after, nouns) or _of_another(mention, report):
        return None
    row = _document_beside(mention, nouns)
    certain = row is not None
    if row is None and noun.endswith(tuple(word for words in _VERBS.values() for word in words)):
        row = _carried_on(mention, nouns)  # 制发……3件，废止1件
    if row is None:
        return None
    deed = _verb(noun, mention.after) or _published(mention, nouns, report)
    column = _column(deed, report.form.roles.columns)
    if (row, column) not in report.cells:
        return None
    return Claim(row, column, certain and not _is_doubtful(mention) and _verb(noun, mention.after) is not None)


def _of_another(mention: Mention, report: Report) -> bool:
    """Whether the words in front begin with another body: 市政府出台文件4件."""
    if report.agency.endswith("政府"):
        return False
    at = max(mention.before.find(word) for word in AGENCIES.governments)
    return 0 <= at <= _NAME and mention.before[at - 1 : at] != "请"


def _document_beside(mention: Mention, nouns: dict[str, str]) -> str | None:
    """The document that stands in front of the number, or else behind it."""
    in_front = next((id_ for word, id_ in nouns.items() if mention.noun.removesuffix(_KEPT).endswith(word)), None)
    return in_front or next((id_ for word, id_ in nouns.items() if word in mention.after[:9]), None)


def _is_doubtful(mention: Mention) -> bool:
    return (
        any(word in mention.lead for word in _DOUBTFUL)
        or mention.quantity.unit in ("条", "项")
        or mention.quantity.vague
    )


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


def _published(mention: Mention, nouns: dict[str, str], report: Report) -> _Deed | None:
    """本年发布……文件8件: issued, where the words tell the year, this verb, and no place where it was put."""
    year, verb, words = mention.lead.partition("发布")
    said = year.removeprefix(str(report.year)).removesuffix("共").rstrip("，,")
    is_own = said in ("年", "年度") if year[:1].isdecimal() else said.removesuffix("年度").removesuffix("年") in _THIS
    return "issued" if verb and is_own and strip_fillers(words) in nouns else None


def _carried_on(mention: Mention, nouns: dict[str, str]) -> str | None:
    """The document that the sentence has last spoken of; another noun in between breaks the line."""
    lead = mention.lead[: len(mention.lead) - len(strip_fillers(mention.before))]
    place = {word: lead.rfind(word) for word in nouns if word in lead}
    if not place or any(word in mention.lead for word in DECISIONS.other_documents):
        return None
    return nouns[max(place, key=lambda word: place[word] + len(word))]


RULE = Rule(PAGE, check)
