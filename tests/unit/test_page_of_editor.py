"""The editor's page as files: whatever it says is said in both languages, and it loads nothing from elsewhere."""

import json
import re

from reports import ROOT

PAGE = ROOT / "gipgen" / "web" / "page"
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in PAGE.glob("*.js")}


def test_everything_said_is_there_in_both_languages() -> None:
    words = dict(
        re.findall(r'^  (\w+): \["((?:[^"\\\\]|\\\\.)*", "(?:[^"\\\\]|\\\\.)*)"\],$', SCRIPTS["words.js"], re.MULTILINE)
    )
    assert len(words) > 80
    rest = "\n".join(text for name, text in SCRIPTS.items() if name != "words.js") + (PAGE / "index.html").read_text(
        encoding="utf-8"
    )
    for name, both in words.items():
        assert re.search(rf'"{name}"', rest), f"{name} is never said"
        zh, _, en = both.partition('", "')
        assert set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en)), name
        assert not re.search("[\u4e00-\u9fff]", en.replace("待填", "")), name
    for name in re.findall(r'say\("(\w+)"', rest):
        assert name in words, name


def test_nothing_comes_from_elsewhere_and_nothing_stands_inside_of_tags() -> None:
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    for name, text in {
        **SCRIPTS,
        "index.html": page,
        "edit.css": (PAGE / "edit.css").read_text(encoding="utf-8"),
    }.items():
        assert not re.search(
            r"https?://|//cdn|@import|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function",
            text,
        ), name
    assert not re.search(r"<script>|<style|\son\w+=|style=", page)
    assert len(SCRIPTS) > 12


def test_no_label_of_the_form_stands_in_the_page() -> None:
    """Next year's edition draws itself."""
    from gipgen.form.editions import editions, load

    for edition in editions():
        form = load(edition)
        for name, text in SCRIPTS.items():
            found = [row.label for row in form.rows.values() if len(row.label) > 4 and row.label in text]
            assert not found + [section.heading for section in form.sections if section.heading in text], name


ALONE = PAGE.parent / "alone"


def test_each_page_takes_the_files_that_it_can_read_and_says_so_of_others() -> None:
    words = json.loads((ALONE / "words.json").read_text(encoding="utf-8"))
    for scripts, told in ((PAGE, SCRIPTS["words.js"]), (ALONE, json.dumps(words, ensure_ascii=False))):
        text = (scripts / "reads.js").read_text(encoding="utf-8")
        (endings,) = re.findall(r"READABLE = /\\\.\((.*)\)\$/i", text)
        (word,) = re.findall(r'UNREADABLE = "(\w+)"', text)
        (says,) = re.findall(rf'"?{word}"?: \["([^"]*)"', told)
        readable = says.partition("。")[0]
        for ending, name in (("docx", "Word"), ("odt", "ODT"), ("pdf", "PDF"), ("xlsx", "Excel"), ("ofd", "OFD")):
            assert (ending in endings.split("|")) == (name in readable), (scripts.name, name)
    accepted = re.findall(
        r'id: "from-document", type: "file", accept: "([^"]*)"', (ALONE / "welcome.js").read_text(encoding="utf-8")
    )
    matched = re.compile(
        r"\.(" + re.findall(r"READABLE = /\\\.\((.*)\)\$/i", (ALONE / "reads.js").read_text(encoding="utf-8"))[0] + ")$"
    )
    assert accepted
    assert all(matched.match(each) for each in accepted[0].split(","))
