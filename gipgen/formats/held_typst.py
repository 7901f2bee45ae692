"""What an agency's templates may make of the PDF: lines of Typst with a look, and nothing that hides, draws or computes.

The read-back follows the tags of a PDF, and Typst can draw what no tag tells. So the source is held before it is set: a
line that the built-in templates write too is right; every other has only the words below, with values that can be seen.
"""

import re
from collections.abc import Iterator

from gipgen.findings.text import Text
from gipgen.formats import ProofError
from gipgen.formats.own_words import hold_unseen
from gipgen.formats.visible import BLACK, WHITE, Colour, colour, has_letters, refuse, stands_out

_WORDS = frozenset(
    [
        "let",
        "set",
        "show",
        "none",
        "true",
        "false",
        "auto",
        "left",
        "right",
        "center",
        "top",
        "bottom",
        "horizon",
        "start",
        "end",
        "justify",
        "black",
        "navy",
        "maroon",
        "blue",
        "red",
        "green",
        "purple",
        "olive",
        "gray",
        "text",
        "par",
        "block",
        "align",
        "line",
        "v",
        "h",
        "box",
        "pad",
        "pagebreak",
        "linebreak",
        "parbreak",
        "strong",
        "emph",
        "rgb",
        "luma",
        "list",
        "enum",
        "heading",
        "title",
        "std",
        "figure",
        "caption",
        "where",
        "level",
        "table",
        "link",
        "fill",
        "size",
        "weight",
        "style",
        "font",
        "stroke",
        "leading",
        "spacing",
        "first-line-indent",
        "hanging-indent",
        "amount",
        "all",
        "above",
        "below",
        "inset",
        "radius",
        "width",
        "length",
        "body",
        "header",
        "columns",
        "stub",
        "start",
        "page",
        "margin",
        "paper",
        "x",
        "y",
        "rest",
        "weak",
        "sticky",
        "breakable",
        "lang",
        "region",
        "cell",
        "settings",
        "fonts",
        "sizes",
        "heading1",
        "heading2",
        "heading3",
        "page-number",
        "headings",
        "masthead",
        "titled",
        "statutory",
        "prose-table",
        "captioned",
        "kept",
        "signature",
        "landscape",
        "picture",
        "report",
        "logo",
        "narrow",
        "marker",
        "indent",
        "body-indent",
        "numbering",
        "delta",
        "",
    ]
)
_FURNITURE = frozenset(  # what gipgen.toml asks for, and no template
    ["watermark", "front", "cover", "contents", "attachments", "imprint", "issued-by", "emboldened"]
)
_STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
_NAME = re.compile(r"(?<![\w-])[A-Za-z_][\w-]*")
_SHOW = re.compile(
    r"#?\s*show (?:std\.title|title|heading(?:\.where\(level: \d\))?|table|strong|emph|link|list|enum|par|figure\.caption)"
    r": set (?:text|par|block|align)\("
)
_CONTENT = re.compile(r"\[[^\[\]#]*+\]")
_CALLS = re.compile(r"\b(picture|link)\((\"(?:\\.|[^\"\\])*\"[^()]*)\)")
_ARGUMENT = re.compile(
    r"\b(fill|size|width|font|leading|spacing|stroke|marker):\s*((?:rgb|luma)\([^()]*\)|\([^()]*\)|[^,()\]]+)"
)
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "em": 16.0}
_LENGTH = re.compile(r"(?<![\d.])(\d{1,6}(?:\.\d{1,6})?)(pt|mm|cm|in|em)\b")
_LARGEST, _WIDEST = 36, 60  # points: of letters, of room between them, wherever they are set
_MARGINS = (28, 171)  # 10 to 60 mm
_SMALLEST = {"pt": 7.5, "mm": 2.6, "cm": 0.26, "em": 1.0}
_LONGEST = 2000
_ROOM = 100_000  # letters of a house's own
_FAULTS = (  # in a line without its texts
    (re.compile(r'["`$@\\<]|/\*|\*/|=>'), "这一行有不能用的符号"),
    (re.compile(r"\bpage\(.*\b(?:header|footer|background|foreground)\b"), "页眉页脚里的文字用内置的"),
    (
        re.compile(r"\bset page\((?!(?:(?:fill|margin|top|bottom|left|right|x|y|rest): ?|[^:])*\)$)"),
        "页面只能设 fill 和 margin",
    ),
    (re.compile(r"\bset \w.*\b(?:columns|lang|region) ?:|\b(?:numbering|start) ?:"), "栏数、编号、语言用内置的"),
    (re.compile(r"(?<!:)(?<!: )\bsettings\b"), "settings 里的值只能写在“名称: ”后面"),
    (re.compile(r"-\s*[\d.(]|/\s*[\d.]|\*\s*\d"), "不能有负的、算出来的长度"),
)
_SHOWN = 60  # letters of a line
_INSTEAD = "可以用 set、show …: set 改字体、字号、颜色、间距，加标题和落款前后的段落"
_ENGLISH = "set fonts, sizes, colours and spacing; add paragraphs outside of the report"


def hold_typst(source: str, plain: str) -> None:
    """Hold the source that a house's templates made. Raises ``ProofError``."""
    ours, theirs = plain.split("\n"), source.split("\n")
    if len(source) > 2 * len(plain) + _ROOM:
        raise refuse("typst", "模板写出的内容太多", "too much text")
    free = {line.strip() for line in ours}
    own = [line.strip() for line in theirs if line.strip() not in free]
    hold_unseen(source, plain)
    known = _WORDS | set(re.findall(r"#?let ([A-Za-z][\w-]*)", "\n".join((*own, *ours)))) - _FURNITURE
    for line in own:
        _words(line, known)
    _looks(own)
    rest = iter(_CALLS.findall(plain))
    for call in _CALLS.findall(source):
        if call not in rest:
            raise refuse(
                f"typst: {call[0]}({call[1]})", "图片和链接要和报告里的一样，次序也一样", "is to stay as it is"
            )


def _refuse(line: str, why: str, english: str) -> ProofError:
    """As ``refuse``, with a line of the source as a quotation: it may be of any language."""
    return ProofError(
        Text(f"typst：“{line[:_SHOWN]}”：{why}", f"typst: '{line[:_SHOWN]}': {english}"), f"typst: {line}"
    )


def _looks(lines: list[str]) -> None:
    """What lines of the house's own set can be seen."""
    letters, grounds = [BLACK], [WHITE]
    for call, name, value in (found for line in lines for found in _arguments(line)):
        if name == "fill" and (shade := _shade(value)):
            (letters if call == "text" else grounds).append(shade)
        elif not _fits(name, value):
            raise refuse(f"typst: {name}: {value}", f"不能是这个值。{_INSTEAD}", _ENGLISH)
    if not all(stands_out(shade, grounds) for shade in letters):
        raise refuse("typst: fill", "字的颜色和底色太接近，看不清。请改深或改浅", "too little contrast")


def _words(line: str, known: frozenset[str]) -> None:
    """A line of the house's own has known words only."""
    rest = re.sub(r"(?<!:)//.*", "", _STRING.sub("¤", line))
    rest = _CONTENT.sub(lambda match: re.sub(r"(?<=\d)-(?=\d)", "", match[0]), rest)  # a telephone number is no sum
    if why := next((why for pattern, why in _FAULTS if pattern.search(rest)), ""):
        raise _refuse(line, f"{why}。{_INSTEAD}", _ENGLISH)
    if re.search(r"\bshow\b", rest) and not _SHOW.match(rest):
        raise _refuse(line, f"show 只能写成 show heading: set text(…) 这样。{_INSTEAD}", _ENGLISH)
    _lengths(line, rest)
    if any(float(number) > _LONGEST for number in re.findall(r"(?<!\d)(\d++(?:\.\d++)?)(?:pt|mm|cm|em|in|%)", rest)):
        raise _refuse(line, "长度太大", "a length is too large")
    if any(re.search(r"\d\s+[\d.,%]", text) for text in _STRING.findall(line)):
        raise _refuse(line, "数字中间不能有空格", "no blanks inside a number")
    _names(line, rest, known)


def _lengths(line: str, rest: str) -> None:
    """What is set for all that follows is of a size that leaves the page readable."""
    if not re.search(r"\bset\b", rest):
        return
    least, most = _MARGINS if "page(" in rest else (0, _LARGEST if re.search(r"\bsize:", rest) else _WIDEST)
    if not all(least <= float(number) * _POINTS[unit] <= most for number, unit in _LENGTH.findall(rest)):
        why = f"长度要在 {least} 到 {most} 磅之间，不然版面放不下"
        raise _refuse(line, why, f"lengths are to be {least} to {most} pt")


def _names(line: str, rest: str, known: frozenset[str]) -> None:
    if set(re.findall(r"\blet ([A-Za-z][\w-]*)", rest)) & _WORDS:
        raise _refuse(line, "不能改内置的名称，换一个名称", "a name of Typst's own is not to be redefined")
    for name in _NAME.findall(rest):
        if name not in known:
            raise refuse(f"typst: {name}", f"不能用这个函数。英文文字写在引号里。{_INSTEAD}", _ENGLISH)


def _arguments(line: str) -> Iterator[tuple[str, str, str]]:
    """Arguments whose values matter, each with the call that it stands in."""
    for match in _ARGUMENT.finditer(line):
        before = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", line[: match.start()]))
        calls = re.findall(r"(?<![\w.-])([\w.-]++)\((?=[^()]*$)", before)
        yield calls[-1] if calls else "", match[1], match[2].strip()


def _shade(value: str) -> Colour | None:
    if match := re.fullmatch(r'rgb\("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"\)', value):
        return colour(match[1])
    if match := re.fullmatch(r"luma\((\d{1,3})\)", value):
        return (min(int(match[1]), 255),) * 3
    return colour(value) if value.isalpha() else None


def _fits(name: str, value: str) -> bool:
    if name == "fill":
        return value in ("none", "rgb(colour)")
    if name == "font":
        return value.startswith("settings.") or all(has_letters(font) for font in _STRING.findall(value) or [value])
    if name == "size":
        match = re.fullmatch(r"([\d.]+)(pt|mm|cm|em)", value)
        return value.startswith("settings.") or (match is not None and _SMALLEST[match[2]] <= float(match[1]) <= 72)
    if name == "marker":  # no number in front of what the report lists
        return re.fullmatch(r'"[^\w"]{0,2}"|\[\W{0,2}\]', value) is not None
    if name == "width":
        match = re.fullmatch(r"([\d.]+)%", value)
        return match is not None and 50 <= float(match[1]) <= 100
    return True
