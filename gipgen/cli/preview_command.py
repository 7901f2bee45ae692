"""``gipgen preview``: the report in the browser, made anew at each save."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipgen.cli.console import USAGE, Terminal, cache_folder
from gipgen.findings.text import Text, problem

if TYPE_CHECKING:
    from gipgen.web.desk import Desk
    from gipgen.web.server import Server

PORT = 8686  # where nothing else is asked for: a tab left open yesterday finds today's preview
_NO_STDIN = Text("preview 要看着文件，不能用标准输入；请写文件或文件夹。", "preview takes files and folders")
_NO_PORT = Text("--port 是 0 到 65535 的数，这里是 {port}。", "--port is a number from 0 to 65535")
_PORT_TAKEN = Text(
    "端口 {port} 用不了（{reason}）：可能已有别的程序在用。请换一个 --port，或不写。",
    "cannot use port {port}: {reason}",
)
_HOW = Text(
    "在浏览器里打开上面的地址。保存文件，页面就会更新；按 Ctrl-C 停止。",
    "saving the file renews the page; Ctrl-C stops the preview",
)
_STOPPED = Text("预览已停止。", "the preview has stopped")


def run(
    terminal: Terminal,
    paths: Sequence[str] = (".",),
    *,
    port: int | None = None,
    no_open: bool = False,
    no_settings: bool = False,
) -> None:
    """Serve the reports until Ctrl-C."""
    from gipgen.web.desk import Desk  # noqa: PLC0415  loads the web server's modules
    from gipgen.web.server import Server  # noqa: PLC0415

    if "-" in paths:
        raise problem(_NO_STDIN)
    if port is not None and not 0 <= port < 65536:
        raise problem(_NO_PORT, port=port)
    desk = Desk(paths, terminal.lang, cache_folder(), reads_settings=not no_settings)
    for each in desk.problems:
        terminal.note(each.say(terminal.lang))
    if not desk.entries()[1]:
        terminal.come_to(USAGE)
        return
    try:
        server = _listen(Server, desk, port, terminal.lang)
    except OSError as error:
        raise problem(_PORT_TAKEN, port=port, reason=error.strerror or str(error)) from error
    _serve(server, desk, terminal, browse=not no_open)


def _listen(kind: "type[Server]", desk: "Desk", port: int | None, lang: str) -> "Server":
    """The server on the port asked for; with none asked for, on the usual one, or on any that is free."""
    if port is not None:
        return kind(port, desk, lang)
    try:
        return kind(PORT, desk, lang)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        return kind(0, desk, lang)


def _serve(server: "Server", desk: "Desk", terminal: Terminal, *, browse: bool) -> None:
    for kind in (signal.SIGINT, signal.SIGTERM):  # the first is ignored where a shell starts us in the background
        signal.signal(kind, _interrupt)
    watcher = threading.Thread(target=desk.watch, daemon=True)
    watcher.start()
    terminal.result(server.url)
    terminal.flush()
    terminal.tell(_HOW)
    if browse:
        threading.Thread(target=_open, args=(server.url,), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        terminal.tell(_STOPPED)
    finally:
        desk.close()
        server.server_close()
        watcher.join(timeout=5)


def _open(url: str) -> None:
    """Open the browser, where there is a screen: without one Python would start a browser inside the terminal."""
    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        import webbrowser  # noqa: PLC0415

        webbrowser.open(url)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
