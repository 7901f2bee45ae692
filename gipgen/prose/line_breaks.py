"""A line break inside a paragraph."""

_CHINESE_SIGNS = "“”‘’—…·"


def join(before: str, after: str) -> str:
    """What a break comes to between two signs: nothing between Chinese characters, a blank between words."""
    return "" if not before or not after or _is_chinese(before) or _is_chinese(after) else " "


def _is_chinese(character: str) -> bool:
    return character >= "\u2e80" or character in _CHINESE_SIGNS
