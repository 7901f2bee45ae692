"""Signs at the beginning of a line that no YAML may begin with and that belong to nothing: Markdown's stars, a fence of code."""

import re

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span

_FENCE = r"(?:`{3,}|~{3,})[a-z]{0,10}[ \t]*\Z"
_BEFORE_KEY = r"([*@`%&!+>~|·•]{1,3})[ \t]*[\u4e00-\u9fff]{2,20}[:：]"


def stray_sign(lines: list[str], line: int) -> Diagnostic | None:
    """What stands in front of the first item of a line, or around the whole file, and is to be deleted."""
    body = lines[line].lstrip(" ")
    column = len(lines[line]) - len(body) + 1
    if re.match(_FENCE, body):
        edits = tuple(
            Edit(Span(number + 1, 1), len(text), "")
            for number, text in enumerate(lines)
            if re.match(_FENCE, text.lstrip(" "))
        )
        span = Span(line + 1, column)
        return Diagnostic(
            SYNTAX, ERROR, TEXTS["fence"], values={"seen": body.rstrip()}, span=span, rewrite=Rewrite(edits)
        )
    match = re.match(_BEFORE_KEY, body)
    if match is None:
        return None
    span, sign = Span(line + 1, column), match[1]
    rewrite = Rewrite((Edit(span, len(sign), ""),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["sign_before_key"], values={"seen": sign}, span=span, rewrite=rewrite)
