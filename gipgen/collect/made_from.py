"""What a document of a run depends on, as a digest: where that is as it was, it need not be made again."""

from collections.abc import Iterable
from hashlib import blake2b

from gipgen.collect.collected import Collected, Handed, Unit, UnitState
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Style

_NOBODY = Unit("")


def of_units(collected: Collected, style: Style) -> list[str]:
    """Of what each unit gets back."""
    run = repr((collected.year, collected.deadline, collected.supervisor, style))
    return [_of_unit(run, state) for state in collected.units]


def _of_unit(run: str, state: UnitState) -> str:
    files = [each for each in (state.handed, *state.others) if each is not None]
    told = state._replace(unit=_NOBODY, handed=None, others=())
    return _digest((run, *map(_shown, (state.unit, told, *map(_said, files)))))


def _shown(value: Iterable[object]) -> str:
    """A named tuple as a text, without the names of its fields."""
    return repr((*value,))


class OfAll(NamedTuple):
    """Of what is about all units: as they are now, and also since the run before."""

    now: str
    since: str


def of_all(collected: Collected, units: Iterable[str], style: Style) -> OfAll:
    """Of what is about all units; ``units`` are the digests of each."""
    now = _digest((repr(collected._replace(units=(), changed=None)), repr(style), *units))
    changed = None if collected.changed is None else dict(collected.changed)
    return OfAll(now, _digest((now, repr(changed))))


def _said(handed: Handed) -> tuple[object, ...]:
    return handed._replace(findings=(), left_over=tuple(handed.left_over), values=(), lines=(), prints=b"")


def _digest(texts: Iterable[str]) -> str:
    whole = blake2b(digest_size=16)
    for text in texts:
        whole.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return whole.hexdigest()
