"""Build a folder that needs no installation: an interpreter, gipgen with its packages, and launchers, packed as one archive.

    python scripts/build_folder.py OUTPUT --platform linux-x86_64 --interpreter ARCHIVE --wheels FOLDER

ARCHIVE: for Linux the ``install_only_stripped`` one of python-build-standalone, or what ``pack_interpreter.py`` makes of the
Python at hand; for Windows python.org's embeddable one. FOLDER: gipgen's wheel, those of its packages for that platform, and
``requirements.txt`` with their hashes (``.ci/folder_parts`` gets them). Run by the same version of Python as the
interpreter's: it compiles what it packs. The same parts give the same bytes. Beside the archive: an SBOM, ``SHA256SUMS``.
"""

import argparse
import io
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from folder_parts import (
    PLATFORMS,
    Misfit,
    Part,
    Platform,
    digest,
    full_version,
    interpreter,
    oldest_glibc,
    wheel,
    write,
)

HERE = Path(__file__).resolve().parent
TIME = 315532800  # 1980, the first that a zip archive can say
_COMPILE = """
import compileall, py_compile, sys
done = compileall.compile_dir(
    sys.argv[1], quiet=1, force=True, maxlevels=99, stripdir=sys.argv[2],
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
)
sys.exit(not done)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--platform", choices=PLATFORMS, required=True)
    parser.add_argument("--interpreter", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="pack in a fifth of the time, a third larger; for tests")
    parser.add_argument(
        "--glibc", type=int, default=99, metavar="N", help="none of its programs may ask for a glibc newer than 2.N"
    )
    parser.add_argument("--most", type=int, default=30_000_000, metavar="BYTES", help="how large the archive may be")
    run(parser.parse_args())


def run(given: argparse.Namespace) -> None:
    """Build what was asked for, or end with what does not fit."""
    given.output.mkdir(parents=True, exist_ok=True)
    platform = PLATFORMS[given.platform]
    try:
        held(given.wheels)
        with tempfile.TemporaryDirectory() as work:
            folder, parts = assembled(Path(work) / "folder", platform, given.interpreter, given.wheels, given.glibc)
            archive = given.output / f"{folder.name}{'.zip' if platform.windows else '.tar.xz'}"
            (zipped if platform.windows else tarred)(folder, archive, level=1 if given.quick else 6)
            small_enough(archive, given.most)
            (given.output / f"{folder.name}.sbom.json").write_bytes((folder / "sbom.json").read_bytes())
            size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    except Misfit as misfit:
        sys.exit(str(misfit))
    made = sorted(
        [*given.output.glob("gipgen-*.tar.xz"), *given.output.glob("gipgen-*.zip"), *given.output.glob("*.sbom.json")]
    )
    sums = "".join(f"{digest(path)}  {path.name}\n" for path in made)
    (given.output / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
    print(f"{archive.name}: {archive.stat().st_size:,} bytes, unpacked {size:,}, {len(parts)} parts")


def held(wheels: Path) -> None:
    """Every wheel but our own has a hash that was written down before it was fetched."""
    known = (wheels / "requirements.txt").read_text(encoding="utf-8")
    for path in wheels.glob("*.whl"):
        if not path.name.startswith("gipgen-") and f"sha256:{digest(path)}" not in known:
            raise Misfit(f"{path.name} has none of the hashes in requirements.txt")


def new_enough(library: Path, most: int) -> str:
    """The words for the C library that programs of Linux ask for; it may not be newer than 2.``most``."""
    number, program = oldest_glibc(library)
    if number > most:
        raise Misfit(f"{program} asks for glibc 2.{number}, newer than 2.{most}")
    return f"，glibc 2.{number} 以上" if number else ""


def small_enough(archive: Path, most: int) -> None:
    """An archive that is too large is none."""
    size = archive.stat().st_size
    if size > most:
        archive.unlink()
        raise Misfit(f"{archive.name} has {size:,} bytes, more than {most:,}")


def assembled(work: Path, platform: Platform, archive: Path, wheels: Path, glibc: int) -> tuple[Path, list[Part]]:
    """The folder as it will be unpacked, and what is in it."""
    library = work / "lib"
    version = interpreter(archive, platform, library / "python")
    if version != "{}.{}".format(*sys.version_info[:2]):
        raise Misfit(f"{archive.name} is Python {version}: run this script with a Python {version}")
    parts = [wheel(each, platform, version, library / "packages") for each in sorted(wheels.glob("*.whl"))]
    own = [each.version for each in parts if each.name == "gipgen"]
    if len(own) != 1:
        raise Misfit(f"{wheels} holds {len(own)} wheels of gipgen, not one")
    full = full_version(library / "python", version)
    purl = f"pkg:generic/cpython@{full}?filename={archive.name}"
    parts.insert(0, Part("cpython", full, "PSF-2.0", digest(archive), purl))
    launchers(work, platform, version, own[0], new_enough(library, glibc))
    write(work / "sbom.json", bill(parts, own[0], platform))
    compiled(library, work)
    folder = work.rename(work.with_name(f"gipgen-{own[0]}-{platform.name}"))
    return folder, parts


def launchers(folder: Path, platform: Platform, version: str, own: str, needs: str) -> None:
    """What somebody starts, and the page that says so."""
    write(folder / "lib" / "start.py", (HERE / "folder" / "start.py").read_bytes())
    ends = ".cmd" if platform.windows else ".sh"
    words = {
        "VERSION": own,
        "SYSTEM": f"适用于 {platform.system}{needs}",
        "EDITOR": f"打开编辑器{ends}",
        "COMMAND": "gipgen.cmd" if platform.windows else "./gipgen",
        "PYTHON": f"python{version}",
    }
    for name in ("gipgen.cmd" if platform.windows else "gipgen", f"打开编辑器{ends}", "使用说明.txt"):
        text = (HERE / "folder" / name).read_text(encoding="utf-8")
        for word, meaning in words.items() if not platform.windows or name.endswith(".txt") else ():
            text = text.replace(word, meaning)
        if platform.windows:
            text = text.replace("\n", "\r\n")
        page = name.endswith(".txt")  # Windows' old Notepad wants to be told what the page is written in
        write(folder / name, text.encode("utf-8-sig" if page and platform.windows else "utf-8"), executable=not page)


def bill(parts: list[Part], own: str, platform: Platform) -> bytes:
    """What is in the folder, as CycloneDX says it; no time and no random number, so that it is the same each time."""
    components = [
        {
            "type": "library",
            "bom-ref": f"{each.name}@{each.version}",
            "name": each.name,
            "version": each.version,
            "purl": each.purl,
            "hashes": [{"alg": "SHA-256", "content": each.sha256}],
            **({"licenses": [{"license": {"name": each.licence}}]} if each.licence else {}),
        }
        for each in parts
    ]
    about = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "folder", "name": f"gipgen-{platform.name}", "version": own}
        },
        "components": components,
    }
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()


def compiled(library: Path, root: Path) -> None:
    """Python's own form of every module, never held against its source: a medium that cannot be written to stays fast."""
    environment = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-s", "-S", "-c", _COMPILE, str(library), str(root)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Misfit(f"a module cannot be compiled: {(done.stdout + done.stderr)[-2000:]}")


def files(folder: Path) -> list[tuple[str, bytes, int]]:
    """Path, content and mode of every file, in one order."""
    found = sorted((path.relative_to(folder.parent).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return [(name, path.read_bytes(), 0o755 if path.stat().st_mode & 0o100 else 0o644) for name, path in found]


def tarred(folder: Path, target: Path, level: int) -> None:
    with (
        lzma.open(target, "wb", preset=level) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for name, content, mode in files(folder):
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(content), mode, TIME
            archive.addfile(member, io.BytesIO(content))


def zipped(folder: Path, target: Path, level: int) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content, mode in files(folder):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr, member.compress_type = (
                3,
                (0o100000 | mode) << 16,
                zipfile.ZIP_DEFLATED,
            )
            archive.writestr(member, content)


if __name__ == "__main__":
    main()
