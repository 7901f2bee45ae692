"""GIP602: the five aspects of section one stand in the notice's order."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import Aspect
from gipgen.rules.support.aspects import Announced, announced, rank, section_with_aspects
from gipgen.rules.support.reading import is_unwritten
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP602",
    severity=INFO,
    title=Text("五个方面的顺序", "the order of the five aspects"),
    why=Text(
        "通知列出的顺序是主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障；按这个顺序写，便于审核和各单位汇总。",
        "The notice names the five aspects in an order; reports that keep it are easier to review and to add up.",
    ),
    fix=Text("调整段落的顺序。", "Move the paragraphs."),
    source="国办公开办函〔2021〕30号（一）",
    checks=("OF-05",),
    confidence="B",
    good="总体情况: |\n  （一）主动公开。\n\n  （二）依申请公开。\n\n  （三）政府信息管理。\n\n  （四）政府信息公开平台建设。\n\n  （五）监督保障。",
    bad="总体情况: |\n  （一）主动公开。\n\n  （二）政府信息管理。\n\n  （三）依申请公开。\n\n  （四）政府信息公开平台建设。\n\n  （五）监督保障。",
)
ORDER = Text(
    "“{here}”写在了“{before}”后面；通知的顺序是{names}。请调整段落的顺序。",
    "'{here}' stands after '{before}'; the order is {names}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    section = section_with_aspects(case)
    if section is None or is_unwritten(case, section.id):
        return
    openings = list(_first_of_each(announced(case, section)))
    for before, here in pairwise(openings):
        aspect, last = here.aspects[0], before.aspects[0]
        if section.aspects.index(aspect) < section.aspects.index(last):
            names = "、".join(each.name for each in section.aspects)
            values = {"here": aspect.name, "before": last.name, "names": names}
            place = here.passage.place(here.position)
            yield Diagnostic(PAGE.id, INFO, ORDER, here.passage.path, values, offset=place)
            return


def _first_of_each(openings: Iterable[Announced]) -> Iterator[Announced]:
    """The headings of one aspect each, the first of every aspect; where one of them names it, no other counts."""
    headings = _highest([each for each in openings if each.is_heading])
    named = {each.aspects[0] for each in headings if each.aspects[0].name in each.text}
    seen: set[Aspect] = set()
    for heading in headings:
        aspect = heading.aspects[0]
        if aspect in seen or (aspect in named and aspect.name not in heading.text):
            continue  # （一）组织领导 is not 监督保障 where （七）监督保障 follows
        seen.add(aspect)
        yield heading


def _highest(numbered: list[Announced]) -> list[Announced]:
    """The headings of the highest rank there is that announce one aspect each."""
    highest = min((rank(each) for each in numbered), default=0)
    return [each for each in numbered if len(each.aspects) == 1 and rank(each) == highest]


RULE = Rule(PAGE, check)
