"""Every mistake of fixes.yaml: mended by one run of ``fmt --fix``, or left as it is for a person; and a second run finds nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gate import some
from reports import BASE, BASE_2019, changed
from ruamel.yaml import YAML

from gipgen import Formatted, Project

CASES = YAML(typ="safe").load(Path(__file__).with_name("fixes.yaml").read_text(encoding="utf-8"))
MENDED = [case for case in CASES if "left" not in case]
LEFT = [case for case in CASES if "left" in case]


def formatted(content: bytes, *, fix: bool) -> Formatted:
    (done,) = Project({"report.yaml": content}).format("report.yaml", fix=fix)
    assert done.problem is None
    assert not done.unsafe
    return done


def report(case: dict[str, Any], which: str) -> str:
    """The base report with the mistake, or as it is to be."""
    return changed((case["old"], case.get(which, case["old"])), base=BASE_2019 if case.get("base") == 2019 else BASE)


def named(cases: Sequence[dict[str, Any]]) -> list[str]:
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", MENDED, ids=named(MENDED))
def test_it_is_mended_in_one_run(case: dict[str, Any]) -> None:
    _is_mended(case, "\n")


@pytest.mark.parametrize("case", some(MENDED), ids=named(some(MENDED)))
def test_it_is_mended_in_a_file_of_windows(case: dict[str, Any]) -> None:
    _is_mended(case, "\r\n")


def _is_mended(case: dict[str, Any], end: str) -> None:
    wrong = report(case, "new").replace("\n", end).encode()
    good = formatted(report(case, "good").replace("\n", end).encode(), fix=False)
    done = formatted(wrong, fix=True)
    assert good.content is not None
    assert done.content is not None, [each.message() for each in done.findings]
    assert good.content.decode() == done.content.decode()
    assert done.made
    assert set(case.get("also", [])) == {each.rule for each in done.left}
    again = formatted(done.content, fix=True)
    assert (False, ()) == (again.changed, again.made)


@pytest.mark.parametrize("case", LEFT, ids=named(LEFT))
def test_a_person_has_to_decide(case: dict[str, Any]) -> None:
    wrong = report(case, "new").encode()
    done = formatted(wrong, fix=True)
    assert formatted(wrong, fix=False).content == done.content
    assert () == done.made
    assert case["left"] in {each.rule for each in done.left or done.findings}


def test_there_are_enough() -> None:
    assert len(MENDED) >= 70
    assert len(LEFT) >= 20


def test_a_fence_around_the_file_is_taken_off() -> None:
    done = formatted(f"```yaml\n{BASE}```\n".encode(), fix=True)
    assert done.content is not None
    assert formatted(BASE.encode(), fix=False).content == done.content
