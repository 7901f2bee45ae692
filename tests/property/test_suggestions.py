"""What a message tells to write is accepted when it is written; and it is never a guess at other digits."""

import re

from gate import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gipgen.form.amounts import explain_unit_amount
from gipgen.form.editions import load
from gipgen.form.numbers import explain_number
from gipgen.form.schema import schema
from gipgen.form.validate import compile_schema
from gipgen.source.compose import plain_value

ROWS = schema(load("2019"))["properties"]["主动公开"]["properties"]
AMOUNT = compile_schema(ROWS["政府集中采购"]["properties"]["金额"])
NUMBERS = {
    "count": compile_schema(ROWS["行政许可"]["properties"]["处理决定"]),
    "signed": compile_schema(ROWS["行政许可"]["properties"]["增减"]),
    "amount": compile_schema(schema(load("2021"))["properties"]["主动公开"]["properties"]["行政事业性收费"]),
}
UNITS = [unit for unit, _ in load("2019").columns["procurement"][-1].units]
PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789０８.．,，' \u3000-－—+/（）",
            "元",
            "万",
            "亿",
            "￥",
            "约",
            "余",
            "增",
            "减",
            "十",
            "二",
            "项",
            "无",
        ]
    ),
    max_size=10,
).map("".join)


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text.translate(str.maketrans("０８", "08"))).lstrip("0")


@settings(max_examples=examples(500))
@given(PIECES)
def test_a_suggested_amount_is_accepted_and_has_the_digits_typed(text: str) -> None:
    slip = explain_unit_amount(text, UNITS)
    if slip.variant == "write_so":
        assert AMOUNT(plain_value(slip.wanted))
        if not re.search("[十二万亿（]", text):
            assert _digits(text).rstrip("0") == _digits(slip.wanted).rstrip("0")


@settings(max_examples=examples(500))
@given(PIECES, st.sampled_from(list(NUMBERS)))
@example("2.0项", "count")
@example("+2.5", "count")
@example("1,000.5", "count")
def test_a_suggested_number_is_accepted_and_has_the_digits_typed(text: str, kind: str) -> None:
    slip = explain_number(text, kind, quoted=False)
    if slip.wanted:
        assert NUMBERS[kind](plain_value(slip.wanted))
        if not re.search("[十二万亿.．]", text):
            assert _digits(text) == _digits(slip.wanted)
