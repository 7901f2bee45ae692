"""What a finding is.

A finding speaks of a *path* (the route of keys and indices through the YAML file). Line and column are looked up
at the edge, when somebody reads it: rules never see line numbers. Only findings about the file as text (encoding,
syntax) carry a span from the start, because there is no path yet.

Plain named tuples instead of dataclasses: as frozen, and a tenth of the start-up cost (docs/decisions/0003).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, say
from gipgen.named_tuple import NamedTuple

Severity = Literal["error", "warning", "info"]
ERROR: Final = "error"
WARNING: Final = "warning"
INFO: Final = "info"

Path = tuple[str | int, ...]
NO_VALUES: Mapping[str, Any] = {}


class Span(NamedTuple):
    """A place in the YAML file; both numbers count from 1, columns in characters."""

    line: int
    column: int


class Offset(NamedTuple):
    """A place inside a text value: line and column from 0, before YAML's indentation is added back."""

    line: int
    column: int


NEW_PARAGRAPH = "\n\n"  # in place of the blanks between two


class Fix(NamedTuple):
    """What ``gipgen fmt --fix`` may do about a finding without asking: in the text that the finding's ``path`` leads to.

    ``length`` characters of one line, from ``offset`` on, become ``replacement``, which holds no line break but for those of
    ``NEW_PARAGRAPH``. Only for changes that no reader could object to; where a person has to choose, a rule gives no fix.
    """

    offset: Offset
    length: int
    replacement: str


class Edit(NamedTuple):
    """A change of the file's text as its editor shows it: ``length`` characters from ``span`` on become ``replacement``.

    A line end counts as one character; both may hold some.
    """

    span: Span
    length: int
    replacement: str


GONE: Final = "\0gone"  # in ``Rewrite.becomes``: what stood there is part of another value now


class Rewrite(NamedTuple):
    """What ``gipgen fmt --fix`` may do about a finding without asking: in the file's own text, outside of prose.

    All ``edits`` are made or none; without any, writing the file down (in UTF-8) is the cure. ``becomes`` says which
    values are others afterwards, and which: every value that it does not name must stay as it was, or nothing is written.
    """

    edits: tuple[Edit, ...] = ()
    becomes: tuple[tuple[Path, Any], ...] = ()
    moves: bool = False  # lines are set at other depths: values keep their keys, not their routes


class Diagnostic(NamedTuple):
    """One finding. Needs either a ``path`` or a ``span``.

    ``offset`` refines a path that leads to a text; ``at_key`` points at the key instead of its value; ``fix`` is what
    a program can do about it in that text, ``rewrite`` in the file.
    """

    rule: str
    severity: Severity
    text: Text
    path: Path = ()
    values: Mapping[str, Any] = NO_VALUES
    span: Span | None = None
    offset: Offset | None = None
    at_key: bool = False
    fix: Fix | None = None
    rewrite: Rewrite | None = None

    @property
    def mendable(self) -> bool:
        """Whether ``gipgen fmt --fix`` can do something about it."""
        return self.fix is not None or self.rewrite is not None

    @property
    def words(self) -> Text:
        """The message in both languages."""
        return Text(self.message("zh"), self.message("en"))

    def message(self, language: str) -> str:
        """Write the message out; ``language`` is ``zh`` or ``en``. What is private in it stays hidden."""
        return mask(say(self.text, language, **self.values))


class Finding(NamedTuple):
    """A finding with its file and place looked up: what the output formats and ``sorted`` work on."""

    file: str
    line: int
    column: int
    finding: Diagnostic
    source: str = ""  # the line of the file; what is private in it is hidden when it is shown (``privacy.mask``)

    @property
    def rule(self) -> str:
        return self.finding.rule

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def path(self) -> Path:
        """The route of keys and indices, from 0, through the YAML file."""
        return self.finding.path

    @property
    def values(self) -> Mapping[str, Any]:
        """The numbers and names that the message speaks of."""
        return self.finding.values

    def message(self, language: str = "zh") -> str:
        """What is wrong and what to do, in Chinese or English (``en``); what is private in it stays hidden."""
        return self.finding.message(language)


class Folded(NamedTuple):
    """A published report that was met in a folder: how much was found in it, which is not told one by one."""

    file: str
    errors: int
    warnings: int
    infos: int

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.infos


class Outcome(NamedTuple):
    """What a run of ``check`` came to: all that an output format writes down."""

    findings: Sequence[Finding]
    files: Sequence[str]  # every report that was read, in order; those without findings too
    problems: Sequence[Text] = ()  # files that could not be read
    published: Sequence[Folded] = ()  # those of ``files`` whose findings are not told


class Page(NamedTuple):
    """What ``gipgen explain`` shows for a rule: what it checks, why, and what to write instead."""

    id: str
    severity: Severity
    title: Text
    why: Text
    fix: Text
    source: str = ""  # article or notice behind the rule
    checks: tuple[str, ...] = ()  # OF numbers of the specification's list of checks
    good: str = ""  # an example that passes …
    bad: str = ""  # … and one that fails
    confidence: str = ""  # of the evidence: A official text, B good source or uniform practice, C derived
    also: tuple[Severity, ...] = ()  # what a finding of the rule may be as well, where less is certain

    @property
    def severities(self) -> tuple[Severity, ...]:
        """All that a finding of the rule may be, the worst first: a test holds each rule's file to it."""
        return (self.severity, *self.also)
