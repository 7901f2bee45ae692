"""The route of a value, as a person names it."""

from gipgen.findings.finding import Path


def where(path: Path) -> str:
    """A route between brackets, as messages say where something is; nothing for the top of the file."""
    return f"（{_route(path)}）" if path else ""


def _route(path: Path) -> str:
    """A route as a person names it: 第1条豁免."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] = f"第{part + 1}条{words[-1]}"
        else:
            words.append(str(part))
    return ".".join(words)
