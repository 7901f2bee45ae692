"""GIP517: one number that is stated twice, and is another one the second time; what happened, and is denied elsewhere."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import STRONG, Mention, finding, mentions, pieces, strip_fillers
from gipgen.rules.support.one_of_several import is_of_one_body
from gipgen.rules.support.reading import has, met, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

PAGE = Page(
    id="GIP517",
    severity=WARNING,
    title=Text(
        "同一个数、同一件事前后写得不一样", "a number, or what happened, that differs from one sentence to the other"
    ),
    why=Text(
        "同一件事（例如门户网站公开信息的条数）常在“主动公开”和“平台建设”里各写一次。两处说的渠道、事情都一样，数却不一样，多半是只改了一处。一处写发生了、另一处写没有发生的，也是。",
        "What was published on the site is often said twice; where the words are the same and the numbers are not, one was left behind.",
    ),
    fix=Text("核对两处，改正错的一处；说的不是一件事的，写明区别。", "Correct one of them, or say how they differ."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-50",),
    confidence="B",
    good="通过门户网站公开信息59条。平台建设方面，门户网站全年公开信息59条。",
    bad="通过门户网站公开信息59条。平台建设方面，门户网站全年公开信息95条。",
)
TWICE = Text(
    "请核对：正文“{quote}”，前面写的是“{first}”，同一件事写了两个数。请改正错的一处；说的不是一件事的，写明区别。",
    "please check: '{quote}', and '{first}' before: two numbers of one thing",
)
DENIED = Text(
    "请核对：正文写“{told}”，又写“{denied}”，前后矛盾。请改正错的一处。",
    "please check: the text says '{told}', and '{denied}'",
)
_IDLE = COUNTING.idle_in_statements
_WHERE = COUNTING.channels
_PERIOD = ("月", "季度", "半年")
_TWICE = 2
_LEAST = 6  # characters that say what is counted, and where


def check(case: Case) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str, str], Mention] = {}
    for mention in mentions(case):
        said = _statement(mention, case) if has(_WHERE, mention.lead) else ""
        if not said:
            continue
        first = known.setdefault((said, mention.quantity.unit, mention.after), mention)
        if first.quantity.value != mention.quantity.value:
            yield finding(PAGE.id, WARNING, TWICE, mention, first=first.quote())
    yield from _denied(case)


def _denied(case: Case) -> Iterator[Diagnostic]:
    """全年发生责任追究情形, and elsewhere 未发生责任追究情形."""
    text = text_of(case)
    if sum(text.count(word) for word in COUNTING.acts_told) < _TWICE:
        return
    from gipgen.rules.support.acts import acts, told_and_denied  # noqa: PLC0415  few reports tell of such a thing twice

    (clues,) = met(case, acts())
    for told, denied in told_and_denied(case.passages, clues, case.report.year) if clues else ():
        values = {"told": quoted(told.clause), "denied": quoted(denied.clause)}
        place = told.passage.place(told.begin)
        yield Diagnostic(PAGE.id, WARNING, DENIED, told.passage.path, values, offset=place)


def _statement(mention: Mention, case: Case) -> str:
    """What a clause says of a number, without little words; empty where it may be of a part, or of another time."""
    clause = strip_fillers(pieces(mention.lead, STRONG)[-1])
    if mention.quantity.vague or mention.computed or mention.earlier(case.report.year):
        return ""
    if has((*_PERIOD, *COUNTING.list_openers), mention.lead) or has(APPLICATIONS.nouns, clause):
        return ""
    if not has(_WHERE, clause) or not clause.endswith(COUNTING.stated_matters):
        return ""
    said = re.sub("20..年度?", "", clause)
    for word in _IDLE:
        said = said.replace(word, "")
    return said if len(said) >= _LEAST and not is_of_one_body(mention, case.report.agency) else ""


RULE = Rule(PAGE, check)
