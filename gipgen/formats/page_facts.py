"""What the elements of a web page say of the report beside its words: names, cells, links, pictures, charts.

Where a house's templates say it too, they say what the built-in ones do, in the same order.
"""

from gipgen.formats.page_tree import Tree, in_chart
from gipgen.formats.printed import squeezed
from gipgen.formats.visible import may_lead_to, refuse

_PLACES = ("id", "aria-labelledby", "aria-describedby")
_CELLS = ("id", "scope", "headers", "data-cell")


def hold_facts(page: Tree, plain: Tree, hosts: tuple[str, ...]) -> None:
    """Compare them. Raises ``ProofError``."""
    _order(page, plain)
    _cells(page, plain)
    _tables(page, plain)
    _links(page, plain, hosts)
    _pictures(page, plain)
    _charts(page, plain)


def _order(page: Tree, plain: Tree) -> None:
    """Names of places stand in the order in which the built-in page has them, each once."""
    for attribute in _PLACES:
        known = {each.get(attribute): at for at, each in enumerate(plain.elements) if attribute in each.attrib}
        values = [each.get(attribute) for each in page.elements if attribute in each.attrib]
        places = [known[value] for value in values if value in known]
        if places != sorted(set(places)) or len(values) != len(set(values)):
            raise refuse(attribute, "同一个名称用了两次，或次序不对", "a name is used twice or out of order")


def _cells(page: Tree, plain: Tree) -> None:
    """What a cell is said to be (its number, its headers) is what the built-in table says."""
    ours, theirs = ([each for each in tree.elements if each.tag in ("td", "th")] for tree in (plain, page))
    for our, their in zip(ours, theirs, strict=False):
        for name in _CELLS:
            if their.get(name, our.get(name)) != our.get(name):
                raise refuse(f'<{their.tag} {name}="{their.get(name)}">', "表格的格子标错了", "a cell is not that one")


def _tables(page: Tree, plain: Tree) -> None:
    names, was = ([each.get("data-table") for each in tree.elements if each.tag == "table"] for tree in (page, plain))
    if len(names) != len(was) or any(name not in (None, other) for name, other in zip(names, was, strict=True)):
        raise refuse("<table>", "网页里不能有报告以外的表", "a table that is not the report's")


def _links(page: Tree, plain: Tree, hosts: tuple[str, ...]) -> None:
    """The report's links lead where it says, in their order; those of the house lead to its own site."""
    rest = _pairs(plain)
    for href, text in _pairs(page):
        if (href, text) in rest:
            rest = rest[rest.index((href, text)) + 1 :] if not href.startswith("#") else rest
        elif not may_lead_to(href, hosts):
            why = "链接只能到本页、本网站（gipgen.toml 的 SiteDomain）、电话或邮箱；报告里的链接要照原样"
            raise refuse(href, why, "links lead to the page, the agency's own site, a telephone or mail")


def _pairs(page: Tree) -> list[tuple[str, str]]:
    return [(each.get("href", ""), squeezed("".join(each.itertext()))) for each in page.elements if each.tag == "a"]


def _pictures(page: Tree, plain: Tree) -> None:
    ours, theirs = (
        [[each.get(name) for name in ("src", "alt", "width", "height")] for each in tree.elements if each.tag == "img"]
        for tree in (plain, page)
    )
    rest = iter(ours)
    if not all(each in rest for each in theirs):
        raise refuse(
            "<img>",
            "图片只能是报告里的和 gipgen.toml 里的 logo，照原来的次序",
            "pictures are the report's and the logo",
        )


def _charts(page: Tree, plain: Tree) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  as above

    def drawn(tree: Tree) -> list[str]:
        figures = [each for each in tree.elements if each.tag == "figure" and in_chart(tree, each)]
        return [ET.tostring(each, "unicode").rstrip() for each in figures]

    if (found := drawn(page)) and found != drawn(plain):
        raise refuse(
            '<figure class="chart">',
            "小图要和内置的一样，颜色用 CSS 改；不要的，去掉 gipgen.toml 里的 charts = true",
            "charts stay as they are",
        )
