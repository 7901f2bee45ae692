"""Runs of text of a page: the dress that the elements around them give, and those of one dress as one."""

import re
from typing import Any

from gipgen.imports.page_styles import style
from gipgen.imports.raw import Run
from gipgen.named_tuple import NamedTuple

SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BOLD = frozenset(("b", "strong"))


class Dress(NamedTuple):
    """What the elements around a text give it."""

    bold: bool = False
    target: str = ""  # of a link


def worn(element: Any, dress: Dress) -> Dress:
    """The dress of the text in an element inside a line."""
    tag = element.tag
    link = (element.get("href") or "").strip() if tag == "a" else ""
    said = style(element)
    heavy = tag in _BOLD or re.search("font-weight:(bold|[6-9]00)", said) is not None
    light = re.search("font-weight:(normal|[1-4]00)", said) is not None
    return Dress((dress.bold or heavy) and not light, link or dress.target)


def tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Join runs of one dress; nothing where there is no text."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(
                text=SPACE.sub(" ", joined[-1].text + run.text)
                if run.text != "\n" and "\n" not in joined[-1].text
                else joined[-1].text + run.text
            )
        elif run.text:
            joined.append(run)
    return tuple(joined) if any(run.text.strip(" \u3000\xa0\n") for run in joined) else ()


def trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without the blanks around them."""
    runs = (runs[0]._replace(text=runs[0].text.lstrip(" \u3000\xa0")), *runs[1:])
    return (*runs[:-1], runs[-1]._replace(text=runs[-1].text.rstrip(" \u3000\xa0")))


def lined(parts: list[str]) -> str:
    """Pieces of a cell's text as lines, one blank between words."""
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def first_sign(element: Any) -> str:
    """The sign in front of the first item of a list."""
    start = element.get("start", "")
    if element.tag != "ol":
        return "-"
    return f"{int(start[:6])}." if start.isdecimal() else "1."
