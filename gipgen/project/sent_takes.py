"""Files handed in that are read by a cluster: what is sent with each, and what stays here."""

import os
from collections.abc import Iterable, Iterator
from functools import partial

from gipgen.findings.text import Problem
from gipgen.form.editions import editions
from gipgen.imports.file_kinds import MAX_BYTES, office_file
from gipgen.project.new_report import schema_name
from gipgen.project.sent_files import Question, Sending, around_report
from gipgen.project.take_in import lost, take_in, take_with
from gipgen.project.taken import Taken, ToTake
from gipgen.workspace.workspace import Workspace


def with_content(items: Iterable[ToTake]) -> Iterator[ToTake]:
    """The same with what the files hold; one that cannot be read is asked for, and then tells why."""
    for each in items:
        try:
            yield each._replace(given=each.content(MAX_BYTES))
        except Problem:
            yield each


def sending(workspace: Workspace) -> "Sending[ToTake, Taken]":
    """How files handed in are read elsewhere. What takes an office program is read by the one of this machine."""
    return Sending(take_with, take_in, partial(_likely, workspace), _stays, lost)


def _stays(item: ToTake) -> bool:
    return item.given is None or (item.is_document and office_file(item.given) is not None)


def _likely(workspace: Workspace, item: ToTake) -> Iterator[Question]:
    if item.is_document:
        yield "project_folder", item.place
        yield "place", item.place
        folder = workspace.files.project_folder(item.place)
        yield from (("exists", os.path.join(folder, schema_name(each))) for each in editions())
    else:
        yield from around_report(workspace, item.path)
    if workspace.reads_settings:
        yield "settings", item.settings or (item.place if item.is_document else item.path)
