"""A run-in heading at the beginning of a paragraph: a node of its own, so that outputs set it in the face of its level."""

from gipgen.prose.nodes import Inline, Lead, Link, Strong, Text, plain
from gipgen.prose.places import Piece, behind
from gipgen.prose.typed_numbers import NUMBERS, lead_length, typed_number

_LONGEST = 40  # characters of a run-in heading with its number


def with_lead(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inside of a paragraph with its run-in heading, if it begins with one, set apart."""
    first = children[0] if children else None
    if isinstance(first, Text) and first.text[:1] not in NUMBERS:
        return children
    text = plain(children)
    typed = typed_number(text[:_LONGEST])
    length = lead_length(text[: 2 * _LONGEST], typed) if typed else 0
    if not length or typed is None:
        return children
    before, after = _cut(children, length)
    if not all(isinstance(node, (Text, Strong)) for node in before):
        return children  # a link, a value that is looked up, a break: no heading
    return (Lead(before, typed.level), *after)


def _cut(children: tuple[Inline, ...], length: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Inline nodes in two parts; the first has ``length`` characters."""
    for place, node in enumerate(children):
        size = len(plain((node,)))
        if size > length:
            if not length:
                return children[:place], children[place:]
            left, right = _halves(node, length)
            return (*children[:place], *left), (*right, *children[place + 1 :])
        length -= size
    return children, ()


def _halves(node: Inline, length: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    if isinstance(node, Text):
        first = tuple(Piece(*piece) for piece in node.pieces if piece.begin < length)
        rest = tuple(behind(node.pieces, length))
        return (Text(node.text[:length], first),), (Text(node.text[length:], rest),)
    if isinstance(node, (Strong, Link)):
        left, right = _cut(node.children, length)
        return (node._replace(children=left),), (node._replace(children=right),)
    return (node,), ()
