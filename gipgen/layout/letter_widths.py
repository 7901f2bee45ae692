"""How wide a text is, counted in Chinese characters."""

LAST_NARROW = "\u2e7f"  # characters behind it are as wide as they are high


def em(text: str) -> float:
    """The width of a text in Chinese characters: letters and digits take half of one."""
    return sum(1 if character > LAST_NARROW else 0.5 for character in text)
