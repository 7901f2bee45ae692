"""GIP207: signs around a name, an address or a number that belong to no such thing: quotes, a colon, a bar."""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import EDGES
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Fix, Offset, Page, Path
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Field, Form
from gipgen.rules.support.nothing_said import says_nothing
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    EDGES,
    ERROR,
    Text("内容两头多了符号", "Signs around a text"),
    Text(
        "单位、部门、地址、电话这些内容会原样印出来。写在两头的引号、冒号、竖线、逗号（多半是从别处粘贴带来的）也会跟着印出来。",
        "Names, addresses and telephones are printed as typed, with every quote, colon or bar around them.",
    ),
    Text("删除两头多出来的符号；gipgen fmt --fix 会改。", "Delete the signs; 'gipgen fmt --fix' does."),
    good="单位: 测试市民政局",
    bad="单位: “测试市民政局”",
    also=(WARNING,),
)
AROUND = Text(
    "“{key}”的内容{where}多了符号 {signs} ，会照样印出来。请写成 {wanted}。",
    "'{key}' has {signs} {where}, which would be printed; write {wanted}",
)
WHOLE = Text(
    "“{key}”的整段文字两头多了引号 {signs} ，会照样印出来。请删去这两个引号。",
    "the whole text of '{key}' stands in {signs}, which would be printed; delete them",
)
INSIDE = Text(
    "“{key}”的内容中间有全角的或不换行的空格，会照样印出来。没有用处就请删去：{wanted}。",
    "there is a full-width or no-break blank in '{key}', which would be printed; delete it: {wanted}",
)
SPACED = Text(
    "“{key}”的字和字之间有空格，会照样印出来。请写成 {wanted}。",
    "blanks stand between the characters of '{key}', which would be printed; write {wanted}",
)
PARTS = Text(
    "“{key}”里有空格，会印成“{first} {second}”。“{second}”不是本单位名称的，删去；是一个名称的，去掉空格。",
    "there is a blank in '{key}': delete '{second}' if it is no part of the name, else the blank",
)
DASHES = Text(
    "“{key}”里的连接号要用半角的“-”，写成 {wanted}。",
    "the parts of '{key}' are joined by half-width hyphens: write {wanted}",
)
_SPACED = r"[\u4e00-\u9fff](?:[ \u3000\xa0]+[\u4e00-\u9fff]){2,}"
_REMARK = r"[ \u3000](//|＃(?=[ \u3000]))[ \u3000]*(\S.*)"
_ODD_BLANKS = "\u3000\xa0\u2002\u2003\u2007\u202f"
_PLACES = {"begin": Text("开头", "in front"), "end": Text("末尾", "at its end"), "both": Text("两头", "around it")}
_BEFORE = "｜|：:，,、；;。．·”’』」☎☏✆℡✉●•➢ \u3000"
_BEHIND = "｜|：:，,、；;。“‘『「 \u3000"
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "「": "」", "『": "』", "”": "“", "＂": "＂", "｜": "｜"}
_PAIRS |= {"《": "》", "〈": "〉", "【": "】", "［": "］"}
_OPENING = ("“", "‘", "「", "『", "＂")
_ENDS = "局厅委府院办会"  # of the names of agencies
_BETWEEN_NAMES = "、，,；;/／＋+& "  # of two agencies
_LONGEST_SEAL = 10  # characters of what a form puts there
_SHORT = 3  # characters of a name that belongs to the one in front of it
_STOPS, _LONGEST = ("。", "！", "？"), 30  # characters of a text that a message shows
_QUOTES = "“”‘’\"'「」『』＂"
TWO = Text(
    "“{key}”里像是两个单位：{first}，{second}。一份报告只写一个单位的全称，各写一份；确实合写一份的，照批准的名称写，中间不用空格、顿号。",
    "'{key}' seems to name two agencies: {first}, {second}; each reports for itself; where they report together write the name that was approved",
)
REMARK = Text(
    "“{key}”里从“{sign}”起的“{seen}”会照样印出来。是给填报人看的说明，连“{sign}”一起删去；是内容的一部分，只删去“{sign}”。",
    "'{seen}' behind '{sign}' in '{key}' is printed: delete both if it only explains something, the sign alone if it belongs there",
)


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    for field in (*form.head, *form.tail):
        yield from _field(field, case.data.get(field.key), (field.key,))
    for path, text in case.texts:
        if "｜" in text and "\n" in text:
            from gipgen.rules.support.wide_bars import wide_bars  # noqa: PLC0415  few texts have any

            yield from wide_bars(path, text)
        if (
            text.startswith("｜")
            and text.partition("\n")[0].strip("｜ \u3000")
            and not _is_table(text)
            and path in _prose(form)
        ):
            yield _barred(path, text)
        elif text[:1] in _OPENING and path in _prose(form) and _unquoted(text.rstrip("\n")) != text.rstrip("\n"):
            yield from _in_quotes(path, text.rstrip("\n"))


def _prose(form: Form) -> set[Path]:
    """Where prose stands."""
    sections = ((each.key, form.note.key) if each.table else (each.key,) for each in form.sections)
    return {(form.field("preface").key,), *sections}


def _is_table(text: str) -> bool:
    """Whether the first line has cells: its bars are those of a table."""
    return "｜" in text.partition("\n")[0].strip("｜ \u3000")


def _barred(path: Path, text: str) -> Diagnostic:
    """Prose behind a full-width bar: to YAML that is its first character."""
    line = text.partition("\n")[0]
    kept = line.lstrip("｜ \u3000")
    values = {"key": path[-1], "where": _PLACES["begin"], "signs": "｜", "wanted": quoted(kept, limit=_LONGEST)}
    fix = Fix(Offset(0, 0), len(line) - len(kept), "")
    return Diagnostic(PAGE.id, ERROR, AROUND, path, values, offset=Offset(0, 0), fix=fix)


def _in_quotes(path: Path, text: str) -> Iterator[Diagnostic]:
    """Prose of one paragraph that stands in quotes as a whole, as YAML has it with other quotes."""
    kept = _unquoted(text)
    if "\n" not in text and kept[-1:] in _STOPS and kept == text[1:-1]:
        values = {"key": path[-1], "signs": f"{text[0]} {text[-1]}"}
        fix = Fix(Offset(0, 0), len(text), kept)
        yield Diagnostic(PAGE.id, WARNING, WHOLE, path, values, offset=Offset(0, 0), fix=fix)


def _field(field: Field, value: Any, path: Path) -> Iterator[Diagnostic]:
    if field.kind == "map" and isinstance(value, dict):
        for inner in field.fields:
            yield from _field(inner, value.get(inner.key), (*path, inner.key))
    elif field.kind == "text" and isinstance(value, str) and "\n" not in value:
        remark = re.search(_REMARK, value) if ("//" in value or "＃" in value) and "://" not in value else None
        yield from [_remark(field.key, remark, path)] if remark else _of_text(field, value, path)


def _remark(key: str, remark: re.Match[str], path: Path) -> Diagnostic:
    values = {"key": key, "sign": remark[1], "seen": quoted(remark[2], limit=_LONGEST)}
    return Diagnostic(PAGE.id, ERROR, REMARK, path, values, offset=Offset(0, remark.start(1)))


def _of_text(field: Field, value: str, path: Path) -> Iterator[Diagnostic]:
    is_name = field.id == "agency"
    text, front, back = _trimmed(value, field.key, is_name=is_name)
    if is_name and (two := _two_names(text)):
        yield Diagnostic(PAGE.id, WARNING, TWO, path, {"key": field.key, "first": two[0], "second": two[1]})
    elif text and text != value:
        yield _finding(field.key, value, (text, front, back), path)
    else:
        yield from _blanks(field, text, value, path)


def _finding(key: str, value: str, trimmed: tuple[str, str, str], path: Path) -> Diagnostic:
    text, front, back = trimmed
    where = "both" if front and back else "begin" if front else "end"
    column = 0 if front else len(value) - len(back)
    signs = " ".join(each.strip() for each in (front, back) if each.strip())
    values = {"key": key, "where": _PLACES[where], "signs": signs, "wanted": text}
    fix = Fix(Offset(0, 0), len(value), text)
    return Diagnostic(PAGE.id, ERROR, AROUND, path, values, offset=Offset(0, column), fix=fix)


def _blanks(field: Field, text: str, value: str, path: Path) -> Iterator[Diagnostic]:
    """A name that was set wide by blanks (测 试 区 民 政 局), or odd blanks somewhere inside."""
    key = field.key
    if (
        _DASHED.issuperset(text)
        and not says_nothing(text)
        and not text.isascii()
        and (kept := _with_hyphens(text)) != text
    ):
        fix = Fix(Offset(0, 0), len(value), kept)
        yield Diagnostic(PAGE.id, ERROR, DASHES, path, {"key": key, "wanted": kept}, offset=Offset(0, 0), fix=fix)
    elif field.id == "agency" and (parts := _whole_and_more(text)):
        values = {"key": key, "first": parts[0], "second": parts[1]}
        yield Diagnostic(PAGE.id, ERROR, PARTS, path, values)
    elif _is_wide(text, is_name=field.id == "agency"):
        kept = "".join(text.split())
        fix = Fix(Offset(0, 0), len(value), kept)
        yield Diagnostic(PAGE.id, ERROR, SPACED, path, {"key": key, "wanted": kept}, offset=Offset(0, 0), fix=fix)
    elif any(sign in text for sign in _ODD_BLANKS):
        yield _inside(key, text, path)


def _whole_and_more(text: str) -> list[str]:
    """The two parts of a name with a blank inside, of which the first is a whole name and the second ends like none."""
    parts = text.split()
    ends = (*_ENDS, "室")
    two = len(parts) == 2 and parts[0].endswith(ends) and parts[1].isalpha()
    return parts if two and not parts[1].endswith(ends) else []


def _is_wide(text: str, *, is_name: bool) -> bool:
    """Whether a text is set wide; a name has no blank at all. (The pattern is dear to compile, and seldom needed.)"""
    if is_name and len(text.split(" ")) == 2 and " " in text:
        return re.fullmatch("[\u4e00-\u9fff]+ +[\u4e00-\u9fff]+", text) is not None
    return len(text.split()) > 2 and re.fullmatch(_SPACED, text) is not None


def _with_hyphens(text: str) -> str:
    """A number whose parts were joined by dashes, with hyphens between them."""
    return re.sub("[—–－―‐‑−]+", "-", text)


_DASHED = frozenset("0123456789—–－―‐‑−- ()（）、转")


def _inside(key: str, value: str, path: Path) -> Diagnostic:
    """A blank inside that is no ordinary one. What it stands for (two parts of an address?) a person knows."""
    column = min(value.find(sign) for sign in _ODD_BLANKS if sign in value)
    kept = value.translate(dict.fromkeys(map(ord, _ODD_BLANKS)))
    values = {"key": key, "wanted": quoted(kept, limit=2 * _LONGEST)}
    return Diagnostic(PAGE.id, WARNING, INSIDE, path, values, offset=Offset(0, column))


def _trimmed(value: str, key: str, *, is_name: bool) -> tuple[str, str, str]:
    """The text without what stands around it (its own name, quotes, signs of a list or table), and that on either side."""
    text = value.strip()
    inner = text
    while True:
        less = _unquoted(_without_signs(_without_label(_without_words(inner, is_name=is_name), key)))
        if less == inner:
            break
        inner = less
    start = text.find(inner)
    return inner, text[:start], text[start + len(inner) :]


def _without_label(text: str, key: str) -> str:
    """Without the name of its own key and a colon: 电话：…, 联系电话: …, 单位名称：…"""
    label, colon, rest = text.replace(":", "：", 1).partition("：")
    named = colon and (label == key or (key in label and label.replace(key, "", 1) in _LABELS))
    return rest.lstrip() if named else text


_LABELS = DUTIES.labels_of_contact


def _without_words(text: str, *, is_name: bool) -> str:
    """The name of an agency without what a form for a seal, or a title, has behind it: （盖章）, 2025年."""
    if not is_name:
        return text
    seal = next((each for each in DUTIES.seals if text.endswith(each)), "") if "章" in text[-_LONGEST_SEAL:] else ""
    year = re.search(r"[（(]?(?:19|20)[0-9]{2}年度?[）)]?\Z", text) if "年" in text else None
    return text.removesuffix(seal or (year[0] if year else "")).rstrip()


def _two_names(text: str) -> tuple[str, str] | None:
    """Two agencies with a blank, a comma or a stroke between them: joined they would be one with a name that nobody bears."""
    sign = next((each for each in _BETWEEN_NAMES if each in text), "")
    names = [each.strip() for each in text.split(sign)] if sign else []
    are_names = len(names) > 1 and all(len(each) > _SHORT and each[-1] in _ENDS for each in names)
    return (names[0], names[1]) if are_names and not any(each in name for name in names for each in " \u3000") else None


def _without_signs(text: str) -> str:
    return text.lstrip(_BEFORE).rstrip(_BEHIND)


def _unquoted(text: str) -> str:
    """Without the quotes around it, or the one that was left over at an edge."""
    if len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not set(text[1:-1]) & {text[0], text[-1]}:
        return text[1:-1]
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES and not set(text[1:-1]) & set(_QUOTES):
        return text[1:-1]  # one of one kind, one of another
    if sum(text.count(sign) for sign in _QUOTES) == 1:
        return text.strip(_QUOTES)
    return text


RULE = Rule(PAGE, check)
