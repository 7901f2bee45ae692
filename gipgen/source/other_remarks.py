"""Explanations behind another sign than ``#``: ＃ in full width, // as programs have it."""

import re

from gipgen.source.text_lines import OTHER_REMARKS, is_structural, item

_SIGN = rf"(?:\A|(?<=[ \t\u3000]))(?:{'|'.join(OTHER_REMARKS)})+"


def other_remark(body: str) -> re.Match[str] | None:
    """The sign that stands for ``#`` in a line of structure: at its beginning, or behind a value that is no text.

    Behind a text it may be words of it (``集贤路36号 ＃2楼``): that is not for us to say.
    """
    if not any(sign in body for sign in OTHER_REMARKS):
        return None
    match = re.search(_SIGN, body)
    if match is None or not match.start():
        return match
    found = item(body[: match.start()])
    return match if found and is_structural(found[2]) else None
