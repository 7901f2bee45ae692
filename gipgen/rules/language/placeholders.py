"""GIP731: places that were to be filled in: XX, ××, □, ____, 待补充."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Offset, Page
from gipgen.findings.text import Text
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import around, is_table_row, typed_lines
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP731",
    severity=WARNING,
    title=Text("没有填的空", "blanks that were not filled in"),
    why=Text(
        "范文和去年的稿子里常有 XX、××、□、____、“待补充”，要换成实际的内容。还不知道的数，正文里写 待填，检查时会列出来。",
        "Model texts have blanks (XX, ××, □, ____, 待补充) that must be replaced by what really happened.",
    ),
    fix=Text("换成实际的内容，或删去这一句。", "Replace it, or delete the sentence."),
    checks=("OF-11", "OF-77"),
    good="公开信息98条。",
    bad="公开信息XX条。",
    confidence="B",
)
FOUND = Text(
    "“{context}”里的“{seen}”像是还没有填的空，请换成实际的内容。",
    "'{seen}' in '{context}' looks like a blank to fill in",
)
_SIGNS = LANGUAGE.blanks
_BLANK = (
    r"(?<![0-9A-Za-z])(?:[XxＸ×]{2,}|[XxＸ×](?=[年月日条件次个]))(?![0-9A-Za-z])|□+|＿{2,}|\*{3,}|＊{2,}|"
    r"待(?:补充|核实|核对|核定|定|确认)(?=[）)】。，；\s]|$)|此处(?:填写|填入|插入|补充|省略)|【[^【】]{0,20}(?:填|待|补|核)[^【】]{0,20}】|"
    r"(?<![0-9A-Za-z])N(?=[条件次篇个])"
)


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _lines_to_write_on(case)
    for passage in case.passages:
        if is_table_row(passage) or not any(sign in passage.text for sign in _SIGNS):
            continue
        for match in re.finditer(_BLANK, passage.text):
            if _is_anonymous(passage.text, match.start()):
                continue
            values = {"seen": match[0], "context": around(passage.text, *match.span())}
            place = passage.place(match.start())
            yield Diagnostic(PAGE.id, WARNING, FOUND, passage.path, values, offset=place)


def _lines_to_write_on(case: Case) -> Iterator[Diagnostic]:
    """____ in the text as typed; in running text it is a mark of Markdown and gone."""
    for passage in {each.path: each for each in case.passages}.values():
        for number, line in enumerate(typed_lines(case, passage)):
            if "___" in line and line.strip("_ "):
                at = line.index("___")
                values = {"seen": "____", "context": around(line, at, at + 3)}
                yield Diagnostic(PAGE.id, WARNING, FOUND, passage.path, values, offset=Offset(number, at))


def _is_anonymous(text: str, position: int) -> bool:
    """Whether a name was hidden on purpose: 申请人张××, 李XX."""
    before = text[max(0, position - 4) : position]
    return any(role in before for role in ("人", "告", "某")) or before[-1:] in LANGUAGE.common_surnames


RULE = Rule(PAGE, check)
