"""Layouts of text that a person meets: mails, chats, recognised scans, other programs' ways to take text out of a page.

See ``layouts_met_pages``.
"""

import io
import re
from collections.abc import Callable

from layouts_copied import with_chrome
from layouts_met_pages import APPLICANTS, NAMES, label_of, values_of
from layouts_original import Original, Part, lines, met, shown, texts, whole
from layouts_paper import ALL, paper, text_of
from layouts_text import pad, pipes, wide, wrapped

from gipgen.layout.grid import Grid, GridCell


def _tabs(grid: Grid) -> str:
    return "\n".join("\t".join(row) for row in texts(grid))


@met("a.txt")
def article_copied_from_an_app(each: Original) -> bytes:
    """An app's article: every cell a line, a blank line behind each, the account's name and its invitation around it."""
    made = lines(each, lambda grid: "\n\n".join("\n\n".join(row) for row in shown(grid)))
    title, _, rest = made.partition("\n")
    front = f"{title}\n\n某某发布 某某发布 2025年1月20日 09:31 北京\n\n点击蓝字 关注我们\n"
    return f"{front}{rest}\n\n预览时标签不可点\n\n阅读原文\n\n阅读 128\n\n\u200b分享 收藏 在看 1\n".encode()


@met("a.txt")
def taken_out_by_pypdf(each: Original) -> bytes:
    from pypdf import PdfReader  # noqa: PLC0415  only this needs it

    pages = PdfReader(io.BytesIO(paper(each, ALL))).pages
    return "\n".join(page.extract_text() for page in pages).encode()


@met("a.txt")
def taken_out_by_pdfminer(each: Original) -> bytes:
    from pdfminer.high_level import extract_text  # noqa: PLC0415  only this needs it

    return extract_text(io.BytesIO(paper(each, ALL))).encode()


@met("a.txt")
def taken_out_by_pdfplumber(each: Original) -> bytes:
    import pdfplumber  # noqa: PLC0415  only this needs it

    with pdfplumber.open(io.BytesIO(paper(each, ALL))) as read:
        return "\n".join(page.extract_text() for page in read.pages).encode()


@met("a.txt")
def taken_out_by_pdfium(each: Original) -> bytes:
    """What Chromium and many readers copy."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  only this needs it

    read = pypdfium2.PdfDocument(paper(each, ALL + "td{text-align:center}"))
    return "\n".join(page.get_textpage().get_text_range() for page in read).encode()


@met("a.txt")
def poppler_plain_centred(each: Original) -> bytes:
    return text_of(paper(each, ALL + "td{text-align:center} td:first-child{width:14%}"))


@met("a.txt")
def poppler_raw_centred(each: Original) -> bytes:
    return text_of(paper(each, ALL + "td{text-align:center;vertical-align:middle}", landscape=True), "-raw")


@met("a.txt")
def recognised_with_blanks(each: Original) -> bytes:
    """A recognised scan: blanks between all signs, numbers two blanks apart."""
    loose = re.compile(r"(?<=[\u3000-\u9fff（）、，。])(?=[\u3000-\u9fff（）、，。])")

    def table(grid: Grid) -> str:
        return "\n".join(
            "  ".join([*(loose.sub(" ", c.text) for c in row if c.kind != "value"), *(c.text for c in values_of(row))])
            for row in grid.rows
        )

    def told(part: Part) -> str:
        if part.grid is not None:
            return table(part.grid)
        return loose.sub(" ", part.text) if part.kind in ("heading", "title") else part.text

    out = map(told, each.parts)
    return "\n".join(out).encode()


@met("a.txt", clipped=True)
def recognised_with_letters(each: Original) -> bytes:
    """A recognised scan that took some zeros for O and ones for l. May be left open, must not be wrong."""

    def table(grid: Grid) -> str:
        return "\n".join(
            " ".join(
                c.text.replace("0", "O").replace("1", "l") if c.kind == "value" and at % 3 == 0 else c.text
                for at, c in enumerate(row)
            )
            for row in grid.rows
        )

    return lines(each, table).encode()


@met("a.txt")
def recognised_with_bars(each: Original) -> bytes:
    """A recognised scan with what is left of rules: | and 丨 at places."""

    def table(grid: Grid) -> str:
        return "\n".join(
            ("| " if at % 2 else "") + (" 丨 " if at % 3 else " | ").join(row) + (" |" if at % 4 else "")
            for at, row in enumerate(shown(grid))
        )

    return lines(each, table, between="\n").encode()


@met("a.txt")
def mail_in_plain_text(each: Original) -> bytes:
    """A mail: lines broken at seventy signs, a greeting, a signature, columns by blanks."""

    def table(grid: Grid) -> str:
        return "\n".join("   ".join(text for text in row if text) for row in shown(grid))

    out = [table(part.grid) if part.grid is not None else "\n".join(wrapped(part.text, 70)) for part in each.parts]
    head = "发件人: 张三 <zhangsan@example.cn>\n收件人: 李四 <lisi@example.cn>\n主题: 年报\n\n李主任：\n\n您好！年报见下。\n\n"
    return (head + "\n\n".join(out) + "\n\n--\n张三\n办公室 电话 0451-12345678\n").encode()


@met("a.txt")
def pasted_from_a_sheet(each: Original) -> bytes:
    """Copied cells of a sheet: tabs, cells with a break between quotes."""

    def table(grid: Grid) -> str:
        return "\n".join(
            "\t".join(f'"{c[:6]}\n{c[6:]}"' if len(c) > 11 and not c.isdecimal() else c for c in row)
            for row in texts(grid)
        )

    return lines(each, table, between="\n").encode()


@met("a.txt")
def bars_of_a_word_reader(each: Original) -> bytes:
    """A reader of .doc on a terminal: cells between bars, long labels over several lines of their cell."""

    def table(grid: Grid) -> str:
        size = [24, 12, 12, 12] if grid.columns == 4 else [8, 12, 20, *[6] * 7] if grid.columns == 10 else [5] * 15
        out = []
        for row in whole(grid):
            split = [wrapped("" if cell is None else cell.text, width) for cell, width in zip(row, size, strict=True)]
            for at in range(max(map(len, split))):
                line = [pad(s[at] if at < len(s) else "", w) for s, w in zip(split, size, strict=True)]
                out.append(f"|{'|'.join(line)}|")
        return "\n".join(out)

    return lines(each, table).encode()


@met("a.txt")
def applicant_by_applicant(each: Original) -> bytes:
    """Table three told applicant by applicant: a name, then each row with its one number."""

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return _tabs(grid)
        rows = [(label_of(row), values_of(row)) for row in grid.rows if values_of(row)]
        return "\n".join(
            "\n".join([f"【{name}】", *(f"{label} {values[at].text}" for label, values in rows)])
            for at, name in enumerate(APPLICANTS)
        )

    return lines(each, table, between="\n").encode()


def in_words(line: str, number: str, between: str, *, fewest: int) -> Callable[[Grid], str]:
    """Tables whose rows have each number's column beside it: ``line`` takes the label and the numbers, ``number`` a name and a number."""

    def told(grid: Grid, row: tuple[GridCell, ...]) -> str:
        values = values_of(row)
        if grid.columns == 15 or len(values) < fewest:
            return "\t".join(c.text for c in row)
        names = NAMES.get(len(values), ("",) * len(values))
        pairs = zip(names, values, strict=True)
        return line.format(label_of(row), between.join(number.format(n, v.text) for n, v in pairs))

    return lambda grid: "\n".join(told(grid, row) for row in grid.rows)


@met("a.txt")
def blanks_to_fill_in(each: Original) -> bytes:
    """A form with lines to write on: ___3___件."""

    table = in_words("{0}：{1}", "{0}__{1}__", "，", fewest=1)
    return lines(each, table, between="\n").encode()


@met("a.txt")
def numbers_in_brackets(each: Original) -> bytes:
    """自然人（3） 商业企业（0） …"""

    table = in_words("{0} {1}", "{0}（{1}）", " ", fewest=2)
    return lines(each, table, between="\n").encode()


@met("a.txt")
def units_told_in_words(each: Original) -> bytes:
    """Sentences: （一）予以公开：自然人3件，商业企业0件……总计3件。"""

    table = in_words("{0}：{1}。", "{0}{1}件", "、", fewest=2)
    return lines(each, table).encode()


@met("a.txt", clipped=True)
def strokes_in_text(each: Original) -> bytes:
    """/ for nothing, columns by blanks."""

    def table(grid: Grid) -> str:
        return "\n".join(
            "  ".join("/" if c.kind == "value" and c.text == "0" else c.text for c in row) for row in grid.rows
        )

    return lines(each, table, between="\n").encode()


@met("a.txt")
def text_of_an_old_code(each: Original) -> bytes:
    """GB 18030, line ends of Windows, tabs, what a site prints around it."""
    return with_chrome(each, lines(each, _tabs)).decode().replace("\n", "\r\n").encode("gb18030")


@met("a.txt")
def right_aligned_numbers(each: Original) -> bytes:
    """Numbers set to the right below one another, labels indented by their depth."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            labels = [c for c in row if c.kind != "value"]
            depth = labels[-1].column if labels else 0
            label = "  " * depth + " ".join(c.text for c in labels)
            values = "".join(c.text.rjust(8) for c in values_of(row))
            if values and wide(label) > 44:
                out.append(label)
                label = ""
            out.append(pad(label, 44) + values)
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@met("a.txt")
def columns_by_semicolons(each: Original) -> bytes:
    """A text with ; between cells, spaces around them, whole rows only."""
    return lines(each, lambda grid: "\n".join(" ; ".join(row) for row in shown(grid))).encode()


@met("a.md")
def rows_by_bars_only(each: Original) -> bytes:
    """A converter that drops spans: rows of their own cells, no bars at the edges, a rule below the first."""

    def table(grid: Grid) -> str:
        first, *rest = [" | ".join(row) for row in shown(grid)]
        return "\n".join([first, "|".join(["---"] * max(grid.columns, 2)), *rest])

    return lines(each, table, lambda text: f"## {text}").encode()


@met("a.md")
def bullets_with_pairs(each: Original) -> bytes:
    """An assistant's retelling: a bullet a row, **自然人**: 3 below it."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            values = values_of(row)
            names = NAMES.get(len(values))
            if names is None:
                out.append(f"- {' '.join(c.text for c in row)}")
                continue
            out.append(f"- **{label_of(row)}**")
            out += [f"  - {n}: {v.text}" for n, v in zip(names, values, strict=True)]
        return "\n".join(out)

    return lines(each, table, lambda text: f"## {text}").encode()


@met("a.md")
def empty_columns_between(each: Original) -> bytes:
    """A converter that makes a column of every span: repeated blanks, NaN where a cell reaches."""

    def table(grid: Grid) -> str:
        rows = texts(grid, "NaN")
        return pipes(rows)

    return lines(each, table, lambda text: f"**{text}**").encode()


@met("a.md")
def escaped_and_numbered(each: Original) -> bytes:
    """Numbers with a decimal point as a table library prints them: 3.0."""

    def table(grid: Grid) -> str:
        rows = [
            [("" if c is None else f"{c.text}.0" if c.kind == "value" and c.text.isdecimal() else c.text) for c in row]
            for row in whole(grid)
        ]
        return pipes(rows)

    return lines(each, table, lambda text: f"# {text}").encode()
