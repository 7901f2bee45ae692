"""No regular expression of gipgen takes longer than a text is long: two repeats beside each other never share a sign.

A pattern is quadratic where one run of signs can be divided between two unbounded repeats and what follows may fail. A
search is one more repeat in front of the pattern: ``\\s*x`` begins anew at each blank of a run. Both are read off the parsed
pattern, so that no text has to be found first that shows it.
"""

import ast
import re
import string
import time
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest
from reports import ROOT

from gipgen.imports import frame, signed
from gipgen.prose import inline, sentences
from gipgen.rules.language import series
from gipgen.rules.privacy import secret_documents
from gipgen.rules.support import change_tokens, misdated
from gipgen.settings import parse_toml
from gipgen.source import wording
from gipgen.vocabulary import wrong_words

UNKNOWN = "?"
SEARCHING = ("search", "finditer", "findall", "sub", "subn", "split")
ANCHORED = ("match", "fullmatch")
MANY = 1_000  # a repeat of more is as good as unbounded
SIGNS = string.printable + "\xa0é\u3000、。，；：（）《》“”…—甲０"  # what a pattern names itself comes to them


class Item(NamedTuple):
    """A piece of a pattern: the signs that it can take, whether it may take none, and whether it may go on for ever."""

    signs: frozenset[str]
    empty: bool
    endless: bool = False
    kept: bool = False  # what it has taken it never gives back
    not_behind: frozenset[str] | None = None  # zero-width: the sign in front must be none of these
    ahead: tuple[tuple["Item", ...], ...] = ()  # zero-width: the ways through a lookahead
    groups: frozenset[int] = frozenset()  # the optional groups that it stands in: where one of them fails, nothing does

    @property
    def may_fail(self) -> bool:
        return not self.empty or self.not_behind is not None


class Used(NamedTuple):
    place: str
    pattern: str
    flags: int
    how: str


def alphabet(pattern: str) -> frozenset[str]:
    return frozenset(SIGNS) | frozenset(sign for sign in pattern if sign > "~")


class Reading:
    def __init__(self, pattern: str, flags: int) -> None:
        self.all = alphabet(pattern)
        self.flags = flags
        self._groups = 0

    def items(self, tree: Any) -> list[list[Item]]:
        """All ways through a pattern, as far as they differ in what stands beside a repeat."""
        ways: list[list[Item]] = [[]]
        for op, av in tree:
            if op in (sre.ASSERT, sre.ASSERT_NOT) and av[0] > 0:
                ahead = Item(frozenset(), empty=False, ahead=tuple(map(tuple, self.items(av[1]))))
                ways = [[*way, ahead] for way in ways]
                continue
            more = self.one(op, av)
            ways = [way + other for way in ways for other in more]
            if len(ways) > 400:  # enough of them to tell; the rest only repeats what was seen
                ways = ways[:400]
        return ways

    def one(self, op: Any, av: Any) -> list[list[Item]]:
        nothing: list[list[Item]] = [[]]
        if op in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
            return [[Item(self.set_of(op, av), empty=False)]]
        if op is sre.SUBPATTERN:
            return self.items(av[-1])
        if op is sre.ATOMIC_GROUP:
            return [[item._replace(kept=True) for item in way] for way in self.items(av)]
        if op is sre.BRANCH:
            return [way for branch in av[1] for way in self.items(branch)][:400]
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            kept = op is sre.POSSESSIVE_REPEAT
            return [[item._replace(kept=item.kept or kept) for item in way] for way in self.repeated(*av)]
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return self.asserted(op, *av)
        if op is sre.AT:
            if av in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
                free = frozenset("\n") if self.flags & re.MULTILINE and av is sre.AT_BEGINNING else frozenset()
                return [[Item(frozenset(), empty=True, not_behind=self.all - free)]]
            return [[Item(frozenset(), empty=False)]] if av in (sre.AT_END, sre.AT_END_STRING) else nothing
        if op is sre.GROUPREF:
            return [[Item(self.all, empty=True)]]
        raise NotImplementedError(op)

    def repeated(self, least: int, most: Any, body: Any) -> list[list[Item]]:
        ways = self.items(body)
        if most is not sre.MAXREPEAT and most < MANY:
            found = [way * (2 if most > 1 else 1) for way in ways]
            return found if least else [[], *map(self.optional, found)]
        taken = frozenset().union(*(item.signs for way in ways for item in way))
        if all(len(way) == 1 and not way[0].endless for way in ways):
            return [[Item(taken, empty=least == 0, endless=True)]]
        # What one round ends with, the next begins with.
        twice = [one + self.optional(other) for one in ways for other in ways][:400]
        return twice if least else [[], *map(self.optional, twice)]

    def optional(self, way: list[Item]) -> list[Item]:
        self._groups += 1
        return [item._replace(groups=item.groups | {self._groups}) for item in way]

    def asserted(self, op: Any, _direction: int, body: Any) -> list[list[Item]]:
        ways = self.items(body)
        single = all(len(way) == 1 for way in ways)
        if single:
            signs = frozenset().union(*(way[0].signs for way in ways))
            return [[Item(frozenset(), empty=True, not_behind=signs if op is sre.ASSERT_NOT else self.all - signs)]]
        return [[Item(frozenset(), empty=False)]]

    def set_of(self, op: Any, av: Any) -> frozenset[str]:
        pattern = parser.SubPattern(parser.State(), [(op, av)])
        found = re._compiler.compile(pattern, self.flags)  # type: ignore[attr-defined]
        return frozenset(sign for sign in self.all if found.match(sign))


def shared(items: list[Item]) -> tuple[int, int] | None:
    """Two endless pieces that one run of signs can be divided between, with something behind them that may fail."""
    for first, one in enumerate(items):
        for second in range(first + 1, len(items) if one.endless and not one.kept else 0):
            other = items[second]
            run = one.signs & other.signs
            if not other.endless or not run or not passes(items[first + 1 : second], run):
                continue
            if any(each.may_fail and each.groups <= one.groups for each in items[second + 1 :]):
                return first, second
    return None


def passes(between: list[Item], run: frozenset[str]) -> bool:
    """Whether what stands between two repeats can be made of the signs that they share."""
    for item in between:
        if item.not_behind is not None and not run - item.not_behind:
            return False
        if item.signs and not item.empty and not run & item.signs:
            return False
    return True


def quadratic(used: Used) -> bool:
    reading = Reading(used.pattern, used.flags)
    tree = parser.parse(used.pattern, used.flags)
    front = [Item(reading.all, empty=True, endless=True)] if used.how in SEARCHING else []
    end = [Item(frozenset(), empty=False)] if used.how == "fullmatch" else []
    return any(shared(way) for found in reading.items(tree) for way in with_aheads([*front, *found, *end]))


def with_aheads(way: list[Item]) -> Iterator[list[Item]]:
    """A way, and those that it is up to the end of each of its lookaheads."""
    yield way
    for place, item in enumerate(way):
        for inner in item.ahead:
            end = Item(frozenset(), empty=False)
            within = [each._replace(groups=each.groups | item.groups) for each in (*inner, end)]
            yield from with_aheads([*way[:place], *within])


@cache
def found() -> tuple[Used, ...]:
    return tuple(uses())


def uses() -> Iterator[Used]:
    """Every pattern of gipgen that can be known without running it, and how it is asked."""
    for path in sorted((ROOT / "gipgen").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        source = path.read_text(encoding="utf-8")
        if name.endswith("__main__") or not re.search(r"\bre\.|\.(?:search|match|sub)\(", source):
            continue
        yield from _of_module(path, source, vars(import_module(name)))


def _of_module(path: Path, source: str, names: dict[str, Any]) -> Iterator[Used]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        how, on = node.func.attr, node.func.value
        if how not in (*SEARCHING, *ANCHORED):
            continue
        by_module = isinstance(on, ast.Name) and on.id == "re"
        found = _value(node.args[0] if by_module else on, names)
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        flags = _value(node.args[-1], names) if by_module else 0
        for each in found if isinstance(found, list) else [found]:
            if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                yield Used(place, each.pattern, each.flags, how)
            elif isinstance(each, str) and by_module:
                yield Used(place, each, flags if isinstance(flags, re.RegexFlag) else 0, how)
            elif by_module:
                yield Used(place, "", 0, UNKNOWN)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
        node = node.args[0]
    try:
        return eval(compile(ast.Expression(node), "", "eval"), dict(names))
    except Exception:  # noqa: BLE001  names that only a run has
        return None


def _known_only_when_running() -> Iterator[Used]:
    """The patterns of tables and word lists."""
    for label, flag in ((inline._PATTERNS, 0), (inline._PRINTED, 0), (inline._SIGNS, 0)):
        for pattern in label.values():
            yield Used("gipgen/prose/inline.py", pattern, flag, "finditer" if label is inline._SIGNS else "match")
    shapes = (shape.pattern for shape in misdated._SHAPES)
    yield from (Used("gipgen/rules/support/misdated.py", pattern, 0, "finditer") for pattern in shapes)
    yield Used("gipgen/rules/support/change_tokens.py", change_tokens._RATE, 0, "finditer")
    for word in wrong_words.doubled():
        yield Used("gipgen/rules/language/doubled.py", word.pattern, 0, "finditer")
    for kind in (*series._WORDS, *series._DIGITS):
        yield Used("gipgen/rules/language/series.py", kind.pattern, 0, "finditer")
    for pattern in (secret_documents._MARKED, secret_documents._INTERNAL):
        yield Used("gipgen/rules/privacy/secret_documents.py", pattern, 0, "finditer")
    for _, pattern, _ in sentences._GENERAL:
        yield Used("gipgen/prose/sentences.py", pattern, 0, "sub")
    for pattern, _ in wording._SLIPS:
        yield Used("gipgen/source/wording.py", pattern, 0, "search")
    for pattern in frame._CONTACT.values():
        yield Used("gipgen/imports/frame.py", pattern, re.IGNORECASE, "finditer")
    for pattern, _, _ in parse_toml._SLIPS:
        yield Used("gipgen/settings/parse_toml.py", pattern, 0, "search")
    yield Used("gipgen/imports/signed.py", signed._TAIL.format(agency="测试市民政局"), 0, "search")


# Files with patterns that are put together where they are used, and why these need not be read.
BY_HAND = {
    "gipgen/form/numbers.py": "looks at values of 40 characters",
    "gipgen/form/validate.py": "the patterns of the schemas: no repeat without end",
    "gipgen/formats/as_pdf.py": "no repeat",
    "gipgen/formats/typst_text.py": "one set of signs",
    "gipgen/prose/svg_fallback.py": "nothing behind its last repeat may fail",
    "gipgen/formats/as_html.py": "no repeat without end",
    "gipgen/formats/as_md.py": "no repeat without end",
    "gipgen/formats/mark.py": "no repeat",
    "gipgen/rules/support/misdated.py": "its shapes are in the list above",
    "gipgen/formats/package_mark.py": "no repeat",
    "gipgen/formats/unreadable.py": "the name of one tag, from where it begins",
    "gipgen/formats/word_looks.py": "held by fullmatch to values of one attribute, one repeat in each",
    "gipgen/formats/held_odt.py": "likewise",
    "gipgen/formatting/columns.py": "words between the repeats",
    "gipgen/prose/unprinted.py": "no repeat of more than 200 but of blanks and one sign, each behind the other",
    "gipgen/prose/pictures.py": "nothing endless but the signs of one tag of a file that is well-formed",
    "gipgen/rules/arithmetic/fill_in.py": "no repeat",
    "gipgen/rules/language/dates.py": "digits behind what is no digit, blanks behind what is none",
    **{used.place: "read above" for used in _known_only_when_running()},
}
SHORT = {f"gipgen/form/{name}.py" for name in ("numbers", "amounts")}  # they look at values of 40 characters
SHORT.add("gipgen/formats/css_values.py")  # of 1,000


def test_no_pattern_divides_a_run_of_signs_in_two_ways() -> None:
    read = [used for used in (*found(), *_known_only_when_running()) if used.how != UNKNOWN]
    assert len(read) > 150
    slow = [f"{used.place}: {used.how} {used.pattern}" for used in read if quadratic(used)]
    assert [] == [each for each in slow if each.partition(":")[0] not in SHORT]


def test_no_pattern_is_left_out() -> None:
    places = {used.place.partition(":")[0] for used in found() if used.how == UNKNOWN}
    assert places <= set(BY_HAND), "patterns that only a run can tell: read them, and say so"


@pytest.mark.parametrize(
    ("pattern", "how", "slow"),
    [
        (r"\s*\n", "search", True),
        (r"\s*\n", "match", False),
        (r"[ \t]*\n", "search", True),
        (r"[ \t]*\n", "match", False),
        (r"(?<![ \t])[ \t]*\n", "search", False),
        (r"\(\s*(\w*)\s*\)", "match", True),
        (r"\(\s*(\w+)\s*\)", "match", False),
        (r"<table>.*?</table>", "search", True),
        (r"《[^《》]*》", "search", False),
        (r"《[^》]*》", "search", True),
        (r"(?:a+)+b", "match", True),
        (r"(?:a+,)+b", "match", False),
        (r"a+(?=.*b)", "match", True),
        (r"\d+(?:\.\d+)?", "search", False),
        (r"\d+件", "search", True),
        (r"(?<!\d)\d+件", "search", False),
        (r"^\s*x", "search", False),
        (r"a*|b", "search", False),
        (r"\(\s*+\s*\)", "match", False),
        (r"\s*+x", "search", True),
    ],
)
def test_the_guard_sees_what_is_slow(pattern: str, how: str, *, slow: bool) -> None:
    assert slow == quadratic(Used("", pattern, 0, how))


def test_what_the_guard_calls_slow_is_slow() -> None:
    """The model agrees with the clock: eight times the blanks, 64 times the time; 16 tells it from 8 on a busy machine too."""

    def took(length: int) -> float:
        text = " " * length
        before = time.process_time()
        re.search(r"\s*x", text)
        return time.process_time() - before

    shorter, longer = (min(took(length) for _ in range(5)) for length in (1_000, 8_000))  # others disturb one, not all
    assert longer > 16 * shorter
