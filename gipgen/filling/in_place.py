"""What was typed into the form → the file's bytes with that, and nothing else, changed; proven before they are given back.

The new file is read again: every value that was not typed is the same, every remark is still there, and what was typed
stands where it belongs. What cannot be proven is not written, and said.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal

from gipgen.filling.file_text import FileText, with_pieces
from gipgen.filling.file_text import opened as lines_of
from gipgen.filling.prose_in_place import prose_change
from gipgen.filling.room import Change, NoRoomError, Opened, inserted, no_room, node_at, removed, token_piece
from gipgen.filling.rows_in_place import Wanted, row_change
from gipgen.filling.typed_values import field_token, number_token
from gipgen.findings.finding import ERROR, GONE, Diagnostic, Path
from gipgen.findings.text import Problem, Text, problem
from gipgen.form.definition import CellRef, Column, Field, Form
from gipgen.formatting.format import UnsafeError, meaning
from gipgen.formatting.tree import parse
from gipgen.formatting.writer import shape_of
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import cell_path
from gipgen.report.structure import read_structure
from gipgen.source.compose import plain_value
from gipgen.source.reader import Source

Kind = Literal["cell", "text", "field"]
PREFACE = "preface"
_MANY_LINES = ("map", "words", "exemptions", "prose")
_ROUNDS = 60  # more than a form has rows: of two new rows below one missing group the second waits for the first

_NOT_UTF8 = Text(
    "文件不是 UTF-8 编码，要先转换（gipgen fmt --fix）。", "the file is not in UTF-8; 'gipgen fmt --fix' converts it"
)
_FAULTY = Text(
    "第 {line} 行的写法有错，改正以后才能在表里填：{message}",
    "line {line} has to be put right before anything can be filled in: {message}",
)
_NO_CELL = Text("表里没有 {name} 这一格。", "the form has no cell {name}")
_NO_TEXT = Text("报告里没有 {name} 这一段文字。", "the form has no text {name}")
_NO_FIELD = Text("报告里没有 {name} 这一项。", "the form has no field {name}")


class Typed(NamedTuple):
    """What was typed: into cells, as texts (by section, or ``preface``), into fields of one line (by ids)."""

    cells: Mapping[CellRef, str] = {}
    texts: Mapping[str, str] = {}
    fields: Mapping[tuple[str, ...], str] = {}


class Refused(NamedTuple):
    """What was typed and not written, why, and what to write instead where that is certain."""

    kind: Kind
    name: tuple[str, ...]
    why: Text
    wanted: str = ""


class Written(NamedTuple):
    raw: bytes
    refused: tuple[Refused, ...] = ()


class _Task(NamedTuple):
    """One thing to write; ``refused`` says that it was not."""

    kind: Kind
    names: tuple[tuple[str, ...], ...]
    key: Path
    change: Callable[[Opened], Change]

    def refusal(self, why: Text) -> Iterator[Refused]:
        for name in self.names:
            yield Refused(self.kind, name, why)


def write_in_place(raw: bytes, typed: Typed) -> Written:
    """The file with what was typed in it. Raises ``Problem`` for a file that has to be put right first."""
    source, form, _ = read_structure(raw)
    closed = why_closed(source, raw)
    if closed is not None:
        raise closed
    refused: list[Refused] = []
    tasks = [*_rows(form, typed.cells, refused), *_texts(form, typed.texts), *_fields(form, typed.fields, refused)]
    opened = _open(lines_of(raw), source, form)
    for _ in range(_ROUNDS):
        if not tasks:
            break
        made, tasks = _ready(opened, tasks, refused)
        opened = _made(opened, form, made, refused)
    for task in tasks:
        refused += task.refusal(no_room(task.key).text)
    return Written(with_pieces(opened.file, ()), tuple(refused))


def why_closed(source: Source, raw: bytes) -> Problem | None:
    """Why nothing can be filled in before the file was put right; ``None`` where it can."""
    try:
        lines_of(raw)
    except UnicodeDecodeError:
        return problem(_NOT_UTF8)
    wrong = [each for each in source.findings if each.severity == ERROR or source.broken]
    if not wrong:
        return None
    first = min(wrong, key=lambda each: each.span.line if each.span else 1)
    line = first.span.line if first.span else source.span(first.path).line
    return problem(_FAULTY, line=line, message=first.words)


def _open(file: FileText, source: Source, form: Form) -> Opened:
    return Opened(file, parse(file.text), shape_of(form), source.data)


def _ready(opened: Opened, tasks: Sequence[_Task], refused: list[Refused]) -> tuple[list[_Task], list[_Task]]:
    """The tasks that can be done together, and those that wait for them."""
    taken: set[tuple[Any, ...]] = set()
    made, waiting = [], []
    for task in tasks:
        change = _change(opened, task, refused)
        if change is None:
            continue
        if change.at and change.at in taken:
            waiting.append(task)
        elif change.pieces:
            taken.add(change.at)
            made.append(task)
    return made, waiting


def _change(opened: Opened, task: _Task, refused: list[Refused]) -> Change | None:
    try:
        return task.change(opened)
    except NoRoomError as error:
        refused += task.refusal(error.text)
        return None


def _made(opened: Opened, form: Form, tasks: Sequence[_Task], refused: list[Refused]) -> Opened:
    """The file after the tasks, all at once where that can be proven, else one by one."""
    told: list[Refused] = []
    changes = [change for task in tasks if (change := _change(opened, task, told)) is not None]
    refused += told
    if not changes:
        return opened
    new = _proven(opened, form, changes)
    if new is not None:
        return new
    if len(tasks) == 1:
        refused += tasks[0].refusal(no_room(tasks[0].key).text)
        return opened
    for task in tasks:
        opened = _made(opened, form, [task], refused)
    return opened


def _proven(opened: Opened, form: Form, changes: Sequence[Change]) -> Opened | None:
    """The file with the changes made, if it then says what it should and no more."""
    try:
        raw = with_pieces(opened.file, (piece for change in changes for piece in change.pieces))
    except UnsafeError:
        return None
    source, _, _ = read_structure(raw)
    file = lines_of(raw)
    if source.broken or source.text != file.text:
        return None
    new = _open(file, source, form)
    wanted, remarks = opened.data, Counter(new.tree.comments)
    for change in changes:
        for path, value in change.becomes:
            wanted = _with(wanted, path, value)
        remarks.update(change.remarks)
    same = meaning(source.data, form, ()) == meaning(wanted, form, ())
    return new if same and remarks == Counter(opened.tree.comments) else None


def _with(data: Any, path: Path, value: Any) -> Any:
    """The data with another value at a path."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(data, list):
        return [_with(inner, rest, value) if number == first else inner for number, inner in enumerate(data)]
    inside = data if isinstance(data, dict) else {}
    if value is GONE and not rest:
        return {key: inner for key, inner in inside.items() if key != first}
    return {**inside, first: _with(inside.get(first), rest, value)}


def _rows(form: Form, cells: Mapping[CellRef, str], refused: list[Refused]) -> Iterator[_Task]:
    """One task for each row in which something was typed."""
    known = {row.id: (block, row) for table in form.tables.values() for block in table.blocks for row in block.rows}
    rows: dict[str, dict[str, str]] = {}
    for (row_id, column_id), text in cells.items():
        column = next((each for each in form.columns.get(row_id, ()) if each.id == column_id), None)
        if column is None:
            raise problem(_NO_CELL, name=f"{row_id}.{column_id}")
        token = _cell_token(text, column, (row_id, column_id), form)
        if isinstance(token, Diagnostic):
            refused.append(_refused("cell", (row_id, column_id), token))
        else:
            rows.setdefault(row_id, {})[column_id] = token
    for row_id, tokens in rows.items():
        block, row = known[row_id]
        names = tuple((row_id, column) for column in tokens)
        yield _Task("cell", names, row.path, partial(row_change, wanted=Wanted(block, row, tokens, form.fill_in)))


def _cell_token(text: str, column: Column, ref: CellRef, form: Form) -> str | Diagnostic:
    """The token of a cell; none for a total that is left to gipgen."""
    if column.total and not text.strip():
        return ""
    return number_token(text, column, cell_path(form, ref), form)


def _refused(kind: Kind, name: tuple[str, ...], finding: Diagnostic) -> Refused:
    return Refused(kind, name, finding.words, str(finding.values.get("wanted", "")))


def text_path(form: Form, name: str) -> tuple[Path, bool]:
    """Where a text stands in the file, and whether it may be left out. Raises ``Problem``."""
    if name == PREFACE:
        return (form.field(PREFACE).key,), True
    section = next((each for each in form.sections if each.id == name), None)
    if section is None:
        raise problem(_NO_TEXT, name=name)
    return ((section.key, form.note.key), True) if section.table else ((section.key,), False)


def _texts(form: Form, texts: Mapping[str, str]) -> Iterator[_Task]:
    for name, text in texts.items():
        path, optional = text_path(form, name)
        change = partial(prose_change, path=path, text=text, blank=form.fill_in, optional=optional)
        yield _Task("text", ((name,),), path, change)


def field_path(form: Form, ids: tuple[str, ...]) -> tuple[Path, Field]:
    """Where a field of one line stands in the file. Raises ``Problem``."""
    inside: Sequence[Field] = (*form.head, *form.tail)
    found: list[Field] = []
    for id_ in ids:
        found += (each for each in inside if each.id == id_)
        inside = found[-1].fields if found else ()
    if not found or len(found) != len(ids) or found[-1].kind in _MANY_LINES:
        raise problem(_NO_FIELD, name=".".join(ids))
    return tuple(field.key for field in found), found[-1]


def _fields(form: Form, fields: Mapping[tuple[str, ...], str], refused: list[Refused]) -> Iterator[_Task]:
    for ids, text in fields.items():
        path, field = field_path(form, ids)
        token = field_token(text, field, path, form, flow=True)
        if isinstance(token, Diagnostic):
            refused.append(_refused("field", ids, token))
            continue
        yield _Task(
            "field", (ids,), path, partial(_field_change, path=path, field=field, token=token, blank=form.fill_in)
        )


def _field_change(opened: Opened, path: Path, field: Field, token: str, blank: str) -> Change:
    node = node_at(opened, path)
    if not token:
        if node is None:
            return Change((), ())
        if not field.required and not (node.owner and node.owner.trailing):
            return removed(opened, path)
        token = blank
    value = _plain(token)
    if node is None:
        return inserted(opened, path, token)._replace(becomes=((path, value),))
    return Change((token_piece(opened.file, node, path, token),), ((path, value),))


def _plain(token: str) -> Any:
    """What a token of one line means, its quotes taken off."""
    return parse(token).root.value if token[:1] in ("'", '"') else plain_value(token)
