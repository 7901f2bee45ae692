"""The documents that a run of collecting writes for people, beside collect.json: one after the other, never all in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from gipgen.collect import circular, made_from, overview_html, overview_xlsx
from gipgen.collect.collected import Collected, Handed, UnitState
from gipgen.collect.feedback_docx import feedback_docx
from gipgen.collect.feedback_points import is_sent, may_have_points, points
from gipgen.collect.folder_names import folder_names
from gipgen.collect.rule_ranking import Broken, ranking
from gipgen.findings.text import Problem
from gipgen.formats import TemplateFault
from gipgen.formats.house import BUILT_IN
from gipgen.formats.templating import Templates
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Style

_WORD: Final = ".docx"
_PATH: Final = "反馈/{name}" + _WORD
_COMMENTED: Final = ".批注" + _WORD
Original = Callable[[str], bytes]  # the bytes of a file that was handed in; raises ``Problem``
Paper = tuple[str, bytes | Problem]
IsSame = Callable[[str, str], bool]  # whether what stands at a path was made from the same, by its digest


def documents(
    collected: Collected,
    *,
    templates: Templates | None = None,
    original: Original | None = None,
    style: Style = Style(),  # noqa: B008  a value that cannot be changed
    is_same: IsSame | None = None,
) -> Iterator[Paper]:
    """Paths below the folder of the run, with slashes, and what belongs there; a ``Problem`` where it cannot be made.

    ``templates`` are those of an office that has its own 通报; ``original`` gives the unit's own file, without which
    nothing is commented. What ``is_same`` is not made again; of an office's own templates nobody knows that.
    """
    plain = Templates()  # of what no office writes in words of its own
    own, known = templates or plain, is_same or _is_never
    files = _files(collected.units)
    bases = made_from.of_units(collected, style)
    of_all = made_from.of_all(collected, bases, style)
    has_workbook = known(overview_xlsx.FILE, of_all.now)  # where it does not matter what the run before was
    has_texts = _are(known, (overview_html.FILE, circular.FILE), of_all.since) and own.house == BUILT_IN
    broken = () if has_workbook and has_texts else ranking(collected.units)
    if not has_workbook:
        yield _made(overview_xlsx.FILE, lambda: overview_xlsx.overview_xlsx(collected, broken, files))
    if not has_texts:
        yield from _texts(collected, files, broken, plain, own)
    for state, path, basis in zip(collected.units, files, bases, strict=True):
        if path and not _are(known, _names(state, path, original), basis):
            yield from _of_unit(_Unit(collected, state, path), plain, style, original)


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
    yield _made(overview_html.FILE, lambda: overview_html.overview_html(collected, broken, files, plain))
    yield _made(circular.FILE, lambda: circular.circular(collected, _of_asked(collected.units, broken), own))


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
    handed = state.handed
    if original and handed and is_word_file(handed) and may_have_points(state):
        yield f"{path.removesuffix(_WORD)}{_COMMENTED}"


class _Unit(NamedTuple):
    """A unit that gets something back, and where it goes."""

    collected: Collected
    state: UnitState
    path: str


def _of_unit(unit: _Unit, plain: Templates, style: Style, original: Original | None) -> Iterator[Paper]:
    """The feedback, and behind it the unit's own file with comments where it handed in a Word file."""
    collected, state, path = unit
    told = points(state)
    commented: Paper | None = None
    if original is not None and state.handed is not None and told and is_word_file(state.handed):
        from gipgen.collect.commented_docx import commented_docx  # noqa: PLC0415  an unchanged run makes none

        handed = state.handed
        name = f"{path.removesuffix(_WORD)}{_COMMENTED}"
        commented = _made(
            name, lambda: commented_docx(original(handed.file), told, handed.edition, collected.supervisor)
        )
    has_comments = commented is not None and isinstance(commented[1], bytes)

    yield _made(
        path,
        lambda: feedback_docx(
            state, told, collected.year, plain, supervisor=collected.supervisor, style=style, commented=has_comments
        ),
    )
    if commented is not None:
        yield commented


def is_word_file(handed: Handed) -> bool:
    """Whether a unit handed in a Word file that was read, and can be given it back."""
    return handed.file.lower().endswith(_WORD) and handed.file != handed.report and handed.problem is None


def _made(path: str, make: Callable[[], bytes]) -> Paper:
    """A document, or why there is none."""
    try:
        return path, make()
    except Problem as problem:
        return path, problem
    except TemplateFault as fault:
        return path, Problem(*fault.text)
