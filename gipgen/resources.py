"""Where built-in templates and data files are: inside the installed package, or at the top of a checkout. Only this module knows."""

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


def package_text(name: str) -> str:
    """The text of a data file inside the package, by its path below it."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), *name.split("/"))
    with open(path, encoding="utf-8") as file:
        return file.read()
