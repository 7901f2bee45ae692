"""Shapes that plain data may have, and what is told where it has another one. Asked of form files that are being drafted.

A shape is a function: a value and its path → what is wrong with it. Shapes are put together like the data they describe,
so a form file is described once, in ``form_shape.py``, and nobody has to ask for each key by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gipgen.findings.finding import Path
from gipgen.findings.text import Text, filled, listed
from gipgen.form.strangers import nearest
from gipgen.named_tuple import NamedTuple

_WORD = Text("这里要写文字，{seen}。", "a text belongs here, {seen}")
_QUOTED = Text('这里要写文字；数字加上引号："{value}"。', 'a text belongs here; put the number in quotes: "{value}"')
_NUMBER = Text("这里要写正整数，{seen}。", "a whole number above zero belongs here, {seen}")
_CHOICE = Text("这里只能是 {known}，{seen}{near}", "one of {known} belongs here, {seen}{near}")
_LIST = Text("这里要写一列，例如 [{example}]，{seen}。", "a list belongs here, such as [{example}], {seen}")
_COUNT = Text("这里要写正好 {count} 项，{seen}。", "exactly {count} items belong here, {seen}")
_MAP = Text("这里要写“名称: 内容”各项：{known}；{seen}。", "'key: value' items belong here: {known}; {seen}")
_MISSING = Text("缺少“{key}”{hint}。", "'{key}' is missing{hint}")
_UNKNOWN = Text("不认识“{key}”{near}", "unknown key '{key}'{near}")
_NEAR = Text("，是不是“{near}”？", "; did you mean '{near}'?")
_FAR = Text("。可以写的有：{known}。", "; known: {known}")
_BRACES = Text("花括号里只能是 {known}，这里有 {{{name}}}{near}", "in braces may stand {known}, not {{{name}}}{near}")
_UNPAIRED = Text("花括号没有配对：{why}。", "the braces do not match: {why}")
_NO_HINT = Text("", "")
_NOTHING = Text("这里是空的", "not nothing")
_SEEN = Text("这里是 {value}", "not {value}")
_A_LIST, _A_MAP = Text("这里是一列", "not a list"), Text("这里是“名称: 内容”各项", "not 'key: value' items")
_LONGEST = 40  # characters of a value that a message shows


class Fault(NamedTuple):
    """What is wrong, and where in the data."""

    path: Path
    text: Text


Shape = Callable[[Any, Path], Iterator[Fault]]


def word(value: Any, path: Path) -> Iterator[Fault]:
    """A text that says something."""
    if isinstance(value, str) and value.strip():
        return
    is_number = not isinstance(value, (str, list, dict)) and value is not None
    yield _fault(path, _QUOTED if is_number else _WORD, value=value, seen=_seen(value))


def number(value: Any, path: Path) -> Iterator[Fault]:
    """A whole number above zero."""
    if not isinstance(value, int) or value <= 0:
        yield _fault(path, _NUMBER, seen=_seen(value))


def anything(value: Any, path: Path) -> Iterator[Fault]:  # noqa: ARG001  a shape
    """What nobody reads."""
    yield from ()


def one_of(*known: str) -> Shape:
    def shape(value: Any, path: Path) -> Iterator[Fault]:
        if value not in known:
            near = _near(value, known) if isinstance(value, str) else _STOP
            yield _fault(path, _CHOICE, known=listed(known), seen=_seen(value), near=near)

    return shape


def with_braces(*known: str) -> Shape:
    """A text in which some names stand in braces."""

    def shape(value: Any, path: Path) -> Iterator[Fault]:
        from string import Formatter  # noqa: PLC0415  a draft only

        yield from word(value, path)
        try:
            names = [name for _, name, _, _ in Formatter().parse(str(value)) if name is not None]
        except ValueError as error:
            yield _fault(path, _UNPAIRED, why=error)
            return
        for name in names:
            if name not in known:
                yield _fault(path, _BRACES, known=listed(known), name=name, near=_near(name, known))

    return shape


def each(inner: Shape, example: str, *, count: int = 0, may_be_empty: bool = False) -> Shape:
    """A list, of so many items where that is known."""

    def shape(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, list) or not (value or may_be_empty):
            yield _fault(path, _LIST, example=example, seen=_seen(value))
            return
        if count and len(value) != count:
            yield _fault(path, _COUNT, count=count, seen=_seen(len(value)))
        for place, item in enumerate(value):
            yield from inner(item, (*path, place))

    return shape


def any_of(inner: Shape, known: str) -> Shape:
    """Items under keys of the writer's choice; ``known`` says what kind of keys."""

    def shape(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict) or not value:
            yield _fault(path, _MAP, known=known, seen=_seen(value))
            return
        for key, item in value.items():
            yield from inner(item, (*path, key))

    return shape


def mapping(needed: Mapping[str, Shape], others: Mapping[str, Shape] | None = None, hint: Text = _NO_HINT) -> Shape:
    """Items under keys that are known; ``hint`` says what to do where one that is needed is not there."""
    known = {**needed, **(others or {})}

    def shape(value: Any, path: Path) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield _fault(path, _MAP, known=listed(known), seen=_seen(value))
            return
        yield from _keys(value, path, needed, known, hint)
        for key, inner in known.items():
            if key in value:
                yield from inner(value[key], (*path, key))

    return shape


def _keys(
    value: dict[str, Any], path: Path, needed: Iterable[str], known: Mapping[str, Shape], hint: Text
) -> Iterator[Fault]:
    """Keys that are not known, with the one that was meant, and those that are not there."""
    absent = [key for key in known if key not in value]
    meant = {key: nearest(key, absent) or nearest(key, list(known)) for key in value if key not in known}
    for key, near in meant.items():
        yield _fault((*path, key), _UNKNOWN, key=key, near=_said(near, known))
    for key in needed:
        if key not in value and key not in meant.values():  # one that is there, misspelt, is not missing too
            yield _fault(path, _MISSING, key=key, hint=filled(hint, key=key))


def where(key: str, there: Shape, otherwise: Shape) -> Shape:
    """One shape for mappings that have the key, another for all else."""

    def shape(value: Any, path: Path) -> Iterator[Fault]:
        return (there if isinstance(value, dict) and key in value else otherwise)(value, path)

    return shape


_STOP = Text("。", "")


def _fault(path: Path, text: Text, **values: Any) -> Fault:
    return Fault(path, filled(text, **values))


def _seen(value: Any) -> Text:
    if value is None or value in ("", [], {}):
        return _NOTHING
    if isinstance(value, (list, dict)):
        return _A_LIST if isinstance(value, list) else _A_MAP
    return filled(_SEEN, value=str(value)[:_LONGEST])


def _near(word_: str, known: Iterable[str]) -> Text:
    near = nearest(word_, list(known))
    return filled(_NEAR, near=near) if near else _STOP


def _said(near: str, known: Iterable[str]) -> Text:
    return filled(_NEAR, near=near) if near else filled(_FAR, known=listed(known))
