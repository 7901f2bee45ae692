"""总表.html for those who zoom, listen, or have a telephone: WCAG 2.1 AA in Chromium, and nothing to be scrolled sideways."""

from pathlib import Path

import pytest
from collected_units import collected, unit
from programs import browser, missing, opened
from reports import BASE, changed

from gipgen.collect.collected import STATES, NotTaken
from gipgen.collect.overview_html import overview_html
from gipgen.collect.rule_ranking import ranking
from gipgen.findings.text import Text
from gipgen.formats.templating import Templates

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
LONG = "某某省某某自治州某某县人民政府办公室政务服务和大数据管理局"


def test_axe_finds_nothing_and_nothing_is_cut(tmp_path: Path) -> None:
    if missing():
        pytest.skip(f"needs {missing()}")
    from axe_playwright_python.sync_playwright import Axe

    wrong = changed(("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"))
    units = [unit(f"{LONG}{number}", state, wrong, why="说明" * 30) for number, state in enumerate(STATES)]
    units[0] = unit(LONG, "未交")._replace(late=None)
    units[7] = unit(f"{LONG}七", "有警告", BASE)._replace(late=True, by=12)
    of = collected(*units, not_taken=(NotTaken("a" * 90 + ".docx", Text("坏了", "bad")),), changed={"新交": (LONG,)})
    page = tmp_path / "总表.html"
    page.write_bytes(overview_html(of, ranking(of.units), ["反馈/a.docx"] * len(units), Templates()))
    with browser() as started, opened(started, page, 1280) as tab:
        for width in (1280, 640, 320):
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate("document.documentElement.scrollWidth") == width
            result = Axe().run(tab, options={"runOnly": RULES, "resultTypes": ["violations"]})
            assert result.response["passes"], "it looked at nothing"
            assert not result.violations_count, (width, result.generate_report())
        assert tab.locator("[role=row]").count() > len(units)
        assert tab.locator("script").count() == 0
