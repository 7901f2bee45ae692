"""Whole lines that a copy brought along, as GIP730 tells them: the number of a page, what stands around a text on a web page."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.inline import BLANKS
from gipgen.prose.line_ends import is_plain_title
from gipgen.prose.passages import Passage

_RULE = "GIP730"
PAGE_NUMBER = Text(
    "“{seen}”单独成行，像是页码，请删去这一行。页码由 Word 文件自己编。", "'{seen}' looks like a page number; delete it"
)
PAGE_IN_SENTENCE = Text(
    "“{seen}”单独成行，像是页码，把一句话断成了两段。请连同上下的空行一起删去，让“{end}”和“{next}”接成一段。"
    "页码由 Word 文件自己编。",
    "'{seen}' looks like a page number in the middle of a sentence: delete it and the blank lines around it, so that '{end}' and '{next}' are one "
    "paragraph",
)
NUMBER_ALONE = Text(
    "“{seen}”单独成行，会印成一段。是页码的，删去这一行；是从表格复制来的数，把整个表格写成用“|”隔开的几行；是小标题的编号，写到小标题的前面。",
    "'{seen}' stands alone and would be printed as a paragraph: delete it if it numbers a page; write a table with '|' if it came from one; "
    "put it in front of its heading if it numbers one",
)
NUMBER_OF_TITLE = Text(
    "“{seen}”和“{title}”是一个小标题的编号和文字，复制时断成了两行，会各印成一段。写成“## {title}”，编号由 gipgen 加，“{seen}”这一行删去。",
    "'{seen}' and '{title}' are the number and the words of one heading and would be printed as two paragraphs: write '## {title}' and delete '{seen}'",
)
REMARK = Text(
    "“{seen}”会印出来：正文里的“#”不是注释。是给填报人看的，删去它，写到“键: |”上面的一行；是正文，删去“#”，补上句号。",
    "'{seen}' is printed: in a text '#' begins no comment; delete it and write it above the key, or take the sign off if it is text",
)
_REMARK = r"[。！？]\s*(#\s*[^\n#。！？]{1,60})\Z"
_SHOWN, _BESIDE = 40, 8  # characters of a line, of those above and below it


def remarks(passage: Passage) -> Iterator[Diagnostic]:
    for match in re.finditer(_REMARK, passage.text):
        values = {"seen": quoted(match[1], limit=_SHOWN)}
        yield Diagnostic(_RULE, WARNING, REMARK, passage.path, values, offset=passage.place(match.start(1)))


def of_line(passage: Passage, text: Text, slip: str) -> Diagnostic:
    """What is said of a whole paragraph, which a person has to look at."""
    values = {"seen": quoted(passage.text, limit=_SHOWN), "slip": slip}
    return Diagnostic(_RULE, WARNING, text, passage.path, values, offset=passage.place(0))


def page_number(passage: Passage) -> Diagnostic:
    """A number alone may be something else; one between dashes or with 第…页 is deleted without asking."""
    if passage.text.isdecimal():
        told = of_line(passage, NUMBER_ALONE, "number")
        title = _title_below(passage) if is_counter(passage.text) else ""
        return told._replace(text=NUMBER_OF_TITLE, values={**told.values, "title": title}) if title else told
    told = line_to_delete(passage, PAGE_NUMBER, "page")
    from gipgen.formatting.cut_sentences import around_cut  # noqa: PLC0415  few texts have the number of a page

    lines = passage.typed.split("\n")
    cut = around_cut(lines, passage.place(0).line)
    if cut is None or told.fix is None:
        return told
    above, below = lines[cut[0]].strip(), lines[cut[1]].strip()
    beside = {"end": quoted(above, max(0, len(above) - _BESIDE), len(above)), "next": quoted(below, 0, _BESIDE)}
    return told._replace(text=PAGE_IN_SENTENCE, values={**told.values, **beside})


def is_counter(text: str) -> bool:
    """01, 02: how slides number what they show."""
    return len(text) == len("01") and text[0] == "0" and text.isdecimal()


def _title_below(passage: Passage) -> str:
    """The next line with something in it, if it may be a heading."""
    behind = passage.typed.split("\n", passage.place(0).line + 1)[-1].lstrip(f"{BLANKS}\n")
    title = behind.partition("\n")[0].strip(BLANKS)
    return quoted(title, limit=_SHOWN) if title and is_plain_title(title) else ""


def line_to_delete(passage: Passage, text: Text, slip: str) -> Diagnostic:
    line = passage.place(0).line
    typed = passage.typed.split("\n")[line]
    fix = Fix(Offset(line, 0), len(typed), "") if typed.strip(BLANKS) == passage.text else None
    return of_line(passage, text, slip)._replace(fix=fix)
