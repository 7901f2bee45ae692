"""GIP515: applications, reviews or suits in the tables that the prose never mentions."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import cell_path, number_text
from gipgen.rules.support import cells
from gipgen.rules.support.applications import claims
from gipgen.rules.support.form_names import names, names_of_table
from gipgen.rules.support.mentions import mentions
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DECISIONS

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
NEITHER = Text(
    "{table}“{row}”总计是 {cell}，“{other_row}”总计是 {other_cell}，正文没有提到{word}和{other_word}。建议在依申请公开部分写一句。",
    "'{row}' is {cell} and '{other_row}' is {other_cell}; the prose speaks of neither",
)
NOT_COUNTED = Text(
    "{table}“{row}”总计是 {cell}，正文提到申请，但没有写件数。建议写明收到和办结多少件。",
    "'{row}' is {cell}; the prose speaks of applications without saying how many",
)


def _counted(case: Case) -> bool:
    """Whether any number of the prose may count applications."""
    return bool(claims(case)) or any("申请" in found.sentence.plain + found.sentence.topic for found in mentions(case))


def _words(case: Case, rows: tuple[str, ...]) -> tuple[str, ...]:
    """What the form calls these rows together, in full first."""
    form = case.report.form
    together = names_of_table(form.table_of(rows[0])) if rows else {}
    return tuple(name for name, found in together.items() if found == rows) or (*names(form, rows), "")


class Topic(NamedTuple):
    """What the prose should speak of where the rows are not empty."""

    words: tuple[str, ...]  # for it, the one to show first
    rows: tuple[str, ...]
    counted: bool  # the prose says how many, or need not
    others: tuple[str, ...] = ()  # words that speak of it as well


def check(case: Case) -> Iterator[Diagnostic]:
    texts = _texts(case)
    if not texts:
        return
    never: list[Diagnostic] = []
    agree = True  # each total with its parts; else another finding stands at its row
    for topic in _topics(case):
        row = cells.totals(case.report, topic.rows)
        if row is None or not row.values or not max(row.values):
            continue
        path = cell_path(case.report.form, row.refs[0])
        values = {**row.names, "cell": number_text(max(row.values))}  # a total of 0 over parts that are not: the parts
        shortest = min(topic.words, key=len)
        if not any(has((shortest, *topic.others), text) for text in texts):
            agree = agree and len(row.values) == 1
            never.append(Diagnostic(PAGE.id, INFO, UNMENTIONED, path, {**values, "word": topic.words[0]}))
        elif not topic.counted:
            yield Diagnostic(PAGE.id, INFO, NOT_COUNTED, path, values)
    yield from _together(never) if agree else never


def _together(never: list[Diagnostic]) -> list[Diagnostic]:
    """Reviews and suits in one finding: a sentence speaks of both."""
    if len(never) < 2 or never[-1].values["table"] != never[-2].values["table"]:
        return never
    *others, first, second = never
    more = {f"other_{name}": second.values[name] for name in ("row", "cell", "word")}
    return [*others, first._replace(text=NEITHER, values={**first.values, **more})]


def _texts(case: Case) -> list[str]:
    """The prose in which these may be spoken of."""
    others = ("preface", case.report.form.roles.sections.problems)
    return [passage.text for passage in case.passages if passage.section not in others and not passage.heading]


def _topics(case: Case) -> Iterator[Topic]:
    rows = case.report.form.roles.rows
    counted = _counted(case)
    yield Topic(("申请",), rows.received, counted, ("",) if counted else ())  # the heading may be all that names them
    yield Topic(_words(case, rows.reviews), rows.reviews, counted=True)
    yield Topic(_words(case, rows.suits), rows.suits, counted=True, others=DECISIONS.speaks_of_suits)


RULE = Rule(PAGE, check)
