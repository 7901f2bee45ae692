"""The texts that a new report file shows as examples: written once, here and in the help of the form's fields.

``gipgen new`` shows them, and nobody may publish them.
"""

from collections.abc import Iterator

from gipgen.form.definition import Field, Form

TEXT = "这里写文字。"
_DIGITS = 7  # an example with as many digits is somebody's number, not a word that many have in common


def example_of(field: Field) -> str:
    """What the help of a field gives for an example; empty where it gives none."""
    return field.help.partition("例如：")[2].partition("。")[0].partition("（")[0].strip()


def numbers_shown(form: Form) -> Iterator[tuple[Field, str]]:
    """The fields of the contact whose example is a number of somebody's own."""
    for field in form.field("contact").fields:
        example = example_of(field)
        if sum(sign.isdigit() for sign in example) >= _DIGITS:
            yield field, example


def is_same_number(typed: str, sample: str) -> bool:
    """Whether a number is the one of an example, in other clothes too: with brackets, a blank, without its area code."""
    if len(typed) < _DIGITS:
        return False
    digits = "".join(filter(str.isdecimal, typed))
    return len(digits) >= _DIGITS and "".join(filter(str.isdecimal, sample)).endswith(digits)


def blanks(form: Form) -> tuple[str, ...]:
    """Names between brackets that a template leaves for somebody to fill in: 〈单位〉."""
    return tuple(f"〈{key}〉" for key in sorted(form.keys))
