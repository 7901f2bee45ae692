"""Where the built-in templates are: inside the installed package, or at the top of a checkout. The only module that knows."""

from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    """The folder of the built-in templates. Raises ``FileNotFoundError`` for a broken installation."""
    package = Path(__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / "html" / "report.html.j2").is_file():
            return folder
    raise FileNotFoundError("gipgen's templates are missing; install gipgen again")
