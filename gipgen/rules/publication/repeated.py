"""GIP902: a section that is largely last year's text."""

from collections.abc import Iterable, Iterator, Mapping

from gipgen.findings.finding import WARNING, Diagnostic, Offset, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.passages import passages
from gipgen.prose.sentences import Sentence, comparable_sentences
from gipgen.report.report import Report
from gipgen.rules.support.last_years import is_year_before
from gipgen.rules.support.reading import section_key
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP902",
    severity=WARNING,
    title=Text("与上年报告雷同", "largely last year's text"),
    why=Text(
        "把上年报告换个年份和数字再发布，是通知点名的“内容雷同”，也是考核扣分项。这里逐句比较，只改了一两个词的也算相同（不计数字、年份和单位名称）。",
        "Publishing last year's text with new numbers is what the notice calls 内容雷同. Sentences count as repeated with a word or two changed; numbers, years and names do not count.",
    ),
    fix=Text(
        "按本年实际重写相同的句子：今年做了什么、有什么变化。",
        "Rewrite the repeated sentences: what was done this year?",
    ),
    source="国办公开办函〔2021〕30号（四）明确责任：内容雷同",
    checks=("OF-56",),
    confidence="A",
    good="上年:  # 上年报告写的\n  总体情况: |\n    全年组织三次培训，修订了依申请公开办理流程，并更新了公开指南。\n"
    "总体情况: |\n  今年新建了政策问答库，把原来分散在各科室的解读材料集中到一个栏目。",
    bad="上年:  # 上年报告写的\n  总体情况: |\n    2023年，我局高度重视政府信息公开工作，切实加强组织领导，狠抓任务落实。\n    不断完善信息发布审核制度，严格执行先审后发，确保信息内容真实准确。\n    依托政府网站和政务新媒体，持续拓宽公开渠道，及时回应社会关切。\n    将政务公开纳入年度考核，定期开展业务培训，不断提高工作人员的业务能力。\n"
    "总体情况: |\n  2024年，我局高度重视政府信息公开工作，切实加强组织领导，狠抓任务落实。\n  不断完善信息发布审核制度，严格执行先审后发，确保信息内容真实准确。\n  依托政府网站和政务新媒体，持续拓宽公开渠道，及时回应社会关切。\n  将政务公开纳入年度考核，定期开展业务培训，不断提高工作人员的业务能力。",
)
REPEATED = Text(
    "“{section}”有 {percent}% 的文字和 {year} 年报告相同或几乎相同（{count} 句），例如：{examples}。请按本年实际重写。",
    "{percent}% of '{section}' are sentences of the report of {year}, word for word or nearly ({count} of them): {examples}",
)
_SHARE, _LEAST = 0.5, 80  # of the section; characters, below which a section is too short to judge
_GRAM, _ALMOST = 6, 0.75  # characters of a run; share of a sentence's runs that make it the same sentence
_EXAMPLES = 3


def check(case: Case) -> Iterator[Diagnostic]:
    previous = case.previous
    if previous is None or not is_year_before(case.report, previous):
        return
    before = previous.form.roles.sections
    now = case.report.form.roles.sections
    for section, last in ((now.overview, before.overview), (now.problems, before.problems)):
        same, share = repeated(case, previous, section, last)
        if share < _SHARE:
            continue
        values = {
            "section": section_key(case, section),
            "percent": round(share * 100),
            "year": previous.year,
            "count": len(same),
            "examples": examples((each.text, len(each.key)) for each in same),
            "sentences": [sentence.text for sentence in same[:_EXAMPLES]],
        }
        yield Diagnostic(PAGE.id, WARNING, REPEATED, same[0].passage.path, values, offset=place(same[0]))


def repeated(case: Case, previous: Report, section: str, last: str) -> tuple[list[Sentence], float]:
    """The sentences of a section that stood in last year's, and what share of it they are; none of a short one."""
    sentences = list(sentences_in(case, section))
    total = _length(sentences)
    if total < _LEAST:
        return [], 0.0
    same = _repeated(sentences, last_sentences(previous, last))
    return same, _length(same) / total


def is_repeated(case: Case, previous: Report, section: str, last: str) -> bool:
    """Whether a section as a whole is told to be last year's."""
    return repeated(case, previous, section, last)[1] >= _SHARE


def _length(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.key) for sentence in sentences)


def _repeated(sentences: Iterable[Sentence], before: Iterable[str]) -> list[Sentence]:
    known = {gram for key in before for gram in _grams(key)}
    return [sentence for sentence in sentences if _is_known(sentence, known)]


def _grams(key: str) -> set[str]:
    """The runs of a few characters that a sentence consists of."""
    return {key[begin : begin + _GRAM] for begin in range(len(key) - _GRAM + 1)}


def _is_known(sentence: Sentence, known: set[str]) -> bool:
    """Whether last year's text had this sentence, a word or two apart."""
    grams = _grams(sentence.key)
    return len(grams & known) >= _ALMOST * len(grams)


def sentences_in(case: Case, section: str) -> Iterator[Sentence]:
    """This year's sentences of a section."""
    return comparable_sentences((each for each in case.passages if each.section == section), case.report.agency)


def last_sentences(previous: Report, section: str) -> Mapping[str, str]:
    """Last year's sentences of a section: how they read, by their comparable form."""
    text = previous.texts.get(section) or ""
    found = passages(parse_blocks(text).blocks, section, (), text)
    return {sentence.key: sentence.text for sentence in comparable_sentences(found, previous.agency)}


def examples(sentences: Iterable[tuple[str, int]]) -> str:
    """The longest of the sentences, in the order of the text, quoted; each is given with its comparable length."""
    every = list(enumerate(sentences))
    longest = sorted(every, key=lambda each: -each[1][1])[:_EXAMPLES]
    return "".join(f"“{quoted(text, limit=40)}”" for _, (text, _) in sorted(longest))


def place(sentence: Sentence) -> Offset:
    """Where a sentence begins in its narrative."""
    blanks = len(sentence.passage.text[sentence.position :]) - len(sentence.passage.text[sentence.position :].lstrip())
    return sentence.passage.place(sentence.position + blanks)


RULE = Rule(PAGE, check)
