"""Arguments and options that several commands have, declared once."""

from gipgen.cli.declaration import argument, flag, value
from gipgen.findings.text import Text

AGENCY = Text("单位", "AGENCY")
REPORTS = (
    "报告文件、文件夹（其中所有报告）或通配符",
    "Report files, folders (every report in them) or patterns",
)
PATHS = argument("paths", "PATH…", f"{REPORTS[0]}；- 表示标准输入。", f"{REPORTS[1]}; - is standard input.", many=True)
YEAR = value("--year", "N", "报告的年度，默认是去年。", "The year reported on; last year unless given.", number=True)
FORCE = flag("--force", "已有的文件也覆盖。", "Replace a file that is there.")
NO_SETTINGS = flag(
    "--no-settings",
    "不看 gipgen.toml：检查别人交来的文件夹时用。",
    "Read no gipgen.toml: for folders that others wrote.",
)
FORMAT = ("输出格式，默认 text。", "The format of the output; text unless given.")
JOBS = value(
    "--jobs -j",
    "N",
    "用几个进程，默认看电脑和报告的多少；几个都一样，只是快慢。",
    "The number of processes; by processors and files unless given. The output is the same.",
    number=True,
)
CLUSTER = value(
    "--cluster",
    "ADDRESS",
    '由 dask 集群来做：调度器的地址；结果完全相同。要另外安装：pip install "gipgen[dask]"。',
    'Have a dask cluster do it: the address of its scheduler. The output is the same. Has to be installed: pip install "gipgen[dask]".',
)
ROSTER = value(
    "--roster",
    "FILE",
    "名册（CSV 或 xlsx），至少有“单位”一列。",
    "The roster, CSV or xlsx, of which only the names of the units are required.",
)
