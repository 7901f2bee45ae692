"""GIP731: places that were to be filled in: XX, ××, □, ____, 待补充."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gipgen.findings.finding import WARNING, Diagnostic, Page, Path
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.form.definition import Field
from gipgen.prose.unprinted import STARRED
from gipgen.rules.support.nothing_said import says_nothing
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP731",
    severity=WARNING,
    title=Text("没有填的空", "blanks that were not filled in"),
    why=Text(
        "范文和去年的稿子里常有 XX、××、□、____、“待补充”，要换成实际的内容。还不知道的数，正文里写 待填，检查时会列出来。",
        "Model texts have blanks (XX, ××, □, ____, 待补充) that must be replaced by what really happened.",
    ),
    fix=Text("换成实际的内容，或删去这一句。", "Replace it, or delete the sentence."),
    checks=("OF-11", "OF-77"),
    good="公开信息98条。",
    bad="公开信息XX条。",
    confidence="B",
)
FOUND = Text(
    "“{context}”里的“{seen}”像是还没有填的空，请换成实际的内容。",
    "'{seen}' in '{context}' looks like a blank to fill in",
)
ENTRY = Text(
    "“{key}”写的是“{seen}”，等于没有填，会照这样印出来。请写实际的内容；没有的，删去“{key}”。",
    "'{key}' says '{seen}', which is nothing, and would be printed; fill it in, or delete '{key}'",
)
NEEDED = Text(
    "“{key}”写的是“{seen}”，等于没有填，会照这样印出来。请写实际的内容；还不知道的，写 待填。",
    "'{key}' says '{seen}', which is nothing, and would be printed; fill it in, or write 待填",
)
_SIGNS = LANGUAGE.blanks
_IN_FIELDS = ("XX", "xx", "ＸＸ", "××", "○○", "〇〇", "__", "□")  # of them, in a name or an address
_BLANK = (
    r"(?<![0-9A-Za-zＸ×@_/])(?<![0-9A-Za-z][.-])(?:[XxＸ×]{2,}|[XxＸ×](?=[年月日条件次个篇期场项名]))(?![0-9A-Za-z@_/]|[.-][0-9A-Za-z])|□+|(?<![○〇●])[○〇●]{2,}(?=[条件次个篇期场份项人])|＿{2,}|\*{3,}|＊{2,}|"
    r"待(?:补充|核实|核对|核定|定|确认)(?=[）)】。，；\s]|$)|此处(?:填写|填入|输入|插入|补充|省略)|【[^【】]{0,20}(?:填|待|补|核)[^【】]{0,20}】|【(?:单位|机关|部门|地区|网站|公众号|栏目|文件|姓名|日期|数字|数量|地址|网址|电话)(?:全称|简称|名称|号码)?】|"
    r"(?<=[\u4e00-\u9fff])_{2}(?=[次件条个项期篇场份万人年月日])|(?<=[\u4e00-\u9fff])[?？](?=(?:次|件|条|篇|期|场|份|项|个)[，。；、）])|"
    r"[（(](?:此处|这里)(?:为|是|有|略|放|贴|加|附)[^（）()]{0,12}[）)]|"
    r"[（(](?:此处|这里|此段|本段|此数|该数)[^（）()]{0,20}(?:补充|填写|核实|核对|确认|修改|更新|提供|添加|改一下|删除|删去|删掉|插入|替换|调整)[^（）()]{0,10}[）)]|"
    r"(?<=[\u4e00-\u9fff。，；])\?{3,}|(?<![?？])[?？]{2,}(?=[次件条个项期篇场份万年月日])|(?<![0-9A-Za-z])(?:TODO|FIXME|TBD)(?![0-9A-Za-z])|(?<=[\u4e00-\u9fff])(?:…{1,4}|\.{3,6})(?=(?:次|件|条|篇|期|场|份|项|个)[，。；、）])|"
    r"(?:\A|(?<=[。；]))[（(【\[][^（）()【】\[\]]{0,16}(?:[初草]稿|(?:征求意见|送审|报审|讨论|修改|修订|审核|待审|报批|审定)稿|[0-9日]修改|已核)[）)】\]]\Z|"
    r"(?<![0-9])[12][0-9](?:[XxＸ×*]{2}|[0-9][XxＸ×*])(?=年)|(?:未|不|没有)([\u4e00-\u9fff]{2,4})[/／]\1|([\u4e00-\u9fff]{2,4})[/／](?:未|不|没有)\2|"
    r"«[^«»\n]{1,20}»|\$\{[^{}\n]{1,30}\}|[（(][^（）()]{1,40}(?:[如若]无|请|没有的)[，、]?(?:如实|据实)?(?:请?填|写)[^（）()]{0,14}[）)]|"
    r"(?<![0-9A-Za-z])N(?=[条件次篇个期人场份])|"
    r"[（(](?:具体(?:网址|地址|名称|数字|数据|数量|日期|时间|单位|情况|内容|链接|部门|人员|电话)|如有[^（）()]{0,12}|[若如]无[^（）()]{0,12}|"
    r"请(?:填|写|说明|注明|列|补|删|在此|根据|结合|简要)[^（）()]{0,14}|[根视][据]?(?:实际|具体)?情况[^（）()]{0,12}|[选必]填[^（）()]{0,6}|填[写报入][^（）()]{0,10}|"
    r"(?:领导|主任|局长|科长)(?:批|意见|批示)[：:][^（）()]{0,20}|批注[^（）()]{0,20}|原为\d[^（）()]{0,8}|建议(?:删|改|补)[^（）()]{0,12}|[^（）()]{0,16}(?:斟酌|推敲|润色|拿不准)[^（）()]{0,12}|存疑|再核实?|待商榷?|"
    r"可(?:附|另附|不填|自行|根据)[^（）()]{0,10}|(?:单位|机关|部门)名称|网址|示例|样例|范例)[）)]"
)


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    yield from _in_fields((*form.head, *form.tail), case.data, ())
    (signs,) = met(case, _SIGNS)
    for passage in case.passages:
        text = passage.text
        if "___" in text and text.strip("_ "):
            spots = [Spot(*match.span()) for match in re.finditer(r"_{3,}", text)]
            for line in by_line(passage, spots):
                first = line.spots[0].begin
                values = {"seen": "____", "context": around(text, first, first + 3)}
                yield Diagnostic(PAGE.id, WARNING, FOUND, passage.path, values, offset=line.offset)
        if not passage.is_prose or not has(signs, text) or not text.strip("* "):
            continue
        starred = _emphasis(text)
        for match in re.finditer(_BLANK, text):
            if _is_anonymous(text, match) or match.start() in starred:
                continue
            values = {"seen": match[0], "context": around(text, *match.span())}
            yield Diagnostic(PAGE.id, WARNING, FOUND, passage.path, values, offset=passage.place(match.start()))


def _in_fields(fields: Iterable[Field], values: Mapping[str, Any], above: Path) -> Iterator[Diagnostic]:
    """Names, addresses and numbers that say nothing."""
    for field in fields:
        value = values.get(field.key)
        path = (*above, field.key)
        if field.kind == "map" and isinstance(value, dict):
            yield from _in_fields(field.fields, value, path)
        elif field.kind in ("text", "prose") and says_nothing(value):
            text = NEEDED if field.required else ENTRY
            yield Diagnostic(PAGE.id, WARNING, text, path, {"seen": str(value).strip(), "key": field.key})
        elif above and field.kind == "text" and isinstance(value, str) and has(_IN_FIELDS, value):
            match = re.search(_BLANK, value)
            if match:
                yield Diagnostic(PAGE.id, WARNING, FOUND, path, {"seen": match[0], "context": quoted(value)})


def _emphasis(text: str) -> frozenset[int]:
    """Where stars stand around words, as Markdown's do (***重点***), which GIP230 tells."""
    found = re.finditer(STARRED, text) if "***" in text else ()
    return frozenset(place for match in found for place in range(*match.span()))


def _is_anonymous(text: str, blank: re.Match[str]) -> bool:
    """Whether a name or a number was hidden on purpose: 申请人张××, 李XX, 138****1234; words (此处填写) hide nothing."""
    position = blank.start()
    if is_han(blank[0][0]):
        return False
    before = text[max(0, position - 4) : position]
    if before[-1:].isdecimal() and text[position:].lstrip("*")[:1].isdecimal():
        return True
    return any(role in before for role in ("人", "告", "某")) or before[-1:] in LANGUAGE.common_surnames


RULE = Rule(PAGE, check)
