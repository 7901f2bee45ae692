"""What an SVG holds is counted before anything draws it: programs that draw go one call deeper with each group."""

from collections.abc import Callable
from typing import Any, Final

MOST: Final = {  # a chart that a spreadsheet wrote has 15 levels and 2,000 shapes
    "too_deep": 50,  # elements inside one another: each takes 30 KB of a stack of 2 MB
    "too_many_shapes": 20_000,
    "too_many_copies": 2_000,  # ``use``: each may copy others
    "too_many_effects": 50,  # parts of filters, each of which goes over every pixel
}


def excess(data: bytes) -> tuple[str, int, int] | None:
    """What there is too much of, with its count and limit; ``None`` for a drawing of a usual size."""
    from pyexpat import ExpatError, ParserCreate  # noqa: PLC0415  few reports have a picture

    counts = dict.fromkeys(MOST, 0)
    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = _counting(counts)
    try:
        parser.Parse(data, True)  # noqa: FBT003  positional in the standard library
    except ExpatError:  # who recognises pictures has refused it
        return None
    found = next((name for name, most in MOST.items() if counts[name] > most), None)
    return (found, counts[found], MOST[found]) if found else None


def _counting(counts: dict[str, int]) -> tuple[Callable[[str, Any], None], Callable[[str], None]]:
    depth = 0

    def opened(name: str, _: Any) -> None:
        nonlocal depth
        depth += 1
        counts["too_deep"] = max(counts["too_deep"], depth)
        counts["too_many_shapes"] += 1
        local = name.rpartition(":")[2]
        counts["too_many_copies"] += local == "use"
        counts["too_many_effects"] += local.startswith("fe")

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    return opened, closed
