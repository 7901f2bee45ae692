"""The words of the findings about the file itself (GIP1xx reading, GIP2xx structure), in both languages.

Rules about the report (GIP3xx and up) carry their own words in ``gipgen/rules``. Ids never change meaning. A rule may
speak in several variants, one for each thing that a clerk can do wrong; ``explain`` shows the page of the rule.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from gipgen.findings.text import Text

ENCODING: Final = "GIP101"
TOO_DEEP: Final = "GIP102"
SYNTAX: Final = "GIP110"
PUNCTUATION: Final = "GIP111"
TABULATOR: Final = "GIP112"
DUPLICATE_KEY: Final = "GIP113"
NOT_NEEDED: Final = "GIP114"
EMPTY_FILE: Final = "GIP115"
CUT_OFF: Final = "GIP116"
MISSING: Final = "GIP201"
UNKNOWN_KEY: Final = "GIP202"
NUMBER: Final = "GIP203"
WRONG_KIND: Final = "GIP204"
ROW_LENGTH: Final = "GIP205"
EMPTY_TEXT: Final = "GIP206"
EDGES: Final = "GIP207"
SAMPLE: Final = "GIP208"
FILL_IN: Final = "GIP210"
UNKNOWN_NAME: Final = "GIP220"
EXPRESSION: Final = "GIP221"
DIVISION: Final = "GIP222"
MARKUP: Final = "GIP230"
PREVIOUS: Final = "GIP240"
UNUSED_EXEMPTION: Final = "GIP250"


class _Texts(Mapping[str, Text]):
    """The words by the name of their variant, read when the first of them is asked for.

    A class because no dict is filled by being asked: the words of 290 mistakes cost a check 5 million instructions, and
    most reports make none of them.
    """

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}

    def _read(self) -> dict[str, Text]:
        if not self._texts:
            from gipgen.findings import (  # noqa: PLC0415  see above
                messages_of_prose,
                messages_of_reading,
                messages_of_signs,
                messages_of_structure,
                messages_of_values,
                messages_of_years,
            )

            rooms = (
                messages_of_reading,
                messages_of_signs,
                messages_of_structure,
                messages_of_values,
                messages_of_prose,
                messages_of_years,
            )
            self._texts = {variant: text for room in rooms for variant, text in room.TEXTS.items()}
        return self._texts

    def __getitem__(self, variant: str) -> Text:
        return self._read()[variant]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


TEXTS: Final[Mapping[str, Text]] = _Texts()
