"""Built in WebAssembly, a report is the same to the last byte."""

import hashlib
import json
from pathlib import Path

import pytest
from reports import ROOT

from gipgen.check import examine
from gipgen.formats.renderer import Renderer
from gipgen.project.build_files import render

NATIVE = json.loads(Path(__file__).with_name("native.json").read_text(encoding="utf-8"))
RENDERER = Renderer()


def test_every_example_is_compared() -> None:
    assert len(NATIVE) >= 4 * 6


@pytest.mark.parametrize("name", NATIVE)
def test_the_bytes_are_those_of_native_python(name: str) -> None:
    path, format_ = name.split(" ")
    content = render(examine((ROOT / path).read_bytes()), (format_,), RENDERER)[format_]
    assert NATIVE[name] == hashlib.sha256(content).hexdigest()
