"""The pages of ``gipgen explain`` for findings about the file itself; only that command loads them."""

from typing import Final

from gipgen.findings.finding import ERROR, INFO, WARNING, Page
from gipgen.findings.text import Text

PAGES: Final[tuple[Page, ...]] = (
    Page(
        "GIP101",
        ERROR,
        Text("文件编码", "Encoding"),
        Text(
            "报告文件必须是 UTF-8 编码的文本，否则换一台电脑、换一个软件就可能变成乱码。带不带 BOM、换行是 Windows 还是 Linux 的都可以。",
            "A report is text in UTF-8, with or without BOM, with any line ends; other encodings turn to mojibake elsewhere.",
        ),
        Text("在记事本里“另存为”，“编码”选“UTF-8”。", "Save the file as UTF-8."),
    ),
    Page(
        "GIP102",
        ERROR,
        Text("文件过大或嵌套过深", "Limits"),
        Text(
            "年度报告是一页一页能看完的文件。过大、过深的文件多半是选错了文件，继续读取会拖住电脑。",
            "Files far beyond any real report are refused instead of read.",
        ),
        Text("核对是不是选错了文件；删除多余的括号。", "Check that it is the right file; delete surplus brackets."),
        good="主动公开:\n  行政许可: 0",
        bad="主动公开: [[[[[[[[[[[[[[0]]]]]]]]]]]]]]",
    ),
    Page(
        "GIP110",
        ERROR,
        Text("YAML 写法", "YAML syntax"),
        Text(
            "文件要能读懂才能检查。报告里只用到几种写法：“名称: 内容”、[一行数]、{几项}、“|”下面的多行文字。",
            "A file must be readable before it can be checked.",
        ),
        Text(
            "从提示的那一行往上看：引号、括号配对了没有，缩进对齐了没有，冒号后面空格了没有。",
            "Look at the line and the one above it: quotes, brackets, indentation, the blank after the colon.",
        ),
        good="本年新收: [2, 0, 0, 0, 0, 0]",
        bad="本年新收: [2, 0, 0, 0, 0, 0",
    ),
    Page(
        "GIP111",
        ERROR,
        Text("全角标点", "Full-width punctuation"),
        Text(
            "中文输入法打出的“：”“，”“［］”和 YAML 要用的 : , [ ] 不是同一个符号。正文里的全角标点是对的，不用改。",
            "Chinese input methods write full-width signs where YAML needs half-width ones. Prose keeps its own punctuation.",
        ),
        Text("切换到半角（英文）标点重打这个符号，冒号后面空一格。", "Type the sign again in half width."),
        good="行政许可: 0",
        bad="行政许可：0",
    ),
    Page(
        "GIP112",
        ERROR,
        Text("制表符", "Tabs"),
        Text("YAML 靠行首空格看出哪一项属于哪一项，不认制表符。", "YAML reads indentation in blanks, never in tabs."),
        Text("删除行首的制表符，改打空格，每级两格。", "Replace the tab by blanks."),
        good="主动公开:\n  行政许可: 0",
        bad="主动公开:\n\t行政许可: 0",
    ),
    Page(
        "GIP113",
        ERROR,
        Text("重复的项", "Duplicate keys"),
        Text("同一项写了两次，就有两个数，审核人不知道以哪个为准。", "A key written twice states two values."),
        Text("删除其中一处。", "Delete one of them."),
        good="行政许可: 3",
        bad="行政许可: 3\n行政许可: 4",
    ),
    Page(
        "GIP114",
        ERROR,
        Text("报告里不用的 YAML 写法", "YAML that reports do not need"),
        Text(
            "锚点（&）、引用（*）、合并（<<）、类型标记（!）让人看不出实际的数，报告里不用。",
            "Anchors, aliases, merge keys and tags hide the actual values.",
        ),
        Text("直接写出内容；如果是文字，加上引号。", "Write the value itself; put text in quotes."),
        good="上年结转: 0",
        bad="上年结转: &a 0\n结转下年度: *a",
    ),
    Page(
        "GIP115",
        ERROR,
        Text("不是报告", "Not a report"),
        Text(
            "文件是空的，或者不是由“名称: 内容”组成。", "The file is empty or does not consist of 'key: value' items."
        ),
        Text("用 gipgen new 单位名称 生成一份待填的报告。", "Let 'gipgen new' write a report to fill in."),
    ),
    Page(
        "GIP116",
        ERROR,
        Text("被当成注释的文字", "Text that is taken for a comment"),
        Text(
            "YAML 里，空格后面的 # 起是注释，不会印出来。地址、理由这样的文字里出现“ #”，后面的字就丢了。数字和一行数后面的注释不受影响。",
            "Behind a blank, # begins a comment, which is not printed: a text loses its end. Comments behind numbers are fine.",
        ),
        Text(
            "# 是文字的一部分，就给整段加上引号；是注释，就在 # 前面空两格，# 后面空一格。",
            "Put the text in quotes; write a comment with two blanks before its # and one behind.",
        ),
        good='单位: "集贤路36号 #2楼"',
        bad="单位: 集贤路36号 #2楼",
        also=(WARNING,),
    ),
    Page(
        "GIP201",
        ERROR,
        Text("缺项", "Missing"),
        Text(
            "格式规定的六个部分、三张表的每一行都要有。缺的行不会当作 0：没有发生和忘了填是两回事。",
            "Every section and every row of the form is required; a missing row is never taken for 0.",
        ),
        Text("补上这一项；没有发生写 0，还不知道写 待填。", "Add it: 0, or 待填 if it is not known yet."),
        source="国办公开办函〔2021〕30号",
        checks=("OF-01", "OF-23", "OF-26"),
        good="行政许可: 0\n行政处罚: 0\n行政强制: 0",
        bad="行政许可: 0\n行政强制: 0",
    ),
    Page(
        "GIP202",
        ERROR,
        Text("不认识的项", "Unknown key"),
        Text(
            "名称写错一个字，数就不知道进哪一格。格式里没有的行也不能自己加。",
            "A misspelt key leaves its cell empty; rows that the form does not have cannot be added.",
        ),
        Text("按提示改成正确的名称。", "Use the key that is suggested."),
        checks=("OF-23", "OF-25"),
        good="行政处罚: 53",
        bad="行政处法: 53",
    ),
    Page(
        "GIP203",
        ERROR,
        Text("数字写法", "Numbers"),
        Text(
            "表格里的件数是不带单位、不带逗号的整数，金额（万元）可以有小数，照实填写。空白、“/”、“无”都不是数字。"
            "2019 版格式里，项目减少写负数（-8），采购金额连同单位写（160.5964万元）。",
            "Counts are plain non-negative integers, amounts plain decimals in 万元; blanks, '/' and 无 are no numbers. "
            "In the form of 2019 a decrease is negative, and the amount of procurement carries its unit (160.5964万元).",
        ),
        Text("按提示改写；没有发生写 0，还不知道写 待填。", "Write what the message suggests."),
        checks=("OF-26", "OF-27", "OF-32"),
        good="行政处罚: 1053",
        bad="行政处罚: 1,053",
    ),
    Page(
        "GIP204",
        ERROR,
        Text("内容类型不对", "Wrong kind of value"),
        Text("这一项应当是另一种内容：文字、年份、日期，或者分项填写。", "The key takes another kind of value."),
        Text("按提示的例子改写。", "Follow the example of the message."),
        good="年度: 2024",
        bad="年度: 2024年",
    ),
    Page(
        "GIP205",
        ERROR,
        Text("一行数的个数不对", "Length of a row"),
        Text(
            "表三每行按申请人写六个数，表四每行按结果写四个数，可以再加一个总计。少一个或多一个，后面的数就都错了格。",
            "A row of table three takes six numbers, of table four four, with an optional total.",
        ),
        Text("数一数每一格；全部为零可以只写一个 0。", "Count the cells; a row of zeros may be written as 0."),
        checks=("OF-23",),
        good="本年新收: [2, 0, 0, 0, 0, 0]",
        bad="本年新收: [2, 0, 0, 0, 0]",
    ),
    Page(
        "GIP206",
        ERROR,
        Text("没有内容", "Empty text"),
        Text("这一部分必须有文字。", "This text is required."),
        Text("写上内容；还没写好先写 待填。", "Write it, or 待填 for the time being."),
        good="其他事项: |\n  本年度未收取信息处理费。",
        bad="其他事项:",
    ),
    Page(
        "GIP220",
        ERROR,
        Text("正文引用的项目不存在", "Unknown name in prose"),
        Text(
            "{{ }} 里写文件自己的项目名，正文的数就永远和表格一致。名称写错就取不到数。",
            "{{ }} takes the file's own keys, so that prose always agrees with the tables.",
        ),
        Text("按提示改名称；上一年的数写 上年.… ，并写明 上年报告。", "Use the suggested name."),
        good="处罚决定{{ 主动公开.行政处罚 }}件",
        bad="处罚决定{{ 主动公开.处罚 }}件",
    ),
    Page(
        "GIP221",
        ERROR,
        Text("正文算式写法", "Expressions in prose"),
        Text(
            "{{ }} 里只能写项目名、数字、+ - * / 和括号，最后可以加 | 同比、| 占比、| 千分位、| 中文。",
            "Inside {{ }} stand keys, numbers, + - * /, brackets, and at the end one of the filters.",
        ),
        Text("照例子改写。", "Follow the example."),
        good="占{{ 主动公开.行政处罚 / (主动公开.行政许可 + 主动公开.行政处罚) | 占比 }}",
        bad="{{ sum(主动公开) }}",
    ),
    Page(
        "GIP222",
        ERROR,
        Text("除数为零", "Division by zero"),
        Text("算式的除数是 0，算不出结果。", "The divisor is zero."),
        Text("改用文字说明。", "Say it in words."),
        good="同比{{ 主动公开.行政处罚 | 同比 }}",
        bad="{{ 主动公开.行政处罚 / 0 }}",
    ),
    Page(
        "GIP230",
        ERROR,
        Text("正文标记", "Markup of the prose"),
        Text(
            "正文的小标题有三级，编号由 gipgen 自动加上。不支持的标记只保留文字。",
            "Prose has three heading levels, numbered by gipgen; what is not supported is kept as text.",
        ),
        Text("用 ## ### #### 写小标题，逐级使用。", "Use ##, ### and ####, without skipping a level."),
        checks=("OF-08",),
        good="## 主动公开",
        bad="# 主动公开",
        also=(WARNING,),
    ),
    Page(
        "GIP231",
        ERROR,
        Text("正文里的图片", "Pictures in prose"),
        Text(
            "图片是报告旁边（项目文件夹里）的 PNG、JPEG 或 SVG 文件，不超过 2 MB，必须有文字说明。三张统计表不能用图片代替。",
            "A picture is a PNG, JPEG or SVG file of at most 2 MB in the project folder, and has a text that says what it shows.",
        ),
        Text("写成 ![说明文字](文件名)。", "Write ![what it shows](file name)."),
        checks=("OF-22",),
        good="其他事项: |\n  本年度未收取信息处理费。\n\n  ![政务公开宣传活动现场](活动.png)",
        bad="其他事项: |\n  本年度未收取信息处理费。\n\n  ![](活动.png)",
    ),
    Page(
        "GIP240",
        ERROR,
        Text("上年报告读不到", "Last year's report"),
        Text(
            "上年报告用来取上一年的数。它必须在项目文件夹里（有 gipgen.toml 或 .git 的文件夹；都没有时是上一级文件夹），本身没有错误，也不能绕回自己。"
            "没有写 上年报告 时，看旁边以上一年度为名的文件夹（2024/report.yaml 旁边的 2023/report.yaml）；那里的用不了，是一条提示：没有比较。"
            "由几个单位合并而来的，上年报告写一列，上年的数是它们之和；有一份用不了，跨年的数就无法核对。",
            "Last year's file must lie in the project folder, be free of errors and not lead back to itself. Where none is named, "
            "2023/report.yaml beside 2024/report.yaml is taken; one that cannot be used is an info that nothing was compared. Of agencies that "
            "were merged there may be a list: last year's numbers are the sums of them all, or of none.",
        ),
        Text("核对路径，或先改正上年报告。", "Correct the path, or last year's file."),
        good="上年报告: ../2023/report.yaml",
        bad="上年报告: /etc/passwd",
        also=(INFO,),
    ),
    Page(
        "GIP250",
        WARNING,
        Text("没有用到的豁免", "Unused exemption"),
        Text(
            "豁免写给审核人看：这一处为什么可以不合规则。已经不出现的问题，豁免也要删掉，免得以后放过真的问题。",
            "An exemption that fits nothing would hide a real fault later.",
        ),
        Text("删除这一条豁免。", "Delete it."),
    ),
)
