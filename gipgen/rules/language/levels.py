"""GIP703: the levels of numbers at the beginning of paragraphs: 一、 → （一） → 1. → （1）, and how each is written."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Page
from gipgen.findings.text import Text, in_words
from gipgen.prose.doubled_headings import loosely
from gipgen.prose.numbering import NESTED
from gipgen.prose.passages import Passage
from gipgen.prose.places import line_and_column
from gipgen.prose.typed_headings import title_level
from gipgen.prose.typed_numbers import Typed, is_of_parts, number_text, runs_on, typed_number
from gipgen.rules.support.mixed_headings import mixed_headings
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, by_line
from gipgen.vocabulary.numerals import ORDINALS

PAGE = Page(
    id="GIP703",
    severity=WARNING,
    title=Text("结构层次序数", "levels of numbers"),
    why=Text(
        "公文的层次依次是“一、”“（一）”“1.”“（1）”，不跳级；“一、”是报告的六个部分，部分里面从“（一）”开始。"
        "“（一）”后面不加标点，第三层用“1.”，不用“1、”。同一层的小标题写法要一致：都单独成行，或者都写在段落开头。",
        "The levels are 一、 （一） 1. （1）, none left out. 一、 numbers the six parts, so inside a part one begins with （一）; "
        "no stop follows （一）, and the third level is 1. and not 1、; headings of one level are written alike, on lines of their own or in their paragraphs",
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
    "这里直接从“{seen}”编号，跳过了“{wanted}”这一层：“{seen}”写成“{wanted}”，后面同一层的、下一层的也都升一级。",
    "the numbers begin with '{seen}', and a level is left out: write '{wanted}', and raise those of its level and below alike",
)
TIERS = Text(
    "“{seen}”是报告各部分的序数，部分里面从“（一）”编起：“{seen}”写成“{wanted}”，它下面的“（一）”写成“1.”，再下面的也都降一级。",
    "'{seen}' numbers the parts of the report: inside a part write '{wanted}' for it, '1.' for the （一） below it, and lower the rest alike",
)
PART = Text(
    "“{seen}”是报告{parts}个部分的序数，会和部分的标题混淆；部分里面写“{wanted}”。",
    "'{seen}' numbers the {parts} parts of the report; inside a part write '{wanted}'",
)
OTHER_MARKS = Text(
    "小标题前面的“{marks}”印成“{printed}”，手写的编号却是“{seen}”，不会印。编号“{seen}”的这一级用“{wanted}”，请把“{marks}”改成它。",
    "this heading's '{marks}' is printed as '{printed}', but '{seen}' was typed: write '{wanted}' for '{marks}'",
)
OTHER_NUMBER = Text(
    "小标题前面的“{marks}”印成“{printed}”，手写的编号却是“{seen}”，不会印。编号写成“{wanted}”，或者删去。",
    "this heading's '{marks}' is printed as '{printed}', but '{seen}' was typed: write '{wanted}', or delete the number",
)
ASPECT = Text(
    "“{seen}”和“{other}”是同一层的，却用了“{marks}”，会印成它下面的一项。“{marks}”写成“{wanted}”。",
    "'{seen}' is of the level of '{other}', but stands behind '{marks}' and would be printed below it: write '{wanted}'",
)
OTHER_LEVEL = Text(
    "小标题前面的“{marks}”印成“{printed}”，手写的编号是“{seen}”，前面却没有上一级的小标题。“{marks}”和编号一起写成“{wanted}”。",
    "this heading's '{marks}' is printed as '{printed}' and '{seen}' was typed, but no heading of the level above stands before it: "
    "write '{wanted}' for both",
)
_DEEPEST = 3  # level of a number
_FEWEST_MARKS, _MOST_MARKS = 2, 4
_BLANKS = " \t\u3000\xa0*"
_WORD = "字"  # stands for the words behind a number
SIGN = Text("序数“{seen}”写成“{wanted}”。", "write '{wanted}' for '{seen}'")


def check(case: Case) -> Iterator[Diagnostic]:
    parts = len(case.report.form.sections)
    for section, passages in groupby(case.passages, key=lambda passage: passage.section):
        typed = list(passages)
        found = _in_tiers(typed) or _of_section(typed, parts=parts)
        narrative = case.narratives.get(section)
        nested = any(each.text is NESTED for each in narrative.problems) if narrative else False
        # who is to write 1. for 一、 is not to write （一） for it
        yield from (each for each in found if not (nested and each.text is PART))
    yield from mixed_headings(case, PAGE.id)
    yield from _aspects_below(case)


def _in_tiers(passages: Sequence[Passage]) -> list[Diagnostic]:
    """What is said of numbers like the parts' (一、) with （一） below them: each is to be of the next level."""
    numbers = list(_unmarked(passages))
    outer = next((place for place, (_, typed) in enumerate(numbers) if is_of_parts(typed)), len(numbers))
    below = [typed for _, typed in numbers[outer:] if not is_of_parts(typed)]
    if not any((typed.level, typed.value) == (1, 1) for typed in below):
        return []
    return [told for each, typed in numbers for told in _lowered(each, typed)]


def _unmarked(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Typed]]:
    """What begins with a number and no marks, and that number; the headings of the form's parts keep theirs, and are told to go."""
    for passage in passages:
        typed, marks = _typed(passage)
        is_part = typed and is_of_parts(typed) and passage.number == typed.text
        if typed and not marks and not is_part:
            yield passage, typed


def _lowered(passage: Passage, typed: Typed) -> Iterator[Diagnostic]:
    wanted = number_text(typed.level + (not is_of_parts(typed)), typed.value)
    return _renumbered(passage, typed, wanted, TIERS) if typed.level < _DEEPEST else iter(())


def _aspects_below(case: Case) -> Iterator[Diagnostic]:
    """Marked headings of aspects (依申请公开) that stand a level below another aspect's."""
    if not any(passage.heading > 1 for passage in case.passages):
        return
    for section in case.report.form.sections:
        names = {loosely(aspect.name) for aspect in section.aspects}
        named = [each for each in case.passages if each.section == section.id and _is_named(each, names)]
        yield from _below(named)


def _below(named: Sequence[Passage]) -> Iterator[Diagnostic]:
    above: Passage | None = None
    for each in named:
        if each.heading == 1:
            above = above or each
        elif above is not None and _is_only_marked(each):
            yield _too_deep(each, above)


def _is_named(passage: Passage, names: Collection[str]) -> bool:
    return passage.heading > 0 and bool(names) and loosely(passage.text) in names


def _is_only_marked(heading: Passage) -> bool:
    """Whether marks stand in front of a heading and no number, which would be told by itself."""
    return _lead(heading).strip(_BLANKS) == "#" * (heading.heading + 1)


def _too_deep(heading: Passage, above: Passage) -> Diagnostic:
    marks = "#" * (heading.heading + 1)
    place = line_and_column(heading.typed, heading.typed.rfind(marks, 0, heading.offset(0)))
    values = {"seen": heading.text, "other": above.text, "marks": marks, "wanted": "##"}
    return Diagnostic(PAGE.id, WARNING, ASPECT, heading.path, values, offset=place, fix=Fix(place, len(marks), "##"))


def _of_section(passages: Iterable[Passage], *, parts: int) -> Iterator[Diagnostic]:
    levels = set[int]()
    told: dict[int, int] = {}  # levels that are to be others, as one above them was left out
    for passage in passages:
        typed, marks = _typed(passage)
        if typed is None:
            levels.add(passage.heading)
            continue
        missing = _missing(levels, typed.level)
        if marked := _marked(passage, typed, marks, levels):
            yield from marked
            levels |= set() if missing else {typed.level}
            continue
        levels.add(passage.heading or typed.level)
        if _is_short_item(passage, typed):
            continue
        if not told and _begins_too_deep(typed, marks, missing):
            told[typed.level] = missing
        wanted = _raised(typed.level, told) if missing else 0
        yield from _jump(passage, typed, wanted) if wanted else _sign(passage, typed, parts=parts)


def _marked(passage: Passage, typed: Typed, marks: str, levels: Collection[int]) -> list[Diagnostic]:
    """What is said of marks and a number that do not fit each other, or are both of a level that may not stand there."""
    missing = _missing(levels, typed.level)
    lost = _missing(levels, passage.heading) if missing else 0
    if not marks or not (lost or typed.level != passage.heading):
        return []
    return list(
        _on_other_level(passage, typed, marks, lost)
        if lost
        else _contradiction(passage, typed, marks, skips=missing > 0)
    )


def _is_short_item(passage: Passage, typed: Typed) -> bool:
    """Whether a number stands in front of an item in a few words: raised, it would be a heading without a text below it."""
    return not passage.heading and typed.level > 1 and title_level(passage.text) == typed.level


def _begins_too_deep(typed: Typed, marks: str, missing: int) -> bool:
    return missing > 0 and not marks and typed.value == 1


def _raised(level: int, told: Mapping[int, int]) -> int:
    """The level that a number is to be of, where those of the first one that was told are to be of another; else 0."""
    first, wanted = next(iter(told.items()), (0, 0))
    return level - first + wanted if first and level >= first else 0


def _missing(levels: Collection[int], below: int) -> int:
    """The first level above one that has not been there; 0 if all have."""
    return next((level for level in range(1, below) if level not in levels), 0)


def _jump(passage: Passage, typed: Typed, level: int) -> Iterator[Diagnostic]:
    """A number that is to be of a level above: all of its series are, and what is numbered below them."""
    return _renumbered(passage, typed, number_text(level, typed.value), JUMP)


def _renumbered(passage: Passage, typed: Typed, wanted: str, text: Text) -> Iterator[Diagnostic]:
    """What is said of a number in place of which another belongs."""
    values = {"seen": typed.text, "wanted": wanted}
    if passage.heading:
        fix = _other_number(passage, typed, wanted)
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=passage.place(0), fix=fix)
        return
    for line in by_line(passage, [Spot(0, typed.length, wanted)]):
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=line.offset, fix=line.fix)


def _other_number(passage: Passage, typed: Typed, wanted: str) -> Fix | None:
    """Another number in front of a heading's words."""
    end = passage.offset(0)
    begin = passage.typed.find(typed.text, passage.typed.rfind("\n", 0, end) + 1, end)
    return Fix(line_and_column(passage.typed, begin), len(typed.text), wanted) if begin >= 0 else None


def _typed(passage: Passage) -> tuple[Typed | None, str]:
    """The number that was typed in front of a paragraph or heading, and the marks that say that it is a heading."""
    if not passage.heading:
        typed = typed_number(passage.text) if passage.is_prose and passage.section != "preface" else None
        return (None if typed and runs_on(passage.text, typed) else typed), ""
    lead = _lead(passage)
    words = lead.lstrip("#")
    return typed_number(words.strip(_BLANKS) + _WORD), "#" * (len(lead) - len(words))


def _contradiction(passage: Passage, typed: Typed, marks: str, *, skips: bool) -> Iterator[Diagnostic]:
    """Marks of one level in front of a number of another: only one of the two is printed.

    The number is what stood in the text that was pasted, so the marks are to change, unless a level would be left out then.
    """
    if not _FEWEST_MARKS <= len(marks) <= _MOST_MARKS:
        return  # no heading has so many: GIP230
    end = passage.offset(0)
    line = passage.typed.rfind("\n", 0, end) + 1
    seen, wanted = marks, "#" * (typed.level + 1)
    if skips:
        seen, wanted = typed.text, number_text(passage.heading, typed.value)
    begin = passage.typed.find(seen, line, end)
    fix = Fix(line_and_column(passage.typed, begin), len(seen), wanted) if begin >= 0 else None
    values = {"marks": marks, "seen": typed.text, "printed": passage.number, "wanted": wanted}
    text = OTHER_NUMBER if skips else OTHER_MARKS
    yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=passage.place(0), fix=fix)


def _on_other_level(passage: Passage, typed: Typed, marks: str, level: int) -> Iterator[Diagnostic]:
    """Marks and a number of levels of which none may stand there: both are to be of the ``level`` that was left out."""
    end = passage.offset(0)
    begin = passage.typed.find(marks, passage.typed.rfind("\n", 0, end) + 1, end)
    wanted = f"{'#' * (level + 1)} {number_text(level, typed.value)}"
    lead = passage.typed[begin:end].rstrip("*")
    is_plain = begin >= 0 and "*" not in lead
    fix = Fix(line_and_column(passage.typed, begin), len(lead), wanted) if is_plain else None
    values = {"marks": marks, "seen": typed.text, "printed": passage.number, "wanted": wanted}
    yield Diagnostic(PAGE.id, WARNING, OTHER_LEVEL, passage.path, values, offset=passage.place(0), fix=fix)


def _lead(passage: Passage) -> str:
    """What stands in front of a heading's words in its line."""
    end = passage.offset(0)
    return passage.typed[passage.typed.rfind("\n", 0, end) + 1 : end].lstrip(_BLANKS)


def _part_number(passage: Passage, typed: Typed, *, parts: int) -> Iterator[Diagnostic]:
    """A heading inside a part with a number like the parts': it is printed with another."""
    if typed.text[0] in ORDINALS and passage.number != typed.text:
        fix = _other_number(passage, typed, passage.number)
        values = {"seen": typed.text, "wanted": passage.number, "parts": in_words(parts)}
        yield Diagnostic(PAGE.id, WARNING, PART, passage.path, values, offset=passage.place(0), fix=fix)


def _sign(passage: Passage, typed: Typed, *, parts: int) -> Iterator[Diagnostic]:
    """The number itself: 一、 belongs to the parts; 1、 and （一）、 are written otherwise."""
    if passage.heading:
        yield from _part_number(passage, typed, parts=parts)
        return
    wanted = number_text(typed.level, typed.value)
    if typed.level == 1 and typed.text[0] not in "（(":
        values = {"seen": typed.text, "wanted": wanted, "parts": in_words(parts)}
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
