"""``NamedTuple`` without typing's look at every annotation: the same classes for half the price at start-up.

Eighty such classes exist when a report is checked; typing checks each of their 800 annotations, which is a tenth of the
run. A type checker sees typing's own (docs/decisions/0003).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    _OWN = frozenset(("__annotations__", "__module__", "__qualname__"))

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024  what typing makes
            made.__annotations__ = body.get("__annotations__", {})
            for key, value in body.items():
                if key not in _OWN and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """As ``typing.NamedTuple``."""


__all__ = ["NamedTuple"]
