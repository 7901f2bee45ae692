"""Which places were met before, of very many in little memory."""

from sys import getsizeof

import pytest

from gipgen.workspace.met_places import MetPlaces


@pytest.mark.parametrize("count", [10, 5_000])
def test_a_place_is_new_once(count: int) -> None:
    met, places = MetPlaces(), [f"/收集/第{number}局/report.yaml" for number in range(count)]
    assert all(map(met.is_new, places))
    assert not any(map(met.is_new, reversed(places)))


def test_a_place_more_takes_a_few_bytes() -> None:
    met = MetPlaces()
    for number in range(42_000):
        met.is_new(f"/收集/第{number}号县卫生健康局/2024/report.yaml")
    arrays = met._parts.values()
    assert sum(map(len, arrays)) == 40_000
    assert sum(map(getsizeof, arrays)) / 40_000 < 12
