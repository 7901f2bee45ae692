"""A line break inside a paragraph."""

_CHINESE_SIGNS = "“”‘’—…·"
_IN_ADDRESS = "/"  # behind it the address of a page goes on


def join(before: str, after: str) -> str:
    """What a break comes to between two signs: nothing between Chinese characters, a blank between words."""
    if not before or not after or before in _IN_ADDRESS:
        return ""
    return "" if _is_chinese(before) or _is_chinese(after) else " "


def _is_chinese(character: str) -> bool:
    return character >= "\u2e80" or character in _CHINESE_SIGNS
