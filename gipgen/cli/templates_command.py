"""``gipgen templates``: what the outputs are made from, to be looked at and overridden."""

import os
import re
from collections.abc import Sequence

from gipgen.cli.console import Terminal
from gipgen.cli.write import write_file
from gipgen.findings.text import Text, filled, problem
from gipgen.formats.template_names import template_names
from gipgen.resources import templates

_NO_TEMPLATE = Text("没有模板 {name}{near}", "no template {name}{near}")
_NEAR = Text("，是不是 {near}？", ", did you mean {near}?")
_ALL = Text("。gipgen templates list 列出全部模板。", "; 'gipgen templates list' lists them")
_EXISTS = Text("{path} 已经存在，没有改动。", "{path} exists already")
_WRITTEN = Text("已写好 {path}。", "wrote {path}")
_THEN_BUILD = Text(
    '改好以后：gipgen build report.yaml --templates {folder}，或在 gipgen.toml 里写 [style] templates = ["{folder}"]。',
    "then: gipgen build report.yaml --templates {folder}",
)
_THEN_COLLECT = Text(
    '改好以后，在 gipgen.toml 里写 [style] templates = ["{folder}"]，再运行 gipgen collect。',
    "then name the folder in gipgen.toml, [style] templates, and run 'gipgen collect'",
)
_COLLECTED = "collect/"  # templates of what is written about many reports
_THEN_RESTYLE = Text(
    "在 Word 或 WPS 里修改它的样式、页边距、页眉页脚，然后：gipgen build report.yaml --reference-doc {path}",
    "restyle it in Word, then: gipgen build report.yaml --reference-doc {path}",
)


def run_list(terminal: Terminal) -> None:
    """Each template with the blocks that can be overridden one by one."""
    for name in template_names():
        blocks = re.findall(r"\{%-? block (\w+)", _text(name))
        terminal.result(f"{name}{'  ' + '、'.join(blocks) if blocks else ''}")


def run_copy(terminal: Terminal, wanted: Sequence[str], *, output: str = "") -> None:
    """Copy templates into a folder of the agency's; nothing that is there is overwritten."""
    known = template_names()
    folder = output or "templates"
    for name in wanted:
        if name not in known:
            raise problem(_NO_TEMPLATE, name=name, near=_near(name, known))
    for name in wanted:
        _write(terminal, os.path.join(folder, *name.split("/")), _text(name).encode("utf-8"))
    if any(name.startswith(_COLLECTED) for name in wanted):
        terminal.tell(_THEN_COLLECT, folder=folder)
    if not all(name.startswith(_COLLECTED) for name in wanted):
        terminal.tell(_THEN_BUILD, folder=folder)


def run_reference(terminal: Terminal, *, output: str = "house.docx") -> None:
    """Write the sample document that an agency restyles in Word."""
    from gipgen.project.specimen import specimen  # noqa: PLC0415  renders a whole report

    _write(terminal, output, specimen())
    terminal.tell(_THEN_RESTYLE, path=output)


def _near(name: str, known: Sequence[str]) -> Text:
    import difflib  # noqa: PLC0415  for a slip only

    near = difflib.get_close_matches(name, known, n=1)
    return filled(_NEAR, near=near[0]) if near else _ALL


def _text(name: str) -> str:
    with open(os.path.join(templates(), *name.split("/")), encoding="utf-8") as file:
        return file.read()


def _write(terminal: Terminal, path: str, content: bytes) -> None:
    if os.path.lexists(path):
        raise problem(_EXISTS, path=path)
    write_file(terminal, path, content)
    terminal.tell(_WRITTEN, path=path)
