"""A report that was read → its text in the canonical layout, proven to say the same."""

from collections.abc import Callable, Iterable
from typing import Any

from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import Diagnostic
from gipgen.form.definition import Form
from gipgen.formatting.fixes import fixed_texts, text_at, with_texts
from gipgen.formatting.shape import EACH, Route
from gipgen.formatting.tree import parse
from gipgen.formatting.writer import lay_out, shape_of
from gipgen.named_tuple import NamedTuple
from gipgen.source.reader import Source, read


class UnsafeError(Exception):
    """The new text would not say the same as the old one: a fault of gipgen, and nothing may be written."""


class TooLongError(UnsafeError):
    """The new text would be longer than a report file may be, because of how long its texts are."""


class Relaid(NamedTuple):
    text: str
    mended: tuple[Diagnostic, ...]  # the findings whose fixes were made


def format_report(
    source: Source, form: Form, findings: Iterable[Diagnostic] = (), space: Callable[[str], str] | None = None
) -> Relaid:
    """Lay a report out anew and make the fixes that ``findings`` carry; ``space`` puts blank lines into prose.

    ``source`` must have been read to its end, without doubled keys, anchors and tags. Raises ``UnsafeError`` when the
    result, read again, is not the same data with the same comments; ``TooLongError`` when it would not be read again.
    """
    tree = parse(source.text)
    texts, mended = fixed_texts(source.data, findings)
    for route in shape_of(form).prose:
        typed = texts.get(route, text_at(source.data, route))
        if isinstance(typed, str):
            texts[route] = space(typed) if space else typed
    for path, text in texts.items():
        tree.nodes[path].value = text
    result = lay_out(tree, form)
    again = read(result.encode("utf-8"))
    wanted = with_texts(source.data, {path: _as_read(text, text_at(again.data, path)) for path, text in texts.items()})
    if any(each.text in _LIMITS for each in again.findings):
        raise TooLongError
    if again.findings or meaning(again.data, form, ()) != meaning(wanted, form, ()):
        raise UnsafeError("the data would change")
    if _remarks(tree.comments) != _remarks(parse(result).comments):
        raise UnsafeError("a comment would be lost")
    return Relaid(result, tuple(mended))


def _as_read(text: str, found: Any) -> Any:
    """A text as a file gives it: digits without quotes (a telephone, a postcode) are read as a number."""
    return found if isinstance(found, int) and str(found) == text else text


_LIMITS = (TEXTS["too_large"], TEXTS["long_line"], TEXTS["too_many"])


def meaning(value: Any, form: Form, route: Route) -> Any:
    """The data without what means nothing: line ends behind the last paragraph of prose."""
    if isinstance(value, dict):
        return {key: meaning(inner, form, (*route, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [meaning(inner, form, (*route, EACH)) for inner in value]
    return value.rstrip("\n") if isinstance(value, str) and route in shape_of(form).prose else value


def _remarks(comments: Iterable[str]) -> list[str]:
    """The comments without their blanks (those between the words of a heading are set anew), sorted."""
    return sorted("".join(text.split()) for text in comments)
