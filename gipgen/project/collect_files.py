"""Collect the reports of many units: read all that was handed in, hold it against the roster, say what each unit owes."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import partial

from gipgen.batch.work import HERE, Work
from gipgen.collect.collect_json import emit
from gipgen.collect.collected import DONE, Collected, NotTaken
from gipgen.collect.days import day_of
from gipgen.collect.draft_roster import doubts, draft_roster, most_common_year
from gipgen.collect.former_run import Former, changes, read_former
from gipgen.collect.register import Register
from gipgen.collect.roster import Roster
from gipgen.collect.weigh_units import weigh
from gipgen.findings.finding import ERROR
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.form.editions import edition_for
from gipgen.named_tuple import NamedTuple
from gipgen.project.given_roster import roster_in
from gipgen.project.imported_reports import place_all
from gipgen.project.left_alone import RESULT
from gipgen.project.read_handed_in import read_again, read_all
from gipgen.project.run_documents import made_documents
from gipgen.project.written_before import LARGEST, Written
from gipgen.workspace.files import Files
from gipgen.workspace.names import folded, places
from gipgen.workspace.workspace import Workspace

_NO_DAY = Text(
    "截止日期要写年月日，例如 2025-01-31，不能是“{day}”。", "a deadline is a day such as 2025-01-31, not '{day}'"
)
_OTHER_YEAR = Text("{path} 是 {year} 年度的结果，不和它比较。", "{path} is of {year}; nothing was compared with it")
_NOT_APART = Text(
    "收来的报告（{argument}）就在写结果的文件夹 {output} 里，分不清哪些是收来的，什么都没有写。请用 -o 写到别的文件夹，例如 -o 结果。",
    "what was handed in ({argument}) lies in the folder of the results, {output}; nothing was written. Use -o with another folder",
)
_BEFORE_SIGNS = re.compile(r"[*?\[]")
_NO_UNITS = Text(
    "没有找到写明单位的报告，起草不了名册。", "no report was found that names its unit, so there is no roster to draft"
)


class Collecting(NamedTuple):
    """A run of collecting: what it comes to, and the files that belong into its folder (``Project.write`` puts them there)."""

    collected: Collected
    roster: Roster
    outputs: Mapping[str, bytes]
    replaces: Mapping[str, bytes]
    inputs: frozenset[str]
    notes: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()
    moves: Mapping[str, str] = {}

    @property
    def done(self) -> bool:
        """Whether every unit that owes a report has one that passes, and the roster is right."""
        kept = (*DONE, "不在名册")  # a unit that the roster lacks owes nothing by it
        return all(each.state in kept for each in self.collected.units) and not any(
            each.severity == ERROR for each in self.roster.findings
        )


class Asked(NamedTuple):
    """What a run was asked for."""

    roster: str
    year: int
    deadline: str
    output: str
    work: Work = HERE
    lang: str = "zh"


def collect_files(workspace: Workspace, arguments: Iterable[str], asked: Asked) -> Collecting:
    """Read the reports at ``arguments`` and weigh them. Raises ``Problem`` for a roster that cannot be used."""
    files, arguments = workspace.files, tuple(arguments)
    _must_be_apart(files, arguments, asked.output)
    deadline = _deadline(asked.deadline)
    edition_for(asked.year)  # as a report of it would be refused
    roster = roster_in(files, asked.roster)
    former = _former(files, asked.output)
    read = read_all(workspace, arguments, asked.roster, asked.output, asked.work)
    register = Register(roster.units)
    placed = place_all(files, read.taken, register, former, asked.output)
    handed = read_again(workspace, placed, asked.work.jobs)
    refused = [each.refused for each in read.taken if each.refused]
    read.taken.clear()  # the texts of documents are in their report files now
    collected = weigh(asked.year, register, handed, refused, deadline)
    notes = list(placed.notes)
    if former and former.year == asked.year:
        collected = collected._replace(changed=changes(former, collected.units))
    elif former:
        notes.append(filled(_OTHER_YEAR, path=os.path.join(asked.output, RESULT), year=former.year))
    written = Written(files, asked.output, former)
    for name, content in placed.outputs.items():
        written.add(name, content)
    written.retire(each.report for each in placed.records)
    unmade = made_documents(
        workspace,
        collected,
        asked.output,
        original=partial(read.original, files),
        is_same=written.is_same,
        put=written.add,
        work=asked.work,
    )
    digests = written.digests()
    made_from = {name: basis for name, basis in written.made_from.items() if name in digests}
    written.end_with(RESULT, emit(collected, placed.records, digests, made_from, asked.lang))
    inputs = frozenset((*read.places, *places(files, (asked.roster,))))
    return Collecting(
        collected,
        roster,
        written.outputs,
        written.replaces,
        inputs,
        (*notes, *unmade, *written.notes()),
        tuple(read.problems),
        written.moves,
    )


def _must_be_apart(files: Files, arguments: Iterable[str], output: str) -> None:
    """Raise ``Problem`` where what was handed in lies in the folder of the results: what lies there is left alone."""
    apart = folded(files.place(output))
    for argument in arguments:
        named = argument if files.exists(argument) else os.path.dirname(_BEFORE_SIGNS.split(argument, maxsplit=1)[0])
        place = folded(files.place(named or os.curdir))
        if place == apart or place.startswith((f"{apart.rstrip('/')}/", f"{apart}\\")):
            raise problem(_NOT_APART, output=output, argument=argument)


def _deadline(typed: str) -> str:
    day = day_of(typed)
    if typed and not day:
        raise problem(_NO_DAY, day=typed)
    return day


class DraftedRoster(NamedTuple):
    """A roster drafted from what is there, and the file that it belongs to."""

    path: str
    content: bytes
    units: int
    year: int | None  # that most of the reports are of
    not_taken: tuple[NotTaken, ...]
    notes: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.content}


def draft_files(workspace: Workspace, arguments: Iterable[str], output: str, work: Work = HERE) -> DraftedRoster:
    """Draft a roster of the units whose reports are at ``arguments``. Raises ``Problem`` where there is none."""
    read = read_all(workspace, arguments, "", output, work)
    handed = [each.handed for each in read.taken if each.handed]
    content = draft_roster(handed)
    units = content.count(b"\n") - 1
    if not units:
        raise problem(_NO_UNITS)
    refused = tuple(each.refused for each in read.taken if each.refused)
    return DraftedRoster(
        output, content, units, most_common_year(handed), refused, tuple(doubts(handed)), tuple(read.problems)
    )


def _former(files: Files, output: str) -> Former | None:
    path = os.path.join(output, RESULT)
    return read_former(files.read(path, LARGEST)) if files.exists(path) and not files.is_folder(path) else None
