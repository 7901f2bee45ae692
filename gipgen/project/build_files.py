"""The use cases: check files, build files. Reads and writes files, returns values; prints nothing."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gipgen.check import Examined, examine, has_errors, locate
from gipgen.findings.finding import Located
from gipgen.findings.text import Problem
from gipgen.formats import ProofError
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.workspace.files import STDIN, Found, find_reports, read_bytes, replace_files, settings_file
from gipgen.workspace.neighbours import open_picture, open_previous

if TYPE_CHECKING:
    from gipgen.formats.house import House
    from gipgen.layout.document import Document
    from gipgen.rules.support.siblings import Siblings
    from gipgen.workspace.house_style import HouseFiles

FORMATS = ("md", "html", "docx")  # without being asked
ALL_FORMATS = (*FORMATS, "pdf")


class Checked(NamedTuple):
    """One file that was checked; ``problem`` instead of findings where it could not be read."""

    found: Found
    findings: list[Located]
    examined: Examined | None
    problem: Problem | None = None


class Built(NamedTuple):
    """One file that was checked and, where it has no errors, built.

    ``written`` are the outputs, changed or not; ``stale`` where they would be, of a file that was not built.
    """

    checked: Checked
    written: tuple[str, ...]
    problem: Problem | None = None
    stale: tuple[str, ...] = ()


def check_files(arguments: Iterable[str]) -> Iterator[Checked]:
    """Check every report that the arguments name, one after the other; a bad one stops nothing.

    Each is also compared with those before it (GIP904). Of those only fingerprints are kept.
    """
    siblings: Siblings | None = None
    last: Checked | None = None
    for found in find_reports(arguments):
        if isinstance(found, Problem):
            yield Checked(Found("", ""), [], None, found)
            continue
        if last is not None:
            siblings = _remember(last, siblings)
        last = check_file(found, siblings)
        yield last


def _remember(checked: Checked, siblings: "Siblings | None") -> "Siblings":
    from gipgen.rules.support.siblings import Siblings  # noqa: PLC0415  a run of one report needs none

    siblings = siblings or Siblings()
    if checked.examined is not None:
        siblings.add(checked.found.path, checked.examined.case.report, checked.examined.case.passages)
    return siblings


def check_file(found: Found, siblings: "Siblings | None" = None) -> Checked:
    """Check one report file; ``siblings`` are the reports of the same run that were checked before."""
    try:
        examined = examine_file(found.path, read_input(found.path), siblings)
    except Problem as problem:
        return Checked(found, [], None, problem)
    return Checked(found, locate(found.path, examined), examined)


@cache
def load_settings(path: str | None) -> Settings:
    """The settings in the file at ``path``, read once a process. Raises ``Problem``."""
    if path is None:
        return DEFAULT
    from gipgen.settings.parse_toml import parse  # noqa: PLC0415  most reports have no gipgen.toml

    try:
        settings = parse(read_bytes(path), path)
        if settings.rules:
            from gipgen.rules.rule_pages import pages  # noqa: PLC0415  few set them
            from gipgen.settings.rule_weights import check_rules  # noqa: PLC0415

            check_rules(settings, [page.id for page in pages()])
    except Problem as error:
        raise Problem(error.zh, error.en) from error
    return settings


def read_input(path: str) -> bytes:
    """The bytes of a report file, or of standard input for ``-``. Raises ``Problem``."""
    return sys.stdin.buffer.read() if path == STDIN else read_bytes(path)


def examine_file(path: str, raw: bytes, siblings: "Siblings | None" = None) -> Examined:
    """Check ``raw``, the content of the file at ``path``. Raises ``Problem`` for settings that cannot be read."""
    settings = load_settings(settings_file(path))
    return examine(
        raw, lambda file: open_previous(path, file), settings, lambda file: open_picture(path, file), siblings
    )


def build_files(
    arguments: Iterable[str],
    output: str | None,
    formats: tuple[str, ...],
    *,
    draft: bool,
    review: bool = False,
    house: "HouseFiles | None" = None,
) -> Iterator[Built]:
    """Check every report and build those without errors; with ``draft`` also unfinished ones, with ``review`` an appendix."""
    taken: dict[str, str] = {}
    for checked in check_files(arguments):
        if checked.problem is not None or checked.examined is None:
            yield Built(checked, (), checked.problem)
            continue
        target = _target(checked.found, output)
        other = taken.setdefault(target, checked.found.path)
        if other != checked.found.path:
            problem = Problem(
                f"{checked.found.path} 和 {other} 会写到同一个文件 {target}，没有生成；请分别用 -o 指定文件夹。",
                f"{checked.found.path} and {other} would both be written to {target}; give each its own -o",
            )
            yield Built(checked, (), problem)
            continue
        yield _build(checked, checked.examined, target, formats, draft=draft, review=review, house=house)


def _target(found: Found, output: str | None) -> str:
    """The output path without its ending: beside the YAML file, or in the same place below ``output``."""
    if found.path == STDIN:
        return os.path.join(output or "", "report")
    stem = os.path.splitext(found.path)[0]
    return stem if output is None else os.path.join(output, os.path.relpath(stem, found.base or "."))


def _build(
    checked: Checked,
    examined: Examined,
    target: str,
    formats: tuple[str, ...],
    *,
    draft: bool,
    review: bool,
    house: "HouseFiles | None",
) -> Built:
    if has_errors(examined.findings) and not (draft and examined.readable):
        return Built(checked, (), stale=tuple(f"{target}.{format_}" for format_ in formats))
    try:
        opened = _open_house(examined.case.settings, house)._replace(
            output=os.path.realpath(os.path.dirname(target) or ".")
        )
        rendered = render(examined, formats, draft=draft, review=review, house=opened)
        outputs = {f"{target}.{format_}": content for format_, content in rendered.items()}
        replace_files(outputs)
    except Problem as problem:
        if problem.of_report:
            name = checked.found.path
            problem = Problem(f"{name}：{problem.zh}", f"{name}: {problem.en}")
        return Built(checked, (), problem)
    return Built(checked, tuple(outputs))


def _open_house(settings: Settings, files: "HouseFiles | None") -> "House":
    """What the agency's own files give to the outputs; most have none."""
    from gipgen.formats.house import BUILT_IN  # noqa: PLC0415  `check` needs none

    if files is None and settings.style is DEFAULT.style:
        return BUILT_IN
    from gipgen.workspace.house_style import NO_FILES, open_house  # noqa: PLC0415  a house style only

    return open_house(settings, files or NO_FILES)


def render(
    examined: Examined,
    formats: Iterable[str],
    *,
    draft: bool = False,
    review: bool = False,
    house: "House | None" = None,
) -> dict[str, bytes]:
    """Lay a report out, render it to each format, and prove the result.

    Raises ``ProofError`` for a fault of ours, ``Problem`` for one of the agency's templates, ``Problem`` where
    this machine cannot make a format.
    """
    from gipgen.formats.docx import render_docx  # noqa: PLC0415
    from gipgen.formats.house import BUILT_IN  # noqa: PLC0415
    from gipgen.formats.html import render_html  # noqa: PLC0415
    from gipgen.formats.markdown import render_markdown  # noqa: PLC0415
    from gipgen.formats.proof import prove  # noqa: PLC0415
    from gipgen.formats.templating import TemplateFault  # noqa: PLC0415
    from gipgen.layout.document import lay_out  # noqa: PLC0415  `check` needs none of these

    renderers = {"md": render_markdown, "html": render_html, "docx": render_docx, "pdf": _pdf}
    document = lay_out(examined.case, draft=draft)
    if review:
        from gipgen.layout.review import review_of  # noqa: PLC0415  rarely asked for

        document = document._replace(review=review_of(examined))
    house = house or BUILT_IN
    try:
        outputs = {format_: renderers[format_](document, house) for format_ in formats}
        prove(examined.case.report, document, outputs)
        if house.folders:
            from gipgen.formats.whole_proof import prove_whole  # noqa: PLC0415  a house style only

            prove_whole(document, outputs)
    except (TemplateFault, ProofError) as error:
        if not house.folders:
            raise
        raise Problem(
            f"用了 {'、'.join(house.folders)} 里的模板，生成的内容不对，没有写出文件：{error}",
            f"the templates in {', '.join(house.folders)} do not give the report: {error}",
        ) from error
    return outputs


def _pdf(document: "Document", house: "House") -> bytes:
    from gipgen.formats.pdf import render_pdf  # noqa: PLC0415  an extra

    return render_pdf(document, house)
