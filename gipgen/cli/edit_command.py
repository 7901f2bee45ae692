"""``gipgen edit``: fill a report in in the browser; the file is changed only where something was typed."""

from collections.abc import Sequence

from gipgen.cli.console import USAGE, Terminal, cache_folder
from gipgen.cli.serving import listen, serve
from gipgen.findings.text import Text, problem

PORT = 8687
_NO_STDIN = Text("edit 要改文件，不能用标准输入；请写文件或文件夹。", "edit takes files and folders")
_HOW = Text(
    "在浏览器里打开上面的地址（整行，连同 # 后面的部分）。填好以后在页面上点“保存”；按 Ctrl-C 停止。",
    "open the whole address in the browser, with what follows '#'; Ctrl-C stops the editor",
)
_STOPPED = Text("编辑已停止。", "the editor has stopped")


def run(
    terminal: Terminal,
    paths: Sequence[str] = (".",),
    *,
    port: int | None = None,
    no_open: bool = False,
    no_settings: bool = False,
) -> None:
    """Serve the editor until Ctrl-C."""
    from gipgen.project.project import Project  # noqa: PLC0415  loads the web server's modules
    from gipgen.web.drawer import Drawer  # noqa: PLC0415
    from gipgen.web.editor import EditServer  # noqa: PLC0415

    if "-" in paths:
        raise problem(_NO_STDIN)
    drawer = Drawer(paths)
    for each in drawer.problems:
        terminal.note(each.say(terminal.lang))
    if not drawer.names() and not drawer.folder:
        terminal.come_to(USAGE)
        return
    project = Project(cache=cache_folder(), settings=not no_settings)
    server = listen(lambda at: EditServer(at, drawer, terminal.lang, project), port, PORT)
    serve(server, terminal, _HOW, _STOPPED, browse=not no_open)
