"""GIP519: numbers and days of one sentence that cannot be together."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.mentions import sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING

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
_SIGNS = (  # what stands so many times in a sentence that tells two
    ("天", 1, "日", 2),
    ("率", 1, "中", 1),
    ("即", 1, "中", 1),
    ("占", 2, "占", 2),
    ("万元", 1, "元", 2),
    ("最", 1, "平均", 1),
    ("最", 1, "以", 1),
    ("最", 2, "最", 2),
    ("居多", 1, "以", 1),
    ("第", 2, "名", 2),
    ("第", 2, "位", 2),
    ("百分点", 1, "至", 1),
    ("百分点", 1, "到", 1),
    ("之间", 1, "平均", 1),
    ("天", 1, "全年", 1),
    ("天", 1, "年内", 1),
    ("天", 1, "本年", 1),
    ("有效", 1, "份", 2),
)


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
    for sign, times, beside, times_beside in _SIGNS:
        if sign in text and text.count(sign) >= times and text.count(beside) >= times_beside:
            return True
    return text.count("日") > 1 and has(COUNTING.begun_on, text)


RULE = Rule(PAGE, check)
