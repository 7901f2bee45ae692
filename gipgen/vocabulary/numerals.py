"""Chinese numerals: 12 ⇄ 十二. For heading numbers, the filter 中文, and numbers that clerks write in words."""

ORDINALS = "一二三四五六七八九十"  # that headings and items are numbered with
_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_VALUES = {**{digit: value for value, digit in enumerate(_DIGITS)}, "〇": 0, "两": 2, "○": 0}
_ENGLISH = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}
_SIGNS = frozenset((*_VALUES, *_WEIGHTS, "万", "亿"))


def to_chinese(number: int) -> str:
    """Write a whole number from 0 to below 10**16 in words: 10 → 十, 105 → 一百零五, 20000 → 二万.

    Raises ``ValueError`` for numbers beyond that.
    """
    if not 0 <= number < 10**16:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    gap = False  # a whole group of zeros, or one that begins with a zero, is read as one 零
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group == 0:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group(group) + _GROUPS[power]
        gap = False
    return words[1:] if words.startswith("一十") else words


def in_english(number: int) -> str:
    """A small number in English words; a large one in digits."""
    return _ENGLISH[number] if 0 <= number < len(_ENGLISH) else str(number)


def counted(number: int) -> str:
    """A number in front of a measure word: 两个, not 二个."""
    return "两" if number == 2 else to_chinese(number)


def _group(number: int) -> str:
    words = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _UNITS[power]
        gap = False
    return words


def parse_chinese(text: str) -> int | None:
    """Read a numeral such as 二十一, 一百零五, 三万 or 二〇二四; ``None`` when it is none."""
    if not text or not set(text) <= _SIGNS:
        return None
    if _VALUES.keys() >= set(text):
        return int("".join(str(_VALUES[character]) for character in text))
    total = group = digit = 0
    for character in text:
        if character in _VALUES:
            digit = _VALUES[character]
        elif character in _WEIGHTS:
            group += (digit or 1) * _WEIGHTS[character]
            digit = 0
        else:
            below = group + digit
            total = total + below * 10_000 if character == "万" else (total + below) * 100_000_000
            group = digit = 0
    return total + group + digit
