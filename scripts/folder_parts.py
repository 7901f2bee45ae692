"""The parts of a folder, each laid into it: an interpreter's archive, wheels, and what is left out of them."""

import hashlib
import re
import tarfile
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

# Of the standard library: what tests, installs, draws windows, or reaches for a network. Hashes come from Python itself.
LEFT_OUT = re.compile(
    r"lib/python3\.\d+/(site-packages|test|idlelib|tkinter|turtledemo|lib2to3|ensurepip|venv|distutils|pydoc_data|config-[^/]*)/"
    r"|.*/(tests?|__pycache__)/"
    r"|lib/python3\.\d+/(turtle|antigravity|this)\.py"
    r"|lib/python3\.\d+/lib-dynload/(_test|_ctypes_test|_?xx|_tkinter|_curses|_ssl|_hashlib|_crypt|_dbm|_gdbm|_uuid|readline|nis|ossaudiodev|spwd)[^/]*"
    r"|lib/lib(tcl|tk|python3\.so)[^/]*"
    r"|(_ssl|_hashlib)\.pyd|lib(ssl|crypto)-[^/]*\.dll"
)
KEPT = re.compile(r"bin/python3\.\d+|lib/lib[^/]*\.so[^/]*|lib/python3\.\d+/.*|LICEN[SC]E[^/]*")  # of one for Linux
_PLAIN = re.compile(r"(?!/)(?!.*\.\.)[^\\:]+")


class Platform(NamedTuple):
    """A kind of machine, as folders and wheels call it."""

    name: str
    wheels: str
    system: str

    @property
    def windows(self) -> bool:
        return self.name.startswith("win")


PLATFORMS = {
    each.name: each
    for each in (
        Platform("linux-x86_64", r"manylinux\w*_x86_64", "Linux，Intel、AMD、海光、兆芯处理器"),
        Platform("linux-aarch64", r"manylinux\w*_aarch64", "Linux，ARM 处理器（飞腾、鲲鹏、麒麟）"),
        Platform("win-amd64", "win_amd64", "Windows 10、11（64 位）"),
    )
}


class Part(NamedTuple):
    """Something that was laid into the folder, for the list of what is in it."""

    name: str
    version: str
    licence: str
    sha256: str
    purl: str


class Misfit(Exception):  # noqa: N818  what is said to whoever builds
    """A part that does not belong into this folder."""


def kept(name: str, platform: Platform) -> bool:
    """Whether a file of an interpreter, by its path in it, is needed."""
    return not LEFT_OUT.match(name) and (platform.windows or bool(KEPT.fullmatch(name)))


def interpreter(archive: Path, platform: Platform, target: Path) -> str:
    """Unpack an interpreter; its version as two numbers.

    For Linux as python-build-standalone lays it out, below one folder; for Windows python.org's embeddable one.
    Links are left out: there are none on a stick with FAT.
    """
    for name, content, executable in _zipped(archive) if platform.windows else _tarred(archive):
        if kept(name, platform):
            write(target / name, content, executable=executable)
    if platform.windows:
        found = [re.fullmatch(r"python3(\d+)\._pth", path.name) for path in target.glob("python3*._pth")]
        needed = ["python.exe", *(f"python3{each[1]}.{end}" for each in found if each for end in ("dll", "zip"))]
    else:
        found = [re.fullmatch(r"python3\.(\d+)", path.name) for path in target.glob("lib/python3.*")]
        needed = [f"bin/python3.{each[1]}" for each in found if each]
    missing = [each for each in needed if not (target / each).is_file()]
    if len(found) != 1 or found[0] is None or missing:
        raise Misfit(
            f"{archive.name} is no interpreter for {platform.name}: {', '.join(missing) or 'no library'} missing"
        )
    version = f"3.{found[0][1]}"
    for library in target.glob("lib/libpython*"):
        if library.name.encode() not in (target / "bin" / f"python{version}").read_bytes():
            library.unlink()  # the program has all of it inside
    return version


def _tarred(archive: Path) -> Iterator[tuple[str, bytes, bool]]:
    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member) if member.isfile() else None
            name = member.name.removeprefix("./").partition("/")[2]
            if content and name:
                yield checked(name), content.read(), bool(member.mode & 0o100)


def _zipped(archive: Path) -> Iterator[tuple[str, bytes, bool]]:
    with zipfile.ZipFile(archive) as members:
        for member in members.infolist():
            if not member.is_dir():
                yield checked(member.filename), members.read(member), bool(member.external_attr >> 16 & 0o100)


def checked(name: str) -> str:
    """A path of an archive that stays inside of what it is unpacked to."""
    if not _PLAIN.fullmatch(name):
        raise Misfit(f"an archive holds the path {name!r}")
    return name


def write(path: Path, content: bytes, *, executable: bool = False) -> None:
    """A file, that may be a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if executable:
        path.chmod(0o755)


def full_version(folder: Path, version: str) -> str:
    """The version with its third number, which stands in the program."""
    for path in sorted([*folder.glob("lib/libpython*"), *folder.glob("bin/python3*"), *folder.glob("python3?*.dll")]):
        found = re.search(rb"\0(%s\.\d+)\+?\0" % re.escape(version.encode()), path.read_bytes())
        if found:
            return found[1].decode()
    return version


def wheel(archive: Path, platform: Platform, version: str, target: Path) -> Part:
    """Unpack a wheel that fits; what it is."""
    tags = archive.stem.split("-")[-3:]
    code = version.replace(".", "")
    python = {f"cp{code}", "py3", "py2.py3"} & {*tags[0].split("."), tags[0]}
    stable = tags[1] == "abi3" and int(re.sub(r"\D", "", tags[0])[1:] or 0) <= int(code[1:])
    if tags[2] != "any" and not any(re.fullmatch(platform.wheels, each) for each in tags[2].split(".")):
        raise Misfit(f"{archive.name} is not for {platform.name}")
    if not python and not stable:
        raise Misfit(f"{archive.name} is not for Python {version}")
    about = ""
    for name, content, executable in _zipped(archive):
        top, _, rest = name.partition("/")
        if top.endswith(".data"):
            kind, _, rest = rest.partition("/")
            if kind not in ("purelib", "platlib"):
                continue  # commands, headers: this folder has its own
            name = rest  # noqa: PLW2901
        if re.fullmatch(r"[^/]+\.dist-info/METADATA", name):
            about = content.decode()
        write(target / name, content, executable=executable)
    said = HeaderParser().parsestr(about)
    name, number = re.sub(r"[-_.]+", "-", said["Name"] or "").lower(), said["Version"] or ""
    classified = [
        each.rpartition(" :: ")[2] for each in said.get_all("Classifier", []) if each.startswith("License ::")
    ]
    licence = said["License-Expression"] or (said["License"] or "").partition("\n")[0] or ", ".join(classified)
    return Part(name, number, licence, digest(archive), f"pkg:pypi/{name}@{number}")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def oldest_glibc(folder: Path) -> tuple[int, str]:
    """The second number of the glibc that programs in the folder ask for, and one that asks."""
    most = (0, "")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.open("rb").read(4) == b"\x7fELF":
            for each in set(re.findall(rb"\0GLIBC_2\.(\d+)", path.read_bytes())):
                most = max(most, (int(each), path.name))
    return most
