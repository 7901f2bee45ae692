"""Where the built-in templates are: inside the installed package, or at the top of a checkout. The only module that knows."""

import os
from functools import cache


@cache
def templates() -> str:
    """The folder of the built-in templates. Raises ``FileNotFoundError`` for a broken installation."""
    package = os.path.dirname(os.path.abspath(__file__))
    for parent in (package, os.path.dirname(package)):
        folder = os.path.join(parent, "templates")
        if os.path.isfile(os.path.join(folder, "html", "report.html.j2")):
            return folder
    raise FileNotFoundError("gipgen's templates are missing; install gipgen again")
