"""What the steps of collecting hand on: units of the roster, files handed in, and what each unit comes to.

Plain values all of them: the files are read in other processes or on other machines, and 6,000 units are in memory at
once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, Literal, SupportsBytes

from gipgen.collect.tally import Tally, tally_of
from gipgen.findings.finding import Finding
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple

State = Literal[
    "未交", "读不了", "重复", "年度不符", "格式不符", "待填", "有错误", "有警告", "通过", "已并入", "不应报", "不在名册"
]
STATES: Final[tuple[State, ...]] = (
    "未交", "读不了", "重复", "年度不符", "格式不符", "待填", "有错误", "有警告", "通过", "已并入", "不应报", "不在名册",
)  # fmt: skip
DONE: Final[frozenset[State]] = frozenset(("有警告", "通过", "已并入", "不应报"))  # nothing is owed any more


class Unit(NamedTuple):
    """A unit of the roster, as its line says. Days are ISO texts (``2025-01-20``), empty where the roster gives none.

    ``code`` is the 18 characters of GB 32100; ``parent`` and ``merged_into`` are names of other units; ``since`` and
    ``until`` the first and the last year that it reports on; ``line`` says where it stands.
    """

    name: str
    code: str = ""
    parent: str = ""
    region: str = ""
    former: tuple[str, ...] = ()
    merged_into: str = ""
    since: int | None = None
    until: int | None = None
    owes: bool = True
    received: str = ""
    note: str = ""
    line: int = 0


_REPORT_FILES: Final = (".yaml", ".yml")


class Handed(NamedTuple):
    """One file that was handed in, as it was read: all that later steps need, small enough to be sent and kept.

    ``file`` is the unit's own file, ``report`` the report file that was checked: the same, or what the importer made of
    it in DIR/录入. ``values`` are the digits as typed of every cell in the order of ``cells_of`` (empty: missing),
    ``lines`` where they stand in ``report`` (an array, as quickly kept). Both are taken apart to be read one by one. ``sha256`` is of the bytes of ``report``, ``content`` of what they say (cells
    and prose, without layout and comments), so that copies are told from versions. ``dated`` is the ISO day that the
    document itself gives (published or signed), never the file's time. ``code`` is the unit's, where the report gives it;
    ``misshapen`` names sections and tables of the form that it lacks altogether; ``prints`` are marks of its sentences, ten
    bytes each (eight of a hash, two of the length); ``original`` is the sha256 of ``file``, where that is another than ``report``.
    ``edited`` says that a person changed ``report`` after the importer wrote it; ``told`` is a mark of the findings, which
    are the same where it is, whatever the file is called; ``counted`` is how many they are, where somebody has counted.
    Findings, what is left over, cells, lines and marks may lie in a file, and are then read whenever they are asked for.
    """

    file: str
    report: str
    agency: str
    year: int | None
    edition: str
    dated: str = ""
    fill_ins: int = 0
    findings: Sequence[Finding] = ()
    left_over: Sequence[Text] = ()  # what the importer could not place, or found missing
    values: Sequence[str] = ()
    lines: Sequence[int] = ()
    sha256: str = ""
    content: str = ""
    problem: Text | None = None  # why there is no report
    code: str = ""
    misshapen: tuple[str, ...] = ()
    prints: SupportsBytes = b""
    original: str = ""
    edited: bool = False
    exempted: int = 0  # findings that the report itself exempts, with a reason
    told: str = ""
    draft: str = ""  # the words in the original that mark a draft
    counted: Tally | None = None

    @property
    def is_own(self) -> bool:
        """Whether the report file is as the unit wrote it: handed in as one, be it in an archive, and not changed since."""
        return self.file == self.report or (self.file.lower().endswith(_REPORT_FILES) and not self.edited)

    @property
    def tally(self) -> Tally:
        """What the findings come to."""
        return self.counted or tally_of(self.findings)

    def count(self, severity: str) -> int:
        return self.tally.of(severity)


class UnitState(NamedTuple):
    """What a unit comes to: its state, why, and the file that counts (``None`` where there is none).

    ``others`` are further files of the unit: copies, other versions, other years. ``late`` is ``None`` where no day is
    known or no deadline was given; ``by`` says how many days.
    """

    unit: Unit
    state: State
    why: Text | None = None
    handed: Handed | None = None
    others: tuple[Handed, ...] = ()
    late: bool | None = None
    by: int = 0


class NotTaken(NamedTuple):
    """A file of the folders handed in that is no unit's report, and why."""

    file: str
    reason: Text


class Collected(NamedTuple):
    """What a run of collecting comes to. ``units`` are in the order of the roster, those that it lacks behind them."""

    year: int
    deadline: str
    units: tuple[UnitState, ...]
    not_taken: tuple[NotTaken, ...] = ()
    changed: Mapping[str, tuple[str, ...]] | None = None  # against the run before: 新交, 改正, 仍缺, … → units
    alike: tuple[tuple[str, str, Text], ...] = ()  # two units, and what is alike in their reports
    supervisor: str = ""  # the office that collects, where the roster or the call says it

    @property
    def summary(self) -> dict[str, int]:
        """How many units are in each state, in the states' order; states of nobody are left out."""
        counts = Counter(each.state for each in self.units)
        return {state: counts[state] for state in STATES if state in counts}
