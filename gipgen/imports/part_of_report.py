"""Whether a text with one section only is a piece of a report all the same: a page's first screen, a copy that broke off."""

from collections.abc import Iterator, Sequence

from gipgen.form.definition import Form
from gipgen.form.editions import editions, load
from gipgen.imports.numbers_of_headings import bare_heading
from gipgen.imports.outline import heading_weights, is_top
from gipgen.imports.printed_words import core, normal
from gipgen.imports.raw import Block, Line
from gipgen.prose.typed_numbers import typed_number

_SOME = 2  # headings of parts that section one alone has
_HEAD = 20  # characters in which a part is named
_SENTENCE = 20  # characters of a line that says something
_ABOUT = "公开"


def is_piece_of_report(blocks: Sequence[Block], form: Form) -> bool:
    """Whether section one begins by its heading, and its parts stand there or its lines speak of nothing else.

    A notice has a heading of requirements, a report on other work the same heading: neither has both.
    """
    lines = [block for block in blocks if isinstance(block, Line)]
    if any(core(bare_heading(normal(line.text))) == core(form.sections[0].heading) for line in lines):
        said = [line.text for line in lines if len(line.text) > _SENTENCE]
        return 2 * sum(_ABOUT in text for text in said) > len(said)
    if any(is_top(line) and section == 0 for line in lines for section, _ in heading_weights(line, form)):
        return len(set(_parts(lines))) >= _SOME
    return False


def _parts(lines: Sequence[Line]) -> Iterator[str]:
    """The parts of section one that numbered lines are about, by the newest form: agencies wrote by them before it named them."""
    parts = load(editions()[-1]).sections[0].aspects
    for line in lines:
        number = typed_number(line.text)
        if number is not None:
            head = normal(line.text[number.length :][:_HEAD])
            yield from (each.name for each in parts if each.name in head)
