"""Signs around the labels of a contact: one that is missing in front (12号邮编：…) or behind (邮编430000), or is another (…22：电子邮箱：…)."""

import re
from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple

_LABELS = "邮政编码|邮编|电子邮箱|电子邮件|电子信箱|联系电话|传真"
_NO_COLON = rf"(?:{_LABELS})(?=[0-9a-zA-Z]{{3}})"
_NO_STOP = rf"(?<=[0-9号楼室层栋座])(?:{_LABELS})(?=[：:])"
_COLON_IN_FRONT = rf"(?<=[0-9a-zA-Z])[：:](?=(?:{_LABELS})[：:])"
_DASHES = r"(?<=[0-9])-{2,}(?=[0-9])"
_ANY = ("邮", "电", "传真", "--")
_LISTED = ("：", ":")


class Sign(NamedTuple):
    """A place in a text and what it should read."""

    begin: int
    end: int
    wanted: str


def signs_of_labels(text: str) -> Iterator[Sign]:
    """The signs that are wrong, where others of the text have theirs."""
    if not any(word in text for word in _ANY) or not any(sign in text for sign in _LISTED):
        return
    for match in re.finditer(_NO_COLON, text):
        yield Sign(*match.span(), f"{match[0]}：")
    for match in re.finditer(_NO_STOP, text):
        yield Sign(*match.span(), f"，{match[0]}")
    for match in re.finditer(_COLON_IN_FRONT, text):
        yield Sign(*match.span(), "，")
    for match in re.finditer(_DASHES, text):
        yield Sign(*match.span(), "-")
