"""The folder without installation, put together of a small interpreter and small wheels: what lies where, and what it runs."""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from reports import ROOT

VERSION = "{}.{}".format(*sys.version_info[:2])
CODE = VERSION.replace(".", "")
LINUX, WINDOWS = "gipgen-9.8-linux-x86_64", "gipgen-9.8-win-amd64"
PRINTS = "import json, sys\ndef main():\n    print(json.dumps([sys.argv[1:], sys.path, sys.flags.isolated]))\n"
PARTS = {
    f"bin/python{VERSION}": f'#!/bin/sh\n# libpython{VERSION}.so.1.0\nexec "{sys.executable}" "$@"\n',
    f"bin/python{VERSION}-config": "#!/bin/sh\n",
    f"lib/libpython{VERSION}.so.1.0": f"\0{VERSION}.4\0",
    f"lib/python{VERSION}/os.py": "sep = '/'\n",
    f"lib/python{VERSION}/LICENSE.txt": "PSF\n",
    f"lib/python{VERSION}/test/test_os.py": "",
    f"lib/python{VERSION}/tkinter/__init__.py": "",
    f"lib/python{VERSION}/unittest/test/test_case.py": "",
    f"lib/python{VERSION}/site-packages/pip/__init__.py": "",
    f"lib/python{VERSION}/lib-dynload/_ssl.cpython-{CODE}-x86_64-linux-gnu.so": "",
    f"lib/python{VERSION}/lib-dynload/zlib.cpython-{CODE}-x86_64-linux-gnu.so": "\x7fELF\0GLIBC_2.17\0GLIBC_2.28\0",
    f"lib/python{VERSION}/config-{VERSION}-x86_64-linux-gnu/libpython{VERSION}.a": "",
    f"include/python{VERSION}/Python.h": "",
    "share/man/man1/python3.1": "",
}
EMBEDDED = {
    "python.exe": "MZ",
    f"python{CODE}.dll": f"\0{VERSION}.4\0",
    f"python{CODE}.zip": "PK",
    f"python{CODE}._pth": f"python{CODE}.zip\n.\n",
    "_ssl.pyd": "",
    "libcrypto-3.dll": "",
    "_lzma.pyd": "MZ",
    "LICENSE.txt": "PSF",
}
Build = Callable[..., subprocess.CompletedProcess[str]]


def tar(path: Path, files: Mapping[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"python/{name}")
            member.size, member.mode = len(content.encode()), 0o755 if "bin/" in name else 0o640
            archive.addfile(member, BytesIO(content.encode()))
        link = tarfile.TarInfo("python/bin/python3")
        link.type, link.linkname = tarfile.SYMTYPE, f"python{VERSION}"
        archive.addfile(link)
    return path


def zip_of(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def wheel(folder: Path, name: str, version: str, tags: str, files: Mapping[str, str]) -> Path:
    about = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: MIT\n\n中文\n"
    info = f"{name}-{version}.dist-info"
    return zip_of(folder / f"{name}-{version}-{tags}.whl", {**files, f"{info}/METADATA": about})


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a folder of the small parts into ``out``, or of others that lie in ``wheels`` and are given."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    wheel(wheels, "gipgen", "9.8", "py3-none-any", {"gipgen/__init__.py": "", "gipgen/__main__.py": PRINTS})
    data = {"Small.Part-1.0.data/scripts/small": "", "Small.Part-1.0.data/purelib/small/more.py": "", "small/a.py": ""}
    wheel(wheels, "Small.Part", "1.0", "py3-none-any", data)

    def run(
        platform: str = "linux-x86_64", interpreter: Path | None = None, *more: str, out: str = "out"
    ) -> subprocess.CompletedProcess[str]:
        if interpreter is None:
            made = (zip_of, "python.zip", EMBEDDED) if platform.startswith("win") else (tar, "python.tar.gz", PARTS)
            interpreter = tmp_path / made[1]
            if not interpreter.exists():
                made[0](interpreter, made[2])
        if not (wheels / "requirements.txt").exists():
            pins = [f"--hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in wheels.glob("*.whl")]
            (wheels / "requirements.txt").write_text("\n".join(pins), encoding="utf-8")
        command: list[str | Path] = [
            sys.executable,
            ROOT / "scripts" / "build_folder.py",
            tmp_path / out,
            "--platform",
            platform,
            "--quick",
        ]
        command += ["--interpreter", interpreter, "--wheels", wheels, *more]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"}
        )

    return run


needs_sh = pytest.mark.skipif(os.name == "nt", reason="the folder for Linux starts by sh, and has modes")


@needs_sh
def test_started_from_anywhere_it_runs_its_own_python_and_packages_only(tmp_path: Path, build: Build) -> None:
    assert not build().returncode
    home = tmp_path / "政务公开 (一)'s $X"
    with tarfile.open(tmp_path / "out" / f"{LINUX}.tar.xz") as archive:
        archive.extractall(home, filter="fully_trusted")
    folder = home / LINUX
    other = tmp_path / "其他"
    (other / "gipgen").mkdir(parents=True)
    (other / "gipgen" / "__main__.py").write_text("raise SystemExit('another')", encoding="utf-8")
    (tmp_path / "链接").symlink_to(folder / "gipgen")
    typed = ["check", "年报 2024/a b.yaml", "", "it's", '"引号"', "$HOME", "*"]
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(other), "PYTHONHOME": "/nowhere"}
    for command in ([folder / "gipgen"], [tmp_path / "链接"], ["sh", "gipgen"], ["gipgen"]):
        at = folder if command == ["sh", "gipgen"] else other
        said = subprocess.run([*command, *typed], env=environment, cwd=at, capture_output=True, text=True, check=True)
        arguments, path, isolated = json.loads(said.stdout)
        assert arguments == typed
        assert isolated == 1
        assert path[-1] == str(folder / "lib" / "packages")
        assert not [each for each in path if each in ("", str(other), str(at)) or "site-packages" in each]


@needs_sh
def test_a_double_click_edits_a_folder_of_ones_own_or_what_is_dropped_on_it(tmp_path: Path, build: Build) -> None:
    build()
    with tarfile.open(tmp_path / "out" / f"{LINUX}.tar.xz") as archive:
        archive.extractall(tmp_path / "U 盘", filter="fully_trusted")
    script = tmp_path / "U 盘" / LINUX / "打开编辑器.sh"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "家 里")}
    for dropped, opened in (([], str(tmp_path / "家 里" / "gipgen")), (["年 报.yaml"], "年 报.yaml")):
        (tmp_path / "年 报.yaml").touch()
        said = subprocess.run(
            [script, *dropped], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert json.loads(said.stdout)[0] == ["edit", opened]
    assert (tmp_path / "家 里" / "gipgen").is_dir()


@needs_sh
def test_what_lies_in_the_archive_for_linux(tmp_path: Path, build: Build) -> None:
    assert not build().returncode
    with tarfile.open(tmp_path / "out" / f"{LINUX}.tar.xz") as archive:
        members = {each.name.removeprefix(f"{LINUX}/"): each for each in archive.getmembers()}
        page = archive.extractfile(members["使用说明.txt"])
        compiled = archive.extractfile(members[f"lib/packages/gipgen/__pycache__/__main__.cpython-{CODE}.pyc"])
        assert page is not None
        assert compiled is not None
        text, code = page.read().decode(), compiled.read()
    assert {name for name in members if "__pycache__" not in name} == {
        "gipgen",
        "打开编辑器.sh",
        "使用说明.txt",
        "sbom.json",
        "lib/start.py",
        "lib/packages/gipgen/__init__.py",
        "lib/packages/gipgen/__main__.py",
        "lib/packages/gipgen-9.8.dist-info/METADATA",
        "lib/packages/small/a.py",
        "lib/packages/small/more.py",
        "lib/packages/Small.Part-1.0.dist-info/METADATA",
        f"lib/python/bin/python{VERSION}",
        f"lib/python/lib/libpython{VERSION}.so.1.0",
        f"lib/python/lib/python{VERSION}/LICENSE.txt",
        f"lib/python/lib/python{VERSION}/os.py",
        f"lib/python/lib/python{VERSION}/lib-dynload/zlib.cpython-{CODE}-x86_64-linux-gnu.so",
    }
    assert all(each.isfile() and each.mtime == 315532800 for each in members.values())  # no link: a stick has none
    assert {name for name, each in members.items() if each.mode == 0o755} == {
        "gipgen",
        "打开编辑器.sh",
        f"lib/python/bin/python{VERSION}",
    }
    assert code[4:8] == b"\1\0\0\0"  # by a hash that is never looked at: it stays good where nothing can be written
    assert str(tmp_path).encode() not in code
    assert "gipgen 9.8" in text
    assert "glibc 2.28 以上" in text


def test_what_lies_in_the_archive_for_windows(tmp_path: Path, build: Build) -> None:
    wheel(tmp_path / "wheels", "compiled", "2", f"cp{CODE}-cp{CODE}-win_amd64", {"compiled.pyd": "MZ"})
    wheel(tmp_path / "wheels", "stable", "2", "cp310-abi3-win_amd64", {"stable.pyd": "MZ"})
    assert not build("win-amd64").returncode
    with zipfile.ZipFile(tmp_path / "out" / f"{WINDOWS}.zip") as archive:
        files = {each.filename.removeprefix(f"{WINDOWS}/"): archive.read(each) for each in archive.infolist()}
        assert all(each.flag_bits & 0x800 for each in archive.infolist() if not each.filename.isascii())
    assert {name for name in files if "__pycache__" not in name and ".dist-info" not in name} == {
        "gipgen.cmd",
        "打开编辑器.cmd",
        "使用说明.txt",
        "sbom.json",
        "lib/start.py",
        "lib/packages/gipgen/__init__.py",
        "lib/packages/gipgen/__main__.py",
        "lib/packages/small/a.py",
        "lib/packages/small/more.py",
        "lib/packages/compiled.pyd",
        "lib/packages/stable.pyd",
        *(f"lib/python/{name}" for name in EMBEDDED if name not in ("_ssl.pyd", "libcrypto-3.dll")),
    }
    assert files[f"lib/python/python{CODE}._pth"].decode() == EMBEDDED[f"python{CODE}._pth"]
    for name in ("gipgen.cmd", "打开编辑器.cmd"):
        text = files[name]
        assert text.isascii()  # each Windows reads it in a code page of its own
        assert text.count(b"\r\n") == text.count(b"\n")
        assert b'"%~dp0lib\\python\\python.exe" -I -S "%~dp0lib\\start.py" ' in text
    assert files["gipgen.cmd"].endswith(b" %*\r\n")
    assert files["使用说明.txt"].startswith(b"\xef\xbb\xbfgipgen 9.8")


def test_a_library_that_the_program_has_inside_stays_out(tmp_path: Path, build: Build) -> None:
    whole = {**PARTS, f"bin/python{VERSION}": f"\0{VERSION}.6\0"}
    assert not build("linux-x86_64", tar(tmp_path / "whole.tar.gz", whole)).returncode
    with tarfile.open(tmp_path / "out" / f"{LINUX}.tar.xz") as archive:
        assert not [name for name in archive.getnames() if "libpython" in name]
    assert f'"version": "{VERSION}.6"' in (tmp_path / "out" / f"{LINUX}.sbom.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("platform", ["linux-x86_64", "win-amd64"])
def test_the_same_parts_give_the_same_bytes(tmp_path: Path, build: Build, platform: str) -> None:
    build(platform)
    before = os.umask(0o077)
    try:
        for path in (tmp_path / "wheels").iterdir():
            os.utime(path, (1, 1))
        build(platform, out="again")
    finally:
        os.umask(before)
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / out).iterdir()} for out in ("out", "again"))
    assert len(first) == 3
    assert first == second


def test_the_bill_names_every_part_and_the_sums_every_file(tmp_path: Path, build: Build) -> None:
    build()
    build("win-amd64")
    out = tmp_path / "out"
    lines = (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    assert sorted(sums) == sorted(path.name for path in out.iterdir() if path.name != "SHA256SUMS")
    assert all(hashlib.sha256((out / name).read_bytes()).hexdigest() == each for name, each in sums.items())
    bill = json.loads((out / f"{LINUX}.sbom.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    parts = {each["name"]: each for each in bill["components"]}
    assert set(parts) == {"cpython", "gipgen", "small-part"}
    assert parts["cpython"]["version"] == f"{VERSION}.4"
    small = parts["small-part"]
    assert small["purl"] == "pkg:pypi/small-part@1.0"
    assert small["licenses"] == [{"license": {"name": "MIT"}}]
    content = next((tmp_path / "wheels").glob("Small*")).read_bytes()
    assert small["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}]


def other_wheel(name: str, tags: str) -> Callable[[Path], None]:
    return lambda work: (wheel(work / "wheels", name, "3", tags, {}), None)[1]


def changed(work: Path) -> None:
    (work / "wheels" / "requirements.txt").write_text("--hash=sha256:0", encoding="utf-8")


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (
            other_wheel("lxml", f"cp{CODE}-cp{CODE}-win_amd64"),
            f"lxml-3-cp{CODE}-cp{CODE}-win_amd64.whl is not for linux-x86_64",
        ),
        (other_wheel("lxml", "cp27-cp27mu-manylinux2014_x86_64"), "is not for Python"),
        (other_wheel("lxml", "cp399-abi3-manylinux2014_x86_64"), "is not for Python"),
        (other_wheel("gipgen", "py3-none-any"), "2 wheels of gipgen"),
        (changed, "Small.Part-1.0-py3-none-any.whl has none of the hashes"),
    ],
)
def test_a_wheel_that_does_not_belong_is_refused(
    tmp_path: Path, build: Build, prepare: Callable[[Path], None], told: str
) -> None:
    prepare(tmp_path)
    done = build()
    assert done.returncode == 1
    assert told in done.stderr
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("files", "more", "told"),
    [
        ({"bin/python3.2": "", "lib/python3.2/os.py": ""}, [], "run this script with a Python 3.2"),
        ({"lib/python3.2/os.py": ""}, [], "bin/python3.2 missing"),
        ({"README": ""}, [], "no library missing"),
        ({**PARTS, "lib/../../other": "x"}, [], "the path 'lib/../../other'"),
        (PARTS, ["--most", "1000"], "bytes, more than 1,000"),
        (PARTS, ["--glibc", "27"], "asks for glibc 2.28, newer than 2.27"),
    ],
)
def test_an_interpreter_that_does_not_fit_is_refused(
    tmp_path: Path, build: Build, files: dict[str, str], more: list[str], told: str
) -> None:
    done = build("linux-x86_64", tar(tmp_path / "other.tar.gz", files), *more)
    assert done.returncode == 1
    assert told in done.stderr
    assert not list((tmp_path / "out").iterdir())
