"""Values whose first or last signs mean something to YAML, and nothing to who wrote them: named with the way to write them."""

import re

from gipgen.findings.file_messages import CUT_OFF, SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.source.text_lines import without_remark

_VALUE = re.compile(r"(?P<lead> *(?:- +)?(?P<key>[^\s:#\[\]{},\"']{1,40}): +)(?P<value>\S.*)\Z")
_HAN = re.compile("[\u3400-\u9fff]")
_ODD_STARTS = "[{*&!%@`>-?"
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ROW = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
_NUMBERS = re.compile(r"\[[ \t]*[0-9]{1,18}(?:[ \t]*,[ \t]*[0-9]{1,18})+")
_PAIR = r"[ ]?[^\s:,\[\]{}\"'#]{1,24}: [^\s,:\[\]{}\"'#][^,:\[\]{}\"'#]*"
_ITEMS = re.compile(rf"\{{{_PAIR}(?:,{_PAIR}){{1,9}}")
_IS_PAIR = re.compile(_PAIR).fullmatch
_OTHER_GAP = r"(?:[,，、；;。．.][ ]?|[ ]{1,4})(?=[^\s:,，、；;。\[\]{}\"'#]{1,24}: )"
_IN_BRACES = re.compile(r"[{,] *(?P<key>[^\s:#\[\]{},\"']{1,24}): +(?P<text>[*&!%@`][^,\[\]{}\"'\\#]*)")
_STOPS = frozenset("。；;.，,、")
_LONGEST = 60  # characters of a text that a message shows


def odd_text(lines: list[str], line: int, variant: str) -> Diagnostic | None:
    """What is wrong with the value of a line at which reading broke off, if its signs tell."""
    if not 0 <= line < len(lines):
        return None
    if variant in ("unclosed_bracket", "unclosed_brace"):
        lost = _lost_bracket(lines, line)
        lost = lost or _unclosed_row(lines[line], line) or _unclosed_mapping(lines[line], line)
        lost = lost or _parted_otherwise(lines[line], line)
        if lost is not None:
            return lost
    cut = _cut_above(lines, line)
    if cut is not None:
        return cut
    match = _VALUE.match(_without_comment(lines[line]))
    if not match:
        return None
    return _behind_closed(match, line) or _odd_inside(match, line) or _odd_start(match, line)


def _without_comment(line: str) -> str:
    """The line without what can only be a comment behind its value; one that is in quotation marks belongs to it."""
    match = _VALUE.match(line)
    if not match:
        return line
    closed = _QUOTED.match(match["value"])
    end = match.start("value") + (closed.end() if closed else 0)
    return line[:end] + without_remark(line[end:])


def _lost_bracket(lines: list[str], line: int) -> Diagnostic | None:
    """``{地址: 36号 #2楼, 电话: 1}``: the comment took the closing bracket with it."""
    text = lines[line]
    place = text.find(" #")
    if place < 0 or not re.search("[\\]}］｝]", text[place:]):
        return None
    inner = re.split(r"[,，{]", text[:place])[-1].strip()
    key, colon, value = inner.partition(": ")
    rest = re.split("[,，}｝]", text[place:])[0].rstrip()
    whole = f"{value}{rest}" if colon else f"{inner}{rest}"
    values = {
        "lost": quoted(without_remark(text[place + 1 :]).strip(), limit=_LONGEST),
        "wanted": f'{key}: "{whole}"' if colon else f'"{whole}"',
    }
    return Diagnostic(CUT_OFF, ERROR, TEXTS["cut_off_brackets"], values=values, span=Span(line + 1, place + 2))


def _unclosed_row(text: str, line: int) -> Diagnostic | None:
    """``本年新收: [2, 1, 0, 0, 0, 0``: nothing but numbers with commas between them, and no bracket behind the last."""
    match = _VALUE.match(_without_comment(text))
    value = match["value"].rstrip() if match else ""
    if match is None or not _NUMBERS.fullmatch(value):
        return None
    wanted = f"[{', '.join(re.findall('[0-9]+', value))}]"
    values = {"key": match["key"], "wanted": wanted}
    span = Span(line + 1, len(match["lead"]) + 1)
    closed = Rewrite((Edit(Span(span.line, span.column + len(value)), 0, "]"),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["unclosed_row"], values=values, span=span, rewrite=closed)


def _unclosed_mapping(text: str, line: int) -> Diagnostic | None:
    """``落款: {单位: 测试市民政局, 日期: 2025-01-10``: nothing but items with commas between them, and no brace behind the last."""
    match = _VALUE.match(_without_comment(text))
    value = match["value"].rstrip() if match else ""
    if match is None or not _ITEMS.fullmatch(value):
        return None
    values = {"key": match["key"], "wanted": quoted(f"{value}}}", limit=_LONGEST)}
    span = Span(line + 1, len(match["lead"]) + 1)
    closed = Rewrite((Edit(Span(span.line, span.column + len(value)), 0, "}"),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["unclosed_mapping"], values=values, span=span, rewrite=closed)


def _parted_otherwise(text: str, line: int) -> Diagnostic | None:
    """``{部门: 办公室；电话: 0451-53523359}``: items between braces that other signs than commas part."""
    match = _VALUE.match(_without_comment(text))
    value = match["value"].rstrip() if match else ""
    items = [each.strip(" ") for each in re.split(_OTHER_GAP, value[1:-1])]
    if match is None or value[:1] + value[-1:] != "{}" or len(items) < 2 or not all(map(_IS_PAIR, items)):
        return None
    begin = len(match["lead"]) + 1
    gaps = [gap for gap in re.finditer(_OTHER_GAP, value) if gap[0][0] != ","]
    edits = [Edit(Span(line + 1, begin + gap.start()), len(gap[0]), ", ") for gap in gaps]
    values = {"key": match["key"], "wanted": quoted(f"{{{', '.join(items)}}}", limit=2 * _LONGEST)}
    span = Span(line + 1, begin)
    return Diagnostic(SYNTAX, ERROR, TEXTS["mapping_so"], values=values, span=span, rewrite=Rewrite(tuple(edits)))


def _cut_above(lines: list[str], line: int) -> Diagnostic | None:
    """A text of several lines that a comment ended: the next of its lines is nothing to YAML."""
    match = _VALUE.match(_without_comment(lines[line - 1])) if line else None
    place = match["value"].find(" #") if match else -1
    deep = len(lines[line]) - len(lines[line].lstrip(" "))
    if (
        match is None
        or place < 1
        or match["value"][0] in "[{|>\"'"
        or match["value"][place + 2 : place + 3] in ("", " ")
    ):
        return None
    if deep <= len(match["lead"]) - len(match["lead"].lstrip(" ")):
        return None
    whole = _in_quotes(match["key"], match["value"])
    values = {"key": match["key"], "lost": quoted(match["value"][place + 1 :], limit=_LONGEST), "wanted": whole}
    span = Span(line, len(match["lead"]) + place + 2)
    return Diagnostic(CUT_OFF, ERROR, TEXTS["cut_off"], values=values, span=span)


def _behind_closed(match: re.Match[str], line: int) -> Diagnostic | None:
    """``[2, 0]。`` and ``"十四五"规划``: something follows what is closed."""
    value = match["value"]
    closed = _ROW.match(value) or _QUOTED.match(value)
    rest = value[closed.end() :].strip() if closed else ""
    if closed is None or not rest or rest.startswith("#"):
        return None
    column = len(match["lead"]) + closed.end() + 1
    if value[0] in "[{":
        values = {"bracket": closed[0][-1], "rest": quoted(rest, limit=_LONGEST)}
        span = Span(line + 1, column)
        stop = Rewrite((Edit(span, len(value) - closed.end(), ""),)) if set(rest) <= _STOPS else None
        return Diagnostic(SYNTAX, ERROR, TEXTS["behind_brackets"], values=values, span=span, rewrite=stop)
    values = {"rest": quoted(rest, limit=_LONGEST), "wanted": _in_quotes(match["key"], value)}
    return Diagnostic(
        SYNTAX,
        ERROR,
        TEXTS["behind_quotes"],
        values=values,
        span=Span(line + 1, column),
        rewrite=_all_in_quotes(match, line),
    )


def _odd_inside(match: re.Match[str], line: int) -> Diagnostic | None:
    """``{部门: 办公室, 地址: *号楼}``: a text between braces that begins with a sign of YAML's."""
    inner = _IN_BRACES.search(match["value"]) if match["value"].startswith("{") else None
    if inner is None:
        return None
    begin = len(match["lead"]) + inner.start("text") + 1
    text = inner["text"].rstrip()
    values = {"sign": text[0], "wanted": _in_quotes(inner["key"], text)}
    rewrite = Rewrite((Edit(Span(line + 1, begin), len(text), f'"{text}"'),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["odd_start"], values=values, span=Span(line + 1, begin), rewrite=rewrite)


def _odd_start(match: re.Match[str], line: int) -> Diagnostic | None:
    """A text that begins with a sign of YAML's."""
    value = match["value"]
    sign = value[0]
    if sign not in _ODD_STARTS or not _HAN.search(value) or (sign in "[{" and not _is_text(value)):
        return None
    if sign in "-?" and value[1:2] != " ":
        return None
    values = {"sign": sign, "wanted": _in_quotes(match["key"], value)}
    return Diagnostic(
        SYNTAX,
        ERROR,
        TEXTS["odd_start"],
        values=values,
        span=Span(line + 1, len(match["lead"]) + 1),
        rewrite=_all_in_quotes(match, line),
    )


def _all_in_quotes(match: re.Match[str], line: int) -> Rewrite | None:
    """The whole value in quotes; none where it has both kinds itself, or a comment may follow it."""
    value = match["value"].rstrip()
    sign = "'" if '"' in value or "\\" in value else '"'
    if sign in value or " #" in value:
        return None
    return Rewrite((Edit(Span(line + 1, len(match["lead"]) + 1), len(value), f"{sign}{value}{sign}"),))


def _is_text(value: str) -> bool:
    """Whether brackets hold words, not numbers or items."""
    return _HAN.match(value[1:].lstrip()) is not None and not re.search("[:：]", value) and "待填" not in value


def _in_quotes(key: str, value: str) -> str:
    sign = "'" if '"' in value or "\\" in value else '"'
    return f"{key}: {sign}{quoted(value.strip(), limit=_LONGEST)}{sign}"
