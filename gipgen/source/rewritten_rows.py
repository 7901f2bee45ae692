"""Rows and mappings whose numbers are all there, between other signs than YAML's: what to write for each, told from the line alone.

``行政复议\\t1\\t0\\t1``, ``[2, 1, 0}``, ``制发: 2、废止: 1``: a table copied from Excel, a bracket of another kind, braces forgotten.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.named_tuple import NamedTuple
from gipgen.source.text_lines import Words, first_key, item, other_colon, without_colon

_NUMBER = r"(?:0|[1-9][0-9]{0,17})"
_NUMBERS = re.compile(rf"{_NUMBER}(?:[ \t|｜\u3000]+{_NUMBER})+")
_ROW = re.compile(rf"[\[［【(（{{]*[ \t]*({_NUMBER}(?:[ \t]*[,，][ \t]*{_NUMBER}){{2,}})[ \t]*([\]］】)）}}]+)")
_CELL = re.compile(rf"([^\s:：,，、;；()（）\[\]{{}}｛｝【】\"'#]{{1,24}})[ \t]*[:：][ \t]*({_NUMBER}|待填)")
_HALF_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_AROUND = " \t,，、;；()（）[]【】{}｛｝"
_OPENING, _CLOSING = frozenset("{｛"), frozenset("}｝")


class Rewritten(NamedTuple):
    """What stands between a key and the end of its line, where that is, and what to write there."""

    key: str
    start: int
    typed: str
    wanted: str
    variant: str


def rewritten(body: str, words: Words) -> Iterator[Rewritten]:
    """What to write behind the key of a line of structure; nothing where the signs are right, or where it cannot be told."""
    if body.startswith(("*", "`")):
        yield from _starred_key(body, words)
        return
    found = item(body)
    row = _labelled_row(body, words) if found is None and "\t" in body else None
    if row is not None:
        yield row
        return
    yield from _behind_key(body, words, found)


def _behind_key(body: str, words: Words, found: tuple[str, str, str] | None) -> Iterator[Rewritten]:
    """The same for a line that begins with its key."""
    key = found[0] if found else first_key(body, words)
    if found is None and key and other_colon(body[len(key) :], counted=key in words.counts):
        yield from _other_colon(body, words)
    elif key in words.keys and key not in words.texts:
        start = len(body) - len(found[2]) if found else len(key)
        typed = body[start:].rstrip()
        wanted, variant = _wanted(key, typed, words, has_colon=found is not None)
        if wanted:
            yield Rewritten(key, start, typed, wanted if found else f": {wanted}", variant)


def _labelled_row(body: str, words: Words) -> Rewritten | None:
    """A row copied out of a table with its label, which has a number in front: ``（一）…``, ``1.…``, then cells behind tabs."""
    label, _, rest = body.partition("\t")
    bare = re.sub(
        r"\A(?:[（(][一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)",
        "",
        label.strip(),
    )
    keys = [key for key in words.keys - words.texts - words.counts if bare.startswith(key) or bare.endswith(key)]
    if bare == label.strip() or not keys or not _NUMBERS.fullmatch(rest.strip()):
        return None
    key = max(keys, key=len)
    return Rewritten(key, 0, body.rstrip(), f"{key}: [{', '.join(re.findall(_NUMBER, rest))}]", "bare_row")


DECIDED = frozenset(("dash_text", "dash_number"))  # variants of what nobody but a person can mend


def lone_dash(body: str, words: Words) -> Rewritten | None:
    """A hyphen for "nothing" behind a key of the form: to YAML it begins a list. What to write for it a person knows."""
    found = item(body)
    if found is None or found[2].rstrip() != "-" or found[0] not in words.keys:
        return None
    variant = "dash_text" if found[0] in words.texts else "dash_number"
    return Rewritten(found[0], len(body) - len(found[2]), "-", '"-"', variant)


def _starred_key(body: str, words: Words) -> Iterator[Rewritten]:
    """A key that is bold, or set as code: an alias to YAML, or nothing: ``**行政处罚**: 3``."""
    match = re.match(r"[*`]{1,3}([^\s*`:：]{1,24})[*`]{1,3}(?=[ \t]*[:：])", body)
    if match and match[1] in words.keys:
        yield Rewritten(match[1], 0, match[0], match[1], "starred_key")


def _other_colon(body: str, words: Words) -> Iterator[Rewritten]:
    lost = without_colon(body, words)
    if lost is not None and lost[1]:
        start = len(lost[0])
        yield Rewritten(lost[0], start, body[start:].rstrip(), f": {lost[1]}", "other_colon")


def _number(typed: str) -> str:
    """The one number between bars or stars: ``| 3 |``, ``**3**``."""
    match = re.fullmatch(_MARKED, typed)
    return match[2] if match else ""


_MARKED = rf"([|｜*`>［【]{{1,3}})[ \t]*({_NUMBER})[ \t]*[|｜*`］】]{{0,3}}"


def _wanted(key: str, typed: str, words: Words, *, has_colon: bool) -> tuple[str, str]:
    if key in words.counts and has_colon and (number := _number(typed)):
        return number, "bare_number"
    return (
        ("", "")
        if key in words.counts and _mapping(typed, words) == ("", "")
        else _row(typed, words, has_colon=has_colon)
    )


def _row(typed: str, words: Words, *, has_colon: bool) -> tuple[str, str]:
    inner = typed.strip(" \t|｜\u3000")
    if _NUMBERS.fullmatch(inner) and (not has_colon or set("|｜") & set(typed)):
        return f"[{', '.join(re.findall(_NUMBER, inner))}]", "bare_row"
    if not has_colon:
        return "", ""
    row = _ROW.fullmatch(typed)
    if row and not _is_closed(typed):
        return f"[{', '.join(re.findall(_NUMBER, row[1]))}]", "odd_brackets"
    return _mapping(typed, words)


def _is_closed(typed: str) -> bool:
    """Whether a row has one bracket on either side, or none."""
    opening, closing = typed[:1] in tuple("[［【(（{"), typed[-1:] in tuple("]］】)）}")
    pair = typed[0] + typed[-1] in ("[]", "［］", "【】", "()", "（）", "［]", "[］", "{}")
    return opening == closing and pair and sum(typed.count(sign) for sign in "[［【(（{]］】)）}") == len("[]")


def _mapping(typed: str, words: Words) -> tuple[str, str]:
    """The items of a mapping between its braces, with commas between them."""
    if torn := _torn_alike(typed):
        return torn, "mapping_so"
    cells = list(_CELL.finditer(typed))
    keys = [cell[1] for cell in cells]
    if len(keys) < 2 or len(set(keys)) < len(keys) or not set(keys) <= words.beside.get(keys[0], frozenset()):
        return "", ""
    return _in_braces(typed, cells)


def _torn_alike(typed: str) -> str:
    """Several numbers between braces with the same digits behind their thousands: to YAML one key that stands there twice."""
    torn = re.findall(_THOUSANDS, typed)
    tails = [each.rpartition(",")[2] for each in torn]
    if len(set(tails)) == len(tails) or not typed.startswith("{"):
        return ""
    return re.sub(_THOUSANDS, lambda match: match[0].replace(",", ""), typed)


_THOUSANDS = r"(?<=: )[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])"


def _in_braces(typed: str, cells: list[re.Match[str]]) -> tuple[str, str]:
    gaps = [typed[one.end() : other.start()] for one, other in pairwise(cells)]
    before, behind = typed[: cells[0].start()], typed[cells[-1].end() :]
    if any(each.strip(_AROUND) for each in (before, *gaps, behind)):
        return "", ""
    in_braces = before.strip() in _OPENING and behind.strip() in _CLOSING
    if in_braces and all(gap.strip() in (",", "，") for gap in gaps):
        return "", ""
    return "{" + ", ".join(f"{cell[1]}: {cell[2]}" for cell in cells) + "}", "mapping_so"


def in_half_width(row: str) -> str:
    """The row in half width as a whole, where its digits are not; nothing where they are, or where some are none."""
    if not re.search("[０-９]", row):
        return ""
    cells = re.split("[,，、]", row[1:-1].translate(_HALF_DIGITS))
    numbers = [cell.strip() for cell in cells]
    return f"[{', '.join(numbers)}]" if all(re.fullmatch("0|[1-9][0-9]{0,17}", each) for each in numbers) else ""
