"""A worker of a cluster that ends while it is asked for its version is a lost one, and no other version."""

from types import SimpleNamespace
from typing import Any

import pytest

from gipgen.batch.cluster import _must_be_same
from gipgen.findings.text import Problem


def client(**said: object) -> Any:
    """Of a cluster whose workers say this."""

    def run(_asked: object, on_error: str) -> dict[str, object]:
        assert on_error == "return"
        return said

    return SimpleNamespace(wait_for_workers=lambda _count, timeout: timeout, run=run)


def test_a_worker_that_is_gone_meanwhile_stops_nothing() -> None:
    _must_be_same(
        client(a=ConnectionResetError("gone"), b="1"), "tcp://x", "1"
    )  # distributed's CommClosedError is an OSError


@pytest.mark.parametrize("said", ["2", RuntimeError("fault")])
def test_a_worker_of_another_version_does(said: object) -> None:
    with pytest.raises(Problem, match="worker b is not the version of this machine"):
        _must_be_same(client(a="1", b=said), "tcp://x", "1")
