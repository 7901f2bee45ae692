"""Sums are exact, a missing number stays missing, and every number of a sum can be traced."""

from decimal import Decimal
from fractions import Fraction

import pytest
from summed import WORTH, added, handed, sums_of, table, worth

from gipgen.collect.add_up import add_up
from gipgen.collect.sources_csv import sources_csv, units_in

FEES, MADE, AMOUNT = ("fees", "amount"), ("regulations", "made"), ("procurement", "amount")


def sources(*reports: object) -> bytes:
    return sources_csv(reports, add_up(reports))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (("62.336", "1.2"), "63.536"),
        (("0.1", "0.2"), "0.3"),
        (("1.50", "1.50"), "3.00"),
        (("0", "62.336"), "62.336"),
        (("7", "8"), "15"),
        (("123456789012345678.123456789012345678", "0.000000000000000001"), "123456789012345678.123456789012345679"),
    ],
)
def test_amounts_keep_their_digits(parts: tuple[str, ...], total: str) -> None:
    reports = [handed(f"{number}局", {FEES: text}) for number, text in enumerate(parts)]
    assert add_up(reports).cells[FEES].text == total


def test_thousands_of_long_amounts_lose_no_digit() -> None:
    reports = [handed(f"{number}局", {FEES: "999999999999999999.999999999999999999"}) for number in range(3000)]
    total = add_up(reports).cells[FEES].text
    assert total is not None
    assert Fraction(total) == 3000 * Fraction("999999999999999999.999999999999999999")


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (("160.5964万元", "3000元"), "1608964元"),
        (("160.5964万元", "0.4036万元"), "161.0000万元"),
        (("1.5亿元", "200万元"), "15200万元"),
        (("0.00005万元", "1元"), "1.5元"),
        (("0", "160.5964万元"), "160.5964万元"),
        (("0元", "160.5964万元"), "160.5964万元"),
        (("0", "0"), "0"),
        (("0元", "0.0万元"), "0"),
    ],
)
def test_amounts_in_several_units_come_to_the_smallest_of_them(parts: tuple[str, ...], total: str) -> None:
    reports = [handed(f"{number}局", {AMOUNT: text}, "2019") for number, text in enumerate(parts)]
    assert add_up(reports).cells[AMOUNT].text == total
    assert worth(total) == sum(map(worth, parts))
    lines = [line for line in table(sources(*reports)) if line["row"] == "procurement" and line["column"] == "amount"]
    assert sum(Fraction(line["value"]) for line in lines) == worth(total) / WORTH[total.lstrip("0123456789.")]


def test_an_amount_of_which_nobody_knows_the_unit_is_not_added() -> None:
    sums = add_up([handed("甲局", {AMOUNT: "160.5964"}, "2019"), handed("乙局", {AMOUNT: "3元"}, "2019")])
    assert sums.cells[AMOUNT].value is None
    assert sums.lacking[AMOUNT] == ("甲局",)


def test_a_number_that_one_unit_lacks_is_missing_and_never_nought() -> None:
    reports = [handed("甲局", {MADE: "2"}), handed("乙局", {MADE: ""}), handed("丙局", {MADE: "待填"})]
    sums = add_up(reports)
    assert sums.cells[MADE].value is None
    assert dict(sums.lacking) == {MADE: ("丙局", "乙局")}
    values = [
        (line["unit"], line["value"]) for line in table(sources(*reports)) if (line["row"], line["column"]) == MADE
    ]
    assert values == [("甲局", "2"), ("乙局", ""), ("丙局", "")]


def test_totals_follow_from_what_is_added() -> None:
    sums = add_up([
        handed("甲局", {("disclosed", "natural_person"): "3", ("disclosed", "total"): "99"}),
        handed("乙局", {("disclosed", "research"): "4", ("deny_state_secret", "natural_person"): "5"}),
    ])  # fmt: skip
    assert sums.cells["disclosed", "total"].value == 7
    assert sums.cells["results_total", "natural_person"].value == 8
    assert sums.cells["results_total", "total"].value == 12
    assert not sums.cells["results_total", "total"].given


def test_a_total_of_something_missing_is_missing() -> None:
    sums = add_up([handed("甲局", {("disclosed", "research"): ""})])
    assert sums.cells["disclosed", "total"].value is None
    assert sums.cells["results_total", "total"].value is None
    assert sums.cells["results_total", "natural_person"].value == 0


def test_only_what_the_file_holds_has_sources_and_their_sums_are_the_cells() -> None:
    reports = [
        handed("甲局", {FEES: "0.1", MADE: "3"}),
        handed("乙局", {FEES: "0.2", ("new_received", "natural_person"): "12"}),
        handed("丙局", {("new_received", "natural_person"): "1"}),
    ]
    lines = table(sources(*reports))
    assert added(lines) == sums_of(reports)
    assert not [line for line in lines if line["column"] == "total" or line["row"] == "results_total"]
    first = lines[0]
    assert first == {
        "row": "regulations", "column": "made", "unit": "甲局", "value": "3", "file": "甲局/report.yaml", "line": "1",
        "sha256": "of 甲局/report.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_name_is_a_formula(name: str) -> None:
    content = sources(handed(name, {}))
    assert {line["unit"] for line in table(content)} == {f"'{name}"}
    assert units_in(content) == {name: f"of {name}/report.yaml"}


def test_a_number_below_nought_stays_a_number() -> None:
    change = ("licensing", "change")
    lines = table(sources(handed("甲局", {change: "-8"}, "2019"), handed("乙局", {change: "3"}, "2019")))
    assert added(lines)[change] == -5


def test_editions_are_never_mixed() -> None:
    with pytest.raises(ValueError, match="2019"):
        add_up([handed("甲局", {}), handed("乙局", {}, "2019")])


def test_nothing_added_is_nothing_known() -> None:
    sums = add_up([], "2021")
    assert sums.reports == 0
    assert {cell.value for cell in sums.cells.values()} == {None}


def test_reports_are_looked_at_one_by_one() -> None:
    """Six thousand reports are never in memory together."""
    sums = add_up(handed(f"{number}局", {FEES: "0.01", MADE: "1"}) for number in range(1000))
    assert (sums.reports, sums.cells[FEES].value, sums.cells[MADE].value) == (1000, Decimal("10.00"), 1000)
