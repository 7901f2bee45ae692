"""Several parts of a report pasted below one key: the rewrite that sets each text below its own.

It is made where nobody has to decide: nothing else stands in the places that the texts are to go to, and no table was
pasted along, whose numbers belong into rows. Lines are moved as they are; only their indentation is another.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gipgen.findings.finding import Diagnostic, Edit, Offset, Path, Rewrite, Span
from gipgen.form.definition import Form, Section
from gipgen.named_tuple import NamedTuple
from gipgen.prose.narrative import Narrative
from gipgen.prose.nodes import Paragraph, Table, plain
from gipgen.prose.pasted_title import TITLE
from gipgen.prose.several_parts import TO_BE_MOVED, TOGETHER
from gipgen.source.reader import Source, read

_STEP = "  "


def with_moves(narratives: Mapping[str, Narrative], source: Source, form: Form) -> dict[str, Narrative]:
    """The narratives with the rewrite in what is said of several parts, where it can be made."""
    return {id_: _with_move(narrative, source, form) for id_, narrative in narratives.items()}


def _with_move(narrative: Narrative, source: Source, form: Form) -> Narrative:
    told = next((each for each in narrative.problems if each.text is TOGETHER), None)
    moved = _moved(told, narrative, source, form) if told is not None else None
    if moved is None:
        return narrative
    return narrative._replace(problems=tuple(moved if each is told else each for each in narrative.problems))


class _Piece(NamedTuple):
    """The lines of one part's text, without blank ones around them, and where they go."""

    path: Path
    lines: list[str]


def _moved(told: Diagnostic, narrative: Narrative, source: Source, form: Form) -> Diagnostic | None:
    begin = _line_of_key(told.path, source)
    if begin is None or _has_tables(narrative, form):
        return None
    old = source.typed.split("\n")
    end = _end_of_item(old, begin)
    starts = [source.span(told.path, Offset(line, 0)).line - 1 for line in told.values["below"]]
    pieces = list(_pieces(old, [*starts, end], [_part(form, id_) for id_ in told.values["ids"]], form))
    front, preface = _front(told, narrative, old[begin + 1 : starts[0]], form)
    own = _staying(front, pieces, told.path)
    if not own or any(piece.path[0] in source.data for piece in preface):
        return None
    new = [*old[:begin], *_in_front(preface), old[begin], *own, "", *old[end:]]
    placed = _all_placed(new, [piece for piece in pieces if piece.path != told.path], source, form)
    return _told(told, old, placed, [piece.path for piece in (*preface, *pieces)]) if placed else None


def _line_of_key(path: Path, source: Source) -> int | None:
    """The line of the key of a text whose lines stand in the file as they are read."""
    mark = source.marks.get(path)
    is_as_typed = mark is not None and mark.style == "|" and source.typed is source.text
    return mark.key_line if mark is not None and is_as_typed else None


def _staying(front: list[str], pieces: Sequence[_Piece], path: Path) -> list[str]:
    """What stays below the key; nothing where these are blank lines only."""
    own = [*front, *(line for piece in pieces if piece.path == path for line in _indented(piece))]
    return own if any(map(str.strip, own)) else []


def _in_front(preface: Sequence[_Piece]) -> list[str]:
    """The preface below its own key."""
    return [line for piece in preface for line in (f"{piece.path[0]}: |", *_indented(piece), "")]


def _all_placed(lines: list[str], pieces: Sequence[_Piece], source: Source, form: Form) -> list[str]:
    """The lines of the file with all pieces below their keys; none where one of these is taken."""
    for piece in pieces:
        lines = _placed(lines, piece, source, form) or []
    return lines


def _front(told: Diagnostic, narrative: Narrative, lines: Sequence[str], form: Form) -> tuple[list[str], list[_Piece]]:
    """What stands above the first heading: what stays there, and the preface, which stands in front of the first part."""
    if told.values["ids"][0] != form.sections[0].id or told.path != (form.sections[0].key,):
        return list(lines), []
    titles = [each.offset.line for each in narrative.problems if each.text is TITLE and each.offset]
    preface = _without_edges([line for number, line in enumerate(lines) if number not in titles])
    stays = [line for number, line in enumerate(lines) if number in titles]
    return stays, [_Piece((form.field("preface").key,), preface)] if preface else []


def _without_edges(lines: Sequence[str]) -> list[str]:
    """Lines without the blank ones around them."""
    said = [number for number, line in enumerate(lines) if line.strip()]
    return list(lines[said[0] : said[-1] + 1]) if said else []


def _part(form: Form, id_: str) -> Section:
    return next(part for part in form.sections if part.id == id_)


def _has_tables(narrative: Narrative, form: Form) -> bool:
    """Whether a table stands in the text, or what is left of one: its captions."""
    captions = {block.caption for table in form.tables.values() for block in table.blocks if block.caption}
    texts = [plain(block.children).strip() for block in narrative.blocks if isinstance(block, Paragraph)]
    return any(isinstance(block, Table) for block in narrative.blocks) or not captions.isdisjoint(texts)


def _end_of_item(lines: Sequence[str], begin: int) -> int:
    """The first line behind a text that is no line of it."""
    end = begin + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" ")):
        end += 1
    return end


def _pieces(lines: Sequence[str], starts: Sequence[int], parts: Sequence[Section], form: Form) -> Iterator[_Piece]:
    for begin, end, part in zip(starts, starts[1:], parts, strict=False):
        inside = _without_edges(lines[begin + 1 : end])
        if inside:
            yield _Piece((part.key, form.note.key) if part.table else (part.key,), inside)


def _indented(piece: _Piece) -> list[str]:
    """The lines as deep as the place wants them that they go to."""
    depth = min((len(line) - len(line.lstrip(" ")) for line in piece.lines if line.strip()), default=0)
    return [f"{_STEP * len(piece.path)}{line[depth:]}" if line.strip() else "" for line in piece.lines]


def _placed(lines: list[str], piece: _Piece, source: Source, form: Form) -> list[str] | None:
    """The lines of the file with a piece below its key; nothing where something else stands there already."""
    part, *note = map(str, piece.path)
    value: Any = source.data.get(part)
    begin = next((at for at, line in enumerate(lines) if line.startswith(f"{part}:")), None)
    if begin is None:
        return None
    if note:
        if not isinstance(value, dict) or value.get(note[0]) not in (None, ""):
            return None
        return [*lines[: begin + 1], f"{_STEP}{note[0]}: |", *_indented(piece), *lines[begin + 1 :]]
    if value not in (None, "", form.fill_in, f"{form.fill_in}\n"):
        return None
    return [*lines[:begin], f"{part}: |", *_indented(piece), "", *lines[_end_of_item(lines, begin) :]]


def _told(told: Diagnostic, old: list[str], new: list[str], paths: Sequence[Path]) -> Diagnostic | None:
    """The finding with one edit from the first line that changes to the last, and the texts that are others afterwards."""
    first = next(at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    same = next(at for at, pair in enumerate(zip(old[::-1], new[::-1], strict=False)) if pair[0] != pair[1])
    length = sum(len(line) + 1 for line in old[first : len(old) - same])
    text = "".join(f"{line}\n" for line in new[first : len(new) - same])
    data = read("\n".join(new).encode()).data
    becomes = tuple((path, _at(data, path)) for path in paths)
    if any(value is None for _, value in becomes):
        return None
    values = {**told.values, "keys": "”“".join(str(path[0]) for path in paths)}
    rewrite = Rewrite((Edit(Span(first + 1, 1), length, text),), becomes)
    return told._replace(text=TO_BE_MOVED, values=values, rewrite=rewrite)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
