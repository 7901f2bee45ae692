"""GIP208: what a new file shows as an example, left as it was."""

from collections.abc import Iterator

from gipgen.findings.file_messages import SAMPLE
from gipgen.findings.finding import ERROR, Diagnostic, Offset, Page
from gipgen.findings.text import Text
from gipgen.report.samples import TEXT, blanks, example_of, is_same_number, numbers_shown
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    SAMPLE,
    ERROR,
    Text("模板里的示例文字", "Sample text of the template"),
    Text(
        "gipgen new 生成的文件里有示例（“这里写文字。”，联系电话的例子，〈单位〉一类的空白）。它们不是本单位的内容，不能发布。",
        "A new file shows examples: a text, a telephone number, blanks such as 〈单位〉. None of them may be published.",
    ),
    Text("换成本单位的内容；不需要这一项就删除。", "Write your own, or delete the item."),
    good="其他事项: |\n  本年度未收取信息处理费。",
    bad="其他事项: |\n  这里写文字。",
)
LEFT = Text(
    "“{sample}”是模板里的示例，不是本单位的内容。请换成实际的内容；不需要这一项就整项删除。",
    "'{sample}' is an example of the template; write your own, or delete the item",
)
_PLACE = 3  # characters: 硚口区, by whatever name its office calls itself


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    bare = TEXT.rstrip("。")  # who types over a sample may lose its stop
    samples = (bare, *blanks(form))
    for path, text in case.texts:
        if "〈" in text or bare in text:
            for number, line in enumerate(text.split("\n")):
                for sample in samples:
                    if sample in line:
                        offset = Offset(number, line.index(sample))
                        yield Diagnostic(PAGE.id, ERROR, LEFT, path, {"sample": sample}, offset=offset)
    if (case.report.fields["agency"] or "").startswith(example_of(form.field("agency"))[:_PLACE]):
        return  # whose number it is
    contact = form.field("contact")
    for field, sample in numbers_shown(form):
        if is_same_number(case.report.fields[contact.id][field.id] or "", sample):
            yield Diagnostic(PAGE.id, ERROR, LEFT, (contact.key, field.key), {"sample": sample})


RULE = Rule(PAGE, check)
