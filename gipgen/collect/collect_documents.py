"""The documents that a run of collecting writes for people, beside collect.json: one after the other, never all in memory.

Those of the units are work for any process (``unit_papers``); what is said of all of them is made here, meanwhile.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from gipgen.collect import circular, made_from, overview_html, overview_xlsx
from gipgen.collect.collected import Collected, Handed, UnitState
from gipgen.collect.feedback_points import is_sent, may_have_points
from gipgen.collect.folder_names import folder_names
from gipgen.collect.rule_ranking import Broken, ranking
from gipgen.collect.unit_papers import WORD, Load, Paper, ToMake, at_hand, commented_path, made_paper, papers
from gipgen.formats.house import BUILT_IN
from gipgen.formats.templating import Templates
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Style

_Made = TypeVar("_Made")
Overview = tuple[Sequence[Broken], Paper | None]  # the ranking of the rules, and the workbook where it is made
_PATH: Final = "反馈/{name}" + WORD
Original = Callable[[str], Load]  # what gives the bytes of a file that was handed in
IsSame = Callable[[str, str], bool]  # whether what stands at a path was made from the same, by its digest
Spread = Callable[[Iterable[ToMake]], Iterator[list[Paper]]]  # by whom ``papers`` is done; in order
Meanwhile = Callable[[Callable[[], _Made]], Callable[[], _Made]]  # begins work here; gives what waits for it


def _one_by_one(wanted: Iterable[ToMake]) -> Iterator[list[Paper]]:
    return map(papers, wanted)


def _when_asked(work: Callable[[], _Made]) -> Callable[[], _Made]:
    return work


def documents(
    collected: Collected,
    *,
    templates: Templates | None = None,
    original: Original | None = None,
    style: Style = Style(),  # noqa: B008  a value that cannot be changed
    is_same: IsSame | None = None,
    spread: Spread = _one_by_one,
    meanwhile: Meanwhile[Overview] = _when_asked,
) -> Iterator[Paper]:
    """Paths below the folder of the run, with slashes, and what belongs there; a ``Problem`` where it cannot be made.

    ``templates`` are those of an office that has its own 通报; ``original`` gives the unit's own file, without which
    nothing is commented. What ``is_same`` is not made again; of an office's own templates nobody knows that.
    ``spread`` has others make what the units get, ``meanwhile`` has the workbook made while that goes on.
    """
    plain = Templates()  # of what no office writes in words of its own
    own, known = templates or plain, is_same or _is_never
    files = _files(collected.units)
    bases = made_from.of_units(collected, style)
    of_all = made_from.of_all(collected, bases, style)
    has_workbook = known(overview_xlsx.FILE, of_all.now)  # where it does not matter what the run before was
    has_texts = _are(known, (overview_html.FILE, circular.FILE), of_all.since) and own.house == BUILT_IN

    def overview() -> Overview:
        broken = () if has_workbook and has_texts else ranking(collected.units)
        if has_workbook:
            return broken, None
        workbook = made_paper(overview_xlsx.FILE, lambda: overview_xlsx.overview_xlsx(collected, broken, files))
        return broken, workbook

    each = spread(_Wanted(collected, files, bases, style, original).missing(known))
    first = next(each, [])  # other processes are begun before this one does two things at a time
    waited_for = meanwhile(overview)
    yield from first
    for made in each:
        yield from made
    broken, workbook = waited_for()
    if workbook is not None:
        yield workbook
    if not has_texts:
        yield from _texts(collected, files, broken, plain, own)


class _Wanted(NamedTuple):
    """The units in their order, with the path and the digest of what each gets."""

    collected: Collected
    files: Sequence[str]
    bases: Sequence[str]
    style: Style
    original: Original | None

    def missing(self, known: IsSame) -> Iterator[ToMake]:
        """Those of which something is not there as it would be made."""
        year, by, original = self.collected.year, self.collected.supervisor, self.original
        for state, path, basis in zip(self.collected.units, self.files, self.bases, strict=True):
            if path and not _are(known, _names(state, path, original), basis):
                handed = state.handed if _is_commented(state) else None
                load = original(handed.file) if original and handed else None
                yield ToMake(at_hand(state), path, year, by, self.style, load)


def _files(states: Sequence[UnitState]) -> list[str]:
    """The path of each unit's feedback; empty for those that get none."""
    names = folder_names(state.unit.name for state in states)
    return [_PATH.format(name=names[state.unit.name]) if is_sent(state) else "" for state in states]


def _are(known: IsSame, names: Iterable[str], basis: str) -> bool:
    """Whether all of these documents are as they would be made; each is asked for, since that is noted."""
    found = [known(name, basis) for name in names]
    return all(found)


def _texts(
    collected: Collected, files: list[str], broken: Sequence[Broken], plain: Templates, own: Templates
) -> Iterator[Paper]:
    """What is said of all units."""
    yield made_paper(overview_html.FILE, lambda: overview_html.overview_html(collected, broken, files, plain))
    yield made_paper(circular.FILE, lambda: circular.circular(collected, _of_asked(collected.units, broken), own))


def _of_asked(units: Sequence[UnitState], broken: Sequence[Broken]) -> Sequence[Broken]:
    """The rules that the units of the letter broke: its numbers have to add up."""
    asked = circular.owing(units)
    names = {each.unit.name for each in asked}
    others = any(name not in names for each in broken for name in each.units)
    return ranking(asked) if others else broken


def _is_never(path: str, basis: str) -> bool:
    del path, basis
    return False


def _names(state: UnitState, path: str, original: Original | None) -> Iterator[str]:
    """The documents of a unit."""
    yield path
    if original and _is_commented(state):
        yield commented_path(path)


def _is_commented(state: UnitState) -> bool:
    """Whether a unit may get its own file back, with comments."""
    return state.handed is not None and is_word_file(state.handed) and may_have_points(state)


def is_word_file(handed: Handed) -> bool:
    """Whether a unit handed in a Word file that was read, and can be given it back."""
    return handed.file.lower().endswith(WORD) and handed.file != handed.report and handed.problem is None
