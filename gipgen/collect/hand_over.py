"""A file that was checked → ``Handed``: what later steps need of it, small enough for 6,000 of them to be kept and sent."""

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b, sha256
from sys import intern
from typing import Final

from gipgen.check import Examined
from gipgen.collect.cells_of import cells_of
from gipgen.collect.collected import Handed
from gipgen.collect.days import day_of
from gipgen.collect.unit_code import LENGTH, code_of, is_code
from gipgen.findings.file_messages import FILL_IN, MISSING
from gipgen.findings.finding import Finding, Path
from gipgen.form.editions import field_key, load
from gipgen.prose.passages import Passage
from gipgen.prose.sentences import comparable_sentences
from gipgen.report.report import Report, cell_path

_CODE: Final = re.compile(r"统一社会信用代码[：:为是\s]{0,4}([0-9A-Z]{18})(?![0-9A-Z])")
_CODE_KEY: Final = "统一社会信用代码"
PRINT: Final = 10  # bytes of a sentence's mark: eight of its hash, two of its length


def handed(file: str, report: str, content: bytes, examined: Examined, findings: Iterable[Finding]) -> Handed:
    """What is handed on of the file ``report`` with this ``content``, made of ``file`` or the same."""
    bound = examined.case.report
    found = tuple(map(_short, findings))
    cells = cells_of(bound.form.edition)
    values = tuple(intern(bound.cells[ref].text or "") for ref in cells)  # most are 0: one text for all reports
    return Handed(
        file=file,
        report=report,
        agency="" if bound.agency == bound.form.fill_in else bound.agency,
        year=bound.year,
        edition=bound.form.edition,
        dated=_dated(bound),
        fill_ins=sum(_places(each) for each in found if each.rule == FILL_IN),
        findings=found,
        values=values,
        lines=array("I", (examined.source.span(path).line for path in _paths(bound.form.edition))),
        sha256=sha256(content).hexdigest(),
        content=_content(bound, values, examined.case.passages),
        code=given_code(bound, (each.text for each in examined.case.passages)),
        prints=b"".join(_prints(bound, examined.case.passages)),
        misshapen=tuple(dict.fromkeys(_misshapen(found))),
        exempted=len(examined.exempted),
        told=told(found),
    )


def _short(each: Finding) -> Finding:
    """A finding without the line of the file, where nobody quotes that: it speaks of no place inside of a text."""
    return each if each.finding.offset is not None else each._replace(source="")


def told(findings: Iterable[Finding]) -> str:
    """A mark of findings."""
    said = repr([each._replace(file="") for each in findings])
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def _paths(edition: str) -> tuple[Path, ...]:
    form = load(edition)
    return tuple(cell_path(form, ref) for ref in cells_of(edition))


def _places(each: Finding) -> int:
    number = each.values.get("count", 1)
    return number if isinstance(number, int) else 1


def _dated(report: Report) -> str:
    """The day of the signature."""
    signature = report.fields.get("signature") or {}
    day = signature.get("date")
    return day_of(day) if isinstance(day, str) else ""


def _content(report: Report, values: Iterable[str], passages: Iterable[Passage]) -> str:
    """A mark of what a report says: its cells, and the letters and digits of its sections one behind the other.

    The same for copies in another layout, with other comments, out of another format: readers of Word and of PDF divide
    paragraphs, know headings and set blanks and brackets in ways of their own.
    """
    mark = sha256(report.form.edition.encode())
    mark.update("\0".join(values).encode())
    section = ""
    for passage in passages:
        if passage.section != section:
            section = passage.section
            mark.update(f"\0{section}\0".encode())
        mark.update(_BLANKS.sub("", _without_number(passage.text)).encode("utf-8", "replace"))
    return mark.hexdigest()[:32]


def _without_number(text: str) -> str:
    """A paragraph without the number in front of it: of a heading that is known as one it is not in the text."""
    met = _NUMBER.match(text)
    return text[met.end() :] if met else text


_NUMBER: Final = re.compile(r"\s*[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]")
_BLANKS: Final = re.compile(r"[\W_]+")


def given_code(report: Report, texts: Iterable[str]) -> str:
    """The unified social credit code that a report gives as such; empty where it gives none, or several."""
    site = report.fields.get("site") or {}
    codes = {code_of(site.get(_CODE_KEY, ""))} - {""}
    for text in texts:
        if _CODE_KEY in text:
            codes.update(_CODE.findall(text))
    codes = {code for code in codes if len(code) == LENGTH and is_code(code)}
    return codes.pop() if len(codes) == 1 else ""


def _prints(report: Report, passages: Iterable[Passage]) -> Iterator[bytes]:
    """The marks of the sentences that every agency has to write itself, each once."""
    sections = report.form.roles.sections
    compared = [passage for passage in passages if passage.section in (sections.overview, sections.problems)]
    for key in dict.fromkeys(sentence.key for sentence in comparable_sentences(compared, report.agency)):
        yield blake2b(key.encode("utf-8", "replace"), digest_size=8).digest() + min(len(key), 65535).to_bytes(2, "big")


def _misshapen(findings: Iterable[Finding]) -> Iterator[str]:
    """The sections and tables that a file lacks altogether, by their keys."""
    for each in findings:
        if each.rule == MISSING:
            for path in each.values.get("paths") or (each.path,):
                if len(path) == 1 and path[0] not in _HEAD:
                    yield str(path[0])


_HEAD: Final = (field_key("agency"), field_key("year"))
