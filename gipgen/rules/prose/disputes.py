"""GIP506: review and litigation about disclosure, in prose and in table four."""

import re
from collections.abc import Iterator
from functools import cache

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.prose.quantities import quantities
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.form_names import names_of_table
from gipgen.rules.support.known_nouns import nouns_in_front
from gipgen.rules.support.mentions import JOINERS, Mention, finding, mentions, strip_fillers
from gipgen.rules.support.one_of_several import helps, is_of_one_body
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING, DECISIONS

PAGE = Page(
    id="GIP506",
    severity=ERROR,
    also=(WARNING,),
    title=Text("正文写的行政复议、行政诉讼件数与表四不符", "review and litigation differ in prose and in table four"),
    why=Text(
        "正文写的政府信息公开行政复议件数等于表四行政复议的总计，行政诉讼件数等于表四两组诉讼的总计之和；"
        "写了维持、纠正多少件的，等于相应的格。只看与政府信息公开有关的：复议机关办理的其他复议案件不算。",
        "Reviews in prose are table four's first total, suits the sum of its other two; upheld and corrected are its columns.",
    ),
    fix=Text("核对正文和表四，改正错的一处。", "Correct the wrong one."),
    source="国办公开办函〔2021〕30号 表四；《政府信息公开条例》第五十条第三项",
    checks=("OF-45",),
    good="2024年因政府信息公开被申请行政复议0件、被提起行政诉讼0件。",
    bad="2024年因政府信息公开被申请行政复议3件、被提起行政诉讼1件。",
)
DIFFERENT = Text(
    "正文“{quote}”，而{table}“{row}”是 {cell}，相差 {difference}。请核对，改正错的一处。",
    "the prose says '{quote}', but '{row}' in {table} says {cell}; difference {difference}",
)
MAYBE = Text(
    "请核对：正文“{quote}”，而{table}“{row}”是 {cell}，相差 {difference}。如果说的不是本机关因政府信息公开被申请的复议、被提起的诉讼，可以不理会。",
    "please check: the prose says '{quote}', '{row}' in {table} says {cell}; if it is about other cases, never mind",
)
_BY_ANOTHER = "(?:司法[局厅]|复议[局机中]|法院)[^，。；]{0,6}(?:审理|审结|承办|受理)"
_UNITS = frozenset(COUNTING.dispute_units)
_TAILS = DECISIONS.behind_disputes
_OUR = DECISIONS.about_disclosure
_ABOUT = DECISIONS.leading_to_disputes
_REVIEWER = DECISIONS.of_a_reviewer
_AGAINST_US = ("维持我", "纠正我", "撤销我")  # 维持我局答复4件
_BECAME = tuple("由经被获以败胜撤")
_AFTER_REVIEW = (
    r"(?<!未)经过?复议后?[又再仍][^，。；]{0,4}(?:起诉|诉讼)[^；]{0,10}[0-9一二三四五六七八九十][件起宗][^；]{0,6}$"
)
_ONCE, _DISPUTES = ("其中", "的，"), ("复议", "诉")
_REACH = 14  # characters behind 其中 that name what it is about


class Words(NamedTuple):
    """What numbers of disputes are called."""

    kinds: dict[str, tuple[str, ...]]  # and the rows that each of them stands for
    results: dict[str, tuple[str, ...]]  # of each column that counts one
    after_review: str  # what suits that follow a review are called; empty where the edition counts none apart


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    words = _words(report.form.edition)
    missing: list[cells.Cells] = []
    for mention in mentions(case):
        if mention.quantity.unit not in _UNITS or mention.earlier(report.year, words.kinds):
            continue
        column = _result(mention, words.results) or _shared(mention, words.results)
        for row in _counted(mention, column, words, report):
            if not row.values:
                missing.append(row)
            elif not row.holds(mention.quantity) and not _may_be_of_some(mention, column, row, report.agency):
                yield _different(mention, row, certain=column is None and _is_certain(mention, report.form))
    yield from cells.unknown(PAGE.id, report, missing)


def _counted(mention: Mention, column: str | None, words: Words, report: Report) -> Iterator[cells.Cells]:
    """What the table says of the disputes that a number counts; 各2件 is said of each of them."""
    kinds = _of(mention, words)
    if not kinds or not (_is_ours(mention, report.form) or _is_of_our_total(mention, column, kinds, words, report)):
        return
    apart = column is None and _is_each(mention)
    for group in [(kind,) for kind in kinds] if apart else [tuple(kinds)]:
        rows = tuple(row for kind in group for row in words.kinds[kind])
        label = _label(report, rows, column)
        found = cells.rows(report, rows, column, label) if column else cells.totals(report, rows, label)
        if found is not None:
            yield found


def _is_of_our_total(mention: Mention, column: str | None, kinds: list[str], words: Words, report: Report) -> bool:
    """复议案件共6起，复议机关维持的5起: a result, behind a total that is the table's own."""
    if column is None or "，" not in mention.lead:
        return False
    text, begin = mention.sentence.text, mention.sentence.begin
    before = [each for each in quantities(text[: mention.quantity.begin - begin]) if each.unit in _UNITS]
    rows = tuple(row for kind in kinds for row in words.kinds[kind])
    total = cells.totals(report, rows)
    return bool(before) and total is not None and any(total.values) and total.holds(before[0])


def _may_be_of_some(mention: Mention, column: str | None, row: cells.Cells, agency: str) -> bool:
    """Whether a number counts those that were decided (当年审结的诉讼5件), or one body's (县政府本级被申请复议11件)."""
    of_some = (column is None and "审结" in mention.before) or is_of_one_body(mention, agency)
    return of_some and mention.quantity.value <= row.value


def _different(mention: Mention, row: cells.Cells, *, certain: bool) -> Diagnostic:
    values = {**row.names, "cell": row.value, "difference": row.apart(mention.quantity)}
    return finding(PAGE.id, ERROR if certain else WARNING, DIFFERENT if certain else MAYBE, mention, **values)


@cache
def _words(edition: str) -> Words:
    form = load(edition)
    return Words(_kinds(form), _results(form), _after_review(form))


def _kinds(form: Form) -> dict[str, tuple[str, ...]]:
    """What may be counted, and the rows of the table of reviews and suits that it stands for."""
    reviews = form.roles.rows.reviews
    return names_of_table(form.table_of(reviews[0])) if reviews else {}


def _after_review(form: Form) -> str:
    row = next(iter(form.roles.rows.suits_after_review), "")
    return form.rows[row].key if row else ""


def _follows_a_review(noun: str) -> bool:
    """不服复议决定又向法院起诉的有3件, 经复议后再提起诉讼: a suit, and the review that it comes behind."""
    if not noun.endswith(DECISIONS.sued) or "复议" not in noun:
        return False
    between = noun[noun.rfind("复议") + 2 :]
    return has(DECISIONS.after_another, between) and not has(("未经", "未申请"), noun)


def _results(form: Form) -> dict[str, tuple[str, ...]]:
    """The columns that a number may belong to, with their words, the printed one first; 其他 alone says nothing in prose."""
    other = form.roles.columns.other_outcome
    columns = [column for row in form.roles.rows.reviews for column in form.columns[row]]
    return {
        column.id: (column.label, *((column.key, *column.words) if column.id != other else ()))
        for column in columns
        if not column.total
    }


def _of(mention: Mention, words: Words) -> list[str]:
    """The kinds of disputes that a number counts: named in front of it, before its result, or behind it."""
    found = nouns_in_front(_without_court(mention.run), words.kinds, _TAILS)
    if words.after_review and _follows_a_review(mention.noun.removesuffix("的")):
        return [words.after_review]
    behind = [kind for kind in _kind_behind(mention.after) if kind in words.kinds]
    if not found and _result(mention, words.results):
        return behind or _last_spoken_of(mention.lead, words.kinds, words.after_review)
    return [kind for kind in found if kind in words.kinds] or behind


def _without_court(words: str) -> str:
    """直接向法院起诉 is what the form calls 直接起诉."""
    front, to, behind = words.rpartition("向")
    return front + behind.removeprefix("人民").removeprefix("法院") if to and "法院" in behind[:4] else words


def _last_spoken_of(lead: str, kinds: dict[str, tuple[str, ...]], after_review: str) -> list[str]:
    """行政复议3件，维持2件: what the sentence has named last before it comes to the result.

    A suit behind a review (经复议又起诉的32件) names both.
    """
    if any(each in lead for each in kinds) and re.search(_AFTER_REVIEW, lead):
        return [kind for kind in kinds if kind == after_review]
    if lead[lead.rfind("复议") + 2 : lead.rfind("诉讼")].removesuffix("行政") in JOINERS:
        return ["复议", "诉讼"]  # 行政复议、行政诉讼案件743件，结果维持461件
    last = max(kinds, key=lambda noun: (lead.rfind(noun) + len(noun)) if noun in lead else -1)
    return [last] if last in lead else []


def _kind_behind(after: str) -> list[str]:
    """3件行政复议, 1件因政府信息公开引起的行政诉讼."""
    while after.startswith(_ABOUT):
        after = next(after.removeprefix(word) for word in _ABOUT if after.startswith(word))
    if not after.startswith(("复议", "诉讼")) or after.startswith("复议机"):
        return []
    kind = after[:2]
    rest = after.removeprefix(kind).removeprefix("案件").removeprefix("案")
    return [kind] if rest[:1] not in _BECAME else []  # 1起诉讼由原告撤诉: what became of one


def _result(mention: Mention, results: dict[str, tuple[str, ...]]) -> str | None:
    """The column a number belongs to: 维持2件, 1件被纠正."""
    noun, printed = _deed(mention), strip_fillers(mention.noun).removesuffix("的")
    became = _behind_the_kind(mention.after).removeprefix("决定").lstrip("被予以")
    kinds = ("",) if _kind_behind(mention.after) else ("复议", "诉讼")  # 全县被纠正的2件行政复议
    for column, words in results.items():
        if noun.startswith(words[:2]) and noun.removesuffix("案件").endswith(("复议", "诉讼")):
            return column  # 未审结的复议案件1件
        if noun in words or became.startswith(words):
            return column
        if words[0] in (printed[-len(words[0]) :], noun[-len(words[0]) :]):
            return column
        if noun.endswith(words) and any(noun.endswith(f"{kind}{word}") for kind in kinds for word in words):
            return column
    return None


def _shared(mention: Mention, results: dict[str, tuple[str, ...]]) -> str | None:
    """A result that is said once of several numbers, or in the clause behind one."""
    text = mention.sentence.plain
    is_of_a_kind = _kind_behind(mention.after) != []
    is_said_once = is_of_a_kind or (has(_ONCE, mention.lead) and has(_DISPUTES, text))
    if not is_said_once and not has(DECISIONS.results_told, text):
        return None
    from gipgen.rules.support.results_behind import result_behind, said_once  # noqa: PLC0415  seldom said

    if is_said_once:
        return said_once(mention, results, _behind_the_kind if is_of_a_kind else None)
    return result_behind(mention, results)


def _behind_the_kind(after: str) -> str:
    """1件复议案件未审结, 2件被纠正: what became of them, behind what they are."""
    kind = next(iter(_kind_behind(after)), "")
    return after.partition(kind)[2].removeprefix("案件") if kind else after


def _deed(mention: Mention) -> str:
    """What became of a dispute, without who did it: 被复议机关决定维持原答复 → 维持."""
    noun = strip_fillers(mention.noun.removesuffix("的")).removeprefix("其中")
    noun = (
        noun.removeprefix("被").removeprefix("复议机关").removeprefix("人民").removeprefix("法院").removeprefix("决定")
    )
    for word in DECISIONS.around_results:  # 复议案件结果维持4件, 复议中被纠正1件
        noun = noun.replace(word, "")
    return noun.partition("原")[0].partition("我")[0]  # 维持原答复4件, 维持我局答复4件


def _is_each(mention: Mention) -> bool:
    return any(word in mention.run[-4:] for word in ("各", "均", "都"))


def _is_ours(mention: Mention, form: Form) -> bool:
    """Whether it is about disclosure, and about this agency's own acts."""
    clause = mention.before + mention.after
    if "撤" in mention.before or re.search(_BY_ANOTHER, mention.before) or _is_of_all_kinds(mention) or helps(mention):
        return False  # 撤销复议申请1件 is a result
    if mention.noun.startswith(_AGAINST_US):
        return True
    if has(DECISIONS.disclosure, clause):
        return not has(DECISIONS.other_reviews, mention.before)
    if has(DECISIONS.no_case, clause):
        return False
    if mention.sentence.passage.section == form.roles.sections.disputes:
        return True
    topic = mention.sentence.topic
    about_ours = has(_OUR, mention.lead) or "申请" in topic or "复议" in topic
    lead = mention.lead.replace("复议机关维持", "").replace("复议机关决定维持", "").replace("复议机关纠正", "")
    return about_ours and not has(DECISIONS.reviewers, lead)


def _is_of_all_kinds(mention: Mention) -> bool:
    """办理复议案件96件，其中涉及政府信息公开的8件: the first number is of cases about whatever."""
    if "各类" in mention.before or has(DECISIONS.other_disputes, mention.before):
        return True
    rest = mention.sentence.plain.partition(mention.before + mention.quantity.digits)[2] if mention.before else ""
    _, of_which, part = rest.partition("其中")
    return of_which != "" and has(DECISIONS.disclosure, part[:_REACH]) and not has(DECISIONS.disclosure, mention.lead)


def _is_certain(mention: Mention, form: Form) -> bool:
    own = (
        has(("信息公开", "公开申请"), mention.lead + mention.after)
        or mention.sentence.passage.section == form.roles.sections.disputes
    )
    doubtful = has(_REVIEWER, mention.before) or has(DECISIONS.perhaps_others, mention.lead)
    return own and not doubtful and not mention.quantity.vague and "审" not in mention.after


def _label(report: Report, rows: tuple[str, ...], column: str | None) -> str:
    label = "、".join(report.form.rows[row].called for row in rows)
    if column:
        words = {each.id: each.label for each in report.form.columns[rows[0]]}
        return f"{label}”的“{words[column]}"
    return f"{label}”的“总计"


RULE = Rule(PAGE, check)
