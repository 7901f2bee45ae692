"""The rewrites that findings carry, made in a file round by round: one slip often hides the next."""

from collections.abc import Callable, Sequence

from gipgen.check import Examined, locate
from gipgen.findings.finding import Diagnostic, Finding
from gipgen.named_tuple import NamedTuple
from gipgen.report.structure import read_structure
from gipgen.source.decode import as_typed

_ROUNDS = 60  # more than a file has rows: some slips are only seen when the one before is gone

_ATTEMPTS = 60

Examine = Callable[[bytes], Examined]


class Mended(NamedTuple):
    """A file's content after all rewrites, and what it is then; ``made`` are the findings that these mended."""

    raw: bytes
    examined: Examined
    made: tuple[Finding, ...]


def mend(file: str, raw: bytes, examine: Examine, examined: Examined) -> Mended:
    """Make the rewrites of all findings, as long as each round is proven to say the same but for what it mends."""
    made: list[Finding] = []
    for _ in range(_ROUNDS):
        findings = [finding for finding in examined.every if finding.rewrite is not None]
        text = as_typed(raw) if findings else None
        found = _provable(text, examined, findings) if text is not None else None
        if found is None:
            break
        raw, mended = found
        made += locate(file, examined, mended)
        examined = examine(raw)
    return Mended(raw, examined, tuple(made))


def _provable(text: str, examined: Examined, findings: Sequence[Diagnostic]) -> tuple[bytes, list[Diagnostic]] | None:
    """The rewrites of all findings; where these cannot be proven safe together, of a part for which they can."""
    from gipgen.formatting.rewrites import keeps, rewritten  # noqa: PLC0415  only `fmt --fix` needs it

    waiting = [list(findings)]
    for _ in range(_ATTEMPTS):
        if not waiting:
            break
        tried = waiting.pop(0)
        new, made = rewritten(text, tried)
        raw = new.encode("utf-8", "surrogatepass")
        if made and keeps(examined.source, read_structure(raw)[0], made):
            return raw, made
        half = len(tried) // 2
        if half:
            waiting += [tried[:half], tried[half:]]
    return None
