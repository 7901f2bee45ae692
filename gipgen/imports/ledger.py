"""The account of a source: every stretch of every line and cell ends in exactly one place, or is told.

Readers give lines and cells, which get numbers (``raw.numbered``). Whoever takes something of them says which stretch
(``raw.Piece``). What nobody took is left over; what two took is told as well. That is no promise of those who take: it
is counted here, on each file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from gipgen.findings.privacy import quoted
from gipgen.form.schema import LONGEST_PROSE
from gipgen.imports.match import Leftover
from gipgen.imports.printed_words import letters
from gipgen.imports.raw import Block, Cell, Line, Piece, Table
from gipgen.imports.read_own_text import said
from gipgen.prose.typed_numbers import typed_number

_SHOWN = 200  # characters of what is told
_MOST = 20  # lines of one section that are told: each is looked for in all of it


def unsettled(blocks: Sequence[Block], taken: Iterable[Piece]) -> Iterator[Leftover]:
    """What of the source no one took, and what two took. Blanks and signs without a meaning of their own need no place."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number, begin, stop in taken:
        found.setdefault(number, []).append((begin, stop))
    for block in blocks:
        for item in (block,) if isinstance(block, Line) else block.cells:
            start, text = (item.start, item.whole) if isinstance(item, Line) else (0, item.text)
            where = found.get(item.number, [])
            end = start + len(text)
            if not item.number or where == [(start, end)] or not (where or text.strip()):
                continue
            for begin, stop, reason in _amiss(start, end, sorted(where)):
                said = text[begin - start : stop - start]
                if letters(said):
                    yield Leftover(
                        quoted(said.strip(), 0, _SHOWN), _place(block, item), reason, (Piece(item.number, begin, stop),)
                    )


def _amiss(start: int, end: int, where: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The gaps between stretches that were taken and where two of them overlap, inside ``start`` and ``end``."""
    done = start
    for begin, stop in (*where, (end, end)):
        if done < begin:
            yield done, min(begin, end), "nowhere"
        elif max(begin, start) < min(done, stop):
            yield max(begin, start), min(done, stop), "two_places"
        done = max(done, stop)


def _place(block: Block, item: Line | Cell) -> str:
    return block.place if isinstance(item, Line) else f"{block.place}第{item.row + 1}行"


def unwritten(parts: Mapping[str, Sequence[Block]], texts: Mapping[str, str]) -> Iterator[Leftover]:
    """Lines and cells of prose that the text which was written of them does not say, in their order, when it is read again."""
    for id_, blocks in parts.items():
        text = texts.get(id_, "")
        if len(text) <= LONGEST_PROSE:  # a longer one is refused
            yield from islice(_unsaid(blocks, text), _MOST)


def _unsaid(blocks: Sequence[Block], text: str) -> Iterator[Leftover]:
    written, position = letters("".join(each.text for each in said(text))), 0
    for line, place in _said(blocks):
        begin = written.find(line, position)
        if begin < 0:
            yield Leftover(quoted(line, 0, _SHOWN), place, "nowhere")
        else:
            position = begin + len(line)


def _said(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """The letters of each line and cell of prose, and where it stands; the numbers of headings are the form's."""
    for block in blocks:
        texts = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
        yield from ((letters(_unheaded(text)), block.place) for text in texts)


def _unheaded(text: str) -> str:
    """A line without the number that a heading loses."""
    number = typed_number(text)
    return text if number is None else text[number.length :]
