"""Every command with its argument, its options and their help: the one declaration of the command line.

From it are made the parser of plain calls (``plain_call.py``), the one of all others (``typed_call.py``, on Typer), what
``--help`` prints (``help_page.py``) and docs/reference/commands.md. What an option is when it is not given stands in the
signature of the command's function.
"""

from gipgen.cli.declaration import Command, argument, choice, command, flag, value
from gipgen.cli.declared_many import MANY
from gipgen.cli.declared_parts import AGENCY, CLUSTER, FORCE, FORMAT, JOBS, NO_SETTINGS, PATHS, REPORTS, ROSTER, YEAR
from gipgen.findings.text import Text, same

ABOUT = Text(
    "政府信息公开工作年度报告：一个 YAML 文件，检查，生成 Word、网页和 Markdown。",
    "The annual report on open government information: one YAML file, checked, and built as Word, web page and Markdown.",
)
HELP = flag("--help -h", "显示这段说明。", "Show this page.")
VERSION = flag("--version", "显示版本。", "Show the version.")
LANG = value("--lang", "zh|en", "消息的语言：中文或英文。", "The language of messages: Chinese or English.")

_SHOWN_HERE = argument(
    "paths",
    "PATH…",
    f"{REPORTS[0]}，默认是当前文件夹。",
    f"{REPORTS[1]}; the current folder unless given.",
    required=False,
    many=True,
)
_NO_OPEN = flag("--no-open", "不自动打开浏览器。", "Do not open the browser.")
_TO_FILE = value("--output -o", "FILE", "写到哪个文件，不写就显示出来。", "The file to write; printed unless given.")


def _formats() -> tuple[Text, Text]:
    """What the registry of formats says to ``--to``; other commands must not load it."""
    from gipgen.formats.registry import by_default, formats  # noqa: PLC0415  see above

    usual = ",".join(by_default())
    extras = [(each.name, each.extra.install) for each in formats() if each.extra]
    zh = [f"要哪几种格式，默认 {usual}", *(f"{name} 要另外安装：{install}" for name, install in extras)]
    en = [f"The formats; {usual} unless given", *(f"{name} has to be installed: {install}" for name, install in extras)]
    return same(",".join(each.name for each in formats())), Text("；".join(zh) + "。", "; ".join(en) + ".")


GROUPS = {
    "templates": Text(
        "输出用的模板：列出、复制一份来改。", "The templates of the outputs: list them, copy them to change them."
    )
}
_WHOSE = argument(
    "agency",
    AGENCY,
    "单位的法定全称；有 --from 时可以不写。",
    "The agency's full statutory name; may be left out with --from.",
    required=False,
)
COMMANDS = (
    command(
        "new",
        "写一份新的报告文件，数字都是待填；--from 沿用上年报告里的联系方式、小标题和结转数。",
        "Write a new report file to fill in; --from takes contact, headings and numbers carried over from last year's.",
        "gipgen new 硚口区卫生健康局 --year 2024 -o 2024/report.yaml",
        _WHOSE,
        YEAR,
        value(
            "--from",
            "FILE",
            "上年的报告文件（YAML）；由几个单位合并而来的，可以写几次。",
            "Last year's report file (YAML); may be given again where agencies were merged.",
            name="previous",
            many=True,
        ),
        value(
            "--output -o",
            "FILE",
            "写到哪个文件，默认 report.yaml；已有的文件不改动。",
            "The file to write, report.yaml unless given; a file that is there is left alone.",
        ),
    ),
    command(
        "form",
        "做一份 Excel 填报表：没有装 gipgen 的人用 Excel 或 WPS 填，填好再用 gipgen import 读回来。",
        "An Excel form for whoever has no gipgen: filled in with Excel or WPS, read back with 'gipgen import'.",
        (
            "gipgen form 硚口区卫生健康局 --year 2025 --from 2024/report.yaml -o 填报表.xlsx",
            "gipgen form --roster 名册.csv --year 2025 --from 2024 -o 填报表",
        ),
        _WHOSE,
        YEAR,
        value(
            "--from",
            "PATH",
            "上年的报告文件（YAML）：上年的数写在格子的批注里，结转数填好。有 --roster 时写文件夹，各单位用自己的那一份。",
            "Last year's report file (YAML): its numbers stand beside the cells. With --roster a folder: each unit gets its own.",
            name="previous",
        ),
        ROSTER._replace(
            help=Text(
                "名册（CSV 或 xlsx）：给每个应报的单位做一份。",
                "The roster, CSV or xlsx: a form for every unit that owes a report.",
            )
        ),
        value(
            "--output -o",
            "PATH",
            "写到哪个文件或文件夹，默认 填报表.xlsx，有 --roster 时是文件夹 填报表；已有的文件不改动。",
            "The file or folder to write to; with --roster a folder. A file that is there is left alone.",
        ),
    ),
    command(
        "init",
        "给一个单位准备好文件夹：今年的报告、设置、编辑器和审核平台的配置、说明。已有的文件都不动。",
        "Lay out a folder for an agency: this year's report, settings, files for editors and reviews, a guide. Files that are "
        "there stay as they are.",
        "gipgen init 年报 --agency 硚口区卫生健康局",
        argument(
            "folder",
            "DIR",
            "放在哪个文件夹，默认是当前文件夹。",
            "The folder; the current one unless given.",
            required=False,
        ),
        value(
            "--agency",
            AGENCY,
            "单位的法定全称，默认取文件夹的中文名。",
            "The agency's full statutory name; the folder's Chinese name unless given.",
        ),
        YEAR,
    ),
    command(
        "check",
        "检查报告，列出全部问题。",
        "Check reports and list every finding.",
        "gipgen check report.yaml",
        PATHS,
        choice("--format", "text|json|github|sarif|junit", *FORMAT),
        flag("--strict", "有警告也算不通过。", "Warnings fail too."),
        value(
            "--select",
            "GIP3",
            "只看这些规则，几个用逗号分开。",
            "Only rules that begin with this; several with commas.",
            many=True,
            commas=True,
        ),
        value(
            "--ignore",
            "GIP7",
            "不看这些规则，几个用逗号分开。",
            "Not the rules that begin with this; several with commas.",
            many=True,
            commas=True,
        ),
        NO_SETTINGS,
        flag(
            "--no-questions",
            "不提疑问（GIP712 疑似错别字）：一次检查很多份报告时更快。",
            "Ask nothing that only statistics make one suspect (GIP712): faster for many reports.",
        ),
        JOBS,
        flag(
            "--no-cache",
            "不用以前检查的结果，也不保存：每份都重新检查。",
            "Neither use nor keep what was found before: look at every report again.",
        ),
        flag("--verbose -v", "说明哪些报告重新检查了，为什么。", "Say which reports were looked at again, and why."),
        CLUSTER,
    ),
    command(
        "build",
        "检查后生成 Word（docx）、网页（html）和 Markdown（md）；有错误就不写任何文件。",
        "Check, then write Word (docx), web page (html) and Markdown (md); a report with an error is not written.",
        "gipgen build report.yaml -o out",
        PATHS,
        value(
            "--output -o",
            "DIR",
            "写到哪个文件夹，默认在报告旁边。",
            "The folder to write to; beside the report unless given.",
        ),
        value("--to", "FORMAT", "要哪几种格式。", "The formats.")._replace(told_by=_formats),
        flag("--draft", "没填完也生成，带“草稿”标记。", "Build in spite of errors, with a visible mark 草稿."),
        flag(
            "--review",
            "Markdown 末尾加审核附录：豁免和检查发现。",
            "Append the exemptions and findings to the Markdown output.",
        ),
        value(
            "--reference-doc",
            "FILE",
            "Word 参照文档：样式、页面、页眉页脚取自它。",
            "A Word file whose styles, page, header and footer are used.",
        ),
        value(
            "--templates",
            "DIR",
            "改写内置模板的文件夹；可以写几次，先写的优先。",
            "A folder with templates that replace the built-in ones; may be given again, the first goes first.",
            many=True,
        ),
        flag(
            "--force",
            "已有的文件一律换成新的；手改过的、不是 gipgen 生成的，先另存为“原名.手改”。已公布的报告也重新生成。",
            "Replace whatever is there; what was changed by hand, or not made by gipgen, is kept beside it first. Build also a "
            "report marked as published.",
        ),
        NO_SETTINGS,
        JOBS,
        CLUSTER,
    ),
    command(
        "fmt",
        "把报告文件整理成统一的版式：项目按表格顺序，数字对齐，标点半角；注释都保留，内容不变。",
        "Lay report files out in the canonical way: keys in the form's order, numbers aligned; comments and content stay.",
        "gipgen fmt report.yaml",
        PATHS,
        flag(
            "--check",
            "只列出版式需要整理的文件，不改动；有就返回 1。",
            "Change nothing, list the files that would change; exit code 1 if there are any.",
        ),
        flag(
            "--fix",
            "同时改正不用人决定的问题：提示里说“写成 599”的，就写成 599。",
            "Also mend what nobody has to decide: what a message tells to write is written.",
        ),
        NO_SETTINGS,
    ),
    command(
        "diff",
        "比较一份报告的新旧两版：哪个数从多少变成多少，哪句话改了，检查结果有什么变化。",
        "Compare two versions of a report: which numbers and sentences changed, which findings came and went.",
        (
            "gipgen diff 旧.yaml 新.yaml",
            "gipgen diff --git report.yaml",
            "gipgen diff --years 2023/report.yaml 2024/report.yaml",
        ),
        argument(
            "paths",
            "OLD NEW",
            "两个文件或两个文件夹，旧的在前；用 --git 时是 [版本] PATH。",
            "Two files or two folders, the old one first; with --git [REVISION] PATH.",
            many=True,
        ),
        flag(
            "--git",
            "和 git 里的版本比较，默认是最近一次提交（HEAD）；A..B 比较两个版本。",
            "Compare with a revision of git, HEAD unless given; A..B compares two.",
        ),
        flag(
            "--years",
            "比较同一单位的两个年度：增减、同比，和必须相等的数。",
            "Compare two years of one agency, and check the numbers that must be equal.",
        ),
        flag("--exit-code", "有变化时返回 1。", "Exit code 1 when there are changes."),
        NO_SETTINGS,
        choice("--format", "text|md|json", *FORMAT),
    ),
    command(
        "import",
        "把已经发布的报告（Word、WPS、网页、PDF、OFD、文本、Markdown、Excel）录成报告文件，并列出没有放进去的内容。",
        "Turn published reports (Word, WPS, web page, PDF, OFD, text, Markdown, Excel) into report files, and list what found no place.",
        "gipgen import 2024年报.docx -o 2024/report.yaml",
        argument(
            "files",
            "FILE…",
            "已经发布的报告，或者放着它们的文件夹、压缩包（zip）。",
            "Published reports, or folders and zip files of them.",
            many=True,
        ),
        value(
            "--output -o",
            "FILE|DIR",
            "写到哪个文件（几份报告时：文件夹），默认在原件旁边，叫“原名.导入.yaml”；- 表示标准输出。",
            "The file (for several reports: the folder) to write, beside the source under a name of its own unless given; - is "
            "standard output.",
        ),
        value(
            "--year",
            "N",
            "报告的年度，默认从标题里认。",
            "The year reported on; taken from the title unless given.",
            number=True,
        ),
        flag(
            "--by-unit",
            "按“单位/年度/report.yaml”放进 -o 的文件夹，同一单位各年的报告自动接上。",
            "Lay the files out as UNIT/YEAR/report.yaml below the folder of -o, where each finds the one of the year before.",
        ),
        choice(
            "--report", "text|json", "怎样列出录入的情况，默认 text。", "How the outcome is printed; text unless given."
        ),
        flag(
            "--verbose -v",
            "还列出当作网页文字、没有放进报告的内容。",
            "Also list what was taken for the page around the report.",
        ),
        JOBS,
        CLUSTER,
    ),
    *MANY,
    command(
        "preview",
        "在浏览器里预览：保存文件，页面就更新，旁边列出检查结果。只在本机能看。按 Ctrl-C 停止。",
        "Show reports in the browser, findings beside them; each save renews the page. On this machine only. Ctrl-C stops it.",
        "gipgen preview 2024/report.yaml",
        _SHOWN_HERE,
        value(
            "--port",
            "N",
            "端口，默认 8686；0 表示任选一个。",
            "The port, 8686 unless given; 0 takes any that is free.",
            number=True,
        ),
        _NO_OPEN,
        NO_SETTINGS,
    ),
    command(
        "edit",
        "在浏览器里填报：三张表和文字直接填，检查结果就在旁边；保存时文件里只改填过的地方。只在本机能用。按 Ctrl-C 停止。",
        "Fill reports in in the browser, findings beside each cell; saving changes only what was typed. On this machine only. Ctrl-C stops it.",
        "gipgen edit 2024/report.yaml",
        _SHOWN_HERE,
        value(
            "--port",
            "N",
            "端口，默认 8687；0 表示任选一个。",
            "The port, 8687 unless given; 0 takes any that is free.",
            number=True,
        ),
        _NO_OPEN,
        NO_SETTINGS,
    ),
    command(
        "explain",
        "解释一条规则：查什么、为什么、怎么改。",
        "Explain a rule: what it checks, why, and what to do.",
        "gipgen explain GIP301",
        argument(
            "rule",
            Text("规则", "RULE"),
            "规则编号，或者编号的开头、名称里的词。",
            "The rule's id; of the beginning of an id, the rules that begin so.",
        ),
        module="rules",
        function="run_explain",
    ),
    command(
        "rules",
        "列出全部规则；--format md 是一张表：依据、检查项、可信度。",
        "List all rules; --format md is a table with sources, checks and confidence.",
        "gipgen rules",
        choice("--format", "text|md", *FORMAT),
        _TO_FILE,
        FORCE,
        function="run_rules",
    ),
    command(
        "schema",
        "输出 JSON Schema，供编辑器补全和提示。",
        "Print the JSON Schema of report files, for editors.",
        "gipgen schema -o schema.json",
        value("--edition", "2021", "格式的版本，默认最新。", "The edition of the form, the newest unless given."),
        flag("--settings", "gipgen.toml 的 JSON Schema。", "The schema of gipgen.toml instead."),
        _TO_FILE,
        FORCE,
    ),
    command(
        "templates list",
        "列出内置模板和其中可以单独改写的块。",
        "List the built-in templates and their blocks, which can be overridden one by one.",
        "gipgen templates list",
        function="run_list",
    ),
    command(
        "templates copy",
        "把内置模板复制到自己的文件夹。",
        "Copy built-in templates to a folder of your own, to change them.",
        "gipgen templates copy html/style.css",
        argument(
            "wanted",
            "NAME…",
            "模板名称，见 gipgen templates list。",
            "Names from gipgen templates list.",
            many=True,
        ),
        value("--output -o", "DIR", "复制到哪个文件夹，默认 templates。", "The folder, templates unless given."),
        function="run_copy",
    ),
    command(
        "templates reference",
        "写一份 Word 样张，改好样式后用作参照文档。",
        "Write a Word file with all styles, to be restyled and used as --reference-doc.",
        "gipgen templates reference -o house.docx",
        value("--output -o", "FILE", "写到哪个文件，默认 house.docx。", "The file to write, house.docx unless given."),
        function="run_reference",
    ),
    command(
        "doctor",
        "看看这台电脑缺什么：字体、编码、可选部件。",
        "What this machine has and lacks: fonts, encodings, optional parts.",
        "gipgen doctor",
    ),
)


def command_named(name: str) -> Command | None:
    """The command of that name: ``check``, ``templates list``."""
    return next((each for each in COMMANDS if each.name == name), None)
