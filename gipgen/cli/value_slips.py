"""What Chinese input methods make of the values of options, and lists of values with blanks for commas.

Like ``slips.py``: nothing is guessed; whoever typed it is told what to write.
"""

import os
from collections.abc import Sequence

from gipgen.cli.declaration import Option
from gipgen.findings.text import Problem, Text, problem

_WIDE = Text(
    "{spelling} 后面写半角的字母、数字和逗号（英文输入法）：请写成 {spelling} {wanted}。",
    "the value of {spelling} is written in half width: {spelling} {wanted}",
)
_APART = Text(
    "“{word}”会当作文件名：{spelling} 的几个值之间用逗号，不空格。请写成 {spelling} {wanted}。",
    "'{word}' would be the name of a file: commas, no blanks, stand between the values of {spelling}: {spelling} {wanted}",
)
_FIGURES = "0123456789"


def slip_in_values(option: Option, values: Sequence[str], words: Sequence[str]) -> Problem | None:
    """What is wrong with the values of an option of letters, digits and commas, the words of the call being ``words``."""
    for raw in values:
        wanted = raw if raw.isascii() else _in_half_width(option, raw)
        if wanted != raw and wanted.isascii():
            return problem(_WIDE, spelling=option.spellings[0], wanted=wanted)
    more = _going_on(option, words) if option.commas or option.told_by else []
    if not more:
        return None
    return problem(_APART, word=more[0], spelling=option.spellings[0], wanted=",".join((*values, *more)))


def _in_half_width(option: Option, raw: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415  for what hardly ever happens

    wanted = normalize("NFKC", raw.replace("、", ",")).strip(", ")
    return (wanted.removesuffix("年") if option.number else wanted) or raw


def _going_on(option: Option, words: Sequence[str]) -> list[str]:
    """Words that would be names of files, are none, and are of the option's kind: docx html, GIP3 GIP4."""
    shown = option.told_by()[0] if option.told_by else option.shown
    kinds = {each.rstrip(_FIGURES) for text in shown or () for each in text.split(",")}
    return [word for word in words if word.rstrip(_FIGURES) in kinds and not os.path.lexists(word)]
