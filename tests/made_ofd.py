"""OFD files for tests: the signs and rules of a PDF, written down as GB/T 33190 has them."""

import itertools
import zipfile
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pdfplumber

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72


def package(parts: dict[str, str]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return made.getvalue()


def ofd(pages: list[str], *, box: str = "0 0 210 297") -> bytes:
    """A file of these pages, each the objects of its one layer."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    parts = {
        "OFD.xml": f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {_NS} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:Title>甲局2024年年报</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox>"
        f"</ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, page in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = (
            f'<ofd:Page {_NS}><ofd:Content><ofd:Layer ID="1" Type="Body">{page}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return package(parts)


def text_object(text: str, x: float, y: float, size: float, steps: str = "") -> str:
    """A line of text whose box begins at ``x`` and ``y``."""
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x:.3f} {y:.3f} 100 {size:.3f}" Font="1" Size="{size:.3f}">'
        f'<ofd:TextCode X="0" Y="{size * 0.88:.3f}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def rule_object(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject ID="8" Boundary="{min(x0, x1):.3f} {min(y0, y1):.3f} {abs(x1 - x0) + 0.1:.3f} {abs(y1 - y0) + 0.1:.3f}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0:.3f} {y1 - y0:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def of_pdf(content: bytes) -> bytes:
    """The same pages as OFD."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return ofd([_page(page) for page in pdf.pages])


def _page(page: Any) -> str:
    parts = []
    for line in page.extract_text_lines(return_chars=True):
        chars = line["chars"]
        steps = " ".join(f"{(after['x0'] - before['x0']) * _MM:.4f}" for before, after in itertools.pairwise(chars))
        size = chars[0]["size"] * _MM
        parts.append(
            text_object(
                "".join(each["text"] for each in chars), chars[0]["x0"] * _MM, chars[0]["top"] * _MM, size, steps
            )
        )
    for each in (*page.lines, *page.rects):
        box = [each[name] * _MM for name in ("x0", "top", "x1", "bottom")]
        thin = min(box[2] - box[0], box[3] - box[1]) < 1
        if thin:
            parts.append(
                rule_object(
                    box[0], box[1], box[2] if box[2] - box[0] > 1 else box[0], box[3] if box[3] - box[1] > 1 else box[1]
                )
            )
        else:
            parts += [rule_object(box[0], box[1], box[2], box[1]), rule_object(box[0], box[3], box[2], box[3])]
            parts += [rule_object(box[0], box[1], box[0], box[3]), rule_object(box[2], box[1], box[2], box[3])]
    return "".join(parts)
