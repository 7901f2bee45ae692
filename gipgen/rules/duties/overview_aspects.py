"""GIP601: section one is written by the five aspects that the notice names."""

from collections.abc import Iterator

from gipgen.findings.file_messages import MARKUP
from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, in_words
from gipgen.form.definition import Aspect, Section
from gipgen.prose.numbering import NUMBERING
from gipgen.prose.passages import Passage
from gipgen.rules.support.aspects import announced, section_with_aspects, treated, without_text
from gipgen.rules.support.reading import is_unwritten, section_names, text_of
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP601",
    severity=WARNING,
    title=Text("总体情况的五个方面", "the five aspects of section one"),
    why=Text(
        "通知要求总体情况从五个方面写：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障，“不能遗漏，也不宜泛化”。"
        "没有发生的（例如没有收到申请）也要写明。一般每个方面用一个小标题或“（一）……”起头的一段。",
        "The notice wants section one in five aspects, none left out. Each usually has a heading or a paragraph that begins with （一）.",
    ),
    fix=Text(
        "补写缺的方面，每个方面用“## ”小标题或“（一）……”起头。", "Write the missing aspects, each under a heading."
    ),
    source="国办公开办函〔2021〕30号（一）",
    checks=("OF-05", "OF-06"),
    confidence="A",
    good="总体情况: |\n  （一）主动公开情况：全年公开12条。\n\n  （二）依申请公开情况：未收到申请。\n\n  （三）政府信息管理情况：修订了审核制度。\n\n"
    "  （四）平台建设情况：更新了专栏。\n\n  （五）监督保障情况：培训两次。",
    bad="总体情况: |\n  （一）主动公开情况：全年公开12条。\n\n  （二）依申请公开情况：未收到申请。",
)
MISSING = Text(
    "{section}要写{number}个方面，没有看到 {count} 个方面的小标题或段落：{missing}。请补写；没有发生的也要写明。",
    "{part} has no heading for {count} of its {number} aspects: {missing}",
)
NO_TEXT = Text(
    "“{heading}”下面没有内容。请写明本年这方面做了什么；没有发生的也要写明。", "nothing stands below '{heading}'"
)
_SEVERAL = 2  # headings of aspects that make it a section with headings; 一是 alone may open a sentence
NO_PARTS = Text(
    "{section}没有按{number}个方面分段（{names}）{absent}。请分段写，每个方面用小标题或“（一）……”起头。",
    "{part} is not written by its {number} aspects ({names})",
)


def check(case: Case) -> Iterator[Diagnostic]:
    section = section_with_aspects(case)
    if section is None or is_unwritten(case, section.id):
        return
    yield from _headings_alone(case, section)
    openings = announced(case, section)
    found = {aspect for opening in openings for aspect in opening.aspects}
    message = MISSING if found else NO_PARTS
    if sum(opening.is_heading and bool(opening.aspects) for opening in openings) < _SEVERAL:
        found |= set(treated(case, section))
    missing = [aspect for aspect in section.aspects if aspect not in found]
    if missing:
        yield Diagnostic(PAGE.id, WARNING, message, (section.key,), _values(case, section, missing), at_key=True)


def _headings_alone(case: Case, section: Section) -> Iterator[Diagnostic]:
    for bare in without_text(case, section):
        if _is_told(case, bare.passage):
            continue
        place = bare.passage.place(bare.position)
        yield Diagnostic(PAGE.id, WARNING, NO_TEXT, bare.passage.path, {"heading": quoted(bare.text)}, offset=place)


def _is_told(case: Case, heading: Passage) -> bool:
    """Whether the next heading has the wrong signs or number, which is told: what stands below it may belong here."""
    line = heading.place(0).line
    below = (each.place(0).line for each in case.passages if each.path == heading.path and each.heading)
    following = next((each for each in below if each > line), None)
    odd = (each for each in case.narratives[heading.section].problems if each.rule in (NUMBERING, MARKUP))
    return any(each.offset is not None and each.offset.line == following for each in odd)


def _values(case: Case, section: Section, missing: list[Aspect]) -> dict[str, object]:
    body = text_of(case, section.id)
    absent = [aspect.name for aspect in missing if aspect.words[0] not in body]
    notes = dict.fromkeys(absent, "（正文也没有提到）")
    return {
        **section_names(case, section.id),
        "count": len(missing),
        "number": in_words(len(section.aspects)),
        "missing": "、".join(aspect.name + notes.get(aspect.name, "") for aspect in missing),
        "names": "、".join(aspect.name for aspect in section.aspects),
        "absent": f"，正文里没有提到{'、'.join(absent)}" if absent else "",
    }


RULE = Rule(PAGE, check)
