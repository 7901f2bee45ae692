"""Published reports with random numbers, in many shapes: every number in its place, no blank becomes 0."""

from random import Random
from typing import Any

import published
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gipgen.form.editions import load
from gipgen.imports.import_report import Published, import_report

NOTHING = ["", "/", "—", "-", "无", "\u3000"]
SEEDS = st.integers(0, 2**32)  # two hundred draws a report would take Hypothesis seconds


def _count(random: Random) -> int:
    return random.choice([0, 0, random.randint(1, 9), random.randint(0, 9_999_999)])


def _written(random: Random, number: int) -> str:
    """A number as one of the habits writes it."""
    how = random.choice(["plain", "plain", "plain", "thousands", "wide"])
    if how == "thousands":
        return f"{number:,}"
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")) if how == "wide" else str(number)


def numbers(seed: int, edition: str, *, blanks: bool) -> tuple[dict[str, str], dict[str, str | None]]:
    """What is printed in each cell, and what must be read."""
    random = Random(seed)
    printed: dict[str, str] = {}
    expected: dict[str, str | None] = {}
    for row, columns in load(edition).columns.items():
        for column in columns:
            ref = f"{row}.{column.id}"
            if blanks and random.random() < 0.1:
                printed[ref], expected[ref] = random.choice(NOTHING), None
            elif column.type == "unit_amount":
                printed[ref] = expected[ref] = f"{random.randint(1, 999)}.5万元"
            elif column.type == "amount":
                printed[ref] = expected[ref] = f"{random.randint(0, 9999)}.{random.randint(1, 999):03}"
            elif column.type == "signed":
                number = random.randint(-20, 20)
                printed[ref] = f"减{-number}" if number < -10 else f"+{number}" if number > 10 else f"{number}"
                expected[ref] = f"{number}"
            else:
                number = _count(random)
                printed[ref], expected[ref] = _written(random, number), f"{number}"
    return printed, expected


def read(imported: Published) -> dict[str, str | None]:
    return {
        f"{row}.{column}": read.value.text if read.value.kind == "number" else None
        for (row, column), read in imported.cells.items()
    }


def differences(expected: dict[str, str | None], imported: Published) -> dict[str, Any]:
    found = read(imported)
    return {ref: (value, found.get(ref)) for ref, value in expected.items() if value != found.get(ref)}


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("shape", published.KEEPING_BLANKS)
@settings(deadline=None, max_examples=6, phases=[Phase.generate])
@given(SEEDS)
def test_every_number_is_read_and_every_blank_stays_one(shape: str, edition: str, seed: int) -> None:
    printed, expected = numbers(seed, edition, blanks=True)
    name, make = published.KEEPING_BLANKS[shape]
    imported = import_report(name, make(printed, int(edition) + 1))
    assert {} == differences(expected, imported)
    assert () == imported.leftovers


@pytest.mark.parametrize("shape", published.LOSING_BLANKS)
@settings(deadline=None, max_examples=6, phases=[Phase.generate])
@given(SEEDS)
def test_shapes_without_places_are_read_when_nothing_is_blank(shape: str, seed: int) -> None:
    printed, expected = numbers(seed, "2021", blanks=False)
    name, make = published.LOSING_BLANKS[shape]
    imported = import_report(name, make(printed, 2023))
    assert {} == differences(expected, imported)


@pytest.mark.parametrize("shape", published.LOSING_BLANKS)
@settings(deadline=None, max_examples=6, phases=[Phase.generate])
@given(SEEDS)
def test_shapes_without_places_never_turn_a_blank_into_a_number(shape: str, seed: int) -> None:
    printed, expected = numbers(seed, "2021", blanks=True)
    name, make = published.LOSING_BLANKS[shape]
    found = read(import_report(name, make(printed, 2023)))
    assert [] == [ref for ref, value in expected.items() if found.get(ref) not in (None, value)]
