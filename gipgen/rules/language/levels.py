"""GIP703: the levels of numbers at the beginning of paragraphs: 一、 → （一） → 1. → （1）, and how each is written."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text, in_words
from gipgen.prose.numbering import Typed, number_text, typed_number
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, by_line

PAGE = Page(
    id="GIP703",
    severity=WARNING,
    title=Text("结构层次序数", "levels of numbers"),
    why=Text(
        "公文的层次依次是“一、”“（一）”“1.”“（1）”，不跳级；“一、”是报告的六个部分，部分里面从“（一）”开始。"
        "“（一）”后面不加标点，第三层用“1.”，不用“1、”。",
        "The levels are 一、 （一） 1. （1）, none left out. 一、 numbers the six parts, so inside a part one begins with （一）; "
        "no stop follows （一）, and the third level is 1. and not 1、",
    ),
    fix=Text(
        "改成提示的序数；小标题也可以用 ## 标出，编号由 gipgen 加。",
        "Write the number proposed, or mark headings by ##.",
    ),
    source="GB/T 9704—2012 7.3.3",
    checks=("OF-02", "OF-08"),
    good="（一）主要问题。解读不够。\n\n（二）改进措施。\n\n1.丰富形式。\n\n2.加强培训。",
    bad="存在以下问题。\n\n1.解读不够。\n\n2.宣传不够。",
    confidence="A",
)
JUMP = Text(
    "这一部分直接从“{seen}”编号，跳过了“{wanted}”。部分里面的第一层写“{wanted}”。",
    "this part begins its numbers with '{seen}'; the first level inside a part is '{wanted}'",
)
PART = Text(
    "“{seen}”是报告{count}个部分的序数，会和部分的标题混淆；部分里面写“{wanted}”。",
    "'{seen}' numbers the {count} parts of the report; inside a part write '{wanted}'",
)
SIGN = Text("序数“{seen}”写成“{wanted}”。", "write '{wanted}' for '{seen}'")


def check(case: Case) -> Iterator[Diagnostic]:
    section, levels, told = "", set[int](), set[int]()
    for passage in case.passages:
        if passage.section != section:
            section, levels, told = passage.section, set(), set()
        if passage.heading:
            levels.add(passage.heading)
            continue
        typed = None if not passage.is_prose or section == "preface" else typed_number(passage.text)
        if typed is None:
            continue
        yield from _sign(passage, typed, parts=len(case.report.form.sections))
        wanted = next((level for level in range(1, typed.level) if level not in levels), None)
        if wanted is not None and typed.value == 1 and typed.level not in told:
            told.add(typed.level)
            values = {"seen": typed.text, "wanted": number_text(wanted, 1)}
            yield Diagnostic(PAGE.id, WARNING, JUMP, passage.path, values, offset=passage.place(0))
        levels.add(typed.level)


def _sign(passage: Passage, typed: Typed, *, parts: int) -> Iterator[Diagnostic]:
    """The number itself: 一、 belongs to the parts; 1、 and （一）、 are written otherwise."""
    wanted = number_text(typed.level, typed.value)
    if typed.level == 1 and typed.text[0] not in "（(":
        values = {"seen": typed.text, "wanted": wanted, "count": in_words(parts)}
        yield Diagnostic(PAGE.id, WARNING, PART, passage.path, values, offset=passage.place(0))
    elif (
        typed.text not in (wanted, wanted.replace(".", "．"))
        and typed.text.replace("(", "（").replace(")", "）") != wanted
    ):
        for line in by_line(
            passage, [Spot(0, typed.length, wanted)]
        ):  # with the blanks behind: `1. ` would begin a list
            values = {"seen": typed.text, "wanted": wanted}
            yield Diagnostic(PAGE.id, WARNING, SIGN, passage.path, values, offset=line.offset, fix=line.fix)


RULE = Rule(PAGE, check)
