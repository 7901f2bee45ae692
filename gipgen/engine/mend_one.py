"""One finding's advice, followed in the file's own text: what ``fmt --fix`` does for all, here for the one that was clicked."""

from gipgen.check import Examined
from gipgen.filling.file_text import FileText, Piece, Place, opened, with_pieces
from gipgen.filling.in_place import Typed, text_path, write_in_place
from gipgen.findings.finding import Diagnostic, Edit, Path
from gipgen.findings.text import Text, problem
from gipgen.form.definition import Form
from gipgen.formatting.fixes import fixed_texts
from gipgen.formatting.format import UnsafeError
from gipgen.formatting.rewrites import keeps
from gipgen.report.structure import read_structure

_NOT_SURE = Text(
    "这一处不能自动改，请照提示手工改。", "this cannot be done for you; change it by hand as the message says"
)


def mended(raw: bytes, examined: Examined, finding: Diagnostic) -> bytes:
    """The file with what the finding says done. Raises ``Problem`` where that cannot be proven to be all."""
    new = _rewritten(raw, examined, finding) if finding.rewrite is not None else _fixed(raw, examined, finding)
    if new is None or new == raw:
        raise problem(_NOT_SURE)
    return new


def _rewritten(raw: bytes, examined: Examined, finding: Diagnostic) -> bytes | None:
    if finding.rewrite is None:
        return None
    file = opened(raw)
    try:
        new = with_pieces(file, [_piece(edit, file) for edit in finding.rewrite.edits])
    except (UnsafeError, IndexError):
        return None
    return new if keeps(examined.source, read_structure(new)[0], [finding]) else None


def _piece(edit: Edit, file: FileText) -> Piece:
    start: Place = (edit.span.line - 1, edit.span.column - 1)
    line, column = start
    left = edit.length
    while left > len(file.lines[line]) - column:
        left -= len(file.lines[line]) - column + 1
        line, column = line + 1, 0
    return Piece(start, (line, column + left), edit.replacement)


def _fixed(raw: bytes, examined: Examined, finding: Diagnostic) -> bytes | None:
    texts, made = fixed_texts(examined.source.data, [finding])
    names = dict(_names(examined.case.report.form))
    typed = {names[path]: text for path, text in texts.items() if path in names}
    if not made or not typed:
        return None
    written = write_in_place(raw, Typed(texts=typed))
    return None if written.refused else written.raw


def _names(form: Form) -> list[tuple[Path, str]]:
    return [(text_path(form, name)[0], name) for name in ("preface", *(section.id for section in form.sections))]
