"""Short names of agencies and the full ones that they stand for."""

from gipgen.resources import package_text


def short_names() -> dict[str, str]:
    """Short names of agencies → full ones (``short_names.txt``, a pair a line)."""
    lines = [line.split() for line in package_text("vocabulary/short_names.txt").split("\n")]
    return {line[0]: line[1] for line in lines if len(line) == 2 and line[0] != "#"}
