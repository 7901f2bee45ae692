"""Headings that stand twice: typed by hand below the one that is marked by ``##``, or the form's own, which gipgen prints.

Words are compared loosely: 主动公开方面 is 主动公开. Such a heading is counted once only, so that the numbers behind it are right
when it is gone.
"""

from collections.abc import Iterator, Sequence

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Form, Section, heading_words
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Block, Heading, Lead, Paragraph, plain
from gipgen.prose.nodes import Text as NodeText
from gipgen.prose.pasted_title import titles_of_the_report
from gipgen.prose.places import line_and_column, typed_span
from gipgen.prose.typed_headings import title_level
from gipgen.prose.typed_numbers import Typed, typed_number
from gipgen.vocabulary.numerals import ORDINALS
from gipgen.vocabulary.words import LANGUAGE

TWICE = "GIP704"
AGAIN = Text(
    "“{one}”和“{other}”是同一个小标题，会印两遍。删去“{gone}”：gipgen fmt --fix 会删。",
    "'{one}' and '{other}' are one heading and would be printed twice; delete '{gone}' ('gipgen fmt --fix' does)",
)
AGAIN_BY_HAND = Text(
    "“{one}”和“{other}”是同一个小标题，会印两遍。删去“{gone}”。",
    "'{one}' and '{other}' are one heading and would be printed twice; delete '{gone}'",
)
APART = Text(
    "“{one}”和“{other}”是同一个小标题，会印两遍，两处下面都有文字，中间隔着别的小标题。先把“{gone}”下面的文字移到“{kept}”下面，再删去“{gone}”。",
    "'{one}' and '{other}' are one heading and would be printed twice, with texts below both: move the text below '{gone}' to '{kept}', then delete '{gone}'",
)
NAMED_TWICE = Text(
    "前面已经有小标题“{other}”，这里又是一个同名的，会印两遍。多贴了的，删去一处；不是的，改成不同的名字。",
    "a heading '{other}' stands above already: delete one of the two, or give them different names",
)
_SHOWN = 30


class Twice(NamedTuple):
    """What was found: the places of the blocks that do not count, of those that are headings of the form, and the findings."""

    uncounted: frozenset[int] = frozenset()
    foreign: frozenset[int] = frozenset()
    problems: tuple[Diagnostic, ...] = ()


class _Element(NamedTuple):
    """A heading, or the run-in heading of a paragraph."""

    place: int
    block: Heading | Paragraph
    level: int
    words: str  # without the number, loosely
    typed: Typed | None
    text: str  # with the marks or the number
    name: str = ""  # just as typed
    whole: bool = False  # a paragraph that is nothing else: （一）主动公开情况。
    is_empty: bool = False  # nothing stands below it
    above: tuple[str, ...] = ()  # the words of the headings that it stands below

    @property
    def shown(self) -> str:
        """What a message calls it; next to none is spoken of."""
        return quoted(self.text, limit=_SHOWN)

    @property
    def is_line(self) -> bool:
        return self.whole or isinstance(self.block, Heading)

    @property
    def is_marked(self) -> bool:
        return isinstance(self.block, Heading) and self.block.marked


def headings_twice(blocks: Sequence[Block], typed: str, form: Form, section: Section | None) -> Twice:
    """Look for headings that stand twice in a narrative, which belongs to ``section`` of the form (the preface to none)."""
    elements = list(_placed(list(_elements(blocks)), blocks))
    of_the_form = list(_of_the_form(blocks, elements, form, section))
    foreign = {place for place, _, _ in of_the_form}
    problems = [each._replace(rule=TWICE) for each in titles_of_the_report(blocks, typed, form)]
    if of_the_form:
        from gipgen.prose.several_parts import told_of_parts  # noqa: PLC0415  few texts have the headings of the form

        titles = [each.offset for each in problems]
        told = told_of_parts(of_the_form, blocks, typed, form, section=section, titles=titles)
        problems += [each._replace(rule=TWICE) for each in told]
    own = [each for each in elements if each.place not in foreign]
    uncounted = set()
    for place, problem in _typed_again(own, typed):
        uncounted.add(place)
        problems.append(problem)
    problems += _named_twice([each for each in own if each.place not in uncounted])
    return Twice(frozenset(uncounted), frozenset(foreign), tuple(problems))


def _typed_again(elements: Sequence[_Element], typed: str) -> Iterator[tuple[int, Diagnostic]]:
    """The places of what is to go of marked headings and their twins that were typed, and what is said."""
    twins = list(_twins(elements))
    doubled = {each.place for pair in twins for each in pair}
    lone = [each for each in elements if each.place not in doubled]
    chosen = [_superfluous(*pair, lone, several=len(twins) > 1, typed=typed) for pair in twins]
    any_held = any(_is_held(gone, pair, elements) for (gone, _), pair in zip(chosen, twins, strict=True))
    for pair, choice in zip(twins, chosen, strict=True):
        gone, fix = _without_moving(choice, pair, elements, typed, any_held=any_held)
        one, other = pair
        kept = other if gone is one else one
        values = {"one": one.shown, "other": other.shown, "gone": gone.shown, "kept": kept.shown}
        text = APART if _is_held(gone, pair, elements) else AGAIN if fix else AGAIN_BY_HAND
        yield gone.place, _problem(text, values, gone.block.line, fix)


def _without_moving(
    choice: tuple[_Element, Fix | None],
    twins: tuple[_Element, _Element],
    elements: Sequence[_Element],
    typed: str,
    *,
    any_held: bool,
) -> tuple[_Element, Fix | None]:
    """The choice between twins, or the other one if text would stand below another heading then; the later one if it always would."""
    gone, fix = choice
    kept = twins[1] if gone is twins[0] else twins[0]
    if not _is_held(gone, twins, elements) and not (isinstance(gone.block, Paragraph) and any_held):
        return gone, fix  # run-in headings are to stay alike: where one of them has to stay, all do
    if not _is_held(kept, twins, elements):
        return kept, _line_away(typed, kept.block.line) if kept.is_line else None
    return (twins[1], None) if _is_held(gone, twins, elements) else (gone, fix)


def _is_held(gone: _Element, twins: tuple[_Element, _Element], elements: Sequence[_Element]) -> bool:
    """Whether text would stand below another heading if one of two was deleted: it has some, and its twin is not right above."""
    above = next((each for each in reversed(elements) if each.place < gone.place and each.level <= gone.level), None)
    return not gone.is_empty and (above is None or above not in twins)


def _named_twice(elements: Sequence[_Element]) -> Iterator[Diagnostic]:
    """Say that headings below the same one have the same name, which nobody can tell apart: one slip, however many they are."""
    for one, other in _again(elements):
        yield _problem(NAMED_TWICE, {"other": one.shown, "slip": "named"}, other.block.line)


def _again(elements: Sequence[_Element]) -> Iterator[tuple[_Element, _Element]]:
    """A heading, and one below it that has its name; run-in ones of deeper levels are no headings of their own."""
    first: dict[tuple[int, int, str], _Element] = {}
    last = [-1, -1, -1, -1]  # the place of the last heading of each level
    for each in elements:
        last[each.level :] = [each.place] * (len(last) - each.level)
        if isinstance(each.block, Paragraph) and each.level > 1:
            continue
        one = first.setdefault((last[each.level - 1], each.level, each.name), each)
        if one is not each:
            yield one, each


def loosely(words: str) -> str:
    """The words of a heading without those that say nothing there."""
    bare = "".join(words.split())
    for each in LANGUAGE.idle_in_headings:
        bare = bare.replace(each, "")
    return bare or words


def _elements(blocks: Sequence[Block]) -> Iterator[_Element]:
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            text = plain(block.children)
            typed = typed_number(text)
            words = text[typed.length :] if typed else text
            whole = f"{'#' * (block.level + 1)} {text}" if block.marked else text
            yield _Element(place, block, block.level, loosely(words), typed, whole, words)
        elif isinstance(block, Paragraph) and (lead := _lead(block)):
            typed = typed_number(lead)
            if typed:
                words = lead[typed.length :].rstrip("。：:")
                is_whole = lead == plain(block.children)
                yield _Element(place, block, typed.level, loosely(words), typed, lead, words, is_whole)


def _placed(elements: Sequence[_Element], blocks: Sequence[Block]) -> Iterator[_Element]:
    """The same, with what they stand below, and whether anything stands below them."""
    above: list[_Element] = []
    for number, each in enumerate(elements):
        following = elements[number + 1] if number + 1 < len(elements) else None
        behind = following.place if following and following.level <= each.level else len(blocks)
        above = [higher for higher in above if higher.level < each.level]
        words = tuple(higher.words for higher in above)
        above.append(each)
        yield each._replace(is_empty=each.is_line and each.place + 1 == behind, above=words)


def _lead(block: Paragraph) -> str:
    """The run-in heading of a paragraph, or a paragraph that would be a heading without its stop."""
    if block.children and isinstance(block.children[0], Lead):
        return plain(block.children[0].children)
    text = plain(block.children[:1]) if len(block.children) == 1 else ""
    return text if text.endswith("。") and title_level(text[:-1]) else ""


def _twins(elements: Sequence[_Element]) -> Iterator[tuple[_Element, _Element]]:
    """A marked heading and the one that somebody typed with the same words, each once."""
    typed: dict[tuple[tuple[str, ...], int, str], _Element] = {}
    for each in elements:
        if not each.is_marked:
            typed.setdefault((each.above, each.level, each.words), each)
    for each in elements:
        if each.is_marked and (other := typed.pop((each.above, each.level, each.words), None)):
            yield (each, other) if each.place < other.place else (other, each)


def _superfluous(
    one: _Element, other: _Element, lone: Sequence[_Element], *, several: bool, typed: str
) -> tuple[_Element, Fix | None]:
    """Which of two is to go so that those that stay are of one kind, and how. ``lone``: the headings that stand once."""
    marked, by_hand = (one, other) if one.is_marked else (other, one)
    if by_hand.is_line:
        return by_hand, _line_away(typed, by_hand.block.line)
    beside = [each.is_marked for each in lone if each.level == marked.level]
    fix = None
    if all(beside) and (beside or several):
        fix = _lead_away(by_hand.block, typed)
    return (by_hand, fix) if fix else (marked, _line_away(typed, marked.block.line))


def _of_the_form(
    blocks: Sequence[Block], elements: Sequence[_Element], form: Form, section: Section | None
) -> Iterator[tuple[int, Section, str]]:
    """The headings of the form's parts: by their number anywhere, the narrative's own at its beginning without one too."""
    for each in elements:
        part = _part(each, form, section)
        if part is not None:
            yield each.place, part, each.shown
    first = blocks[0] if section is not None and blocks else None
    if section is not None and isinstance(first, (Paragraph, Heading)):
        text = plain(first.children).strip()
        if text == _name(section):
            yield 0, section, quoted(text, limit=_SHOWN)


def _part(each: _Element, form: Form, section: Section | None) -> Section | None:
    """The part of the form whose heading this is, by its number and its words."""
    if each.typed is None or each.typed.text[0] not in ORDINALS or not isinstance(each.block, Heading):
        return None
    parts = [part for part in form.sections if loosely(_name(part)) == each.words]
    return next((part for part in parts if part is section or form.sections.index(part) + 1 == each.typed.value), None)


def _name(part: Section) -> str:
    """The heading of a part without its number."""
    return heading_words(part.heading)


def _problem(text: Text, values: dict[str, str], line: int, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(TWICE, WARNING, text, values=values, offset=Offset(line, 0), fix=fix)


def _line_away(typed: str, line: int) -> Fix:
    return Fix(Offset(line, 0), len(typed.split("\n")[line]), "")


def _lead_away(block: Block, typed: str) -> Fix | None:
    """Take a run-in heading off its paragraph, if it was typed in one piece and something stands behind it."""
    children = block.children if isinstance(block, Paragraph) else ()
    if len(children) < 2 or not isinstance(children[0], Lead):
        return None
    inside = children[0].children
    span = typed_span(inside[0].pieces, 0, len(inside[0].text)) if isinstance(inside[0], NodeText) else None
    if len(inside) > 1 or span is None:
        return None
    begin, end = span
    return Fix(line_and_column(typed, begin), end - begin, "")
