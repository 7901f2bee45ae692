"""The first item of a series that ran together with the words in front of it: 健全工作机制一是加强领导。二是开展培训."""

from gipgen.findings.finding import WARNING, Diagnostic
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.spots import around, is_han

GLUED = Text(
    "“{context}”里的“{seen}”前面没有标点，请补上（多半是“。”或“：”）。",
    "no stop stands in front of '{seen}' in '{context}': put one there",
)


def glued_item(rule: str, passage: Passage, position: int, wanted: str) -> Diagnostic | None:
    """What is said of the item that is missing in front of ``position``, where it is there and has no stop in front."""
    text = passage.text
    at = text.rfind(wanted, 0, position)
    if at <= 0 or not is_han(text[at - 1]):
        return None
    values = {"context": around(text, at, at + len(wanted)), "seen": wanted}
    return Diagnostic(rule, WARNING, GLUED, passage.path, values, offset=passage.place(at))
