"""Where report files come from: published reports (``gipgen import``) and last year's file (``gipgen new``). Reads and writes files, returns values; prints nothing."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipgen.check import examine, locate
from gipgen.findings.finding import Located
from gipgen.findings.text import Problem
from gipgen.form.editions import editions
from gipgen.imports.compose_report import compose
from gipgen.imports.detect import ENDINGS, MAX_BYTES
from gipgen.imports.import_report import Imported, import_report
from gipgen.report.report import Report
from gipgen.workspace.files import STDIN, project_folder, read_bytes, replace_files


class ImportedFile(NamedTuple):
    """One published report: what was read, the report file made of it, and what ``check`` says of that."""

    source: str
    target: str  # the file that was written; empty where it goes to standard output
    text: str
    imported: Imported | None
    findings: list[Located]
    problem: Problem | None = None


def import_files(arguments: Iterable[str], output: str | None, year: int | None) -> Iterator[ImportedFile]:
    """Turn published reports into report files, one after the other; a bad one stops nothing.

    ``output`` is a file, a folder, or ``-``; without it each result stands beside its source. What exists is never
    overwritten.
    """
    sources = list(_published(arguments))
    if len(sources) > 1 and output and output.lower().endswith((".yaml", ".yml")) and not os.path.isdir(output):
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
        target = _import_target(source, output, len(sources))
        if target != STDIN and (os.path.exists(target) or target in taken):
            problem = Problem(f"{target} 已经存在，没有改动。请用 -o 换一个位置。", f"{target} exists already")
            yield ImportedFile(source, "", "", None, [], problem)
            continue
        taken.add(target)
        try:
            yield _import(source, target, year)
        except Problem as problem:
            yield ImportedFile(source, "", "", None, [], problem)


def _published(arguments: Iterable[str]) -> Iterator[str | Problem]:
    """The files that the arguments name; of a folder those that a reader may know."""
    for argument in arguments:
        if os.path.isdir(argument):
            names = sorted(
                name for name in os.listdir(argument) if name.lower().endswith(ENDINGS) and name[0] not in ".~"
            )
            if not names:
                yield Problem(f"文件夹里没有可以导入的文件：{argument}", f"nothing to import in folder {argument}")
            yield from (os.path.join(argument, name) for name in names)
        else:
            yield argument


def _import_target(source: str, output: str | None, count: int) -> str:
    if output == STDIN:
        return STDIN
    name = os.path.splitext(os.path.basename(source))[0] + ".yaml"
    if output is None:
        return os.path.join(os.path.dirname(source), name)
    if count == 1 and output.lower().endswith((".yaml", ".yml")) and not os.path.isdir(output):
        return output
    return os.path.join(output, name)


def _import(source: str, target: str, year: int | None) -> ImportedFile:

    content = read_bytes(source, MAX_BYTES)
    try:
        imported = import_report(os.path.basename(source), content, year)
    except Problem as error:
        raise Problem(f"{source}：{error.zh}", f"{source}: {error.en}") from error
    place = "report.yaml" if target == STDIN else target
    text = compose(
        imported, os.path.basename(source), os.path.basename(place), schema_near(place, imported.form.edition)
    )
    examined = examine(text.encode("utf-8"))
    if target != STDIN:
        replace_files({target: text.encode("utf-8")})
    return ImportedFile(source, "" if target == STDIN else target, text, imported, locate(place, examined))


def schema_near(path: str, edition: str) -> str:
    """The way from ``path`` to the project's schema.json (of an older edition: schema-2019.json), where it has one."""
    schema = os.path.join(project_folder(path), schema_name(edition))
    folder = os.path.dirname(os.path.realpath(path))
    return os.path.relpath(schema, folder).replace("\\", "/") if os.path.isfile(schema) else ""


def schema_name(edition: str) -> str:
    """The file with the schema of an edition: schema.json, of an older one schema-2019.json."""
    return "schema.json" if edition == editions()[-1] else f"schema-{edition}.json"


def last_report(path: str) -> Report:
    """Last year's report, to begin a new one from. Raises ``Problem`` where it cannot be read as one."""
    examined = examine(read_bytes(path))
    broken = [each for each in locate("", examined) if each.finding.severity == "error" and each.finding.rule < "GIP2"]
    if broken or not examined.source.data:
        reason = broken[0].finding if broken else None
        zh, en = (reason.message("zh"), reason.message("en")) if reason else ("里面没有内容。", "it is empty")
        raise Problem(f"上年报告 {path} 读不了：{zh}", f"cannot read last year's report {path}: {en}")
    return examined.case.report
