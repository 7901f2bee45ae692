"""Random changes are told exactly; whatever is done to a file, comparing and formatting end without an exception."""

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import BASE, look
from test_reports import BLOCKS, FORMS, as_text, balanced, both_editions
from test_robustness import spoilt

from gipgen.compare import changes_json as json_v1
from gipgen.compare import changes_markdown as markdown
from gipgen.compare import changes_text as text
from gipgen.compare.change import Compared
from gipgen.compare.compare import compare, compare_years
from gipgen.formatting.format import format_report
from gipgen.report.report import cell_path
from gipgen.report.structure import read_structure


@both_editions
@settings(deadline=None, max_examples=examples(60))
@given(st.data())
def test_one_changed_number_gives_its_line_and_those_of_the_totals_that_moved(
    edition: str, data: st.DataObject
) -> None:
    form, block = FORMS[edition], BLOCKS[edition]
    leaves = form.rows["results_total"].parts
    rows = data.draw(balanced(edition))
    row = data.draw(st.sampled_from([each.id for each in block.rows if not each.parts]))
    index = data.draw(st.integers(0, 5))
    typed = data.draw(st.booleans())  # totals typed, or left to gipgen
    changed = {each: list(numbers) for each, numbers in rows.items()}
    for each in (row, "results_total") if row in leaves else (row,):
        changed[each][index] += 3
        changed[each][6] += 3
    column = block.columns[index].id
    wanted = {("cell", cell_path(form, (row, column))), ("total", cell_path(form, (row, "total")))}
    if row in leaves:
        wanted |= {("total", cell_path(form, ("results_total", each))) for each in (column, "total")}
    sides = []
    for numbers in (rows, changed):
        shown = numbers if typed else {each: cells[:6] for each, cells in numbers.items() if each != "results_total"}
        sides.append(look(as_text(edition, shown) if typed else without_totals(as_text(edition, shown)))[0])
    comparison = compare("report.yaml", *sides)
    assert wanted == {(each.kind, each.path) for each in comparison.changes}
    assert {3} == {each.difference for each in comparison.changes}


def without_totals(report: str) -> str:
    """The base report's own total row taken out."""
    return "\n".join(line for line in report.split("\n") if not line.startswith("    总计:"))


@settings(deadline=None, max_examples=examples(200))
@given(spoilt(), spoilt())
def test_spoilt_reports_are_compared(one: str, other: str) -> None:
    old, new = (look(each.encode("utf-8", errors="surrogatepass"))[0] for each in (one, other))
    for comparison in (compare("x", old, new), compare_years("x", old, new, (2023, 2024))):
        for lang in ("zh", "en"):
            compared = [Compared("x", "changed", comparison)]
            for output in (text.emit(compared, lang), markdown.emit(compared, lang), json_v1.emit(compared, lang)):
                assert output
    same = compare("x", new, new)
    assert ((), (), ()) == (same.changes, same.appeared, same.gone)


@settings(deadline=None, max_examples=examples(300))
@given(spoilt())
def test_spoilt_reports_are_laid_out_or_refused(report: str) -> None:
    source, form, _ = read_structure(report.encode("utf-8", errors="surrogatepass"))
    refused = [finding for finding in source.findings if finding.rule not in ("GIP111", "GIP112")]
    if refused or source.broken or not source.data:
        return
    once = format_report(source, form).text
    again, form, _ = read_structure(once.encode())
    assert once == format_report(again, form).text
    assert () == compare("x", look(report.encode("utf-8", errors="surrogatepass"))[0], look(once)[0]).changes


def test_the_base_report_has_not_changed() -> None:
    assert () == compare("x", look(BASE)[0], look(BASE)[0]).changes
