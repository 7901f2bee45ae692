"""GIP715: words side by side of which one ends otherwise: 政治关、保密观、文字关."""

from collections import Counter
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.mentions import STRONG, pieces
from gipgen.rules.support.nearly import are_alike
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP715",
    severity=WARNING,
    title=Text("并列的词里有一个不一样", "an odd one among parallel words"),
    why=Text(
        "“政治关、保密观、文字关”这样并列的词，末一个字应当一样；只有一个不同，读音或字形又相近，多半是打错了。",
        "Parallel words end alike; where one ends in a character that sounds or looks like the others', it is a slip.",
    ),
    fix=Text(
        "改成与其他几个一样的字；确实是别的意思的，不用改。",
        "Write it like the others, unless something else is meant.",
    ),
    source="各地审核意见",
    checks=("OF-76",),
    confidence="B",
    good="严把政治关、保密关、文字关。",
    bad="严把政治关、保密观、文字关。",
)
ODD = Text(
    "“{seen}”与并列的“{others}”不一样，请核对：“{odd}”是不是“{wanted}”？",
    "'{seen}' is unlike '{others}' beside it: is '{wanted}' meant for '{odd}'?",
)
_LONGEST = 8  # characters of a word


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        begin = 0
        for clause in pieces(passage.text, STRONG) if passage.is_prose and passage.text.count("、") > 1 else ():
            words = clause.split("、")
            if len(words) > 2 and all(1 < len(word) <= _LONGEST for word in words[1:]) and words[0]:
                yield from _odd(passage, begin, words)
            begin += len(clause) + 1


def _odd(passage: Passage, begin: int, words: list[str]) -> Iterator[Diagnostic]:
    endings = Counter(word[-1] for word in words)
    (wanted, often), *others = endings.most_common()
    if often < 2 or len(others) != 1 or others[0][1] != 1:
        return
    odd = others[0][0]
    number = next(index for index, word in enumerate(words) if word[-1] == odd)
    at = begin + sum(len(word) + 1 for word in words[: number + 1]) - 2
    if passage.is_computed(at, at + 1) or not are_alike(odd, wanted):
        return
    values = {
        "seen": words[number],
        "others": "、".join(word for word in words if word[-1] == wanted),
        "odd": odd,
        "wanted": wanted,
    }
    yield Diagnostic(PAGE.id, WARNING, ODD, passage.path, values, offset=passage.place(at))


RULE = Rule(PAGE, check)
