"""The commands for the reports of many units, declared like all others (``declarations.py``)."""

from gipgen.cli.declaration import argument, choice, command, flag, value
from gipgen.cli.declared_parts import AGENCY, CLUSTER, FORCE, FORMAT, JOBS, NO_SETTINGS, PATHS, REPORTS, ROSTER, YEAR
from gipgen.findings.text import Text

MANY = (
    command(
        "export",
        "把许多份报告的数字写成一个文件，给 Excel、数据库和统计软件用：每格一行（csv、csv.gz、sqlite、parquet），或每份报告一行（xlsx）。",
        "Write the numbers of many reports to one file for spreadsheets, databases, statistics: a row for each cell (csv, csv.gz, "
        "sqlite, parquet) or for each report (xlsx).",
        "gipgen export 收集 -o 数据/全部.csv",
        argument("paths", "PATH…", *REPORTS, many=True),
        value(
            "--output -o",
            "FILE",
            "写到哪个文件，结尾决定是哪一种；- 表示标准输出（csv）。旁边还写一份 datapackage.json，说明每一列。",
            "The file to write, its ending says of which kind; - is standard output (csv). Beside it datapackage.json tells what "
            "the columns are.",
        ),
        ROSTER._replace(
            help=Text(
                "名册（CSV 或 xlsx）：填上代码、区划和上级。",
                "The roster, CSV or xlsx: codes and parents are taken from it.",
            )
        ),
        JOBS,
        CLUSTER,
        FORCE,
    ),
    command(
        "trend",
        "把一个或许多单位各年的数字放在一起看：申请量、公开率、纠错率等，每项都写明算法，样本小的标出来。",
        "Show years and units side by side: applications, rates of disclosure and correction, each with its definition; small samples "
        "are marked.",
        ("gipgen trend 硚口区卫生健康局", "gipgen trend 收集 -o 趋势.html"),
        argument("paths", "PATH…", *REPORTS, many=True),
        value(
            "--output -o",
            "FILE",
            "写到哪个文件：网页（html，有图）、md 或 csv；不写就显示出来。",
            "The file to write: a page (html, with drawings), md or csv; printed unless given.",
        ),
        ROSTER._replace(
            help=Text(
                "名册（CSV 或 xlsx）：改过名的单位连成一个。", "The roster, CSV or xlsx: former names join their unit."
            )
        ),
        JOBS,
        FORCE,
    ),
    command(
        "collect",
        "收齐许多单位的报告：对照名册，说出谁没有交、迟交、重复、有错误。Word、网页、PDF 和 YAML 可以混着放。",
        "Collect the reports of many units and hold them against a roster: who is missing, late, double or wrong.",
        ("gipgen collect 收集 --roster 名册.csv --year 2024 -o 结果", "gipgen collect --init 收集 -o 名册.csv"),
        argument(
            "paths",
            "PATH…",
            "收来的报告：文件夹（里面的全部文件）或文件。",
            "What was handed in: folders (every file in them) or files.",
            required=False,
            many=True,
        ),
        ROSTER,
        value("--year", "N", "收哪个年度的报告。", "The year of the reports.", number=True),
        value(
            "--deadline", "DATE", "截止日期，例如 2025-01-31：之后收到的算迟交。", "The last day, such as 2025-01-31."
        ),
        value("--output -o", "DIR", "结果写到哪个文件夹。", "The folder for the results."),
        value(
            "--init",
            "DIR",
            "按这个文件夹里已有的报告，起草一份名册（写到 -o，默认 名册.csv）；已有的文件不改动。",
            "Draft a roster of the reports in this folder (to the file of -o); a file that is there is left alone.",
        ),
        NO_SETTINGS,
        JOBS,
        CLUSTER,
        flag(
            "--no-cache",
            "不用以前读过的结果，也不保存：每份都重新读。",
            "Neither use nor keep what was read before: read every file again.",
        ),
        flag("--verbose -v", "说明哪些文件重新读了，为什么。", "Say which files were read again, and why."),
    ),
    command(
        "aggregate",
        "把许多单位的报告逐格相加，写成一份汇总报告；每个数由哪些单位的数相加，列在旁边的表里。",
        "Add the tables of many reports up, as one more report; which units' numbers make up each of its own stands beside it.",
        "gipgen aggregate 2024 --of 某区 --year 2024 -o 汇总.yaml",
        PATHS,
        value(
            "--of",
            AGENCY,
            "汇总报告的单位；有名册时，只加它和它下面的单位。",
            "Whose report the sums are; with a roster, of whom.",
        ),
        YEAR,
        value(
            "--output -o",
            "FILE",
            "写到哪个文件，默认 汇总.yaml。",
            "The file to write; called after the sum unless given.",
        ),
        value(
            "--roster",
            "FILE",
            "名册（CSV 或 xlsx）：谁在谁下面，谁要报。",
            "The roster, CSV or xlsx: who stands below whom, and who has to report.",
        ),
        value(
            "--exclude",
            Text("单位=理由", "UNIT=REASON"),
            "不加这个单位，必须写理由；可以写几次。",
            "Do not add this unit; a reason is required. May be given again.",
            many=True,
        ),
        flag(
            "--with-errors",
            "有错误、有待填的报告也加，并且注明；哪个数有单位缺，和就是待填。",
            "Add reports with errors and gaps as well, and note them; a sum stays open where one number is missing.",
        ),
        value(
            "--against", "FILE", "和这份已经公布的汇总逐格比较。", "Compare with this published total, cell by cell."
        ),
        JOBS,
        NO_SETTINGS,
        choice("--format", "text|json", *FORMAT),
    ),
)
