"""Pack the Python that runs this into an archive that starts wherever it is unpacked, for ``build_folder.py``.

    python scripts/pack_interpreter.py ARCHIVE.tar

For Linux, a Python with a folder of its own (pyenv, setup-python), and ``strip`` (binutils). What it needs of the machine but the C library
goes with it. It then needs a machine as new as this one: what is released is made of python-build-standalone.
"""

import io
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path

from folder_parts import PLATFORMS, kept

C_LIBRARY = re.compile(r"(lib(c|m|dl|pthread|rt|util|resolv|nsl)|ld-linux[^.]*)\.so.*|linux-vdso.*")


def main() -> None:
    target, home = Path(sys.argv[1]), Path(sys.base_prefix)
    version = "{}.{}".format(*sys.version_info[:2])
    library = home / "lib" / f"python{version}"
    if home == Path("/usr") or not library.is_dir():
        sys.exit(f"{home} is no folder of one Python alone; take another Python")
    found = {
        f"lib/{path.relative_to(home / 'lib').as_posix()}": path
        for path in sorted(library.rglob("*"))
        if path.is_file()
    }
    found[f"bin/python{version}"] = home / "bin" / f"python{version}"
    found = {name: path for name, path in found.items() if kept(name, PLATFORMS["linux-x86_64"])}
    found |= {f"lib/{name}": path for name, path in libraries(found).items()}
    with tarfile.open(target, "w") as archive, tempfile.TemporaryDirectory() as work:
        for name, path in sorted(found.items()):
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                content = stripped(relocatable(content, "../" * name.count("/") + "lib"), Path(work) / "program")
            member = tarfile.TarInfo(f"python/{name}")
            member.size, member.mode = len(content), 0o755 if os.access(path, os.X_OK) else 0o644
            archive.addfile(member, io.BytesIO(content))
    print(f"{target.name}: {len(found)} files, {target.stat().st_size:,} bytes")


def libraries(found: dict[str, Path]) -> dict[str, Path]:
    """The shared libraries that programs need, by the name under which they ask for them."""
    programs = [path for name, path in found.items() if ".so" in name or name.startswith("bin/")]
    needed: dict[str, Path] = {}
    for program in programs:
        listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
        for name, path in re.findall(r"^\s*(\S+) => (\S+)", listed, re.MULTILINE):
            if not C_LIBRARY.fullmatch(name):
                needed[name] = Path(path)
    return needed


def relocatable(content: bytes, where: str) -> bytes:
    """A program that looks for libraries beside itself: the path that it was linked with is written over, for it is longer."""
    linked = str(sysconfig.get_config_var("LIBDIR")).encode()
    new = f"$ORIGIN/{where}".encode()
    if b"\0" + linked + b"\0" not in content:
        return content
    if len(new) > len(linked):
        sys.exit(f"{linked.decode()} is too short a path to be written over with {new.decode()}")
    return content.replace(b"\0" + linked + b"\0", b"\0" + new.ljust(len(linked), b"\0") + b"\0")


def stripped(content: bytes, work: Path) -> bytes:
    work.write_bytes(content)
    subprocess.run(["strip", "--strip-unneeded", "-p", work], check=True)
    return work.read_bytes()


if __name__ == "__main__":
    main()
