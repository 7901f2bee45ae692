"""Where built-in templates and data files are: inside the installed package, or at the top of a checkout. Only this module knows."""

import os
from functools import cache

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


@cache
def templates() -> str:
    """The folder of the built-in templates. Raises ``FileNotFoundError`` for a broken installation."""
    for parent in (_PACKAGE, os.path.dirname(_PACKAGE)):
        folder = os.path.join(parent, "templates")
        if os.path.isfile(os.path.join(folder, "html", "report.html.j2")):
            return folder
    raise FileNotFoundError("gipgen's templates are missing; install gipgen again")


def package_files(folder: str) -> list[str]:
    """The names of the files in a folder of the package."""
    return sorted(os.listdir(os.path.join(_PACKAGE, folder)))


def package_text(name: str) -> str:
    """The text of a data file inside the package, by its path below it."""
    return file_text(os.path.join(_PACKAGE, *name.split("/")))


def file_text(path: str) -> str:
    """The text of a data file that somebody keeps beside the package's own."""
    with open(path, encoding="utf-8") as file:
        return file.read()
