"""The indicators, and what each of them is in the form's own words."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from gipgen.compare.row_labels import STEP, row_labels
from gipgen.findings.text import Text, filled, same
from gipgen.form.definition import CellRef, Form
from gipgen.named_tuple import NamedTuple
from gipgen.trend import figures
from gipgen.trend.figures import Amount, signed_refs

Kind = Literal["count", "rate", "growth"]


class Indicator(NamedTuple):
    """A count (``top``), the growth of one against the year before, or a rate (``top`` ÷ ``bottom``)."""

    name: Text
    kind: Kind
    top: Amount
    bottom: Amount | None = None
    unit: Text = Text("件", "cases")

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return (self.top,) if self.bottom is None else (self.top, self.bottom)


_ITEMS = Text("件", "number")
INDICATORS: Final = (
    Indicator(Text("新收申请", "applications received"), "count", figures.RECEIVED),
    Indicator(Text("新收申请比上年", "applications received, against the year before"), "growth", figures.RECEIVED),
    Indicator(Text("办结申请", "applications dealt with"), "count", figures.DONE),
    Indicator(Text("公开率", "rate of disclosure"), "rate", figures.OPENED, figures.DONE),
    Indicator(Text("不予公开率", "rate of denial"), "rate", figures.DENIED, figures.DONE),
    Indicator(Text("无法提供率", "rate of what cannot be provided"), "rate", figures.UNAVAILABLE, figures.DONE),
    Indicator(Text("结转率", "rate carried over"), "rate", figures.CARRIED, figures.ON_HAND),
    Indicator(Text("复议案件", "administrative reviews"), "count", figures.REVIEWS),
    Indicator(
        Text("复议纠错率", "rate of reviews corrected"), "rate", figures.REVIEWS_CORRECTED, figures.REVIEWS_DECIDED
    ),
    Indicator(Text("诉讼案件", "lawsuits"), "count", figures.SUITS),
    Indicator(Text("诉讼纠错率", "rate of lawsuits corrected"), "rate", figures.SUITS_CORRECTED, figures.SUITS_DECIDED),
    Indicator(Text("现行有效的制度文件", "documents in force"), "count", figures.IN_FORCE, unit=_ITEMS),
    Indicator(Text("行政处理决定", "administrative decisions"), "count", figures.DECISIONS, unit=_ITEMS),
    Indicator(Text("收费金额", "fees charged"), "count", figures.FEES, unit=Text("万元", "10,000 yuan")),
)
_CELL = Text("{table}“{row}”的“{column}”", "{table} '{row}', '{column}'")
_SUM = Text("{table}{rows}的“{column}”之和", "the sum of {table} {rows}, '{column}'")
_GROUP = Text("“{group}”各项", "all of '{group}'")
_ROW = Text("“{row}”", "'{row}'")
_AND = Text("、", ", ")
_BESIDE = Text("”、“", "', '")  # columns that are added up
_LESS = Text("{more}，减去{less}", "{more} less {less}")
_RATE = Text("（{top}）÷（{bottom}）", "({top}) ÷ ({bottom})")
_GROWTH = Text("（本年 − 上年）÷ 上年，数取自{top}", "(this year − last year) ÷ last year, of {top}")
_NONE = Text("{edition}年格式没有这个数", "the form of {edition} has no such number")


def definition(indicator: Indicator, form: Form) -> Text:
    """What an indicator is made of, by the words that the form prints."""
    if any(not refs for amount in indicator.amounts for refs in _needed(amount, form)):
        return filled(_NONE, edition=form.edition)
    top = _amount_words(indicator.top, form)
    if indicator.kind == "growth":
        return filled(_GROWTH, top=top)
    return top if indicator.bottom is None else filled(_RATE, top=top, bottom=_amount_words(indicator.bottom, form))


def cell_ids(indicator: Indicator, form: Form) -> tuple[str, ...]:
    """The same by the form's ids, as ``export`` has them."""
    refs = [ref for amount in indicator.amounts for each in signed_refs(amount, form) for ref in each]
    return tuple(dict.fromkeys(f"{form.table_of(row).id}.{row}.{column}" for row, column in refs))


def _needed(amount: Amount, form: Form) -> Iterator[tuple[CellRef, ...]]:
    more, less = signed_refs(amount, form)
    yield more
    if amount.minus:
        yield less


def _amount_words(amount: Amount, form: Form) -> Text:
    more, less = (_words(refs, form) for refs in signed_refs(amount, form))
    return filled(_LESS, more=more, less=less) if amount.minus else more


def _words(refs: Iterable[CellRef], form: Form) -> Text:
    known = tuple(refs)
    if not known:
        return same("")
    rows = [row for row, _ in known]
    labels = {column.id: column.label for column in form.columns[rows[0]]}
    columns = dict.fromkeys(column for _, column in known)
    column = Text(*(sign.join(labels[each] for each in columns) for sign in _BESIDE))
    table = form.table_of(rows[0]).name
    if len(known) == 1:
        return filled(_CELL, table=table, row=row_labels(form.edition)[rows[0]], column=column)
    return filled(_SUM, table=table, rows=_named(list(dict.fromkeys(rows)), form), column=column)


def _named(rows: list[str], form: Form) -> Text:
    """The rows by their labels; all rows of a group by the group's."""
    labels = row_labels(form.edition)
    of_group: dict[str, list[str]] = {}
    for row, label in labels.items():
        of_group.setdefault(label.partition(STEP)[0] if STEP in label else "", []).append(row)
    found: list[Text] = []
    for group, every in of_group.items():
        if group and set(every) <= set(rows):
            found.append(filled(_GROUP, group=group))
            rows = [row for row in rows if row not in every]
    shown = [*(filled(_ROW, row=labels[row]) for row in rows), *found]
    return Text(*(sign.join(words) for sign, words in zip(_AND, zip(*shown, strict=True), strict=True)))
