"""Whose fault an exception is that came out of a foreign parser: the file's, which is damaged then, or ours."""

_OURS = __name__.partition(".")[0]


def is_ours(error: BaseException) -> bool:
    """Whether code of ours raised an exception, and not the parser that it called: to call the file damaged would be a lie.

    Kinds of exceptions that a parser has for itself are the parser's wherever they arise: compiled ones have no frames.
    A recursion without an end may break off anywhere; it is ours where nobody else takes part.
    """
    homes = _homes(error)
    if isinstance(error, RecursionError):
        return all(home == _OURS for home in homes)
    kind = type(error).__module__.partition(".")[0]
    return kind in ("builtins", _OURS) and homes[-1:] == [_OURS]


def _homes(error: BaseException) -> list[str]:
    """The packages of the code that an exception passed, from the outermost to where it was raised."""
    homes = []
    trace = error.__traceback__
    while trace is not None:
        homes.append(str(trace.tb_frame.f_globals.get("__name__", "")).partition(".")[0])
        trace = trace.tb_next
    return homes
