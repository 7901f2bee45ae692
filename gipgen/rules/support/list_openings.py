"""What stands between a total and its parts, and whether it announces them, some or all."""

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.called_alike import are_all, are_most, are_named, are_ways
from gipgen.rules.support.list_ends import has_the_rest
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

OPENERS = COUNTING.list_openers
_SIGNS = ("：", ":", "—", "即", "含")
_WHOLE = COUNTING.whole_openers
_OTHER_NUMBERS = ("比", "较", "同期")
_AS_FOLLOWS = ("为：", "是：", "如下：")
_DIVIDED = ("分", "看", "分类")


class Opening(NamedTuple):
    """What stands between a total and the first number behind it."""

    text: str

    @property
    def lead(self) -> str:
        return self.text.lstrip("，,；;。")[:12]

    @property
    def word(self) -> str:
        """其中, 包括 and the like."""
        return next((word for word in OPENERS if word in self.lead), "")

    @property
    def leads_away(self) -> bool:
        """Whether the number behind it is of another time, or of another sentence."""
        return "。" in self.text or has(_OTHER_NUMBERS, self.text)

    @property
    def announces_parts(self) -> bool:
        told = self.word != "" or self.lead.startswith(_SIGNS) or self.lead[:1] == "除" or has(_AS_FOLLOWS, self.text)
        return told or self.divides

    @property
    def divides(self) -> bool:
        """Whether a clause says by what the total is parted: 按来源分，……, 从渠道看，……."""
        clauses = self.text.strip("，,：:").split("，") if self.text[:1] in "，,：:" else []
        return any(clause[:1] in "按从" and clause.endswith(_DIVIDED) for clause in clauses if clause)

    def announces_all(self, total: Mention, parts: list[Mention], *, bracket: bool) -> bool:
        """Whether these should be all parts there are, and not the main ones."""
        if "主要" in self.lead or parts[-1].after.startswith("等"):
            return False
        if (bracket and self.has_all_in_bracket(total, parts)) or self.says_all(len(parts)):
            return True
        if self.text[:1] == "—" and are_most(total, parts):
            return True
        return has_the_rest(parts) or are_all(parts) or are_ways(total, parts) or are_named(total, parts)

    def says_all(self, count: int) -> bool:
        """Whether the words between total and parts say so: 包括, 为：, a colon, 按来源分."""
        behind_colon = self.text[:1] in ("：", ":") and count > 2
        return self.word in _WHOLE or has(_AS_FOLLOWS, self.text) or behind_colon or self.divides

    def has_all_in_bracket(self, total: Mention, parts: list[Mention]) -> bool:
        """重点领域信息640条（含教育120条、医疗80条） has some of them; 13件（含新制定5件，修改3件，废止4件） was to have all."""
        return "其中" not in self.lead and (are_most(total, parts) or self.lead[:1] != "含")
