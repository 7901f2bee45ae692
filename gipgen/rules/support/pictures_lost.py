"""Lines that stood in place of a picture, or below it, in what was copied: the picture did not come along."""

from gipgen.vocabulary.words import LANGUAGE

_BRACKETS = "[]【】［］（）()〔〕<>《》 \u3000"


def names_picture(text: str) -> bool:
    """Whether a line says no more than that a picture stands there: 图片, （图片）, [图片], 【插图】."""
    bare = text.strip(_BRACKETS).lower()
    return bare in LANGUAGE.picture_words or text.strip() in LANGUAGE.picture_marks
