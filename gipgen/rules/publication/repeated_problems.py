"""GIP903: a problem of section five that stood there last year, word for word."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.sentences import Sentence
from gipgen.rules.publication.repeated import is_repeated, last_sentences, place, sentences_in
from gipgen.rules.support.last_years import is_year_before
from gipgen.rules.support.problem_words import names_problem
from gipgen.rules.support.reading import section_names
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.numerals import ORDINALS

PAGE = Page(
    id="GIP903",
    severity=WARNING,
    title=Text("问题照搬上年", "last year's problems, word for word"),
    why=Text(
        "第五部分写的问题和上年一字不差，说明要么去年的问题没有改，要么今年的问题没有找。审核时会要求写明上年问题的整改情况和本年的新问题。",
        "Section five repeats a problem of last year word for word: either it was not mended or nobody looked for this year's.",
    ),
    fix=Text(
        "写本年实际存在的问题；上年的问题仍在的，写明已经做了什么、还差什么。",
        "Write this year's problems; of an old one say what was done and what is left.",
    ),
    source="国办公开办函〔2021〕30号（四）明确责任：内容雷同；地方审核要求（杜绝照搬上年）",
    checks=("OF-60",),
    confidence="B",
    good="上年:  # 上年报告写的\n  存在问题及改进: |\n    一是政策解读的形式还比较单一，图解不够。下一步增加视频解读。\n"
    "存在问题及改进: |\n  一是去年提出的解读形式单一已有改进，但音视频解读仍不足三成。下一步制作视频。",
    bad="上年:  # 上年报告写的\n  存在问题及改进: |\n    一是政策解读的形式还比较单一，图解不够丰富。下一步增加视频解读。\n"
    "存在问题及改进: |\n  一是政策解读的形式还比较单一，图解不够丰富。下一步邀请专家讲解。",
)
SAME_PROBLEMS = Text(
    "{part}有 {count} 个问题和 {year} 年报告一字不差，例如：“{sentence}”。请写本年的问题；老问题仍在的，写明整改到哪一步。",
    "{count} problems are named in the words of the report of {year}, '{sentence}' among them",
)
_NUMBER = 2  # characters of an item's number and the sign behind it
_NUMERALS = f"{ORDINALS}0123456789第"
SAME_PROBLEM = Text(
    "这个问题和 {year} 年报告一字不差：“{sentence}”。请写本年的问题；老问题仍在的，写明整改到哪一步。",
    "the report of {year} names this problem in the same words: '{sentence}'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    previous = case.previous
    if previous is None or not is_year_before(case.report, previous):
        return
    last = previous.form.roles.sections.problems
    problems = case.report.form.roles.sections.problems
    known = last_sentences(previous, last)
    same = [each for each in sentences_in(case, problems) if each.key in known and _is_problem(each)] if known else []
    if not same or is_repeated(case, previous, problems, last):
        return  # of a section that is last year's altogether GIP902 says so
    values = {
        "year": previous.year,
        "sentence": quoted(same[0].text, limit=60),
        "count": len(same),
        **section_names(case, problems),
    }
    text = SAME_PROBLEM if len(same) == 1 else SAME_PROBLEMS
    yield Diagnostic(PAGE.id, WARNING, text, same[0].passage.path, values, offset=place(same[0]))


def _is_problem(sentence: Sentence) -> bool:
    """Whether a sentence is an item of the list of problems: 一是……, （二）……, 3.……."""
    begins = sentence.text.lstrip("（( ")[:_NUMBER]
    number = begins.rstrip("是、.．）)")
    return number != begins and begins[:1] in _NUMERALS and names_problem(sentence.text)


RULE = Rule(PAGE, check)
