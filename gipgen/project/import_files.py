"""Where report files come from: published reports. What comes out are values: writing them is the caller's next step."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipgen.check import examine, locate
from gipgen.findings.finding import Located
from gipgen.findings.names import visible
from gipgen.findings.text import Fault, Problem, Text, fault, filled
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.compose_report import compose
from gipgen.imports.detect import ENDINGS, MAX_BYTES
from gipgen.imports.import_report import Imported
from gipgen.project.new_report import schema_near
from gipgen.workspace.files import STDIN, Files
from gipgen.workspace.workspace import Workspace

_OF_SOURCE = Text("{source}：{why}", "{source}: {why}")


class ImportedFile(NamedTuple):
    """One published report: what was read, the report file made of it, and what ``check`` says of that."""

    source: str
    target: str  # the file that the text belongs to; empty for standard output
    text: str
    imported: Imported | None
    findings: list[Located]
    problem: Problem | None = None

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.target: self.text.encode("utf-8")} if self.target else {}


def import_files(
    workspace: Workspace, arguments: Iterable[str], output: str | None = None, year: int | None = None
) -> Iterator[ImportedFile]:
    """Turn published reports into report files, one after the other; a bad one stops nothing.

    ``output`` is a file, a folder, or ``-``; without it each result belongs beside its source. What exists is never
    to be overwritten.
    """
    files = workspace.files
    sources = list(_published(files, arguments))
    if len(sources) > 1 and output and _is_file(files, output):
        problem = Problem(
            f"-o {output} 是一个文件，而要导入的有 {len(sources)} 份。请用 -o 写一个文件夹。",
            f"-o {output} is one file, for {len(sources)} reports; name a folder",
        )
        yield ImportedFile("", "", "", None, [], problem)
        return
    taken: set[str] = set()
    for source in sources:
        if isinstance(source, Problem):
            yield ImportedFile("", "", "", None, [], source)
            continue
        target = _import_target(files, source, output, len(sources))
        if target != STDIN and (files.exists(target) or target in taken):
            problem = Problem(
                f"{visible(target)} 已经存在，没有改动。请用 -o 换一个位置。", f"{visible(target)} exists already"
            )
            yield ImportedFile(source, "", "", None, [], problem)
            continue
        taken.add(target)
        try:
            yield _import(files, source, target, year)
        except Problem as problem:
            yield ImportedFile(source, "", "", None, [], problem)
        except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
            yield ImportedFile(source, "", "", None, [], fault(visible(source)))


def _published(files: Files, arguments: Iterable[str]) -> Iterator[str | Problem]:
    """The files that the arguments name; of a folder those that a reader may know."""
    for argument in arguments:
        if files.is_folder(argument):
            yield from _in_folder(files, argument)
        else:
            yield argument


def _in_folder(files: Files, folder: str) -> Iterator[str | Problem]:
    try:
        names = [name for name in files.names(folder) if name.lower().endswith(ENDINGS) and name[0] not in ".~"]
    except Problem as problem:
        yield problem
        return
    if not names:
        yield Problem(
            f"文件夹里没有可以导入的文件：{visible(folder)}", f"nothing to import in folder {visible(folder)}"
        )
    yield from (os.path.join(folder, name) for name in names)


def _is_file(files: Files, output: str) -> bool:
    return output.lower().endswith((".yaml", ".yml")) and not files.is_folder(output)


def _import_target(files: Files, source: str, output: str | None, count: int) -> str:
    if output == STDIN:
        return STDIN
    name = os.path.splitext(os.path.basename(source))[0] + ".yaml"
    if output is None:
        return os.path.join(os.path.dirname(source), name)
    if count == 1 and _is_file(files, output):
        return output
    return os.path.join(output, name)


def _import(files: Files, source: str, target: str, year: int | None) -> ImportedFile:
    content = files.read(source, MAX_BYTES)
    try:
        imported = import_fenced(visible(os.path.basename(source)), content, year)
    except Fault as error:
        raise Fault(error.trace, visible(source)) from error
    except Problem as error:
        words = filled(_OF_SOURCE, source=visible(source), why=error.text)
        raise Problem(*words, in_file=not error.of_call) from error
    place = "report.yaml" if target == STDIN else target
    text = compose(
        imported,
        os.path.basename(source),
        visible(os.path.basename(place)),
        visible(schema_near(files, place, imported.form.edition)),
    )
    examined = examine(text.encode("utf-8"))
    return ImportedFile(source, "" if target == STDIN else target, text, imported, locate(place, examined))
