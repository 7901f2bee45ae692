"""Build the page that needs no installation: ``gipgen.html``, one file, and ``gipgen-web/``, a folder for a server.

    python scripts/build_page.py OUTPUT --pyodide FOLDER [--typst WHEEL] [--quick]

FOLDER is the npm package pyodide in the version below; each of its parts is held to its hash. With Typst's wheel for it (``pdf_part.py``:
its name and hash) there is ``gipgen-pdf.xz`` as well, with which the page makes PDFs. Needs node and zopfli. The same sources give the same bytes. What the page is made of stands in it with its licence; ``SHA256SUMS`` beside it.
"""

import argparse
import base64
import gzip
import hashlib
import html
import importlib.metadata
import json
import lzma
import re
import subprocess
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

from pdf_part import LICENCES as PDF_LICENCES
from pdf_part import NAME, TEMPLATES, pdf_part, pdf_sources
from zopfli.gzip import compress  # 4 % smaller than zlib

from gipgen.engine.engine import Engine
from gipgen.form.definition import LAST_YEAR
from gipgen.form.editions import edition_for
from gipgen.formats.fonts import FAMILIES

ROOT = Path(__file__).resolve().parents[1]
PAGE, ALONE = ROOT / "gipgen" / "web" / "page", ROOT / "gipgen" / "web" / "alone"
VERSION = "314.0.7"
HASHES = {  # of the npm package
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    "pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
}
PACKAGES = ("jinja2", "markupsafe", "ruamel.yaml")
LEFT_OUT = (
    "gipgen/cli/",
    "gipgen/__main__",
    "gipgen/web/",
    "gipgen/export/",
    "gipgen/trend/",
    "gipgen/workbook/",
    "gipgen/collect/",
    TEMPLATES,
)
_IMPORTED = "|".join(each.split("/")[1] for each in LEFT_OUT if each.endswith("/") and each.startswith("gipgen/"))
NEEDS_THEM = re.compile(
    rf"^from gipgen\.(?:{_IMPORTED})\b", re.MULTILINE
)  # a module that does so cannot be loaded there
EXAMPLE = ROOT / "examples" / "硚口区卫生健康局" / "2024" / "report.yaml"
LIKE = 2025  # of this year is the new report that the form shows until the engine is there
LICENCES = (
    ("gipgen", "Apache-2.0", ""),
    ("CPython 3.14", "PSF-2.0", "https://docs.python.org/3/license.html"),
    ("Pyodide", "MPL-2.0", "https://pyodide.org"),
    ("Emscripten", "MIT", "https://emscripten.org"),
    ("Jinja2, MarkupSafe", "BSD-3-Clause", "https://palletsprojects.com"),
    ("ruamel.yaml", "MIT", "https://pypi.org/project/ruamel.yaml"),
)
_SIGNS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"  # of base64.b85encode
_SAFE = (
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-:+=^!/*?_,;()[]{}@%$#"  # nothing that HTML reads
)
_SAFER = bytes.maketrans(_SIGNS, _SAFE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--pyodide", type=Path, required=True)
    parser.add_argument("--typst", type=Path)
    parser.add_argument(
        "--quick", action="store_true", help="pack in a tenth of the time, up to a half larger; for tests"
    )
    given = parser.parse_args()
    held(given.pyodide)
    given.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        made = prepared(Path(work), given.pyodide, given.typst)
    packed, level = (partial(gzip.compress, mtime=0), 1) if given.quick else (zopfli, 9 | lzma.PRESET_EXTREME)
    worker = worker_text(given.pyodide)
    wasm = (given.pyodide / "pyodide.asm.wasm").read_bytes()
    parts = {
        "worker.js.gz": packed(worker.encode()),
        "pyodide.asm.wasm.gz": packed(wasm),
        "python_stdlib.zip.gz": packed(made["python_stdlib.zip"]),
        "gipgen.xz": lzma.compress(made["gipgen"], preset=level),
    }
    second = {NAME: pdf_part(made["pdf.zip"], level)} if given.typst else {}
    made_files = {"gipgen.html": page_text(parts, second).encode(), **second}
    made_files |= {"gipgen-web/index.html": page_text({}, second).encode()} | {
        f"gipgen-web/{name}": content for name, content in (parts | second).items()
    }
    (given.output / "gipgen-web").mkdir(exist_ok=True)
    for name, content in made_files.items():
        (given.output / name).write_bytes(content)
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in made_files.items())
    (given.output / "SHA256SUMS").write_text(sums, encoding="utf-8")
    folder = sum(len(content) for name, content in made_files.items() if "/" in name and not name.endswith(NAME))
    more = "".join(f", {name}: {len(content):,}" for name, content in second.items())
    print(
        f"gipgen.html: {len(made_files['gipgen.html']):,} bytes, gipgen-web: {folder:,}{more}; {made['told'].decode()}"
    )


def held(folder: Path) -> None:
    """Every part of Pyodide must be the one that was tried."""
    for name, wanted in HASHES.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != wanted:
            sys.exit(f"{name}: SHA-256 {found}, not {wanted}; the page is built of pyodide {VERSION}")


def prepared(work: Path, pyodide: Path, typst: Path | None) -> dict[str, bytes]:
    """Gipgen and the standard library, compiled by the Python that will run them."""
    names = listed()
    sources(work / "sources.zip", names)
    if typst:
        templates = [name for name in names if name.startswith(TEMPLATES)]
        (work / "pdf.zip").write_bytes(pdf_sources(typst, ROOT, templates))
    tool = ROOT / "scripts" / "page"
    command = ["node", *map(str, (tool / "prepare.mjs", pyodide, work, tool / "prepare.py"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    made = ("gipgen", "python_stdlib.zip", *(("pdf.zip",) if typst else ()))
    return {name: (work / name).read_bytes() for name in made} | {"told": done.stdout.encode().strip()}


def listed() -> list[str]:
    """The files of the package, as git knows them."""
    found = subprocess.run(
        ["git", "ls-files", "-z", "gipgen", "templates", "schema.json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return sorted(filter(None, found.stdout.split("\0")))


def sources(target: Path, names: list[str]) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            if not name.startswith(LEFT_OUT) and not (name.endswith(".py") and NEEDS_THEM.search(text_of(name))):
                archive.write(ROOT / name, name if name.startswith("gipgen/") else f"gipgen/{name}")
        for package in PACKAGES:
            for file in importlib.metadata.files(package) or ():
                if ".." not in file.parts and file.suffix == ".py":
                    archive.write(file.locate(), str(file))
        archive.write(EXAMPLE, "example.yaml")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def zopfli(content: bytes) -> bytes:
    smaller: bytes = compress(content, numiterations=5)
    return smaller


def worker_text(pyodide: Path) -> str:
    """One classic script: a page from a file can load no module, but a worker of a text that it has."""
    asm = (pyodide / "pyodide.asm.mjs").read_text(encoding="utf-8")
    asm = asm.replace("export default _createPyodideModule;", "const createPyodide = _createPyodideModule;").replace(
        "import.meta.url", '"https://gipgen.invalid/"'
    )
    loader = (pyodide / "pyodide.mjs").read_text(encoding="utf-8")
    loader = re.sub(r"export\{(\w+) as loadPyodide,\w+ as version\};", r"self.loadPyodide = \1;", loader)
    loader = re.sub(r"//# sourceMappingURL=\S+", "", loader)
    if "export" in asm[-200:] or "self.loadPyodide" not in loader:
        sys.exit("pyodide is written otherwise than this script knows")
    info = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    constants = {"PLATFORM": info["platform"], "VERSION": VERSION, "PYTHON": info["python"], "ABI": info["abi_version"]}
    own = (ALONE / "worker.js").read_text(encoding="utf-8")
    for name, value in constants.items():
        own = re.sub(rf"\b{name}\b", json.dumps(value), own)
    return f"self.importScripts = () => {{ throw new Error(); }};\n{asm}\n(() => {{ {loader} }})();\n{own}"


def bundled() -> str:
    """The page's modules in one script; those in ``alone/`` take the place of those with a server."""
    files = {path.name: path for path in PAGE.glob("*.js")} | {path.name: path for path in ALONE.glob("*.js")}
    order: list[str] = []
    texts: dict[str, str] = {}

    def add(name: str) -> None:
        if name in texts:
            return
        text = files[name].read_text(encoding="utf-8")
        texts[name] = ""
        for needed in re.findall(r'^import [^;]*? from "\./([\w.]+)";', text, re.MULTILINE):
            add(needed)
        texts[name] = module(name, text)
        order.append(name)

    add("main.js")
    return "\n".join(["const modules = {};", *(texts[name] for name in order)])


def module(name: str, text: str) -> str:
    """One module as a function; imports and exports are written in one way in these files."""
    exported = re.findall(r"^export (?:async )?(?:const|let|class|function) (\w+)", text, re.MULTILINE)
    text = re.sub(
        r'^import \{([^}]*)\} from "\./([\w.]+)";',
        lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = modules[{json.dumps(found[2])}];",
        text,
        flags=re.MULTILINE,
    )
    text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
    if name == "words.js":
        more = json.loads((ALONE / "words.json").read_text(encoding="utf-8"))
        text = text.replace("const WORDS = {", f"const WORDS = {{ ...{json.dumps(more, ensure_ascii=False)},", 1)
    return f"(() => {{\n{text}\nmodules[{json.dumps(name)}] = {{ {', '.join(exported)} }};\n}})();"


def begun() -> dict[str, Any]:
    """What a new report looks like, so that the form can be shown while the engine is still coming."""
    engine = Engine()

    def ask(do: str, **values: object) -> dict[str, Any]:
        answer: dict[str, Any] = engine.answer({"do": do, **values})
        assert answer["ok"], answer
        return answer

    text = ask("new", path="report.yaml", agency="某某局", year=LIKE)["text"]
    ask("keep", files={"report.yaml": base64.b64encode(text.encode()).decode()})
    state = ask("look", path="report.yaml", text=text)["state"]
    form = ask("form", edition=state["edition"])["form"]
    alike = [year for year in range(LIKE, LAST_YEAR + 1) if edition_for(year) == form["edition"]]
    return {"form": form, "state": state, "first": int(form["edition"]), "last": alike[-1]}


def page_text(parts: dict[str, bytes], second: dict[str, bytes]) -> str:
    probe = (ALONE / "probe.js").read_text(encoding="utf-8")
    script = f"if (!window.gipgenCannot) {{\n{bundled()}\n}}"
    if "</script" in script + probe:
        sys.exit("a script may not hold the end of a script")
    allowed = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in (probe, script)
    )
    connected = "none" if parts else "self"
    policy = (
        f"default-src 'none'; script-src {allowed} 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; "
        f"img-src data: blob:; frame-src blob:; connect-src '{connected}'; form-action 'none'; base-uri 'none'"
    )
    text = (PAGE / "index.html").read_text(encoding="utf-8")
    style = (PAGE / "edit.css").read_text(encoding="utf-8")
    licences = "\n".join("  ".join(filter(None, each)) for each in (*LICENCES, *(PDF_LICENCES if second else ())))
    begin = json.dumps(begun(), ensure_ascii=False).replace("</", "<\\/")
    stacks = [[each.casefold() for each in (*family.names, *family.instead)] for family in FAMILIES.values()]
    families = html.escape(json.dumps(stacks, ensure_ascii=False))
    told = "".join(
        f'<script type="text/plain" id="pdf-part" data-name="{name}" data-families="{families}"{"" if parts else " data-beside"}>{hashlib.sha256(content).hexdigest()}</script>\n'
        for name, content in second.items()
    )
    data = "".join(
        f'<script type="text/plain" id="part:{name}">{base64.b85encode(content).translate(_SAFER).decode()}</script>\n'
        for name, content in parts.items()
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
    text = text.replace('<meta name="viewport"', f'{head}<meta name="viewport"', 1)
    text = re.sub(r'<link rel="stylesheet"[^>]*>', lambda _: f"<style>{style}</style>", text)
    text = re.sub(r'<script type="module"[^>]*></script>\n?', "", text)
    inside = (
        f"<script>{probe}</script>\n"
        f'<script type="text/plain" id="example">\n{EXAMPLE.read_text(encoding="utf-8")}</script>\n'
        f'<script type="text/plain" id="begin">{begin}</script>\n'
        f'<script type="text/plain" id="licences">{licences}</script>\n'
        f"{told}{data}"
        f'<script type="module">{script}</script>\n'
    )
    return text.replace("</body>", f"{inside}</body>")


if __name__ == "__main__":
    main()
