"""What one sentence tells of two numbers or days, and what cannot be."""

from collections.abc import Mapping

from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple


class Odds(NamedTuple):
    words: str  # of the sentence's text without blanks
    text: Text
    values: Mapping[str, object]
