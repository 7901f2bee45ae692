"""Gipgen knows its own outputs, in every format: as it made them, changed since, or somebody else's."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from outputs import docx_document, render
from reports import BASE, ROOT, changed, look

from gipgen.formats.registry import Format, checked, formats, named
from gipgen.formats.zip_package import entries, entry, joined

FORMATS = [pytest.param(each, id=each.name) for each in formats()]
PACKAGES = [each for each in formats() if each.name in ("docx", "odt")]
SPOILT = 400  # places at which each file is spoilt, one at a time


@pytest.fixture(scope="module")
def outputs() -> dict[str, bytes]:
    wanted = [each.name for each in formats() if each.extra is None or each.extra.is_there()]
    return render(look(BASE)[0], wanted)


def made(outputs: dict[str, bytes], format_: Format) -> bytes:
    if format_.name not in outputs:
        pytest.skip("an extra that is not installed")
    return outputs[format_.name]


@pytest.mark.parametrize("format_", FORMATS)
def test_what_was_made_is_own_until_one_byte_of_it_changes(outputs: dict[str, bytes], format_: Format) -> None:
    content = made(outputs, format_)
    assert format_.is_own(content)
    chance = random.Random(format_.name)
    places = {*range(40), *range(len(content) - 150, len(content)), *chance.sample(range(len(content)), SPOILT)}
    for place in places:
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << chance.randrange(8)
        assert not format_.is_own(bytes(spoilt)), place
    for other in (content[:-1], content[1:], content + b"\n", b"\n" + content, content + content, content + b"\0"):
        assert not format_.is_own(other)
    for _ in range(40):
        place = chance.randrange(len(content))
        assert not format_.is_own(content[:place] + chance.randbytes(1 + place % 3) + content[place:])
        assert not format_.is_own(content[:place] + content[place + 1 :])


@pytest.mark.parametrize("format_", FORMATS)
def test_it_is_told_whether_a_file_was_changed_or_is_somebody_elses(outputs: dict[str, bytes], format_: Format) -> None:
    content = made(outputs, format_)
    assert "changed" == format_.whose(content + b" ")
    bare = format_.mark.take_off(content)
    assert bare is not None
    for foreign in (
        bare,
        b"",
        b"\r\n",
        b"# \xe6\x89\x8b\xe5\x86\x99\n",
        b"PK\5\6" + bytes(18),
        b"startxref\n0\n%%EOF",
        bytes(5000),
    ):
        assert "foreign" == format_.whose(foreign)
    other = render(look(changed(("行政处罚: 53", "行政处罚: 54")))[0], (format_.name,))[format_.name]
    mark = format_.mark.take_off(other)
    assert mark != bare
    assert format_.is_own(other)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_mark_is_no_part_of_what_is_printed(outputs: dict[str, bytes], format_: Format) -> None:
    content = made(outputs, format_)
    bare = format_.mark.take_off(content)
    assert bare is not None
    with_mark, without = format_.read(content), format_.read(bare)
    assert len(with_mark) == len(without) > 10
    assert [each for each in with_mark if hasattr(each, "text")] == [each for each in without if hasattr(each, "text")]
    assert format_.sign(bare) == content


@pytest.mark.parametrize("name", ["md", "html"])
def test_line_ends_of_windows_change_nothing(outputs: dict[str, bytes], name: str) -> None:
    """As ``core.autocrlf`` of git writes every text file there; one line end alone is a change."""
    content = outputs[name]
    assert named(name).is_own(content.replace(b"\n", b"\r\n"))
    assert not named(name).is_own(content.replace(b"\n", b"\r\n", 1))


@pytest.mark.parametrize("format_", PACKAGES, ids=[each.name for each in PACKAGES])
def test_a_file_that_an_office_program_saved_again_is_changed(outputs: dict[str, bytes], format_: Format) -> None:
    """The same parts in another order, another compression, a part written anew, a part more."""
    content = outputs[format_.name]
    parts = entries(content)
    text = next(each for each in parts if each.name in (b"word/document.xml", b"content.xml"))
    edited = entry(text.name.decode(), text.content().replace(b"53", b"54"))
    assert "changed" == format_.whose(joined([edited if each is text else each for each in parts]))
    assert not format_.is_own(joined(parts[1:2] + parts[:1] + parts[2:]))
    assert not format_.is_own(joined([*parts, entry("word/more.xml", b"<a/>")]))
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        assert old.testzip() is None
        for info in old.infolist():
            new.writestr(info, old.read(info))
    assert "changed" == format_.whose(packed.getvalue())


def test_word_shows_the_mark_as_a_property_of_the_file(outputs: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(outputs["docx"])) as package:
        assert "请改 YAML" in package.read("docProps/custom.xml").decode()
        assert b"custom-properties+xml" in package.read("[Content_Types].xml")
        assert b'Target="docProps/custom.xml"' in package.read("_rels/.rels")
    document = docx_document(outputs["docx"])
    document.paragraphs[0].runs[0].text += "！"
    document.save(str(tmp_path / "saved.docx"))
    assert "changed" == named("docx").whose((tmp_path / "saved.docx").read_bytes())


def test_a_hostile_package_costs_nothing() -> None:
    """Parts that lie in one another, and a part that unpacks to a gigabyte, where a Word file is to be replaced."""
    bomb = joined([entry("_rels/.rels", bytes(50_000_000)), entry("docProps/custom.xml", b"x")])
    assert "foreign" == named("docx").whose(bomb)
    whole = joined([entry(f"{number}", bytes(range(256)) * 400) for number in range(3)])
    inner = bytearray(whole)
    start = whole.index(b"PK\1\2")
    for _ in range(3):
        place = whole.index(b"PK\1\2", start)
        inner[place + 20 : place + 24] = (len(whole)).to_bytes(4, "little")
        start = place + 4
    assert "foreign" == named("docx").whose(bytes(inner))


def test_no_format_is_registered_without_a_mark() -> None:
    for each in formats():
        assert checked(each.name, each) is each
        with pytest.raises(TypeError):
            checked(each.name, each._replace(mark=None))  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            checked(each.name, each._replace(mark=each.mark._replace(put=None)))  # type: ignore[arg-type]


def test_a_template_can_neither_forget_nor_fake_the_mark(tmp_path: Path) -> None:
    """A page without a head is signed behind its end, and one that says the mark itself is signed all the same."""
    from gipgen import Project

    shown = '{% extends "builtin/html/report.html.j2" %}'
    mark = named("html").mark.put(b"</head>", "gipgen:0123456789abcdef").decode().removesuffix("</head>")
    for body in ("{% block head %}" + mark + "{% endblock %}", "{% block head %}<!-- </head> -->{% endblock %}", ""):
        own = tmp_path / "own" / "html"
        own.mkdir(parents=True, exist_ok=True)
        (own / "report.html.j2").write_text(shown + body, encoding="utf-8")
        (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
        project = Project(templates=[str(tmp_path / "own")])
        (built,) = project.build(str(tmp_path / "report.yaml"), to=["html"])
        assert built.problem is None
        assert named("html").is_own(next(iter(built.outputs.values())))
    page = (ROOT / "tests" / "golden" / "硚口区卫生健康局.html").read_bytes()
    assert named("html").is_own(page)
    headless = page[page.index(b"<body") : page.index(b"</html>")]
    assert named("html").is_own(named("html").sign(headless))
    assert not named("html").is_own(named("html").sign(headless) + b" ")
