"""Writing what a command made, one result of several: why one cannot be written stops none of the others."""

from gipgen.findings.text import Problem
from gipgen.project.project import Project, Result


def write(project: Project, result: Result) -> Problem | None:
    """Write a result; return why it cannot be."""
    try:
        project.write(result)
    except Problem as problem:
        return problem
    return None
