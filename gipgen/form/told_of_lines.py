"""What is said of a line that is not where the form has it, or is no item: the words, the place, the rewrite where there is one."""

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.form.homes import STEP, indented
from gipgen.source.text_lines import Line, Words, item, lead, width
from gipgen.source.unquoted import second_item

LONGEST = 40  # characters of a line that a message shows


def no_item(line: Line) -> Diagnostic:
    values = {"excerpt": quoted(line.text.strip(), limit=LONGEST)}
    return Diagnostic(SYNTAX, ERROR, TEXTS["no_item"], values=values, span=place_of(line))


def lacks_key(line: Line, home: tuple[str, ...]) -> Diagnostic:
    """A row that stands where it belongs, below a key that is not there."""
    found = item(line.text.strip())
    values = {"key": home[-1], "first": found[0] if found else "", "deep": indented(STEP * (len(home) - 1))}
    return Diagnostic(SYNTAX, ERROR, TEXTS["missing_above"], values=values, span=place_of(line))


def without_sign(line: Line) -> Diagnostic:
    """An explanation that lost its sign, with the rewrite that puts it there again."""
    span = place_of(line)
    rewrite = Rewrite((Edit(span, 0, "# "),))
    values = {"excerpt": quoted(" ".join(line.text.split()), limit=LONGEST)}
    return Diagnostic(SYNTAX, ERROR, TEXTS["lost_sign_line"], values=values, span=span, rewrite=rewrite)


def joined(line: Line, value: str, words: Words) -> Diagnostic | None:
    """Two items on one line, which nothing but blanks or a comma parts."""
    second = None if value.startswith(("{", "[", "|", ">")) else second_item(value, words.keys)
    if second is None:
        return None
    key, end, begin = second
    column = len(line.text) - len(value) + 1
    rewrite = Rewrite((Edit(Span(line.number + 1, column + end), begin - end, "\n" + lead(line.text)),))
    values = {"second": key}
    span = Span(line.number + 1, column + begin)
    return Diagnostic(SYNTAX, ERROR, TEXTS["joined_items"], values=values, span=span, rewrite=rewrite)


def lost_colon(line: Line, key: str, value: str) -> Diagnostic:
    values = {"excerpt": key, "wanted": f"{key}: {quoted(value, limit=LONGEST)}".rstrip()}
    end = len(lead(line.text)) + len(key)
    beside = line.text[end : end + 1].strip(" ")
    rewrite = Rewrite((Edit(Span(line.number + 1, end + 1), 0, ": " if beside else ":"),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["lost_colon"], values=values, span=place_of(line), rewrite=rewrite)


def lost_number(line: Line, key: str) -> Diagnostic:
    """A key of numbers with nothing behind it, not even its colon: what belongs there, a person knows."""
    return Diagnostic(SYNTAX, ERROR, TEXTS["lost_colon_and_number"], values={"key": key}, span=place_of(line))


def dashed(line: Line) -> Diagnostic:
    """A row that begins as an entry of a list does."""
    span = place_of(line)
    body = line.text[span.column - 1 :]
    rewrite = Rewrite((Edit(span, len(body) - len(body[1:].lstrip(" ")), ""),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["dash_before_key"], span=span, rewrite=rewrite)


def moved(line: Line, depth: int, home: tuple[str, ...]) -> Diagnostic:
    found = item(line.text.strip())
    values = {"key": found[0] if found else "", "seen": width(lead(line.text)), "wanted": depth, "home": ".".join(home)}
    return Diagnostic(
        SYNTAX, ERROR, TEXTS["misplaced" if home else "misplaced_top"], values=values, span=place_of(line)
    )


def place_of(line: Line) -> Span:
    return Span(line.number + 1, len(lead(line.text)) + 1)
