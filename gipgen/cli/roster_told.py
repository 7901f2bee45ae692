"""What is to be said of a roster that a command was given."""

from gipgen.cli.console import Terminal
from gipgen.collect.roster import Roster


def tell_roster(roster: Roster | None, terminal: Terminal) -> None:
    """Tell the findings of its lines, on standard error; errors are what the run comes to."""
    if roster is None or not roster.findings:
        return
    from gipgen.findings import as_text  # noqa: PLC0415  most rosters are right

    terminal.note(as_text.emit(roster.findings, terminal.lang).rstrip("\n"))
    terminal.found(roster.findings)
