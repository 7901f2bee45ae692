"""Documents in and out: a published report read into a report file, a report made into its outputs."""

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gipgen.check import Examined, has_errors
from gipgen.findings.finding import ERROR
from gipgen.findings.text import Problem, Text, problem
from gipgen.project.project import Project

if TYPE_CHECKING:
    from gipgen.formats.renderer import Renderer  # most messages need none

_NOTHING = Text("没有读出内容：{name}", "nothing was read: {name}")
_NO_FORMAT = Text("没有 {name} 这种格式。", "no format {name}")
_ERRORS = Text(
    "还有 {count} 处错误，改正以后才能生成；要先看样子，生成草稿。",
    "{count} errors; put them right first, or build a draft",
)


def imported(name: str, content: bytes, year: int | None, lang: str) -> dict[str, Any]:
    """What was read of a published report. Raises ``Problem``."""
    from gipgen.imports.compose_report import counts  # noqa: PLC0415  few ask for it
    from gipgen.imports.leftover_words import describe  # noqa: PLC0415  likewise

    name = name.replace("\\", "/").rpartition("/")[2]
    for done in Project({name: content}).import_published(name, year=year):
        if done.problem is not None or done.imported is None:
            raise done.problem or problem(_NOTHING, name=name)
        found, told = done.imported, counts(done.imported)
        summary = {"title": found.title or found.agency or name, "cells": told["cells"], "read": told["read"]}
        left = [describe(each, lang) for each in found.leftovers]
        return {"text": done.text, "counts": {**summary, "waiting": told["to_fill_in"]}, "leftovers": left}
    raise problem(_NOTHING, name=name)


def built(path: str, examined: Examined, renderer: "Renderer", to: Sequence[str], *, draft: bool) -> dict[str, Any]:
    """The outputs of a report, by their names. Raises ``Problem``, of one format that cannot show something too."""
    from gipgen.formats.registry import names  # noqa: PLC0415  few ask for it
    from gipgen.project.build_files import render  # noqa: PLC0415

    for each in to:
        if each not in names():
            raise problem(_NO_FORMAT, name=each)
    is_draft = has_errors(examined.findings)
    if is_draft and not (draft and examined.readable):
        raise problem(_ERRORS, count=sum(each.severity == ERROR for each in examined.findings))
    name = path.rpartition("/")[2].rpartition(".")[0] or "report"
    met: list[Problem] = []
    made = render(examined, to, renderer, draft=is_draft, name=name, problems=met)
    if met:
        raise met[0]
    return {
        "outputs": {f"{name}.{kind}": base64.b64encode(content).decode() for kind, content in made.items()},
        "draft": is_draft,
    }
