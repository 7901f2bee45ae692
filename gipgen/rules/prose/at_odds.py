"""GIP519: numbers and days of one sentence that cannot be together."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP519",
    severity=WARNING,
    title=Text("一句话里的数或日期互相矛盾", "numbers or days of one sentence that cannot be together"),
    why=Text(
        "同一句话里的两个数算一下就知道不对：先收到、后答复的，答复的日期不会在前；几项占比相加不会超过 100%；平均的不会比最长的还长；2.4万元不是240000元。",
        "Two numbers of one sentence show that one is wrong: an answer is not given before the application came, shares are no more than all, an average no more than the largest.",
    ),
    fix=Text("核对这句话里的数和日期，改正错的一个。", "Correct the one that is wrong."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-50",),
    confidence="B",
    good="4月24日开班，4月26日结业；平均办理时长12天，最短2天，最长18天。",
    bad="4月26日开班，4月24日结业；平均办理时长29天，最短2天，最长18天。",
)
_QUOTE = 60  # characters
_YEARLY = ("全年", "年内", "本年")


def check(case: Case) -> Iterator[Diagnostic]:
    for sentence in sentences(case):
        if not _tells_two(sentence.plain):
            continue
        from gipgen.rules.support.numbers_at_odds import at_odds  # noqa: PLC0415  most reports tell nothing of the kind

        for each in at_odds(sentence.plain):
            values = {**each.values, "words": quoted(each.words, limit=_QUOTE)}
            place = sentence.place(each.words)
            yield Diagnostic(PAGE.id, WARNING, each.text, sentence.passage.path, values, offset=place)


def _tells_two(text: str) -> bool:
    """Whether it may tell two numbers that tell of each other. (Of most sentences this is all that is asked.)"""
    return (
        ("日" in text and text.count("日") > 1 and text.count("月") > 1)
        or ("中" in text and has(("率", "即"), text) and has(("%", "％", "成"), text))
        or text.count("占") > 1
        or ("万元" in text and text.count("元") > 1)
        or ("最" in text and (has(("平均", "以"), text) or text.count("最") > 1))
        or ("居多" in text and "以" in text)
        or ("百分点" in text and has(("%", "％"), text))
        or ("之间" in text and "平均" in text)
        or (has(_YEARLY, text) and "天" in text)
        or ("第" in text and text.count("名") + text.count("位") > 1 and text.count("第") > 1)
        or ("有效" in text and text.count("份") > 1)
    )


RULE = Rule(PAGE, check)
