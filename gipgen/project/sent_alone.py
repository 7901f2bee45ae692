"""A report that was handed in without the year before, which lies beside it where it was written.

Whoever wrote it is told by ``check`` that 上年报告 leads nowhere, as an error: there it is a slip of the pen. Where it was
handed in nothing is wrong with it; that nothing was compared across years is said all the same.
"""

from collections.abc import Iterator
from typing import Final

from gipgen.check import Examined, locate
from gipgen.findings.file_messages import PREVIOUS, TEXTS
from gipgen.findings.finding import INFO, Finding
from gipgen.findings.text import Text

_NOT_SENT: Final = Text(
    "上年报告“{file}”没有一起交来，跨年的数没有核对。",
    "last year's report '{file}' was not handed in with it; nothing was compared across years",
)
_NOWHERE: Final = (TEXTS["previous_missing"], TEXTS["previous_outside"])


def sent_alone(place: str, examined: Examined) -> Iterator[Finding]:
    """The findings of a report that was handed in. Where its text quotes last year's numbers they are lacking, and that stays an error."""
    narratives = examined.case.narratives.values()
    quotes = any(each.text is TEXTS["no_previous"] for narrative in narratives for each in narrative.problems)
    for each in locate(place, examined):
        said = each.finding
        if said.rule == PREVIOUS and said.text in _NOWHERE and not quotes:
            each = each._replace(finding=said._replace(severity=INFO, text=_NOT_SENT))  # noqa: PLW2901  as it is here
        yield each
