"""The output proves itself: every file is read back, and what it prints is compared with what the document says.

Title, preface, headings with their levels, paragraphs, tables and signature have to stand there in order, each whole and
once; the form's tables cell by cell with the report's numbers. A house's templates may add blocks of their own outside:
before and after the title, before and after the signature. What they add repeats nothing of the report, is no heading
of a section and no table, and counts nothing (docs/decisions/0015, 0027).

A difference is a fault of gipgen (or of a template), never of the agency's file, and nothing is written then.
"""

from pyexpat import ExpatError
from typing import Any

from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.formats.expected import OPEN, Expected, Wanted, WantedTable, numbers_of
from gipgen.formats.printed import FURNITURE, Cells, Piece, Table, TableRead
from gipgen.formats.registry import Format
from gipgen.named_tuple import NamedTuple

_IN = Text("{format}：{why}", "{format}: {why}")
_NOT_READ = Text("文件读不回来（{error}）。", "the file cannot be read back ({error})")
_TABLE, _TABLE_OF_PROSE = Text("表格“{name}”", "the table '{name}'"), Text("文字里的表格", "a table of the prose")
_ROWS = Text("{table}应有 {should} 行，这里有 {seen} 行。", "{table} has {should} rows, not {seen}")
_CELLS = Text(
    "{table}第 {row} 行应有 {should} 格，这里有 {seen} 格。", "{table}, row {row}: {should} cells, not {seen}"
)
_CELL = Text(
    "{table}第 {row} 行第 {cell} 格应是“{should}”，这里是“{seen}”。",
    "{table}, row {row}, cell {cell}: '{should}', not '{seen}'",
)
_SPANS = Text(
    "{table}第 {row} 行第 {cell} 格“{should}”应占 {across} 列 {down} 行，这里占 {wide} 列 {high} 行。",
    "{table}, row {row}, cell {cell} '{should}' spans {across} columns and {down} rows, not {wide} and {high}",
)
_STRANGE = Text("“{words}”：多了报告里没有的数 {number}。", "'{words}': the number {number} is not the report's")
_CAPTION = Text("表题“{seen}”不是“{should}”。", "the caption '{seen}' is not '{should}'")
_CLAIM = Text("“{words}”：{why}", "'{words}': {why}")
_INSTEAD = Text("{wanted}，这里却是“{words}”。", "{wanted}; '{words}' stands there instead")
_HEADING = Text(
    "自己加的小标题“{words}”级别要比六个部分的低：网页用 h3、h4，Markdown 用 ###",
    "a heading of your own, '{words}', stands below the sections': h3 or h4, in Markdown ###",
)
_A_TABLE = Text("{wanted}，这里却是一张表。{own}", "{wanted}; a table stands there instead{own}")
_OWN_TABLE = Text("自己加的内容不能是表，请写成段落或列表。", "; what you add is written as paragraphs or lists")
_ENDED = Text("{wanted}，文件却到此为止。", "{wanted}; the file ends instead")
_NO_TABLE = Text("少了表格“{name}”，或次序不对", "the table '{name}' is missing, or out of order")
_NO_TABLE_OF_PROSE = Text("少了文字里的一张表格，或次序不对", "a table of the prose is missing, or out of order")
_NO_TEXT = Text("少了“{words}”，或次序不对", "'{words}' is missing, or out of order")
_TOO_MUCH = Text("多了内容", "there is more than the report")
_CONTENTS = Text("目录里少了标题，或次序不对。", "the list of contents lacks a heading, or is out of order")
_SHOWN = 40  # characters of a text that a message shows
_VARIANTS = 4  # looks of one table that are remembered: smaller numbers, a turned page
_NUMERALS = "一二三四五六七八九十"


class _Known(NamedTuple):
    """The bytes around the numbers of a table that was read and found right."""

    pieces: tuple[bytes, ...]

    def holds(self, source: bytes, numbers: list[bytes]) -> bool:
        """Whether ``source`` is that table with these numbers in it."""
        if len(self.pieces) != len(numbers) + 1:
            return False
        woven = [b""] * (2 * len(numbers) + 1)
        woven[::2], woven[1::2] = self.pieces, numbers
        return b"".join(woven) == source


class Proof:
    """Compares files with what is expected of them, and remembers the tables that were right.

    Usable from several threads: what is remembered is replaced whole.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], tuple[_Known, ...]] = {}

    def prove(self, format_: Format, content: bytes, expected: Expected, *, is_own: bool = False) -> None:
        """Compare one file; ``is_own``: made with a house's own templates. Raises ``ProofError``."""
        try:
            found = format_.read(content)
            walk = _Walk(expected, is_own=is_own)
            for item in found:
                if isinstance(item, Table):
                    self._table(format_.name, item, walk.table(), walk.tables, expected)
                else:
                    walk.piece(item)
            walk.end()
        except ProofError as error:
            raise ProofError(filled(_IN, format=format_.name, why=error.text), error.what) from error
        except (ExpatError, SyntaxError) as error:
            from gipgen.formats.unreadable import malformed  # noqa: PLC0415  only where something is wrong

            why, line = malformed(error, content)
            raise ProofError(filled(_IN, format=format_.name, why=why), line) from error
        except (ValueError, LookupError) as error:
            raise ProofError(filled(_IN, format=format_.name, why=filled(_NOT_READ, error=error))) from error

    def _table(self, name: str, table: Table, wanted: WantedTable | None, number: int, expected: Expected) -> None:
        if wanted is None:  # of the reviewer's appendix
            return
        key = (name, *wanted.key)
        known = self._known.get(key, ()) if wanted.key else ()
        if any(each.holds(table.source, wanted.digits) for each in known):
            return
        read = table.read(table.source)
        _compare(_normal(read.rows, expected), wanted)
        _is_caption(read.caption, wanted, number)
        pieces = _around(table.source, read, wanted) if wanted.key else None
        if pieces is not None:
            self._known[key] = (_Known(pieces), *known)[:_VARIANTS]


def _normal(rows: Cells, expected: Expected) -> Cells:
    return [[(expected.normal(text), across, down) for text, across, down in row] for row in rows]


def _compare(rows: Cells, wanted: WantedTable) -> None:
    if rows == wanted.rows:
        return
    values: dict[str, Any] = {"table": filled(_TABLE, name=wanted.name) if wanted.name else _TABLE_OF_PROSE}
    if len(rows) != len(wanted.rows):
        raise ProofError(filled(_ROWS, **values, should=len(wanted.rows), seen=len(rows)))
    pairs = enumerate(zip(wanted.rows, rows, strict=True), 1)
    values["row"], (should, seen) = next((at, pair) for at, pair in pairs if pair[0] != pair[1])
    if len(seen) != len(should):
        raise ProofError(filled(_CELLS, **values, should=len(should), seen=len(seen)))
    cells = enumerate(zip(should, seen, strict=True), 1)
    values["cell"], (cell, other) = next((at, pair) for at, pair in cells if pair[0] != pair[1])
    texts = {name: quoted(text, 0, _SHOWN) for name, text in (("should", cell[0]), ("seen", other[0]))}
    if cell[0] != other[0]:
        raise ProofError(filled(_CELL, **values, **texts))
    raise ProofError(filled(_SPANS, **values, **texts, across=cell[1], down=cell[2], wide=other[1], high=other[2]))


def _around(source: bytes, read: TableRead, wanted: WantedTable) -> tuple[bytes, ...] | None:
    """The bytes around the numbers; ``None`` where it is not known where these stand."""
    texts = [text for row in read.rows for text, _, _ in row]
    if len(texts) != len(read.places):
        return None
    pieces, last = [], 0
    numbers = iter(wanted.digits)
    for is_value, place in zip(wanted.values, read.places, strict=True):
        if is_value:
            number = next(numbers)
            if place < last or source[place : place + len(number)] != number:
                return None
            pieces.append(source[last:place])
            last = place + len(number)
    return (*pieces, source[last:])


def _is_caption(text: str, wanted: WantedTable, number: int) -> None:
    """A caption says its table's name and unit, whole or in part, behind the number of the table."""
    rest = "".join(text.split())
    own = [f"表{number}"] if wanted.captions else []
    for each in (*own, *("".join(word.split()) for word in wanted.captions)):
        rest = rest.replace(each, "", 1)
    if rest.strip("：:（）()、，."):
        raise ProofError(filled(_CAPTION, seen=quoted(text, 0, _SHOWN), should=wanted.caption))


def _only_numbers_of(text: str, allowed: set[str] | frozenset[str]) -> None:
    strange = [number for number in numbers_of(text) if number not in allowed]
    if strange:
        raise ProofError(filled(_STRANGE, words=quoted(text, 0, _SHOWN), number=strange[0]))


class _Walk:
    """Goes through the expected pieces as a file's own come."""

    def __init__(self, expected: Expected, *, is_own: bool) -> None:
        self._expected, self._is_own = expected, is_own
        self._rest = iter(expected.items)
        self.tables = 0
        self._contents: list[str] = []
        self._added = ""  # what the house said just before
        self._advance()

    def _advance(self) -> None:
        """Go on to the next piece that has to stand there; it may be open before it."""
        self._open, self._added = False, ""
        self._wanted: Wanted = next(self._rest, _END)
        while self._wanted is OPEN:
            self._open = True
            self._wanted = next(self._rest, _END)

    def piece(self, piece: Piece) -> None:
        """One piece of the file. Raises ``ProofError`` if it is not the next, and none that may be added here."""
        wanted, expected = self._wanted, self._expected
        text = "".join(piece.text.split()) if piece.kind == "title" else expected.normal(piece.text)
        if wanted == (piece.kind, text, piece.level) or (
            wanted is not None and not isinstance(wanted, WantedTable) and _is_furniture(wanted, piece)
        ):
            self._advance()
        elif not self._stands_beside(piece, text):
            raise self._stranger(piece, text)

    def _stands_beside(self, piece: Piece, text: str) -> bool:
        """Whether a piece may stand here that is not the next: what one format has beside the report, or a house adds."""
        wanted, expected = self._wanted, self._expected
        if piece.kind == "publishing":
            return self._open and text == expected.publishing
        if piece.kind == "contents" and text in expected.headings:
            self._contents.append(text)
        elif piece.kind == "chart":
            _only_numbers_of(text, expected.chart_numbers)
        elif piece.kind == "caption" and isinstance(wanted, WantedTable):
            _is_caption(text, wanted, self.tables + 1)
        else:
            return self._may_be_added(piece, text)
        return True

    def _stranger(self, piece: Piece, text: str) -> ProofError:
        """Words for a piece that has no place here."""
        is_heading = piece.kind == "heading" and piece.level == 1 and not _begins_a_section(text)
        if self._is_own and self._open and is_heading and text not in self._expected.own:
            return ProofError(filled(_HEADING, words=quoted(text, 0, _SHOWN)), text)
        start = _start_of_difference(self._wanted, text)
        words = quoted(text, start, start + _SHOWN)
        return ProofError(filled(_INSTEAD, wanted=_told(self._wanted, start), words=words), text)

    def _may_be_added(self, piece: Piece, text: str) -> bool:
        """Whether a house may say this here. What looks like a section of the form may be the reviewer's appendix only."""
        in_review = self._wanted is _END and self._expected.has_review
        if (_is_section(piece) and not in_review) or not self._open or text in self._expected.own:
            return False
        if self._is_own and not in_review:
            both = f"{self._added}|{text}"  # a label and its number side by side are a table as well
            if why := self._expected.claims(text) or (self._added and self._expected.claims(both)):
                from gipgen.formats.own_words import visible  # noqa: PLC0415  a house's own words only

                raise ProofError(filled(_CLAIM, words=quoted(visible(text), 0, _SHOWN), why=why), text)
            self._added = text
        return True

    def table(self) -> WantedTable | None:
        """The table that has to stand here; ``None`` for the reviewer's. Raises ``ProofError`` for any other."""
        wanted = self._wanted
        if isinstance(wanted, WantedTable):
            self.tables += bool(wanted.captions)  # those of the prose have no number
            self._advance()
            return wanted
        if wanted is _END and self._expected.has_review:
            return None
        raise ProofError(filled(_A_TABLE, wanted=_told(wanted), own=_OWN_TABLE if self._is_own else ""))

    def end(self) -> None:
        """The file has ended. Raises ``ProofError`` where something has not come."""
        if self._wanted is not _END:
            raise ProofError(filled(_ENDED, wanted=_told(self._wanted)))
        wanted = self._expected.contents  # a page lists them twice, for the screen and for paper
        if wanted and self._contents not in (wanted, wanted * 2):
            raise ProofError(_CONTENTS)


_END = Piece("end", "")


def _is_furniture(wanted: Piece, piece: Piece) -> bool:
    return wanted.kind == FURNITURE and piece.kind == "text" and wanted.text == "".join(piece.text.split())


def _is_section(piece: Piece) -> bool:
    """Whether a piece looks like a section of the form."""
    if piece.kind == "contents":
        return _begins_a_section(piece.text)
    return piece.kind == "title" or (piece.kind == "heading" and piece.level <= 1)


def _start_of_difference(wanted: Wanted, text: str) -> int:
    """Where a message begins to show two texts: a little before they part."""
    said = "" if wanted is _END or isinstance(wanted, WantedTable) or wanted is None else wanted.text
    parted = next((at for at, (one, other) in enumerate(zip(said, text, strict=False)) if one != other), 0)
    return max(0, parted - _SHOWN // 2)


def _told(wanted: Wanted, start: int = 0) -> Text:
    """Words for what has to stand somewhere, shown from ``start`` on."""
    if isinstance(wanted, WantedTable):
        return filled(_NO_TABLE, name=wanted.name) if wanted.name else _NO_TABLE_OF_PROSE
    if wanted is None or wanted is _END:
        return _TOO_MUCH
    return filled(_NO_TEXT, words=quoted(wanted.text, start, start + _SHOWN))


def _begins_a_section(text: str) -> bool:
    """Whether a heading begins like those of the form: 一、"""
    words = text.lstrip(_NUMERALS)
    return words != text and words.lstrip().startswith("、")
