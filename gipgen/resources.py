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


def package_modules(folder: str, prefix: str = "") -> list[str]:
    """The names of the modules in a folder of the package that begin so; of a web page the files are .pyc."""
    stems = {name.partition(".")[0] for name in package_files(folder)}
    return sorted(stem for stem in stems if stem.startswith(prefix) and not stem.startswith("__"))


def package_text(name: str) -> str:
    """The text of a data file inside the package, by its path below it."""
    return file_text(os.path.join(_PACKAGE, *name.split("/")))


def package_bytes(name: str) -> bytes:
    """The content of a data file inside the package, by its path below it."""
    with open(os.path.join(_PACKAGE, *name.split("/")), "rb") as file:
        return file.read()


@cache
def own_digest() -> str:
    """What this program is: a digest of its files, code, data and templates, wherever it is installed. Ten milliseconds."""
    from hashlib import blake2b  # noqa: PLC0415  for large runs only

    whole = blake2b(digest_size=16)
    for top in (_PACKAGE, templates()):
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(name for name in folders if name not in ("__pycache__", "templates"))
            for name in sorted(files):
                if folder != _PACKAGE or name != "schema.json":  # which is beside it in a checkout
                    with open(os.path.join(folder, name), "rb") as file:
                        whole.update(f"{os.path.relpath(folder, top)}/{name}".encode() + b"\0" + file.read())
    return whole.hexdigest()


def file_text(path: str) -> str:
    """The text of a data file that somebody keeps beside the package's own. (As bytes: every start reads twenty, and a text file is decoded twice.)"""
    with open(path, "rb") as file:
        text = file.read().decode()
    return text.replace("\r\n", "\n") if "\r" in text else text
