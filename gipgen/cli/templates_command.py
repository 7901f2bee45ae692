"""``gipgen templates``: what the outputs are made from, to be looked at and overridden."""

import os
import re
from collections.abc import Sequence

from gipgen.cli.console import OK, USAGE, language, note, result, usage_error
from gipgen.findings.text import Problem
from gipgen.formats.registry import formats
from gipgen.resources import templates
from gipgen.workspace.disk import replace_file


def names() -> list[str]:
    """The built-in templates of the outputs by their paths below ``templates/``."""
    root = templates()
    known = {each.templates for each in formats()}
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if folder != root or name in known)
        if folder != root:
            found += [os.path.relpath(os.path.join(folder, name), root).replace("\\", "/") for name in sorted(files)]
    return found


def run_list(*, lang: str | None = None) -> int:
    """Each template with the blocks that can be overridden one by one."""
    language(lang)
    for name in names():
        blocks = re.findall(r"\{%-? block (\w+)", _text(name))
        result(f"{name}{'  ' + '、'.join(blocks) if blocks else ''}")
    return OK


def run_copy(wanted: Sequence[str], *, output: str | None = None, lang: str | None = None) -> int:
    """Copy templates into a folder of the agency's; nothing that is there is overwritten."""
    lang = language(lang)
    known = names()
    folder = output or "templates"
    for name in wanted:
        if name not in known:
            import difflib  # noqa: PLC0415  for a slip only

            near = difflib.get_close_matches(name, known, n=1)
            hint = f"，是不是 {near[0]}？" if near else "。gipgen templates list 列出全部模板。"
            return usage_error(f"没有模板 {name}{hint}", f"no template {name}", lang)
    for name in wanted:
        target = os.path.join(folder, *name.split("/"))
        if os.path.exists(target):
            return usage_error(f"{target} 已经存在，没有改动。", f"{target} exists already", lang)
        if (code := _write(target, _text(name).encode("utf-8"), lang)) != OK:
            return code
    note(
        f"then: gipgen build report.yaml --templates {folder}"
        if lang == "en"
        else f'改好以后：gipgen build report.yaml --templates {folder}，或在 gipgen.toml 里写 [style] templates = ["{folder}"]。'
    )
    return OK


def run_reference(output: str, *, lang: str | None = None) -> int:
    """Write the sample document that an agency restyles in Word."""
    from gipgen.project.specimen import specimen  # noqa: PLC0415  renders a whole report

    lang = language(lang)
    if os.path.exists(output):
        return usage_error(f"{output} 已经存在，没有改动。", f"{output} exists already", lang)
    code = _write(output, specimen(), lang)
    if code == OK:
        note(
            f"restyle it in Word, then: gipgen build report.yaml --reference-doc {output}"
            if lang == "en"
            else f"在 Word 或 WPS 里修改它的样式、页边距、页眉页脚，然后：gipgen build report.yaml --reference-doc {output}"
        )
    return code


def _text(name: str) -> str:
    with open(os.path.join(templates(), *name.split("/")), encoding="utf-8") as file:
        return file.read()


def _write(path: str, content: bytes, lang: str) -> int:
    try:
        replace_file(path, content)
    except Problem as problem:
        note(problem.say(lang))
        return USAGE
    note(f"wrote {path}" if lang == "en" else f"已写好 {path}。")
    return OK
