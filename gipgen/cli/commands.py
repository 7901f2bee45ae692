"""All commands as Typer sees them: names, options, help. The work is done in the module of each command.

``check`` and ``build`` reach their modules past Typer when their options are plain (``quick.py``); a test holds the
two ways to the same result.
"""

import os
from typing import Annotated, Optional

import typer

from gipgen import __version__
from gipgen.cli.build_help import BuildCommand

app = typer.Typer(
    name="gipgen",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="政府信息公开工作年度报告：一个 YAML 文件，检查，生成 Word、网页和 Markdown。",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="报告文件、文件夹（其中所有报告）或通配符；- 表示标准输入。")
]
Lang = Annotated[Optional[str], typer.Option("--lang", metavar="zh|en", help="消息的语言。")]  # noqa: UP045  Typer reads it at run time
Output = Annotated[Optional[str], typer.Option("--output", "-o", metavar="FILE", help="写到哪个文件。")]  # noqa: UP045


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"gipgen {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本。")] = False,
    lang: Lang = None,
) -> None:
    """政府信息公开工作年度报告：一个 YAML 文件，检查，生成 Word、网页和 Markdown。"""
    if lang:
        os.environ["GIPGEN_LANG"] = lang  # `gipgen --lang en check …` as well as `gipgen check … --lang en`


@app.command(
    help="写一份新的报告文件，数字都是待填；--from 沿用上年报告里的联系方式、小标题和结转数。\n\n"
    "例：gipgen new 硚口区卫生健康局 --year 2024 -o 2024/report.yaml"
)
def new(
    agency: Annotated[str | None, typer.Argument(metavar="单位", help="单位的法定全称；有 --from 时可以不写。")] = None,
    year: Annotated[Optional[int], typer.Option("--year", help="报告的年度，默认是去年。")] = None,  # noqa: UP045
    previous: Annotated[
        Optional[str], typer.Option("--from", metavar="FILE", help="上年的报告文件（YAML）。")  # noqa: UP045
    ] = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    from gipgen.cli.new_command import run  # noqa: PLC0415

    raise typer.Exit(run(agency or "", year=year, previous=previous, output=output, lang=lang))


@app.command(
    help="给一个单位准备好文件夹：今年的报告、设置、编辑器和审核平台的配置、说明。已有的文件都不动。\n\n例：gipgen init 年报 --agency 硚口区卫生健康局"
)
def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="放在哪个文件夹，默认是当前文件夹。")] = ".",
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="单位", help="单位的法定全称，默认取文件夹的中文名。")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="报告的年度，默认是去年。")] = None,
    lang: Lang = None,
) -> None:
    from gipgen.cli.init_command import run  # noqa: PLC0415

    raise typer.Exit(run(folder, agency=agency, year=year, lang=lang))


@app.command(help="检查报告，列出全部问题。\n\n例：gipgen check report.yaml")
def check(
    paths: Paths,
    format: Annotated[  # noqa: A002
        str, typer.Option("--format", metavar="text|json|github|sarif|junit", help="输出格式。")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,
    select: Annotated[Optional[list[str]], typer.Option("--select", metavar="GIP3", help="只看这些规则。")] = None,  # noqa: UP045
    ignore: Annotated[Optional[list[str]], typer.Option("--ignore", metavar="GIP7", help="不看这些规则。")] = None,  # noqa: UP045
    lang: Lang = None,
) -> None:
    from gipgen.cli.check_command import run  # noqa: PLC0415

    split = [[part for item in items or [] for part in item.split(",") if part] for items in (select, ignore)]
    raise typer.Exit(run(paths, format=format, strict=strict, select=split[0], ignore=split[1], lang=lang))


@app.command(
    cls=BuildCommand,
    help="检查后生成 Word（docx）、网页（html）和 Markdown（md）；有错误就不写任何文件。\n\n例：gipgen build report.yaml -o out",
)
def build(
    paths: Paths,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DIR", help="写到哪个文件夹，默认在报告旁边。")
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="要哪几种格式，用逗号分开。")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="没填完也生成，带“草稿”标记。")] = False,
    review: Annotated[bool, typer.Option("--review", help="Markdown 末尾加审核附录：豁免和检查发现。")] = False,
    reference_doc: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--reference-doc", metavar="FILE", help="Word 参照文档：样式、页面、页眉页脚取自它。"),
    ] = None,
    templates: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--templates", metavar="DIR", help="改写内置模板的文件夹；可以写几次，先写的优先。"),
    ] = None,
    lang: Lang = None,
) -> None:
    from gipgen.cli.build_command import run  # noqa: PLC0415

    raise typer.Exit(
        run(
            paths,
            output=output,
            to=to,
            draft=draft,
            review=review,
            reference_doc=reference_doc or "",
            templates=templates or (),
            lang=lang,
        )
    )


looks = typer.Typer(help="输出用的模板：列出、复制一份来改。", no_args_is_help=True)
app.add_typer(looks, name="templates")


@looks.command("list", help="列出内置模板和其中可以单独改写的块。\n\n例：gipgen templates list")
def templates_list(lang: Lang = None) -> None:
    from gipgen.cli.templates_command import run_list  # noqa: PLC0415

    raise typer.Exit(run_list(lang=lang))


@looks.command("copy", help="把内置模板复制到自己的文件夹。\n\n例：gipgen templates copy html/style.css")
def templates_copy(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="模板名称，见 gipgen templates list。")],
    output: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--output", "-o", metavar="DIR", help="复制到哪个文件夹，默认 templates。"),
    ] = None,
    lang: Lang = None,
) -> None:
    from gipgen.cli.templates_command import run_copy  # noqa: PLC0415

    raise typer.Exit(run_copy(names, output=output, lang=lang))


@looks.command(
    "reference", help="写一份 Word 样张，改好样式后用作参照文档。\n\n例：gipgen templates reference -o house.docx"
)
def templates_reference(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="写到哪个文件。")] = "house.docx",
    lang: Lang = None,
) -> None:
    from gipgen.cli.templates_command import run_reference  # noqa: PLC0415

    raise typer.Exit(run_reference(output, lang=lang))


@app.command(
    "import",
    help="把已经发布的报告（Word、网页、PDF、文本、Markdown、Excel）录成报告文件，并列出没有放进去的内容。\n\n"
    "例：gipgen import 2024年报.docx -o 2024/report.yaml",
)
def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="已经发布的报告，或者放着它们的文件夹。")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="写到哪个文件（几份报告时：文件夹），默认在原件旁边；- 表示标准输出。",
        ),
    ] = None,
    year: Annotated[Optional[int], typer.Option("--year", help="报告的年度，默认从标题里认。")] = None,  # noqa: UP045
    report: Annotated[str, typer.Option("--report", metavar="text|json", help="怎样列出录入的情况。")] = "text",
    lang: Lang = None,
) -> None:
    from gipgen.cli.import_command import run  # noqa: PLC0415

    raise typer.Exit(run(files, output=output, year=year, report=report, lang=lang))


@app.command(
    help="把报告文件整理成统一的版式：项目按表格顺序，数字对齐，标点半角；注释都保留，内容不变。\n\n例：gipgen fmt report.yaml"
)
def fmt(
    paths: Paths,
    check: Annotated[bool, typer.Option("--check", help="只列出版式需要整理的文件，不改动；有就返回 1。")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="同时改正可以放心自动改的文字问题。")] = False,
    lang: Lang = None,
) -> None:
    from gipgen.cli.fmt_command import run  # noqa: PLC0415

    raise typer.Exit(run(paths, check=check, fix=fix, lang=lang))


@app.command(
    help="比较一份报告的新旧两版：哪个数从多少变成多少，哪句话改了，检查结果有什么变化。"
    "\n\n例：gipgen diff 旧.yaml 新.yaml；gipgen diff --git report.yaml；gipgen diff --years 2023/report.yaml 2024/report.yaml"
)
def diff(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="OLD NEW", help="两个文件或两个文件夹，旧的在前；用 --git 时是 [版本] PATH。"),
    ],
    git: Annotated[
        bool, typer.Option("--git", help="和 git 里的版本比较，默认是最近一次提交（HEAD）；A..B 比较两个版本。")
    ] = False,
    years: Annotated[
        bool, typer.Option("--years", help="比较同一单位的两个年度：增减、同比，和必须相等的数。")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有变化时返回 1。")] = False,
    format: Annotated[str, typer.Option("--format", metavar="text|md|json", help="输出格式。")] = "text",  # noqa: A002
    lang: Lang = None,
) -> None:
    from gipgen.cli.diff_command import run  # noqa: PLC0415

    raise typer.Exit(run(paths, git=git, years=years, exit_code=exit_code, format=format, lang=lang))


@app.command(help="解释一条规则：查什么、为什么、怎么改。\n\n例：gipgen explain GIP301")
def explain(rule: Annotated[str, typer.Argument(metavar="规则", help="规则编号。")], lang: Lang = None) -> None:
    from gipgen.cli.rules_command import run_explain  # noqa: PLC0415

    raise typer.Exit(run_explain(rule, lang=lang))


@app.command(help="列出全部规则；--format md 是一张表：依据、检查项、可信度。\n\n例：gipgen rules")
def rules(
    format: Annotated[str, typer.Option("--format", metavar="text|md", help="输出格式。")] = "text",  # noqa: A002
    output: Output = None,
    lang: Lang = None,
) -> None:
    from gipgen.cli.rules_command import run_rules  # noqa: PLC0415

    raise typer.Exit(run_rules(format=format, output=output, lang=lang))


@app.command(help="输出 JSON Schema，供编辑器补全和提示。\n\n例：gipgen schema -o schema.json")
def schema(
    edition: Annotated[Optional[str], typer.Option("--edition", metavar="2021", help="格式的版本，默认最新。")] = None,  # noqa: UP045
    settings: Annotated[bool, typer.Option("--settings", help="gipgen.toml 的 JSON Schema。")] = False,
    output: Output = None,
    lang: Lang = None,
) -> None:
    from gipgen.cli.schema_command import run  # noqa: PLC0415

    raise typer.Exit(run(edition=edition, settings=settings, output=output, lang=lang))


@app.command(
    help="在浏览器里预览：保存文件，页面就更新，旁边列出检查结果。只在本机能看。按 Ctrl-C 停止。\n\n例：gipgen preview 2024/report.yaml"
)
def preview(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help="报告文件、文件夹（其中所有报告）或通配符，默认是当前文件夹。"),
    ] = None,
    port: Annotated[int | None, typer.Option("--port", metavar="N", help="端口，默认 8686；0 表示任选一个。")] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="不自动打开浏览器。")] = False,
    lang: Lang = None,
) -> None:
    from gipgen.cli.preview_command import run  # noqa: PLC0415

    raise typer.Exit(run(paths or ["."], port=port, browse=not no_open, lang=lang))


@app.command(help="看看这台电脑缺什么：字体、编码、可选部件。\n\n例：gipgen doctor")
def doctor(lang: Lang = None) -> None:
    from gipgen.cli.doctor_command import run  # noqa: PLC0415

    raise typer.Exit(run(lang=lang))
