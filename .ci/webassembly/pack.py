"""What goes into CPython compiled to WebAssembly: the project, the packages that it needs there, what native Python made.

    python .ci/webassembly/pack.py 〈archive.zip〉

The packages are copied from the environment that runs this, which pip filled from PyPI: both sides have the same
versions. Of packages with compiled parts only the Python files go in; hypothesis, which does not run without its own,
comes from PyPI built for WebAssembly.
"""

import hashlib
import importlib.metadata
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from gipgen.check import examine
from gipgen.formats.renderer import Renderer
from gipgen.project.build_files import render

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (  # what gipgen's core imports, and pytest; without lxml, resvg-py, typst, rpds-py: compiled
    *("jinja2", "markupsafe", "ruamel.yaml"),
    *("jsonschema", "jsonschema-specifications", "referencing", "attrs"),
    *("pytest", "pluggy", "iniconfig", "packaging", "pygments", "sortedcontainers"),
)
PLATFORM = "pyemscripten_2026_0_wasm32"  # the ABI of pyodide 314
FORMATS = ("md", "html", "docx", "odt")


def main() -> None:
    with zipfile.ZipFile(sys.argv[1], "w") as archive:
        for name in project_files():
            archive.write(ROOT / name, f"project/{name}")
        for name in PACKAGES:
            for file in importlib.metadata.files(name) or ():
                if ".." not in file.parts and file.suffix not in (".so", ".pyd", ".pyc"):
                    archive.write(file.locate(), f"packages/{file}")
        add_wheel(archive, "hypothesis")
        for path in Path(__file__).parent.glob("*.[pi][yn]*"):
            archive.write(path, f"harness/{path.name}")
        archive.writestr("harness/native.json", json.dumps(native(), ensure_ascii=False))


def add_wheel(archive: zipfile.ZipFile, name: str) -> None:
    """Add the package ``name`` as built for WebAssembly, in the version that is installed here."""
    wanted = f"{name}=={importlib.metadata.version(name)}"
    built = ["--only-binary=:all:", "--platform", PLATFORM, "--python-version", "3.14", "--abi", "cp314"]
    with tempfile.TemporaryDirectory() as folder:
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *built, "--dest", folder, wanted]
        subprocess.run(download, check=True)
        (wheel,) = Path(folder).iterdir()
        with zipfile.ZipFile(wheel) as members:
            for each in members.namelist():
                archive.writestr(f"packages/{each}", members.read(each))


def project_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return [
        name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file() and not name.endswith(".png")
    ]


def native() -> dict[str, str]:
    """The SHA-256 of every output of every example, by ``〈path of the report〉 〈format〉``."""
    made = {}
    renderer = Renderer()
    for path in sorted((ROOT / "examples").glob("*/*/report.yaml")):
        for name, content in render(examine(path.read_bytes()), FORMATS, renderer).items():
            made[f"{path.relative_to(ROOT).as_posix()} {name}"] = hashlib.sha256(content).hexdigest()
    return made


if __name__ == "__main__":
    main()
