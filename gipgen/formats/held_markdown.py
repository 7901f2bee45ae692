"""What an agency's templates may make of the Markdown: lines of their own in a few plain forms.

A line that the built-in templates write too is right as long as it stands where it did: Markdown reads a line by its
neighbours. HTML of the house's own is not needed; links lead to its own site; pictures are the report's.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.formats.held_draft import hold_draft_of_markdown
from gipgen.formats.own_words import hold_unseen
from gipgen.formats.visible import Held, may_lead_to, refuse

_TAG = re.compile(
    r"</?(?:strong|br|table|caption|thead|tbody|tr|td|th|p)\s*/?>"
    r"|<(?:p|tr|td|th)(?: (?:align=\"(?:left|right|center)\"|(?:colspan|rowspan)=\"\d{1,3}\"))*>"
)
_ROW = re.compile(r"(?:</?(?:table|thead|tbody)>|<tr[^>]*>.*</tr>|<caption>.*</caption>|\s*)")
_TARGET = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.)*+)\]\(\s*+<?([^()<>\s]*+)>?[^()]*+\)")
_ENGLISH = "of your own: paragraphs, lists, headings and links to your own site, between empty lines"
_INSTEAD = "自己加的可以是段落、列表、小标题和到本网站的链接，前后空一行"


def hold_markdown(held: Held) -> None:
    """Hold the Markdown. Raises ``ProofError``."""
    ours, theirs = (content.decode("utf-8").split("\n") for content in (held.plain, held.content))
    hold_unseen("\n".join(theirs), "\n".join(ours))
    hold_draft_of_markdown(theirs, ours)
    free, pairs = set(ours), set(pairwise(ours))
    before, in_table = "", False
    for line in theirs:
        is_row = in_table or line.startswith("<table")
        in_table = is_row and not line.startswith("</table")
        if line not in free:
            _line(line, held.hosts, is_row=is_row)
        if not _may_follow(before, line, is_row=is_row) and (before, line) not in pairs:
            raise refuse(line or before, f"Markdown 里这两行不能连着：前后空一行。{_INSTEAD}", _ENGLISH)
        before = line
    _targets("\n".join(ours), "\n".join(theirs), held.hosts)


def _line(line: str, hosts: tuple[str, ...], *, is_row: bool) -> None:
    """A line that only the house has."""
    rest = _TAG.sub("", re.sub(r"\\.", "", line))
    if is_row:
        if not _ROW.fullmatch(line) or re.search(r"<", rest):
            raise refuse(line, "表格里只能有行和格子", "a table holds rows and cells")
        return
    if re.search(r"<|&#|&(?!lt;|gt;|amp;)\w+;", rest) and not all(may_lead_to(each, hosts) for each in _bare(rest)):
        raise refuse(line, f"Markdown 里不能有 HTML。{_INSTEAD}", _ENGLISH)
    if re.match(r" {0,3}(?:```|~~~|\[[^\]]*\]:)| {4,}|\t", line) or any(each in rest for each in ("`", "~~", "$")):
        raise refuse(line, f"Markdown 里不能有代码、公式、删除线、引用的链接。{_INSTEAD}", _ENGLISH)
    if re.search(r"\[[^\[\]]*+\](?!\()", rest) or re.search(r"https?://|www\.", _TARGET.sub("", rest)):
        raise refuse(line, f"链接要写成 [文字](地址)。{_INSTEAD}", _ENGLISH)


def _bare(text: str) -> Iterator[str]:
    """Addresses in angles; anything else there is no address."""
    for match in re.finditer(r"<([^<>]*)>?|&", text):
        yield match[1] if match[1] and re.match(r"https?://", match[1]) else "javascript:"


def _may_follow(before: str, line: str, *, is_row: bool) -> bool:
    """Whether one line may stand under another without a blank one between, in any Markdown."""
    if not before.strip() or not line.strip():
        return not (before.startswith("</table") and line.strip())
    if is_row:
        return not line.startswith("<table")
    both_items = all(re.match(r"[-*+] |\d+\. ", each) for each in (before, line))
    both_signed = all(re.fullmatch(r'<p align="\w+">[^<]*</p>', each) for each in (before, line))
    both_bars = before.startswith("|") and line.startswith("|")
    return both_items or both_bars or both_signed


def _targets(ours: str, theirs: str, hosts: tuple[str, ...]) -> None:
    """Links and pictures of the report lead where it says, in their order."""
    rest = _TARGET.findall(_unescaped(ours))
    for is_picture, text, target in _TARGET.findall(_unescaped(theirs)):
        if (is_picture, text, target) in rest:
            rest = rest[rest.index((is_picture, text, target)) + 1 :]
        elif is_picture:
            raise refuse(target, "图片只能是报告里的", "pictures are the report's")
        elif not may_lead_to(target, hosts):
            why = "链接只能到本网站（gipgen.toml 的 SiteDomain）、电话或邮箱；报告里的链接要照原样"
            raise refuse(target, why, "links lead to the agency's own site, a telephone or mail")


def _unescaped(text: str) -> str:
    return re.sub(r"\\([!\[\]()])", "", text)
