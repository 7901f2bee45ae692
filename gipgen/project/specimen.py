"""A page of samples: every paragraph style and table that a report uses, to be restyled in Word as a reference document."""

from gipgen.form.editions import editions, load
from gipgen.formats.machine import Machine
from gipgen.formats.registry import Job, named
from gipgen.formats.templating import Templates
from gipgen.layout.document import Part, lay_out
from gipgen.prose.narrative import narrate
from gipgen.report.report import bind
from gipgen.rules.support.rule import Case

_AGENCY = "某某市某某区某某局"
_TEXT = """\
正文：每一段首行缩进两个字。在 Word 或 WPS 里修改这里用到的样式（不是修改文字），保存后用作参照文档。文字不会进入报告，样式、页面、页眉和页脚会。

## 二级标题

正文。

### 三级标题

正文。

#### 四级标题

正文。

- 列表
"""


def specimen() -> bytes:
    """The sample document as DOCX: the built-in look, which is GB/T 9704."""
    form = load(editions()[-1])
    signature = form.field("signature")
    data = {
        form.field("agency").key: _AGENCY,
        form.field("year").key: int(form.edition),
        signature.key: {field.key: text for field, text in zip(signature.fields, (_AGENCY, "2000-01-01"), strict=True)},
    }
    report = bind(data, form)
    overview = next(section for section in form.sections if not section.table)
    case = Case(report, None, {overview.id: narrate(_TEXT, (overview.key,), report, None)}, data)
    document = lay_out(case)
    style = document.style._replace(captions=True)
    document = document._replace(parts=tuple(_with_zeros(part) for part in document.parts), style=style)
    return named("docx").render(Job(document, Templates(), Machine()))


def _with_zeros(part: Part) -> Part:
    if part.grid is None:
        return part
    rows = tuple(tuple(cell._replace(text="0") if cell.ref else cell for cell in row) for row in part.grid.rows)
    return part._replace(grid=part.grid._replace(rows=rows))
