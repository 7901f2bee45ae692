"""What Jinja and Python say of a house's template → what a person is told: what is wrong, and what to write instead.

They say it in English, in names of their insides. What is known has a sentence here; of the rest it is said that the line
cannot be worked out, and where to look how it is written.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.named_tuple import NamedTuple

_SIGNS = str.maketrans("｜（）｛｝［］，．：＝“”‘’％＜＞＋－＊／！！", "|(){}[],.:=\"\"''%<>+-*/!!")
_TOKENS = {
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "end of print statement": "}}",
    "begin of print statement": "{{",
    "name": "名称",
    "string": "加引号的文字",
    "integer": "整数",
    "end of template": "文件末尾",
}
_ENDS = {
    "endif": "if",
    "endfor": "for",
    "endblock": "block",
    "endmacro": "macro",
    "endset": "set",
    "elif": "if",
    "else": "if",
}
_TAGS = "if、for、set、block、extends、include、import、macro、with、filter、raw"
_LIKE = 0.6
_SHOWN = 12  # names that are listed


class _Known(NamedTuple):
    """What a message begins with, or holds, and what is said instead; ``{p0}`` is the first that its pattern takes out."""

    pattern: "re.Pattern[str]"
    instead: Text


def _known(*pairs: tuple[str, str]) -> tuple[_Known, ...]:
    return tuple(_Known(re.compile(pattern), Text(zh, "{said}{near}")) for pattern, zh in pairs)


_SYNTAX = _known(
    (r"^unexpected char '(?:\"|\\'|')", "引号没有成对，请补上另一半（半角的 ' 或 \"）"),
    (r'^unexpected char "\'', "引号没有成对，请补上另一半（半角的 ' 或 \"）"),
    (r"^unexpected char '([^'])'", "{{{{ }}}} 和 {{% %}} 里不能用“{p0}”{hint}"),
    (r"^Missing end of comment", "说明 {{# 后面少了 #}}，请补上"),
    (r"^Missing end of raw", "{{% raw %}} 后面少了 {{% endraw %}}，请补上"),
    (r"^No filter named '([^']*)'", "没有叫“{p0}”的过滤器（| 后面的名称）{near}；不需要的，连同 | 一起删去"),
    (r"^No test named '([^']*)'", "没有叫“{p0}”的判断（is 后面的名称）{near}；常用的有 defined、none、odd、even"),
    (
        r"^Expected an expression, got 'end of print",
        "{{{{ }}}} 里是空的，请写上要印的内容，例如 {{{{ document.title }}}}",
    ),
    (r"^Expected an expression, got '([^']*)'", "这里少了一个值，写的却是“{p0}”"),
    (r"^unexpected '([^']*)', expected '([^']*)'", "括号没有成对：这里应是“{p1}”，写的是“{p0}”"),
    (r"^unexpected '\}'", "{{{{ 要用 }}}} 结束，{{% 要用 %}} 结束，请补全"),
    (r"^unexpected '([^']*)'", "不该有“{p0}”；前面的 {{{{ 或 {{% 是不是忘了用 }}}}、%}} 结束？"),
    (
        r"^expected token '([^']*)', got '([^']*)'",
        "这里应是“{p0}”，写的是“{p1}”；{{{{ }}}} 里只写一个值，{{% %}} 里只写一个语句",
    ),
    (r"^block '([^']*)' defined twice", "有两个块都叫“{p0}”，请给其中一个换名称"),
    (r"^invalid syntax for function call", "函数的参数写错了：没有名称的在前，“名称=值”的在后，中间用逗号"),
    (r"^tag name expected", "{{% 后面要写语句的名称：" + _TAGS),
)
_UNDEFINED = _known(
    (
        r"^'([^']*)' is undefined",
        "没有叫“{p0}”的变量{near}；报告的内容都在 document 里，例如 {{{{ document.agency }}}}",
    ),
    (
        r"^'None' has no attribute '([^']*)'",
        "要取“{p0}”的那个值是空的，这份报告没有它；请先判断：{{% if … %}} … {{% endif %}}",
    ),
    (r" has no (?:attribute|element) '?([^']*)'?$", "没有“{p0}”这一项{near}"),
    (r"^parameter '([^']*)' was not provided", "调用宏的时候少给了参数“{p0}”，请补上"),
    (r"^there is no parent block called '([^']*)'", "块“{p0}”是自己新加的，没有原来的内容，请删去 {{{{ super() }}}}"),
    (r"^the template '([^']*)' .* does not export the requested name '([^']*)'", "{p0} 里没有叫“{p1}”的宏；请核对名称"),
)
_OTHERS = _known(
    (r"^access to attribute '(_[^']*)'", "模板里不能用“{p0}”：下划线开头的是程序内部的；只能取报告的内容，例如 document.title"),
    (r"^access to attribute '([^']*)'", "模板里不能用“{p0}”：不能改动列表和值；要多几项，写成 a + [b] 这样的新列表"),
    (r"^cannot assign attribute", "{{% set %}} 只能给自己的名称赋值，不能改报告里的值；请换一个名称，例如 {{% set a = … %}}"),
    (r"(?:division|modulo) by zero", "除数是 0；请先判断：{{% if n %}} … {{% endif %}}"),
    (r"object is not callable", "这是一个值，不是函数，请删去后面的 ()"),
    (r"^'([^']*)' object is not iterable|^cannot unpack|to unpack", "for（或者过滤器）要的是列表，这里给的不是；请核对 in 后面的名称"),
    (r"can only concatenate|unsupported operand|must be str", "文字和数不能这样算；连起来印的写成 {{{{ a ~ b }}}}，要算的先写 a | int"),
    (r"not supported between instances", "文字和数不能比大小；请先写成 a | int"),
    (r"cannot be interpreted as an integer|real number is required|__round__", "这里要一个数，给的是别的；请写数，或者用 | int 变成数"),
    (r"^macro '([^']*)' takes", "宏“{p0}”的参数给多了，请和 {{% macro %}} 里写的一样多"),
    (r"positional argument|unexpected keyword|keyword argument|multiple values", "过滤器或函数的参数不对：多了、少了，或者名称不对；请照内置模板里的写法"),
    (r"requires? (?:a|an) ", "map、select 后面要写过滤器的名称，或者 attribute='…'"),
    (r"^Invalid character in attribute name", "标签的属性名称里不能有空格和符号；请改名称"),
    (r"^Range too big", "range 的数太大，请写小一些"),
)  # fmt: skip
_GENERAL = Text("这一行算不出来，值的种类不对；请对照内置模板里的写法（gipgen templates copy 可以复制一份）", "{said}")
_NOT_FOUND = Text(
    "找不到模板 {name}{near}；自己的写模板文件夹里的路径，例如 html/页脚.html.j2；内置的前面加 builtin/，例如 builtin/html/report.html.j2",
    "there is no template {name}{near}; write its path in your folder, or builtin/html/report.html.j2",
)
_NEAR = Text("，是不是“{name}”", "; did you mean {name}?")
_THERE = Text("，有的是 {names}", "; there is {names}")
_NONE = Text("", "")
_TWO_DEEP = Text(
    "模板一层套一层，太深了；请看看模板、宏是不是引用了自己（改写内置模板的，extends 后面写 builtin/…）",
    "templates or macros inside one another, without an end",
)
_ENCODING = Text(
    "文件不是 UTF-8 编码（多半是 GBK）；请用编辑器打开，另存为 UTF-8",
    "the file is not encoded in UTF-8; save it as that",
)
_MEMORY = Text("这一行要的内存太多，请写短一些", "too much memory")


def in_words(error: BaseException, variables: Iterable[str] = (), environment: Any = None) -> Text:
    """What is said of an exception that a house's template raised; the others are names that could have been meant."""
    kinds = {each.__name__ for each in type(error).__mro__}
    if isinstance(error, RecursionError):
        return _TWO_DEEP
    if isinstance(error, UnicodeDecodeError):
        return _ENCODING
    if isinstance(error, MemoryError):
        return _MEMORY
    said = getattr(error, "message", None) or str(error)
    if "TemplateNotFound" in kinds:
        name = str(getattr(error, "name", None) or said)
        return filled(_NOT_FOUND, name=name, near=_near(name, _templates(environment)))
    if "TemplateSyntaxError" in kinds:
        return _of_syntax(said, environment)
    if "UndefinedError" in kinds:
        return _said(said, _UNDEFINED, _meant(error, variables))
    return _said(said, (*_OTHERS, *_SYNTAX))


def _of_syntax(said: str, environment: Any) -> Text:
    ended = re.search(r"^Unexpected end of template\. .*innermost block that needs to be closed is '([^']*)'", said)
    if ended:
        return Text(f"文件完了，{{% {ended[1]} %}} 还没有结束，少了 {{% end{ended[1]} %}}，请补上", said)
    tag = re.search(r"^Encountered unknown tag '([^']*)'", said)
    if tag is None:
        named = re.search(r"^No (filter|test) named '([^']*)'", said)
        known = getattr(environment, f"{named[1]}s", ()) if named else ()
        return _said(said, _SYNTAX, _near(named[2], known) if named else _NONE)
    inside = re.search(r"innermost block that needs to be closed is '([^']*)'", said)
    return Text(_of_tag(tag[1], inside[1] if inside else "", wrongly_nested="nesting mistake" in said), said)


def _of_tag(tag: str, inside: str, *, wrongly_nested: bool) -> str:
    if wrongly_nested and inside:
        return f"到 {{% {tag} %}} 为止，{{% {inside} %}} 还没有结束，前面少了 {{% end{inside} %}}，请补上"
    if tag in _ENDS:
        instead = f"，这里应是 {{% end{inside} %}}" if inside else "，请删去"
        return f"{{% {tag} %}} 没有相配的 {{% {_ENDS[tag]} %}}{instead}"
    return f"没有 {{% {tag} %}} 这种语句；可以用的是 {_TAGS}"


def _said(said: str, known: Iterable[_Known], near: Text = _NONE) -> Text:
    for each in known:
        if found := each.pattern.search(said):
            parts = [_TOKENS.get(part or "", part or "") for part in found.groups()]
            named = {f"p{number}": part for number, part in enumerate(parts)}
            return filled(each.instead, said=said, near=near, hint=_hint(parts), **named)
    return filled(_GENERAL, said=said)


def _hint(parts: list[str]) -> str:
    """How a sign that was typed full-width is to be written."""
    half = parts[0].translate(_SIGNS) if parts else ""
    if half and half != parts[0]:
        return f"，请写成半角的 {half}"
    return "，请删去；文字要写在引号里"


@cache
def remembering() -> Any:
    """The class of what is not there: as Jinja's strict one, but its exceptions know of what, and by which name."""
    from jinja2 import StrictUndefined  # noqa: PLC0415  a house style only
    from jinja2.exceptions import UndefinedError  # noqa: PLC0415  likewise
    from jinja2.utils import missing  # noqa: PLC0415  likewise

    class Remembering(StrictUndefined):
        def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError) -> None:
            super().__init__(hint, obj, name, exc)

            def told(message: Any) -> Any:
                error = exc(message)
                error.sought = (None if obj is missing else obj, name)
                return error

            self._undefined_exception = told  # type: ignore[assignment]

    return Remembering


def _meant(error: BaseException, variables: Iterable[str]) -> Text:
    """What of what is there was meant by a name that is not."""
    of, name = getattr(error, "sought", (None, None))
    if not isinstance(name, str):
        return _NONE
    if of is None:
        return _near(name, variables)
    if isinstance(of, Mapping):
        return _near(name, of, listed=True)
    names = [each for each in dir(of) if not each.startswith("_")] if hasattr(of, "_fields") else []
    return _near(name, names, listed=True)


def _near(name: str, names: Iterable[str], *, listed: bool = False) -> Text:
    known = [each for each in names if not each.startswith("_")]
    close = difflib.get_close_matches(name, known, n=1, cutoff=_LIKE)
    if close:
        return filled(_NEAR, name=close[0])
    if listed and known:
        return filled(_THERE, names=Text("、".join(known[:_SHOWN]), ", ".join(known[:_SHOWN])))
    return _NONE


def _templates(environment: Any) -> list[str]:
    try:
        return list(environment.list_templates())
    except (AttributeError, TypeError, OSError):
        return []
