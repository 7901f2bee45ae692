"""Which lines of a file are structure and which are somebody's words, told without a parser.

A file that does not read well is looked at line by line. What is mended there must never touch a text: neither below
``|`` (or where a ``|`` was forgotten, or typed without its blank), nor on further lines of one, nor in a paste that was
not indented. When in doubt a line is text.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from gipgen.named_tuple import NamedTuple

_BLANK = " \t\u3000\xa0"
_ITEM = r"(?:- +)?([^\s:：,，\[\]{}\"'#]{1,24})[ \t\u3000\xa0]*([:：])[ \t\u3000\xa0]*"
_STRUCTURAL = r"[-+]?[0-9０-９][0-9０-９.,，_]*\Z|[|｜>][-+0-9]{0,2} *(?:#|\Z)|待填\Z|#|\Z"
_OPENING, _CLOSING = ("[", "［", "【", "{", "｛"), ("]", "］", "】", "}", "｝")
_BARS = ("|", ">", "｜")
_LIKE_A_BAR = frozenset(
    (*"｜lLI1i丨丿∣│┃￨ǀ¦〡⼁Ⅰ!！/\\", "\\|")
)  # what looks like a bar, or has its key beside that of one

_BEFORE_QUOTES = " \t:：,，[{"  # what stands before a quotation mark that begins a value
OTHER_REMARKS = ("＃", "//")  # what is typed for the sign of a comment
END_MARK = "..."  # alone at the margin: to YAML the file ends there
_COLUMNS = 3  # names of columns in one line that are no words of a sentence


class Words(NamedTuple):
    """What the forms know of keys: all of them, those whose value is a text, and for each those that stand beside it."""

    keys: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    beside: Mapping[str, frozenset[str]] = {}
    depths: Mapping[str, frozenset[int]] = {}  # how deep in the forms a key stands, from 0
    remarks: frozenset[str] = frozenset()  # the comments of a new report file, without their signs and blanks
    columns: tuple[frozenset[str], ...] = ()  # for each table what comments call its columns
    names: frozenset[str] = frozenset()  # those of ``texts`` that have one line
    counts: frozenset[str] = frozenset()  # those whose value may be one number, and never is a row


Vocabulary = Callable[[], Words]  # asked only where a file does not read well


class Line(NamedTuple):
    """A line with content. ``below`` is the indentation of the key whose text it belongs to; -1 for structure."""

    number: int
    text: str
    below: int = -1
    is_first: bool = False  # of that text


class _Open(NamedTuple):
    """A text that goes on: that of a key with this indentation; ``paste``: lines may have lost their indentation; ``barred``: below ``|``."""

    indent: int
    paste: bool
    barred: bool = True
    deep: int = 0  # how deep its first line below the key is indented: what is less deep cannot be its text

    def with_line(self, blanks: str, body: str) -> "_Open":
        """The same when one more line was read."""
        first = bool(body) and not self.deep and width(blanks) > self.indent
        return self._replace(deep=width(blanks)) if first else self


def width(blanks: str) -> int:
    """How deep an indentation is meant: tabs and full-width blanks are two."""
    return sum(1 if sign == " " else 2 for sign in blanks)


def lead(line: str) -> str:
    """The blanks of any kind that a line begins with."""
    return line[: len(line) - len(line.lstrip(_BLANK))]


def is_structural(value: str) -> bool:
    """Whether what stands behind a colon can only be structure: a number, brackets, a bar, a comment, nothing."""
    typed = value.strip()
    if typed.startswith(_OPENING):
        return typed.partition(" #")[0].rstrip(" ,，。；").endswith(_CLOSING) or not any(
            sign in typed for sign in _CLOSING
        )
    return re.match(_STRUCTURAL, re.split(r"[ \t]#", typed, maxsplit=1)[0].rstrip()) is not None


def like_a_bar(value: str) -> str:
    """The sign, where all that stands behind a key is one that was typed for ``|``; else nothing."""
    typed = re.split(r"[ \t]#", value, maxsplit=1)[0].strip()
    return typed if typed in _LIKE_A_BAR else ""


def is_remark(line: str, words: Words) -> bool:
    """Whether a line is a comment of a new report file that lost its ``#``, or the names of a table's columns."""
    if not words.columns or not line.strip():
        return False
    names = line.split()
    if len(names) >= _COLUMNS and any(columns.issuperset(names) for columns in words.columns):
        return True
    return "".join(names) in words.remarks


def without_comment(line: str) -> str:
    """A line of structure up to its comment: a ``#`` behind a blank, outside of quotation marks."""
    quote = ""
    for column, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and line[column - 1 : column] in tuple(_BEFORE_QUOTES):
            quote = sign
        elif sign == "#" and line[column - 1 : column] in tuple(_BLANK):
            return line[:column].rstrip(_BLANK)
    return line if not quote else re.split(r"[ \t]#", line, maxsplit=1)[0].rstrip(_BLANK)


def without_remark(text: str) -> str:
    """A text beside its key up to what can only be a comment: a blank behind its ``#``, or two before it. ``路1号 #2楼`` has none."""
    found = re.search(r"[ \t](?:#(?=[ \t]|\Z)|[ \t]#)", text)
    return text[: found.start()].rstrip(_BLANK) if found else text


def item(body: str) -> tuple[str, str, str] | None:
    """Key, colon and value of a line that reads like ``key: value``, in either kind of colon."""
    match = re.match(_ITEM, body)
    return (match[1], match[2], body[match.end() :]) if match else None


def without_colon(body: str, words: Words) -> tuple[str, str] | None:
    """A key of the forms and its value in a line in which no colon parts them: ``其他事项 |``, ``行政许可12``, ``年度；2024``."""
    key = first_key(body, words)
    value = body[len(key) :]
    sign = value.lstrip()[:1]
    if not key or sign in tuple(":：#"):
        return None
    if length := other_colon(value, counted=key in words.counts):
        value = f" {value[length:]}"
    typed = value.strip()
    is_short = value[:1] in _BLANK and 0 < len(typed) < _SENTENCE and "。" not in typed
    return (key, typed) if is_structural(value) or (is_short and key in words.texts) else None


def first_key(body: str, words: Words) -> str:
    """The longest key that a line begins with."""
    return max((key for key in words.keys if body.startswith(key)), key=len, default="")


def other_colon(value: str, *, counted: bool) -> int:
    """How long what is typed for a colon behind a key is, with the blanks in front: ``；``, ``=``, ``->``; 0 for none.

    A hyphen or a comma in front of a number is one where the key counts something (``counted``): that is never negative.
    """
    match = re.match(_OTHER_COLON, value) or (re.match(_HYPHENS, value) if counted else None)
    return match.end() if match else 0


_OTHER_COLON = r"[ \t]*(?:[-=]{1,2}>|[;；=＝、.．∶︰﹕ː꞉→⇒]|[—–]{1,2}(?=[ \t]*[0-9\[{]))"  # what is typed for a colon, or looks like one
_HYPHENS = r"[ \t]*(?:-{1,2}|[，,])(?=[ \t]*[0-9])"
_SENTENCE = 20  # characters behind a key that are no value any more


def parted(text: str, words: Words) -> Iterator[Line]:
    """The lines of a text, each known for structure or for somebody's words; of comments only those behind a tab or the like."""
    going: _Open | None = None
    lines = text.split("\n")
    ended = False  # a comment at the margin ended the text: what is indented below it is no text to YAML
    ahead = _Ahead(lines, words)
    for number, line in enumerate(lines):
        blanks = lead(line)
        body = line[len(blanks) :]
        if going is not None and _goes_on(going, ahead, number, words, ended=ended):
            ended = line.startswith("# ") or (ended and not body)
            is_first = bool(body) and not going.deep
            going = going.with_line(blanks, body)
            if line:
                yield Line(number, line, going.indent, is_first)
            continue
        going, ended = None, False
        if body and (blanks.strip(" ") or not body.startswith("#")):
            yield Line(number, line)
            going = _opened(body, width(blanks), words)


def below_each(lines: list[str]) -> list[str]:
    """For each line the next one below that is not blank; found from the end, for there may be many blank lines."""
    found, below = "", list[str]()
    for line in reversed(lines):
        below.append(found)
        found = line if line.strip() else found
    return below[::-1]


def _goes_on(going: _Open, ahead: "_Ahead", number: int, words: Words, *, ended: bool) -> bool:
    """Whether a line belongs to the text that is open; ``ended``: to YAML a comment at the margin was its end."""
    line = ahead.lines[number]
    blanks = lead(line)
    body = line[len(blanks) :]
    if line.rstrip() == END_MARK or (_is_slipped_line(line, words) and ahead.ends_text(number)):
        return False
    if _is_key_behind_sign(body, words):
        return False
    if not body or (going.paste and not _begins_item(body, words) and width(blanks) <= going.indent):
        return True
    return width(blanks) > going.indent and not _is_slipped_item(going, line, words, ended=ended)


def _is_slipped_line(line: str, words: Words) -> bool:
    """Whether a line above an item may be a comment in the wrong sign, one that lost it, or a part's key without its colon."""
    return line.startswith(OTHER_REMARKS) or 0 in words.depths.get(line.rstrip(), ()) or is_remark(line.strip(), words)


def _is_key_behind_sign(body: str, words: Words) -> bool:
    """Whether a line is the key of a text that became a comment, or a heading: ``## 其他事项: |``."""
    found = item(body.lstrip("#＃ ")) if body.startswith(("#", "＃")) else None
    return found is not None and found[0] in words.texts and found[2].startswith(_BARS)


def _is_slipped_item(going: _Open, line: str, words: Words, *, ended: bool) -> bool:
    """Whether a line that is indented as if it belonged to a text is an item all the same, which got its blanks by a slip."""
    blanks = lead(line)
    body = line[len(blanks) :]
    less_deep = width(blanks) < going.deep
    if less_deep and _is_row(body, words):
        return True
    beside = not (going.barred or going.paste)  # a second colon ends what stands on the line of its key
    no_text = beside or less_deep or ended
    return (no_text or bool(blanks.strip(" "))) and _begins_section(body, words, anything=no_text)


class _Ahead:
    """Looks down from line after line. A class because what was found holds for all lines down to there."""

    def __init__(self, lines: list[str], words: Words) -> None:
        self.lines, self._words = lines, words
        self._next = 0
        self._is_item = False

    def ends_text(self, number: int) -> bool:
        """Whether the next line with content, comments left out, begins an item, or is indented below one at the margin.

        Asked of one line after the other.
        """
        if number >= self._next:
            rest = range(number + 1, len(self.lines))
            self._next = next((each for each in rest if self._has_content(self.lines[each].strip())), len(self.lines))
            found = self.lines[self._next].strip() if self._next < len(self.lines) else ""
            self._is_item = _begins_item(found, self._words)
        below = self.lines[self._next] if self._next < len(self.lines) else ""
        return self._is_item or (below.startswith(tuple(_BLANK)) and not self.lines[number].startswith(tuple(_BLANK)))

    def _has_content(self, line: str) -> bool:
        return bool(line) and not line.startswith(("#", *OTHER_REMARKS)) and not is_remark(line, self._words)


def _begins_item(body: str, words: Words) -> bool:
    """Whether a line below a text that has lost its indentation is the next item: a known key, and not a sentence."""
    found = item(body)
    if found is None:
        lost = without_colon(body, words)
        return lost is not None and lost[1].startswith(("|", "[", "{"))
    return found[0] in words.keys and (found[1] == ":" or is_structural(found[2]))


def _is_row(body: str, words: Words) -> bool:
    """Whether a line is an item of the form whose value can only be structure: no sentence reads like that."""
    found = item(body)
    return found is not None and found[0] in words.keys and found[1] == ":" and is_structural(found[2])


def _begins_section(body: str, words: Words, *, anything: bool) -> bool:
    """Whether an indented line is an item of the file's top, which got its blanks by a slip."""
    found = item(body)
    if found is None or words.depths.get(found[0]) != frozenset((0,)):
        return False
    return found[1] == ":" and (anything or is_structural(found[2]))


def _opened(body: str, indent: int, words: Words) -> _Open | None:
    found = item(body)
    key, value = (found[0], found[2]) if found else without_colon(body, words) or ("", "")
    if not key:
        return None
    barred = value.startswith(_BARS) or (key in words.texts and bool(like_a_bar(value)))
    if key in words.texts:
        return _Open(indent, paste=barred or not value.strip() or value.startswith("#"), barred=barred)
    return _Open(indent, paste=False) if barred else None
