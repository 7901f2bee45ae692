"""The kinds of file that ``trend`` writes, by the ending of the name. Nobody else lists them."""

from collections.abc import Callable
from typing import Final

from gipgen.export.csv_file import BOM, line
from gipgen.findings.text import Text, listed, problem
from gipgen.formats.registry import named
from gipgen.trend.tabled import COLUMNS, Trend, as_markdown, table_rows
from gipgen.trend.trend_page import as_page

_NO_KIND = Text(
    "写成哪一种文件看不出来：{name}。文件名的结尾要是 {known} 之一。",
    "{name}: the ending of the name says which kind of file to write; known: {known}",
)


def _page(trend: Trend, lang: str) -> bytes:
    return named("html").sign(as_page(trend, lang).encode("utf-8", "backslashreplace"))


def _markdown(trend: Trend, lang: str) -> bytes:
    return named("md").sign(as_markdown(trend, lang).encode("utf-8", "backslashreplace"))


def _csv(trend: Trend, lang: str) -> bytes:
    content = bytearray(BOM + line(COLUMNS).encode("utf-8"))
    for row in table_rows(trend, lang):
        content += line(row).encode("utf-8")
    return bytes(content)


_KINDS: Final[dict[str, Callable[[Trend, str], bytes]]] = {".html": _page, ".md": _markdown, ".csv": _csv}


def ending_of(name: str) -> str:
    """The ending that says which kind. Raises ``Problem``."""
    found = next((each for each in _KINDS if name.lower().endswith(each)), None)
    if found is None:
        raise problem(_NO_KIND, name=name, known=listed(_KINDS))
    return found


def rendered(trend: Trend, name: str, lang: str) -> bytes:
    """The content of a file of that name. Raises ``Problem`` for one whose ending says nothing."""
    return _KINDS[ending_of(name)](trend, lang)
