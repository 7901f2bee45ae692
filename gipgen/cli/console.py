"""What all commands share about the terminal: language, encoding, colours, exit codes."""

import os
import sys
from functools import cache

OK, FINDINGS, USAGE, OUR_FAULT = 0, 1, 2, 3


def language(asked: str | None) -> str:
    """``zh`` unless ``--lang en`` or ``GIPGEN_LANG=en`` says otherwise."""
    return "en" if (asked or os.environ.get("GIPGEN_LANG", "")).lower().startswith("en") else "zh"


def prepare_streams() -> None:
    """Print Chinese on every console: UTF-8 into files and pipes; what a console cannot show never ends a run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def colour() -> bool:
    """Whether standard output takes colours. ``NO_COLOR`` is honoured."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def cache_folder() -> str:
    """Where compiled templates are kept: below the user's cache folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "gipgen", "templates")


def typed(path: str) -> str:
    """A path as it is typed in a command: in quotes where it has blanks."""
    return f'"{path}"' if " " in path else path


def note(text: str) -> None:
    """Tell something on standard error, where notes go."""
    print(text, file=sys.stderr)  # noqa: T201  printing is this room's work


@cache
def problem(text: str) -> None:
    """Tell a problem of files or configuration; of one that every file of a run meets once is enough."""
    note(text)


def result(text: str) -> None:
    """Write a result to standard output."""
    if text:
        print(text)  # noqa: T201


def usage_error(zh: str, en: str, lang: str) -> int:
    """Tell what is wrong with the call; the exit code for it."""
    note(en if lang == "en" else zh)
    return USAGE
