"""Files that broke a reader, or were made to: each small, each made anew, each refused in words or read like any other."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
ODT_KIND = "application/vnd.oasis.opendocument.text"
_ODF = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{0}" height="{0}">{1}</svg>'


def package(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def docx(body: str) -> bytes:
    types = '<Types><Override ContentType="wordprocessingml"/></Types>'
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return package({"[Content_Types].xml": types, "word/document.xml": document})


def xlsx(rows: str, more: str = "", sheets: int = 1) -> bytes:
    """A workbook whose sheets are all the same part."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>'
    )
    top = f'<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    named = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, sheets + 1))
    book = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{named}</sheets></workbook>'
    inner = f'<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    sheet = f'<worksheet xmlns="{S}" xmlns:r="{R}"><sheetData>{rows}</sheetData>{more}</worksheet>'
    return package(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": top,
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": inner,
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in _ODF.items()
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return package({"mimetype": ODT_KIND, "content.xml": content})


def ofd(page: str | bytes, pages: int = 1) -> bytes:
    """An OFD file whose pages are all the same part."""
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = '<ofd:Page BaseLoc="a.xml"/>' * pages
    return package(
        {
            "OFD.xml": f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Document.xml": f"<ofd:Document {ns}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            "a.xml": page,
        }
    )


def ofd_page(layer: str) -> str:
    return f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>'


def ofd_code(text: str, more: str = "") -> str:
    return f'<ofd:TextObject Boundary="9 9 9 9" Size="4"><ofd:TextCode X="1" Y="1" {more}>{text}</ofd:TextCode></ofd:TextObject>'


def pdf(
    contents: bytes, filters: str = "", pages: int = 1, resources: str = "/Font << /F1 4 0 R >>", more: str = ""
) -> bytes:
    """A PDF whose pages all show the same; ``more`` are further objects."""
    kids = "3 0 R " + "".join(f"{1000 + n} 0 R " for n in range(1, pages))
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << {resources} >> >> endobj"
    )
    objects = [
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {pages} >> endobj",
        f"3 0 obj {page}",
        *(f"{1000 + n} 0 obj {page}" for n in range(1, pages)),
        "4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    ]
    head = "%PDF-1.4\n" + "\n".join([*objects, more]) + f"\n5 0 obj << /Length {len(contents)} {filters} >> stream\n"
    return head.encode("latin-1") + contents + b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def _stream(keys: str, data: bytes) -> str:
    return f"9 0 obj << {keys} /Length {len(data)} >> stream\n{data.decode('latin-1')}\nendstream endobj\n"


def _form(fonts: str, drawing: str) -> str:
    return (
        f"10 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << {fonts} >> >> "
        f"/Length {len(drawing)} >> stream\n{drawing}\nendstream endobj\n"
    )


_FLATE = "/Filter /FlateDecode"


def _font(said: str, encoding: str = "/Identity-H", kind: str = "", more: str = "") -> bytes:
    """A PDF with a font of many characters."""
    inner = f"[<< /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> {said} >>]"
    font = f"10 0 obj << /Type /Font /Subtype /Type0 /Encoding {encoding} {kind} /DescendantFonts {inner} >> endobj\n"
    return pdf(b"BT /F1 9 Tf (abc) Tj ET", resources="/Font << /F1 10 0 R >>", more=font + more)


def _map(text: bytes) -> bytes:
    """A PDF with a font that says what its characters are."""
    return _font("", kind="/ToUnicode 9 0 R", more=_stream(_FLATE, zlib.compress(text, 9)))


def _header(text: bytes) -> bytes:
    """A PDF with a font of Type 1, whose file begins with this."""
    font = "10 0 obj << /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor << /FontFile 9 0 R >> >> endobj\n"
    file = _stream(f"{_FLATE} /Length1 {len(text)}", zlib.compress(text, 9))
    return pdf(b"", resources="/Font << /F1 10 0 R >>", more=font + file)


def _true_type(characters: int) -> bytes:
    """A font's file whose map has one run of so many characters."""
    table = struct.pack(">HHHHLHHIIIIII", 0, 1, 3, 10, 12, 12, 0, 28, 0, 1, 0, characters, 0)
    return struct.pack(">IHHHH4sLLL", 0x10000, 1, 0, 0, 0, b"cmap", 0, 28, len(table)) + table


def _index(numbers: bytes) -> bytes:
    """A PDF whose list of objects is a stream with these ranges of numbers."""
    keys = b"/Type /XRef /Size 9 /W [1 1 1] /Index [" + numbers + b"] /Root 1 0 R /Length 3"
    return b"%PDF-1.5\n1 0 obj << " + keys + b" >> stream\nabc\nendstream endobj\nstartxref\n9\n%%EOF"


def _numbered(text: str, paragraphs: int = 50) -> bytes:
    """A Word file whose paragraphs have numbers that look like this."""
    style = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{style}<w:r><w:t>甲</w:t></w:r></w:p>" * paragraphs
    level = f'<w:lvl w:ilvl="0"><w:start w:val="9999"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    parts = {
        "[Content_Types].xml": '<Types><Override ContentType="wordprocessingml"/></Types>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{lists}</w:numbering>',
    }
    return package(dict(parts))


def word_xml(body: str, front: str = "") -> bytes:
    """A Word file in one piece of XML, with what stands in front of its elements."""
    part = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    said = f'<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{_ONE_PIECE}">'
    return f'<?xml version="1.0"?>{front}{said}<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{part}</pkg:xmlData></pkg:part></pkg:package>'.encode()


def _declared(front: str, text: str, encoding: str = "utf-8") -> bytes:
    """A Word file whose main part declares entities and uses one."""
    said = f'<?xml version="1.0" encoding="{encoding}"?>{front}'
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    types = '<Types><Override ContentType="wordprocessingml"/></Types>'
    return package({"[Content_Types].xml": types, "word/document.xml": f"{said}{body}".encode(encoding)})


def _tables(depth: int) -> str:
    """Tables in the cells of tables."""
    return "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


_ONE_PIECE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_BOMB = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
)
_ROW_OF_CELLS = f"<w:tr>{'<w:tc/>' * 100}</w:tr>"
_FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def _row(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


_NUMBER = '<c r="A1"><v>{}</v></c>'
_LAYER = "/Filter [/FlateDecode /FlateDecode]"


def _twice(data: bytes) -> bytes:
    return zlib.compress(zlib.compress(data, 9), 9)


def pictures() -> dict[str, bytes]:
    """SVG pictures that ended the program, or took gigabytes or minutes, where they were drawn."""
    blur = '<feGaussianBlur stdDeviation="400"/><feMorphology operator="dilate" radius="900"/>'
    copies = "".join(
        f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )  # 100 million shapes
    inner = '<g id="g0"><rect width="9" height="9"/></g>'
    turbulence = '<feTurbulence baseFrequency="0.9" numOctaves="900000"/>'
    masks = "".join(
        f'<mask id="m{n}"><g mask="url(#m{n + 1})"><rect width="9" height="9"/></g></mask>' for n in range(900)
    )
    made = {
        "masks.svg": SVG.format(100, f'<defs>{masks}</defs><rect mask="url(#m0)" width="9" height="9"/>'),
        "groups.svg": SVG.format(100, "<g>" * 500 + "<rect/>" + "</g>" * 500),
        "filters.svg": SVG.format(
            4000, f'<filter id="f">{blur * 40}</filter><rect filter="url(#f)" width="4000" height="4000"/>'
        ),
        "effects.svg": SVG.format(
            100, f'<filter id="f">{blur * 400}</filter><rect filter="url(#f)" width="99" height="99"/>'
        ),
        "noise.svg": SVG.format(
            3000, f'<filter id="f">{turbulence}</filter><rect filter="url(#f)" width="3000" height="3000"/>'
        ),
        "copies.svg": SVG.format(100, f'<defs>{inner}{copies}</defs><use xlink:href="#g8"/>'),
    }
    return {name: text.encode() for name, text in made.items()}


def documents() -> dict[str, Callable[[], tuple[bytes, str]]]:
    """Published documents that no reader survived, each as what makes it and a word of what is said of it; nothing where it is read."""
    paragraph = "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>"
    links = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>'
    merged = '<mergeCells><mergeCell ref="{}"/></mergeCells>'
    predictor = "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>"
    forms = "".join(
        f"{10 + n} 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {11 + n} 0 R >> >> "
        f"/Length 60 >> stream\n{'/X Do ' * 10}\nendstream endobj\n"
        for n in range(9)
    )
    last = "19 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 12 >> stream\n0 0 9 9 re f\nendstream endobj\n"
    sound = docx(paragraph)
    return {
        "paragraphs.docx": lambda: (docx("<w:p/>" * 3_000_000), "太多"),
        "tags.docx": lambda: (docx("<w:p>" + "<w:smartTag>" * 2000 + "</w:smartTag>" * 2000 + "</w:p>"), ""),
        "words.docx": lambda: (
            docx('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="x"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
            "",
        ),
        "directory.docx": lambda: (sound[:-60] + b"\xff" * 20 + sound[-40:], "损坏"),
        "directory2.docx": lambda: (sound.replace(b"PK\x01\x02", b"PK\x01\x02\xff\xff\xff\xff\xff\xff", 1), "损坏"),
        "cut.docx": lambda: (sound[: len(sound) // 2], "损坏"),
        "files.docx": lambda: (package({"[Content_Types].xml": "<a/>", **{f"a/{n}": "" for n in range(4000)}}), "太多"),
        "entities.docx": lambda: (_declared(_BOMB, "&a11;"), "声明"),
        "entities-behind-a-remark.docx": lambda: (_declared(f"<!--{' ' * 5_000}-->{_BOMB}", "&a11;"), "损坏"),
        "entities-utf-16.docx": lambda: (_declared(_BOMB, "&a11;", "utf-16"), "损坏"),
        "file.docx": lambda: (_declared(_FILE, "&x;", "utf-16"), ""),
        "entities.xml": lambda: (word_xml("&a11;", _BOMB), "损坏"),
        "entities-in-part.xml": lambda: (word_xml("&a11;").replace(b"<w:document", f"{_BOMB}<w:document".encode()), "声明"),
        "tables-in-tables.docx": lambda: (docx(_tables(60)), ""),
        "tables-too-deep.docx": lambda: (docx(_tables(2_000)), "损坏"),
        "tables-too-deep.xml": lambda: (word_xml(_tables(2_000)), "损坏"),
        "cells.docx": lambda: (docx(f"<w:tbl>{_ROW_OF_CELLS * 700}</w:tbl>"), "单元格"),
        "million-cells.xml": lambda: (word_xml(f"<w:tbl>{_ROW_OF_CELLS * 10_000}</w:tbl>"), "标记"),
        "parts.xml": lambda: (word_xml("").replace(b"<pkg:part", b'<pkg:part pkg:name="/a"><pkg:xmlData>' * 3_000 + b"<pkg:part"), "个部分"),
        "merged.xlsx": lambda: (xlsx(_row(_NUMBER.format(1)), merged.format("A1:XFD1048576")), "太多"),
        "columns.xlsx": lambda: (xlsx(_row(_NUMBER.format(1)), merged.format("A:XFD")), ""),
        "links.xlsx": lambda: (xlsx(_row(_NUMBER.format(1)), links), "太多"),
        "infinite.xlsx": lambda: (xlsx(_row(*(_NUMBER.format(each) for each in ("1e999", "-1e999", "1e308")))), ""),
        "sheets.xlsx": lambda: (xlsx(_row(_NUMBER.format(1)), sheets=5000), "太多"),
        "far.xlsx": lambda: (xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "太多"),
        "wide.xlsx": lambda: (xlsx('<row r="1999"><c r="CV1999"><v>1</v></c></row>', sheets=50), "太多"),
        "packed.pdf": lambda: (pdf(_twice(bytes(100_000_000)), _LAYER), "太多"),
        "predictor.pdf": lambda: (pdf(zlib.compress(b"\2" * 10), predictor), ""),
        "pages.pdf": lambda: (pdf(b"", pages=1200), "1,000 页以上"),
        "drawn.pdf": lambda: (pdf(zlib.compress(b"0 0 9 9 re f " * 300_000, 9), "/Filter /FlateDecode"), "太多"),
        "letters.pdf": lambda: (pdf(zlib.compress(b"BT /F1 9 Tf (" + b"a" * 2_000_000 + b") Tj ET", 9), "/Filter /FlateDecode"), "太多"),
        "forms.pdf": lambda: (pdf(b"/X Do", resources="/XObject << /X 10 0 R >>", more=forms + last), "太多"),
        "saves.pdf": lambda: (pdf(zlib.compress(b"q " * 3_000_000), _FLATE), "绘图指令"),
        "shared.pdf": lambda: (pdf(zlib.compress(b"1 0 0 1 0 0 cm " * 60_000, 9), "/Filter /FlateDecode", pages=50), "绘图指令"),
        "path.pdf": lambda: (pdf(zlib.compress(b"0 0 m " + b"1 1 l " * 2_000_000 + b"S", 9), "/Filter /FlateDecode"), "绘图指令"),
        "repeated.pdf": lambda: (pdf(b"/X Do " * 12_000, resources="/XObject << /X 10 0 R >>", more=_form("/F1 4 0 R " * 9, "n " * 100)), "绘图指令"),
        "resources.pdf": lambda: (pdf(b"/X Do " * 12_000, resources="/XObject << /X 10 0 R >>", more=_form("".join(f"/F{n} 4 0 R " for n in range(5_000)), "n")), "字体和图形"),
        "kids.pdf": lambda: (pdf(b"").replace(b"/Kids [", b"/Kids [" + b"3 0 R " * 300_000), "分支"),
        "objects.pdf": lambda: (pdf(b"", more="\n".join(f"{n} 0 obj null endobj" for n in range(10, 300_000))), "个对象"),
        "packed-objects.pdf": lambda: (pdf(b"", more=_stream("/Type /ObjStm /N 2000000 /First 10 /Filter /FlateDecode", zlib.compress(b"12 3 " * 2_000_000, 9))), "词语"),
        "keys.pdf": lambda: (pdf(b"").replace(b"/Catalog", b"/Catalog " + b"/K 1 " * 900_000), "词语"),
        "lines.pdf": lambda: (pdf(b"") + b"\n" * 20_000_000, "行"),
        "streams.pdf": lambda: (b"%PDF-1.4\n" + b"stream\n" * 29_000 + b"x" * 5_000_000, "数据流"),
        "slow.pdf": lambda: (pdf(bytes([128, 32, 16, 8] * 1_000_000), "/Filter /LZWDecode"), "太慢"),
        "rows.pdf": lambda: (pdf(zlib.compress((b"\4" + b"q " * 15) * 300_000, 9), "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 30 >>"), "太慢"),
        "nested.pdf": lambda: (pdf(b"[" * 200_000), ""),
        "runs.pdf": lambda: (pdf(bytes([129, 48]) * 400_000, "/Filter [/RunLengthDecode /RunLengthDecode]"), ""),
        "widths.pdf": lambda: (_font("/W [0 100000000 5]"), "字体里的字符"),
        "vertical.pdf": lambda: (_font("/W2 [0 100000000 5 5 5]", "/Identity-V"), "字体里的字符"),
        "map.pdf": lambda: (_map(b"1 beginbfrange " + b"<0000> <FFFF> <0000> " * 3_000 + b"endbfrange"), "字体里的字符"),
        "map-codes.pdf": lambda: (_map(b"1 begincidrange <00000000> <05FFFFFF> 0 endcidrange"), "字体里的字符"),
        "map-strings.pdf": lambda: (_map(b"1 beginbfrange (\\0\\0\\0\\0) (\\5aaa) (a) endbfrange"), "字体里的字符"),
        "letters-of-font.pdf": lambda: (_font("/FontDescriptor << /FontFile2 9 0 R >>", more=_stream(_FLATE, zlib.compress(_true_type(100_000_000)))), "字体里的字符"),
        "header.pdf": lambda: (_header(b"(" + b"()" * 600_000 + b")"), "搬动"),
        "damaged.pdf": lambda: (pdf(zlib.compress(bytes(8_000_000), 9)[:-1], _FLATE), "搬动"),
        "damaged-picture.pdf": lambda: (pdf(zlib.compress(bytes(8_000_000), 9)[:-1], f"{_FLATE} /X /Image"), "搬动"),
        "brackets.pdf": lambda: (pdf(zlib.compress(b"(" + b"()" * 330_000 + b") Tj"), _FLATE), "搬动"),
        "escapes.pdf": lambda: (pdf(zlib.compress(b"(" + b"\\n" * 400_000 + b") Tj"), _FLATE), "搬动"),
        "name.pdf": lambda: (pdf(zlib.compress(b"/" + b"#41" * 400_000 + b" gs"), _FLATE), "搬动"),
        "comment.pdf": lambda: (pdf(b"", more="%" + "a" * 6_000_000), "搬动"),
        "one-word.pdf": lambda: (pdf(zlib.compress(b"a" * 6_000_000), _FLATE), "搬动"),
        "one-number.pdf": lambda: (pdf(zlib.compress(b"<" + b"61" * 3_000_000 + b"> Tj"), _FLATE), "搬动"),
        "inline.pdf": lambda: (pdf(zlib.compress(b"BI /W 1 /H 1 ID " + b"E" * 300_000 + b" EI Q"), _FLATE), "搬动"),
        "operands.pdf": lambda: (pdf(zlib.compress(b"1 " * 300_000 + b"w " * 100_000), _FLATE), "搬动"),
        "rules.pdf": lambda: (pdf(zlib.compress(b"".join(b"%d 0 m %d 9000 l S 0 %d m 9000 %d l S " % (n, n, n, n) for n in range(0, 6_000, 5))), _FLATE), "足够的文字"),
        "cells.pdf": lambda: (pdf(zlib.compress(b"".join(b"%d 0 m %d 800 l S 0 %d m 800 %d l S " % (n, n, n, n) for n in range(0, 800, 8))), _FLATE), "比较"),
        "points.pdf": lambda: (pdf(zlib.compress(b"0 0 m " + b"1 1 l " * 130_000 + b"S"), _FLATE), "的点"),
        "index.pdf": lambda: (_index(b"0 2000000000"), "个对象"),
        "indexes.pdf": lambda: (_index(b"9 0 " * 2_000), "段对象编号"),
        "line-end.pdf": lambda: (pdf(zlib.compress(bytes(8_000_000), 9)[:-1], _FLATE).replace(b" >> stream\n", b" >> stream  \n"), "搬动"),
        "repeated.odt": lambda: (odt("<table:table>" + "<table:table-row table:number-rows-repeated='9999'><table:table-cell table:number-columns-repeated='9999'/></table:table-row>" * 900 + "</table:table>"), "太多"),
        "spans.odt": lambda: (odt("<table:table><table:table-row>" + "<table:table-cell table:number-columns-spanned='9999' table:number-rows-spanned='9999'/>" * 90 + "</table:table-row></table:table>"), "太多"),
        "lists.odt": lambda: (odt("<text:list><text:list-item>" * 120 + "<text:p>甲</text:p>" + "</text:list-item></text:list>" * 120), ""),
        "boxes.odt": lambda: (odt("<text:p><draw:frame><draw:text-box>" * 80 + "甲" + "</draw:text-box></draw:frame></text:p>" * 80), ""),
        "styles.odt": lambda: (odt('<text:p><text:span text:style-name="a">甲</text:span></text:p>', '<style:style style:name="a" style:family="text" style:parent-style-name="b"/><style:style style:name="b" style:family="text" style:parent-style-name="a"/>'), ""),
        "blanks.odt": lambda: (odt("<text:p>" + "<text:s text:c='9999'/>" * 90_000 + "</text:p>"), ""),
        "pages.ofd": lambda: (ofd(ofd_page(""), pages=5_000), "太多"),
        "letters.ofd": lambda: (ofd(ofd_page(ofd_code("好" * 3_000_000))), "太多"),
        "steps.ofd": lambda: (ofd(ofd_page(ofd_code("好" * 900, 'DeltaX="' + "g 999999 1e9 " * 9_000 + '"'))), ""),
        "path.ofd": lambda: (ofd(ofd_page('<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 ' + "L 9 9 " * 900_000 + "</ofd:AbbreviatedData></ofd:PathObject>")), "太多"),
        "numbers.ofd": lambda: (ofd(ofd_page(ofd_code("好", 'DeltaX="1e99 x - . e" CTM="1e99 0 0 1e-99 1 1"'))), ""),
        "num.docx": lambda: (_numbered("%1" * 100_000), "个字的一个编号"),
        "num-long.docx": lambda: (_numbered("%1" * 140, 3_000), "个字"),
        "divs.html": lambda: (b"<div>x" * 60_000, "一层套一层"),
        "tables.html": lambda: (b"<table><tr><td>x</table>" * 21_000, "段文字"),
        "ranges.xlsx": lambda: (xlsx(_row(_NUMBER.format(1)), "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 60_000)) + "</mergeCells>"), "太多"),
        "formats.xlsx": lambda: (xlsx(_row(_NUMBER.format(1)), '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"/></conditionalFormatting>' * 40_000), "条件格式"),
        "headings.docx": lambda: (docx(paragraph * 8_000), ""),
        "labels.docx": lambda: (docx("<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>（一）本年新收政府信息公开申请数量</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>" * 9_000 + "</w:tbl>"), ""),
        "digits.xlsx": lambda: (xlsx(_row(_NUMBER.format("9" * 5000))), ""),
        "attributes.docx": lambda: (docx("<w:p " + "".join(f'a{n}="" ' for n in range(100_000)) + "/>"), ""),
        "rows.html": lambda: (b"<table>" + b"<tr><td rowspan=9999 colspan=1000>1</td></tr>" * 9_000, "列"),
        "tags.html": lambda: (b"<table>" + b"<tr><td>" * 400_000, "太多"),
        "deep.html": lambda: (b"<div>" * 90_000 + "一、总体情况".encode(), "一层套一层"),
        "attributes.html": lambda: (b"<div " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">", "太多"),
        "section.txt": lambda: (("一、总体情况\n" + "公开。\n\n" * 9_000 + "二、主动公开政府信息情况\n" + "好" * 120_000).encode(), "太多"),
        "signs.txt": lambda: (("一、总体情况\x1b[31m\x00" * 50).encode(), ""),
    }  # fmt: skip
