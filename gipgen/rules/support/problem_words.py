"""Words by which section five is recognised: what names a problem, what promises a measure."""

PROBLEM_WORDS = (
    "问题", "不足", "差距", "短板", "薄弱", "有待", "不够", "欠缺", "困难", "还需", "仍需", "尚需", "需进一步", "需要进一步", "需加强", "需要加强",
    "不高", "不强", "不到位", "不及时", "不全面", "不规范", "不完善", "不平衡", "不多", "不深", "不熟", "单一", "滞后", "偏低", "偏少", "较少", "缺乏",
    "不丰富", "弱项", "提升空间", "不严", "不实",
)  # fmt: skip
_MEASURE_WORDS = (
    "改进", "措施", "针对", "下一步", "今后", "接下来", "下步", "将", "整改", "继续", "计划", "着力", "确保", "推动", "做好", "做到", "扩大", "改善",
)  # fmt: skip
_VERBS = (  # of a measure (增加图解), unless something is said to be wanting (有待加强, 不够丰富)
    "加强", "完善", "优化", "提升", "丰富", "强化", "推进", "增加", "健全", "加大", "提高", "拓宽", "拓展", "规范", "深化", "落实", "建立", "开展",
    "制定", "组织", "加快", "压实", "严格",
)  # fmt: skip
_WANTING = "不需待欠缺未尚仍还"
_BEFORE = 5  # characters in front of a verb that show whether something is wanting


def names_problem(text: str) -> bool:
    """Whether a text names a problem."""
    return any(word in text for word in PROBLEM_WORDS)


def names_measure(text: str) -> bool:
    """Whether a text promises or reports a measure."""
    return any(word in text for word in _MEASURE_WORDS) or any(_is_measure(text, verb) for verb in _VERBS)


def _is_measure(text: str, verb: str) -> bool:
    position = text.find(verb)
    while position >= 0:
        before = text[max(0, position - _BEFORE) : position]
        after = text[position + len(verb) : position + len(verb) + 2]
        if not any(sign in before for sign in _WANTING) and "不" not in after:
            return True
        position = text.find(verb, position + 1)
    return False
