"""A report checked and laid out anew, and the files that must be watched for it."""

from gipgen.check import Examined
from gipgen.project.build_files import render
from gipgen.project.looks import Checked, check_file
from gipgen.workspace.files import Found
from gipgen.workspace.tracking import Tracking
from gipgen.workspace.workspace import Workspace


def check_again(workspace: Workspace, found: Found) -> tuple[Checked, tuple[str, ...]]:
    """Check a report; with the files and folders, besides it and its gipgen.toml, on which its page depends, there or not."""
    tracking = Tracking()
    checked = check_file(workspace.on(tracking), found, questions=True)
    house = workspace.house_files(checked.examined.case.settings) if checked.examined else ()
    return checked, (*tracking.sought, *house)


def page(workspace: Workspace, examined: Examined, *, draft: bool) -> bytes:
    """The web page as ``build`` writes it. Raises ``Problem``, ``ProofError``."""
    return render(examined, ("html",), workspace.renderer(examined.case.settings), draft=draft)["html"]
