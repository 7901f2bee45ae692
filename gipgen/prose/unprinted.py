"""Markdown that gipgen does not know: its signs would be printed as they are typed, and a finding says so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Block, Heading, Inline, Link, List, Paragraph, Strong, Table, leaves, plain
from gipgen.prose.nodes import Text as NodeText
from gipgen.prose.places import line_and_column, offset_at, typed_span

_BARS = ("│", "┃", "║")  # of tables that are drawn
_SIGNS = (
    "*",
    "`",
    "~~",
    "[",
    "_",
    ">",
    "---",
    "- -",
    "==",
    "|",
    "$",
    "\\",
    "①",
    *"¹²³",
    "^",
    "［",
    "＊",
    "#",
    *_BARS,
)  # without one of them there is nothing to look for
_SHOWN = 20
_ENDS = ("。", "；", "：", "！", "？", "，")
_OF_DELIMITERS = "|｜ \t:：-—–－―─━=_"
_ROWS = "|"  # stands for a table above
_MORE = Text("（这样的共 {count} 处。）", " ({count} such places)")
_LONGEST = 60
_STOPS = ("，", "、", "；", "。")
_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")


class _Kind(NamedTuple):
    """What a Markdown editor would make of it, and what finds it in a text."""

    what: Text
    clue: str  # in every text that the pattern can fit; looking for it costs nothing
    pattern: str
    variant: str = "unprinted"


# words between three stars or more; where stops stand beside them the stars hide names or numbers
STARRED = r"(?<!\*)\*{3,5}(?![\s*0-9，。；：、）])[^*\n]{1,40}(?<![\s0-9，。；：、（])\*{3,5}(?!\*)"
WIDE_STARS = (
    r"(?<![\u4e00-\u9fff＊])＊＊[^\s＊，。；：、][^＊\n]{0,60}＊＊(?!＊)"  # around words, not in place of a name
)
_HAN_OR_STOP = "[\u4e00-\u9fff，。；：、]"
_NOTE = Text("脚注的号码", "the number of a footnote")
_INSIDE = (
    _Kind(Text("粗斜体", "bold italics"), "***", STARRED),
    _Kind(
        Text("斜体", "italics"),
        "*",
        r"(?<![*0-9A-Za-z])\*[^\s*0-9，。；：、）](?:[^*\n]{0,200}[^\s*])?\*(?![*0-9A-Za-z])",
    ),
    _Kind(
        Text("斜体", "italics"), "*", r"\A\*[0-9][^*\n]{0,400}[^\s*]\*\Z"
    ),  # a whole paragraph, which may begin with a year
    _Kind(Text("斜体", "italics"), "_", r"(?<![\w.])_[^\W_](?:[^_\n]{0,200}[^\W_])?_(?![\w.])"),
    _Kind(
        Text("粗体（gipgen 里写 **…**）", "bold (write **…**)"),
        "__",
        r"(?<![\w.])__[^\W_][^_\n]{0,200}[^\W_]__(?![0-9A-Za-z_.])|"
        rf"(?<={_HAN_OR_STOP})__[0-9][0-9.,%％]{{0,12}}__(?={_HAN_OR_STOP}|\Z)|"
        rf"(?<={_HAN_OR_STOP})__(?={_HAN_OR_STOP}|\Z)(?![次件条个项期篇场份万人年月日])",  # 参加__人次 is a blank: GIP731
    ),
    _Kind(Text("代码块", "code"), "```", r"`{3,}"),
    _Kind(Text("粗体", "bold"), "**", r"(?<!\*)\*\*(?!\*)", "unpaired_bold"),
    _Kind(Text("公式", "a formula"), "$", r"\$[^$\n]{0,100}\\[a-zA-Z]+[^$\n]{0,100}\$"),
    _Kind(Text("链接", "a link"), "]（", r"\[[^\[\]\n]{1,100}\]（(?:https?://|mailto:)[^（）\s]{1,200}）", "wide_link"),
    _Kind(
        Text("链接", "a link"), "] (", r"\[[^\[\]\n]{1,100}\] \((?:https?://|mailto:)[^()\s]{1,200}\)", "spaced_link"
    ),
    _Kind(
        Text("链接", "a link"), "］（", r"［[^［］\n]{1,100}］（(?:https?://|mailto:)[^（）\s]{1,200}）", "wide_link"
    ),
    _Kind(Text("粗体", "bold"), "＊＊", WIDE_STARS, "wide_stars"),
    _Kind(Text("公式", "a formula"), "\\", r"\\(?:frac|times|text|cdot|div|approx|sqrt)(?![a-zA-Z])"),
    _Kind(Text("代码", "code"), "`", r"`[^`\n]{1,200}`"),
    _Kind(Text("删除线", "struck out"), "~~", r"~~[^~\n]{1,200}~~"),
    _Kind(Text("突出显示", "marked words"), "==", r"(?<!=)==[^=\s][^=\n]{0,200}==(?!=)"),
    _Kind(Text("上标", "raised signs"), "^", r"\^[0-9A-Za-z+-]{1,10}\^"),
    _Kind(Text("脚注", "a footnote"), "[^", r"\[\^[^\]\s]{1,20}\]"),
    _Kind(
        Text("引用", "a quotation"), ">", r"(?<=[。！？；：]) {0,2}>(?:(?= ?[\u4e00-\u9fff])|(?: ?>){1,5}(?= ?[^\s>=]))"
    ),
    _Kind(_NOTE, "[", r"(?<=[\u4e00-\u9fff0-9%％，。；：、）》”])\[[0-9]{1,2}\](?![(（])", "footnote"),
    _Kind(_NOTE, "①", r"(?<=[\u4e00-\u9fff0-9%％）》”])(?<![图表式第])[①-⑳](?=[，。；：、]|\Z)", "footnote"),
    _Kind(_NOTE, "①", r"(?<=[。！？；])[①-⑳]\Z|\[[①-⑳]\]", "footnote"),
    *(_Kind(_NOTE, sign, rf"(?<=[\u4e00-\u9fff。，；、）》”]){sign}(?![¹²³⁰-⁹])", "footnote") for sign in "¹²³"),
)
_NOTED = ("注：①", "注:①", "注①", "说明：①")  # below a table: what the signs in it stand for is printed with them
_HALF_WIDTH = str.maketrans("（）［］＊", "()[]*")
_OF_FORMULAS = ("$", "\\")
_RULE = _Kind(Text("分隔线", "a rule"), "", r"([-*_=])(?: *\1){2,} *\Z", "markdown_line")
_OF_RULES = frozenset("-*_=")
_DRAWN = Text("画出来的表格", "a drawn table")
_AT_START = (
    _Kind(Text("没有文字的小标题", "a heading without words"), "#", "[#＃ ]+\\Z", "no_words"),
    _Kind(Text("引用", "a quotation"), ">", r">[ >]*(?=[^\s>=0-9]|\Z)", "quotation"),
    _Kind(Text("引用", "a quotation"), ">", r">[ >]*(?=[^\s>])"),
    _RULE,
    _Kind(Text("代码块", "code"), "```", r"`{3,}[a-zA-Z]{0,20} *\Z", "markdown_line"),
    _Kind(Text("代码块", "code"), "~~~", r"~{3,}[a-zA-Z]{0,20} *\Z", "markdown_line"),
    _Kind(Text("代码块", "code"), "~~~", r"~{3,}"),
    _Kind(Text("链接的地址", "the address of a link"), "]:", r"\[[^\[\]\n]{1,40}\]: ?(?:https?://|mailto:|\.{0,2}/)"),
    _Kind(Text("表格", "a table"), "|", r"\|[^|]*(?=\|)", "no_delimiter"),
    _Kind(Text("文件的项目", "an item of the file"), ": |", r"[^\s:：|]{1,16}: \|\Z", "barred_key"),
    *(_Kind(_DRAWN, bar, rf"{bar}[^{bar}]*(?={bar})", "drawn_bars") for bar in _BARS),
)
_QUOTED = _Kind(Text("引用", "a quotation"), ">", r">[ >]*(?=[^\s>])", "quotation")  # … a number too, beside such lines
_QUOTATION = r"(?m)^[ \t]*>[ >]*[^\s>=0-9]"
_BOX = _Kind(Text("待办框", "a box to tick"), "[", r"\[[ xX]\](?=\s)")


def unprinted(blocks: Iterable[Block], typed: str) -> Iterator[Diagnostic]:
    """The signs of a narrative that would be printed; of each kind the first."""
    if "\\\n" in typed or ("\t" in typed and '"' in typed):
        from gipgen.prose.lost_ends import lost_at_ends  # noqa: PLC0415  few texts have such ends

        yield from lost_at_ends(typed)
    if not any(sign in typed for sign in _SIGNS):
        return
    told: dict[Text, Diagnostic] = {}
    counts: Counter[Text] = Counter()
    starting = _starting(typed)
    for children, in_item, above in _texts(blocks, in_item=False):
        yield from _wide_pictures(children, typed)
        yield from _hidden(children, typed)
        for kind, match, offset in _in_one(children, (*starting, _BOX) if in_item else starting, typed):
            finding = _told(_underlined(kind, match, above), match, typed, offset, above)
            if "slip" in finding.values:
                yield finding
                continue
            counts[kind.what] += 1
            told.setdefault(kind.what, finding)
    yield from (first if counts[what] == 1 else _of_several(first, counts[what]) for what, first in told.items())


def _of_several(first: Diagnostic, count: int) -> Diagnostic:
    """What is said of signs of one kind; the rows of a table are one slip."""
    rows = ("no_delimiter", "drawn_bars", "row_apart", "other_delimiter")
    if any(first.text is TEXTS[each] for each in rows):
        return first
    from gipgen.findings.folding import with_more  # noqa: PLC0415  few texts have such signs

    return with_more(first, _MORE, count=count)


def _is_noted(kind: _Kind, typed: str) -> bool:
    """Whether a sign stands for a note that is written out in the text itself: 网站① … 注：①含转载."""
    return kind.clue == "①" and any(note in typed for note in _NOTED)


def _starting(typed: str) -> tuple[_Kind, ...]:
    """What a text may begin with: where a line is quoted, a number behind ``>`` is no comparison."""
    return (_QUOTED, *_AT_START) if ">" in typed and re.search(_QUOTATION, typed) else _AT_START


def _in_one(
    children: tuple[Inline, ...], at_start: Iterable[_Kind], typed: str
) -> Iterator[tuple[_Kind, re.Match[str], int]]:
    """The signs of one text, and where they were typed."""
    for place, node in enumerate(leaves(children)):
        if not isinstance(node, NodeText):
            continue
        for kind, match in _matches(node.text, () if place else at_start):
            span = typed_span(node.pieces, *match.span())  # none where one of them is guarded by a backslash
            if (span or kind.clue in _OF_FORMULAS) and not _is_noted(
                kind, typed
            ):  # these have backslashes of their own
                yield kind, match, span[0] if span else offset_at(node.pieces, match.start())


def _underlined(kind: _Kind, match: re.Match[str], above: str) -> _Kind:
    """The same, or what makes a heading of the line above, where that may be one; or a row that lost its table."""
    if kind.variant == "no_delimiter" and above == _ROWS:
        return kind._replace(variant="row_apart")
    is_line = kind is _RULE and match[0][0] in "=-" and 0 < len(above) <= _SHOWN and not above.endswith(_ENDS)
    return kind._replace(variant="underlined") if is_line else kind


def _wide_pictures(children: tuple[Inline, ...], typed: str) -> Iterator[Diagnostic]:
    """``！[图](图.png)``: the sign is printed, and the picture a link."""
    for node, link in pairwise(children):
        if isinstance(node, NodeText) and isinstance(link, Link) and node.text.endswith("！"):
            span = typed_span(node.pieces, len(node.text) - 1, len(node.text))
            if span and link.target.lower().endswith(_PICTURES):
                place = line_and_column(typed, span[0])
                values = {"wanted": f"![{quoted(plain(link.children), limit=_SHOWN)}](…)"}
                yield Diagnostic(
                    MARKUP, WARNING, TEXTS["wide_picture"], values=values, offset=place, fix=Fix(place, 1, "!")
                )


def _hidden(children: tuple[Inline, ...], typed: str) -> Iterator[Diagnostic]:
    """``张**等，李**等``: stars that hide names make the words between them bold, and are not printed."""
    for node, bold in pairwise(children):
        if not (isinstance(node, NodeText) and isinstance(bold, Strong)):
            continue
        inside = plain(bold.children)
        span = typed_span(node.pieces, len(node.text) - 1, len(node.text))
        if span and node.text[-1:].isalpha() and inside[-1:].isalpha() and inside[-2:-1] in _STOPS:
            place = line_and_column(typed, span[1])
            values = {"seen": quoted(f"**{inside}**", limit=_SHOWN)}
            yield Diagnostic(MARKUP, WARNING, TEXTS["hiding_stars"], values=values, offset=place)


def _told(kind: _Kind, match: re.Match[str], typed: str, offset: int, above: str) -> Diagnostic:
    values = {"seen": quoted(match[0].strip(), limit=_SHOWN), "what": kind.what}
    place = line_and_column(typed, offset)
    fix = None
    if kind.variant in ("wide_link", "spaced_link"):
        wanted = match[0].translate(_HALF_WIDTH).replace("] (", "](")
        values = {"wanted": quoted(wanted, limit=_LONGEST)}
        fix = Fix(place, len(match[0]), wanted)
    elif kind.variant == "wide_stars":
        wanted = match[0].translate(_HALF_WIDTH)
        values = {"wanted": quoted(wanted, limit=_LONGEST), "slip": kind.variant}
        fix = Fix(place, len(match[0]), wanted)
    elif kind.variant in ("quotation", "markdown_line"):
        values["slip"] = kind.variant
        fix = Fix(place, len(match[0]), "")
    elif kind.variant == "underlined":
        values["wanted"] = f"## {quoted(above, limit=_SHOWN)}"
    elif kind.variant in ("no_delimiter", "drawn_bars", "row_apart"):
        lines = typed.split("\n")
        row = lines[place.line].strip().replace(kind.clue, "|")
        delimiter = "|---" * max(row.strip("|").count("|") + 1, 1) + "|"
        values |= {"row": quoted(row, limit=_LONGEST), "wanted": delimiter}
        if kind.variant == "no_delimiter" and (below := _other_delimiter(lines[place.line + 1 : place.line + 2])):
            kind = kind._replace(variant="other_delimiter")
            values["seen"] = quoted(below)
            place = Offset(place.line + 1, lines[place.line + 1].index(below))
            fix = Fix(place, len(below), delimiter)
    return Diagnostic(MARKUP, WARNING, TEXTS[kind.variant], values=values, offset=place, fix=fix)


def _other_delimiter(lines: list[str]) -> str:
    """The line below a table's header, where it has other dashes than hyphens: ``| —— | —— |``."""
    line = "".join(lines).strip()
    return line if line and not line.strip(_OF_DELIMITERS) and line.strip("| ") else ""


def _matches(text: str, starting: Iterable[_Kind]) -> Iterator[tuple[_Kind, re.Match[str]]]:
    for kind in starting:
        if kind is _RULE and text[:1] not in _OF_RULES:
            continue
        if kind.clue in text and (match := re.match(kind.pattern, text)):
            yield kind, match
            if match.end() == len(text) or kind.variant == "quotation":
                return
    for kind in _INSIDE:
        for match in re.finditer(kind.pattern, text) if kind.clue in text else ():
            yield kind, match


def _texts(blocks: Iterable[Block], *, in_item: bool) -> Iterator[tuple[tuple[Inline, ...], bool, str]]:
    """The inside of every paragraph, heading and cell; whether it is the beginning of an item; the paragraph above it."""
    above = ""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield block.children, in_item, above
        elif isinstance(block, List):
            for item in block.items:
                yield from _texts(item[:1], in_item=True)
                yield from _texts(item[1:], in_item=False)
        elif isinstance(block, Table):
            for row in block.rows:
                yield from ((cell, False, "") for cell in row)
        above = plain(block.children) if isinstance(block, Paragraph) else _ROWS if isinstance(block, Table) else ""
