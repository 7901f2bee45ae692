"""What one unit gets back, as work for any process: plain values in, its documents out."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from gipgen.collect.collected import UnitState
from gipgen.collect.feedback_docx import feedback_docx
from gipgen.collect.feedback_points import points
from gipgen.collect.put_by import brought
from gipgen.findings.text import Problem, Text, problem
from gipgen.formats import TemplateFault
from gipgen.formats.templating import Templates
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Style

WORD: Final = ".docx"
_COMMENTED: Final = ".批注" + WORD
Load = Callable[[], bytes]  # the bytes of a file that was handed in, in any process; raises ``Problem``
Paper = tuple[str, bytes | Problem]
_LOST = Text(
    "做这个文件的进程中断了（内存不够，或者被系统结束），单独再试一次也是这样。",
    "the process that made it ended (out of memory, or ended by the system), a second time as well",
)


class ToMake(NamedTuple):
    """The documents of a unit: what it comes to (``at_hand``), where the feedback goes; ``load`` gives the Word file to be commented."""

    state: UnitState
    path: str
    year: int
    supervisor: str
    style: Style
    load: Load | None = None


def at_hand(state: UnitState) -> UnitState:
    """Of a unit what its documents say, in memory and nothing else: the process that makes them may be another."""
    handed = None if state.handed is None else brought(state.handed)
    others = tuple(each._replace(findings=(), left_over=(), values=(), lines=(), prints=b"") for each in state.others)
    return state._replace(handed=handed, others=others)


def papers(wanted: ToMake) -> list[Paper]:
    """The feedback, and behind it the unit's own file with comments where it handed in a Word file."""
    state, handed = wanted.state, wanted.state.handed
    told = points(state)
    commented: Paper | None = None
    load = wanted.load
    if load is not None and handed is not None and told:
        from gipgen.collect.commented_docx import commented_docx  # noqa: PLC0415  an unchanged run makes none

        edition, author = handed.edition, wanted.supervisor
        commented = made_paper(commented_path(wanted.path), lambda: commented_docx(load(), told, edition, author))
    has_comments = commented is not None and isinstance(commented[1], bytes)

    def feedback() -> bytes:
        by, style = wanted.supervisor, wanted.style
        return feedback_docx(state, told, wanted.year, _built_in(), supervisor=by, style=style, commented=has_comments)

    return [made_paper(wanted.path, feedback), *([commented] if commented else ())]


def lost(wanted: ToMake) -> list[Paper]:
    """What stands for the documents at which a process dies."""
    return [(wanted.path, problem(_LOST))]


@lru_cache(1)
def _built_in() -> Templates:
    """Compiled once in a process. No office writes its own of these: each unit is told the same words."""
    return Templates()


def commented_path(path: str) -> str:
    """Where the unit's own file goes, beside its feedback."""
    return f"{path.removesuffix(WORD)}{_COMMENTED}"


def made_paper(path: str, make: Callable[[], bytes]) -> Paper:
    """A document, or why there is none."""
    try:
        return path, make()
    except Problem as problem:
        return path, problem
    except TemplateFault as fault:
        return path, Problem(*fault.text)
