"""Where a link may lead."""

import re

_SAFE_TARGET = r"(?:https?://|mailto:)[^\s]+\Z|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\s\\]*\Z"  # for browsers ``\\host`` is ``//host``
_ADDRESS = "./#:@\\{<"  # every address has one of them


def is_safe(target: str) -> bool:
    """Whether a link may lead there: a web page, a mail address, a file beside the report."""
    return re.match(_SAFE_TARGET, target) is not None


def lacks_scheme(target: str) -> bool:
    """Whether an address is that of a web page without what begins one: a browser takes it for a file beside the report."""
    return target.lower().startswith("www.")


def leads_nowhere(target: str) -> bool:
    """Whether what stands in the brackets of a link is no address: 国办函[2021](30)号 is text."""
    return target != "" and not any(sign in target for sign in _ADDRESS)
