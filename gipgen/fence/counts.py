"""What is said of a file with more of something in it than any report has. Readers count before they build."""

from gipgen.findings.text import Problem, Text, problem

_TOO_MANY = Text(
    "文件里的内容太多，不像一份年度报告，没有读取：有 {count} {what}，上限是 {limit}。",
    "the file holds far more than a report does and was not read: {count} {what}, at most {limit}",
)


def too_many(what: Text, count: int, limit: int) -> Problem:
    """A file with more of something in it than any report has; ``what`` with its measure word."""
    return problem(_TOO_MANY, count=f"{count:,}", what=what, limit=f"{limit:,}")


def refuse(what: Text, count: int, limit: int) -> None:
    """Raise ``Problem`` where there is more of something than any report has: called before anything is built of it."""
    if count > limit:
        raise too_many(what, count, limit)
