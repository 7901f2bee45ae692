"""``NamedTuple`` of ``typing``, at a quarter of what making such a class costs (docs/decisions/0003).

A check makes a hundred of these classes before it reads a file. Typing compiles each one's ``__new__`` from a text,
looks at every annotation and makes two classes. Here ``__new__`` is compiled once for each number of fields, and its
code then called like the fields. What comes out is the same to whoever uses it; a test holds both ways to that.
From Python 3.14 on annotations are not in the class body when it is read (PEP 649): there it is typing's own.
"""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple
else:
    from _collections import _tuplegetter
    from types import CodeType, FunctionType

    class _Fields(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Any) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values: Any) -> Any:
            made = tuple.__new__(type(self), map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"Got unexpected field names: {list(values)!r}")
            return made

        __replace__ = _replace  # of ``copy.replace``, from Python 3.13 on

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self) -> tuple[Any, ...]:  # for copies and other processes
            return tuple(self)

    class _Maker(type):
        """Reads the body of a class and makes a plain class of it; nothing but ``NamedTuple`` itself is of this one."""

        def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> Any:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            new = FunctionType(_code(fields), _GLOBALS, "__new__", tuple(defaults.values()))
            new.__qualname__ = f"{body['__qualname__']}.__new__"
            new.__annotations__ = body.get("__annotations__", {})
            body.update(zip(fields, map(_getter, range(len(fields))), strict=True))
            body.update(__slots__=(), _fields=fields, _field_defaults=defaults, __match_args__=fields, __new__=new)
            return type(name, (_Fields,), body)

    _GLOBALS = {"__builtins__": {}, "new": tuple.__new__}
    _CODES: dict[int, CodeType] = {}
    _GETTERS: dict[int, Any] = {}

    def _code(fields: tuple[str, ...]) -> CodeType:
        """The code of a ``__new__`` with these parameters."""
        count = len(fields)
        if count not in _CODES:
            values = "".join(f"f{number}, " for number in range(count))
            _CODES[count] = eval(f"lambda cls, {values}: new(cls, ({values}))").__code__  # noqa: S307  no text of others
        return _CODES[count].replace(co_name="__new__", co_varnames=("_cls", *fields))

    def _getter(index: int) -> Any:
        """The property of a field: classes share it."""
        if index not in _GETTERS:
            _GETTERS[index] = _tuplegetter(index, f"Alias for field number {index}")
        return _GETTERS[index]

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
