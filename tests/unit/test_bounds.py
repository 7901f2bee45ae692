"""What foreign templates, reference documents and settings may take and see: steps, time and text; their own folder."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conftest import Run
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from outputs import RENDERER
from reports import BASE, look
from test_pictures import png

import gipgen as library
from gipgen.findings.text import Problem
from gipgen.formats.house import House
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import lay_out
from gipgen.project.specimen import specimen

EXAMINED = look(BASE)[0]
DOCUMENT = lay_out(EXAMINED.case)


def build(folder: Path, text: str, *, at: str = "masthead") -> None:
    path = folder / "html" / "report.html.j2"
    path.parent.mkdir(exist_ok=True)
    start = '{% extends "builtin/html/report.html.j2" %}'
    path.write_text(f"{start}{{% block {at} %}}{text}{{% endblock %}}", encoding="utf-8")
    Renderer(House((str(folder),)), machine=RENDERER.machine).render(EXAMINED.case.report, DOCUMENT, ("html",))


LOOP = "{% for a in range(90000) %}{% for b in range(90000) %}"
END = "{% endfor %}{% endfor %}"
ENDLESS = {
    "loops in loops": LOOP + END,
    "loops in loops that write": LOOP + "<p>a</p>" + END,
    "loops over lists in one another": "{% set l = range(100) | list %}" + "{% for a in l %}" * 6 + "{% endfor %}" * 6,
    "loops over what filters make": "{% for a in range(9999) | map('string') %}{% for b in range(9999) | map('string') %}"
    + END,
    "a loop that calls itself": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "a template that includes itself": "{% include 'html/report.html.j2' %}",
    "many times a letter": "{{ 'a' * 2000000000 }}",
    "many times a list": "{{ ([1] * 2000000000) | length }}",
    "a number of many digits": "{{ 9 ** 9 ** 9 }}",
    "a number that is squared": "{% set n = namespace(x=99) %}{% for a in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "a text that doubles": "{% set n = namespace(x='a') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a text that doubles by adding": "{% set n = namespace(x='a') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "a block that doubles": "{% set n = namespace(x='a') %}{% for a in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
    "a text that grows by replacing": "{% set n = namespace(x='aa') %}{% for a in range(60) %}{% set n.x = n.x | replace('a', 'aaaa') %}{% endfor %}",
    "a text that grows by its method": "{% set n = namespace(x='aa') %}{% for a in range(60) %}{% set n.x = n.x.replace('a', 'aaaa') %}{% endfor %}",
    "a list that doubles": "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "a wide text": "{{ 'a' | center(2000000000) }}",
    "a wide text by its method": "{{ 'a'.ljust(2000000000) }}",
    "a wide number": "{{ '%02000000000d' % 1 }}",
    "a wide number by its filter": "{{ '%2000000000d' | format(1) }}",
    "a wide number by its method": "{{ '{:2000000000}'.format(1) }}",
    "a far indent": "{{ 'a\nb' | indent(2000000000) }}",
    "text without sense": "{{ lipsum(n=100000) }}",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_a_template_without_an_end_is_stopped(tmp_path: Path, text: str) -> None:
    with pytest.raises(Problem) as told:
        build(tmp_path, text)
    assert str(tmp_path) in told.value.zh


def untouched(text: str) -> str:
    return "{% raw %}" + text + "{% endraw %}"


SHADES = "".join(f":root {{ --x: #{number:03x} }} " for number in range(300))
LONG_STYLES = {
    "variables in one another": f"{SHADES} td {{ background: linear-gradient(var(--x), var(--x), var(--x), var(--x)) }}",
    "colours": "".join(
        f"td:nth-child({number}) {{ color: #00{number:04x}; background: #ff{number:04x} }}" for number in range(900)
    ),
    "selectors": ",".join(["td"] * 9_000) + "{" + "color: #111;" * 9 + "}",
}


@pytest.mark.parametrize("text", LONG_STYLES.values(), ids=LONG_STYLES)
def test_a_style_sheet_that_would_keep_its_reader_busy_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Problem, match="too"):
        build(tmp_path, untouched(text), at="style")


MODEST = {
    "a loop": "{% for a in range(3) %}<p>第{{ loop.index }}行{{ '，' if not loop.last }}</p>{% endfor %}",
    "a loop over a filter": "{% for a in ['甲', '乙'] | map('upper') %}<p>{{ loop.previtem if not loop.first }}{{ a }}</p>{% endfor %}",
    "a macro": "{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m('甲') }}",
    "texts that are joined": "<p>{{ '甲' ~ '乙' + '丙' * 3 }}</p>",
    "filters": "<p>{{ ['甲', '乙'] | join('、') | replace('甲', '丁') | center(9) }}{{ '%02d' % 3 }}{{ '{:>4}'.format('甲') }}</p>",
}


@pytest.mark.parametrize("text", MODEST.values(), ids=MODEST)
def test_a_template_with_sense_is_not_stopped(tmp_path: Path, text: str) -> None:
    build(tmp_path, text)


def test_a_template_sees_its_own_folder_only(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("<p>机密</p>", encoding="utf-8")
    own = tmp_path / "own"
    (own / "html").mkdir(parents=True)
    (own / "html" / "near.j2").write_text("<p>近处</p>", encoding="utf-8")
    build(own, "{% include 'html/near.j2' %}")
    (own / "html" / "link.j2").symlink_to(tmp_path / "secret.j2")
    (own / "html" / "beside.j2").symlink_to(own / "html" / "near.j2")
    build(own, "{% include 'html/beside.j2' %}")
    for name in ("html/link.j2", "../secret.j2", str(tmp_path / "secret.j2"), "html/../../secret.j2"):
        with pytest.raises(Problem):
            build(own, "{% include '" + name + "' %}")
    (own / "html" / "huge.j2").write_text("<p>a</p>" * 200_000, encoding="utf-8")
    with pytest.raises(Problem):
        build(own, "{% include 'html/huge.j2' %}")


def test_a_file_beside_the_templates_is_in_their_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("<settings/>", encoding="utf-8")
    (tmp_path / "own" / "docx").mkdir(parents=True)
    (tmp_path / "own" / "docx" / "settings.xml").symlink_to(tmp_path / "secret")
    renderer = Renderer(House((str(tmp_path / "own"),)), machine=RENDERER.machine)
    with pytest.raises(Problem) as told:
        renderer.render(EXAMINED.case.report, DOCUMENT, ("docx",))
    assert "settings.xml" in told.value.zh


NAMED = {
    "logo": '[style.masthead]\nlogo = "{}/logo.png"\n',
    "reference-doc": '[style]\nreference-doc = "{}/house.docx"\n',
    "templates": '[style]\ntemplates = ["{}"]\n',
}


@pytest.mark.parametrize("key", NAMED)
def test_settings_name_what_lies_in_their_folder(tmp_path: Path, key: str) -> None:
    inside, outside = tmp_path / "project" / "house", tmp_path / "outside"
    for folder in (inside, outside):
        (folder / "html").mkdir(parents=True)
        (folder / "logo.png").write_bytes(png(9, 9))
        (folder / "house.docx").write_bytes(specimen())
    (inside.parent / "linked").symlink_to(outside)
    (inside.parent / "report.yaml").write_text(BASE, encoding="utf-8")

    def problem(folder: str) -> str:
        (inside.parent / "gipgen.toml").write_text(NAMED[key].format(folder), encoding="utf-8")
        (built,) = library.Project().build(str(inside.parent / "report.yaml"), to=["docx"])
        return built.problem.zh if built.problem else ""

    assert problem("house") == ""
    for named in ("../outside", str(outside), "linked", "house/../../outside"):
        told = problem(named)
        assert key in told, named
        assert "gipgen.toml" in told


def test_an_office_can_ignore_foreign_settings(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "gipgen.toml").write_text(
        '[style]\ntemplates = ["nowhere"]\n[rules]\nGIP999 = "off"\n', encoding="utf-8"
    )
    for command in ("check", "build"):
        ignored = gipgen(command, "report.yaml", "--no-settings")
        assert ignored.returncode == 0, ignored.stderr
        assert "gipgen.toml" not in ignored.stderr
    assert gipgen("check", "report.yaml").returncode == 2
    (checked,) = library.Project(settings=False).check(str(tmp_path / "report.yaml"))
    assert checked.passed
    (checked,) = library.Project().check(str(tmp_path / "report.yaml"))
    assert checked.problem is not None


Change = Callable[[docx.document.Document], None]


def styled(xml: str) -> Change:
    def change(document: docx.document.Document) -> None:
        properties = document.styles["Heading 1"].element.get_or_add_rPr()
        for each in properties.findall(parse_xml(f"<w:{xml} {nsdecls('w')}/>").tag):
            properties.remove(each)
        properties.append(parse_xml(f"<w:{xml} {nsdecls('w')}/>"))

    return change


def headed(xml: str) -> Change:
    def change(document: docx.document.Document) -> None:
        paragraph = document.sections[0].header.paragraphs[0]._p
        paragraph.append(parse_xml(f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'>{xml}</w:r>"))

    return change


BOX = "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>九</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
REFERENCES: dict[str, tuple[Change, Change]] = {  # a document that lies, and one that does not
    "hidden": (styled("vanish"), styled('vanish w:val="0"')),
    "struck": (styled("strike"), styled("b")),
    "white": (styled('color w:val="FFFFFF"'), styled('color w:val="1F3864"')),
    "white by the theme": (styled('color w:val="000000" w:themeColor="background1"'), styled('color w:val="2F5496" w:themeColor="accent1"')),
    "tiny": (styled('sz w:val="2"'), styled('sz w:val="36"')),
    "a font of symbols": (styled('rFonts w:eastAsia="Wingdings"'), styled('rFonts w:eastAsia="黑体"')),
    "squeezed": (styled('w w:val="2"'), styled('w w:val="95"')),
    "counts": (headed("<w:t>全年办结99件</w:t>"), headed("<w:t>测试市民政局文件</w:t>")),
    "a text of the report": (headed("<w:t>一、总体情况</w:t>"), headed("<w:t>政府信息公开工作年度报告</w:t>")),
    "a field": (headed("<w:instrText> QUOTE 9 </w:instrText>"), headed("<w:instrText> PAGE </w:instrText>")),
    "a text box": (headed(BOX), headed("<w:pict><v:line/></w:pict>")),
    "hidden in the header": (headed("<w:rPr><w:vanish/></w:rPr><w:t>甲</w:t>"), headed("<w:rPr><w:b/></w:rPr><w:t>甲</w:t>")),
}  # fmt: skip


@pytest.mark.parametrize("lie", REFERENCES)
def test_a_reference_document_that_lies_is_refused(tmp_path: Path, lie: str) -> None:
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    told = []
    for change in REFERENCES[lie]:
        document = docx.Document(io.BytesIO(specimen()))
        change(document)
        document.save(str(tmp_path / "house.docx"))
        project = library.Project(reference_doc=str(tmp_path / "house.docx"))
        (built,) = project.build(str(tmp_path / "report.yaml"), to=["docx"])
        told.append(built.problem.zh if built.problem else "")
    assert "house.docx" in told[0]
    assert told[1] == ""


def test_a_heading_in_a_colour_of_word_is_taken(tmp_path: Path) -> None:
    """As python-docx's own sample has them: blue headings of the theme."""
    document = docx.Document()
    document.styles["Heading 2"].font.color.rgb = RGBColor(0x1F, 0x38, 0x64)
    document.save(str(tmp_path / "house.docx"))
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    (built,) = library.Project(reference_doc=str(tmp_path / "house.docx")).build(
        str(tmp_path / "report.yaml"), to=["docx"]
    )
    assert built.problem is None
    (content,) = built.outputs.values()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"1F3864" in package.read("word/styles.xml")
