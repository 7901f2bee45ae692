"""A folder of ``scripts/build_folder.py`` on a bare machine: no Python, no network, nothing but a shell and the C library.

    python .ci/folder_runs.py ARCHIVE      with gipgen installed for this Python, whose bytes the folder has to give

It lies in a folder with blanks and Chinese in its name that cannot be written to, with variables that would lead another
Python astray. Needs unshare (util-linux), and root or user namespaces.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/2024/report.yaml"))
FORMATS = "md,html,docx,odt"
NATIVE = Path(sys.executable).with_name("gipgen")
PLACE = Path("媒体") / "U 盘 (1)'s $HOME"
TOOLS = ("/bin/sh", shutil.which("readlink") or "/usr/bin/readlink", shutil.which("mkdir") or "/usr/bin/mkdir")
LIBRARIES = ("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libgcc_s.so.1")
ASTRAY = {"PYTHONPATH": "/tmp/other", "PYTHONHOME": "/nowhere", "PYTHONSTARTUP": "/tmp/other/gipgen.py"}
INSIDE = """
set -eu
mount --bind "$1/$2" "$1/$2"
mount -o remount,bind,ro "$1/$2"
for each in dev proc; do mount --rbind "/$each" "$1/$each"; done
cd "$1" && shift 2
exec env -i PATH=/bin HOME=/tmp ASTRAY CHROOT . "$@"
"""
INSIDE = INSIDE.replace("ASTRAY", " ".join(f"{name}={value}" for name, value in ASTRAY.items()))
INSIDE = INSIDE.replace("CHROOT", shutil.which("chroot", path="/usr/sbin:/usr/bin:/sbin:/bin") or "chroot")


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        machine = Path(work) / "machine"
        place = bare(machine, Path(sys.argv[1]))
        asked(machine, place)
        opened(machine / place, Path(work))
    print("the folder without installation: all as it should be")


def bare(machine: Path, archive: Path) -> Path:
    """A machine of a few files with the folder on it; where the folder is."""
    for each in ("bin", "tmp/other", "lib64", "dev", "proc", PLACE):
        (machine / each).mkdir(parents=True)
    (machine / "tmp/other/gipgen.py").write_text("raise SystemExit('another Python')", encoding="utf-8")
    listed = "".join(subprocess.run(["ldd", each], capture_output=True, text=True, check=True).stdout for each in TOOLS)
    for each in TOOLS:
        shutil.copy(each, machine / "bin")
    found = {path for path in re.findall(r"(/\S+) \(", listed) if "/lib" in path}
    home = next(Path(path).parent for path in found if path.endswith("/libc.so.6"))
    for path in sorted(found | {str(home / name) for name in LIBRARIES if (home / name).exists()}):
        shutil.copy(path, machine / "lib64")
    (machine / "lib").symlink_to("lib64")  # one of the two is where its loader looks
    with tarfile.open(archive) as members:
        members.extractall(machine / PLACE, filter="fully_trusted")
    return PLACE / next((machine / PLACE).iterdir()).name


def asked(machine: Path, place: Path) -> None:
    """The commands that a clerk uses, each on a machine without network, and the same from the native gipgen."""

    def run(*arguments: str) -> str:
        right = [] if os.geteuid() == 0 else ["--map-root-user"]
        command = ["unshare", *right, "--net", "--mount", "sh", "-c", INSIDE, "sh", str(machine), str(place)]
        done = subprocess.run(
            [*command, f"/{place}/gipgen", *arguments], capture_output=True, encoding="utf-8", check=False
        )
        assert not done.returncode, done.stdout + done.stderr
        return done.stdout + done.stderr

    assert run("--version").startswith("gipgen ")
    for number, example in enumerate(EXAMPLES):
        folder = machine / "tmp" / f"报告 {number}"
        shutil.copytree(example.parent, folder)
        run("check", f"/tmp/{folder.name}/report.yaml")
        run("build", f"/tmp/{folder.name}/report.yaml", "-o", f"/tmp/{number}", "--to", FORMATS)
        native = machine / "tmp" / f"{number}-native"
        command: list[str | Path] = [NATIVE, "build", folder / "report.yaml", "-o", native, "--to", FORMATS]
        subprocess.run(command, check=True, capture_output=True)
        for path in native.iterdir():
            assert (machine / "tmp" / str(number) / path.name).read_bytes() == path.read_bytes(), path.name
        assert len(list(native.iterdir())) == 4
    assert "录入 200 个" in run("import", "/tmp/0/report.docx", "-o", "/tmp/读回.yaml")
    run("form", "--from", "/tmp/报告 0/report.yaml", "--year", "2025", "-o", "/tmp/填报表.xlsx")
    assert "表格 200 个数" in run("import", "/tmp/填报表.xlsx", "-o", "/tmp/填报.yaml")
    run("check", "/tmp/报告 0", "/tmp/报告 1", "--jobs", "2")


def opened(folder: Path, work: Path) -> None:
    """The editor opens by a double click, on a folder of one's own."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(work / "家"), "BROWSER": "true", **ASTRAY}
    with subprocess.Popen(
        [folder / "打开编辑器.sh"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as editor:
        said = iter(editor.stdout or ())
        address = next(found[0] for found in (re.search(r"http://127\S+", line) for line in said) if found)
        with urllib.request.urlopen(address.partition("#")[0]) as page:
            assert "<title>" in page.read().decode()
        os.killpg(editor.pid, signal.SIGINT)
    assert (work / "家" / "gipgen").is_dir()


if __name__ == "__main__":
    main()
