"""Whatever the numbers: the sums are those of fractions, the sources add up to them, and the order of files is nothing."""

import random

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from summed import added, handed, sums_of, table, worth

from gipgen.collect.add_up import add_up, added_cells
from gipgen.collect.admitted import Sought
from gipgen.collect.counted_once import counted_once
from gipgen.collect.sources_csv import sources_csv
from gipgen.collect.sum_report import sum_report

COUNTS = st.integers(0, 10**18).map(str)
SIGNED = st.integers(-(10**6), 10**6).map(str)
DIGITS = st.from_regex(r"(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?", fullmatch=True)
KINDS = {
    "count": COUNTS,
    "signed": SIGNED,
    "amount": DIGITS,
    "unit_amount": st.tuples(DIGITS, st.sampled_from(["元", "万元", "亿元"])).map("".join) | st.just("0"),
}


@settings(max_examples=examples(40), deadline=None)
@given(data=st.data(), edition=st.sampled_from(["2019", "2021"]), count=st.integers(1, 5), seed=st.integers(0, 99))
def test_sums_are_exact_and_traced(data: st.DataObject, edition: str, count: int, seed: int) -> None:
    columns = added_cells(edition)
    reports = []
    for number in range(count):
        chosen = data.draw(st.lists(st.sampled_from(sorted(columns)), max_size=8, unique=True))
        numbers = {ref: data.draw(KINDS[columns[ref].type]) for ref in chosen}
        reports.append(handed(f"第{number}局", numbers, edition))
    sums = add_up(reports)
    wanted = sums_of(reports, edition)
    assert {ref: worth(sums.cells[ref].text or "") for ref in columns} == wanted
    shares = added(table(sources_csv(reports, sums)))
    assert {ref: share * worth(f"1{sums.cells[ref].unit}") for ref, share in shares.items()} == wanted

    other = list(reports)
    random.Random(seed).shuffle(other)
    sought = Sought("某区", 2024, edition)
    texts = set()
    for order in (reports, other):
        counted = counted_once(order, sought)
        again = add_up(counted.added, edition)
        text = sum_report(again, counted, ("某区", 2024), ("汇总.yaml", "", "汇总.sources.csv"))
        texts.add((text, sources_csv(counted.added, again)))
    assert len(texts) == 1
