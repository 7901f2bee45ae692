"""What a source does to the form without losing anything: headings and labels in other words, sections in another order.

What is missing in it or added to it is told by those who look for it (``missing_parts``, ``match``); ``deviations`` puts
all of it into the words of a report file (来源.偏差), which the rules of a family tell one by one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gipgen.form.definition import Form
from gipgen.form.editions import editions, load
from gipgen.imports.divide import Divided, Head
from gipgen.imports.form_words import Index, labels_of
from gipgen.imports.match import Leftover, Matched
from gipgen.imports.missing_parts import FEW
from gipgen.imports.printed_words import core, normal
from gipgen.imports.raw import Block, Table
from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.deviations import kinds

_MOST = 40  # of one kind: more say no more
_LONGEST = 300  # characters of one text
_OF_PAGE = re.compile(r"第\d+页")  # the places of what stands on fixed pages begin so
_WHOLE = "全文"  # the place of what is nowhere
_KINDS = ("heading", "label", "no_rows", "no_row", "no_section", "section", "order", "no_table", "picture")
_ALSO = {FEW: "no_rows"}
_LACKING = ("no_section", "no_table")  # of which nothing stands in the source
_STOPS = str.maketrans(dict.fromkeys(",.:;", "、"))


class Deviation(NamedTuple):
    """One item of 来源.偏差, and the rule that tells it."""

    rule: str
    matter: str  # one of the field's choices
    place: str
    words: str
    wanted: str


def deviations(told: Iterable[Leftover], form: Form) -> Iterator[Deviation]:
    """What of all that an import tells is about the form, in the order of the kinds."""
    by_kind: dict[str, list[Leftover]] = {kind: [] for kind in _KINDS}
    for each in told:
        kind = _ALSO.get(each.reason, each.reason)
        if kind in by_kind and (kind != "no_row" or _is_added(core(each.text), form)):
            by_kind[kind].append(each)
    named = {(each.place, each.text) for each in by_kind["heading"]}  # for which a section has no other
    by_kind["section"] = [each for each in by_kind["section"] if (each.place, each.text) not in named]
    matters = kinds(form)
    for kind, (rule, matter) in zip(_KINDS, matters.items(), strict=True):
        yield from (Deviation(rule, matter, *map(_cut, _said(kind, each))) for each in by_kind[kind][:_MOST])


def _is_added(found: str, form: Form) -> bool:
    """Whether a row that has no place is one that the form does not have; that of a torn page is its group and its label in one."""
    official = {core(label) for label in labels_of(form)}
    ends = (found[: -len(label)] for label in official if label and found.endswith(label))
    return found != "" and not any(rest in official for rest in ends if rest)


def _said(kind: str, each: Leftover) -> tuple[str, str, str]:
    """Place, the source's words and the form's."""
    if kind in _LACKING:
        return _WHOLE, "", each.place
    if kind == "no_rows":
        return each.place, "", each.text
    return each.place, each.text, each.wanted


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def told_apart(
    missing: Iterable[Leftover], parts: Divided, matched: Matched, words: Index
) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """What of all that is missing has to be told at once, and all else that the source does to the form."""
    noted = tuple(_as_picture(each, parts, words.form) for each in missing)
    few = (each for each in noted if each.reason == FEW)
    return tuple(each for each in noted if each.reason != FEW), (*few, *differences(parts, matched, words))


def differences(parts: Divided, matched: Matched, words: Index) -> Iterator[Leftover]:
    """Headings and labels in other words than the form's, and sections that stand where the form has others."""
    order = list(_order(parts.heads, words.form))
    every = all(section.id in parts.notes for section in words.form.sections)
    yield from _headings(parts, words.form, numbers=every and not order and not parts.unknown)
    yield from order
    names = _names(words.form.edition)
    yield from _labels((block for blocks in parts.tables.values() for block in blocks), names)
    yield from _alike(matched, words, names)


def _as_picture(missing: Leftover, parts: Divided, form: Form) -> Leftover:
    """What is said of a table that was not found: where a picture stands in its section, that will be it."""
    if missing.reason != "no_table":
        return missing
    heads = (head for head in parts.heads if form.sections[head.section].heading == missing.place)
    place = next((head.picture for head in heads if head.picture), "")
    return missing._replace(place=place, reason="picture", wanted=missing.place) if place else missing


def _headings(parts: Divided, form: Form, *, numbers: bool) -> Iterator[Leftover]:
    """Headings in other words; their ``numbers`` count where no section too many, too few or elsewhere has shifted them."""
    yield from _unheaded(parts, form)
    same = _plain if numbers else core
    for head in parts.heads:
        wanted = form.sections[head.section].heading
        if same(head.text) != same(wanted):
            yield Leftover(head.text, head.place, "heading", wanted=wanted)


def _unheaded(parts: Divided, form: Form) -> Iterator[Leftover]:
    """Sections that are known by their text only."""
    headed = {head.section for head in parts.heads}
    first = parts.front[:1] or next((blocks[:1] for blocks in parts.notes.values() if blocks), [])
    for number, section in enumerate(form.sections):
        if section.id in parts.notes and number not in headed:
            yield Leftover("", first[0].place if first else _WHOLE, "heading", wanted=section.heading)


def _plain(heading: str) -> str:
    """A heading by its words and its number; with which stop behind it is nobody's concern."""
    return normal(heading).translate(_STOPS).rstrip("、。")


def _order(heads: Iterable[Head], form: Form) -> Iterator[Leftover]:
    last = -1
    for head in heads:
        if head.section < last:
            yield Leftover(head.text, head.place, "order", wanted=form.sections[head.section].heading)
        last = max(last, head.section)


def _labels(tables: Iterable[Block], names: Mapping[str, str]) -> Iterator[Leftover]:
    """Labels of tables that are known to stand for others, or to be those of an older form, each once."""
    seen: set[str] = set()
    for block in tables:
        for cell in block.cells if isinstance(block, Table) else ():
            found = core(cell.text)
            if (
                found not in seen
                and names.get(found, found) != found
                and not _is_torn(block.place, found, names[found])
            ):
                seen.add(found)
                yield Leftover(_line(cell.text), f"{block.place}第{cell.row + 1}行", "label", wanted=names[found])


def _alike(matched: Matched, words: Index, names: Iterable[str]) -> Iterator[Leftover]:
    """Labels of rows that were taken for others since they are alike."""
    reads = {row: read for (row, _), read in matched.cells.items() if read.confidence == "likely"}
    for row, read in reads.items():
        label, found = words.form.rows[row].label, core(read.label)
        if (
            found
            and not _is_torn(read.place, found, label)
            and not any(map(found.endswith, names))
            and not _is_piece(found, core(label))
        ):
            yield Leftover(_line(read.label), read.place, "label", wanted=label)


def _is_torn(place: str, found: str, label: str) -> bool:
    """Whether a label on a fixed page is the form's without a piece from its middle, as where a page cuts a cell."""
    whole = core(label)
    if not whole or _OF_PAGE.match(place) is None:
        return False
    return any(whole.startswith(found[:at]) and whole.endswith(found[at:]) for at in range(len(found) + 1))


def _is_piece(found: str, label: str) -> bool:
    """Whether a label is a piece of the form's, as pages tear them, or holds it."""
    return label in found or found in label


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _names(edition: str) -> dict[str, str]:
    """Cores of labels → the form's own label: itself, what is known for it, nothing for a label of another edition."""
    form = load(edition)
    official = {core(each) for each in labels_of(form)}
    names = {core(each): "" for other in editions() if other != edition for each in labels_of(load(other))}
    names |= {core(each): row.label for row in form.rows.values() for each in row.printed}
    names |= {core(each): column.label for of in form.columns.values() for column in of for each in column.printed}
    return {**names, **{each: each for each in official}}
