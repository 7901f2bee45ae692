"""GIP631: numbers that a local rule wants in section one."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.reading import is_unwritten, prose, section_key, section_names
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP631",
    severity=WARNING,
    title=Text("总体情况必须写明的数", "numbers that section one must give"),
    why=Text(
        '有的地方规定总体情况要分渠道写明条数（政府网站、政务新媒体……）、政策解读和回应关切的数量等。在 gipgen.toml 的 [overview] 里写 numbers = ["政府网站"] 后检查；不写不查。',
        "Some places want numbers for each channel. They are checked where gipgen.toml lists them as numbers under [overview].",
    ),
    fix=Text(
        "在提到它的句子里写上数字，没有的写 0。", "Give the number in the sentence that names it; 0 if there was none."
    ),
    source="地方规定，例如武政办发〔2025〕54号",
    checks=("OF-69",),
    confidence="B",
)
NOT_NAMED = Text(
    "{section}没有写“{word}”的数量（{file} 的 [overview] 要求）。请补写，没有的写 0。",
    "{part} says nothing of '{word}', which {file} wants",
)
NO_NUMBER = Text(
    "{section}写到了“{word}”，但同一句里没有数字（{file} 的 [overview] 要求）。请补上，没有的写 0。",
    "{part} names '{word}' without a number, which {file} wants",
)
_CHINESE = "一二三四五六七八九十百千零两无未"


def check(case: Case) -> Iterator[Diagnostic]:
    overview = case.report.form.roles.sections.overview
    wanted = case.settings.overview.get("numbers", ())
    if not wanted or is_unwritten(case, overview):
        return
    sentences = [sentence for passage in prose(case, overview) for _, sentence in passage.sentences()]
    for word in wanted:
        naming = [sentence for sentence in sentences if word in sentence]
        if any(_has_number(sentence, word) for sentence in naming):
            continue
        values = {"word": word, "file": "gipgen.toml", **section_names(case, overview)}
        text = NO_NUMBER if naming else NOT_NAMED
        yield Diagnostic(PAGE.id, WARNING, text, (section_key(case, overview),), values, at_key=True)


def _has_number(sentence: str, word: str) -> bool:
    """Whether a number other than a year stands behind the word, or just before it."""
    begin = sentence.index(word)
    near = sentence[max(0, begin - 12) : begin] + " " + sentence[begin + len(word) :]
    for position, character in enumerate(near):
        if character.isdecimal() and not near[position:].lstrip("0123456789 ").startswith(("年", "月", "日")):
            return True
        if character in _CHINESE and near[position + 1 : position + 2] in tuple("条件次期份篇场项个余"):
            return True
    return False


RULE = Rule(PAGE, check)
