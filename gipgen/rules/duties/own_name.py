"""GIP624: the agency's own name in the text, with another character, without its rank, with an older body."""

from collections.abc import Iterator
from itertools import islice

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.name_parts import NameParts, misnamed, other_subjects, parts_of
from gipgen.rules.support.nearly import STOPS, are_alike, halves, nearly, sound_the_same
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import around, is_han

PAGE = Page(
    id="GIP624",
    severity=WARNING,
    title=Text("本单位的名称写错", "the agency's own name, written otherwise"),
    why=Text(
        "单位的名称写错一个字，是公开后最难看的错误。正文里与本单位全称只差一个读音或字形相近的字的，"
        "漏了“市”“县”的（东陵水务局），用了旧称的（卫生局，现为卫生健康局），多半是写错了；句子的主语是别的单位（2024年，水利局认真……）的，多半是抄来没有改。",
        "A wrong character in its own name is what an agency is ashamed of most; another agency as the subject of a sentence was copied.",
    ),
    fix=Text(
        "改成本单位的全称；确实是别的单位的，不用改。", "Write the name as it is, unless another agency is meant."
    ),
    source="单位的法定全称",
    checks=("OF-15",),
    confidence="B",
    good="测试市民政局公开信息5条。",
    bad="测试市民证局公开信息5条。",
)
WRONG = Text(
    "“{context}”里的“{seen}”与本单位的名称“{agency}”差一个字，请核对：“{odd}”是不是“{wanted}”？",
    "'{seen}' in '{context}' differs from the agency's name '{agency}' in one character: is '{wanted}' meant?",
)
OTHER = Text(
    "“{seen}”像是说本单位，却和单位的名称“{agency}”不一样，请核对：是本单位的，写全称。",
    "'{seen}' seems to mean this agency, whose name is '{agency}': write that, unless another is meant",
)
SUBJECT = Text(
    "“{seen}”是别的单位，却写成做这些工作的人；本报告是“{agency}”的。多半是照别的单位的报告抄来的，请核对：是本单位的，写成本单位；确是那个单位的，写明和本单位的关系。",
    "'{seen}' is another agency than '{agency}', which reports here; was this copied from its report? then name this one",
)
_RANKS = "省市县区州旗镇乡"
_SHORTEST = 5  # characters of a name: shorter ones are near too many others


def check(case: Case) -> Iterator[Diagnostic]:
    told: set[tuple[int, int]] = set()
    for name in _names(case.report.agency):
        if len(name) >= _SHORTEST and case.report.form.fill_in not in name:
            yield from _misspelt(case, name, told)
    yield from _otherwise(case, told)


def _otherwise(case: Case, told: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    """The name without its rank, with that of another place, or with another body."""
    agency = case.report.agency
    name = parts_of(agency) if case.report.form.fill_in not in agency else None
    if name is None:
        return
    for passage in case.passages:
        yield from _place(passage, name, told)
        for begin, end in misnamed(passage.text, name) if name.stem in passage.text else ():
            is_told = any((id(passage), at) in told for at in range(begin, end))
            if not is_told and not passage.is_computed(begin, end):
                values = {"seen": quoted(passage.text, begin, end), "agency": agency}
                yield Diagnostic(PAGE.id, WARNING, OTHER, passage.path, values, offset=passage.place(begin))
    yield from islice(_copied(case, name, told), 1)


def _place(passage: Passage, name: NameParts, told: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    """青溪县 for 清溪县: the place alone, with a character that is read alike."""
    place = name.place
    for begin, odd in nearly(passage.text, place):
        end, seen = begin + len(place), passage.text[odd]
        is_told = (id(passage), odd) in told or odd == end - 1 or passage.is_computed(begin, end)
        if not is_told and is_han(seen) and sound_the_same(seen, place[odd - begin]):
            told.add((id(passage), odd))
            values = {
                "context": around(passage.text, begin, end),
                "seen": quoted(passage.text, begin, end),
                "agency": place,
                "odd": seen,
                "wanted": place[odd - begin],
            }
            yield Diagnostic(PAGE.id, WARNING, WRONG, passage.path, values, offset=passage.place(odd))


def _copied(case: Case, name: NameParts, told: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Another agency as the subject of sentences, the first of them: whoever looks there looks through them all."""
    for passage in case.passages:
        for begin, end in other_subjects(passage.text, name) if passage.is_prose else ():
            if not any((id(passage), at) in told for at in range(begin, end)):
                values = {"seen": quoted(passage.text, begin, end), "agency": case.report.agency}
                yield Diagnostic(PAGE.id, WARNING, SUBJECT, passage.path, values, offset=passage.place(begin))


def _names(agency: str) -> list[str]:
    """The full name, and without the place that it begins with: 柳河镇人民政府 of 青石县柳河镇人民政府."""
    cut = next((at for at, sign in enumerate(agency[:-1], start=1) if at > 1 and sign in _RANKS), 0)
    rest = agency[cut:]
    return [agency, rest] if cut and any(sign in rest[1:] for sign in _RANKS) else [agency]


def _misspelt(case: Case, name: str, told: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    first, second = halves(name)
    place = max(name.rfind(rank) for rank in _RANKS)  # 清河市 is another place than 清江市, and looks like it
    for passage in case.passages:
        if first not in passage.text and second not in passage.text:
            continue
        for begin, odd in nearly(passage.text, name):
            seen, wanted = passage.text[odd], name[odd - begin]
            end = begin + len(name)
            place_in_text = (id(passage), odd)
            if (
                place_in_text in told
                or seen in STOPS
                or passage.is_computed(begin, end)
                or not are_alike(seen, wanted, by_shape=odd - begin > place)
            ):
                continue
            told.add(place_in_text)
            values = {
                "context": around(passage.text, begin, end),
                "seen": quoted(passage.text, begin, end),
                "agency": name,
                "odd": seen,
                "wanted": wanted,
            }
            yield Diagnostic(PAGE.id, WARNING, WRONG, passage.path, values, offset=passage.place(odd))


RULE = Rule(PAGE, check)
