"""The best order of headings: as by trying all, in time that grows with their number."""

import random
import time
from itertools import pairwise

from gipgen.imports.outline import _best, _Candidate


def _by_trying(candidates: list[_Candidate]) -> list[_Candidate]:
    """The same by its definition: each chain is what is best before it, and itself."""
    chains: list[tuple[float, list[_Candidate]]] = []
    for number, each in enumerate(candidates):
        before: tuple[float, list[_Candidate]] = (0.0, [])
        for other, chain in zip(candidates[:number], chains, strict=True):
            if other.position < each.position and other.section < each.section and chain[0] > before[0]:
                before = chain
        chains.append((before[0] + each.weight, [*before[1], each]))
    return max(chains, key=lambda chain: chain[0], default=(0.0, []))[1]


def test_the_best_order_is_the_one_that_trying_finds() -> None:
    chance = random.Random(1)
    for _ in range(3_000):
        made = {
            _Candidate(
                chance.randrange(8),
                chance.randrange(6),
                chance.choice((0.5, 0.9, 1, 1.3, -0.2, 0.0)),
                chance.random() < 0.5,
            )
            for _ in range(chance.randrange(14))
        }
        found = _best(sorted(made))
        assert found == _by_trying(sorted(made))
        assert all(one.position < other.position and one.section < other.section for one, other in pairwise(found))


def test_twenty_thousand_headings_are_put_in_order_at_once() -> None:
    many = [_Candidate(place, place % 6, 1.0, heading=True) for place in range(20_000)]
    started = time.process_time()
    assert [each.section for each in _best(many)] == list(range(6))
    assert time.process_time() - started < 2
