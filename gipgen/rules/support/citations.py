"""Documents that a text cites by number, 国办公开办函〔2021〕30号: found by stepping back from 号, without a pattern to compile."""

from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple

_OPEN, _CLOSE = "[［（(【〔<〈", "]］）)】〕>〉"
_DIGITS = "0123456789"
_ISSUER = 10  # characters of an issuer's short name
_NOT_IN_ISSUERS = "的和与及按照据依以《》“”，、；：（）(). \n"


class Citation(NamedTuple):
    """A document's number in pieces, with its place."""

    begin: int
    bracket: int  # position of the opening bracket
    end: int
    issuer: str
    brackets: str  # both, as typed
    year: str  # with the 年 that does not belong there
    number: str


def citations(text: str) -> Iterator[Citation]:
    """Each number of a document that stands in a text."""
    end = text.find("号")
    while end > 0:
        found = _citation(text, end)
        if found is not None:
            yield found
        end = text.find("号", end + 1)


def parsed(document: str) -> Citation | None:
    """A document's number that stands alone."""
    return next(citations(document), None)


def _citation(text: str, end: int) -> Citation | None:
    at = _back(text, end, _DIGITS + " 第")
    number = text[at:end].strip(" 第")
    closing = at - 1
    if not number or closing < 0 or text[closing] not in _CLOSE:
        return None
    opening = _back(text, closing, _DIGITS + " 年") - 1
    year = text[opening + 1 : closing].strip()
    if opening < 0 or text[opening] not in _OPEN or len(year.rstrip("年 ")) != 4:
        return None
    begin = opening
    while begin > 0 and opening - begin < _ISSUER and "一" <= text[begin - 1] <= "\u9fff":
        if text[begin - 1] in _NOT_IN_ISSUERS:
            break
        begin -= 1
    return Citation(begin, opening, end + 1, text[begin:opening], text[opening] + text[closing], year, number)


def _back(text: str, end: int, signs: str) -> int:
    """Where the run of these signs that ends there begins."""
    while end > 0 and text[end - 1] in signs:
        end -= 1
    return end
