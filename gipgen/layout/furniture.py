"""What a house prints around the report: cover, 签发人, attachments, 版记. All of it is the wish of gipgen.toml (docs/decisions/0036)."""

from gipgen.layout.signature import Signature
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import Imprint, Style


class Furniture(NamedTuple):
    """The lines of each, as they are printed; empty for none."""

    cover: tuple[str, ...] = ()  # title, agency, date
    issuer: str = ""
    attachments: tuple[tuple[str, str], ...] = ()  # 附件：1. and the name
    seal: str = ""  # what its picture shows
    copies: str = ""
    issued: tuple[str, str] | None = None  # office and date

    @property
    def before(self) -> tuple[str, ...]:
        """The lines in front of the title, in order."""
        return (*self.cover, *([f"签发人：{self.issuer}"] if self.issuer else []))

    @property
    def below(self) -> tuple[str, ...]:
        """The lines between the text and the signature."""
        return (*("".join(each) for each in self.attachments), *([self.seal] if self.seal else []))

    @property
    def passes(self) -> int:
        """How many of the attachments a page may end behind: the first stands with the text, and the last two (of two one) with the signature."""
        count = len(self.attachments)
        return max(count - 2, min(count - 1, 1), 0)

    @property
    def behind(self) -> tuple[str, ...]:
        """The lines at the foot of the last page."""
        return tuple(filter(None, (f"抄送：{self.copies}" if self.copies else "", "".join(self.issued or ()))))


NONE = Furniture()


def furnish(style: Style, title: str, agency: str, signature: Signature | None) -> Furniture:
    """The furniture that a style wants around a report."""
    signed = signature.agency if signature and signature.agency else agency
    date = signature.date if signature else ""
    cover = tuple(filter(None, (title, signed, date))) if style.cover else ()
    seal = f"{signed}印章" if style.seal_picture and signature else ""
    copies, issued = _copies(style.imprint), _issued(style.imprint, date)
    return Furniture(cover, style.issuer, _numbered(style.attachments), seal, copies, issued)


def _copies(imprint: Imprint) -> str:
    return "，".join(each.rstrip("。，、") for each in imprint.copies) + "。" if imprint.copies else ""


def _issued(imprint: Imprint, date: str) -> tuple[str, str] | None:
    """Office and date, where the house names one of them; without a date that of the signature."""
    if not (imprint.office or imprint.date):
        return None
    day = chinese_date(imprint.date) or date
    return imprint.office, f"{day}印发" if day else ""


def _numbered(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each attachment with what stands in front of it: one alone has no number."""
    if len(names) == 1:
        return (("附件：", names[0]),)
    return tuple(("附件：" * (number == 1) + f"{number}.", name) for number, name in enumerate(names, 1))


def chinese_date(text: str) -> str:
    """2025-01-10 → 2025年1月10日, the form of GB/T 9704 (no leading zeros)."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return text
    year, month, day = (int(part) for part in parts)
    return f"{year}年{month}月{day}日"
