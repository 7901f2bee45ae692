"""The parts that may be missing on a machine: what each is for, and what to do without it.

They are compiled, or large: gipgen's core runs without any of them (docs/reference/dependencies.md). Each is imported
where it is wanted, inside ``needed``, which turns its absence into words; nothing else has to know of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from gipgen.findings.text import Problem, Text, filled
from gipgen.named_tuple import NamedTuple


class Part(NamedTuple):
    """An optional package: the module that gipgen imports, the extra that installs it, and what it is for."""

    module: str
    extra: str
    use: Text
    instead: Text  # what can be done without it, a sentence
    is_for_whole: bool = False  # works on what all files came to; what one file comes to does not depend on it

    @property
    def install(self) -> str:
        return f'pip install "gipgen[{self.extra}]"'


_AS_DOCX = Text("也可以先用 WPS 或 Word 另存为 docx 再导入。", "or save it as docx first")
PARTS = (
    Part(
        "lxml",
        "word",
        Text(
            "用参考文档，读 Word 文件和网页更快（没有时也能读）",
            "reference documents; Word files and web pages are read faster with it",
        ),
        Text("导入不需要它。", "imports do without it"),
    ),
    Part("pdfplumber", "pdf-import", Text("读 PDF 和 OFD", "reading PDF and OFD"), _AS_DOCX),
    Part("openpyxl", "xlsx", Text("读 Excel 文件", "reading Excel files"), _AS_DOCX),
    Part(
        "xlsxwriter",
        "office",
        Text("写 Excel 文件", "writing Excel files"),
        Text("其他文件不用它，照常写出。", "all other files are written without it"),
        is_for_whole=True,
    ),
    Part(
        "pyarrow",
        "parquet",
        Text("写 Parquet 文件", "writing Parquet files"),
        Text("csv、csv.gz 和 sqlite 不用它，内容一样。", "csv, csv.gz and sqlite say the same without it"),
        is_for_whole=True,
    ),
    Part(
        "resvg_py",
        "svg",
        Text("把 SVG 图片放进 Word 和 ODT 文件", "SVG pictures in Word and ODT files"),
        Text("也可以把图片换成 PNG。", "or use a PNG picture"),
    ),
    Part(
        "distributed",
        "dask",
        Text("在 dask 集群上检查（--cluster）", "checking on a dask cluster (--cluster)"),
        Text("也可以不写 --cluster，就在这台电脑上检查。", "or check on this machine, without --cluster"),
        is_for_whole=True,
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
