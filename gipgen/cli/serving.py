"""What ``preview`` and ``edit`` share: a port of this machine, the browser, and waiting for Ctrl-C."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from gipgen.cli.console import Terminal
from gipgen.findings.text import Text, problem

if TYPE_CHECKING:
    from gipgen.web.local_server import LocalServer

_Served = TypeVar("_Served", bound="LocalServer")

_NO_PORT = Text("--port 是 0 到 65535 的数，这里是 {port}。", "--port is a number from 0 to 65535")
_PORT_TAKEN = Text(
    "端口 {port} 用不了：{why}。请换一个 --port，或不写。",
    "cannot use port {port}: {why}; give another --port, or none",
)
_WHY = {
    errno.EADDRINUSE: Text("已有别的程序在用", "another program uses it"),
    errno.EACCES: Text(
        "没有权限（小于 1024 的端口要管理员权限）", "not allowed (ports below 1024 need an administrator)"
    ),
}
_OTHER = Text("系统没有答应", "the system refused")


def listen(make: Callable[[int], _Served], port: int | None, usual: int) -> _Served:
    """The server on the port asked for; with none asked for, on the usual one, or on any that is free. Raises ``Problem``."""
    if port is not None and not 0 <= port < 65536:
        raise problem(_NO_PORT, port=port)
    try:
        return _listen(make, port, usual)
    except OSError as error:
        raise problem(_PORT_TAKEN, port=port, why=_WHY.get(error.errno or 0, _OTHER)) from error


def _listen(make: Callable[[int], _Served], port: int | None, usual: int) -> _Served:
    if port is not None:
        return make(port)
    try:
        return make(usual)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        return make(0)


def serve(
    server: "LocalServer",
    terminal: Terminal,
    how: Text,
    stopped: Text,
    *,
    browse: bool,
    watch: Callable[[], None] | None = None,
    close: Callable[[], None] | None = None,
) -> None:
    """Serve until Ctrl-C; ``watch`` runs beside it until ``close`` is called."""
    for kind in (signal.SIGINT, signal.SIGTERM):  # the first is ignored where a shell starts us in the background
        signal.signal(kind, _interrupt)
    watcher = threading.Thread(target=watch, daemon=True) if watch else None
    if watcher:
        watcher.start()
    terminal.result(server.url)
    terminal.flush()
    terminal.tell(how)
    if browse:
        threading.Thread(target=_open, args=(server.url,), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        terminal.tell(stopped)
    finally:
        if close:
            close()
        server.server_close()
        if watcher:
            watcher.join(timeout=5)


def _open(url: str) -> None:
    """Open the browser, where there is a screen: without one Python would start a browser inside the terminal."""
    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        import webbrowser  # noqa: PLC0415

        webbrowser.open(url)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
