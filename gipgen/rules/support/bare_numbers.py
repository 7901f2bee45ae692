"""Parts that leave the unit of their total out: 工单205件（县直部门134、乡镇62、企事业单位19） · 公告30条，其中征收12、拍卖18."""

from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.mentions import Mention, squeeze
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

_OPEN, _CLOSE = "（(", "）)"
_BETWEEN = "、，,；;"
_BEGINS = frozenset(_OPEN + _BETWEEN + "：:")
_OPENERS = (*COUNTING.list_openers, "含", "即")
_SOME = COUNTING.of_some
_REACH = 200  # characters behind a total
_NAME = 14  # characters of what a part is called
_DIGITS = "0123456789"


class BareList(NamedTuple):
    """A total with parts of which at least one has no unit of its own."""

    total: Mention
    parts: tuple[int, ...]
    whole: bool  # the parts should be all there is

    @property
    def lacking(self) -> Decimal:
        return self.total.quantity.value - sum(self.parts)


def bare_lists(found: list[Mention]) -> Iterator[BareList]:
    """The totals of a sentence with such parts."""
    for total in found:
        text = total.sentence.text[total.quantity.end - total.sentence.begin :][:_REACH]
        listed = _listed(text, total.after) if text and text[0] in _BEGINS else ""
        found_list = _bare_list(total, listed) if listed else None
        if found_list:
            yield found_list


def _bare_list(total: Mention, listed: str) -> BareList | None:
    word = next((word for word in _OPENERS if listed.startswith(word)), "")
    items = _items(listed.removeprefix(word).lstrip("：:"), total.quantity.unit)
    if len(items) < 2 or all(typed for _, _, typed in items):
        return None
    whole = has(COUNTING.rest, "".join(name for name, _, _ in items)) or not has(_SOME, listed[: len(word) + 2])
    return BareList(total, tuple(value for _, value, _ in items), whole)


def _listed(text: str, after: str) -> str:
    """What a bracket right behind a total holds, or the clause behind it that begins like a list."""
    if text[0] in _OPEN:
        ends = [at for sign in _CLOSE if (at := text.find(sign)) > 0]
        return squeeze(text[1 : min(ends)]) if ends else ""
    clause = squeeze(text.partition("。")[0]).lstrip("，,：:；;")
    return clause if not after and (text[0] in "：:" or clause.startswith(_OPENERS)) else ""


def _items(listed: str, unit: str) -> list[tuple[str, int, bool]]:
    """Name, number, and whether the number has its unit, of each item up to one that is none."""
    for sign in _BETWEEN[1:]:
        listed = listed.replace(sign, _BETWEEN[0])
    items: list[tuple[str, int, bool]] = []
    for item in listed.split(_BETWEEN[0]):
        words = item.rstrip("；").removesuffix(unit)
        name = words.rstrip(_DIGITS)
        digits = words[len(name) :]
        if not (0 < len(digits) < 8 and 1 < len(name) <= _NAME) or has(_DIGITS, name) or name[-1] in ".第至-—":
            break
        items.append((name, int(digits), words != item))
    return items
