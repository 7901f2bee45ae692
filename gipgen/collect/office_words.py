"""Findings in the words of an office that handed in a document: nothing of keys, lines and commands of a file that it never saw.

What a finding says is a text with places for its values. Pieces of such texts that speak of the report file are said
otherwise here, before the values are put in, so that no word of a report's own is touched; a test holds every rule to it.
"""

from gipgen.collect.form_places import Where
from gipgen.collect.tally import is_of_file
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, chosen, say

_PIECES = (  # of a message, and what stands there for a document
    (
        "会当作正文印出来。从这里删去，在文件末尾另写一行（行首不空格）：{key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
        "请把它放在全文末尾，右对齐，不要写在正文里。",
    ),
    ("而文件里已经写了“{key}”，会印两遍。从这里删去", "而后面还有落款。请删去一处"),
    (
        "会当作正文印出来，和文件里的“{key}”（{given}）也不一样。核对后从这里删去；这里是对的，写成 {key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
        "和后面的落款（{given}）不一样。请核对，只留一处。",
    ),
    (
        "写成表格：每一行的各格用“|”隔开，第一行如“{header}”，下面加一行“{delimiter}”，其余各行也这样写，行与行紧挨着；代码都删去。",
        "请做成表格，代码都删去。",
    ),
    ("，或删去总计由 gipgen 计算", ""),
    ("；或者删去“{key}”这一行，由 gipgen 自动写（写了没有印出来的：删去行首的“#”）", ""),
    ("，或者删去 前言，由 gipgen 自动写", ""),
    ("，或者删去 标题，由 gipgen 自动写", ""),
    ("填了 {key}，但前言是自己写的，里面没有写，读者看不到。", "前言里没有写联系方式。"),
    ("在 {key} 里写部门、地址和办公电话{where}", "在前言里写明部门、地址和办公电话"),
    ("目录由 gipgen 和 Word 编，正文里不写", "目录由 Word 编，正文里不写"),
    ("把整个表格写成用“|”隔开的几行", "做成表格"),
    ("表格的竖线是全角的“｜”，印出来不是表格。请把这个表格里的“｜”都写成半角的“|”。", "请把这几行做成表格。"),
    ("是本单位 gipgen.toml 里不用的词", "是不用的词"),
    ("可以豁免并写明理由", "请在答复里说明"),
    ("，请在 gipgen.toml 的 [site] 里补上", "，请补上"),
    ("请在 豁免 里写明", "请在答复里说明"),
    ("请运行 gipgen check 检查它，并核对引用的数", "请检查那份报告，并核对引用的数"),
    ("请在 豁免 里写上 {rule} 和理由，理由会作为“注”印在表下", "请在表下加注说明，并在答复里写明理由"),
    ("请补上（可以填写“{key}”）", "请补上"),
    ("确实没有的，请填报单位补报，不要当作 0", "确实没有的，请补上这一行；没有发生的填 0"),
    ("，已经作为小标题放在前一部分里", ""),
    ("请对照图片填；要改正原件的，换成", "请换成"),
    (
        "像是落款，会当作正文印出来。从这里删去，在文件末尾另写一行（行首不空格）：{key}: {{{agency_key}: {agency}, {date_key}: {date}}}",
        "像是落款，却写在正文里。请移到全文末尾，单独写单位和日期",
    ),
    ("像是落款，而文件里已经写了“{key}”，会印两遍。从这里删去。", "像是落款，而文末已经有落款。请删去这一处。"),
    ("（{file} 的 [overview]）", ""),
    ("（{file} 的 [overview] 要求）", "（本地规定要求写）"),
    ("和 {agency}（{file}）逐句相同", "和{agency}的报告逐句相同"),
    ("上年报告 {file} 是", "上年报告是"),
    ("有两份：{first} 和 {file}。请核对“{key}”，或者移走多余的一份", "有两份。请核对年度，并说明用哪一份"),
    ("是小标题的，写成“## {title}”；不是的，和下一段接起来。", "是小标题的，请加上编号，单独成行。"),
    ("是小标题的，写成“## {line}”；是复制时", "是小标题的，请加上编号；是复制时"),
    ("写成“## {title}”，编号由 gipgen 加，“{seen}”这一行删去", "请写在一行里"),
    ("是小标题的，写成“## {title}”；是正文的", "是小标题的，请加上编号；是正文的"),
    (
        "是小标题的，写成“{signs} {title}”，编号由 gipgen 加；不是的，和下一段接起来，或者补上句号。",
        "是小标题的，请改用规定的编号，单独成行；不是的，和下一段接起来，或者补上句号。",
    ),
    ("（共 {count} 处，在第 {shown} 行。）", "（共 {count} 处，请一并核对。）"),
    ("（这一行共 {count} 处。）", "（这一段共 {count} 处，请一并核对。）"),
    ("（第 {shown} 行）", ""),
    ("“{key}”写的是 {year}，而", "报告的年度是 {year}，而"),
    ("请核对“{key}”；没有写错的话，就改这些地方", "请核对标题里的年度；没有写错的话，就改这些地方"),
    ("，“单位”写的是“{agency}”，名称不一样", "，标题里是“{agency}”，名称不一样"),
)
_LEFT_OUT = (  # of what an import tells whoever keeps the file that it made
    ("，表里的数都写成了待填；请找到表格，对照着填", "；请补上表格"),
    ("，写成了待填；请核对它是不是在别的部分里", "；请补上，或者核对它是不是在别的部分里"),
    ("，读不出来，都写成了待填；请对照原件填", "；请改成文字"),
    ("，数都写成了待填", "；请补上"),
    ("；都写成了待填，请对照完整的原件填", "；请补上"),
    ("，都写成了待填；请对照图片填", "；请把图片改成表格"),
    ("，写成了待填", ""),
    ("，已经作为小标题（##）放在前一部分里；请核对它该在哪里", "；请核对它该在哪一部分"),
)
_NUMBERS = "这里有 {count} 个数没有读出来：原件没有写，写得不清楚，或者表格和规定的格式不一样。请对照规定的格式填写清楚；没有发生的填 0。"
_NUMBER = "这个数没有读出来：原件没有写，写得不清楚，或者表格和规定的格式不一样。请填写清楚；没有发生的填 0。"
_TEXT = "这一部分没有读到文字。请补写；没有要写的也要写明。"
_NOTHING = "没有读到{part}。请写明；已经写了的，请核对写法。"
_UNREAD = "这一处没有读清楚，请对照原件核对。"


def office_words(finding: Finding, place: Where) -> str:
    """What a finding at this place says to whoever handed in a document."""
    if finding.rule == FILL_IN:
        count = finding.values.get("count", 1)
        if place.ref is None:
            return _TEXT if place.section else _NOTHING.format(part=place.part)
        return _NUMBER if count == 1 else _NUMBERS.format(count=count)
    if is_of_file(finding):
        return _UNREAD
    return mask(say(Text(*(_otherwise(each, _PIECES) for each in finding.finding.text)), "zh", **finding.values))


def left_over_words(left: Text) -> str:
    """What an import could not place, or found missing, as it is told to whoever handed in the document."""
    return mask(_otherwise(chosen(left, "zh"), _LEFT_OUT))


def _otherwise(text: str, pieces: tuple[tuple[str, str], ...]) -> str:
    for piece, other in pieces:
        text = text.replace(piece, other)
    return text
