"""What all commands share about the terminal: language, encoding, colours; what a run told, and what it comes to."""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TextIO

from gipgen.cli.streams import silence
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import harmless
from gipgen.findings.text import LANGUAGES, Fault, Problem, Text, language_named, listed, problem, say

# What a run comes to: its exit code. Of several outcomes the highest counts (``Terminal.come_to``).
OK = 0
FINDINGS = 1  # findings at error level, and what a command was asked to fail for
USAGE = (
    2  # a ``Problem``: a call that makes no sense, settings or files that cannot be read or written (``in_file``: 1)
)
OUR_FAULT = 3  # any other exception

_BREAK = Text(
    "这是 gipgen 自身的错误，没有写出文件。请把上面的内容发给维护者。",
    "This is a fault of gipgen; no file was written. Please send the text above to its maintainers.",
)
_NO_LANGUAGE = Text("{named_by} 只能是 {known}，这里是 {word}。", "{named_by} takes {known}, not '{word}'")
_VARIABLE = "GIPGEN_LANG"

_HINTED = Text("{words}。{hint}", "{words}. {hint}")
_NO_OUTPUT = Text("写不到标准输出：{why}。", "cannot write to standard output: {why}")


class Terminal:
    """One run: the language of its messages, what it told, and what it comes to."""

    def __init__(self, lang: str) -> None:
        self.lang, self.code = lang, OK
        self.ends_with_reader = False  # of a command that does nothing but tell: `gipgen check … | head`
        self._told: set[str] = set()

    def come_to(self, code: int) -> None:
        """Note an outcome; the worst of a run is its exit code."""
        self.code = max(self.code, code)

    def problem(self, problem: Problem) -> None:
        """Tell why something cannot be done; of what every file of a run meets, once is enough."""
        if isinstance(problem, Fault):
            self.note(problem.trace.rstrip())
            self.come_to(OUR_FAULT)
        self.come_to(FINDINGS if problem.in_file else USAGE)
        words = problem.say(self.lang)
        if words not in self._told:
            self._told.add(words)
            self.note(words if problem.hint is None else self.say(_HINTED, words=words, hint=problem.hint))

    def found(self, findings: Iterable[Finding], failing: Collection[str] = ("error",)) -> None:
        """Note what findings come to."""
        if any(each.finding.severity in failing for each in findings):
            self.come_to(FINDINGS)

    def fault(self) -> None:
        """Tell of an exception that nobody foresaw: a fault of ours, and the only case that shows a traceback."""
        import traceback  # noqa: PLC0415

        self.come_to(OUR_FAULT)
        self.note(traceback.format_exc().rstrip("\n"))
        self.tell(_BREAK)

    def say(self, text: Text, **values: Any) -> str:
        """A text in the language of the run."""
        return say(text, self.lang, **values)

    def tell(self, text: Text, **values: Any) -> None:
        """Tell something on standard error, where notes go."""
        self.note(self.say(text, **values))

    def note(self, text: str) -> None:
        """The same of finished words."""
        try:
            print(harmless(text), file=sys.stderr)  # noqa: T201  printing is this room's work
        except BrokenPipeError:
            self._gone(sys.stderr)
        except OSError:  # nobody can be told
            silence(sys.stderr)
            self.come_to(USAGE)

    def result(self, text: str) -> None:
        """Write a result to standard output."""
        if text:
            self._output(lambda: print(harmless(text, "\x1b" if colour() else "")))  # noqa: T201

    def content(self, content: bytes) -> None:
        """Write the content of a file to standard output, as it is."""
        self.flush()
        self._output(lambda: sys.stdout.buffer.write(content))
        self.flush()

    def flush(self) -> None:
        """Let what was written to standard output reach it now."""
        self._output(sys.stdout.flush)

    def _output(self, write: Callable[[], object]) -> None:
        """A full disk behind standard output is told once; whatever else the run does goes on."""
        try:
            write()
        except BrokenPipeError:
            self._gone(sys.stdout)
        except OSError as error:
            self.no_output(error)

    def _gone(self, stream: TextIO) -> None:
        """Whoever read has gone: files that the run writes are made whole all the same. Raises ``BrokenPipeError`` where it writes none."""
        if self.ends_with_reader:
            raise BrokenPipeError
        silence(stream)

    def no_output(self, error: OSError) -> None:
        """Tell that standard output takes nothing any more; nothing else complains of it afterwards."""
        from gipgen.findings.refusals import why  # noqa: PLC0415  for what hardly ever happens

        silence(sys.stdout)
        self.problem(problem(_NO_OUTPUT, why=why(error)))


def language(asked: str) -> str:
    """What ``--lang`` asks for, else what ``GIPGEN_LANG`` does, else Chinese. Raises ``Problem`` for one that there is none of."""
    named_by, word = ("--lang", asked) if asked else (_VARIABLE, os.environ.get(_VARIABLE, ""))
    found = language_named(word) if word else LANGUAGES[0]
    if not found:
        raise problem(_NO_LANGUAGE, named_by=named_by, known=listed(LANGUAGES), word=word)
    return found


def preferred() -> str:
    """The language of what is wrong with the language: the one of ``GIPGEN_LANG``, where that is one."""
    return language_named(os.environ.get(_VARIABLE, "")) or LANGUAGES[0]


def language_in(arguments: Sequence[str]) -> str:
    """The language of a call that is not bound yet, for its help and for what is wrong with it. Raises ``Problem``."""
    words = "\0".join(arguments).replace("--lang=", "--lang\0").split("\0")
    asked = words[words.index("--lang") + 1 :] if "--lang" in words else []
    return language(asked[0] if asked else "")


def colour() -> bool:
    """Whether standard output takes colours. ``NO_COLOR`` is honoured."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def cache_folder() -> str:
    """Where compiled templates are kept."""
    return os.path.join(_kept(), "templates")


def results_folder() -> str:
    """Where is kept what was found in reports."""
    return os.path.join(_kept(), "results")


def _kept() -> str:
    """Our part of the user's cache folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "gipgen")


def typed(path: str) -> str:
    """A path as it is typed in a command: in quotes where it has blanks."""
    return f'"{path}"' if " " in path else path
