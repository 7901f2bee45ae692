"""Pictures among the blocks of a source: no text is read of them, but that one stands where a table should is worth saying."""

from collections.abc import Iterable, Sequence

from gipgen.imports.raw import Block

_SMALLEST = (100, 40)  # width and height of what may be a table; a seal, an icon, a rule is smaller


def may_be_table(width: float | None, height: float | None) -> bool:
    """Whether a picture of this size may show a table; where the size is not known it may."""
    return all(each is None or each >= least for each, least in zip((width, height), _SMALLEST, strict=True))


def hang(blocks: list[Block]) -> None:
    """Note that a picture follows the last of the blocks; in front of all others one is a logo."""
    if blocks:
        blocks[-1] = blocks[-1]._replace(pictured=True)


def hung(found: Sequence[tuple[float, Block]], tops: Iterable[float]) -> list[Block]:
    """The blocks of a page from its top down, with pictures, known by their tops, hung on what stands above them."""
    blocks = [block for _, block in found]
    for top in tops if blocks else ():
        above = sum(place <= top for place, _ in found)
        blocks[max(above - 1, 0)] = blocks[max(above - 1, 0)]._replace(pictured=True)
    return blocks
