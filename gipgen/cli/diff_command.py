"""``gipgen diff``: what changed, in the words of the form."""

from collections.abc import Iterator, Sequence

from gipgen.cli.console import FINDINGS, OK, USAGE, colour, language, note, result, usage_error
from gipgen.compare.change import Compared
from gipgen.findings.text import Problem
from gipgen.project.project import Project

FORMATS = ("text", "md", "json")


def run(
    paths: Sequence[str],
    *,
    git: bool = False,
    years: bool = False,
    exit_code: bool = False,
    format: str = "text",  # noqa: A002  the option's name
    lang: str | None = None,
) -> int:
    """Compare and print; return the exit code: 0, or 1 with changes under ``exit_code``, or for what cannot be read."""
    lang = language(lang)
    if format not in FORMATS:
        return usage_error(
            f"--format 只能是 {'、'.join(FORMATS)}，这里是 {format}。", f"--format takes {', '.join(FORMATS)}", lang
        )
    if git and years:
        return usage_error("--git 和 --years 不能同时用。", "--git and --years exclude each other", lang)
    if len(paths) > 2 or len(paths) < (1 if git else 2):
        return _wrong_number(lang, git=git)
    try:
        compared = list(_compare(paths, git=git, years=years))
    except Problem as problem:
        return usage_error(problem.zh, problem.en, lang)
    _print(compared, format, lang)
    if any(each.problem for each in compared):
        return USAGE
    if any(each.status == "broken" for each in compared):
        return FINDINGS
    return FINDINGS if exit_code and any(each.status != "same" for each in compared) else OK


def _wrong_number(lang: str, *, git: bool) -> int:
    if git:
        return usage_error(
            "--git 后面写要比较的报告，前面可以加版本：gipgen diff --git report.yaml，gipgen diff --git HEAD~1 report.yaml。",
            "write gipgen diff --git [REV] PATH",
            lang,
        )
    return usage_error(
        "要写两个文件（或两个文件夹），旧的在前：gipgen diff 旧.yaml 新.yaml；和 git 里的比较：gipgen diff --git report.yaml。",
        "write two files or folders, the old one first; or gipgen diff --git [REV] PATH",
        lang,
    )


def _compare(paths: Sequence[str], *, git: bool, years: bool) -> Iterator[Compared]:
    if git:
        revision, path = paths if len(paths) == 2 else ("HEAD", paths[0])
        return Project().compare_git(revision, path)
    old, new = paths
    return Project().compare(old, new, years=years)


def _print(compared: Sequence[Compared], format_: str, lang: str) -> None:
    if format_ == "json":
        from gipgen.compare import changes_json  # noqa: PLC0415

        result(changes_json.emit(compared, lang))
    elif format_ == "md":
        from gipgen.compare import changes_markdown  # noqa: PLC0415

        result(changes_markdown.emit(compared, lang))
    else:
        from gipgen.compare import change_words, changes_text  # noqa: PLC0415

        result(changes_text.emit(compared, lang, colour=colour()))
        same = all(each.status == "same" for each in compared)
        if any(each.comparison or each.status != "broken" for each in compared):
            note(change_words.WORDS[lang]["nothing_changed"] if same else change_words.summary(compared, lang))
