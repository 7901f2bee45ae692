"""GIP733: what a letter says to its reader, left over in a report to the public: 贵办, 特此报告, 请审阅."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.inline import BLANKS
from gipgen.prose.passages import Passage
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import around
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP733",
    severity=WARNING,
    title=Text("公函、请示的用语", "words of letters"),
    why=Text(
        "年度报告是向社会公布的。“贵办”“特此报告，请审阅”一类的话是写给上级或者别的机关的，多半是从报送的公函里带过来的。",
        "The report is published for everybody; words that address an office were left over from a letter to it.",
    ),
    fix=Text("删去这一句，或者改成对公众说的话。", "Delete the sentence, or say it to the public."),
    source="《政府信息公开条例》第四十九条：年度报告向社会公布",
    checks=("OF-77",),
    confidence="B",
    good="本报告由综合科编制。",
    bad="以上报告，请审阅。",
)
LETTER = Text(
    "“{context}”里的“{seen}”是公函、请示的用语。年度报告是向社会公布的，请删去或改写这一句。",
    "'{seen}' in '{context}' is for letters; the report is published for everybody",
)
CLOSING = Text(
    "“{seen}”是公函、请示末尾的用语。年度报告是向社会公布的，请删去这一行。",
    "'{seen}' ends a letter; the report is published for everybody: delete the line",
)
_STOPS = "。！!，,：: "
_REACH, _SHORTEST = 24, 3  # characters of whom a letter may be written to


def check(case: Case) -> Iterator[Diagnostic]:
    (letters,) = met(case, LANGUAGE.letters)
    for passage in case.passages:
        text = passage.text
        if not passage.is_prose:
            continue
        seen = next((word for word in letters if word in text), "") or _addressed(text)
        if seen:
            at = text.index(seen)
            if text.rfind("“", 0, at) > text.rfind("”", 0, at):
                continue  # quoted from a letter
            if text.strip(_STOPS) in LANGUAGE.closing:
                yield _closing(passage)
                continue
            values = {"seen": seen, "context": around(text, at, at + len(seen))}
            yield Diagnostic(PAGE.id, WARNING, LETTER, passage.path, values, offset=passage.place(at))


def _closing(passage: Passage) -> Diagnostic:
    """A line of nothing but what a letter ends with: it can go."""
    place = passage.place(0)
    typed = passage.typed.split("\n")[place.line]
    fix = Fix(Offset(place.line, 0), len(typed), "") if typed.strip(BLANKS) == passage.text else None
    values = {"seen": quoted(passage.text)}
    return Diagnostic(PAGE.id, WARNING, CLOSING, passage.path, values, offset=place, fix=fix)


def _addressed(text: str) -> str:
    """区政务公开办：现将……: whom a letter is written to, at its beginning."""
    whom, colon, rest = text[:_REACH].partition("：")
    is_office = whom.endswith(LANGUAGE.addressed) and len(whom) > _SHORTEST and not has("，。、；《“ （", whom)
    return whom + colon if is_office and rest.startswith(LANGUAGE.begins_letter) else ""


RULE = Rule(PAGE, check)
