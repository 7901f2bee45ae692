"""The page for those who zoom, use the keyboard, or listen: WCAG 2.1 AA in Chromium, on a telephone and in the dark."""

from pathlib import Path
from typing import Any

import pytest
from programs import HOUSE, LARGE, REPORTS, opened

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # what another colour scheme can break
FOCUSED = """() => {
    const focused = document.activeElement, box = focused.getBoundingClientRect(), style = getComputedStyle(focused);
    return {name: focused.className || focused.tagName, href: focused.getAttribute('href'), seen: box.top >= 0 && box.left >= 0 &&
        box.bottom <= innerHeight + 1 || box.height > innerHeight, outlined: style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2};
}"""
WIDER = """() => ({page: document.documentElement.scrollWidth, window: document.documentElement.clientWidth,
    cut: [...document.querySelectorAll('body *')].filter(each => (each.matches('.captions .name') || !each.closest('.scroll, .skip')) && each.getBoundingClientRect().right > innerWidth + 1)
        .map(each => each.tagName)})"""


@pytest.mark.parametrize("name", list(REPORTS))
def test_axe_finds_nothing(shown: Path, chromium: Any, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    with opened(chromium, shown / f"{name}.html", 1280) as tab:
        for width in (1280, 320):
            tab.set_viewport_size({"width": width, "height": 800})
            for scheme, rules in (("light", RULES), ("dark", COLOURS)):
                tab.emulate_media(color_scheme=scheme)
                result = axe.run(tab, options={"runOnly": rules, "resultTypes": ["violations"]})
                assert result.response["passes"], "it looked at nothing"
                assert not result.violations_count, (width, scheme, result.generate_report())


@pytest.mark.parametrize("name", list(REPORTS))
def test_nothing_has_to_be_scrolled_sideways_but_tables(shown: Path, chromium: Any, name: str) -> None:
    with opened(chromium, shown / f"{name}.html", 1280) as tab:
        for width in (1280, 640, 320):  # a screen, at 200 % zoom and at 400 %, which is a small telephone
            tab.set_viewport_size({"width": width, "height": 800})
            seen = tab.evaluate(WIDER)
            assert seen["page"] <= seen["window"] == width
            assert not seen["cut"]


@pytest.mark.parametrize("name", [HOUSE, LARGE])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(shown: Path, chromium: Any, name: str) -> None:
    with opened(chromium, shown / f"{name}.html", 320) as tab:
        stops = []
        for _ in range(1 + 3 + 6 + 3):  # the skip link, three downloads, the six sections, the three tables
            tab.keyboard.press("Tab")
            stops.append(tab.evaluate(FOCUSED))
        assert ["skip", *["A"] * (3 + 6), *["scroll"] * 3] == [stop["name"] for stop in stops]
        assert all(stop["outlined"] for stop in stops)
        assert all(stop["seen"] for stop in stops)
        tab.keyboard.press("ArrowRight")  # in the last table
        tab.wait_for_function("document.activeElement.scrollLeft > 0")


def test_the_skip_link_and_the_contents_lead_where_they_say(shown: Path, chromium: Any) -> None:
    with opened(chromium, shown / f"{HOUSE}.html", 1280) as tab:
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert "content" == tab.evaluate("document.activeElement.id")
        for _ in range(3 + 3):  # three downloads, three sections
            tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert "#applications" == tab.evaluate("location.hash")
        top = tab.evaluate("document.querySelector('#applications h2').getBoundingClientRect().top")
        assert -1 < top < 200


@pytest.mark.parametrize("name", list(REPORTS))
def test_each_number_is_announced_with_its_row_and_column(shown: Path, chromium: Any, name: str) -> None:
    """What Chromium tells a screen reader: the cell, and the headers that it is tied to, in their roles."""
    with opened(chromium, shown / f"{name}.html", 320) as tab:
        session = tab.context.new_cdp_session(tab)
        roles = {
            node.get("backendDOMNodeId"): (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in session.send("Accessibility.getFullAXTree")["nodes"]
            if not node["ignored"]
        }
        elements = {
            attributes["key"]: (*roles.get(node, ("", "")), attributes)
            for node, attributes in _elements(session.send("DOM.getDocument", {"depth": -1})["root"])
        }
        cells = [
            each for key, each in elements.items() if each[2].get("data-cell") and each[2]["table"] == "applications"
        ]
        assert {"2021": 175, "2019": 161}[tab.evaluate("document.body.dataset.edition")] == len(cells)
        for role, text, attributes in cells:
            assert ("cell", True) == (role, text.isdigit()), attributes
            headers = [elements[name] for name in attributes["headers"].split()]
            assert {"rowheader", "columnheader"} == {header[0] for header in headers}, attributes
            assert all(header[1] for header in headers)


def _elements(node: dict[str, Any], table: str = "") -> list[tuple[int, dict[str, str]]]:
    """The elements below a node, with their attributes; ``key`` is the id or a number, ``table`` where it stands."""
    names = node.get("attributes", [])
    attributes = dict(zip(names[::2], names[1::2], strict=True))
    table = attributes.get("data-table", table)
    own = {**attributes, "key": attributes.get("id", str(node["backendNodeId"])), "table": table}
    below = [each for child in node.get("children", []) for each in _elements(child, table)]
    return [(node["backendNodeId"], own), *below]
