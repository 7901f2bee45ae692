"""GIP617: the address where the report can be read is one."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Fix, Offset, Page, Path
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP617",
    severity=WARNING,
    also=(INFO,),
    title=Text("网址", "the address on the web"),
    why=Text(
        "公众按这个网址查阅和下载报告。网址里有空格、汉字或全角符号就打不开；政府网站的域名以 .gov.cn 结尾。",
        "Readers open it to find the report. Blanks and full-width signs break it; government sites end in .gov.cn.",
    ),
    fix=Text("从浏览器地址栏复制网址。", "Copy it from the browser."),
    source="《政府信息公开条例》第二十四条；《政府网站发展指引》",
    checks=("OF-21",),
    confidence="C",
    good="网址: https://www.example.gov.cn/nb/2024.html",
    bad="网址: https：//www.example.gov.cn/nb/2024.html",
)
BROKEN = Text("网址“{url}”打不开：{reason}。请从浏览器的地址栏复制。", "'{url}' is no address: {reason_en}")
IN_TEXT = Text("网址“{url}”打不开：{why}。请从浏览器的地址栏复制。", "'{url}' is no address: {why}")
WIDE = Text(
    "网址“{url}”里有全角的符号，打不开。写成 {wanted}。",
    "'{url}' holds full-width signs: write {wanted}",
)
NOT_GOVERNMENT = Text("网址“{url}”不是 .gov.cn 域名，请核对是不是本机关的网站。", "'{url}' is not on a .gov.cn site")


_SCHEMES = ("http://", "https://")
_STOPS = "。，；、：,;"


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _of_the_field(case)
    for passage in case.passages:
        if passage.is_prose and ("http" in passage.text or "www" in passage.text):
            yield from _in_text(passage)


def _in_text(passage: Passage) -> Iterator[Diagnostic]:
    """Addresses that readers of the text are sent to."""
    from gipgen.rules.support.addresses import broken  # noqa: PLC0415  few passages have an address

    for each in broken(passage.text):
        if not passage.is_computed(each.begin, each.end):
            values = {
                "url": quoted(passage.text, each.begin, each.end),
                "why": filled(each.why, sign=each.sign),
            }
            yield Diagnostic(PAGE.id, WARNING, IN_TEXT, passage.path, values, offset=passage.place(each.begin))


def _of_the_field(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    url = report.fields["url"]
    if not url or report.form.fill_in in url:
        return
    if url[-1] in _STOPS:
        return  # GIP207 tells, and takes it off
    path = (report.form.field("url").key,)
    yield from _in_full_width(url, path) or _told(url, path)


def _in_full_width(url: str, path: Path) -> list[Diagnostic]:
    """What is said of an address that is one but for the width of its signs."""
    half = url if url.isascii() else _half(url)
    if half == url or not half.isascii() or " " in half or not half.startswith(_SCHEMES):
        return []
    fix, values = Fix(Offset(0, 0), len(url), half), {"url": url, "wanted": half}
    return [Diagnostic(PAGE.id, WARNING, WIDE, path, values, offset=Offset(0, 0), fix=fix)]


def _told(url: str, path: Path) -> Iterator[Diagnostic]:
    wrong = next((character for character in url if character <= " " or character > "~"), None)
    host = _host(url)
    if wrong is not None:
        shown = "空格" if wrong.isspace() else f"“{wrong}”"
        values = {"url": url, "reason": f"里面有{shown}", "reason_en": f"it has a {wrong!r}"}
        yield Diagnostic(PAGE.id, WARNING, BROKEN, path, values)
    elif "." not in host.strip(".") or _is_cut(url):
        values = {
            "url": url,
            "reason": "不是完整的网址，应以 https:// 开头",
            "reason_en": "it should begin with https://",
        }
        yield Diagnostic(PAGE.id, WARNING, BROKEN, path, values)
    elif not host.endswith(".gov.cn"):
        yield Diagnostic(PAGE.id, INFO, NOT_GOVERNMENT, path, {"url": url})


def _half(url: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415  few addresses need it

    return normalize("NFKC", url)


def _host(url: str) -> str:
    rest = url.partition("://")[2] if "://" in url else url
    return rest.partition("/")[0].partition(":")[0].lower()


def _is_cut(url: str) -> bool:
    """Whether the address begins like one with a scheme and has not all of it: http:/…"""
    return url.startswith("http") and not url.startswith(("http://", "https://"))


RULE = Rule(PAGE, check)
