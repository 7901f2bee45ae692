"""GIP613: no words of the template are left in the report."""

from collections.abc import Iterator

from gipgen.diagnostics.types import ERROR, WARNING, Diagnostic, Page, Severity, Text
from gipgen.rules.reading import prose, quoted
from gipgen.rules.rule import Case, Rule

PAGE = Page(
    id="GIP613",
    severity=ERROR,
    title=Text("模板的说明文字没有删", "words of the template left in"),
    why=Text(
        "格式模板里“（文字描述）”“该部分以表格形式报告”之类是写给填报人的；“XX”“××”是待替换的空位。发布时都应当删去或填上。",
        "（文字描述） and the like are instructions of the template, XX and ×× places to fill in; neither belongs in the published report.",
    ),
    fix=Text("删去说明文字，填上空位。", "Delete the instruction; fill in the place."),
    source="年度报告格式模板",
    checks=("OF-11",),
    good="总体情况: |\n  2024年，我局主动公开政府信息12条。",
    bad="总体情况: |\n  （文字描述）2024年，我局主动公开政府信息12条。",
)
LEFT_IN = Text("“{seen}”是模板的说明文字，请删去。", "'{seen}' is an instruction of the template; delete it")
BLANK = Text("“{seen}”像是没有填的空位，请填上或改写。", "'{seen}' looks like a place that was not filled in")
_CERTAIN = (
    "（文字描述", "(文字描述", "收取信息处理费情况在此处报告", "第五十条第四项规定的内容", "（此处填写", "（请填写", "（在此填写", "（示例）",
)  # fmt: skip
_LIKELY = ("以表格形式报告",)
_BLANKS = ("XX", "xx", "××", "＿＿", "X年", "x年", "×年", "□□", "○○", "X件", "X条", "x件", "x条", "×件", "×条")


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in prose(case):
        text = passage.text
        for wording, severity, words in _KINDS:
            hit = next((word for word in words if word in text), None)
            if hit is not None and not _in_word(text, text.index(hit), len(hit)):
                begin = text.index(hit)
                seen = quoted(text[max(0, begin - 4) : begin + len(hit) + 6] if wording is BLANK else hit)
                yield Diagnostic(PAGE.id, severity, wording, passage.path, {"seen": seen}, offset=passage.place(begin))


def _in_word(text: str, begin: int, length: int) -> bool:
    """Whether the signs are part of a Latin word or an address, as in /wcsxxgk."""
    neighbours = text[begin - 1 : begin] + text[begin + length : begin + length + 1]
    return text[begin].isascii() and any(each.isascii() and (each.isalnum() or each in "/-_.") for each in neighbours)


_KINDS: tuple[tuple[Text, Severity, tuple[str, ...]], ...] = (
    (LEFT_IN, ERROR, _CERTAIN),
    (LEFT_IN, WARNING, _LIKELY),
    (BLANK, WARNING, _BLANKS),
)
RULE = Rule(PAGE, check)
