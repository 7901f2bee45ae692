"""What was typed beside keys and values and is none: explanations behind another sign than ``#`` (＃, //), a key a second time."""

import re

from gipgen.source.text_lines import OTHER_REMARKS, Words, is_structural, item

_SIGN = rf"(?:\A|(?<=[ \t\u3000]))(?:{'|'.join(OTHER_REMARKS)})+"

_KEY = r"(?:\A(?:- +)?|[{｛,，][ \t]*)([^\s:：,，\[\]{}｛｝\"'#]{1,24})[:：]"


def key_twice(body: str, words: Words) -> tuple[str, int, int] | None:
    """A key that stands twice in front of its value, where the first one begins and where the value does: ``电话: 电话：0451……``."""
    for match in re.finditer(_KEY, body):
        behind = body[match.end() :].lstrip(" \t").removeprefix(match[1]).lstrip(" \t")
        again = body[match.end() :].lstrip(" \t").startswith(match[1]) and behind[:1] in (":", "：")
        if again and match[1] in words.keys:
            return match[1], match.start(1), len(body) - len(behind[1:].lstrip(" \t"))
    return None


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
