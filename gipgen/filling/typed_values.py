"""What was typed into a field → the token that stands for it in the file, or what is wrong with it, in the words of ``check``."""

from functools import cache
from typing import Any

from gipgen.findings.finding import Diagnostic, Path
from gipgen.form.definition import Column, Field, Form
from gipgen.form.editions import load
from gipgen.form.explain import explain_typed
from gipgen.form.schema import field_schema, value_schema
from gipgen.form.validate import Check, compile_schema
from gipgen.formatting.scalars import write_scalar
from gipgen.source.compose import plain_value

_ONE_LINE = ("text", "file")


def number_token(typed: str, column: Column, path: Path, form: Form) -> str | Diagnostic:
    """The token of a cell; nothing typed is a number that is not known yet."""
    text = typed.strip()
    if text in ("", form.fill_in):
        return form.fill_in
    definition = value_schema(column, form)
    if _column_check(form.edition, column)(plain_value(text)):
        return text
    return explain_typed(path, definition, text)


def field_token(typed: str, field: Field, path: Path, form: Form, *, flow: bool) -> str | Diagnostic:
    """The token of a field of one line; nothing for an empty one."""
    text = " ".join(typed.split())
    if not text:
        return ""
    is_text = field.kind in _ONE_LINE
    value: Any = text if is_text else plain_value(text)
    if _field_check(form.edition, field)(value):
        return write_scalar(text, '"', flow=flow) if is_text else text
    return explain_typed(path, field_schema(field, form), text)


@cache
def _column_check(edition: str, column: Column) -> Check:
    return compile_schema(value_schema(column, load(edition)))


@cache
def _field_check(edition: str, field: Field) -> Check:
    return compile_schema(field_schema(field, load(edition)))
