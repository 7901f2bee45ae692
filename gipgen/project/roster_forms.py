"""Excel forms for every unit of a roster that owes a report, each with the numbers of its own report of last year."""

import os

from gipgen.collect.admitted import is_due
from gipgen.collect.collected import Unit
from gipgen.collect.folder_names import folder_names
from gipgen.collect.roster import Roster
from gipgen.export.fact import Numbers
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.excel_forms import FormFile, form_called, form_file
from gipgen.project.given_roster import GivenRoster, Known, given_roster
from gipgen.project.new_report import last_report, last_year
from gipgen.project.read_numbers import read_numbers
from gipgen.workspace.files import Files
from gipgen.workspace.names import places
from gipgen.workspace.workspace import Workspace

_NOBODY = Text("名册里没有 {year} 年度应报的单位。", "no unit of the roster owes a report of {year}")
_NO_FOLDER = Text("用名册时，-o 后面写文件夹；{path} 是文件。", "with a roster -o takes a folder; {path} is a file")
_TWO = Text(
    "{unit} {year} 年度的报告有两份（{first}、{second}），没有用。请只留一份，删掉它的填报表，再运行一次。",
    "{unit}: two reports of {year} ({first}, {second}), neither was used; keep one, delete the form, run again",
)
_NOT_USED = Text("{unit} 上年的报告没有用上：{why}", "{unit}: last year's report was not used: {why}")


class RosterForms(NamedTuple):
    """The forms of a roster's units that are to be written; ``there`` are those that exist and may be filled in.

    ``begun`` are the names of the units whose numbers of last year stand beside the cells, ``notes`` what is to be said of
    others; ``problems`` are files that could not be read.
    """

    roster: Roster
    year: int
    folder: str
    forms: tuple[FormFile, ...]
    there: tuple[str, ...]
    begun: tuple[str, ...]
    notes: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()
    inputs: frozenset[str] = frozenset()

    @property
    def outputs(self) -> dict[str, bytes]:
        return {form.path: form.content for form in self.forms}


def roster_forms(
    workspace: Workspace, given: GivenRoster, year: int | None, folder: str, previous: str | None = None
) -> RosterForms:
    """The forms for ``folder``, begun from the reports of the year before below ``previous``. Raises ``Problem``."""
    files, year = workspace.files, last_year() if year is None else year
    if files.exists(folder) and not files.is_folder(folder):
        raise problem(_NO_FOLDER, path=folder)
    roster = given_roster(files, given) or Roster("", ())
    due = {unit.name: unit for unit in roster.units if is_due(unit, year)}
    if not due:
        raise problem(_NOBODY, year=year)
    last = _Last(files, roster, year - 1, previous)
    forms, there, begun = list[FormFile](), list[str](), list[str]()
    for name, short in folder_names(due).items():
        path = os.path.join(folder, form_called(short, year))
        if files.exists(path):
            there.append(path)
            continue
        before = last.of(due[name])
        forms.append(form_file(workspace, name, year, path, before))
        begun += [name] if before else []
    read = frozenset(places(files, (*([roster.file] if roster.file else ()), *last.read)))
    return RosterForms(
        roster, year, folder, tuple(forms), tuple(there), tuple(begun), tuple(last.notes), tuple(last.problems), read
    )


class _Last:
    """The reports of the year before, by the unit that each is of."""

    def __init__(self, files: Files, roster: Roster, year: int, folder: str | None) -> None:
        self._files, self._year = files, year
        self._found: dict[Unit, list[str]] = {}
        self.read: list[str] = []
        self.notes: list[Text] = []
        self.problems: list[Problem] = []
        known = Known(roster)
        for each in read_numbers(files, (folder,)) if folder else ():
            if isinstance(each, Numbers):
                unit = known.unit(each) if each.year == str(year) else None
                if unit is not None:
                    self._found.setdefault(unit, []).append(each.file)
            else:
                self.problems.append(each)

    def of(self, unit: Unit) -> str | None:
        """The path of its report; what stands in the way is said, and a form begins without."""
        paths = self._found.get(unit, [])
        if len(paths) > 1:
            said = {"unit": unit.name, "year": self._year, "first": paths[0], "second": paths[1]}
            self.notes.append(filled(_TWO, **said))
        if len(paths) != 1:
            return None
        try:
            last_report(self._files, paths[0])
        except Problem as refused:
            self.notes.append(filled(_NOT_USED, unit=unit.name, why=refused.text))
            return None
        self.read.append(paths[0])
        return paths[0]
