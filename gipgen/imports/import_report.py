"""A published file → what a report file needs: the order of reading, matching and placing. Touches no files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, problem
from gipgen.form.definition import CellRef, Form
from gipgen.form.editions import UnknownEditionError, edition_for, editions
from gipgen.form.schema import LONGEST_FIELD, LONGEST_PROSE
from gipgen.imports import frame
from gipgen.imports.detect import no_report, read, read_again
from gipgen.imports.divide import Divided, divide, with_overview
from gipgen.imports.draft_mark import draft_mark
from gipgen.imports.filled_form import filled_form, form_in
from gipgen.imports.form_differences import told_apart
from gipgen.imports.form_words import Index, index
from gipgen.imports.ledger import unsettled, unwritten
from gipgen.imports.left_behind import unread, within_limits, without_labels
from gipgen.imports.match import Leftover, Matched, Read, shortened
from gipgen.imports.missing_parts import missing_parts, unfinished
from gipgen.imports.offered_by_prose import offers
from gipgen.imports.page_views import VEILED
from gipgen.imports.paragraphs import prose, same_text
from gipgen.imports.part_of_report import is_piece_of_report
from gipgen.imports.raw import CHARACTERS, MAX_CHARACTERS, Line, Piece, Raw, numbered, pieces
from gipgen.imports.serials import without_serials
from gipgen.imports.sieve import sifted, without_bookmarks
from gipgen.imports.signed import Signature, signed
from gipgen.imports.table_cells import table_cells
from gipgen.named_tuple import NamedTuple
from gipgen.source.decode import MAX_LINE

_NO_FORM = Text("{why}年度不对时，用 --year 写明。", "{why}; where the year is wrong, --year tells it")
_SIGNS = Text("个字的一个部分", "characters in one section")
_LINE = Text("个字的一段", "characters in one paragraph")
_SET_IN = 100  # blanks, keys and comments beside a text in the file
_END = 40  # characters that tell where a file breaks off
_PREFACE = ""  # stands for the text in front of section one
_FEWEST = 2  # sections of a report that has no numbers
_MOST, _BETTER = 30, 10  # rows: most of a form's; that another edition has to find more than that of a known year


class Published(NamedTuple):
    """A report as far as it could be read. What is missing is missing; ``leftovers`` belong to the report and have no place."""

    form: Form
    agency: str
    year: int | None
    title: str  # empty where it is the official one
    contact: Mapping[str, str]
    preface: str
    texts: Mapping[str, str]  # prose by section id
    cells: Mapping[CellRef, Read]
    signature: Signature | None
    leftovers: tuple[Leftover, ...]
    dropped: tuple[Leftover, ...]  # what the page printed around the report
    published: str = ""  # the day that the page gives, 2025-02-07
    unread: tuple[str, ...] = ()  # rows that were found, with numbers that fit no columns
    candidates: tuple[str, ...] = ()  # names that may be the agency's, where it is not certain
    offers: Mapping[str, tuple[str, ...]] = {}  # of rows in ``unread``: what running text says their numbers are
    noted: tuple[Leftover, ...] = ()  # what the source lacks, and sections that the form does not know
    fields: Mapping[str, Any] = {}  # further fields by id, which only an Excel form has
    is_form: bool = False  # an Excel form that was filled in: totals are computed, an empty preface is gipgen's own
    differences: tuple[Leftover, ...] = ()  # what else it does to the form; nothing of it is lost


def import_report(name: str, content: bytes, year: int | None = None) -> Published:
    """Import one file. Raises ``Problem`` where it holds no report that can be read."""
    if (book := form_in(content)) is not None:
        return _filled_in(book)
    raw, best = _best_view(name, content, year)
    if best is None:
        raise no_report(raw, content)
    _refuse_long(best)
    best = _within_fields(best)
    around = () if raw.own else tuple(each.text for each in (*best.dropped, *best.leftovers))
    others = (*frame.named_in(best.preface), raw.author, best.contact.get("office", ""))
    return best._replace(
        leftovers=_settled(best.leftovers),
        dropped=_settled(best.dropped),
        published=frame.published_on(around),
        candidates=() if best.agency else frame.candidates(around, others),
    )


def _best_view(name: str, content: bytes, year: int | None) -> tuple[Raw, Published | None]:
    """A file as its elements say it by themselves, or in a view that has more of a report; what is hidden only where nothing else is one."""
    first = read(name, content)
    raw, best = _imported(first, name, year)
    if first.otherwise and (best is None or not _is_whole(best)):
        for view in (each for each in first.otherwise if best is None or each != VEILED):
            again, other = _imported(read_again(content, view), name, year)
            raw, best = (again, other) if _is_better(other, best) else (raw, best)
    return raw, best


def _imported(raw: Raw, name: str, year: int | None) -> tuple[Raw, Published | None]:
    """What was read, made ready, and the report in it, if it is one."""
    raw, turning, signs = sifted(raw)
    blocks, serials = (raw.blocks, ()) if raw.own else without_serials(raw.blocks)
    raw = raw._replace(blocks=numbered(without_bookmarks(blocks)), around=(*raw.around, *serials))
    best = _likeliest(raw, name, year)
    if best is None or not (best.cells or len(best.texts) >= _FEWEST or is_piece_of_report(raw.blocks, best.form)):
        return raw, None
    return raw, best._replace(
        leftovers=(*best.leftovers, *turning, *_end_of(raw, best)),
        noted=(*best.noted, *draft_mark(raw)),
        dropped=(*best.dropped, *signs, *(shortened(each, "page") for each in raw.around)),
    )


def _is_whole(imported: Published) -> bool:
    """Whether each cell and each section of the form was found."""
    form = imported.form
    cells = sum(map(len, form.columns.values()))
    return len(imported.cells) == cells and all(each.table or each.id in imported.texts for each in form.sections)


def _is_better(one: Published | None, other: Published | None) -> bool:
    """Whether a view of a page has more of a report than another, and nothing that contradicts it."""
    if one is None or any(left.reason == "twice" for left in one.leftovers):
        return False
    return other is None or (len(one.cells), len(one.texts)) > (len(other.cells), len(other.texts))


def _filled_in(book: Any) -> Published:
    """What was typed into an Excel form: nothing has to be found in it, everything has its name."""
    filled = filled_form(book)
    imported = Published(**filled._asdict(), title="", dropped=(), is_form=True)
    _refuse_long(imported)
    return _within_fields(imported)


def _likeliest(raw: Raw, name: str, year: int | None) -> Published | None:
    """What was read as a report of the edition that fits best."""
    texts = [block.text for block in raw.blocks if isinstance(block, Line)]
    refuse(CHARACTERS, sum(map(len, texts)), MAX_CHARACTERS)
    found_year = _year(raw, texts, name) if year is None else year
    best: Published | None = None
    for edition in _editions(found_year):
        imported = _place(raw, index(edition), found_year)
        if best is None or _fit(imported) > _fit(best) + (_BETTER if found_year else 0):
            best = imported
        if _fit(best) > _MOST:  # no other edition can be meant
            break
    return best if best is None or found_year else _of_its_year(raw, best)


def _of_its_year(raw: Raw, best: Published) -> Published:
    """What was read, by the edition of the year that was found only while reading (a sheet's title stands in a cell), where that fits as well."""
    try:
        edition = best.form.edition if best.year is None else edition_for(best.year)
    except UnknownEditionError:
        return best
    other = best if edition == best.form.edition else _place(raw, index(edition), best.year)
    return other if _fit(best) <= _fit(other) + _BETTER else best


def _settled(told: Iterable[Leftover]) -> tuple[Leftover, ...]:
    return tuple(each._replace(taken=()) for each in told)


def _end_of(raw: Raw, imported: Published) -> Iterator[Leftover]:
    """Where a file breaks off. Many pages lack the mark of their end and nothing else: those have all of a report."""
    whole = not raw.own and all(
        (row, column.id) in imported.cells for row, columns in imported.form.columns.items() for column in columns
    )
    if raw.cut and raw.blocks and not (whole and imported.form.sections[-1].id in imported.texts):
        last = raw.blocks[-1]
        yield Leftover(quoted(last.text, max(len(last.text) - _END, 0)), last.place, "cut")


def _refuse_long(imported: Published) -> None:
    """Refuse texts that no report file may hold: ``check`` would refuse what was written."""
    for text in (imported.preface, *imported.texts.values()):
        refuse(_SIGNS, len(text), LONGEST_PROSE)
        refuse(_LINE, max(map(len, text.split("\n"))), MAX_LINE - _SET_IN)


def _within_fields(imported: Published) -> Published:
    """Names and addresses longer than a field may hold are told and left open: nobody meant so much to stand there."""
    left = list[Leftover]()

    def room(id_: str, text: str) -> str:
        if len(text) <= LONGEST_FIELD:
            return text
        left.append(Leftover(quoted(text, 0, _END), imported.form.field(id_).key, "long_field"))
        return ""

    contact = {id_: room("contact", text) for id_, text in imported.contact.items()}
    fields = {id_: room(id_, value) if isinstance(value, str) else value for id_, value in imported.fields.items()}
    by = imported.signature
    return imported._replace(
        agency=room("agency", imported.agency),
        title=room("title", imported.title),
        contact={id_: text for id_, text in contact.items() if text},
        fields={id_: value for id_, value in fields.items() if value != ""},
        signature=by and by._replace(agency=room("signature", by.agency)),
        leftovers=(*imported.leftovers, *left),
    )


def _editions(year: int | None) -> list[str]:
    """The edition of the year first; a report may follow another one."""
    try:
        first = editions()[-1] if year is None else edition_for(year)
    except UnknownEditionError as error:
        raise problem(_NO_FORM, why=error.text) from error
    return [first, *(edition for edition in editions() if edition != first)]


def _fit(imported: Published) -> int:
    return len({row for row, _ in imported.cells})


def _year(raw: Raw, texts: Sequence[str], name: str) -> int | None:
    lines = [block for block in raw.blocks if isinstance(block, Line)]
    title = frame.title_of(lines[:60])
    named = title[0] if title else frame.title_from(raw.title)
    return frame.year_of(named or raw.title, [text for text in texts if len(text) > 10]) or frame.year_of(name, [])


def _place(raw: Raw, words: Index, year: int | None) -> Published:
    form = words.form
    parts = divide(raw, words, year)
    title = parts.title
    agency = raw.agency or frame.agency_of(title)
    parts, signature = signed(parts, agency, own=raw.own)
    parts, labels = without_labels(with_overview(parts, form))
    parts, long = within_limits(parts, raw)
    matched = table_cells(parts.tables, words)
    write = partial(prose, loose=raw.loose, own=raw.own)
    preface = write(parts.front)
    texts = {id_: text for id_, part in parts.notes.items() if (text := write(part))}
    leftovers = [*parts.leftovers, *matched.leftovers, *labels, *long]
    leftovers += unwritten({_PREFACE: parts.front, **parts.notes}, {_PREFACE: preface, **texts})
    leftovers += unsettled(raw.blocks, _taken(parts, matched, leftovers))
    missing = missing_parts(form, matched.cells, matched.open, parts.notes)
    noted, differences = told_apart(missing, parts, matched, words)
    agency = frame.full_name(agency, signature.agency if signature and not raw.own else "")
    agency = frame.full_name(agency, raw.author) if agency else ""
    year = frame.year_of(title, []) if year is None else year
    return Published(
        form=form,
        agency=agency,
        year=year,
        title="" if same_text(title, form.title.format(agency=agency, year=year)) else title,
        contact=frame.contact_of(preface),
        preface=preface,
        texts=texts,
        cells=matched.cells,
        signature=signature,
        leftovers=tuple(leftovers),
        dropped=tuple(parts.dropped),
        unread=tuple(matched.open),
        offers=offers(matched.open, texts.values(), words),
        noted=(*noted, *parts.unknown, *unfinished(raw.marked), *unread(raw)),
        differences=() if raw.own else differences,
    )


def _taken(parts: Divided, matched: Matched, leftovers: Iterable[Leftover]) -> Iterator[Piece]:
    """Each stretch of the source that has a place: in a cell, in a section, around the report, among what is left over."""
    yield from parts.taken
    yield from matched.taken
    for blocks in (parts.front, *parts.notes.values()):
        yield from pieces(*blocks)
    for each in (*leftovers, *parts.dropped):
        yield from each.taken
