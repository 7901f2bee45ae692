"""Why a report is not added: the kinds, their words, and which of them somebody has to look after."""

from typing import Final

from gipgen.collect.collected import Handed
from gipgen.findings.text import Text, filled, same
from gipgen.named_tuple import NamedTuple

EXCLUDED, COPY, VERSIONS, TOTAL, WITHIN, UNCLEAR, OUTSIDE = (
    "排除",
    "副本",
    "重复",
    "汇总",
    "已含",
    "可能含下属",
    "不在范围",
)
UNREAD, OTHER_YEAR, OTHER_EDITION, FAULTY, TO_FILL_IN = "读不了", "年度不符", "格式不符", "有错误", "待填"
UNKNOWN, MERGED, NOT_DUE = "不在名册", "已并入", "不应报"
OPEN: Final = frozenset((UNREAD, OTHER_YEAR, OTHER_EDITION, FAULTY, TO_FILL_IN, VERSIONS, UNCLEAR, UNKNOWN))

WORDS: Final[dict[str, Text]] = {
    EXCLUDED: Text("{reason}", "{reason}"),
    COPY: Text("和 {other} 内容相同，只加了一次", "says the same as {other}, which was added once"),
    VERSIONS: Text(
        "同一单位同一年度有 {count} 份内容不同的报告（{files}），一份都没有加；请确定用哪一份，把别的移走",
        "one of {count} different reports of this agency and year ({files}); none was added: keep the right one",
    ),
    TOTAL: Text(
        "是 {count} 个单位的汇总，这些单位已经分别加入，没有再加",
        "a total of {count} units that were added themselves",
    ),
    WITHIN: Text("已经算在 {other} 里，没有再加", "already counted in {other}"),
    UNCLEAR: Text(
        "每一格都不小于下属 {count} 个单位之和，可能已经包含它们，没有加。请在名册的备注里写“本级”（只是本级的数）或“汇总”（已含下属），再运行一次",
        "no cell is below the sum of the {count} units below it, so it may contain them, and was not added; write 本级 (its own numbers) "
        "or 汇总 (with those below) into the roster's 备注 and run again",
    ),
    OUTSIDE: Text("不在 {of} 之下", "not below {of}"),
    UNREAD: Text("{reason}", "cannot be read: {reason}"),
    OTHER_YEAR: Text("是 {year} 年度的报告", "is a report of {year}"),
    OTHER_EDITION: Text("用的是 {edition} 版格式，不能和 {wanted} 版相加", "follows the form of {edition}, not of {wanted}"),
    FAULTY: Text("有 {count} 个错误，改正以后再加（gipgen check 逐条列出）", "has {count} error(s); gipgen check lists them"),
    TO_FILL_IN: Text("还有 {count} 处待填", "{count} place(s) to be filled in"),
    UNKNOWN: Text("名册里没有这个单位{nearest}", "the roster has no such unit{nearest}"),
    MERGED: Text("已并入 {other}", "was merged into {other}"),
    NOT_DUE: Text("按名册，这一年不应报", "owes no report of this year, the roster says"),
}  # fmt: skip
CONTAINS: Final = Text("里面含有不加的 {names}", "it contains {names}, which is not to be added")
NO_AGENCY: Final = Text("没有写单位", "it names no agency")
NO_YEAR: Final = Text("没有写年度", "it names no year")


class LeftOut(NamedTuple):
    """A report that was not added. ``kind`` is one of the words above, ``why`` says it in a sentence."""

    file: str
    unit: str
    kind: str
    why: Text


def left_out(handed: Handed, kind: str, **values: object) -> LeftOut:
    return LeftOut(handed.file, handed.agency, kind, filled(WORDS[kind], **values))


def near(name: str) -> Text:
    """The name that may be meant; empty for none."""
    return filled(_NEAR, name=name) if name else same("")


_NEAR = Text("，最接近的是 {name}", "; the nearest is {name}")
