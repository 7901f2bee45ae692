"""When a report was published and what else can be downloaded: the line that a government page has below its title.

The date is the one of the page's tags (PubDate) or else the date below the text; a draft has neither.
"""

from collections.abc import Mapping

from gipgen.named_tuple import NamedTuple

PUBLISHED, DOWNLOAD = "发布日期：", "下载："
_DAY_BEGINS = "00:00"


class Download(NamedTuple):
    """A file that lies beside the page: what it is, its name there, and what it is called once it was downloaded."""

    label: str
    file: str
    saved_as: str


def iso_date(text: str) -> str:
    """2025-1-10 as 2025-01-10; empty for what is no day of the calendar."""
    from datetime import date  # noqa: PLC0415  `check` needs none

    try:
        return date(*map(int, text.split("-"))).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def published_on(site: Mapping[str, str], signed: str) -> str:
    """The day of publication, as 2025-01-10; empty where it is not known."""
    return iso_date(site.get("PubDate", "")[:10]) or iso_date(signed)


def tags_of_date(site: Mapping[str, str], signed: str) -> dict[str, str]:
    """PubDate for a page with tags that has none; the tag wants an hour, and that is not known."""
    day = iso_date(signed)
    return {"PubDate": f"{day} {_DAY_BEGINS}"} if site and day and not site.get("PubDate") else {}


def publishing_line(day: str, downloads: tuple[Download, ...]) -> str:
    """The line as it reads."""
    offered = DOWNLOAD + "、".join(each.label for each in downloads) if downloads else ""
    return " ".join(filter(None, (PUBLISHED + day if day else "", offered)))
