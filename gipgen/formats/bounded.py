"""Jinja for templates that others wrote: a sandbox with an end to its steps, its time and its memory, and one folder.

Jinja's own sandbox keeps a template from reaching Python; it lets it count to a million inside a million, and build a text
of any length. Here loops, calls and what they give are metered. Jinja is imported late, so its classes are made late too.
"""

import os
import re
from functools import cache, wraps
from threading import local
from time import monotonic
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.formats import TemplateFault

MOST_STEPS = 100_000  # a report takes about a thousand
MOST_CHARACTERS = 40_000_000  # of all texts that come about on the way
MOST_SECONDS = 10.0
_LARGEST_TEXT = 10_000_000
_LARGEST_TEMPLATE = 1_000_000  # bytes
_LARGEST_NUMBER = 10_000  # as an argument: a width, a count
_WIDE = re.compile(r"\d{4,}|\*")
_CALL = 10  # steps
_INCLUDED = 20_000  # characters that an included template is taken to have
_LEFT_OUT = ("urlize", "striptags", "random", "pprint", "wordwrap")
_STEPS = Text("循环的次数太多，没有做完；请少套几层 for", "the template takes too many steps")
_SLOW = Text("运行的时间太长，没有做完；请少套几层 for", "the template takes too long")
_MUCH = Text(
    "写出的内容太多，没有做完；请看看模板是不是引用了自己，或者循环里又有循环", "the template makes too much text"
)
_NUMBER = Text("{of} 的数太大，最大写到 {most}", "{of}: a number is too large, at most {most}")
_PRODUCT = Text("{of} 算出来的太大，请写小一些", "{of}: the result is too large")
_WIDTH = Text("{of} 里的宽度太大，最多三位数", "{of}: a width is too large")
_ELSEWHERE = Text(
    "模板只能用自己文件夹里的文件，{path} 指到了别处", "{path} leads elsewhere; a template sees its own folder only"
)
_NO_FILE = Text("{path} 不是文件", "{path} is no file")
_LARGE = Text("{path} 太大", "{path} is too large")


class Meter(local):
    """What a rendering has used up, in each thread for itself."""

    depth = 0
    steps = characters = 0
    until = 0.0

    def begin(self) -> None:
        """A rendering begins; one inside another goes on counting."""
        if not self.depth:
            self.steps = self.characters = 0
            self.until = monotonic() + MOST_SECONDS
        self.depth += 1

    def end(self) -> None:
        self.depth -= 1

    def step(self, number: int = 1) -> None:
        self.steps += number
        if self.steps > MOST_STEPS:
            raise TemplateFault(_STEPS)
        if monotonic() > self.until:
            raise TemplateFault(_SLOW)

    def size(self, number: int) -> None:
        self.characters += number
        if number > _LARGEST_TEXT or self.characters > MOST_CHARACTERS:
            raise TemplateFault(_MUCH)

    def result(self, value: Any) -> Any:
        """A value that came about, counted."""
        if isinstance(value, (str, list, tuple, dict)):
            self.size(len(value))
        return value

    def counted(self, value: Any, weight: int = 0) -> Any:
        """What a loop goes through, counted; ``weight`` is what it writes each time."""
        if hasattr(value, "__len__"):
            self.step(len(value))
            self.size(len(value) * weight)
            return value
        return self._each(value, weight)

    def _each(self, value: Any, weight: int) -> Any:
        for each in value:
            self.step()
            self.size(weight)
            yield each

    def arguments(self, function: Any, values: tuple[Any, ...]) -> None:
        """Numbers and texts that a call may have: none that makes a text out of all proportion."""
        name = _called(function)
        numbers = [abs(each) for each in values if _is_number(each)]
        if max(numbers, default=0) > _LARGEST_NUMBER:
            raise TemplateFault(filled(_NUMBER, of=name, most=_LARGEST_NUMBER))
        words = _words(getattr(function, "__self__", None), *values)
        if "replace" in name and len(words) > 2:
            self.size(words[0].count(words[1]) * len(words[2]))
        if "join" in name:
            self.size(sum(len(each) for each in words) * 100)
        if "format" in name and words and _WIDE.search(words[0]):
            raise TemplateFault(filled(_WIDTH, of=name))


def _called(function: Any) -> str:
    """What a template calls a function or a filter by; Jinja's own names have something in front."""
    name: str = getattr(function, "__name__", "")
    return re.sub("^(?:sync_)?(?:do_|safe_)", "", name)


def _words(*values: Any) -> list[str]:
    return [each for each in values if isinstance(each, str)]


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def binary(operator: str, left: Any, right: Any) -> None:
    """Refuse an operation whose result is out of all proportion."""
    numbers = [each for each in (left, right) if _is_number(each)]
    sizes = [len(each) for each in (left, right) if hasattr(each, "__len__")]
    if operator == "%" and isinstance(left, str) and _WIDE.search(left):
        raise TemplateFault(filled(_WIDTH, of="%"))
    if _is_too_large(operator, numbers) or (numbers and max(numbers) * max(sizes, default=0) > _LARGEST_TEXT // 10):
        raise TemplateFault(filled(_PRODUCT, of=operator))
    if sum(sizes) > _LARGEST_TEXT:
        raise TemplateFault(_MUCH)


def _is_too_large(operator: str, numbers: list[int]) -> bool:
    most = 64 if operator == "**" else 2**100
    return any(abs(each) > most for each in numbers)


def _counting() -> Any:
    """What goes over a parsed template: puts a filter around what loops go through, and around texts that are joined."""
    from jinja2 import nodes  # noqa: PLC0415  a house style only
    from jinja2.visitor import NodeTransformer  # noqa: PLC0415  likewise

    def filtered(name: str, node: Any, arguments: list[Any]) -> Any:
        return nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)

    class Counting(NodeTransformer):
        def visit_For(self, node: Any) -> Any:  # noqa: N802  Jinja's name
            self.generic_visit(node)
            written = sum(len(each.data) for each in node.find_all(nodes.TemplateData))
            written += _INCLUDED * sum(1 for _ in node.find_all(nodes.Include))
            node.iter = filtered("_counted", node.iter, [nodes.Const(written)])
            return node

        def visit_Concat(self, node: Any) -> Any:  # noqa: N802  likewise
            self.generic_visit(node)
            return filtered("_sized", node, [])

    return Counting()


@cache
def bounded_environment() -> Any:
    """The class of environments for a house's templates; each has a ``meter``."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  a house style only

    counting = _counting()

    class Bounded(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset(("*", "**", "+", "%"))

        def __init__(self, *arguments: Any, **options: Any) -> None:
            self.meter = Meter()
            super().__init__(*arguments, finalize=self.meter.result, **options)
            for name in _LEFT_OUT:
                self.filters.pop(name, None)
            for name in ("lipsum", "cycler", "joiner"):
                self.globals.pop(name, None)
            self.hold_filters(dict(self.filters))

        def hold_filters(self, filters: dict[str, Any]) -> None:
            """Take filters, each metered."""
            self.filters.update({name: _metered(each, self.meter) for name, each in filters.items()})
            self.filters.update(_counted=self.meter.counted, _sized=self.meter.result)

        def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
            return counting.visit(super()._parse(source, name, filename))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            binary(operator, left, right)
            return self.meter.result(super().call_binop(context, operator, left, right))

        def wrap_str_format(self, value: Any) -> Any:
            """As the sandbox has it, for no width out of all proportion; what is called then knows its text no more."""
            text = getattr(value, "__self__", "")
            if isinstance(text, str) and "format" in getattr(value, "__name__", "") and _WIDE.search(text):
                raise TemplateFault(filled(_WIDTH, of="format"))
            return super().wrap_str_format(value)

        def call(self, *arguments: Any, **named: Any) -> Any:
            _, called, *values = arguments
            self.meter.step(_CALL)
            self.meter.arguments(called, (*values, *named.values()))
            return self.meter.result(super().call(*arguments, **named))

    return Bounded


def _metered(function: Any, meter: Meter) -> Any:
    @wraps(function)
    def metered(*values: Any, **named: Any) -> Any:
        meter.step()
        meter.arguments(
            function, (*values[1:], *named.values()) if not isinstance(values[0], str) else (*values, *named.values())
        )
        return meter.result(function(*values, **named))

    return metered


def inside(folder: str, path: str) -> str:
    """The file at ``path`` itself. Raises ``TemplateFault`` where links lead out of ``folder``, and for a huge file."""
    root, place = os.path.realpath(folder), os.path.realpath(path)
    if os.path.commonpath((root, place)) != root:
        raise TemplateFault(filled(_ELSEWHERE, path=path))
    if not os.path.isfile(place):
        raise TemplateFault(filled(_NO_FILE, path=path))
    if os.path.getsize(place) > _LARGEST_TEMPLATE:
        raise TemplateFault(filled(_LARGE, path=path))
    return place


def own_loader(folders: tuple[str, ...]) -> Any:
    """Loads templates from these folders, and from nowhere that their links lead to."""
    from jinja2 import FileSystemLoader  # noqa: PLC0415  a house style only

    class Own(FileSystemLoader):
        def get_source(self, environment: Any, template: str) -> Any:
            for folder in folders:
                path = os.path.join(folder, *template.split("/"))
                if os.path.lexists(path) and ".." not in template.split("/"):
                    inside(folder, path)
                    break
            return super().get_source(environment, template)

    return Own(folders, encoding="utf-8-sig")
