"""A file that breaks off because of its indentation → the edits that set each line where it belongs.

Two slips do that: a text pasted below ``key: |`` without blanks in front (or without the ``|``), and rows at a depth that is
not theirs. Words decide, not columns: a known key stands where the form has it, and what no item begins with is text of the
key above. Where a line could be both, nothing is proposed.
"""

import re
from collections.abc import Iterator

from gipgen.findings.finding import Edit, Path, Rewrite, Span
from gipgen.form.homes import STEP, Homes
from gipgen.named_tuple import NamedTuple
from gipgen.source.text_lines import Line, Words, is_structural, item, lead, parted, width

_BAR = r"[|>][-+]?[1-9]?[-+]?[ \t]*(?:#.*)?\Z"
_BARS = ("|", ">", "｜")
_HEADINGS = range(2, 5)  # signs of a heading of prose, which nobody types in front of a comment


def relined(text: str, words: Words, homes: Homes, prose: frozenset[str]) -> Rewrite | None:
    """The edits that set the lines of ``text`` where they belong; ``None`` where that cannot be told, or they do already."""
    setter = _Setter(text, words, homes, prose)
    try:
        for line in parted(text, words):
            setter.take(line)
    except _UnclearError:
        return None
    edits = tuple(setter.edits())
    return Rewrite(edits, moves=True) if edits else None


class _UnclearError(Exception):
    """A person has to look."""


class _Owner(NamedTuple):
    """The item that what follows belongs to: its line, where that was and is to be, and what stands behind its colon."""

    number: int
    typed: int
    wanted: int
    key: str
    value: str
    column: int  # of the value


class _Setter:
    """Takes the lines one after the other. A class because every step needs to know what is open."""

    def __init__(self, text: str, words: Words, homes: Homes, prose: frozenset[str]) -> None:
        self._lines = text.split("\n")
        self._words, self._homes, self._prose = words, homes, prose
        self._route: Path = ()
        self._used: set[Path] = set()
        self._owner: _Owner | None = None
        self._deep = 0  # how deep the first line of the text is indented, if it is
        self._leads: dict[int, str] = {}
        self._signs: list[Edit] = []
        self._remarks: list[int] = []  # lines of a text that are comments, unless more text follows

    def edits(self) -> Iterator[Edit]:
        """What changes, line by line."""
        for number, wanted in self._leads.items():
            typed = lead(self._lines[number])
            typed = typed[: len(typed) - len(typed.lstrip(" \t"))] if "\u3000" in typed else typed
            if typed != wanted:
                yield Edit(Span(number + 1, 1), len(typed), wanted)
        yield from self._signs

    def take(self, line: Line) -> None:
        if not line.text.strip():
            return
        if line.below < 0 and line.text[len(lead(line.text)) :].startswith("#"):
            self._leads[line.number] = " " * width(lead(line.text))
            return
        if line.below >= 0 and not self._is_item(line):
            self._text(line)
        else:
            self._item(line)

    def _is_item(self, line: Line) -> bool:
        """Whether a line that seems to go on with a text is the next item: there is no ``|``, and it begins with a known key."""
        owner, found = self._owner, item(line.text.strip())
        if owner is None or owner.value.startswith(_BARS) or found is None or found[0] not in self._homes:
            return False
        if owner.key in self._prose:
            raise _UnclearError
        return True

    def _item(self, line: Line) -> None:
        typed = lead(line.text)
        body = line.text[len(typed) :]
        found = item(body)
        self._remarks = []
        if found is None:
            found = self._without_colon(line, typed)
        if found is None or body.startswith("- ") or found[0] not in self._homes:
            self._along(line)
            return
        route = self._home(found[0], len(typed))
        wanted = STEP * (len(route) - 1)
        self._route = route
        self._used.add(route)
        self._leads[line.number] = " " * wanted
        column = len(line.text) - len(found[2])
        self._deep = 0
        self._owner = _Owner(line.number, len(typed), wanted, found[0], found[2].strip(), column)
        self._signs += self._of_text(line, found[2], wanted) if found[0] in self._words.texts else _of_numbers(line)

    def _of_text(self, line: Line, value: str, wanted: int) -> Iterator[Edit]:
        """Text on the line of its bar moves to the next one."""
        bars = re.match(r"[|>]([|｜>：:。.,，;；、]+)(?=[ \t]*(?:#|\Z))", value)
        if bars:
            yield Edit(Span(line.number + 1, len(line.text) - len(value) + 2), len(bars[1]), "")
        elif value.startswith("|") and not re.match(_BAR, value):
            behind = value[1:]
            blanks = len(behind) - len(behind.lstrip())
            column = len(line.text) - len(behind) + 1
            yield Edit(Span(line.number + 1, column), blanks, "\n" + " " * (wanted + STEP))

    def _without_colon(self, line: Line, typed: str) -> tuple[str, str, str] | None:
        """A key of the form and a number with only blanks between them."""
        key, *values = line.text[len(typed) :].split(maxsplit=1)
        if key not in self._homes or not values or not is_structural(values[0]):
            return None
        self._signs.append(Edit(Span(line.number + 1, len(typed) + len(key) + 1), 0, ":"))
        return key, ":", values[0]

    def _home(self, key: str, typed: int) -> Path:
        """Where a key belongs, of the places that are open: the one at this depth, else the innermost that is free."""
        places = [place for place in self._homes[key] if self._route[: len(place) - 1] == place[:-1]]
        free = [place for place in places if place not in self._used]
        if not free:
            raise _UnclearError
        return max(free, key=lambda place: (STEP * (len(place) - 1) == typed, len(place)))

    def _along(self, line: Line) -> None:
        """A line that the form does not know moves with the item that it is in."""
        owner, typed = self._owner, lead(line.text)
        if owner is None or len(typed) <= owner.typed:
            raise _UnclearError
        self._leads[line.number] = " " * (len(typed) + owner.wanted - owner.typed)

    def _text(self, line: Line) -> None:
        owner = self._owner
        if owner is None:
            raise _UnclearError
        typed = lead(line.text)
        plain = len(typed) - len(typed.lstrip(" "))
        remark = line.text.startswith("#", len(typed)) and not _is_heading(line.text[len(typed) :])
        if plain > owner.typed and not (remark and plain < self._deep):
            self._deep = self._deep or plain
            plain = max(plain, self._deep)  # what is indented less than the first line is no text to YAML
            self._leads[line.number] = " " * (plain + owner.wanted - owner.typed) + typed[plain:].replace("\u3000", "")
            if "\u3000" in typed:
                self._leads[line.number] = " " * (plain + owner.wanted - owner.typed)
        elif remark:
            self._remarks.append(line.number)
            return
        else:
            self._leads[line.number] = " " * (owner.wanted + STEP)
        if self._remarks:  # a comment in the middle of a text would end it
            raise _UnclearError
        self._bar(owner)

    def _bar(self, owner: _Owner) -> None:
        """Text below a key without ``|``: it is put in."""
        if owner.value.startswith(_BARS):
            return
        if owner.key not in self._prose:  # an address or a name has one line
            raise _UnclearError
        self._owner = owner._replace(value="|")
        if not owner.value or owner.value.startswith("#"):
            blank = "" if self._lines[owner.number][owner.column - 1 : owner.column].isspace() else " "
            self._signs.append(Edit(Span(owner.number + 1, owner.column + 1), 0, f"{blank}|{' ' * bool(owner.value)}"))
        else:
            self._signs.append(Edit(Span(owner.number + 1, owner.column + 1), 0, "|\n" + " " * (owner.wanted + STEP)))


def _of_numbers(line: Line) -> Iterator[Edit]:
    """A minus sign stands right before its number."""
    for minus in re.finditer(r"[:,\[] -[ \t]+(?=[0-9])", line.text):
        yield Edit(Span(line.number + 1, minus.start() + 4), len(minus[0]) - 3, "")


def _is_heading(body: str) -> bool:
    words = body.lstrip("#")
    return len(body) - len(words) in _HEADINGS and bool(words.strip())
