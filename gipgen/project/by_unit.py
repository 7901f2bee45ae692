"""Where the report of a unit lies in a folder of many: 〈单位〉/〈年度〉/report.yaml, so that each finds the one of the year before."""

import os

from gipgen.workspace.files import REPORT_NAMES
from gipgen.workspace.names import fitting

UNKNOWN = "单位待填"  # the folder of reports whose unit or year their files do not say


def unit_place(folder: str, agency: str, year: int | None, stem: str) -> str:
    """The place of a report below ``folder``; where nobody knows whose or of which year it is, it keeps its file's name."""
    name = fitting(agency)
    if not name or year is None:
        return os.path.join(folder, UNKNOWN, f"{stem}.yaml")
    return os.path.join(folder, name, str(year), REPORT_NAMES[0])
