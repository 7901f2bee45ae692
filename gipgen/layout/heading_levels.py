"""How deep each heading of a text stands in the outline of the document."""

from collections.abc import Sequence

from gipgen.prose.nodes import Block, Heading


def written(blocks: Sequence[Block], below: int) -> list[int]:  # noqa: ARG001  as ``depths``
    """As the writer marked it: the six sections are 1, （一） is 2, wherever it stands. 0 for what is no heading."""
    return [block.level + 1 if isinstance(block, Heading) else 0 for block in blocks]


def depths(blocks: Sequence[Block], below: int) -> list[int]:
    """How deep each block's heading stands: one below its parent, even where the writer skipped a level."""
    parents: list[int] = []
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            while parents and parents[-1] >= block.level:
                parents.pop()
            parents.append(block.level)
        found.append(below + len(parents))
    return found
