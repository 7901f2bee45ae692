"""Old word processors' files → docx and xlsx, by LibreOffice where the machine has it.

It runs without a window, in a folder and with a profile of its own that are gone afterwards, with macros off and without a
network, for a limited time and within limited memory. A file that it cannot open is a ``Problem`` of that file.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from gipgen.fence.fence import can_start
from gipgen.fence.limits import OFFICE_MEMORY, OFFICE_REPLY, OFFICE_SECONDS
from gipgen.findings.text import Text, problem
from gipgen.temporaries import temporary_folder

if TYPE_CHECKING:
    from subprocess import Popen

_TOO_LONG = Text(
    "LibreOffice 超过 {seconds} 秒还没有转换完，已经停止。请用 Word 或 WPS 打开，另存为 docx（xlsx），再导入。",
    "LibreOffice took longer than {seconds} seconds and was stopped; save the file as docx (xlsx)",
)
_NOTHING = Text(
    "LibreOffice 打不开这个文件（损坏了，或者加了密码）。请用 Word 或 WPS 打开，另存为 docx（xlsx），再导入。",
    "LibreOffice cannot open the file (damaged or locked); save it as docx (xlsx)",
)
_TOO_LARGE = Text(
    "LibreOffice 转换出来的文件太大，不像一份年度报告，没有读取。请用 Word 或 WPS 打开，另存为 docx（xlsx），再导入。",
    "what LibreOffice made of the file is far too large for a report; save it as docx (xlsx)",
)
_NAMES = ("soffice", "libreoffice")
_USUAL = (  # where it lies on systems that put it on no path
    r"{ProgramFiles}\LibreOffice\program\soffice.exe",
    r"{ProgramFiles(x86)}\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_NOWHERE = "http://127.0.0.1:9"  # a proxy that there is none at
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{}</oor:items>
"""
_SECURITY = "org.openoffice.Office.Common/Security/Scripting"
_NET = "org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    (_NET, "ooInetProxyType", "2"),  # this one, not the system's
    *((_NET, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_NET, f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)
# Holds itself to the limits, then becomes the program: what is started from a thread must not be held before.
_HELD = """
import os, resource, sys
for kind, limit in ((resource.RLIMIT_DATA, {memory}), (resource.RLIMIT_CPU, {seconds}), (resource.RLIMIT_FSIZE, {reply}), (resource.RLIMIT_CORE, 0)):
    hard = resource.getrlimit(kind)[1]
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(kind, (limit, limit))
    except (OSError, ValueError):
        pass
os.execvp(sys.argv[1], sys.argv[1:])
"""


@cache
def office() -> str:
    """Where LibreOffice is; empty where the machine has none."""
    if not can_start():
        return ""
    import shutil  # noqa: PLC0415  only where such a file is met

    found = next(filter(None, map(shutil.which, _NAMES)), "")
    variables = {"ProgramFiles": "", "ProgramFiles(x86)": "", **os.environ}
    usual = (path.format_map(variables) for path in _USUAL)
    return found or next((path for path in usual if os.path.isabs(path) and os.path.isfile(path)), "")


def converted(content: bytes, ending: str, wanted: str) -> bytes:
    """The bytes of a file with this ending as ``wanted``, docx or xlsx. Raises ``Problem``."""
    with temporary_folder() as folder:
        source, target = (os.path.join(folder, f"source.{each}") for each in (ending, wanted))
        if os.path.exists(target):  # the two endings would be one
            raise problem(_NOTHING)
        with open(source, "xb") as file:
            file.write(content)
        _run(folder, source, wanted)
        try:
            if os.path.getsize(target) > OFFICE_REPLY:
                raise problem(_TOO_LARGE)
            with open(target, "rb") as file:
                return file.read()
        except FileNotFoundError as error:
            raise problem(_NOTHING) from error


def _run(folder: str, source: str, wanted: str) -> None:
    import subprocess  # noqa: PLC0415  only where such a file is met
    from pathlib import Path  # noqa: PLC0415  likewise

    profile = Path(folder).resolve() / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format("".join(_items())), encoding="utf-8")
    switches = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
    command = [office(), *switches, f"-env:UserInstallation={profile.as_uri()}"]
    process = subprocess.Popen(  # noqa: S603  a program of the machine with our own arguments
        [*_without_network(), *_held(), *command, "--convert-to", _FILTERS[wanted], "--outdir", folder, source],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        process.wait(OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise problem(_TOO_LONG, seconds=OFFICE_SECONDS) from error
    finally:
        _end(process)


def _items() -> list[str]:
    item = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
    return [item.format(*each) for each in _SETTINGS]


def _held() -> list[str]:
    if sys.platform == "win32":  # the clock only
        return []
    code = _HELD.format(memory=OFFICE_MEMORY, seconds=OFFICE_SECONDS, reply=OFFICE_REPLY + 2**20)
    return [sys.executable, "-I", "-c", code]


@cache
def _without_network() -> tuple[str, ...]:
    """What starts a program without any network, on a Linux that lets its users do so; elsewhere a dead proxy must do."""
    import shutil  # noqa: PLC0415  only where such a file is met
    import subprocess  # noqa: PLC0415  likewise

    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    command = (unshare, "--map-root-user", "--net", "--")
    quiet = subprocess.DEVNULL
    tried = subprocess.run([*command, "true"], stdin=quiet, stdout=quiet, stderr=quiet, check=False, timeout=20)  # noqa: S603
    return command if tried.returncode == 0 else ()


def _end(process: "Popen[bytes]") -> None:
    """End the program and what it started."""
    import signal  # noqa: PLC0415  only where such a file is met
    import subprocess  # noqa: PLC0415  likewise

    if sys.platform == "win32":
        if process.poll() is None:
            arguments = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(arguments, capture_output=True, check=False, timeout=20)  # noqa: S603
    else:
        with suppress(ProcessLookupError, PermissionError):  # all of them have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
