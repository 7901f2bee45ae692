import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipgen.vocabulary.numerals import parse_chinese, to_chinese


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (3, "三"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (2024, "二千零二十四"),
        (10000, "一万"),
        (20005, "二万零五"),
        (120000, "十二万"),
        (1000000, "一百万"),
        (100010000, "一亿零一万"),
        (10**12, "一万亿"),
    ],
)
def test_to_chinese(number: int, words: str) -> None:
    assert words == to_chinese(number)
    assert number == parse_chinese(words)


@given(st.integers(0, 10**12 - 1))
def test_there_and_back(number: int) -> None:
    assert number == parse_chinese(to_chinese(number))


@pytest.mark.parametrize(
    ("words", "number"),
    [("二〇二四", 2024), ("两百", 200), ("两万三千", 23000), ("十", 10), ("件", None), ("", None), ("五十余", None)],
)
def test_parse_chinese(words: str, number: int | None) -> None:
    assert number == parse_chinese(words)


def test_beyond_the_last_unit_is_refused() -> None:
    with pytest.raises(ValueError):
        to_chinese(10**16)
