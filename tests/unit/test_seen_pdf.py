"""What a PDF shows is what a person can read: hidden, covered, tiny, turned text is refused, whatever drew it.

Each lie stands beside a harmless twin that uses the same means.
"""

import pytest

pytest.importorskip("typst")
pytest.importorskip("pypdf")

from gipgen.formats import ProofError
from gipgen.formats.as_pdf import _compile
from gipgen.formats.held_pdf import hold_pdf
from gipgen.formats.machine import Machine

MACHINE = Machine()
START = '#set document(title: "甲")\n#set text(lang: "en", size: 12pt)\n'
TEXT = "#par[Received 12]"


def refusal(source: str) -> str:
    try:
        hold_pdf(_compile(MACHINE, START + source, {}))
    except ProofError as error:
        return error.text.zh
    return ""


@pytest.mark.parametrize(
    ("lie", "words", "twin"),
    [
        ('#set text(fill: rgb("#ffffff"))', "和底色太接近", '#set text(fill: rgb("#333333"))'),
        ("#set text(fill: luma(90%))", "和底色太接近", "#set text(fill: luma(20%))"),
        ('#set text(fill: rgb("#00000010"))', "和底色太接近", '#set text(fill: rgb("#000000f0"))'),
        ("#set text(fill: cmyk(0%, 0%, 0%, 5%))", "和底色太接近", "#set text(fill: cmyk(0%, 0%, 0%, 90%))"),
        ("#set text(0.1pt)", "太小", "#set text(8pt)"),
        ("#show par: scale.with(x: 10%)", "太小", "#show par: scale.with(x: 90%)"),
        ("#show par: scale.with(x: -100%)", "是斜的、倒的或者反的", "#show par: scale.with(100%)"),
        ("#show par: rotate.with(180deg)", "是斜的、倒的或者反的", "#show par: rotate.with(0deg)"),
        ("#show par: move.with(dx: 900pt)", "不在纸面上", "#show par: move.with(dx: 9pt)"),
        ("#show par: pad.with(left: 495pt)", "不在纸面上", "#show par: pad.with(left: 99pt)"),
        ("#show par: block.with(height: 0pt, clip: true)", "没有画出来", "#show par: block.with(clip: true)"),
        ('#show par: block.with(fill: rgb("#101010"))', "和底色太接近", "#show par: block.with(fill: luma(95%))"),
        ("#set page(fill: black)", "和底色太接近", "#set page(fill: luma(95%))"),
        ("#set text(stroke: 4pt)", "笔画太粗", "#set text(stroke: 0.03em)"),
        ("#set page(foreground: rect(width: 100%, height: 100%, fill: white))", "盖住", "#set page(background: [])"),
        (
            "#show par: it => { it; place(top, dy: 4pt, line(length: 50%, stroke: 30pt + white)) }",
            "盖住",
            "#show par: it => { it; line(length: 50%) }",
        ),
        ("#place(top)[Received 99]", "叠在一起", "Received 99"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(lie: str, words: str, twin: str) -> None:
    assert words in refusal(f"{lie}\n{TEXT}")
    assert refusal(f"{twin}\n{TEXT}") == ""
