"""``gipgen preview``: the report in the browser, made anew at each save."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipgen.cli.console import OK, USAGE, cache_folder, language, note, result, usage_error

if TYPE_CHECKING:
    from gipgen.web.desk import Desk
    from gipgen.web.server import Server

PORT = 8686  # where nothing else is asked for: a tab left open yesterday finds today's preview


def run(paths: Sequence[str], *, port: int | None = None, browse: bool = True, lang: str | None = None) -> int:
    """Serve the reports until Ctrl-C; return the exit code."""
    from gipgen.web.desk import Desk  # noqa: PLC0415  loads the web server's modules
    from gipgen.web.server import Server  # noqa: PLC0415

    lang = language(lang)
    if "-" in paths:
        return usage_error(
            "preview 要看着文件，不能用标准输入；请写文件或文件夹。", "preview takes files and folders", lang
        )
    if port is not None and not 0 <= port < 65536:
        return usage_error(f"--port 是 0 到 65535 的数，这里是 {port}。", "--port is a number from 0 to 65535", lang)
    desk = Desk(paths, lang, cache_folder())
    for problem in desk.problems:
        note(problem.say(lang))
    if not desk.entries()[1]:
        return USAGE
    try:
        server = _listen(Server, desk, port, lang)
    except OSError as error:
        reason = error.strerror or str(error)
        return usage_error(
            f"端口 {port} 用不了（{reason}）：可能已有别的程序在用。请换一个 --port，或不写。",
            f"cannot use port {port}: {reason}",
            lang,
        )
    _serve(server, desk, lang, browse=browse)
    return OK


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


def _serve(server: "Server", desk: "Desk", lang: str, *, browse: bool) -> None:
    for kind in (signal.SIGINT, signal.SIGTERM):  # the first is ignored where a shell starts us in the background
        signal.signal(kind, _interrupt)
    watcher = threading.Thread(target=desk.watch, daemon=True)
    watcher.start()
    result(server.url)
    sys.stdout.flush()
    note(
        "saving the file renews the page; Ctrl-C stops the preview"
        if lang == "en"
        else "在浏览器里打开上面的地址。保存文件，页面就会更新；按 Ctrl-C 停止。"
    )
    if browse:
        threading.Thread(target=_open, args=(server.url,), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        note("the preview has stopped" if lang == "en" else "预览已停止。")
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
