"""The pages of ``gipgen explain`` for findings about the roster of ``gipgen collect``; only that command loads them."""

from typing import Final

from gipgen.findings.finding import ERROR, INFO, WARNING, Page
from gipgen.findings.text import Text

PAGES: Final[tuple[Page, ...]] = (
    Page(
        "GIP021",
        ERROR,
        Text("名册的样子", "Shape of the roster"),
        Text(
            "名册是 CSV（UTF-8 或 GB18030，逗号分隔）或 Excel（xlsx）。列名占一行，至少有“单位”；列名下面一行一个单位。没有“单位”这一列就不知道该收谁的。",
            "A roster is CSV or xlsx: a line of headings with at least 单位, then a line for each unit.",
        ),
        Text("按提示改第一行，或者另存为“CSV UTF-8”。", "Correct the headings, or save it as CSV (UTF-8)."),
        also=(WARNING, INFO),
    ),
    Page(
        "GIP022",
        WARNING,
        Text("名册的列名", "Headings of the roster"),
        Text(
            "不认识的列不会用到。列名差一个字，那一列就等于没有填；自己加的列（联系人、电话）留着没有关系。",
            "A column with an unknown heading is not used; one of your own may stay.",
        ),
        Text("列名写错的按提示改。", "Write the heading as the message suggests."),
        also=(INFO,),
    ),
    Page(
        "GIP023",
        WARNING,
        Text("名册里的一行", "Lines of the roster"),
        Text(
            "没有单位的行不会用到；比列名多出来的内容，多半是单元格里有没加引号的逗号，后面的各列就都错了位。",
            "A line without a unit is not used; surplus fields mostly come of a comma without quotes.",
        ),
        Text(
            "补上单位或删去这一行；有逗号的内容用英文引号括起来。",
            "Fill in the unit; put fields with commas in quotes.",
        ),
    ),
    Page(
        "GIP024",
        ERROR,
        Text("名册里的重复", "Twice in the roster"),
        Text(
            "收来的报告靠统一社会信用代码、名称、曾用名认单位。两个单位同名、同代码，就分不清是谁的。",
            "A report is known by its unit's code, name or former name; what two units share tells neither.",
        ),
        Text("删去多余的一行，或者改正代码、名称。", "Delete the surplus line, or correct the name or code."),
        also=(WARNING,),
    ),
    Page(
        "GIP025",
        WARNING,
        Text("统一社会信用代码", "Unified social credit code"),
        Text(
            "代码有 18 位，最后一位由前 17 位算出来，错一位就对不上。这里只提出疑问，不改动代码。",
            "The last of the 18 characters is computed from the others; the code itself is never changed.",
        ),
        Text("对照登记证书核对；Excel 里先把这一列设成“文本”。", "Compare it with the certificate."),
        source="GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
    ),
    Page(
        "GIP026",
        WARNING,
        Text("名册里没有的单位", "A unit that the roster lacks"),
        Text(
            "上级、并入写的是名册里另一行的单位，名称差一个字就连不上。最接近的名称只供参考，不会替你改。",
            "A parent or successor is the name of another line; the nearest name is a suggestion only.",
        ),
        Text("改正名称，或者给它加一行（自己不用报的，应报写否）。", "Correct the name, or add a line for it."),
    ),
    Page(
        "GIP027",
        ERROR,
        Text("上级、并入绕成了圈", "Circle of parents or mergers"),
        Text(
            "一级一级往上，应当到头；并入也应当到头。上级绕成了圈就没法逐级汇总，并入绕成了圈就没有一家要报。",
            "Going up from parent to parent must come to an end, or nothing can be added up; so must mergers, or none of the units owes a report.",
        ),
        Text(
            "改正其中一个；最上面的单位上级空着，没有并入别人的并入空着。",
            "Correct one of them; the topmost unit has no parent, a unit that was not merged no successor.",
        ),
    ),
    Page(
        "GIP028",
        ERROR,
        Text("起、止、应报、行政区划代码", "Years, duty and region"),
        Text(
            "起、止是头一个和最后一个要报的年度；应报写是或否，空着就是“是”。看不懂的不会用到。行政区划代码 6 位（乡镇街道 9 位，村和社区 12 位），位数不对的照原样导出，和别的数据对不上。",
            "The first and the last year to report on; 应报 is 是 or 否. A region code has 6 digits, 9 of a township, 12 of a village; another one is exported as it is and joins no other data.",
        ),
        Text(
            "年度写四位数字；应报写是、否，或者空着；行政区划代码照统计用区划代码写。",
            "Write years of four digits, 是 or 否, and the region code as statistics have it.",
        ),
        also=(WARNING,),
    ),
    Page(
        "GIP029",
        WARNING,
        Text("收到的日期", "Day of receipt"),
        Text(
            "收到的日期用来算迟交，年月日要全。没有写的，用报告自己的落款或发布日期；文件的修改时间不算数。",
            "Lateness is counted from this day, else from the one that the report gives; never from a file's time.",
        ),
        Text("写成 2025-01-20 的样子。", "Write 2025-01-20."),
    ),
)
