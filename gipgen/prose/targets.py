"""Where a link may lead."""

import re
from collections.abc import Iterator

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted

_SAFE_TARGET = r"(?:https?://|mailto:)[^\s]+\Z|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\s\\]*\Z"  # for browsers ``\\host`` is ``//host``
_ADDRESS = "./#:@\\{<"  # every address has one of them


def is_safe(target: str) -> bool:
    """Whether a link may lead there: a web page, a mail address, a file beside the report."""
    return re.match(_SAFE_TARGET, target) is not None


def wrong_target(target: str, place: Offset) -> Iterator[Diagnostic]:
    """What is wrong with where a link leads: nowhere good, or, without https://, to a file beside the report."""
    if not target or not is_safe(target):
        values = {"target": quoted(target, limit=60)}
        yield Diagnostic(MARKUP, WARNING, TEXTS["unsafe_link"], values=values, offset=place)
    elif target.lower().startswith("www."):
        yield Diagnostic(MARKUP, WARNING, TEXTS["bare_host"], values={"target": target}, offset=place)


def leads_nowhere(target: str) -> bool:
    """Whether what stands in the brackets of a link is no address: 国办函[2021](30)号 is text."""
    return target != "" and not any(sign in target for sign in _ADDRESS)
