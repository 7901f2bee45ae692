"""What a text says of how to reach the agency: whether it says it, what it leaves blank, and addresses that are none."""

from collections.abc import Iterable, Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.words import DUTIES

_COLONS = "：:"
_NOTHING = "）)】〕，,。；;、\n"  # what follows a colon behind which nothing was written
_DASHES = "-—－–"
_DIGITS = "0123456789"
_IN_ORDER = _DIGITS[1:] + _DIGITS
_PHONE = 7  # digits of a local number
_AREA_CODE, _LOCAL, _SERVICE = (3, 4), (7, 8), 5  # digits
_SERVICES = "19"  # 12345, 95598
FREE_CALLS, _FREE_CALL = ("400", "800"), 10  # no area code stands in front of these; their digits
_MOBILE = 11  # digits
_WITH_AREA, _WITHOUT_AREA = (10, 11, 12), (5, 7, 8, 10, 11, 13)
_PAIRS = (("（", "）"), ("(", ")"))
_ADDRESS_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+#@&*/")


class Said(NamedTuple):
    """A place in a text: the label and what stands behind it."""

    begin: int
    end: int
    label: str
    value: str


def says_contact(text: str, values: Iterable[str | None]) -> bool:
    """Whether a text tells how to reach somebody: by a word, by what 联系方式 holds, or by a telephone number."""
    if any(word in text for word in DUTIES.contact) or any(value and value in text for value in values):
        return True
    return has_phone(text)


def has_phone(text: str) -> bool:
    """Whether a number with its area code stands in a text: 0728-5231106."""
    for dash in _DASHES:
        at = text.find(dash)
        while at > 0:
            area, local = _run(text, at, -1), _run(text, at + 1, 1)
            if 3 <= area <= 4 and text[at - area] == "0" and local >= _PHONE:
                return True
            at = text.find(dash, at + 1)
    return False


def is_phone(number: str) -> bool:
    """Whether a number has the digits of a telephone's: a line behind its area code, a service's (12345, 400…), a mobile's.

    An extension may follow the line behind a second dash. Which numbers are private is not asked here (GIP8xx).
    """
    area, dash, line = number.strip("()（）").replace("）", "-").replace(")", "-").replace("--", "-").partition("-")
    if dash and area[:1] == "0":
        return len(area) in _AREA_CODE and _is_local(line.partition("-")[0], _AREA_CODE.index(len(area)))
    digits = [sign for sign in number if sign in _DIGITS]
    if len(digits) == _SERVICE:
        return digits[0] in _SERVICES
    if digits[:1] == ["0"]:
        return len(digits) in _WITH_AREA
    return len(digits) in _WITHOUT_AREA and not _lacks_digits("".join(digits))


def _is_local(local: str, area: int) -> bool:
    """Whether it is what stands behind an area code: behind 010 and 02x there are eight figures, behind longer ones seven too.

    Of a letter among them GIP732 tells; stars and signs for figures that are still to come are none.
    """
    figures = sum(sign in _DIGITS for sign in local)
    if not local.isalnum() or figures * 2 < len(local):
        return False
    return len(local) in (_LOCAL if area else _LOCAL[-1:]) or (len(local) == _SERVICE and local[0] == "1")


def is_made_up(number: str) -> bool:
    """Whether the figures of a number were struck one after the other, or are all the same: 010-12345678, 8888888."""
    digits = "".join(sign for sign in number if sign in _DIGITS)
    local = digits[-_PHONE:]
    if len(digits) == _FREE_CALL and digits.startswith(FREE_CALLS):
        return False  # numbers that are bought for being easily kept in mind
    return len(local) == _PHONE and (local in _IN_ORDER or digits[-_LOCAL[-1] :].strip(local[0]) == "")


def _lacks_digits(digits: str) -> bool:
    """Whether ten digits are no number of a service, or eleven none of a mobile: a line's without the 0 of its area."""
    if len(digits) == _MOBILE:
        return digits[0] != "1"
    return len(digits) == _FREE_CALL and digits[0] != "9" and not digits.startswith(FREE_CALLS)


def _run(text: str, at: int, step: int) -> int:
    """How many digits end (step −1) or begin (1) there."""
    count = 0
    while True:
        place = at + count if step > 0 else at - 1 - count
        if not 0 <= place < len(text) or text[place] not in _DIGITS:
            return count
        count += 1


def left_blank(text: str) -> Iterator[Said]:
    """Labels with a colon and nothing behind it, （电话：）, and brackets with nothing in them."""
    for label, begin, after in _labelled(text, DUTIES.contact_labels):
        rest = text[after:].lstrip(" _\u3000")
        if not rest or rest[0] in _NOTHING:
            yield Said(begin, after, label, "")
    for opening, closing in _PAIRS:
        begin = text.find(opening)
        while begin >= 0:
            end = begin + 1
            while text[end : end + 1] in (" ", "\u3000"):
                end += 1
            if text[end : end + 1] == closing:
                yield Said(begin, end + 1, "", "")
            begin = text.find(opening, begin + 1)


def mailboxes(text: str) -> Iterator[Said]:
    """What stands behind the word for a mailbox, in the signs of an address."""
    for label, _, behind in _labelled(text, DUTIES.mailbox_labels):
        after = behind + len(text[behind:]) - len(text[behind:].lstrip(" "))
        end = after
        while end < len(text) and text[end] in _ADDRESS_SIGNS:
            end += 1
        if end > after:
            yield Said(after, end, label, text[after:end])


def is_mailbox(address: str) -> bool:
    """Whether an address has a name, an @ and a domain, and no sign that none has: ``a@test,gov.cn``."""
    name, at, domain = address.partition("@")
    return bool(name and at and "." in domain.strip(".") and "@" not in domain) and _ADDRESS_SIGNS.issuperset(address)


def _labelled(text: str, labels: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Each label that has a colon behind it: the label, where it begins, and where the colon ends."""
    for label in labels:
        begin = text.find(label)
        while begin >= 0:
            end = begin + len(label)
            if text[end : end + 1] and text[end] in _COLONS:
                yield label, begin, end + 1
            begin = text.find(label, end)
