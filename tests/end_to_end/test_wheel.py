"""The wheel carries all it needs: built, installed bare, used without a network and without the checkout."""

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from reports import DATA, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    keep = ("gipgen", "templates", "schema.json", "pyproject.toml", "README.md", "LICENSE")
    source.mkdir()
    for name in keep:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_and_schema(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "gipgen/schema.json" in names
    assert {"gipgen/form/2021.yaml", "gipgen/form/2019.yaml"} <= set(names)
    templates = {
        f"gipgen/templates/{path.relative_to(ROOT / 'templates').as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert len(templates) > 12
    assert templates <= names


def test_installed_bare_it_builds_without_network_and_checkout(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    packages = Path(
        subprocess.run(
            [python, "-c", "import site; print(site.getsitepackages()[-1])"],
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout.strip()
    )
    zipfile.ZipFile(wheel).extractall(packages)
    dependencies = [path for path in site.getsitepackages() if (Path(path) / "jinja2").is_dir()]
    (packages / "dependencies.pth").write_text("\n".join(dependencies), encoding="utf-8")
    for path in packages.glob("*gipgen*.pth"):
        path.unlink()
    shutil.copy(DATA / "base.yaml", tmp_path / "report.yaml")
    closed = {
        **os.environ,
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "PYTHONPATH": "",
        "HOME": str(tmp_path),
        "LOCALAPPDATA": str(tmp_path),
    }
    program = f"import sys; sys.path.insert(0, {str(packages)!r}); import gipgen; print(gipgen.__file__); from gipgen.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [python, "-c", program, "build", "report.yaml"],
        cwd=tmp_path,
        env=closed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    assert str(packages) in done.stdout
    assert {"report.md", "report.html", "report.docx"} <= {path.name for path in tmp_path.iterdir()}
