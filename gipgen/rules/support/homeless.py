"""What only follows from a key that stands elsewhere than it belongs, or is misspelt: it is not missing too, nor are those below it."""

from gipgen.findings.families import is_of_file
from gipgen.findings.file_messages import UNKNOWN_KEY, WRONG_KIND
from gipgen.findings.finding import Diagnostic, Path

_UNMENTIONED = "GIP515"


def without_homes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is said of the absence of a key that stands elsewhere or is misspelt, and of the keys below it."""
    meant: set[Path] = set()
    for each in findings:
        if each.rule == UNKNOWN_KEY and each.values.get("nearest"):
            home = each.values.get("home")
            above = each.path[:-1] if home is None else tuple(home.split(".")) if home else ()
            meant.add((*above, each.values["nearest"]))
    if not meant:
        return findings
    return _without_empty([each for each in findings if not _is_meant(each, meant)])


def _without_empty(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out that a part is empty whose items stand elsewhere."""
    homes = {tuple(str(each.values["home"]).split(".")) for each in findings if "home" in each.values}
    return [each for each in findings if each.rule != WRONG_KIND or each.path not in homes]


def _is_meant(finding: Diagnostic, meant: set[Path]) -> bool:
    """Whether a finding follows from one of the keys that are ``meant`` not being where they should."""
    if finding.rule == UNKNOWN_KEY:
        return tuple(str(finding.values.get("home")).split(".")) in meant
    if is_of_file(finding.rule):
        return False
    unread = finding.rule == _UNMENTIONED and min(map(len, meant)) == 1  # the text that may speak of it
    return unread or any(
        finding.path[: len(path)] == path or path[-1] in finding.values.values() or _lacks_whole(finding, path)
        for path in meant
    )


def _lacks_whole(finding: Diagnostic, path: Path) -> bool:
    """Whether it says that a mapping is missing of which a key stands elsewhere."""
    return len(path) > 1 and finding.values.get("key") == path[0]
