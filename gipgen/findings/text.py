"""What is said to users: each message in both languages, side by side where it belongs; and the one error that speaks to them.

A pair of texts is never picked from by hand: ``say`` and ``chosen`` do it, here and nowhere else (a test looks).
"""

from collections.abc import Iterable
from typing import Any, Literal

from gipgen.findings.harmless import visible
from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import in_english, to_chinese

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")  # the first is spoken unless the other is asked for


class Text(NamedTuple):
    """One message in both languages; ``{name}`` stands for a value that is put in when it is said."""

    zh: str
    en: str


def say(text: Text, lang: str, /, **values: Any) -> str:
    """The text in one of the languages (``zh`` or ``en``), with its values; one that is a ``Text`` is said in the same."""
    return chosen(text, lang).format_map({name: _value(value, lang) for name, value in values.items()})


def language_named(word: str) -> Language | None:
    """The language that a word like ``en`` or ``zh_CN.UTF-8`` names; ``None`` for one that nothing is said in."""
    begin = word.lower().replace("-", "_").partition("_")[0].partition(".")[0]
    return next((each for each in LANGUAGES if each == begin), None)


def chosen(text: Text, lang: str) -> str:
    """One of the languages of a text that is finished: nothing in it is to be put in any more."""
    return text.en if lang == "en" else text.zh


def filled(text: Text, **values: Any) -> Text:
    """The text with its values, in both languages."""
    return Text(say(text, "zh", **values), say(text, "en", **values))


def joined(first: Text, more: Text) -> Text:
    """One message behind the other; what is to be put in is put in later."""
    return Text(first.zh + more.zh, first.en + more.en)


def listed(words: Iterable[str]) -> Text:
    """Words one after the other, as each of the languages separates them."""
    known = tuple(map(visible, words))
    return Text("、".join(known), ", ".join(known))


def in_a_row(texts: Iterable[Text]) -> Text:
    """Finished texts one after the other, as each of the languages separates them."""
    every = tuple(texts)
    return Text("、".join(each.zh for each in every), ", ".join(each.en for each in every))


def in_turn(texts: Iterable[Text]) -> Text:
    """Finished statements one after the other, parted by semicolons."""
    every = tuple(texts)
    return Text("；".join(each.zh for each in every), "; ".join(each.en for each in every))


def sentences(texts: Iterable[Text]) -> Text | None:
    """Finished sentences one behind the other; nothing where there are none."""
    every = tuple(texts)
    return Text("".join(each.zh for each in every), "; ".join(each.en for each in every)) if every else None


def same(word: str) -> Text:
    """What is called the same in both languages."""
    return Text(word, word)


def in_words(number: int) -> Text:
    """A small number in words."""
    return Text(to_chinese(number), in_english(number))


def _value(value: Any, lang: str) -> Any:
    """A value as it is said. What a user named, a file say, may hold a line break: told as it is, it would forge lines."""
    if isinstance(value, Text):
        return chosen(value, lang)
    return visible(value, "\t") if isinstance(value, str) else value


class Problem(Exception):  # noqa: N818  not an error of gipgen: what a user can do something about, told as such
    """Why something cannot be done: a call that makes no sense, a file that cannot be read, a part that is missing.

    The one exception whose words reach a user. ``of_report``: it lies in the report at hand and in no other, so who
    tells it names the file. ``in_file``: it was met in a file, so it is a finding and no wrong usage. ``of_call``: it
    would be the same with any other file, whoever met it in this one. ``hint`` is what a person at a terminal is told
    besides: where else to look.
    """

    def __init__(
        self,
        zh: str,
        en: str,
        *,
        of_report: bool = False,
        in_file: bool = False,
        of_call: bool = False,
        hint: Text | None = None,
    ) -> None:
        self.hint = hint
        self.text, self.of_report, self.in_file, self.of_call = Text(zh, en), of_report, in_file, of_call
        super().__init__(en)

    def __reduce__(self) -> tuple[Any, ...]:
        """For other processes: an exception is otherwise made again of its English words alone."""
        return _made_again, (type(self), self.en, self.__dict__)

    def say(self, lang: str) -> str:
        """Its words in one of the languages."""
        return chosen(self.text, lang)

    @property
    def zh(self) -> str:
        return self.text.zh

    @property
    def en(self) -> str:
        return self.text.en


def _made_again(kind: type[Problem], words: str, state: dict[str, Any]) -> Problem:
    made = kind.__new__(kind, words)
    made.__dict__.update(state)
    return made


def problem(text: Text, **values: Any) -> Problem:
    """A problem in the words of a text, with its values."""
    return Problem(*filled(text, **values))


_FAULT = Text("gipgen 自身的错误，这个文件没有处理", "a fault of gipgen itself; this file was not dealt with")


class Fault(Problem):
    """An exception that nobody foresaw, met at one file: a fault of ours, told there while the others go on."""

    def __init__(self, trace: str, name: str = "") -> None:
        """``trace`` is the traceback, ``name`` that of the file."""
        self.trace = trace
        words = filled(_OF_FILE, name=name, why=_FAULT) if name else _FAULT
        super().__init__(*words, in_file=True)


_OF_FILE = Text("{name}：{why}", "{name}: {why}")


def fault(name: str) -> Fault:
    """The exception at hand as a fault at the file of this name."""
    import traceback  # noqa: PLC0415  rarely

    return Fault(traceback.format_exc(), name)
