"""How wide a text is, counted in Chinese characters."""


def em(text: str) -> float:
    """The width of a text in Chinese characters: letters and digits take half of one."""
    return sum(1 if character > "\u2e7f" else 0.5 for character in text)
