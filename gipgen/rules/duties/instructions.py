"""GIP613: no words of the template are left in the report."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import ERROR, INFO, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.reading import QUOTE, has, met, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP613",
    severity=ERROR,
    also=(
        WARNING,
        INFO,
    ),
    title=Text("模板的说明文字没有删", "words of the template left in"),
    why=Text(
        "格式模板里“（文字描述）”“（文字描述，收取信息处理费情况在此处报告）”之类是写给填报人的，发布时应当删去；“该部分以表格形式报告”也不必写。",
        "（文字描述） and the like are instructions of the template; they do not belong in the published report.",
    ),
    fix=Text("删去说明文字。", "Delete the instruction."),
    source="年度报告格式模板",
    checks=("OF-11",),
    confidence="A",
    good="总体情况: |\n  2024年，我局主动公开政府信息12条。",
    bad="总体情况: |\n  （文字描述）2024年，我局主动公开政府信息12条。",
)
LEFT_IN = Text("“{seen}”是模板的说明文字，请删去。", "'{seen}' is an instruction of the template; delete it")
_CERTAIN = DUTIES.instructions
_LIKELY = DUTIES.perhaps_instructions
_LAW = DUTIES.instructed_law
_DIGITS_AND_SIGN = tuple(f"{digit}字" for digit in range(10))
_LENGTH = r"[（(【][^（）()【】]{0,12}\d字(?:以[内上]|左右)?[^（）()【】]{0,4}[）)】](?=\s*(?:[：:。；]|$))"  # （不少于300字）


def check(case: Case) -> Iterator[Diagnostic]:
    (lengths,) = met(case, _DIGITS_AND_SIGN)
    for passage in prose(case):
        severity, begin, end = _left_in(passage.text, lengths)
        if begin >= 0:
            if passage.section == "preface":
                severity = INFO if severity == ERROR and passage.text[begin + 1 : begin + 2] == "含" else WARNING
            values = {"seen": quoted(passage.text, begin, end, limit=QUOTE)}
            yield Diagnostic(PAGE.id, severity, LEFT_IN, passage.path, values, offset=passage.place(begin))


def _left_in(text: str, lengths: tuple[str, ...]) -> tuple[Severity, int, int]:
    """What is left of the template, with its place; begin −1 if nothing is."""
    for severity, words in _KINDS:
        for word in words:
            if word in text:
                begin = text.index(word)
                end = text.find("）", begin, begin + 2 * len(word))
                return severity, begin, end + 1 if end > 0 else begin + len(word)
    length = re.search(_LENGTH, text) if has(lengths, text) else None
    if length:
        return WARNING, *length.span()
    for word in _LAW:
        law = text.find(word)
        begin = max(text.rfind("（含", 0, law), text.rfind("(含", 0, law)) if law > 0 else -1
        if begin >= 0 and "。" not in text[begin:law]:
            end = text.find("）", law + len(word))
            return ERROR, begin, end + 1 if end > 0 else len(text)
    return ERROR, -1, 0


_KINDS: tuple[tuple[Severity, tuple[str, ...]], ...] = ((ERROR, _CERTAIN), (WARNING, _LIKELY))
RULE = Rule(PAGE, check)
