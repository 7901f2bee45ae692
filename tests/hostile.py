"""Files that broke a reader, or were made to: each small, each made anew, each refused in words or read like any other."""

import io
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
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


def documents() -> dict[str, tuple[bytes, str]]:
    """Published documents that no reader survived, with a word of what is said of each; nothing where they are read."""
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
        "paragraphs.docx": (docx("<w:p/>" * 3_000_000), "太多"),
        "tags.docx": (docx("<w:p>" + "<w:smartTag>" * 2000 + "</w:smartTag>" * 2000 + "</w:p>"), ""),
        "words.docx": (
            docx('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="x"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
            "",
        ),
        "directory.docx": (sound[:-60] + b"\xff" * 20 + sound[-40:], "损坏"),
        "directory2.docx": (sound.replace(b"PK\x01\x02", b"PK\x01\x02\xff\xff\xff\xff\xff\xff", 1), "损坏"),
        "cut.docx": (sound[: len(sound) // 2], "损坏"),
        "files.docx": (package({"[Content_Types].xml": "<a/>", **{f"a/{n}": "" for n in range(4000)}}), "太多"),
        "merged.xlsx": (xlsx(_row(_NUMBER.format(1)), merged.format("A1:XFD1048576")), "太多"),
        "columns.xlsx": (xlsx(_row(_NUMBER.format(1)), merged.format("A:XFD")), ""),
        "links.xlsx": (xlsx(_row(_NUMBER.format(1)), links), "太多"),
        "infinite.xlsx": (xlsx(_row(*(_NUMBER.format(each) for each in ("1e999", "-1e999", "1e308")))), ""),
        "sheets.xlsx": (xlsx(_row(_NUMBER.format(1)), sheets=5000), "太多"),
        "far.xlsx": (xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "太多"),
        "wide.xlsx": (xlsx('<row r="1999"><c r="CV1999"><v>1</v></c></row>', sheets=50), "太多"),
        "packed.pdf": (pdf(_twice(bytes(100_000_000)), _LAYER), "太多"),
        "predictor.pdf": (pdf(zlib.compress(b"\2" * 10), predictor), ""),
        "pages.pdf": (pdf(b"", pages=1200), "1000 页以上"),
        "drawn.pdf": (pdf(zlib.compress(b"0 0 9 9 re f " * 300_000, 9), "/Filter /FlateDecode"), "太多"),
        "letters.pdf": (pdf(zlib.compress(b"BT /F1 9 Tf (" + b"a" * 2_000_000 + b") Tj ET", 9), "/Filter /FlateDecode"), "太多"),
        "forms.pdf": (pdf(b"/X Do", resources="/XObject << /X 10 0 R >>", more=forms + last), "太多"),
        "nested.pdf": (pdf(b"[" * 200_000), ""),
        "runs.pdf": (pdf(bytes([129, 48]) * 400_000, "/Filter [/RunLengthDecode /RunLengthDecode]"), ""),
        "digits.xlsx": (xlsx(_row(_NUMBER.format("9" * 5000))), ""),
        "attributes.docx": (docx("<w:p " + "".join(f'a{n}="" ' for n in range(100_000)) + "/>"), ""),
        "tags.html": (b"<table>" + b"<tr><td>" * 400_000, "太多"),
        "deep.html": (b"<div>" * 90_000 + "一、总体情况".encode(), ""),
        "attributes.html": (b"<div " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">", "太多"),
        "section.txt": (("一、总体情况\n" + "公开。\n\n" * 9_000 + "二、主动公开政府信息情况\n" + ("好" * 500 + "。\n\n") * 300).encode(), "太多"),
        "signs.txt": (("一、总体情况\x1b[31m\x00" * 50).encode(), ""),
    }  # fmt: skip
