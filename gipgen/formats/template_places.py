"""Where in a house's templates something arose: by the traceback, or by the words that stand in what was made of them."""

import os
import re
from collections.abc import Iterator

_MOST = 200  # files that are looked through
_LARGEST = 1_000_000  # bytes of one
_SHORTEST = 3  # signs by which a line is known


def of_error(error: BaseException, folders: tuple[str, ...], name: str) -> str:
    """File and line of the house's template in which an exception arose; Jinja's tracebacks name them."""
    if hasattr(error, "lineno"):  # a syntax error
        return f"{getattr(error, 'filename', None) or getattr(error, 'name', name)}:{error.lineno}"
    place, trace = "", error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(folders):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    if isinstance(error, UnicodeDecodeError):
        return _undecodable(error.object, folders) or place or name
    return place or name


def of_words(words: str, folders: tuple[str, ...]) -> str:
    """File and line that hold some words of the output, or the tag that they begin with; of a single file its name."""
    words = words.removeprefix("typst: ")
    lines = list(_lines(folders))
    return _saying(words, lines) or _with_tag(words, lines) or _with_colour(words, lines) or _only(folders)


def _saying(words: str, lines: list[tuple[str, str]]) -> str:
    inner = words.partition("{")[2].rpartition("}")[0]  # of a rule of a style sheet what it sets
    closed = [(place, _close(line)) for place, line in lines]
    for sought in map(_close, (words, inner, words.partition("；")[0])):
        holding = [(place, line) for place, line in closed if sought and sought in line]
        if whole := next((place for place, line in holding if line == sought), ""):
            return whole
        if holding and len(sought) >= _SHORTEST:
            return holding[0][0]
    return ""


def _with_tag(words: str, lines: list[tuple[str, str]]) -> str:
    """Where a tag stands that words tell of: with these values, else with attributes of these names."""
    tag = re.search(r"</?[A-Za-z][\w:-]*", words)
    if tag is None:
        return ""
    holding = [(place, line) for place, line in lines if _has(line, tag[0])]
    values = re.findall(r' [A-Za-z][\w:-]*="[^"]*"', words)
    names = re.findall(r" [A-Za-z][\w:-]*=", words)
    for wanted in (values, names):
        met = (place for place, line in holding if all(each.strip() in line for each in wanted))
        if place := next(met, ""):
            return place
    return ""


def _with_colour(words: str, lines: list[tuple[str, str]]) -> str:
    colour = re.search("#([0-9A-Fa-f]{6})", words)
    met = (place for place, line in lines if colour and colour[1].lower() in line.lower())
    return next(met, "")


def _only(folders: tuple[str, ...]) -> str:
    files = list(_files(folders))
    return files[0] if len(files) == 1 else ""


def _close(text: str) -> str:
    return "".join(text.split())


def _has(line: str, tag: str) -> bool:
    """Whether a tag begins in a line, and none whose name only begins so."""
    behind = (piece[:1] for piece in line.split(tag)[1:])
    return any(not sign or not (sign.isalnum() or sign in "-:_") for sign in behind)


def _undecodable(content: bytes, folders: tuple[str, ...]) -> str:
    for path in _files(folders):
        with open(path, "rb") as file:
            read = file.read(_LARGEST)
        if content and read.endswith(content):
            try:
                read.decode("utf-8")
            except UnicodeDecodeError as error:
                line = read.count(b"\n", 0, error.start) + 1
                return f"{path}:{line}"
    return ""


def _lines(folders: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in _files(folders):
        with open(path, encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file.read(_LARGEST).split("\n"), 1):
                yield f"{path}:{number}", line


def _files(folders: tuple[str, ...]) -> Iterator[str]:
    count = 0
    for folder in folders:
        for root, inside, names in os.walk(folder):
            inside.sort()
            for name in sorted(names):
                path = os.path.join(root, name)
                count += 1
                if count <= _MOST and os.path.isfile(path) and os.path.getsize(path) <= _LARGEST:
                    yield path
