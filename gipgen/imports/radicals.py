"""Lines and tables of a document with characters for the radicals that look the same."""

from gipgen.imports.raw import Block, Line
from gipgen.source.radical_signs import characters


def with_characters(block: Block) -> Block:
    """A block with characters for radicals."""
    if isinstance(block, Line):
        return block._replace(runs=tuple(run._replace(text=characters(run.text)) for run in block.runs))
    return block._replace(cells=tuple(cell._replace(text=characters(cell.text)) for cell in block.cells))
