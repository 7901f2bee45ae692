"""GIP890: a document that is marked as secret is not named in a published report."""

from collections.abc import Iterator

from gipgen.diagnostics.types import WARNING, Diagnostic, Page, Text
from gipgen.rules.reading import prose, quoted
from gipgen.rules.rule import Case, Rule

PAGE = Page(
    id="GIP890",
    severity=WARNING,
    title=Text("提到了涉密文件", "names a document marked as secret"),
    why=Text(
        "公开发布的报告里不出现涉密或内部文件的标题、文号和密级标志，例如“×密〔2024〕3号”“机密★”。",
        "A published report names no secret document: neither its title nor its number nor its mark.",
    ),
    fix=Text("删去，或换成不涉密的依据；发布前送保密审查。", "Delete it; have the text reviewed before publishing."),
    source="《政府信息公开条例》第十四条、第十七条；地方考核",
    checks=("OF-80",),
    good="根据〔2024〕3号文件要求。",
    bad="根据测密〔2024〕3号文件要求。",
)
MARKED = Text("“{seen}”像是涉密文件的标志，公开的报告里不应出现。", "'{seen}' looks like the mark of a secret document")
_MARKS = ("密〔", "密[", "密［", "机密★", "秘密★", "绝密★", "机密▲", "秘密▲", "★机密", "★秘密")


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in prose(case):
        mark = next((mark for mark in _MARKS if mark in passage.text), None)
        if mark is not None:
            begin = passage.text.index(mark)
            seen = quoted(passage.text[max(0, begin - 4) : begin + 10])
            yield Diagnostic(PAGE.id, WARNING, MARKED, passage.path, {"seen": seen}, offset=passage.place(begin))


RULE = Rule(PAGE, check)
