"""The agency's house, 滨河路18号, in a text with nearly its number."""

from collections.abc import Iterator

from gipgen.rules.support.nearly import digits_alike
from gipgen.rules.support.spots import is_han
from gipgen.vocabulary.words import AGENCIES, has

_STREETS = AGENCIES.streets
_NUMBER_ENDS = "号"
_STREET = 3  # characters that a street is known by
_IN_FRONT = 20  # characters in which another body is named
_BREAKS = "。；！？\n"


def street_of(address: str) -> tuple[str, str]:
    """The end of a street's name and the number of the house; nothing where an address is made otherwise."""
    at = address.rfind(_NUMBER_ENDS)
    begin = _digits_in_front(address, at)
    street = address[max(0, begin - _STREET) : begin]
    is_street = len(street) == _STREET and street.endswith(_STREETS) and all(map(is_han, street))
    return (street, address[begin:at]) if at > begin and is_street else ("", "")


def houses_otherwise(text: str, street: str, right: str) -> Iterator[tuple[int, int]]:
    """Where the street stands with a number that is nearly the right one, and no other body in front."""
    if f"{street}{right}{_NUMBER_ENDS}" in text:
        return  # beside the right one: another house
    at = text.find(street)
    while at >= 0:
        begin = at + len(street)
        end = begin
        while text[end : end + 1].isdecimal():
            end += 1
        front = text[max(0, at - _IN_FRONT, *(text.rfind(sign, 0, at) + 1 for sign in _BREAKS)) : at]
        is_house = text.startswith(_NUMBER_ENDS, end) and digits_alike(text[begin:end], right)
        if is_house and not has(AGENCIES.in_other_houses, front):
            yield at, end + 1
        at = text.find(street, begin)


def _digits_in_front(text: str, end: int) -> int:
    begin = end
    while begin > 0 and text[begin - 1].isdecimal():
        begin -= 1
    return begin
