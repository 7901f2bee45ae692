"""The documents of a run of collecting, made with what lies on the disk: the house style, the units' own Word files."""

import os
from collections.abc import Callable

from gipgen.batch.work import Watch, unwatched
from gipgen.collect.collect_documents import IsSame, Original, documents
from gipgen.collect.collected import Collected
from gipgen.findings.text import Problem, Text, filled
from gipgen.project.left_alone import RESULT
from gipgen.settings.settings import DEFAULT
from gipgen.workspace.workspace import Workspace

_NOT_MADE = Text("没有写 {path}：{why}", "{path} was not written: {why}")


def made_documents(
    workspace: Workspace,
    collected: Collected,
    output: str,
    *,
    original: Original,
    is_same: IsSame,
    put: Callable[[str, bytes], None],
    watch: Watch = unwatched,
) -> list[Text]:
    """``put`` each by its path from ``output`` on, in the house style of that folder; say why others could not be made: none stops the run."""
    unmade = list[Text]()
    settings, templates = DEFAULT, None
    try:
        settings = workspace.settings(os.path.join(output, RESULT))
        templates = workspace.renderer(settings).templates
    except Problem as problem:
        unmade.append(problem.text)  # a house style that cannot be used: then without it
    made_one_by_one = documents(
        collected, templates=templates, original=original, style=settings.style, is_same=is_same
    )
    for path, made in watch(made_one_by_one, lambda: 0):
        if isinstance(made, Problem):
            unmade.append(filled(_NOT_MADE, path=path, why=made.text))
        else:
            put(path, made)
    return unmade
