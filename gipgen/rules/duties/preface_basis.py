"""GIP611: the preface names the law or the notice that the report follows, and names them right."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.citations import Citation, citations, parsed
from gipgen.rules.support.cited_titles import articles_at
from gipgen.rules.support.mentions import pieces
from gipgen.rules.support.reading import QUOTE, has, is_unwritten, prose, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP611",
    severity=WARNING,
    title=Text("编制依据", "the legal basis"),
    why=Text(
        "前言一般写明依据《中华人民共和国政府信息公开条例》或规定格式的通知编制。写了的，名称和文号要准确；文号的年份用六角括号〔〕，不加“年”字。",
        "The preface usually names the law or the notice that sets the form. What is named must be named right; years in document numbers stand in 〔〕.",
    ),
    fix=Text("补上或改正依据，或者删去 前言 由 gipgen 自动写。", "Mend the basis, or let gipgen write the preface."),
    source="《政府信息公开条例》第五十条；GB/T 9704-2012 7.2.5",
    checks=("OF-18",),
    confidence="B",
    good="前言: |\n  根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制本报告。",
    bad="前言: |\n  根据上级要求编制本报告。",
)
NO_LAW = Text(
    "前言没有写编制依据。请写明根据《中华人民共和国政府信息公开条例》编制。",
    "the preface does not name its basis, the law on open government information",
)
BRACKETS = Text("文号“{seen}”的括号应为六角括号：{document}。", "the number '{seen}' needs the brackets of {document}")
NUMBER = Text(
    "文号“{seen}”不对，年度报告格式的文号是“{document}”，请改正。",
    "'{seen}' is not the number of the notice that sets the form: {document}",
)
LAW_NAME = Text(
    "“{seen}”的名称不对，应为《中华人民共和国政府信息公开条例》。",
    "'{seen}' is not the name of the law on open government information",
)
DECREE = Text(
    "《政府信息公开条例》是国务院令第{right}号，这里写的是第{seen}号。请改正。",
    "the law on open government information is decree {right}; the text says {seen}",
)
NO_DECREE = Text("“{seen}”漏了“令”字，应为“国务院令第{right}号”，请改正。", "'{seen}' is a decree: 国务院令第{right}号")
ARTICLE = Text(
    "《政府信息公开条例》讲年度报告的是第四十九条、第五十条，这里写的是“{seen}”，请核对。",
    "articles 49 and 50 of the law are on the annual report; the text says '{seen}'",
)
ISSUER = Text(
    "“{seen}”：发这份通知的是“{right}”，请改正。",
    "'{seen}': the notice is by {right}",
)
NO_FIRST = Text("“{seen}”漏了“第”字，应为“国务院令第{right}号”，请改正。", "'{seen}' is written 国务院令第{right}号")
_DECREE = r"[（(](?:中华人民共和国)?国务院(?P<decree>令?)(?P<first>第?)(?P<number>\d{1,4})号"
NO_KIND = Text("“{seen}”后面漏了“的通知”，请补上。", "'{seen}' is not followed by 的通知")
_ISSUING = "关于印发"
_DECREES = ("711", "492")  # of 2019, and of 2007
_LAW = "条例"
_ISSUER_QUOTED = 11  # characters of a title that say who issued it
_LAW_NAME = "政府信息公开条例"
_STATE = "中华人民共和国"
_NO_LAW = "信息公开法"  # there is none
_NAMED = (_LAW, _NO_LAW, *DUTIES.notice)
_ARTICLES, _LAST = (49, 50), 56  # of the law: on the annual report; behind the last one GIP714 tells


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    right = parsed(form.document)
    typed = case.report.fields["preface"]
    for passage in prose(case):
        if right is not None and "号" in passage.text:
            yield from _numbers(passage, right, form.document, parsed(form.supersedes))
        if "》" in passage.text and "信息公开" in passage.text:
            yield from _laws(passage)
    if not typed or not typed.strip() or is_unwritten(case, "preface"):
        return
    if not _has_basis(text_of(case, "preface", form.roles.sections.overview)):
        yield Diagnostic(PAGE.id, WARNING, NO_LAW, (form.field("preface").key,), at_key=True)


def _has_basis(body: str) -> bool:
    """Whether a sentence says what the report is made by; that the law was carried out (认真贯彻《条例》) is another matter."""
    return any(has(_NAMED, sentence) and has(DUTIES.basis, sentence) for sentence in pieces(body, "。\n"))


def _numbers(passage: Passage, right: Citation, document: str, replaced: Citation | None) -> Iterator[Diagnostic]:
    """Numbers that are nearly that of the form's notice; what else is cited is another matter."""
    cited = list(citations(passage.text))
    is_cited = any(_parts(each) == _parts(right) for each in cited)
    for each in cited:
        begin, issuer = _issuer(each, right)
        year = each.year.rstrip("年 ")
        same = (issuer == right.issuer, year == right.year, each.number == right.number)
        if all(same):
            wrong = each.year != right.year or each.brackets != right.brackets
            text = NUMBER if each.year != right.year else BRACKETS
            place = passage.place(each.bracket)
        else:
            old = replaced is not None and (year, each.number) == (replaced.year, replaced.number)
            wrong = not old and _is_meant(same, issuer, right) and passage.section == "preface" and not is_cited
            text, place = NUMBER, passage.place(begin)
        if wrong:
            values = {"seen": quoted(passage.text, begin, each.end, limit=QUOTE), "document": document}
            yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=place)


def _is_meant(same: tuple[bool, bool, bool], issuer: str, right: Citation) -> bool:
    """Whether a number that differs in one piece is likely to be that of the form's notice."""
    if sum(same) < len(same) - 1:
        return False
    return same[0] or issuer[:1] == right.issuer[:1] or _is_within(issuer, right.issuer)


def _is_within(short: str, long: str) -> bool:
    """Whether one text is the other with characters left out."""
    rest = iter(long)
    return len(short) > 1 and all(sign in rest for sign in short)


def _issuer(cited: Citation, right: Citation) -> tuple[int, str]:
    """Where the issuer's short name begins in the run of characters before the bracket, and the name."""
    at = cited.issuer.rfind(right.issuer[0])
    return (cited.begin + at, cited.issuer[at:]) if at >= 0 else (cited.begin, cited.issuer)


def _parts(cited: Citation) -> tuple[str, str, str]:
    return cited.issuer[-4:], cited.year.rstrip("年 "), cited.number


def _without_kind(passage: Passage, begin: int, end: int) -> Iterator[Diagnostic]:
    """关于印发《……》 without 的通知."""
    text = passage.text
    if text.endswith(_ISSUING, 0, begin) and not has(DUTIES.kinds_of_notices, text[end:].partition("。")[0]):
        first = begin - len(_ISSUING)
        values = {"seen": quoted(text, first, end + 1, limit=QUOTE)}
        yield Diagnostic(PAGE.id, WARNING, NO_KIND, passage.path, values, offset=passage.place(first))


def _laws(passage: Passage) -> Iterator[Diagnostic]:
    """Titles that are nearly the law's; those that begin with a place are of another law."""
    text = passage.text
    begin = text.find("《")
    while begin >= 0:
        end = text.find("》", begin)
        if end < 0:
            return
        title = text[begin + 1 : end]
        name = title.removeprefix(_STATE)
        if title.startswith(DUTIES.issuers_mistaken) and has(DUTIES.notices_of_the_form, title):
            values = {"seen": quoted(text, begin, begin + _ISSUER_QUOTED), "right": DUTIES.issuers_of_the_form[0]}
            yield Diagnostic(PAGE.id, WARNING, ISSUER, passage.path, values, offset=passage.place(begin))
        yield from _without_kind(passage, begin, end)
        state = name != title or title.startswith(("政府", "信息公开"))
        is_law = title.endswith(_LAW) or name.removeprefix("政府") == _NO_LAW
        if state and is_law and "信息公开" in title and "".join(name.split()) != _LAW_NAME:
            values = {"seen": quoted(text, begin, end + 1, limit=QUOTE)}
            yield Diagnostic(PAGE.id, WARNING, LAW_NAME, passage.path, values, offset=passage.place(begin))
        elif name == _LAW_NAME:
            yield from _decree(passage, end + 1)
            yield from _other_articles(passage, end + 1)
        begin = text.find("《", end)


def _decree(passage: Passage, begin: int) -> Iterator[Diagnostic]:
    """The number of the decree behind the law's name; that of 2007 is told by its own term."""
    behind = passage.text[begin : begin + 30]
    decree = re.match(_DECREE, behind) if "国务院" in behind and behind[0] in "（(" else None
    if decree and not decree["decree"]:
        place = passage.place(begin + 1)
        values = {"seen": quoted(passage.text, begin + 1, begin + decree.end("number") + 1), "right": _DECREES[0]}
        yield Diagnostic(PAGE.id, WARNING, NO_DECREE, passage.path, values, offset=place)
    elif decree and not decree["first"] and decree["number"] == _DECREES[0]:
        seen = quoted(passage.text, begin + 1, begin + decree.end("number") + 1)
        values = {"seen": seen, "right": _DECREES[0]}
        yield Diagnostic(PAGE.id, WARNING, NO_FIRST, passage.path, values, offset=passage.place(begin + 1))
    elif decree and decree["number"] not in _DECREES:
        seen = quoted(passage.text, begin + decree.start("number"), begin + decree.end("number"))
        place = passage.place(begin + decree.start("number"))
        yield Diagnostic(PAGE.id, WARNING, DECREE, passage.path, {"seen": seen, "right": _DECREES[0]}, offset=place)


def _other_articles(passage: Passage, begin: int) -> Iterator[Diagnostic]:
    """Articles behind the law's name that say nothing of the report which a preface makes by them."""
    text = passage.text
    if passage.section != "preface" or "报告" not in pieces(text[begin:], "。")[0]:
        return
    if text.startswith("（", begin):
        begin = text.find("）", begin) + 1
    for each in articles_at(text, begin):
        if each.number not in _ARTICLES and each.number <= _LAST:
            values = {"seen": quoted(text, each.begin, each.end)}
            yield Diagnostic(PAGE.id, WARNING, ARTICLE, passage.path, values, offset=passage.place(each.begin))


RULE = Rule(PAGE, check)
