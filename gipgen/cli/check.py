"""``gipgen check``: every finding of every file."""

from collections.abc import Iterable, Sequence

from gipgen.cli.console import FINDINGS, OK, USAGE, colour, language, problem, result, usage_error
from gipgen.diagnostics.types import Located

FORMATS = ("text", "json")


def run(
    paths: Sequence[str],
    *,
    format: str = "text",  # noqa: A002  the option's name
    strict: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: str | None = None,
) -> int:
    """Check the reports and print what was found; return the exit code."""
    from gipgen.app import check_files  # noqa: PLC0415

    lang = language(lang)
    if format not in FORMATS:
        return usage_error(
            f"--format 只能是 {'、'.join(FORMATS)}，这里是 {format}。", f"--format takes {', '.join(FORMATS)}", lang
        )
    for prefix in (*select, *ignore):
        if not _is_known(prefix):
            return usage_error(
                f"没有以 {prefix} 开头的规则。gipgen rules 列出全部规则。",
                f"no rule begins with {prefix}; see 'gipgen rules'",
                lang,
            )
    shown: list[Located] = []
    files, code = 0, OK
    for checked in check_files(paths):
        if checked.problem is not None:
            problem(checked.problem.en if lang == "en" else checked.problem.zh)
            code = USAGE
            continue
        files += 1
        shown += _chosen(checked.findings, select, ignore)
    if format == "json":
        from gipgen.diagnostics import json_v1  # noqa: PLC0415

        result(json_v1.emit(shown, files, lang))
    else:
        _print_text(shown, files, lang)
    severities = {each.finding.severity for each in shown}
    failing = {"error", "warning"} if strict else {"error"}
    return max(code, FINDINGS if severities & failing else OK)


def _is_known(prefix: str) -> bool:
    from gipgen.cli.rules import pages  # noqa: PLC0415  wanted with --select and --ignore only

    return any(page.id.startswith(prefix) for page in pages())


def _chosen(findings: Iterable[Located], select: Sequence[str], ignore: Sequence[str]) -> list[Located]:
    """The findings of the rules asked for; ``GIP5`` stands for its whole family."""
    chosen = []
    for each in findings:
        rule = each.finding.rule
        if select and not rule.startswith(tuple(select)):
            continue
        if ignore and rule.startswith(tuple(ignore)):
            continue
        chosen.append(each)
    return chosen


def _print_text(shown: list[Located], files: int, lang: str) -> None:
    from gipgen.diagnostics import text  # noqa: PLC0415

    result(text.emit(shown, lang, colour=colour()))
    if files:
        result(text.summary(shown, files, lang))
