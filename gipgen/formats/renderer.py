"""Renders documents in the formats asked for, and proves each. Owns what all documents of a house have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pyexpat import ExpatError

from gipgen.findings.text import Problem, Text, chosen, filled, listed, problem
from gipgen.formats import ProofError, TemplateFault
from gipgen.formats.expected import Expected
from gipgen.formats.house import BUILT_IN, House
from gipgen.formats.machine import Machine
from gipgen.formats.proof import Proof
from gipgen.formats.registry import Comparison, Format, Job, named
from gipgen.formats.templating import Templates
from gipgen.formats.visible import Held, own_hosts
from gipgen.layout.document import Document
from gipgen.layout.publishing import Download
from gipgen.report.report import Report
from gipgen.settings.settings import DEFAULT

_IN = Text("{format}：{why}", "{format}: {why}")
_TOO_DEEP = Text("一层套一层，太深了", "too many things inside one another")
_NOT_INSTALLED = Text(
    "生成 {format} 要先安装一个部件，没有生成文件。请运行：{install}", "{format} needs an extra; run: {install}"
)
_WORDS = Text("gipgen.toml 的 [style] 里的 {why}。", "in [style] of gipgen.toml, {why}")
_AT = Text("{place}：{why}", "{place}: {why}")
_OF_HOUSE = Text(
    "用了 {folders} 里的模板，生成的内容不对，没有写出文件：{why}",
    "the templates in {folders} do not give the report, and nothing was written: {why}",
)


class Renderer:
    """What one house's outputs are made with: templates, fonts of the machine, tables that were proved before.

    Usable from several threads. A house that changes on the disk is opened anew and given a new renderer.
    """

    def __init__(self, house: House = BUILT_IN, cache: str = "", machine: Machine | None = None) -> None:
        """``cache`` is a folder for compiled templates, empty for none; ``machine`` may be shared by several renderers."""
        self.house = house
        self.templates = Templates(house, cache)
        self.plain = Templates(house._replace(folders=()), cache) if house.folders else None
        self.machine = machine or Machine()
        self._proof = Proof()

    def render(
        self,
        report: Report,
        document: Document,
        formats: Iterable[str],
        folder: str = "",
        *,
        name: str = "",
        problems: list[Problem] | None = None,
    ) -> dict[str, bytes]:
        """The document in each of ``formats`` (by name), read back and compared with it and the report.

        ``folder`` is where the files will lie: links to pictures beside them are seen from there. ``name`` is what they
        are called, without ending: the web page links to the others where it is given.
        Raises ``Problem`` for a fault of the house's own templates, or where this machine cannot make a format;
        ``ProofError`` for a fault of gipgen. What a format cannot show of this report goes into ``problems``, where they
        are given, and stops no other format.
        """
        wanted = tuple(formats)
        job = Job(document, self.templates, self.machine, folder, self.plain)
        expected: dict[Comparison, Expected] = {}
        outputs: dict[str, bytes] = {}
        if document.style is not DEFAULT.style and document.style.words:
            _hold_words(report, document)
        with self._blamed_on_the_house():
            for each in sorted(wanted, key=lambda each: named(each).links):  # after what it links to
                if named(each).links and name and not document.draft:
                    job = job._replace(
                        document=document._replace(downloads=_downloads(document, name, outputs, wanted))
                    )
                try:
                    outputs[each] = self._made(named(each), job, report, expected)
                except Problem as problem:
                    if problems is None or not problem.of_report:
                        raise
                    problems.append(problem)
        return {each: outputs[each] for each in wanted if each in outputs}

    def _made(self, format_: Format, job: Job, report: Report, expected: dict[Comparison, Expected]) -> bytes:
        """One file, signed and proved."""
        _is_there(format_)
        document, compares = job.document, format_.compares
        if compares not in expected:
            expected[compares] = Expected(
                report, document, compares.levels, tight=compares.tight, furnished=compares.furnished
            )
        expected[compares].downloads = document.downloads
        this = job._replace(claims=expected[compares].repeats_or_claims)
        content = format_.render(this)
        signed = format_.sign(content)  # here, where no template can forget it
        self._proof.prove(format_, signed, expected[compares], is_own=self.plain is not None)
        self._hold(format_, content, this)
        return signed

    def _hold(self, format_: Format, content: bytes, job: Job) -> None:
        """Hold a file to what a style may do, where the house has templates of this format. Raises ``ProofError``."""
        if self.plain is None or format_.hold is None or not self.templates.has_own(format_.templates):
            return
        plain = format_.render(job._replace(templates=self.plain, plain=None))
        if plain == content:
            return
        try:
            hosts = own_hosts(job.document.site, job.document.url)
            format_.hold(Held(content, plain, hosts, job.claims))
        except ProofError as error:
            raise ProofError(filled(_IN, format=format_.name, why=error.text), error.what) from error
        except (ExpatError, SyntaxError) as error:
            from gipgen.formats.unreadable import malformed  # noqa: PLC0415  only where something is wrong

            raise ProofError(filled(_IN, format=format_.name, why=malformed(error, content)[0])) from error
        except RecursionError as error:
            raise ProofError(filled(_IN, format=format_.name, why=_TOO_DEEP)) from error

    @contextmanager
    def _blamed_on_the_house(self) -> Iterator[None]:
        """With templates of its own, what is wrong is theirs: the tests hold the built-in ones."""
        folders = self.house.folders
        try:
            yield
        except (TemplateFault, ProofError) as error:
            if not folders:
                raise
            raise problem(_OF_HOUSE, folders=listed(folders), why=_with_place(error, folders)) from error


def _with_place(error: TemplateFault | ProofError, folders: tuple[str, ...]) -> Text:
    """What is wrong, behind the file and the line of the template that it comes from, where these can be told."""
    from gipgen.formats.template_places import of_words  # noqa: PLC0415  only where something is wrong

    place = "" if isinstance(error, TemplateFault) and error.placed else of_words(error.what, folders)
    return filled(_AT, place=place, why=error.text) if place else error.text


def _downloads(
    document: Document, name: str, outputs: Mapping[str, bytes], wanted: Sequence[str]
) -> tuple[Download, ...]:
    """The files of this run that the web page offers, in the order in which formats stand everywhere."""
    made = sorted((named(each) for each in wanted if each in outputs), key=lambda each: each.rank)
    return tuple(
        Download(chosen(each.label, "zh"), f"{name}.{each.name}", f"{document.title}.{each.name}")
        for each in made
        if each.is_download
    )


def _hold_words(report: Report, document: Document) -> None:
    """The words of gipgen.toml say nothing that only the report may say. Raises ``Problem``."""
    from gipgen.formats.settings_held import words_fault  # noqa: PLC0415  a house style only

    claims = Expected(report, document, Comparison().levels, tight=False).repeats_or_claims
    if fault := words_fault(document.style, claims):
        raise problem(_WORDS, why=fault.why)


def _is_there(format_: Format) -> None:
    """Raises ``Problem`` where a format needs a part that is not installed."""
    extra = format_.extra
    if extra is not None and not extra.is_there():
        raise problem(_NOT_INSTALLED, format=format_.label, install=extra.install)
