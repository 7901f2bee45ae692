"""The second file of the page without installation: what a PDF takes beside the page's own parts.

Typst's wheel for the page's Python, held to its hash; pypdf; gipgen's templates for Typst. Compiled as the page is
(page/prepare.py), in one xz archive like the page's own: a marshalled list of names and contents.
"""

import hashlib
import importlib.metadata
import io
import lzma
import marshal
import sys
import zipfile
from pathlib import Path

NAME = "gipgen-pdf.xz"
WHEEL = "typst-0.15.2-cp39-abi3-pyemscripten_2026_0_wasm32.whl"
HASH = "39f9320f7a07623e90b0a53cc5e913649cf381d2ff7e9293a5bc327831811a36"
TEMPLATES = "templates/typst/"
LICENCES = (("Typst", "Apache-2.0", "https://typst.app"), ("pypdf", "BSD-3-Clause", "https://pypi.org/project/pypdf"))


def pdf_sources(wheel: Path, root: Path, templates: list[str]) -> bytes:
    """What the second file is made of, as it is before it is compiled."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != HASH:
        sys.exit(f"{wheel.name}: SHA-256 {found}; the page is built of {WHEEL}")
    out = io.BytesIO()
    with zipfile.ZipFile(wheel) as given, zipfile.ZipFile(out, "w") as archive:
        for name in sorted(given.namelist()):
            if name.endswith((".py", ".so")):
                archive.writestr(name, given.read(name))
        for file in importlib.metadata.files("pypdf") or ():
            if file.suffix == ".py":
                archive.write(file.locate(), str(file))
        for name in templates:
            archive.write(root / name, f"gipgen/{name}")
    return out.getvalue()


def pdf_part(compiled: bytes, level: int) -> bytes:
    """The file, packed by ``level`` of xz. It is packed here and not in the page's Python, which takes five times as long for it."""
    with zipfile.ZipFile(io.BytesIO(compiled)) as archive:
        listed = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    return lzma.compress(marshal.dumps(listed, 2), preset=level)
