"""Widths of the columns of tables in the text."""

import time

from gipgen.formats.prose_columns import _shared


def test_twice_as_many_columns_take_twice_as_long() -> None:
    def seconds(columns: int) -> float:
        begun = time.process_time()
        assert columns == len(_shared([1000] * columns, 9000, [*range(columns)]))
        return time.process_time() - begun

    assert seconds(16_000) < 8 * max(seconds(4_000), 0.02)
