"""Texts that cost more than they look: shapes that can be made of any length, and the ways a text of a user enters gipgen.

A shape is a row of parts: a word stands once, a list of words is repeated until the text is long enough. ``{n}`` in a repeated
word counts, so that no two are alike.
"""

from collections.abc import Sequence
from contextlib import suppress

from outputs import render
from reports import BASE, changed

from gipgen.compare import changes_text
from gipgen.compare.change import Change, Compared, Comparison
from gipgen.compare.compare_prose import sentence_changes
from gipgen.findings import as_text
from gipgen.findings.text import Problem
from gipgen.formatting.format import TooLongError, format_report
from gipgen.imports.compose_report import compose
from gipgen.imports.import_report import import_report
from gipgen.project.project import Project
from gipgen.web.view import look as look_at

Part = str | list[str]
Shape = Sequence[Part]

# What a report's prose may hold, on one line or on many.
PROSE: dict[str, Shape] = {
    # blanks
    "word blanks word": ("a", [" "], "b"),
    "word tabs word": ("a", ["\t"], "b"),
    "wide blanks": ("甲", ["\u3000"], "乙"),
    "hard blanks": ("甲", ["\xa0"], "乙"),
    "blanks and a stop": (["甲 "], "。"),
    "many blanks": (["甲" + " " * 40],),
    "blank lines": ("甲", ["\n"], "乙"),
    "lines of blanks": ("甲", ["\n    \u3000"], "乙"),
    "blanks before a line's end": ("甲", [" "], "\n乙"),
    "hard line ends": (["甲  \n"],),
    # marks of Markdown
    "an open link": ("[a](", [" "], "b"),
    "a link's blanks": ("[a](b", [" "], "c"),
    "a link's title": ('[a](b "', ["c"], "d"),
    "link titles": (['[a](b "'],),
    "links": (["[a](b.html)"],),
    "open links": (["[a]("],),
    "open brackets": (["["],),
    "open brackets with words": (["[甲"],),
    "nested brackets": (["["], ["]"]),
    "closed brackets": (["]("],),
    "link with brackets": ("[a](", ["("], ")"),
    "link address": ("[a](http://", ["a"], " "),
    "link addresses": (["[a](b(c)d"],),
    "pictures": (["!["],),
    "picture texts": (["![a](b"],),
    "picture escapes": ("![", ["\\["], "](b.png)"),
    "stars": (["*"],),
    "double stars": (["**甲"],),
    "bold": (["**甲**"],),
    "underscores": (["_"],),
    "double underscores": (["__甲 "],),
    "mixed bold": (["**甲__"],),
    "backticks": (["`"],),
    "angles": (["<"],),
    "open addresses": (["<http://a"],),
    "tags": (["<b>"],),
    "entities": (["&amp;"],),
    "backslashes": (["\\"],),
    "escapes": (["\\*"],),
    "hashes": (["#"],),
    "hashes and blanks": ("## 甲", [" "], "乙"),
    "closing hashes": ("## 甲 ", ["#"], "乙"),
    "closing hash words": ("## 甲", [" #"], "乙"),
    "headings": (["## 甲\n\n"],),
    "heading words": (["## {n}\n\n甲。\n\n"],),
    "numbered headings": (["## （一）{n}\n\n"],),
    "typed headings": (["（一）{n}\n\n"],),
    "tildes": (["~~甲"],),
    # values
    "open values": (["{{"],),
    "closed values": (["}}"],),
    "single braces": (["{"],),
    "single braces and blanks": ("{", [" "], "}"),
    "single braces and dots": ("{", ["甲."], ""),
    "values": (["{{ 主动公开.行政处罚 }}"],),
    "unknown values": (["{{ 甲 }}"],),
    "a long value": ("{{ ", ["甲"], " }}"),
    "a sum": ("{{ 1", ["+1"], " }}"),
    "nested sum": ("{{ ", ["("], "1", [")"], " }}"),
    "wide braces": (["｛｛甲｝｝"],),
    # lists and tables
    "items": (["- 甲\n"],),
    "numbered items": (["1. 甲\n"],),
    "items on a line": (["- "],),
    "numbers on a line": (["1. "],),
    "items deeper": (["- 甲\n  - 乙\n    - 丙\n"],),
    "item with lines": ("- 甲\n", ["  乙\n"]),
    "item with blank lines": ("- 甲", ["\n"], "  乙"),
    "item with paragraphs": ("- 甲\n", ["\n  乙\n"]),
    "quotations": (["> 甲\n"],),
    "quotation depth": ([">"],),
    "bars": (["|"],),
    "rows": ("| 甲 | 乙 |\n|---|---|\n", ["| 丙 | 丁 |\n"]),
    "a wide row": (["| 甲 "], "|\n", ["|---"], "|\n"),
    "a long rule": ("甲|乙\n", ["-"], "|a"),
    "a rule's cells": ("甲|乙\n", ["-|"], "a"),
    "a rule's blanks": ("甲|乙\n|-", [" "], "a"),
    "rules": (["|---|\n"],),
    "tables": (["|甲|\n|-|\n|1|\n\n"],),
    "guarded bars": ("| ", ["\\|"], "|\n|---|\n"),
    "cells with braces": ("甲|乙\n-|-\n", ["{{"], "\n"),
    "setext": (["甲\n===\n"],),
    "rulers": (["-"],),
    "dashes": (["—"],),
    "short lines": (["甲\n"],),
    "short paragraphs": (["甲。\n\n"],),
    "paragraphs of numbers": (["公开{n}件。\n\n"],),
    # punctuation
    "stops": (["。"],),
    "sentences": (["甲乙丙。"],),
    "sentences that differ": (["本局第{n}次公开信息。"],),
    "commas": (["，"],),
    "clauses": (["甲，"],),
    "enumeration": (["甲、"],),
    "dots": (["…"],),
    "full stops": (["."],),
    "leaders": (["…… "],),
    "titles": (["《"],),
    "titles closed": (["《"], ["》"]),
    "titles of documents": (["《甲》"],),
    "quotes": (["“"],),
    "quotes closed": (["“甲”"],),
    "straight quotes": (['"'],),
    "single quotes": (["'"],),
    "brackets": (["（"],),
    "brackets closed": (["（"], ["）"]),
    "bracket words": (["（甲）"],),
    "half brackets": (["(甲，"],),
    "mixed pairs": (["（“《"],),
    "semicolons": (["甲；"],),
    "colons": (["甲："],),
    # numbers and words of reports
    "digits": (["1"],),
    "wide digits": (["１"],),
    "numerals": (["一"],),
    "ten thousands": (["万"],),
    "thousands": (["1,000"],),
    "groups": ("1", [",000"]),
    "decimals": (["1."],),
    "counts": (["公开1件，"],),
    "counts without stops": (["公开1件"],),
    "counts that differ": (["收到申请{n}件、"],),
    "counts in one list": ("收到申请1件，其中", ["公开{n}件、"]),
    "counts in brackets": (["收到申请3件（公开1件、其他2件）"],),
    "open counts": (["收到申请3件（公开1件"],),
    "percents": (["增长1%，"],),
    "shares": (["占", "1%"],),
    "share blanks": ("公开1件，占", [" "], "%"),
    "amounts": (["收取1.5万元，"],),
    "years": (["2024年"],),
    "year": (["年"],),
    "dates": (["2024年1月1日至2024年13月32日，"],),
    "dashed dates": (["2024-01-01"],),
    "articles": (["第一条"],),
    "document numbers": (["〔2024〕1号"],),
    "series": (["一是甲；二是乙；"],),
    "firsts": (["一是"],),
    "run-in headings": (["（一）主动公开情况。"],),
    "ordinals": (["（一）"],),
    "persons": (["申请人王建国，"],),
    "roles": (["申请人"],),
    "e-mails": (["zhang@qq.com "],),
    "at signs": (["@"],),
    "an e-mail": (["a"], "@qq.com"),
    "e-mail dots": (["a."], "@qq.com"),
    "telephones": (["13800138000，"],),
    "identity numbers": (["11010519491231002X "],),
    "cards": (["6222 0212 3456 7890 "],),
    "digits and blanks": (["1 "],),
    "digits and dashes": (["1-"],),
    "addresses": (["http://a.cn/b "],),
    "an address": ("http://a.cn/", ["b"]),
    "a long word": (["a"],),
    "a long Chinese word": (["甲"],),
    "doubled words": (["审核"],),
    "letters": (["ab"],),
    "word pairs": (["甲a"],),
    "wrong words": (["国家机密"],),
    "half-width commas": ([",中"],),
    "angles with words": (["<中"],),
    "spaced digits": (["中 2 "],),
    "none": (["未收到申请，"],),
    "nothing": (["没有"],),
    "not applicable": (["0件，"],),
    "all answered": (["收到申请均已按时答复"],),
    "answered": (["全部"],),
    "reviews": (["行政复议1件，"],),
    "results": (["予以公开1件、部分公开1件、不予公开1件，"],),
    "fees": (["收取信息处理费1元，"],),
    "applicants": (["自然人1件，法人1件，"],),
    "placeholders": (["XX"],),
    "blanks to fill": (["__"],),
    "as of": (["截止到2024年底"],),
    "mixed scripts": (["a甲1，"],),
    "emoji": (["😀"],),
    "combining": ("a", ["\u0301"]),
    "joiners": (["甲\u200b"],),
    "returns": (["甲\r"],),
    "returns and ends": (["甲\r\n"],),
    "separators": (["甲\u2028"],),
    "forbidden": (["\u202e"],),
    "nulls": (["\x00甲"],),
}  # fmt: skip

# What a file may hold as YAML, right or wrong.
FILES: dict[str, Shape] = {
    "many keys": ("单位: 甲\n年度: 2024\n", ["k{n}: v\n"]),
    "the same key": ("单位: 甲\n", ["年度: 2024\n"]),
    "keys of a mapping": ("单位: 甲\n联系方式:\n", ["  k{n}: v\n"]),
    "a flow sequence": ("单位: 甲\n年度: [", ["1, "], "1]\n"),
    "flow depth": ("单位: ", ["["], ["]"]),
    "open flow": ("单位: ", ["["]),
    "a flow mapping": ("单位: 甲\n年度: {", ["k{n}: v, "], "b: 1}\n"),
    "open flow mapping": ("单位: {", ["a: 1, "]),
    "wide flow": ("单位: ［", ["1，"], "］\n"),
    "wide flows": ("单位: 甲\n", ["k{n}：［1，2］\n"]),
    "open wide flow": ("单位: ", ["［"]),
    "wide colons": (["甲："],),
    "wide colon lines": (["甲{n}：1\n"],),
    "wide commas": ("年度: {制发：0", ["，废止：0"], "｝\n"),
    "anchors": ("单位: 甲\n年度: [", ["&a 1, "], "1]\n"),
    "aliases": ("单位: &a 甲\n年度: [", ["*a, "], "1]\n"),
    "tags": ("单位: 甲\n年度: [", ["!!str 1, "], "1]\n"),
    "comments": (["# 甲\n"], "单位: 甲\n"),
    "a comment": ("单位: 甲 #", [" #"]),
    "hashes": ("单位: 甲 ", ["#"]),
    "trailing comments": ("单位: 甲\n", ["k{n}: v # 甲\n"]),
    "comments between": ("单位: 甲\n年度: 2024\n", ["# 甲\nk{n}: v\n"]),
    "comments in a list": ("单位: 甲\n年度:\n", ["  - 1 # 甲\n  # 乙\n"]),
    "an open quote": ('单位: "', ["甲"]),
    "open quotes": (['k{n}: "甲\n'],),
    "quoted lines": ('单位: "', ["甲\n  "], '"\n'),
    "escapes": ('单位: "', ["\\n"], '"\n'),
    "escaped forbidden": ('单位: "', ["\\x07\\ue000"], '"\n'),
    "single quotes": ("单位: '", ["''"], "'\n"),
    "plain lines": ("单位: 甲\n", ["  乙\n"]),
    "plain blanks": ("单位: 甲", [" "], "乙\n"),
    "block blanks": ("单位: |\n", ["\n"], "  甲\n"),
    "block lines": ("单位: |\n", ["  甲\n"]),
    "block depth": ("单位: |\n", ["    \n"], "  甲\n"),
    "folded": ("单位: >\n", ["  甲\n\n"]),
    "block headers": (["k{n}: |\n"],),
    "header blanks": ("单位: |", [" "], "a\n"),
    "header comments": ("单位: |", [" #"], "\n  甲\n"),
    "list": ("单位: 甲\n豁免:\n", ["  - 甲\n"]),
    "exemptions": ("单位: 甲\n年度: 2024\n豁免:\n", ["  - {规则: GIP{n}, 理由: 甲}\n"]),
    "dashes": (["- "], "甲"),
    "depth": (["a:\n"],),
    "tabs": (["\t"], "a: b"),
    "tab lines": (["\ta: b\n"],),
    "tab values": (["k{n}:\tb\n"],),
    "wide blanks": (["\u3000"], "a: b"),
    "blanks": ([" "], "a: b"),
    "no blank": (["k{n}:b\n"],),
    "missing items": ("年度: [", [","], "]"),
    "questions": (["? "], "a"),
    "documents": (["---\n"],),
    "document ends": (["...\n"],),
    "directives": (["%a\n"],),
    "percent": ("%YAML ", ["1"]),
    "at": (["@"],),
    "merge": ("单位: 甲\n", ["<<: a\n"]),
    "bars": (["|"],),
    "spaced bars": ("a:", [" "], "|"),
    "wide bars": ("甲：", [" "], "｜"),
    "colon blanks": ("甲", [" "], "：乙"),
    "colons": ([":"],),
    "colon words": (["a: "],),
    "prose at the margin": ("单位: 甲\n总体情况: |\n", ["甲。\n"]),
    "prose without a bar": ("单位: 甲\n总体情况:\n", ["  甲：乙。\n"]),
    "dedented": ("单位: 甲\n", ["  k{n}: v\n k: v\n"]),
    "returns": (["a: b\r"],),
    "forbidden": ("单位: ", ["\x07"]),
    "separators": ("单位: ", ["\u2028"]),
}  # fmt: skip

# What costs more for each line that there is: seen where there are many, so these are made as long as a file may be.
LINES: dict[str, Shape] = {
    "blank lines above a text": ("单位: |\n", ["    \n"], "  甲\n"),
    "blank lines below a text": (BASE[: BASE.index("  ## 主动公开")] + "  甲\n", ["\u3000\n"], BASE[BASE.index("主动公开:") :]),
    "comments in full-width signs": (BASE[: BASE.index("  ## 主动公开")], ["＃甲\n"], "甲乙\n"),
    "comments of what is missing": (BASE[: BASE.index("存在问题")], ["# 存在问题\n"]),
    "quoted lines": ('单位: "', ["甲\n  "], '"\n'),
}  # fmt: skip

# What the rows of a table may hold: a line is a row, a bar parts its cells.
TABLES: dict[str, Shape] = {
    "amounts": (["行政事业性收费|1.5\n"],),
    "amounts below headers": (["行政事业性收费|本年收费金额（单位：元）\n行政事业性收费|1.5\n"],),
    "amounts that differ": (["行政事业性收费|{n}.5\n"],),
    "labels without numbers": (["第{n}项\n"],),
    "labels of the form without numbers": (["（一）予以公开\n（二）部分公开\n"],),
    "numbers without labels": (["{n}|{n}|{n}\n"],),
    "one row again and again": (["（一）予以公开|1|0|0|0|0|0|1\n"],),
    "rows that are alike": (["（一）予以公开{n}|1|0|0|0|0|0|1\n"],),
    "columns": (["1|"],),
    "columns of the form": ("行政许可|", ["1|"], "\n"),
    "empty cells": (["||\n"],),
    "rows of the form with others between": (["行政许可|1\n其他{n}|2\n行政处罚|3\n"],),
}  # fmt: skip


def made(shape: Shape, length: int) -> str:
    """A shape's text of about that many characters."""
    repeated = sum(isinstance(part, list) for part in shape)
    return "".join(part if isinstance(part, str) else _repeated(part, length // repeated) for part in shape)


def _repeated(words: Sequence[str], length: int) -> str:
    word = "".join(words)
    times = max(1, length // len(word))
    return "".join(word.replace("{n}", str(n)) for n in range(times)) if "{n}" in word else word * times


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _quoted(text: str) -> str:
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(signs.get(sign, sign) for sign in text) + '"'


def in_prose(text: str) -> str:
    """A report whose overview is this."""
    start, end = BASE.index("总体情况: |\n"), BASE.index("主动公开:")
    return f"{BASE[:start]}总体情况: |\n  {_indented(text)}\n\n{BASE[end:]}"


def in_fields(text: str) -> str:
    """A report that has this in each of its fields."""
    value = _quoted(text)
    return changed(
        ("单位: 测试市民政局", f"单位: {value}"),
        ("{部门: 办公室, 地址: 测试市人民路1号, 电话: 0451-53523359}", f"{{部门: 办公室, 地址: {value}, 电话: {value}}}"),
        ("行政许可: 12", f"行政许可: {value}"),
        ("年度: 2024", f"年度: 2024\n标题: {value}\n网址: {value}"),
    )  # fmt: skip


_PROJECT = Project({})  # one for all, so that its templates are compiled once


def through(report: str) -> None:
    """All that is made of a report file: its findings with their words, preview, Markdown, Word, and the layout of ``fmt``."""
    checked = _PROJECT.check_text(report, "a.yaml")
    as_text.emit(checked.findings, "zh")
    look_at(_PROJECT.workspace, checked, "a.yaml", None, now="", lang="zh")
    examined = checked.examined
    assert examined is not None
    if examined.readable:
        render(examined, ("md", "docx"), draft=True)
    source = examined.source
    if source.data and not source.broken and not source.findings:
        with suppress(TooLongError):
            format_report(source, examined.case.report.form, examined.findings)


def checked(report: str) -> None:
    """Its findings only, and the layout of ``fmt``."""
    _PROJECT.check_text(report, "a.yaml")
    list(Project({"a.yaml": report.encode()}).format("a.yaml"))


def diff(old: str, new: str) -> None:
    """Two states of one text; what else ``gipgen diff`` does is checking."""
    changes = tuple(Change("prose", ("总体情况",), "", "", was, now) for was, now in sentence_changes(old, new))
    changes_text.emit([Compared("a.yaml", "changed", Comparison("a.yaml", changes))], "zh", colour=True)


def import_(name: str, content: bytes) -> None:
    try:
        imported = import_report(name, content)
    except Problem:
        return
    compose(imported, name, "report.yaml")


_TEXT_AROUND = (
    "测试市民政局2024年政府信息公开工作年度报告\n\n根据条例编制本报告。\n\n一、总体情况\n\n{}\n\n二、主动公开政府信息情况\n\n"
    "三、收到和处理政府信息公开申请情况\n\n四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n\n"
    "五、政府信息公开工作存在的主要问题及改进情况\n\n问题是解读不够。\n\n六、其他需要报告的事项\n\n无。\n"
)


def table(text: str) -> bytes:
    """A published report as a web page, with a table of these rows."""
    rows = ("".join(f"<td>{cell}</td>" for cell in line.split("|")) for line in text.split("\n"))
    inside = f"<table><tr><td>第二十条第（五）项</td></tr><tr>{'</tr><tr>'.join(rows)}</tr></table>"
    lines = (f"<p>{line}</p>" + inside * line.startswith("二、") for line in around("甲。").split("\n"))
    return f"<html><body>{''.join(lines)}</body></html>".encode()


def around(text: str) -> str:
    """A published report as plain text, with this in its overview."""
    return _TEXT_AROUND.replace("{}", text)
