"""GIP716: 不仅…… without 而且……, 一方面…… without another; 防止……不再……, which denies once too often."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import QUOTE, has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP716",
    severity=WARNING,
    title=Text("关联词不成对，否定多了一层", "words that come in pairs, and a denial too many"),
    why=Text(
        "“一方面”后面要有“另一方面”，“不仅”后面要有“而且”“还”，“只有”配“才”，“只要”配“就”。缺了后一半的，多半是删改时删掉了，或者配错了词。"
        "“防止问题不再发生”“切忌不要照搬”多了一层否定，意思正好反了。",
        "Words that come in pairs: where the second is missing, it went with a clause that was deleted, or is another's. 防止……不再…… says the contrary of what is meant.",
    ),
    fix=Text(
        "补上后一半，或改成配得上的词；多余的否定删去。", "Put the second in, or the right one; delete the denial."
    ),
    source="现代汉语语法",
    checks=("OF-76",),
    confidence="B",
    good="不仅公开办事流程，而且公开收费依据。",
    bad="不仅公开办事流程，但是公开收费依据。",
)
ALONE = Text(
    "“{seen}”里的“{word}”后面没有配对的“{partners}”，请核对：是漏了后一半，还是用错了词。",
    "'{word}' in '{seen}' is not followed by its partner ({partners})",
)
DENIED = Text(
    "“{seen}”多了一层否定，意思反了：请删去“{denial}”里的否定，或者改写。",
    "'{seen}' denies once too often, with '{denial}', and says the contrary",
)
_SHOWN = 3  # partners that a message names


def check(case: Case) -> Iterator[Diagnostic]:
    clues, forbidding = met(case, LANGUAGE.with_partners, LANGUAGE.preventing + LANGUAGE.forbidding)
    if not (clues or forbidding):
        return
    from gipgen.rules.support.partners import denied_twice, without_partner  # noqa: PLC0415  not every report has them

    behind = {id(one): other for one, other in zip(case.passages, case.passages[1:], strict=False)}
    for passage in case.passages:
        if not passage.is_prose or passage.heading:
            continue
        next_one = behind.get(id(passage))
        for each in (
            without_partner(passage.text, clues, next_one.text if next_one else "") if has(clues, passage.text) else ()
        ):
            partners = "”“".join(each.partners[:_SHOWN])
            yield from _told(passage, ALONE, each.begin, each.end, {"word": each.word, "partners": partners})
        for begin, end, denial in denied_twice(passage.text) if has(forbidding, passage.text) else ():
            yield from _told(passage, DENIED, begin, end, {"denial": denial})


def _told(passage: Passage, text: Text, begin: int, end: int, values: dict[str, str]) -> Iterator[Diagnostic]:
    if not passage.is_computed(begin, end):
        values["seen"] = quoted(passage.text, begin, end, limit=QUOTE)
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=passage.place(begin))


RULE = Rule(PAGE, check)
