"""What a document of a run depends on, as a digest: where that is as it was, it need not be made again."""

from collections.abc import Iterable
from hashlib import blake2b

from gipgen.collect.collected import Collected, Handed, UnitState
from gipgen.settings.settings import Style


def of_unit(collected: Collected, state: UnitState, style: Style) -> str:
    """Of what a unit gets back."""
    files = [each for each in (state.handed, *state.others) if each is not None]
    told = state._replace(handed=None, others=())
    run = (collected.year, collected.deadline, collected.supervisor, style)
    return _digest(repr(each) for each in (run, told, *map(_said, files)))


def of_all(collected: Collected, units: Iterable[str], style: Style) -> str:
    """Of what is about all units; ``units`` are the digests of each."""
    run = collected._replace(units=(), changed=None if collected.changed is None else dict(collected.changed))
    return _digest((repr(run), repr(style), *units))


def _said(handed: Handed) -> tuple[object, ...]:
    return handed._replace(findings=(), values=(), lines=(), prints=b"")


def _digest(texts: Iterable[str]) -> str:
    whole = blake2b(digest_size=16)
    for text in texts:
        whole.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return whole.hexdigest()
