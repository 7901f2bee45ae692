"""GIP717: what the law says, told otherwise: periods, first days of laws, numbers of notices."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import met
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import LANGUAGE, has

PAGE = Page(
    id="GIP717",
    severity=WARNING,
    title=Text("法定期限、施行日期、发文字号有误", "periods, dates and numbers that are not the law's"),
    why=Text(
        "答复申请、补正告知、征求第三方意见、申请复议、提起诉讼的期限，法律、条例施行的日期，常用文件的发文字号，都是固定的。"
        "写得不一样的，多半是打错、记错了。本机关承诺比法定期限快的，不算错。",
        "Periods that the law fixes, the day since which it is in force, and the numbers of well-known notices do not vary. An agency may be quicker than it has to be.",
    ),
    fix=Text(
        "对照原文改正；说的是别的期限、别的文件的，不用改。", "Look it up; leave it where something else is meant."
    ),
    source="《政府信息公开条例》第三章、第四章；《行政复议法》；《行政诉讼法》；各文件原文",
    checks=("OF-76",),
    confidence="B",
    good="自收到申请之日起20个工作日内答复申请人。",
    bad="自收到申请之日起30个工作日内答复申请人。",
)
PERIOD = Text(
    "“{seen}”与法定期限不一样：{law}规定的是 {right}，请核对。", "'{seen}' is not the period of {law}: {right}"
)
LONGER = Text(
    "“{seen}”与法定期限不一样：{law}规定的是不超过 {right}，请核对。",
    "'{seen}' is not the period of {law}: {right} at most",
)
DAY = Text(
    "{law}不是“{seen}”起施行的，施行的日期是 {right}，请核对。", "{law} is not in force since {seen}, but since {right}"
)
NUMBER = Text(
    "“{seen}”不是“{about}”的文件的发文字号，应为 {right}，请核对。",
    "'{seen}' is not the number of the notice on '{about}', which is {right}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    periods, days, numbers = met(case, LANGUAGE.periods, LANGUAGE.coming_into_force, LANGUAGE.issuers)
    if not (periods or days or numbers):
        return
    for passage in case.passages:
        if not passage.is_prose:
            continue
        if has(periods, passage.text):
            yield from _periods(passage)
        is_day = has(days, passage.text)
        is_number = passage.section != "preface" and has(numbers, passage.text)  # of the preface GIP611 tells
        if is_day or is_number:
            yield from _facts(passage, is_day=is_day, is_number=is_number)


def _periods(passage: Passage) -> Iterator[Diagnostic]:
    from gipgen.rules.support.law_periods import otherwise  # noqa: PLC0415  not every report tells of periods

    for each in otherwise(passage.text):
        values = {"right": each.right, "law": each.law}
        yield from _told(passage, LONGER if each.at_most else PERIOD, each.begin, each.end, values)


def _facts(passage: Passage, *, is_day: bool, is_number: bool) -> Iterator[Diagnostic]:
    from gipgen.rules.support.law_facts import in_force_otherwise, numbered_otherwise  # noqa: PLC0415  as above

    for each in in_force_otherwise(passage.text) if is_day else ():
        values = {"law": f"《{each.about}》", "right": each.right}
        yield from _told(passage, DAY, each.begin, each.end, values)
    for each in numbered_otherwise(passage.text) if is_number else ():
        values = {"about": each.about, "right": each.right}
        yield from _told(passage, NUMBER, each.begin, each.end, values)


def _told(passage: Passage, text: Text, begin: int, end: int, values: dict[str, str]) -> Iterator[Diagnostic]:
    if not passage.is_computed(begin, end):
        values["seen"] = quoted(passage.text, begin, end)
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=passage.place(begin))


RULE = Rule(PAGE, check)
