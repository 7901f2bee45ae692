"""The document tree: title, preface, six sections in the form's order, signature. Outputs differ in markup only."""

from collections.abc import Mapping

from gipgen.form.definition import Section, heading_words
from gipgen.layout.chart import Chart, charts
from gipgen.layout.furniture import NONE, Furniture, chinese_date, furnish
from gipgen.layout.grid import Grid, fill
from gipgen.layout.publishing import Download, published_on, tags_of_date
from gipgen.layout.signature import Signature, place
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Block, Paragraph, Text, leads, nests
from gipgen.report.report import Report, number_text, printed_numbers
from gipgen.rules.support.rule import Case
from gipgen.rules.years.stock import PAGE as STOCK
from gipgen.settings.settings import DEFAULT, Style
from gipgen.vocabulary.numerals import to_chinese

STANDARD = DEFAULT.style


class Part(NamedTuple):
    """One of the six sections: prose, a grid behind it where the form has a table, and prose that gipgen adds."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    grid: Grid | None
    landscape: bool = False  # on a page of its own that lies on its side
    notes: tuple[str, ...] = ()  # printed under the grid


class Exemption(NamedTuple):
    """One entry of 豁免, with what it keeps quiet."""

    rule: str
    title: str  # of the rule; empty where there is no such rule
    reason: str
    places: tuple[str, ...]  # line and message of each finding that it took out


class Remark(NamedTuple):
    """A finding as the review appendix prints it."""

    rule: str
    severity: str
    line: int
    message: str


class Review(NamedTuple):
    """What a reviewer has to know beside the report (``build --review``); never part of what is published."""

    exemptions: tuple[Exemption, ...]
    remarks: tuple[Remark, ...]


class Document(NamedTuple):
    title: str
    agency: str
    year: str
    edition: str
    basis: str  # number of the notice that sets the form
    preface: tuple[Block, ...]
    parts: tuple[Part, ...]
    signature: Signature | None
    site: Mapping[str, str]
    url: str  # where the public finds it
    draft: bool
    fill_in: str  # what stands for a number that is not known yet
    style: Style
    charts: tuple[Chart, ...]  # for the web page
    furniture: Furniture = NONE
    review: Review | None = None  # the Markdown output alone prints it
    published: str = ""  # the day, as 2025-01-10; empty where it is not known, and in drafts
    downloads: tuple[Download, ...] = ()  # files built together with the web page, which links to them

    @property
    def blank(self) -> str:
        """What a draft has a yellow ground behind: it stands for what is not known yet. Empty in what is no draft."""
        return self.fill_in if self.draft else ""

    @property
    def published_on(self) -> str:
        """The day of publication as it is printed."""
        return chinese_date(self.published)

    @property
    def summary(self) -> str:
        """What the report is, in a sentence: search engines show it below the title."""
        headings = "、".join(heading_words(part.heading) for part in self.parts)
        return f"{self.title}，包括{headings}{to_chinese(len(self.parts))}个部分。"

    @property
    def leads(self) -> bool:
        """Whether a paragraph begins with a run-in heading, which has a face of its own."""
        return any(leads(blocks) for blocks in (self.preface, *(part.blocks for part in self.parts)))

    @property
    def nests(self) -> bool:
        """Whether a list stands in another."""
        return any(nests(blocks) for blocks in (self.preface, *(part.blocks for part in self.parts)))

    @property
    def grids(self) -> list[Grid]:
        return [part.grid for part in self.parts if part.grid is not None]


def lay_out(case: Case, *, draft: bool = False) -> Document:
    """Lay a report out. What is missing prints as 待填; only drafts get that far."""
    report = case.report
    numbers = printed_numbers(report)
    style = case.settings.style
    signature = _signature(report, style)
    site = _site(case)
    signed = report.fields["signature"]["date"] or ""
    return Document(
        title=report.title,
        agency=report.agency,
        year=str(report.year or report.form.fill_in),
        edition=report.form.edition,
        basis=report.form.document,
        preface=_preface(case),
        parts=tuple(_part(section, case, numbers) for section in report.form.sections),
        signature=signature,
        url=report.fields["url"] or "",
        site=site,
        draft=draft,
        fill_in=report.form.fill_in,
        style=style,
        charts=charts(report, case.previous) if style.charts else (),
        furniture=furnish(style, report.title, report.agency, signature) if style is not STANDARD else NONE,
        published="" if draft else published_on(site, signed),
    )


def _site(case: Case) -> dict[str, str]:
    """The page's meta tags: what the site and the report set, and what the report itself is; nothing where nothing is set."""
    report = case.report
    site = {**case.settings.site, **report.fields["site"]}
    dated = tags_of_date(site, report.fields["signature"]["date"] or "")
    return {"ArticleTitle": report.title, **dated, "ContentSource": report.agency, **site} if site else {}


def _part(section: Section, case: Case, numbers: Mapping[str, str]) -> Part:
    narrative = case.narratives.get(section.id)
    blocks = narrative.blocks if narrative else ()
    if not section.table:
        if not blocks:
            blocks = _paragraphs(case.report.form.fill_in)
        if section.id == case.report.form.roles.sections.other_matters:
            blocks = (*blocks, *_fee(case.report))
        return Part(section.id, section.heading, blocks, None)
    caption = heading_words(section.heading)
    grid = fill(case.report.form.edition, section.table, caption, numbers)
    landscape = section.table in case.settings.style.landscape
    return Part(section.id, section.heading, blocks, grid, landscape, _notes(section, case.report))


def _notes(section: Section, report: Report) -> tuple[str, ...]:
    """The reasons why a stock does not follow from last year's: an exemption of GIP402 is told to the public."""
    if not any(block.stock for block in report.form.tables[section.table].blocks):
        return ()
    reasons = [reason for rule, reason in report.fields["exemptions"] if rule == STOCK.id and reason]
    return tuple(f"注：{' '.join(reason.split()).rstrip('。')}。" for reason in reasons)


def _paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(text),)) for text in texts)


def _preface(case: Case) -> tuple[Block, ...]:
    """The preface typed; without one the usual sentences; an empty one stays empty."""
    report = case.report
    if report.fields["preface"] is not None:
        narrative = case.narratives.get("preface")
        return narrative.blocks if narrative else ()
    form = report.form
    values = {
        "name": form.name,
        "document": form.document,
        "agency": report.agency,
        "year": report.year or form.fill_in,
        "headings": "、".join(heading_words(section.heading) for section in form.sections),
        "count": to_chinese(len(form.sections)),
        "url": report.fields["url"],
        "contact": _contact(report),
    }
    wanted = ["basis", "parts", "period"]
    wanted += ["download"] if values["url"] else []
    wanted += ["contact"] if values["contact"] else []
    return _paragraphs("".join(form.preface[name].format_map(values) for name in wanted))


def _contact(report: Report) -> str:
    """``硚口区卫生健康局办公室（地址：……，电话：……）``, or nothing where there is no contact."""
    contact = report.fields["contact"]
    fields = report.form.field("contact").fields
    details = [f"{field.key}：{contact[field.id]}" for field in fields[1:] if contact.get(field.id)]
    office = contact.get(fields[0].id) or ""
    if not details and not office:
        return ""
    name = office if office.startswith(report.agency) else report.agency + office
    return f"{name}（{'，'.join(details)}）" if details else name


def _fee(report: Report) -> tuple[Block, ...]:
    fee = report.fields["fee"]
    if all(value is None for value in fee.values()):
        return ()
    statement = report.form.fee_statement["none" if all(value == 0 for value in fee.values()) else "some"]
    blank = report.form.fill_in
    texts = {name: blank if value is None else number_text(value) for name, value in fee.items()}
    return _paragraphs(statement.format_map(texts))


def _signature(report: Report, style: Style) -> Signature | None:
    signature = report.fields["signature"]
    if not signature["agency"] and not signature["date"]:
        return None
    seal = style.seal or bool(style.seal_picture)
    date = chinese_date(signature["date"] or "")
    return place(signature["agency"] or "", date, seal=seal, line=_characters(style))


def _characters(style: Style) -> int:
    """How many characters of the body a line of A4 has room for."""
    return round(style.page.text_width / style.sizes.body)
