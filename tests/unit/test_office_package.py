"""Packages of parts and the XML in them: what is taken out, what is refused, and what a PDF may unpack to."""

import io
import zipfile
import zlib

import pytest

from gipgen.findings.text import Problem
from gipgen.imports import office_package as module
from gipgen.imports import pdf_counts
from gipgen.imports.counted import number_of
from gipgen.imports.office_package import W, is_on, parse, relations, unpack, value_of, values
from gipgen.imports.pdf_counts import refuse_swollen

SPACE = f'xmlns:w="{W[1:-1]}"'


def package(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def refused(words: str, job: object, *arguments: object) -> None:
    assert callable(job)
    with pytest.raises(Problem) as raised:
        job(*arguments)
    assert words in raised.value.zh, raised.value.zh
    assert raised.value.en


def test_the_wanted_parts_are_taken_out() -> None:
    raw = package(a=b"1", b=b"2")
    assert {"a": b"1"} == unpack(raw, ("a", "c"))
    assert {"b": b"2", "a": b"1"} == unpack(raw, ("b", "a"))
    assert {} == unpack(raw, ())
    refused("损坏", unpack, b"PK", ("a",))


@pytest.mark.parametrize(
    ("size", "told"), [(9, ""), (10, ""), (11, "11 字节的一个部分，上限是 10"), (99, "11 字节的一个部分")]
)
def test_a_part_is_no_larger_than_allowed(monkeypatch: pytest.MonkeyPatch, size: int, told: str) -> None:
    monkeypatch.setattr(module, "_MAX_PART", 10)
    if told:
        refused(told, unpack, package(a=b"x" * size), ("a",))
    else:
        assert size == len(unpack(package(a=b"x" * size), ("a",))["a"])


def rels(*lines: str) -> bytes:
    return f"<Relationships>{''.join(lines)}</Relationships>".encode()


@pytest.mark.parametrize(
    ("of", "name", "target", "mode", "wanted"),
    [
        ("word/document.xml", "word/_rels/document.xml.rels", "styles.xml", "", ("styles", "word/styles.xml", False)),
        ("word/document.xml", "word/_rels/document.xml.rels", "/a/styles.xml", "", ("styles", "a/styles.xml", False)),
        ("word/document.xml", "word/_rels/document.xml.rels", "../styles.xml", "", ("styles", "styles.xml", False)),
        ("word/document.xml", "word/_rels/document.xml.rels", "../../x.xml", "", ("styles", "x.xml", False)),
        ("", "_rels/.rels", "word/x.xml", "", ("styles", "word/x.xml", False)),
        ("a.xml", "_rels/a.xml.rels", "b.xml", "Internal", ("styles", "b.xml", False)),
        ("a.xml", "_rels/a.xml.rels", "https://a.cn/../b", "External", ("styles", "https://a.cn/../b", True)),
    ],
)
def test_what_a_part_refers_to(of: str, name: str, target: str, mode: str, wanted: tuple[str, str, bool]) -> None:
    line = f'<Relationship Id="r1" Type="http://a/b/styles" Target="{target}" TargetMode="{mode}"/>'
    assert {"r1": wanted} == relations({name: rels(line)}, of)
    assert {} == relations({name: b""}, of)
    assert {} == relations({}, of)
    assert {"": ("", "word" if "word" in of else ".", False)} == {
        id_: (each.kind, each.target or ".", each.outside)
        for id_, each in relations({name: rels("<Relationship/>")}, of).items()
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<a/>", ""),
        (b" " * 10 + b"<a/>", ""),
        (b"<!DOCTYPE a><a/>", "DOCTYPE"),
        (b"<?xml version='1.0'?>" + b" " * 1900 + b"<!DOCTYPE a><a/>", "DOCTYPE"),
        (b"<a>" + b" " * 3000 + b"<!ENTITY b></a>", "DOCTYPE"),
        (b"<a>&b;</a>", "损坏"),
        (b"<a>", "损坏"),
        (b"", "损坏"),
        (b"<a>" * 256 + b"</a>" * 256, ""),
    ],
)
def test_what_is_parsed(content: bytes, words: str) -> None:
    pytest.importorskip("lxml")  # it reads what is no office's own
    if words:
        refused(words, parse, content)
    else:
        assert "a" == parse(content).tag


def test_elements_that_lie_too_deep_are_refused() -> None:
    with pytest.raises(Problem):
        parse(b"<a>" * 257 + b"</a>" * 257)


def test_tags_are_counted_before_they_are_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_TAGS", 4)
    assert 1 == len(parse(b"<a><b></b></a>"))
    refused("5 个标记", parse, b"<a><b></b><c/></a>")


def test_comments_and_instructions_are_left_out_and_strict_names_made_usual() -> None:
    assert ["b"] == [each.tag for each in parse(b"<a><!-- c --><?d e?><b/></a>")]
    strict = b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" r:id="1"/>'
    root = parse(strict)
    assert W + "p" == root.tag
    assert "1" == root.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")


def test_properties_and_their_values() -> None:
    root = parse(f'<w:p {SPACE}><w:a><w:b w:val="1"/><w:c/></w:a></w:p>'.encode())
    assert ("1", "", "", None, None) == (
        value_of(root, "a", "b"),
        value_of(root, "a", "c"),
        value_of(root, "a"),
        value_of(root, "b"),
        value_of(root, "x", "b"),
    )
    assert value_of(None) is None
    assert {"b": "1", "c": ""} == values(root[0])
    assert {} == values(None)


@pytest.mark.parametrize(
    ("said", "on"),
    [({}, False), ({"b": ""}, True), ({"b": "1"}, True), ({"b": "true"}, True), ({"b": "0"}, False), ({"b": "false"}, False), ({"b": "off"}, False), ({"i": "1"}, False)],
)  # fmt: skip
def test_a_property_that_is_on(said: dict[str, str], *, on: bool) -> None:
    assert on == is_on(said, "b")


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("0", 0), ("1234", 1234), ("12345", 7), ("", 7), (None, 7), ("x", 7), ("-1", 7), ("1.5", 7), ("³", 7)],
)
def test_a_small_number(text: str | None, number: int) -> None:
    assert number == number_of(text, 7)
    assert number_of(None) == 1


def stream(data: bytes, said: bytes = b"", layers: int = 1) -> bytes:
    for _ in range(layers):
        data = zlib.compress(data)
    return b"1 0 obj <</Length 9" + said + b">> stream\n" + data + b"\nendstream endobj\n"


@pytest.mark.parametrize(
    ("content", "most", "told"),
    [
        (stream(b"x" * 100), 100, ""),
        (stream(b"x" * 101), 100, "101 字节（解压以后）"),
        (stream(b"x" * 60) * 2, 100, "120 字节（解压以后）"),
        (stream(b"x" * 60) + stream(b"x" * 900, b"/Subtype/Image"), 100, ""),  # pictures are not unpacked
        (stream(b"x" * 900, b"/Subtype/Image") + stream(b"x" * 101), 100, "101 字节"),
        (b"1 0 obj <<>> stream\n" + b"x" * 900 + b"\nendstream", 100, ""),  # not packed
        (stream(b"x" * 101).replace(b"stream\n", b"stream\r\n", 1), 100, "101 字节"),
        (b"%PDF", 100, ""),
    ],
)
def test_streams_are_counted_as_they_unpack(
    monkeypatch: pytest.MonkeyPatch, content: bytes, most: int, told: str
) -> None:
    monkeypatch.setattr(pdf_counts, "_MAX_UNPACKED", most)
    if told:
        refused(told, refuse_swollen, content)
    else:
        refuse_swollen(content)


def test_each_layer_and_each_stream_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"x" * 100
    inner = len(zlib.compress(data))
    monkeypatch.setattr(pdf_counts, "_MAX_UNPACKED", 100 + inner)
    refuse_swollen(stream(data, layers=2))
    monkeypatch.setattr(pdf_counts, "_MAX_UNPACKED", 99 + inner)
    refused(f"{100 + inner} 字节", refuse_swollen, stream(data, layers=2))
    with monkeypatch.context() as patched:
        patched.setattr(pdf_counts, "_MAX_UNPACKED", 1000)
        patched.setattr(pdf_counts, "_MAX_STREAM", 100)
        refuse_swollen(stream(data))
        refused("101 字节", refuse_swollen, stream(data + b"x"))
        refused("101 字节", refuse_swollen, stream(data * 50))
        patched.setattr(pdf_counts, "_MAX_STREAMS", 2)
        refuse_swollen(stream(b"x") * 2)
        refused("3 个数据流", refuse_swollen, stream(b"x") * 3)
        refused("3 个数据流", refuse_swollen, stream(b"x") * 9)
