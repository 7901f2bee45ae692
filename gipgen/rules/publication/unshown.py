"""GIP910: characters that no font of this machine has: the PDF would show boxes, so none is built."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page, Path
from gipgen.findings.text import Text
from gipgen.prose.inline import BULLETS
from gipgen.prose.places import line_and_column
from gipgen.rules.support.rule import Case, Rule
from gipgen.source.decode import in_gbk

PAGE = Page(
    id="GIP910",
    severity=WARNING,
    title=Text("本机字体里没有的字", "characters that no font has"),
    why=Text(
        "生僻字、表情符号要有收录它的字体才能印出来。本机一种这样的字体都没有时，PDF 里会是方框，gipgen 就不生成 PDF（网页、Word 等照常生成，"
        "在别的电脑上显示成什么样要看那台电脑的字体）。装了 PDF 部件（gipgen[pdf]）才核对；常用字（GBK 里有的）不核对。",
        "A rare character needs a font that has it. Where this machine has none the PDF would show a box, so no PDF is built; "
        "the other formats are. Looked at only where the extra for PDF is installed, and only beyond the common set (GBK).",
    ),
    fix=Text(
        "换一个写法（人名、地名的生僻字可以注明读音或写法），或者安装有这个字的字体：思源宋体（Noto Serif CJK SC）、宋体扩展（SimSun-ExtB）。",
        "Write it differently, or install a font that has it: Noto Serif CJK SC, SimSun-ExtB.",
    ),
    source="GB 18030—2022（汉字的收录范围）",
    confidence="B",
)
ONCE = Text(
    "本机没有一种字体能显示“{character}”（{code}），生成不了 PDF。请换一个写法，或者安装有这个字的字体。",
    "no font on this machine shows '{character}' ({code}), so no PDF can be built",
)
OFTEN = Text(
    "本机没有一种字体能显示“{character}”（{code}），生成不了 PDF。请换一个写法，或者安装有这个字的字体。全文共有 {count} 处。",
    "no font on this machine shows '{character}' ({code}), so no PDF can be built; it stands in {count} places",
)


def check(case: Case) -> Iterator[Diagnostic]:
    if case.unshown is None:
        return
    every = "".join(text for _, text in case.texts)
    rare = set() if in_gbk(every) else {sign for sign in set(every) if not in_gbk(sign)}
    if rare:
        found = [each for each in _places(case) if each[0] in rare and not _is_bullet(each[2], each[3])]
        yield from _told(found, frozenset(case.unshown(dict.fromkeys(character for character, *_ in found))))


def _places(case: Case) -> Iterator[tuple[str, Path, str, int]]:
    return ((sign, path, text, at) for path, text in case.texts for at, sign in enumerate(text))


def _is_bullet(text: str, at: int) -> bool:
    """Whether a sign stands at the beginning of its line as the bullet of an item, for which another is printed."""
    return text[at] in BULLETS and not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _told(found: list[tuple[str, Path, str, int]], missing: frozenset[str]) -> Iterator[Diagnostic]:
    """Each character that is missing, where it first stands."""
    for character in missing.intersection(each[0] for each in found):
        places = [each for each in found if each[0] == character]
        _, path, text, at = places[0]
        values = {"character": character, "code": f"U+{ord(character):04X}", "count": len(places)}
        yield Diagnostic(
            PAGE.id, WARNING, ONCE if len(places) == 1 else OFTEN, path, values, offset=line_and_column(text, at)
        )


RULE = Rule(PAGE, check)
