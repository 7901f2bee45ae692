"""The words of the findings about the file itself (GIP1xx reading, GIP2xx structure), in both languages.

Rules about the report (GIP3xx and up) carry their own words in ``gipgen/rules``. Ids never change meaning. A rule may
speak in several variants, one for each thing that a clerk can do wrong; ``explain`` shows the page of the rule.
"""

from typing import Final

from gipgen.findings import (
    messages_of_prose,
    messages_of_reading,
    messages_of_signs,
    messages_of_structure,
    messages_of_years,
)
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

TEXTS: Final[dict[str, Text]] = {
    **messages_of_reading.TEXTS,
    **messages_of_signs.TEXTS,
    **messages_of_structure.TEXTS,
    **messages_of_prose.TEXTS,
    **messages_of_years.TEXTS,
}
