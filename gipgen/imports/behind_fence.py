"""Importing where a hostile file breaks nothing but itself: all of reading and matching runs in a process of its own."""

from contextlib import ExitStack
from typing import Any

from gipgen.fence.fence import fenced
from gipgen.fence.office_program import converted, office
from gipgen.form.editions import also_from, further_folders, load
from gipgen.imports.file_kinds import office_file
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.match import Leftover, Read
from gipgen.imports.printed_words import Value
from gipgen.imports.signed import Signature

_TYPES = (Published, Leftover, Read, Signature, Value)


def import_fenced(name: str, content: bytes, year: int | None = None) -> Published:
    """The same as ``import_report``; raises ``Problem`` for a file that ends its reader or takes too much.

    Of an old word processor's file it reads what LibreOffice makes of it, where the machine has that.
    """
    kind = office_file(content)
    if kind is not None and office():
        content = converted(content, *kind)
    if further_folders():  # a form that is being drafted: what was taken from it stays with its process
        imported: Any = fenced(_with_drafts, name, content, year, further_folders(), types=_TYPES)
    else:
        imported = fenced(_plainly, name, content, year, types=_TYPES)
    result: Published = imported._replace(form=load(imported.form))
    return result


def _plainly(name: str, content: bytes, year: int | None) -> Any:
    """As plain data: the form goes by the name of its edition."""
    imported = import_report(name, content, year)
    return imported._replace(form=imported.form.edition)  # type: ignore[arg-type]


def _with_drafts(name: str, content: bytes, year: int | None, folders: tuple[str, ...]) -> Any:
    with ExitStack() as known:
        for folder in (each for each in folders if each not in further_folders()):  # without other processes: they are
            known.enter_context(also_from(folder))
        return _plainly(name, content, year)
