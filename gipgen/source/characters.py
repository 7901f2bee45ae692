"""Characters that no reader sees, or that each sees otherwise: found, named with their place, taken out for the rest.

What is pasted from Word and web pages brings signs along that no editor shows. Those without any meaning in a report are
harmless: ``fmt`` takes them off. Others stand for something that was lost (a line break, a sign of a font that others do
not have): there a person has to look. Either way the rest is read without them, so that one character is one finding.
"""

import re
from collections.abc import Iterator

from gipgen.findings.file_messages import ENCODING, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span
from gipgen.findings.text import Text
from gipgen.source.decode import forbidden, is_usual

_SEPARATORS = (
    "\x85\u2028\u2029\x0b\x0c"  # line breaks to YAML or Word, to no editor: taken for such, they would shift all lines
)
_UNSEEN = (
    ("\xad", "\xad"),
    ("\u034f", "\u034f"),
    ("\u061c", "\u061c"),
    ("\u115f", "\u1160"),
    ("\u17b4", "\u17b5"),
    ("\u180b", "\u180f"),
    ("\u200b", "\u200f"),
    ("\u202a", "\u202c"),
    ("\u2060", "\u206f"),
    ("\ufe00", "\ufe0f"),
    ("\ufeff", "\ufeff"),
    ("\uffa0", "\uffa0"),
    ("\ufff9", "\ufffb"),
    ("\U0001bca0", "\U0001bca3"),
    ("\U000e0000", "\U000e0fff"),
)
_PRIVATE = (("\ue000", "\uf8ff"), ("\U000f0000", "\U0010ffff"))
_END_OF_FILE = "\x1a"  # of DOS, alone in its line
_NOTHING = "\0"  # what a disk or a program fills up with; it stands for no sign in any program
_KEYCAP = "\u20e3"
_JOINERS = "\u200c\u200d"
_TURNED = "\u202d\u202e"  # turn round what stands behind them: it is seen in another order than it is printed
_BLANKS = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_VALUE = r" *(?:- )?[^\s:：#]{1,24}: +[-0-9.\[{]"  # how a line begins whose value holds numbers
_NUMBER_BEFORE = r"(?:^|[\[{,: ])-?[0-9][0-9.]*$"
_NUMBER_BEHIND = r"-?[0-9][0-9.]* *(?:[,\]}]|$)"
_SHORT_VALUE = r" *(?:- )?[^\s:：#]{1,24}: +[^\s|>#](?:.*[^\s。；：！？])?\s*\Z"  # a key with one that ends no sentence
_REACH = 40  # characters that are looked at for a number, so that a row of blanks costs no more than its length; lines
_RADICALS = (("\u2e80", "\u2fdf"),)  # parts of characters, which PDF has in place of the characters themselves
_BULLETS = "\uf06c\uf06e\uf075\uf076\uf0a7\uf0b2\uf0b7\uf0d8\uf0fc"  # of Wingdings and Symbol
_RADICAL = "radical"
_PARTS = "separator_parts"
_HARMLESS = ("unseen", "odd_blank", _RADICAL, "separator_end", _PARTS)
_ENDS = ("。", "！", "？", "。”", "。）")  # of a paragraph, behind which a line break of Word begins another
_HEADING = "[ \u3000]*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)"
_ITEM = r" {0,40}(?:- |#|[^\s:：#，。]{1,24}:(?: |$))"  # how a line of the file begins that is no prose
_NEAR = 8  # characters on either side that a message shows
_MAX_KINDS = 20  # different characters that are told; more than these would only bury the rest


_Places = list[tuple[int, int]]  # lines and columns, both from 0


def clean(text: str) -> tuple[str, list[Diagnostic], dict[int, list[int]]]:
    """Take out what cannot be seen, and tell of each kind of it once.

    Returns the text, the findings, and for each line (from 0) the columns of the new text before which one stood. (No
    named tuples here: every start of the program would pay for them.)
    """
    if is_usual(text):
        return text, [], {}
    suspects = {sign for sign in set(text) if not "\u3000" < sign < "\ud800" and _is_suspect(sign)}
    if not suspects:
        return text, [], {}
    lines = text.split("\n")
    removed: dict[int, list[int]] = {}
    met: dict[tuple[str, str], _Places] = {}
    for number, line in enumerate(lines):
        if not suspects.isdisjoint(line):
            lines[number], columns = _cleaned(lines, number, suspects, met)
            removed |= {number: columns} if columns else {}
    return "\n".join(lines), list(_told(met, lines)), removed


def _cleaned(
    lines: list[str], number: int, suspects: set[str], met: dict[tuple[str, str], _Places]
) -> tuple[str, list[int]]:
    """A line without what cannot be seen, and the columns before which that stood; what was found is added to ``met``."""
    line = lines[number]
    kept: list[str] = []
    columns: list[int] = []
    for column, sign in enumerate(line):
        variant = _variant(lines, number, column) if sign in suspects else ""
        if variant:
            met.setdefault((sign, variant), []).append((number, column))
        if variant in ("", _RADICAL):
            kept.append(_folded(sign) if variant else sign)
        else:
            columns.append(len(kept))
    return "".join(kept), columns


_Kind = tuple[str, str, _Places, list[str]]  # a sign, what is said of it, where it stood, what is written there


def _told(met: dict[tuple[str, str], _Places], lines: list[str]) -> Iterator[Diagnostic]:
    from gipgen.findings.folding import with_places  # noqa: PLC0415  wanted for files with such characters only

    every = [place for (_, variant), places in met.items() if variant != _RADICAL for place in places]
    for sign, variant, places, wanted in _kinds(met, lines)[:_MAX_KINDS]:
        line, column = places[0]
        kept = column - sum(typed < column for at, typed in every if at == line)
        edits = tuple(Edit(Span(at[0] + 1, at[1] + 1), 1, new) for at, new in zip(places, wanted, strict=True))
        finding = Diagnostic(
            ENCODING,
            ERROR,
            TEXTS[variant],
            values={"code": f"U+{ord(sign):04X}", "near": _near(lines[line], kept), "wanted": wanted[0]},
            span=Span(line + 1, column + 1),
            rewrite=Rewrite(edits) if variant in _HARMLESS else None,
        )
        yield with_places(finding, [place + 1 for place, _ in places])


def _kinds(met: dict[tuple[str, str], _Places], lines: list[str]) -> list[_Kind]:
    """What is told of, each sign by itself; but of radicals, as a text that was copied may have many, all at once."""
    kinds: list[_Kind] = []
    radicals: dict[tuple[int, int], str] = {}
    for (sign, variant), places in met.items():
        if variant == _RADICAL:
            radicals |= dict.fromkeys(places, sign)
        else:
            kinds.append((sign, variant, places, [_parting(lines[line], variant) for line, _ in places]))
    if radicals:
        places = sorted(radicals)
        kinds.append((radicals[places[0]], _RADICAL, places, [_folded(radicals[place]) for place in places]))
    return kinds


def _parting(line: str, variant: str) -> str:
    """A blank line, and what the line is set in by, where a paragraph ends; else nothing."""
    return "\n\n" + " " * (len(line) - len(line.lstrip(" "))) if variant == _PARTS else ""


def _near(line: str, column: int) -> Text:
    """Where in its line a character stood, in words: between the signs beside it that are seen."""
    from gipgen.findings.privacy import quoted  # noqa: PLC0415  likewise

    left, right = line[max(0, column - _NEAR) : column], line[column : column + _NEAR]
    before, behind = re.split(r"\W", left)[-1], re.split(r"\W", right)[0]
    begin, end = column - len(before), column + len(behind)
    if begin == end:
        begin, end = column - len(left.lstrip()), column + len(right.rstrip())
    shown = quoted(line, begin, end)
    return Text(f"，在“{shown}”里", f" in '{shown}'") if shown else Text("", "")


def _is_suspect(sign: str) -> bool:
    if (
        "\u3000" < sign < "\ud800"
        or " " <= sign < "\x7f"
        or "！" <= sign <= "～"
        or "‐" <= sign <= "‧"
        or sign in "\n\t"
    ):
        return False  # nearly all: Chinese characters, ASCII, both kinds of marks
    if _within(sign, _RADICALS):
        return _folded(sign) != sign
    of_kinds = sign in _BLANKS + _SEPARATORS + _TURNED
    return of_kinds or forbidden(sign) or _within(sign, _UNSEEN) or _within(sign, _PRIVATE)


def _variant(lines: list[str], number: int, column: int) -> str:
    """What is said of the character there; nothing where it has its meaning (a joiner of two pictures)."""
    line = lines[number]
    sign = line[column]
    if sign in _SEPARATORS:
        return _separator(line, column)
    if _within(sign, _RADICALS):
        return _RADICAL
    if _within(sign, _PRIVATE):
        return "" if _is_bullet(line, column) and not _goes_on_with_value(lines, number) else "private_use"
    if sign in _BLANKS:
        return "odd_blank" if _is_beside_number(line, column) else ""
    if not _within(sign, _UNSEEN):
        return _unprintable(line, column)
    before, behind = line[column - 1 : column] if column else "", line[column + 1 : column + 2]
    return "" if _has_meaning(sign, before, behind) else "unseen"


def _unprintable(line: str, column: int) -> str:
    """A sign that no editor shows: it parts nothing at either end of its line, as the mark of a cell of Word's there."""
    sign = line[column]
    is_half = "\ud800" <= sign <= "\udfff"  # of a sign that is lost: no mark of anything
    if not is_half and sign not in _TURNED and _is_at_edge(line, column):
        return "unseen"
    if sign == _NOTHING or (sign == _END_OF_FILE and not line.strip(_END_OF_FILE)):
        return "unseen"
    return "turned" if sign in _TURNED else "unprintable"


def _separator(line: str, column: int) -> str:
    """What a line break is that Word made by hand: the end of its line, a paragraph's end in prose, or perhaps none."""
    before, behind = line[max(0, column - _REACH) : column], line[column : column + _REACH]
    if not behind.strip(f"{_SEPARATORS} ") and column + _REACH >= len(line):
        return "separator_end"
    if _is_at_edge(line, column):
        return "unseen"  # the break of a page in front of a paragraph
    is_prose = line.startswith("  ") and not re.match(_ITEM, line)
    return "separator_parts" if is_prose and _parts(before, behind) else "separator"


def _is_at_edge(line: str, column: int) -> bool:
    """Whether nothing but blanks stands between a sign and the beginning, or the end, of its line."""
    before, behind = line[max(0, column - _REACH) : column], line[column + 1 : column + 1 + _REACH]
    return not (before.strip() and behind.strip()) and (column <= _REACH or not behind.strip())


def _parts(before: str, behind: str) -> bool:
    """Whether a sentence ends in front of a line break, or a heading with its number stands on either side of it."""
    if before.rstrip(f"{_SEPARATORS} ").endswith(_ENDS) or re.match(_HEADING, behind):
        return True
    return re.fullmatch(_HEADING + "[^。！？；，：]*", re.split(f"[{_SEPARATORS}]", before)[-1]) is not None


def _is_bullet(line: str, column: int) -> bool:
    """Whether a sign of Word's symbol fonts begins its line: prose reads it as the bullet that it is there."""
    return line[column] in _BULLETS and not line[:column].strip() and bool(line[column + 1 :].strip())


def _goes_on_with_value(lines: list[str], number: int) -> bool:
    """Whether a line is no text of its own but joined to a short value that is begun in the line of its key."""
    depth = len(lines[number]) - len(lines[number].lstrip(" "))
    for above in reversed(lines[max(0, number - _REACH) : number]):
        if above.strip() and len(above) - len(above.lstrip(" ")) < depth:
            return re.match(_SHORT_VALUE, above) is not None
    return False


def _is_beside_number(line: str, column: int) -> bool:
    """Whether a blank stands right before or behind a number that is a value: it would make a text of it."""
    if not re.match(_VALUE, line) or line[column - 1] == ":":
        return False
    blanks = f"{_BLANKS} "
    left, right = line[max(0, column - _REACH) : column].rstrip(blanks), line[column : column + _REACH].lstrip(blanks)
    if right[:1] in ("", ",", "]", "}", "#"):
        return re.search(_NUMBER_BEFORE, left) is not None
    return left[-1:] in ("[", ",") and re.match(_NUMBER_BEHIND, right) is not None


def _has_meaning(sign: str, before: str, behind: str) -> bool:
    from unicodedata import category  # noqa: PLC0415  wanted for files with such characters only

    if sign in _JOINERS:
        return bool(before and behind) and (category(before) in ("So", "Mn", "Sk") and category(behind) == "So")
    if "\ufe0e" <= sign <= "\ufe0f":
        return bool(before) and (category(before) in ("So", "Sm") or behind == _KEYCAP)
    if "\ufe00" <= sign <= "\ufe0d" or sign >= "\U000e0100":
        return bool(before) and category(before) == "Lo"
    return False


def _folded(sign: str) -> str:
    """The character that a compatible one stands for."""
    from gipgen.source.radical_signs import characters  # noqa: PLC0415  wanted for files with such characters only

    return characters(sign)


def _within(sign: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= sign <= last for first, last in ranges)
