"""Runs inside the page's own Python: compile gipgen and the standard library, and keep what gipgen touches.

Two packages come out: ``python_stdlib.zip`` with what Python needs to start and to unpack the other one, ``gipgen``
with all else, a marshalled list of names and contents. Where PDFs are to be made (``/pdf.zip``) a third one, ``pdf.zip``, with what only they need.
"""

import base64
import compileall
import json
import marshal
import os
import py_compile
import sys
import zipfile
from typing import Any

ARCHIVE = "/lib/python314.zip/"
STDLIB = "/stdlib"
SURE = (  # what an error, a rare file or a rare sign may ask for
    *("traceback", "linecache", "tokenize", "token", "textwrap", "difflib", "stringprep", "decimal", "_pydecimal", "numbers", "fractions"),
    *("csv", "copyreg", "pprint", "quopri", "html/entities", "html/parser", "xml/etree/ElementPath", "_strptime", "calendar", "locale", "codecs"),
    *("encodings/gbk", "encodings/gb18030", "encodings/gb2312", "encodings/utf_16", "encodings/utf_16_le", "encodings/utf_16_be", "encodings/utf_8_sig"),
    *("encodings/latin_1", "encodings/cp1252", "encodings/cp437", "encodings/idna", "encodings/punycode", "encodings/big5", "encodings/charmap"),
)  # fmt: skip


def stdlib_modules() -> set[str]:
    """The files of the standard library that are imported by now, without endings."""
    files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    return {os.path.splitext(name.removeprefix(ARCHIVE))[0] for name in files if name.startswith(ARCHIVE)}


def touch() -> None:
    """Everything that the page does, once, so that all that it imports is known."""
    sys.path.insert(0, "/sources")
    from gipgen.engine.engine import Engine  # noqa: PLC0415

    engine = Engine(None, {})

    def ask(do: str, **values: object) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(engine.answer_json(json.dumps({"id": 1, "do": do, **values})))
        assert answer["ok"], (do, answer)
        return answer

    with open("/sources/example.yaml", encoding="utf-8") as file:
        text = file.read()
    ask("hello")
    ask("keep", files={"report.yaml": base64.b64encode(text.encode()).decode()})
    ask("list")
    for edition in ("2019", "2021"):
        ask("form", edition=edition)
    ask("open", path="report.yaml")
    ask("look", path="report.yaml", text=text.replace("53", "“53"))
    ask("check", path="report.yaml", text=text + "\n坏: [")
    ask("fill", path="report.yaml", text=text, cells={"new_received.natural_person": "3"})
    ask("fmt", path="report.yaml", text=text, fix=True)
    ask("merge", base=text, mine=text, theirs=text.replace("53", "54"))
    ask("explain", rule="GIP301")
    ask("new", path="b.yaml", agency="测试市民政局", year=2024)
    made = ask("build", path="report.yaml", text=text, to=["md", "html", "docx", "odt"], draft=True)["outputs"]
    for name, content in made.items():
        ask("import", name=name, content=content)
    ask(
        "import", name="a.txt", content=base64.b64encode(b"\xef\xbb\xbf" + base64.b64decode(made["report.md"])).decode()
    )
    ask("forget")


def touch_pdf() -> None:
    """A PDF made, read and written, once, likewise."""
    sys.path.insert(0, "/pdf")
    import typst  # noqa: PLC0415

    from gipgen.formats.pdf_objects import opened, written  # noqa: PLC0415
    from gipgen.formats.pdf_text import texts_of  # noqa: PLC0415

    source = b'#set document(title: "-")\n#set text(lang: "zh")\n= A\n#table([B])'
    made = typst.Compiler(font_paths=typst.Fonts()).compile(source, format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    assert {"A", "B"} <= set(texts_of(opened(written(opened(made)))).values())


def compiled(folder: str) -> None:
    """Compile a folder; the code names no file of this machine, so that the same sources give the same bytes."""
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(
        folder, quiet=2, legacy=True, force=True, optimize=2, stripdir=folder, invalidation_mode=unchecked
    )


def contents(folder: str) -> list[tuple[str, bytes]]:
    """The compiled files and the data below a folder, sorted."""
    found = []
    for base, _, files in os.walk(folder):
        for name in files:
            way = os.path.relpath(os.path.join(base, name), folder)
            if not name.endswith(".py") and "__pycache__" not in way:
                with open(os.path.join(base, name), "rb") as file:
                    found.append((way, file.read()))
    return sorted(found)


at_start = stdlib_modules() | {
    "lzma",
    "compression/__init__",
    "compression/_common/__init__",
    "compression/_common/_streams",
}
touch()
touched = stdlib_modules() - at_start
with zipfile.ZipFile("/stdlib.zip") as whole:
    every = len(whole.namelist())
    whole.extractall(STDLIB)
compiled(STDLIB)
compiled("/sources")
os.makedirs("/made", exist_ok=True)
only_pdf: set[str] = set()
if os.path.exists("/pdf.zip"):
    with zipfile.ZipFile("/pdf.zip") as given:
        given.extractall("/pdf")
    before = stdlib_modules()
    touch_pdf()
    only_pdf = stdlib_modules() - before
    compiled("/pdf")


def wanted_at(way: str) -> str:
    """Where a file of the library belongs: a package stays in one place, since it is looked for where it begins."""
    stem = os.path.splitext(way)[0]
    if stem not in at_start | touched | only_pdf and not way.startswith(("_sysconfigdata", *SURE)):
        return ""
    package = f"{way.partition('/')[0]}/__init__"
    if stem in at_start or package in at_start or way.startswith("_sysconfigdata"):
        return "start"
    return "later" if stem not in only_pdf or way.startswith(SURE) else "pdf"


library = [(way, content, wanted_at(way)) for way, content in contents(STDLIB)]
with zipfile.ZipFile("/made/python_stdlib.zip", "w") as package:
    for way, content, when in library:
        if when == "start":
            package.writestr(zipfile.ZipInfo(way), content)
later = [(f"lib/{way}", content) for way, content, when in library if when == "later"]
own = [(way, content) for way, content in contents("/sources") if way != "example.yaml"]
with open("/made/gipgen", "wb") as file:  # packed outside, as it takes five times as long here
    file.write(marshal.dumps([*later, *own], 2))
if os.path.exists("/pdf.zip"):
    with zipfile.ZipFile("/made/pdf.zip", "w") as package:
        for way, content in [
            *((f"lib/{way}", content) for way, content, when in library if when == "pdf"),
            *contents("/pdf"),
        ]:
            package.writestr(zipfile.ZipInfo(way), content)
told = f"{len(own)} files of gipgen, {len(at_start)} + {len(later)} of {every} of the standard library"
