"""A draft says that it is one, as gipgen writes it: no template takes the words away, and none says anything beside them."""

from typing import Any

from gipgen.findings.text import Text
from gipgen.formats import ProofError
from gipgen.formats.held_xml import paragraphs, seen
from gipgen.formats.visible import refuse

_MARK = "草稿"
_HEADER = "word/header1.xml"
_GONE = Text(
    "草稿的标记（“草稿……不得发布”）要照内置的样子留着，模板不能去掉、改写",
    "the mark of a draft stays as gipgen writes it; a template neither drops nor rewords it",
)

_SECTIONS = "纸张、页边距、分节、页码要照内置的样子写；页边距和行距在 gipgen.toml 的 [style.page] 里改"


def _must(is_there: bool) -> None:  # noqa: FBT001  the only argument
    if not is_there:
        raise ProofError(_GONE)


def hold_draft_of_page(page: Any, plain: Any) -> None:
    """The first paragraph with the class of drafts is gipgen's, on a page and in a draft only. Raises ``ProofError``."""
    marks = [[each for each in root.iter("p") if "draft" in each.get("class", "").split()] for root in (page, plain)]
    theirs, ours = ([(each.attrib, each.text, len(each)) for each in found] for found in marks)
    _must(theirs == ours and all(each in list(page.find("body")) for each in marks[0]))


def hold_draft_of_markdown(theirs: list[str], ours: list[str]) -> None:
    """The line above the title. Raises ``ProofError``."""
    mark = next((line for line in ours[: _title(ours)] if _MARK in line), "")
    _must(not mark or mark in theirs[: _title(theirs)])


def _title(lines: list[str]) -> int:
    return next((at for at, line in enumerate(lines) if line.startswith("# ")), len(lines))


def hold_draft_of_word(theirs: dict[str, bytes], ours: dict[str, bytes]) -> None:
    """The header of each page, and the sections that show it. Raises ``ProofError``."""
    words = paragraphs(seen(ours[_HEADER]))
    if _MARK in "".join(words):
        _must(paragraphs(seen(theirs[_HEADER])) == words)
    section = ("w:sectPr",)
    documents = (seen(each["word/document.xml"], section).whole["w:sectPr"] for each in (theirs, ours))
    sections, plain = documents
    if sections != plain:
        _must(_MARK not in "".join(words))
        raise refuse(_first_change(sections, plain), _SECTIONS, "sections and pages stay as gipgen writes them")


def _first_change(theirs: list[str], ours: list[str]) -> str:
    """The tag of a section that a template changed."""
    pairs = zip("".join(theirs).split("<"), "".join(ours).split("<"), strict=False)
    return next((f"<{one.partition(' ')[0]}" for one, other in pairs if one != other), "<w:sectPr")


def hold_draft_of_odt(theirs: dict[str, bytes], ours: dict[str, bytes]) -> None:
    """The header of each kind of page, of which there are no others. Raises ``ProofError``."""
    if _MARK not in "".join(paragraphs(seen(ours["styles.xml"]))):
        return
    names = ("style:master-page", "style:header", "style:header-left", "style:header-first")
    outer, inner = (
        [
            [(one.name, one.attributes) for one in seen(each["styles.xml"]).elements if one.name in names]
            for each in (theirs, ours)
        ],
        [seen(each["styles.xml"], ("style:header",)).whole["style:header"] for each in (theirs, ours)],
    )
    _must(outer[0] == outer[1] and inner[0] == inner[1])
