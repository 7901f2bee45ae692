"""What the functions of ``templates/typst/style.typ`` need to know of a house style and of this machine's fonts."""

from typing import Any

from gipgen.formats.fonts import is_official
from gipgen.formats.measures import header_lines, measures
from gipgen.formats.typst_text import Code
from gipgen.settings.settings import Style

_LATIN = Code('regex("[ -~À-ÖØ-öø-ɏ]")')  # a font with Chinese characters is to set none of them


def typst_settings(style: Style, chosen: dict[str, list[str]], bold: frozenset[str]) -> dict[str, Any]:
    """What ``style.typ`` needs to know, with its key names."""
    latin = [{"name": name, "covers": _LATIN} for name in chosen.get("latin", ())[:1]]
    roles = {role: names for role, names in chosen.items() if role != "latin"}
    return {
        "fonts": {role.replace("_", "-"): [*latin, *names] for role, names in roles.items()},
        "sizes": {name.replace("_", "-"): size for name, size in style.sizes._asdict().items()},
        "page": style.page._asdict(),
        "spacing": measures(style).spacing / 20,  # points between the characters of the body
        "bold": chosen["body"][0] in bold,
        "title-weight": _title_weight(style, chosen["title"][0], bold),
        "bolds": {role: _bold(wish, chosen[role][0] in bold) for role, wish in _wishes(style, chosen).items()},
        "shade": style.tables.header_colour,
        "page-number": style.page_number._asdict(),
        "header": style.header,
        "header-lines": header_lines(style),
        "watermark": style.watermark,
    }


def _title_weight(style: Style, font: str, bold: frozenset[str]) -> str:
    """小标宋 is darker than other 宋体: what takes its place is set in bold, unless the house wants none."""
    if style.bold.title is not None:
        return "bold" if style.bold.title and font in bold else "regular"
    return "bold" if not is_official(style.fonts.title, font) and font in bold else "regular"


def _wishes(style: Style, chosen: dict[str, list[str]]) -> dict[str, bool | None]:
    """What is to be bold: level two as well where it has the font of the text, unless the house says otherwise.

    Where there is no 楷体 nothing else parts its headings from the body.
    """
    wishes = style.bold._asdict()
    if wishes["heading2"] is None:
        wishes["heading2"] = chosen["heading2"][0] == chosen["body"][0]
    return wishes


def _bold(wish: bool | None, has_face: bool) -> str:  # noqa: FBT001  what style.typ is told
    """How a line is made bold: by a face of its font, by an outline where that has none, or not at all."""
    return "" if not wish else "face" if has_face else "outline"
