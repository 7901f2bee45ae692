"""Full-width punctuation, tabs and missing blanks where YAML needs its own signs: found, named and mended for the rest.

Chinese input methods write ``：`` ``，`` ``［`` where YAML needs ``: `` ``, `` ``[``. A parser then complains about some
later line, or takes half a table for one word. This module looks at the lines as a person does. It is asked only
when a file did not read well, so a valid file (an address may well hold a ``，``) never meets it; and it changes structure
only: blanks at the beginning of lines, signs beside keys that the form knows, signs between numbers. No character of a text.
"""

import re
from collections.abc import Iterator

from gipgen.findings.file_messages import PUNCTUATION, SYNTAX, TABULATOR, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.source.other_remarks import key_twice, other_remark
from gipgen.source.rewritten_rows import DECIDED, in_half_width, lone_dash, rewritten
from gipgen.source.text_lines import Line, Words, below_each, is_structural, item, lead, like_a_bar, parted, width
from gipgen.source.unquoted import Unquoted, unquoted

_FULL_WIDTH = {
    "：": ":",
    "，": ",",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "｜": "|",
    "＃": "#",
    "、": ",",
    "【": "[",
    "】": "]",
}
_LEADING_ITEM = re.compile(r"(?:- +)?(?:[^\s:：,，\[\]{}\"'#]{1,24}[ \t]*[:：][ \t]*)?")
_BRACKETED = re.compile(r"[\[［【][\s0-9０-９.,，、待填无/—~-]*[\]］】]")


class Mended(NamedTuple):
    """The text with the signs put right, and for each line the 0-based columns before which a blank was put in."""

    text: str
    findings: list[Diagnostic]
    inserted: dict[int, list[int]]
    removed: dict[int, list[int]]  # the same for blanks that were taken out


class _Edit(NamedTuple):
    start: int
    length: int
    replacement: str
    rule: str
    variant: str
    values: dict[str, str]


def mend(text: str, words: Words) -> Mended:
    """Find and repair what stands for YAML punctuation; ``words`` are what the forms know of keys."""
    lines = text.split("\n")
    findings: list[Diagnostic] = []
    inserted: dict[int, list[int]] = {}
    removed: dict[int, list[int]] = {}
    before: tuple[str, str] = ("", "")  # the item above: its key and its indentation
    below = below_each(lines)
    for each in parted(text, words):
        has_text = _text_below(below[each.number], each)
        edits = sorted(_edits(each, words, before, text_below=has_text), key=lambda edit: edit.start)
        findings += _told(each.number + 1, edits)
        for edit in edits:
            extra = len(edit.replacement) - edit.length
            if extra > 0:
                inserted.setdefault(each.number, []).extend([edit.start + edit.length] * extra)
            elif extra < 0:
                removed.setdefault(each.number, []).extend([edit.start] * -extra)
        line = each.text
        for edit in reversed(edits):
            line = line[: edit.start] + edit.replacement + line[edit.start + edit.length :]
        lines[each.number] = line
        found = item(line.strip()) if each.below < 0 else None
        before = (found[0], lead(line)) if found else before
    return Mended("\n".join(lines), findings, inserted, removed)


def _told(number: int, edits: list[_Edit]) -> Iterator[Diagnostic]:
    """One finding for each kind of slip in a line, with all that mends it."""
    kinds: dict[tuple[str, str], list[_Edit]] = {}
    for edit in edits:
        kinds.setdefault((edit.variant, edit.values.get("seen", "")), []).append(edit)
    for alike in kinds.values():
        first = alike[0]
        made = tuple(Edit(Span(number, each.start + 1), each.length, each.replacement) for each in alike)
        rewrite = None if first.variant in DECIDED else Rewrite(made)
        yield Diagnostic(first.rule, ERROR, TEXTS[first.variant], (), first.values, made[0].span, rewrite=rewrite)


def _text_below(below: str, line: Line) -> bool:
    """Whether what follows an item can be its text: a line that is indented deeper, or neither an item nor a comment."""
    is_item = below.lstrip().startswith(("- ", "# ")) or item(below.strip()) is not None
    return width(lead(below)) > width(lead(line.text)) or (bool(below) and not is_item)


def _edits(line: Line, words: Words, before: tuple[str, str], *, text_below: bool) -> Iterator[_Edit]:
    """The repairs of one line; they never overlap. ``before`` is the item above it."""
    if line.below >= 0:
        yield from _text_indent(line)
        return
    blanks = lead(line.text)
    odd = blanks.lstrip(" ")[:1]
    if odd:
        yield _odd_blank(0, len(blanks), _indentation(line, words, before), odd)
    body = re.split(r"(?<=\s)#", line.text[len(blanks) :], maxsplit=1)[0]  # a comment is free to use any sign
    offset = len(blanks)
    if remark := other_remark(body):
        variant = "sign" if remark[0] == "＃" else "other_remark"
        yield _Edit(
            offset + remark.start(), len(remark[0]), "#", PUNCTUATION, variant, {"seen": remark[0], "wanted": "#"}
        )
        body = body[: remark.start()]
    if not body or body.startswith("#"):
        return
    if twice := key_twice(body, words):
        key, start, end = twice
        yield _Edit(offset + start, end - start, f"{key}: ", PUNCTUATION, "key_twice", {"key": key})
        return
    yield from _of_item(body, offset, words, text_below=text_below)


def _of_item(body: str, offset: int, words: Words, *, text_below: bool) -> Iterator[_Edit]:
    """The repairs of an item without its blanks and its comment."""
    whole = next(rewritten(body, words), None)
    if whole is not None:
        values = {
            "key": whole.key,
            "wanted": f"{whole.key}: {whole.wanted.removeprefix(f'{whole.key}: ').removeprefix(': ')}",
        }
        yield _Edit(offset + whole.start, len(whole.typed), whole.wanted, PUNCTUATION, whole.variant, values)
        return
    if dash := lone_dash(body, words):
        yield _Edit(offset + dash.start, 1, dash.wanted, SYNTAX, dash.variant, {"key": dash.key})
        return
    yield from _bar_like(body, offset, words, text_below=text_below)
    yield from _after_key(body, offset, words)
    texts = [] if text_below else list(unquoted(body, words))
    yield from (_in_quotes(each, offset) for each in texts) if texts else _of_value(body, offset, words)


def _bar_like(body: str, offset: int, words: Words, *, text_below: bool) -> Iterator[_Edit]:
    """A sign alone behind its key that stands for the bar."""
    found = item(body)
    bar = like_a_bar(found[2]) if found else ""
    if found and (bar == "｜" or (bar and text_below and found[0] in words.texts)):
        yield _bar(offset + body.rindex(bar), bar)


def _of_value(body: str, offset: int, words: Words) -> Iterator[_Edit]:
    """The signs of a mapping or a row on one line."""
    start = _LEADING_ITEM.match(body)
    found = item(body)
    if body.startswith(("{", "｛"), start.end() if start else 0):
        yield from _inner_keys(body, offset, words)
    elif found is None or found[0] not in words.texts:
        yield from _brackets(body, offset)


def _text_indent(line: Line) -> Iterator[_Edit]:
    """A line of a text that is indented with tabs or full-width blanks only: to YAML it is not indented at all."""
    blanks = lead(line.text)
    plain = len(blanks) - len(blanks.lstrip(" "))
    odd = blanks[plain : plain + 1]
    if plain > line.below and odd == "\t" and line.is_first:
        yield _odd_blank(plain, len(blanks) - plain, "", odd)  # to YAML it says how deep the text is set
    elif plain <= line.below and odd:
        deep = max(line.below + 2, width(blanks) if set(blanks) <= set(" \t") else 0)
        yield _odd_blank(0, len(blanks), " " * deep, odd)


def _indentation(line: Line, words: Words, before: tuple[str, str]) -> str:
    """The blanks a line of structure begins with: as deep as the item above that is its sibling, or its key; else two for each tab."""
    typed = width(lead(line.text))
    found = item(line.text.strip())
    if not found or found[0] not in words.keys:
        return " " * typed
    if not before[0] or before[0] in words.beside.get(found[0], ()):
        return before[1]
    depths = words.depths.get(found[0], ())
    return " " * min((2 * depth for depth in depths), key=lambda deep: abs(deep - typed), default=typed)


def _odd_blank(column: int, length: int, replacement: str, character: str) -> _Edit:
    if character == "\t":
        return _Edit(column, length, replacement, TABULATOR, "tab", {})
    return _Edit(column, length, replacement, PUNCTUATION, "blank", {"code": f"U+{ord(character):04X}"})


def _after_key(body: str, offset: int, words: Words) -> Iterator[_Edit]:
    """The sign behind the first word of the line, where that is a key: one of the form, or one with a plain number."""
    match = re.match(r"(?:- +)?([^\s:：,，\[\]{}\"'#]{1,24})(\s*[:：]\s*[:：]+|\s*：|:(?=[^\s]))", body)
    blank = re.match(r"([^\s:：,，\[\]{}\"'#]{1,24}):[ ]*([\u3000\xa0]+)", body)
    if blank and blank[1] in words.keys:
        values = {"key": blank[1], "code": f"U+{ord(blank[2][0]):04X}"}
        yield _Edit(offset + blank.start(2), len(blank[2]), " ", PUNCTUATION, "blank_after_colon", values)
    if not match or not _is_key(match[1], body[match.end() :], words):
        return
    start = offset + match.start(2)
    length = len(match[2])
    if len(match[2].strip()) > 1:
        colon = ": " if body[match.end() :][:1].strip() else ":"
        yield _Edit(start, length, colon, PUNCTUATION, "two_colons", {"key": match[1]})
    elif match[2] == ":":
        yield _Edit(start, 1, ": ", PUNCTUATION, "no_blank", {"key": match[1]})
    else:
        yield _Edit(start, length, ": ", PUNCTUATION, "colon", {"seen": "：", "key": match[1]})


def _is_key(word: str, value: str, words: Words) -> bool:
    """Whether a word in front of a colon is a key: a heading of somebody's prose may look alike."""
    if word in words.texts:
        return True
    if word in words.keys:
        return is_structural(value) or (len(value) <= _SHORT and not re.search("[。；，]", value.rstrip(" 。")))
    return bool(value.strip()) and is_structural(value) and re.fullmatch(r"[\u4e00-\u9fff]{1,16}", word) is not None


_SHORT = 12  # signs: 无, 待填报, 12件; what is longer is a sentence


def _inner_keys(body: str, offset: int, words: Words) -> Iterator[_Edit]:
    """``{制发：0，废止：0}``: signs before and behind the keys of a one-line mapping."""
    keys = list(_own_keys(body, words))
    for match in keys:
        if match[1] in _FULL_WIDTH:
            yield _sign(offset + match.start(1), match[1])
        if match[4].endswith("："):
            start = offset + match.start(4)
            values = {"seen": "：", "key": match[3]}
            yield _Edit(start, len(match[4]), ": ", PUNCTUATION, "colon", values)
        elif not match[5]:
            yield _Edit(offset + match.start(4), len(match[4]), ": ", PUNCTUATION, "no_blank", {"key": match[3]})
    stripped = body.rstrip()
    if stripped.endswith("｝") and keys:
        yield _sign(offset + len(stripped) - 1, "｝")


def _own_keys(body: str, words: Words) -> Iterator[re.Match[str]]:
    """The keys of a one-line mapping: those that stand beside its first one, and that are not there in the right signs.

    Any other word in front of a colon belongs to some value, though it happens to be a key.
    """
    keys = [match for match in re.finditer(_INNER_KEY, body) if match[3] in words.keys]
    family = words.beside.get(keys[0][3], frozenset()) if keys else frozenset()
    told = {match[3] for match in keys if _in_right_signs(match)}
    yield from (match for match in keys if match[3] in family and (_in_right_signs(match) or match[3] not in told))


def _in_right_signs(match: re.Match[str]) -> bool:
    return match[1] in "{," and match[4] == ":" and bool(match[5])


_INNER_KEY = r"([{｛,，])(\s*)([^\s:：,，{}｛｝]{1,24})(\s*[:：])(\s?)"


def _brackets(body: str, offset: int) -> Iterator[_Edit]:
    """``［2，0］``: a list of numbers holds no words, so every full-width sign in it is a slip."""
    start = _LEADING_ITEM.match(body)
    match = _BRACKETED.match(body, start.end() if start else 0)
    if match and start and start[0].strip() and (numbers := in_half_width(match[0])):
        values = {"key": start[0].strip(" \t:：-"), "wanted": numbers}
        yield _Edit(offset + match.start(), len(match[0]), numbers, PUNCTUATION, "bare_row", values)
    elif match and not body[match.end() :].strip(" ,，。；"):
        for position, character in enumerate(match[0], match.start()):
            if character in "［］，、【】":
                yield _sign(offset + position, character)


def _in_quotes(text: Unquoted, offset: int) -> _Edit:
    wanted = f"{text.key}: {quoted(text.quoted, limit=_LONGEST)}"
    variant = "odd_start" if text.text.startswith(text.sign) else "odd_inside"
    variant = variant if text.quoted[0] in "'\"" else "bracketed"
    return _Edit(
        offset + text.start, len(text.text), text.quoted, SYNTAX, variant, {"sign": text.sign, "wanted": wanted}
    )


_LONGEST = 60  # characters of a text that a message shows


def _bar(column: int, seen: str) -> _Edit:
    if seen in _FULL_WIDTH:
        return _sign(column, seen)
    return _Edit(column, len(seen), "|", PUNCTUATION, "bar", {"seen": seen})


def _sign(column: int, seen: str) -> _Edit:
    return _Edit(column, 1, _FULL_WIDTH[seen], PUNCTUATION, "sign", {"seen": seen, "wanted": _FULL_WIDTH[seen]})
