"""The text of ``gipgen.toml`` → ``Settings``, or words about what is wrong with it."""

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem
from gipgen.form.editions import editions, load
from gipgen.form.misfits import misfits
from gipgen.form.validate import compile_schema
from gipgen.resources import package_text
from gipgen.settings.settings import Fonts, Masthead, Page, Settings, Sizes, Style
from gipgen.source.decode import decode

_SITE = "站点"  # as in a report file, from which it may have been moved


def schema() -> dict[str, Any]:
    """The JSON Schema of ``gipgen.toml`` (``gipgen schema --settings``)."""
    return _with_tables(editions())


@cache
def _with_tables(known: tuple[str, ...]) -> dict[str, Any]:
    definition = _written()
    tables = list(dict.fromkeys(table for edition in reversed(known) for table in load(edition).tables))
    landscape = definition["properties"]["style"]["properties"]["landscape"]
    landscape["title"] = f'表格编号的列表，例如 ["{tables[-1]}"]'
    landscape["items"] = {"enum": tables, "title": f"{'、'.join(tables[:-1])} 或 {tables[-1]}"}
    return definition


def _written() -> dict[str, Any]:
    """The schema but for the tables, which the forms know: few files name one, and a form takes time to load."""
    import json  # noqa: PLC0415  most reports have no gipgen.toml

    definition: dict[str, Any] = json.loads(package_text("settings/schema.json"))
    return definition


def parse(raw: bytes, path: str) -> Settings:
    """Read the settings that stand in ``raw``; ``path`` is kept for what is relative to it. Raises ``Problem``."""
    import tomllib  # noqa: PLC0415  most reports have no gipgen.toml

    text, _ = decode(raw)
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(text, str(error), path) from error
    if _SITE in data:
        data.setdefault("site", data.pop(_SITE))
    names_tables = isinstance(data.get("style"), dict) and "landscape" in data["style"]
    if not compile_schema(schema() if names_tables else _written())(data):
        raise _misfit(data, path)
    return _settings(data, path)


def _settings(data: dict[str, Any], path: str) -> Settings:
    style = {key.replace("-", "_"): value for key, value in data.get("style", {}).items()}
    for name, kind in _GROUPS.items():
        if name in style:
            style[name] = kind(**{key.replace("-", "_"): _plain(value) for key, value in style[name].items()})
    for name in ("templates", "landscape"):
        if name in style:
            style[name] = tuple(style[name])
    rest = {key: data[key] for key in ("site", "rules", "deadlines", "overview", "terms") if key in data}
    return Settings(path=path, style=Style(**style), **rest)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


_GROUPS: dict[str, Any] = {"fonts": Fonts, "sizes": Sizes, "page": Page, "masthead": Masthead}


class _Place(NamedTuple):
    line: int
    column: int


def _syntax(text: str, reason: str, path: str) -> Problem:
    """Words for a file that is no TOML, with the slip that clerks make where it can be seen."""
    match = re.search(r"at line (\d+), column (\d+)", reason)
    lines = text.split("\n")
    place = _Place(int(match[1]), int(match[2])) if match else _Place(len(lines), 1)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    where = f"{path}:{place.line}:{place.column}"
    hint = "写成 名称 = 值，文字加英文引号。"
    if re.search("[＝“”：［］]", line):
        hint = "等号、引号、方括号要用半角（英文）的。"
    elif re.match(r"\s*\[?[^\s\"'=\[\]]*[\u4e00-\u9fff]", line):
        hint = '中文名称要加英文引号，例如 "国家机密" = "国家秘密"。'
    elif re.match(r"\s*[\w-]+\s*:", line):
        hint = "这里用等号，不用冒号：名称 = 值。"
    elif re.match(r"\s*[\w-]+\s*=\s*[^\"'\[{\d+-]", line) and not re.search(r"=\s*(true|false)\b", line):
        hint = '文字要加英文引号，例如 title = "宋体"。'
    return Problem(
        f"{visible(where)}：这一行写得不对：{line.strip()[:60]}。{hint}", f"{visible(where)}: not TOML: {reason}"
    )


def _misfit(data: dict[str, Any], path: str) -> Problem:
    """Words for the first thing that does not fit the schema."""
    misfit = min(misfits(data, schema()), key=lambda each: [str(part) for part in each.path])
    where = ".".join(str(part) for part in misfit.path)
    definition = misfit.schema
    if misfit.keyword == "additionalProperties":
        known = list(definition.get("properties", ()))
        unknown = next(key for key in misfit.instance if key not in known)
        name = f"{visible(where)}.{unknown}" if where else unknown
        import difflib  # noqa: PLC0415  for a faulty file only

        near = difflib.get_close_matches(unknown, known, n=1)
        hint = f"是不是 {near[0]}？" if near else f"这里可以写：{'、'.join(known)}。"
        hint_en = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        return Problem(
            f"{visible(path)}：没有“{name}”这个设置，{hint}", f"{visible(path)}: unknown setting {name}; {hint_en}"
        )
    wanted = definition.get("title", "")
    shown = str(misfit.instance)[:40]
    return Problem(
        f"{visible(path)}：{visible(where)} 不能是 {shown}，应是{wanted}。",
        f"{visible(path)}: {visible(where)} cannot be {shown}: {misfit.keyword} {misfit.schema[misfit.keyword]}",
    )
