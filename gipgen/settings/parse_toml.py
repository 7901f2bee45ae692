"""The text of ``gipgen.toml`` → ``Settings``, or words about what is wrong with it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from gipgen.findings.file_messages import TEXTS
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, problem
from gipgen.form.editions import editions, load
from gipgen.form.misfits import misfits
from gipgen.form.validate import compile_schema
from gipgen.named_tuple import NamedTuple
from gipgen.resources import package_text
from gipgen.settings.setting_lines import located, names
from gipgen.settings.settings import (
    Bold,
    Fonts,
    Imprint,
    Masthead,
    Page,
    PageNumber,
    Settings,
    Sizes,
    Style,
    Tables,
)
from gipgen.source.decode import decode, forbidden, printable

_MAX_BYTES = 64_000  # the longest one that sets everything has below 4,000
_MAX_LINE = 1_000  # tomllib goes through a key of many parts once for each of them
_READ_ALL_THE_SAME = (TEXTS["gb18030"], TEXTS["utf_16"])
_TOO_LARGE = Text(
    "{path} 有 {size} 字节，超过上限 {limit}，没有读取。请核对是不是放错了文件。",
    "{path} has {size} bytes, more than {limit}; it was not read",
)
_LONG_LINE = Text(
    "{path}:{line}：这一行有 {size} 个字符，超过上限 {limit}。请分成几行写。",
    "{path}:{line}: this line has {size} characters, more than {limit}; break it",
)
_BYTES = Text("{path}:{line}:{column}：{why}", "{path}:{line}:{column}: {why}")
_UNUSABLE = Text(
    "{path}：这个文件读不了，里面有太大的数、不是数的数（nan、inf）或太深的嵌套。",
    "{path}: cannot be read; it holds a number that is too large, one that is none (nan, inf), or is nested too deeply ({reason})",
)
_UNPRINTABLE = Text(
    "{path}：{name} 里有不能印出来的字符（{code}）。请删除。",
    "{path}: {name} holds a character that cannot be printed ({code})",
)
_SHOWN = 40  # characters of a value that does not fit
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
    text = _text(raw, path)
    try:
        return _read(text, path)
    except (ValueError, ArithmeticError, RecursionError) as error:  # what the parser of Python lets through
        raise problem(_UNUSABLE, path=path, reason=type(error).__name__) from error


def _text(raw: bytes, path: str) -> str:
    """The text, where it is one and bounded. Raises ``Problem``."""
    if len(raw) > _MAX_BYTES:
        raise problem(_TOO_LARGE, path=path, size=len(raw), limit=_MAX_BYTES)
    text, findings = decode(raw)
    for each in findings:
        if each.text not in _READ_ALL_THE_SAME:
            line, column = (each.span.line, each.span.column) if each.span else (1, 1)
            raise problem(_BYTES, path=path, line=line, column=column, why=each.words)
    for number, line_of_text in enumerate(text.split("\n"), 1):
        if len(line_of_text) > _MAX_LINE:
            raise problem(_LONG_LINE, path=path, line=number, size=len(line_of_text), limit=_MAX_LINE)
    return text


def _read(text: str, path: str) -> Settings:
    import tomllib  # noqa: PLC0415  most reports have no gipgen.toml

    try:
        data = tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(text, str(error), path) from error
    for name, words in _texts(data, ""):
        if unprintable := next(filter(forbidden, words), ""):
            raise problem(_UNPRINTABLE, path=path, name=printable(name), code=f"U+{ord(unprintable):04X}")
    if _SITE in data:
        data.setdefault("site", data.pop(_SITE))
    names_tables = isinstance(data.get("style"), dict) and "landscape" in data["style"]
    if not compile_schema(schema() if names_tables else _written())(data):
        raise _misfit(data, path, text)
    return _settings(data, path)


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


def _texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """All texts of the file, keys as well, each with the name of its setting: they may reach every output."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            within = f"{name}.{key}" if name else key
            yield within, key
            yield from _texts(inner, within)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)


def _settings(data: dict[str, Any], path: str) -> Settings:
    style = {key.replace("-", "_"): value for key, value in data.get("style", {}).items()}
    for name, kind in _GROUPS.items():
        if name in style:
            style[name] = kind(**{key.replace("-", "_"): _plain(value) for key, value in style[name].items()})
    for name in ("templates", "landscape", "attachments"):
        if name in style:
            style[name] = tuple(style[name])
    rest = {key: data[key] for key in ("site", "rules", "deadlines", "overview", "terms") if key in data}
    return Settings(path=path, style=Style(**style), **rest)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return float(value) if isinstance(value, Decimal) else value


_GROUPS: dict[str, Any] = {
    "fonts": Fonts,
    "sizes": Sizes,
    "page": Page,
    "masthead": Masthead,
    "bold": Bold,
    "tables": Tables,
    "page_number": PageNumber,
    "imprint": Imprint,
}


class _Place(NamedTuple):
    line: int
    column: int


_ANY_SLIP = "写成 名称 = 值，文字加英文引号。"
_SLIPS = (  # what a line of no TOML has in it, the table that it stands in (any where empty), what to write
    ("[＝“”：［］]", "", "等号、引号、方括号要用半角（英文）的。"),
    (r"^\s*\[?[^\s\"'=\[\]]*[\u4e00-\u9fff]", "", '中文名称要加英文引号，例如 "国家机密" = "国家秘密"。'),
    (r"^\s*[\w-]+\s*:", "", "这里用等号，不用冒号：名称 = 值。"),
    (
        r"^\s*[\w-]+\s*=\s*(?:error|warning|info|off)\s*(?:#|$)",
        "rules",
        'error、warning、info、off 要加英文引号，例如 GIP402 = "off"。',
    ),
    (
        r"^\s*[\w-]+\s*=\s*(?:是|否|开|关|[Tt]rue|TRUE|[Ff]alse|FALSE|yes|no|on|off)\s*(?:#|$)",
        "",
        "要的写 true，不要的写 false（小写，不加引号）。",
    ),
    (r"^\s*[\w-]+\s*=\s*(?!(?:true|false)\b)[^\s\"'\[{\d+-]", "", '文字要加英文引号，例如 title = "宋体"。'),
)


def _syntax(text: str, reason: str, path: str) -> Problem:
    """Words for a file that is no TOML, with the slip that clerks make where it can be seen."""
    match = re.search(r"at line (\d+), column (\d+)", reason)
    lines = text.split("\n")
    place = _Place(int(match[1]), int(match[2])) if match else _Place(len(lines), 1)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    where = f"{path}:{place.line}:{place.column}"
    if re.match("Cannot (?:overwrite|declare)|Duplicate", reason) and (words := _twice(text, place, visible(where))):
        return words
    table = next((each for each in reversed(lines[: place.line]) if each.lstrip().startswith("[")), "").strip(" []")
    hint = next((words for slip, of, words in _SLIPS if of in ("", table) and re.search(slip, line)), _ANY_SLIP)
    return Problem(
        f"{visible(where)}：这一行写得不对：{line.strip()[:60]}。{hint}", f"{visible(where)}: not TOML: {reason}"
    )


def _twice(text: str, place: _Place, where: str) -> Problem | None:
    """Words for what stands twice; the parser says where the second one ends."""
    end = place.line
    second, name = max((each for each in names(text) if each[0] <= end), default=(0, ()))
    first = next((line for line, other in names(text) if other == name and line < second), 0)
    if not first:
        return None
    setting = visible(".".join(name))
    return Problem(
        f"{where}：{setting} 写了两次（第 {first} 行和第 {second} 行），只能写一次，请删去一处，或合在一起。",
        f"{where}: {setting} is set twice, in lines {first} and {second}; delete one of them, or join them",
    )


def _misfit(data: dict[str, Any], path: str, text: str) -> Problem:
    """Words for the first thing that does not fit the schema, with its line where that is found."""
    misfit = min(misfits(data, schema()), key=lambda each: [str(part) for part in each.path])
    where = ".".join(str(part) for part in misfit.path)
    definition = misfit.schema
    if misfit.keyword == "additionalProperties":
        known = list(definition.get("properties", ()))
        unknown = next(key for key in misfit.instance if key not in known)
        name = f"{visible(where)}.{unknown}" if where else unknown
        place = located(path, text, (*misfit.path, unknown))
        import difflib  # noqa: PLC0415  for a faulty file only

        near = difflib.get_close_matches(unknown, known, n=1)
        hint = f"是不是 {near[0]}？" if near else f"这里可以写：{'、'.join(known)}。"
        hint_en = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        return Problem(
            f"{visible(place)}：没有“{name}”这个设置，{hint}", f"{visible(place)}: unknown setting {name}; {hint_en}"
        )
    wanted = definition.get("title", "")
    from gipgen.findings.privacy import quoted  # noqa: PLC0415  for a faulty file only

    shown = quoted(str(misfit.instance), limit=_SHOWN)
    place = located(path, text, misfit.path)
    return Problem(
        f"{visible(place)}：{visible(where)} 不能是 {shown}，应是{wanted}。",
        f"{visible(place)}: {visible(where)} cannot be {shown}: {misfit.keyword} {misfit.schema[misfit.keyword]}",
    )
