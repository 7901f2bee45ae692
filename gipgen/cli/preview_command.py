"""``gipgen preview``: the report in the browser, made anew at each save."""

from collections.abc import Sequence

from gipgen.cli.console import USAGE, Terminal, cache_folder
from gipgen.cli.serving import listen, serve
from gipgen.findings.text import Text, problem

PORT = 8686  # where nothing else is asked for: a tab left open yesterday finds today's preview
_NO_STDIN = Text("preview 要看着文件，不能用标准输入；请写文件或文件夹。", "preview takes files and folders")
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
    desk = Desk(paths, terminal.lang, cache_folder(), reads_settings=not no_settings)
    for each in desk.problems:
        terminal.note(each.say(terminal.lang))
    if not desk.entries()[1]:
        terminal.come_to(USAGE)
        return
    server = listen(lambda at: Server(at, desk, terminal.lang), port, PORT)
    serve(server, terminal, _HOW, _STOPPED, browse=not no_open, watch=desk.watch, close=desk.close)
