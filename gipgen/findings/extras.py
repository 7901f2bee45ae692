"""The parts that may be missing on a machine: what each is for, and what to do without it.

They are compiled, or large: gipgen's core runs without any of them (docs/reference/dependencies.md). Each is imported
where it is wanted, inside ``needed``, which turns its absence into words; nothing else has to know of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from gipgen.findings.text import Problem, Text, filled


class Part(NamedTuple):
    """An optional package: the module that gipgen imports, the extra that installs it, and what it is for."""

    module: str
    extra: str
    use: Text
    instead: Text  # what can be done without it, a sentence

    @property
    def install(self) -> str:
        return f'pip install "gipgen[{self.extra}]"'


_AS_DOCX = Text("也可以先用 WPS 或 Word 另存为 docx 再导入。", "or save it as docx first")
PARTS = (
    Part(
        "lxml",
        "word",
        Text("读 Word 文件和网页（导入、参考文档）", "reading Word files and web pages"),
        Text("也可以先另存为纯文本（txt）再导入。", "or save it as plain text first"),
    ),
    Part("pdfplumber", "pdf-import", Text("读 PDF", "reading PDF"), _AS_DOCX),
    Part("openpyxl", "xlsx", Text("读 Excel 文件", "reading Excel files"), _AS_DOCX),
    Part(
        "resvg_py",
        "svg",
        Text("把 SVG 图片放进 Word 和 ODT 文件", "SVG pictures in Word and ODT files"),
        Text("也可以把图片换成 PNG。", "or use a PNG picture"),
    ),
)
_NEEDED = Text("{use}要先安装一个部件，请运行：{install}。{instead}", "{use} needs an extra, run: {install}; {instead}")


@contextmanager
def needed(module: str, use: Text | None = None, instead: Text | None = None) -> Iterator[None]:
    """Around the import of an optional part: raises ``Problem`` where it is not installed.

    ``use`` and ``instead`` say what it is for here, and what can be done here without it, where that is not what the
    part is mostly for.
    """
    part = next(each for each in PARTS if each.module == module)
    try:
        yield
    except ImportError as error:
        words = filled(_NEEDED, use=use or part.use, install=part.install, instead=instead or part.instead)
        raise Problem(*words, of_call=True) from error
