"""gipgen's quick named tuples are typing's to whoever uses them."""

import copy
import inspect
import pickle
import sys
import typing
from typing import Any

import pytest

from gipgen import named_tuple


class Quick(named_tuple.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    words: tuple[str, ...] = ()

    @property
    def both(self) -> tuple[int, int]:
        return self.line, self.column

    def moved(self, by: int) -> "Quick":
        return self._replace(line=self.line + by)


class Slow(typing.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    words: tuple[str, ...] = ()

    @property
    def both(self) -> tuple[int, int]:
        return self.line, self.column

    def moved(self, by: int) -> "Slow":
        return self._replace(line=self.line + by)


def _without_fields() -> tuple[Any, Any]:
    class Quick(named_tuple.NamedTuple):
        pass

    class Slow(typing.NamedTuple):
        pass

    return Quick, Slow


def test_it_is_the_quick_one_that_is_tested() -> None:
    assert (named_tuple.NamedTuple is typing.NamedTuple) == (sys.version_info >= (3, 14))


@pytest.mark.parametrize(
    "asked",
    [
        lambda kind: tuple(kind(3)),
        lambda kind: tuple(kind(3, words=("a",))),
        lambda kind: kind(column=2, line=1) == (1, 2, ()),
        lambda kind: hash(kind(3)),
        lambda kind: repr(kind(3, 4)),
        lambda kind: kind(3).line,
        lambda kind: kind(3).both,
        lambda kind: tuple(kind(3).moved(2)),
        lambda kind: kind(3)._asdict(),
        lambda kind: tuple(vars(copy)["replace"](kind(3), column=4)) if "replace" in vars(copy) else (),
        lambda kind: tuple(kind._make([1, 2, 3])),
        lambda kind: kind._make([1, 2]),
        lambda kind: kind(3)._replace(row=4),
        lambda kind: kind(),
        lambda kind: kind(1, 2, 3, 4),
        lambda kind: kind(1, 2, row=3),
        lambda kind: kind(3).row,
        lambda kind: setattr(kind(3), "line", 4),
        lambda kind: setattr(kind(3), "row", 4),
        lambda kind: type(copy.deepcopy(kind(3))) is kind,
        lambda kind: (
            type(pickle.loads(pickle.dumps(kind(3)))) is kind and pickle.loads(pickle.dumps(kind(3))) == kind(3)
        ),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__),
        lambda kind: kind.__annotations__,
        lambda kind: str(inspect.signature(kind)),
        lambda kind: isinstance(kind(3), tuple),
        lambda kind: sys.getsizeof(kind(3)),
        lambda kind: type(kind) is type,
    ],
)
def test_it_answers_as_typings_own(asked: Any) -> None:
    assert _answer(asked, Quick) == _answer(asked, Slow)


def test_one_without_fields() -> None:
    quick, slow = _without_fields()
    assert quick() == slow() == ()
    assert repr(quick()) == "Quick()"


@pytest.mark.parametrize("base", [named_tuple.NamedTuple, typing.NamedTuple])
def test_a_default_in_front_of_none_is_refused(base: Any) -> None:
    with pytest.raises(TypeError, match="default"):

        class Wrong(base):  # type: ignore[misc]
            line: int = 1
            column: int


def _answer(asked: Any, kind: Any) -> str:
    """What comes out, or what is said against it; of a type the message may differ from Python to Python, not its name."""
    try:
        return str(asked(kind)).replace(kind.__name__, "Kind")
    except (TypeError, ValueError, AttributeError) as error:
        return f"{type(error).__name__}: {error}".replace(kind.__name__, "Kind")
