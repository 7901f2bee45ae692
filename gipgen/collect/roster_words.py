"""What is said of a roster (GIP021 to GIP029), in both languages."""

from typing import Final

from gipgen.findings.text import Text

SHAPE: Final = "GIP021"  # what the file is, its heading line, its quotes
HEADING: Final = "GIP022"
NAME: Final = "GIP023"
TWICE: Final = "GIP024"
CODE: Final = "GIP025"
LINK: Final = "GIP026"
CIRCLE: Final = "GIP027"
WORD: Final = "GIP028"  # 起, 止, 应报, 行政区划代码
DAY: Final = "GIP029"

TEXTS: Final[dict[str, Text]] = {
    "empty": Text("名册里没有内容。第一行写列名（至少有“单位”），下面一行一个单位。", "the roster is empty; its first line names the columns, at least 单位"),
    "no_name_column": Text("没有“单位”这一列。第一行写列名，至少要有：单位。现在的列名是：{headings}。{near}", "there is no column 单位; the headings are: {headings}. {near}"),
    "perhaps": Text("“{heading}”是不是“单位”？是的话，请改成“单位”。", "If '{heading}' is that column, call it 单位."),
    "no_units": Text("名册里只有列名，没有单位。列名下面一行写一个单位。", "the roster has headings and no units; write one unit a line"),
    "separator": Text("这份名册的各列之间是“{sign}”，已经按它分列。请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”，以免别的软件分错列。", "the fields are separated by {sign} and were read so; save the file as CSV with commas"),
    "open_quote": Text("这里的引号没有配对的另一半，已经当作一般的字。请删去它，或者补上另一半。", "this quote is never closed and was taken for a letter; delete it or close it"),
    "unknown": Text("名册没有“{heading}”这一列，这一列没有用到。可用的列：{known}。", "no such column: {heading}, it was not used; the columns are: {known}"),
    "unknown_near": Text("名册没有“{heading}”这一列，这一列没有用到。是不是“{nearest}”？是的话，请改成“{nearest}”。", "no such column: {heading}, it was not used; did you mean {nearest}?"),
    "meant": Text("名册的列名“{heading}”当作“{meant}”用了。不对的话，请改列名。", "the column {heading} was taken for {meant}; call it otherwise where that is wrong"),
    "heading_twice": Text("“{heading}”这一列有两列，用的是前一列。请删去一列。", "there are two columns {heading}; the first is used, delete one"),
    "no_name": Text("这一行没有写单位，没有用到。请补上单位的全称，或者删去这一行。", "this line names no unit and was not used; fill in the name or delete the line"),
    "heading_again": Text("这一行像是列名，没有当作单位。列名只写一行；确实是单位的，请写全称。", "this line looks like headings and was not taken for a unit"),
    "foot": Text("这一行像是合计或者表尾的话，没有当作单位。请删去这一行；确实是单位的，请写法定全称。", "this line looks like a sum or the foot of the table and was not taken for a unit; delete it"),
    "group": Text("这一行像是分组的标题，没有当作单位。确实是单位的，请删去前面的序号。", "this line looks like the title of a group and was not taken for a unit"),
    "no_letters": Text("这一行的单位没有一个字，不是名称，没有用到。请写单位的全称，或者删去这一行。", "what stands for the unit here has no letters and was not used; write its name or delete the line"),
    "numbered": Text("单位前面的“{number}”当作序号，没有算进名称。", "'{number}' was taken for the number of the line and left out of the name"),
    "sheet": Text("名册用的是工作表“{sheet}”：前面的工作表里没有“单位”这一列。", "the roster was read from the sheet {sheet}: those before it have no column 单位"),
    "too_many": Text("这一行比列名多出内容“{text}”，没有用到。多半是单元格里有没加引号的逗号；请核对这一行。", "more fields than headings: '{text}' was not used; perhaps a comma without quotes"),
    "other_sign": Text("这一行的各列之间是“{sign}”，和别的行不一样，已经按它分列。请改成半角逗号，并核对这一行。", "the fields of this line are parted by {sign}, unlike the others, and were read so; use commas and look at the line again"),
    "name_twice": Text("“{name}”在第 {line} 行已经有了。一个单位只写一行：请删去一行，或者把名称写全，写出区别。", "'{name}' stands in line {line} already; delete one line or tell the two units apart"),
    "code_twice": Text("代码 {code} 在第 {line} 行已经有了（{name}）。两个单位不能用同一个代码；请核对。", "the code {code} is that of {name} in line {line} already"),
    "former_is_unit": Text("曾用名“{former}”是第 {line} 行另一个单位现在的名称，按现在的名称认。请核对。", "the former name '{former}' is the name of the unit in line {line}, and is taken for that"),
    "former_twice": Text("曾用名“{former}”第 {line} 行也有（{name}），不能用它认单位。请核对；两个单位由它分出来的，写在备注里。", "the former name '{former}' stands in line {line} as well ({name}), so it tells neither"),
    "code_shape": Text("统一社会信用代码“{code}”不对：应当是 18 位数字和大写字母（没有 I、O、S、V、Z），这里是 {count} 位{odd}。已经照原样用。", "'{code}' is no unified social credit code: 18 digits and capitals without I, O, S, V, Z, here {count}{odd}"),
    "code_number": Text("统一社会信用代码“{code}”像是被 Excel 存成了数字，后几位已经丢了，没有用它。请把这一列设成“文本”，重新填写。", "'{code}' was kept by Excel as a number and has lost its last digits, so it was not used; format the column as text and type it again"),
    "code_check": Text("统一社会信用代码“{code}”可能有错：按前 17 位算，最后一位应当是 {expected}，这里是 {last}。请对照证书核对；没有改动。", "'{code}' may be wrong: its last character would be {expected}, not {last}; compare it with the certificate"),
    "no_parent": Text("上级“{parent}”不在名册里{many}。{near}", "the parent '{parent}' is not in the roster{many}. {near}"),
    "no_merger": Text("并入的单位“{parent}”不在名册里{many}。{near}", "the unit '{parent}' that it was merged into is not in the roster{many}. {near}"),
    "more": Text("这样的问题从这一行到第 {last} 行还有 {count} 处，不再一一列出。改好前面的，再运行一次。", "{count} more of this kind from here to line {last}"),
    "lines": Text("（共 {count} 行这样写）", " ({count} lines have it)"),
    "near": Text("最接近的是“{nearest}”；是的话请改成它，不是的话请给它加一行。", "The nearest is '{nearest}'; write that, or add a line for it."),
    "no_near": Text("请核对名称，或者给它加一行（自己不用报的，应报写否）。", "Check the name, or add a line for it (应报 is 否 where it owes no report)."),
    "own_parent": Text("“{name}”的上级是它自己。请改成真正的上级，没有就空着。", "'{name}' is its own parent"),
    "own_merger": Text("“{name}”并入的是它自己。请改成真正并入的单位，没有就空着。", "'{name}' is merged into itself"),
    "circle": Text("上级绕成了圈：{names}。请改正其中一个。", "the parents run in a circle: {names}"),
    "merger_circle": Text("并入绕成了圈：{names}。这样就没有一家要报了；请改正其中一个。", "the mergers run in a circle, so none of them owes a report: {names}"),
    "region": Text("行政区划代码“{code}”不对：应当是 6 位数字（乡镇街道 9 位，村和社区 12 位）。已经照原样用。", "'{code}' is no region code: 6 digits, 9 of a township, 12 of a village"),
    "year": Text("“{heading}”写年度，四位数字，例如 2021；这里是“{text}”，没有用到。", "{heading} takes a year of four digits, not '{text}'"),
    "years": Text("起（{since}）比止（{until}）晚。请核对这两个年度。", "its first year {since} is after its last one {until}"),
    "owes": Text("“应报”只写是或否，空着就是“是”；这里是“{text}”，按“是”处理。", "应报 takes 是 or 否, not '{text}'; taken for 是"),
    "day": Text("“收到”写日期，年月日要全，例如 2025-01-20；这里是“{text}”，没有用到。", "收到 takes a day such as 2025-01-20, not '{text}'"),
    "day_serial": Text("“收到”写日期，例如 2025-01-20；这里是“{text}”，像 Excel 日期的内部序号，没有用到。请把这一列设成日期，另存一次。", "收到 takes a day; '{text}' looks like Excel's serial number of one, format the column as date"),
}  # fmt: skip
