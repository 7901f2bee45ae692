"""GIP626: agency and date at the end of a section, pasted as text instead of given as 落款."""

import re
from collections.abc import Iterator, Sequence

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form
from gipgen.prose.inline import BLANKS
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.numerals import parse_chinese

PAGE = Page(
    id="GIP626",
    severity=WARNING,
    title=Text("落款写在了正文里", "a signature within the text"),
    why=Text(
        "从 Word 粘贴时，末尾的单位和日期常常一起贴进正文，会当作正文的两段印出来。落款另有一项，印在右边；写了“落款”的，正文里再有就印两遍。",
        "The agency and the date at the end of a Word file are often pasted into a section and printed as two of its paragraphs. "
        "They have an item of their own, printed on the right; where that is filled in they would be printed twice.",
    ),
    fix=Text(
        "删去正文末尾的单位和日期，在文件末尾写“落款”。",
        "Delete agency and date at the end of the text, and fill in 落款 at the end of the file.",
    ),
    source="公文格式 GB/T 9704-2012 7.3.5（发文机关署名）",
    checks=("OF-15",),
    confidence="B",
    good="单位: 测试市民政局\n其他事项: |\n  本年度未收取信息处理费。\n落款: {单位: 测试市民政局, 日期: 2025-01-20}",
    bad="单位: 测试市民政局\n其他事项: |\n  本年度未收取信息处理费。\n\n  测试市民政局\n\n  2025年1月20日",
)
IN_TEXT = Text(
    "末尾的“{seen}”像是落款，会当作正文印出来。从这里删去，在文件末尾另写一行（行首不空格）：{key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
    "'{seen}' at the end looks like the signature and would be printed as text; delete it here, and write a line at the end of the file, "
    "without blanks in front: {key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
)
AGAIN = Text(
    "末尾的“{seen}”像是落款，而文件里已经写了“{key}”，会印两遍。从这里删去。",
    "'{seen}' at the end looks like the signature, which '{key}' gives already: it would be printed twice; delete it here",
)
OTHERWISE = Text(
    "末尾的“{seen}”像是落款，会当作正文印出来，和文件里的“{key}”（{given}）也不一样。核对后从这里删去；这里是对的，写成 {key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
    "'{seen}' at the end looks like the signature and would be printed as text, and '{key}' says something else ({given}): look it up and delete it here; "
    "if it is right, write {key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
)
_DATE = r"(20\d\d)(?:年(\d{1,2})月(\d{1,2})日|[-/.](\d{1,2})[-/.](\d{1,2}))\Z"
_CHINESE = (
    r"(二[〇○零][一二三四][〇○零一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日\Z"
)
_SENTENCE = frozenset("，。；：！？、,;:!?")
_LONGEST = 30  # characters of an agency's name
_ENDS = tuple("局委办厅府会处心院所站队司校部社团室署")  # of names of agencies
_OFFICE = 8  # … and of the office behind it
_MONTHS, _DAYS = 12, 31


def check(case: Case) -> Iterator[Diagnostic]:
    for section in case.report.form.sections:
        yield from _at_the_end(case, [each for each in prose(case, section.id) if each.is_prose and not each.heading])


def _at_the_end(case: Case, last: Sequence[Passage]) -> Iterator[Diagnostic]:
    own = case.report.fields["agency"] or ""
    found = _signature([_plain(each.text) for each in last], _plain(own))
    if found is None:
        return
    lines, agency, date = found
    signature = last[-lines:]
    given = _given(case, own)
    agency = _unsealed(agency)
    seen = "，".join(each.text for each in signature)
    values = _values(case.report.form, seen, given, agency or given.get("agency", own), date)
    if given and agency in ("", _plain(given["agency"])) and date in ("", given.get("date", "")):
        yield from _printed_anyway(signature, values)
    else:
        text = OTHERWISE if given else IN_TEXT
        yield Diagnostic(PAGE.id, WARNING, text, signature[0].path, values, offset=signature[0].place(0))


def _given(case: Case, own: str) -> dict[str, str]:
    """What the file's item of the signature says; its agency is the report's where it names none. Nothing without that item."""
    found = {key: str(value) for key, value in case.report.fields["signature"].items() if value is not None}
    return {"agency": own, **found} if found else {}


def _values(form: Form, seen: str, given: dict[str, str], agency: str, date: str) -> dict[str, str]:
    shown = {"seen": seen, "given": "，".join(given.values()), "agency": agency}
    quotations = {key: quoted(text, limit=2 * _LONGEST) for key, text in shown.items()}
    return {**_keys(form), **quotations, "date": date or given.get("date", form.fill_in)}


def _printed_anyway(signature: Sequence[Passage], values: dict[str, str]) -> Iterator[Diagnostic]:
    """A signature that says what the file's own item says: each of its lines can go."""
    told = {**values, "slip": "signature"}
    for passage in signature:
        fix = _without_line(passage)
        yield Diagnostic(PAGE.id, WARNING, AGAIN, passage.path, told, offset=passage.place(0), fix=fix)


def _without_line(passage: Passage) -> Fix | None:
    """The deletion of a paragraph that is one line of the file."""
    line = passage.place(0).line
    typed = passage.typed.split("\n")[line]
    return Fix(Offset(line, 0), len(typed), "") if typed.strip(BLANKS) == passage.text else None


def _unsealed(agency: str) -> str:
    """An agency without the place of its seal: 某局（盖章）"""
    name, _, seal = agency.rstrip("）)").replace("(", "（").partition("（")
    return name if seal.endswith("章") else agency


def _keys(form: Form) -> dict[str, str]:
    """What the item of the signature and its parts are called in a file."""
    field = form.field("signature")
    return {"key": field.key, **{f"{each.id}_key": each.key for each in field.fields}}


def _signature(lines: Sequence[str], agency: str) -> tuple[int, str, str] | None:
    """How many lines at the end make a signature, and the agency and the date that it gives; not all that there is."""
    if len(lines) < 2:
        return None
    before, date = _dated(lines[-1])
    if not date:
        return _with_agency_last(lines, agency)
    if before:
        return (1, before, date) if _is_agency(before, agency) else None
    if len(lines) > 2 and _is_agency(lines[-2], agency):
        return 2, lines[-2], date
    return 1, "", date


def _with_agency_last(lines: Sequence[str], agency: str) -> tuple[int, str, str] | None:
    """An agency below its date, or alone: then only the report's own."""
    before, date = _dated(lines[-2])
    if date and not before and len(lines) > 2 and _is_agency(lines[-1], agency):
        return 2, lines[-1], date
    return (1, lines[-1], "") if agency and lines[-1] == agency else None


def _is_agency(text: str, agency: str) -> bool:
    """Whether a line is a name: the report's agency, perhaps with its office, or words without a stop that end as names do."""
    if agency and agency in text:
        return len(text) <= len(agency) + _OFFICE
    return len(text) <= _LONGEST and text.endswith(_ENDS) and _SENTENCE.isdisjoint(text)


def _dated(text: str) -> tuple[str, str]:
    """What stands in front of the date at the end of a line, and the date as it is written in a file; nothing where it has none."""
    may_be = text.endswith("日") or text[-1:].isdecimal()
    return _with_date(text) if may_be else (text, "")  # the patterns of most texts need not be compiled


def _with_date(text: str) -> tuple[str, str]:
    if match := re.search(_DATE, text):
        year, month, day = (int(each) for each in match.groups() if each)
    elif match := re.search(_CHINESE, text):
        year = int("".join("0" if sign in "〇○零" else str(parse_chinese(sign)) for sign in match[1]))
        month, day = parse_chinese(match[2]) or 0, parse_chinese(match[3]) or 0
    else:
        return text, ""
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return text, ""
    return text[: match.start()], f"{year}-{month:02}-{day:02}"


def _plain(text: str) -> str:
    return "".join(text.split())


RULE = Rule(PAGE, check)
