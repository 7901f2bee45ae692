"""GIP508: licences, penalties and coercive measures in prose against table two."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, INFO, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.form_names import names, speaks_of
from gipgen.rules.support.known_nouns import nouns_in_front
from gipgen.rules.support.mentions import STRONG, Mention, finding, mentions, pieces
from gipgen.rules.support.one_of_several import is_of_one_body
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING, DECISIONS

PAGE = Page(
    id="GIP508",
    severity=ERROR,
    also=(
        WARNING,
        INFO,
    ),
    title=Text(
        "正文写的行政许可、处罚、强制数量多于表二", "more licences, penalties or measures in prose than in table two"
    ),
    why=Text(
        "表二填本年全部处理决定，包括已公开的和依法未公开的，所以正文写的（公开的、办理的）不会比表里多。"
        "权责清单、事项目录里的“行政许可17项”是权力事项，不是处理决定，不核对。",
        "Table two counts all decisions of the year, published or not; so the prose cannot have more. Powers in a list are no decisions.",
    ),
    fix=Text("核对正文和表二，通常是表二漏填或者填 0。", "Check both; often table two was left at 0."),
    source="国办公开办函〔2021〕30号 表二；《政府信息公开条例》第二十条第五项、第六项",
    checks=("OF-48",),
    good="2024年公开行政许可5条、行政处罚3条。",
    bad="2024年公开行政许可63条、行政处罚64条。",
)
MORE = Text(
    "正文“{quote}”，而{table}“{row}”的处理决定是 {cell}。{table}包括没有公开的决定，不应当比正文少（少 {difference}）。请核对，看{table}是不是漏填。",
    "the prose says '{quote}', but '{row}' in {table} says {cell}, which includes what is not published; {difference} too few",
)
MAYBE = Text(
    "请核对：正文“{quote}”，而{table}“{row}”的处理决定是 {cell}。如果正文说的是处理决定，{table}包括没有公开的决定，不应当比它少。",
    "please check: the prose says '{quote}', '{row}' in {table} says {cell}; if these are decisions, the table has too few",
)
FEWER = Text(
    "请核对：正文“{quote}”，而{table}“{row}”的处理决定是 {cell}。如果两处说的是同一个数，应当一致。",
    "please check: the prose says '{quote}', '{row}' in {table} says {cell}; if both mean the same they should agree",
)
_UNITS = frozenset(COUNTING.decision_units)
_CASES = "件"
_CLOSED = ("办结", "作出", "核发")  # what is done to a case, and to no power
_TAILS = (*DECISIONS.behind_decisions, *DECISIONS.decided)
_POWERS = DECISIONS.powers
_DECIDED = DECISIONS.decided
_WIDE = DECISIONS.gathered
_ENFORCEMENT = DECISIONS.enforcement
_WHOLES = DECISIONS.wholes
_PUBLISHED = DECISIONS.published


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    roles = report.form.roles
    words = names(report.form, roles.rows.decisions)
    missing: list[cells.Cells] = []
    right: set[int] = set()  # sentences with a number that is the table's, and not 0
    told: list[tuple[Mention, cells.Cells, list[str]]] = []
    for mention in mentions(case):
        found = _nouns(mention, words, report)
        ids = dict.fromkeys(id_ for word in words if word in found for id_ in words[word])
        row = _row(mention, report, ids)
        if row and not row.values:
            missing.append(row)
        elif row and not mention.quantity.fits(row.value):
            told.append((mention, row, found))
        elif row and row.value:
            right.add(id(mention.sentence))
    for mention, row, found in told:
        yield from _different(case, mention, row, found, beside=id(mention.sentence) in right)
    yield from cells.unknown(PAGE.id, report, missing)


def _row(mention: Mention, report: Report, ids: dict[str, None]) -> cells.Cells | None:
    """The decisions of these kinds, unless the number is of somebody else's."""
    return None if _are_of_others(mention) else cells.rows(report, ids, report.form.roles.columns.decided)


def _are_of_others(mention: Mention) -> bool:
    """公示行政处罚2304条（均由其他部门作出）: no decisions of the agency."""
    behind = mention.sentence.text[mention.quantity.end - mention.sentence.begin :]
    return behind.startswith("（") and has(DECISIONS.other_bodies, behind.partition("）")[0])


def _different(
    case: Case, mention: Mention, row: cells.Cells, found: list[str], *, beside: bool
) -> Iterator[Diagnostic]:
    """More than the table has cannot be; fewer may be those that were published, unless the sentence says all.

    ``beside``: the sentence has the table's number of another kind, so that it copies the table.
    """
    stated = int(mention.quantity.value)
    values = {**row.names, "cell": row.value, "difference": stated - row.value}
    if stated > row.value:
        sure = _is_sure(case, mention, found)
        yield finding(PAGE.id, ERROR if sure else WARNING, MORE if sure else MAYBE, mention, **values)
    elif stated < row.value and _states_all(mention, beside=beside) and not is_of_one_body(mention, case.report.agency):
        yield finding(PAGE.id, INFO, FEWER, mention, **values)


def _is_sure(case: Case, mention: Mention, found: list[str]) -> bool:
    """Whether the number is that of one kind of decision, and of decisions indeed."""
    plain = len(found) == 1 and mention.noun.endswith(found[0]) and not mention.after
    return (
        plain
        and not _is_doubtful(mention)
        and not _is_a_column(mention, case)
        and mention.quantity.unit not in DECISIONS.unsure_units
    )


def _nouns(mention: Mention, words: dict[str, tuple[str, ...]], report: Report) -> list[str]:
    """The kinds of decisions that a number counts."""
    if mention.quantity.unit not in _UNITS or mention.earlier(report.year, words):
        return []
    behind = mention.after.removeprefix("的")
    found = nouns_in_front(mention.run, words, _TAILS) or [word for word in words if behind.startswith(word)]
    found = found or _named_in_short(mention, words)
    return found if found and not _counts_powers(mention, words) else []


def _named_in_short(mention: Mention, words: dict[str, tuple[str, ...]]) -> list[str]:
    """行政许可方面，作出许可决定32件: the last two signs of a name that the sentence has in full."""
    if "决定" not in mention.noun:
        return []
    noun = mention.noun.removesuffix("书").removesuffix("决定")
    return [word for word in words if noun.endswith(word[2:]) and word in mention.lead][:1]


def _counts_powers(mention: Mention, words: dict[str, tuple[str, ...]]) -> bool:
    """Whether the number is of powers, and not of what was decided by them."""
    clause = mention.before + mention.after
    if (mention.quantity.unit == _CASES and has(_DECIDED, clause)) or has(_CLOSED, mention.before):
        clause = clause.replace("事项", "")  # 办结行政许可事项1286件
    if speaks_of(_POWERS, clause, words):
        return True
    is_item = mention.quantity.unit == "项" and not any(word in clause for word in _DECIDED)
    return is_item or _in_list_of_powers(mention)


def _in_list_of_powers(mention: Mention) -> bool:
    """权责清单174条（行政许可17项、行政处罚126项……): the noun in front of the list decides."""
    lead = mention.lead
    opened = max(lead.rfind("（"), lead.rfind("("), lead.rfind("其中"), lead.rfind("包括"), lead.rfind("："))
    return (
        any(word in lead[max(0, opened - 30) : opened] for word in DECISIONS.lists_of_powers) if opened > 0 else False
    )


def _is_doubtful(mention: Mention) -> bool:
    return mention.quantity.vague or any(word in mention.lead for word in _WIDE)


def _is_a_column(mention: Mention, case: Case) -> bool:
    """机构职能20条、行政许可12条、财政信息5条: columns of a site, perhaps with guides in them."""
    together = [each for each in mentions(case) if each.sentence == mention.sentence]
    alike = [each.noun for each in together if each.quantity.unit == mention.quantity.unit and each.noun]
    return any(not any(word in noun for word in _ENFORCEMENT) for noun in alike if not noun.endswith(_WHOLES))


def _states_all(mention: Mention, *, beside: bool) -> bool:
    clause = mention.before + pieces(mention.lead, STRONG)[-1]
    if any(word in mention.lead for word in (*_PUBLISHED, *DECISIONS.some_of_them)):
        return False
    return (beside or any(word in clause for word in _DECIDED)) and not mention.quantity.vague


RULE = Rule(PAGE, check)
