"""GIP806: titles and numbers of documents that are not public."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP806",
    severity=WARNING,
    also=(INFO,),
    title=Text("不公开文件的标题、文号", "documents that are not public"),
    why=Text(
        "不公开的文件，标题和文号也不能出现在报告里：带密级的（机密★、〔2024〕密3号）、标着“此件不公开”的、内部明电。"
        "会议纪要、请示、讨论稿一般属于不公开的过程性信息，引用前请核对（只作提示）。",
        "Titles and numbers of documents that are not public must not stand in a report. Minutes, requests and drafts "
        "usually are not (a note only).",
    ),
    fix=Text("删去标题和文号，只写工作内容。", "Delete title and number; tell what was done."),
    source="《政府信息公开条例》第十四条、第十六条；《保守国家秘密法》",
    checks=("OF-80",),
    good="按照上级要求完成保密审查。",
    bad="按照《关于某事的通知》（市办〔2024〕密3号）要求完成保密审查。",
    confidence="B",
)
SECRET = Text(
    "“{seen}”是不公开文件的标记，文件的标题、文号都不能出现在报告里，请删去。",
    "'{seen}' marks a document that is not public; neither its title nor its number may be given",
)
PROCESS = Text(
    "“{seen}”一般不公开（过程性信息）。请核对这份文件是否已经公开；没有的话，删去标题和文号。",
    "'{seen}' usually is not public; is this document?",
)
_MARKED = r"[绝机秘]密★|〔20\d\d〕密电?\d*号?|[绝机秘]密〔20\d\d〕|密[发传]〔20\d\d〕|内部明电|此件不(?:予)?公开|(?:内部资料|内部文件)[，（(]?(?:注意保存|请勿外传|不得外传)"
_INTERNAL = r"《[^《》]{0,60}(?:会议纪要|的请示|请示报告|讨论稿|内部通报)》|会议纪要〔20\d\d〕\d+号"


def check(case: Case) -> Iterator[Diagnostic]:
    secret, internal = met(case, DUTIES.secret, DUTIES.internal)
    for passage in case.passages:
        text = passage.text
        if has(secret, text):
            yield from _told(passage, _MARKED, SECRET, WARNING)
        if has(internal, text):
            yield from _told(passage, _INTERNAL, PROCESS, INFO)


def _told(passage: Passage, pattern: str, text: Text, severity: Severity) -> Iterator[Diagnostic]:
    for match in re.finditer(pattern, passage.text):
        values = {"seen": quoted(passage.text, *match.span(), limit=40)}
        yield Diagnostic(PAGE.id, severity, text, passage.path, values, offset=passage.place(match.start()))


RULE = Rule(PAGE, check)
