"""The words of the findings about the file itself (GIP1xx reading, GIP2xx structure), in both languages.

Rules about the report (GIP3xx and up) carry their own words in ``gipgen/rules``. Ids never change meaning. A rule may
speak in several variants, one for each thing that a clerk can do wrong; ``explain`` shows the page of the rule.
"""

from typing import Final

from gipgen.findings.text import Text

ENCODING: Final = "GIP101"
TOO_DEEP: Final = "GIP102"
SYNTAX: Final = "GIP110"
PUNCTUATION: Final = "GIP111"
TABULATOR: Final = "GIP112"
DUPLICATE_KEY: Final = "GIP113"
NOT_NEEDED: Final = "GIP114"
EMPTY_FILE: Final = "GIP115"
MISSING: Final = "GIP201"
UNKNOWN_KEY: Final = "GIP202"
NUMBER: Final = "GIP203"
WRONG_KIND: Final = "GIP204"
ROW_LENGTH: Final = "GIP205"
EMPTY_TEXT: Final = "GIP206"
FILL_IN: Final = "GIP210"
UNKNOWN_NAME: Final = "GIP220"
EXPRESSION: Final = "GIP221"
DIVISION: Final = "GIP222"
MARKUP: Final = "GIP230"
PREVIOUS: Final = "GIP240"
UNUSED_EXEMPTION: Final = "GIP250"

TEXTS: Final[dict[str, Text]] = {
    # GIP101 encoding
    "too_large": Text(
        "文件超过上限 {limit} MB，没有读取。年度报告通常不到 0.1 MB，请核对是不是选错了文件。",
        "the file is larger than the limit of {limit} MB and was not read; is it the right file?",
    ),
    "long_line": Text(
        "这一行有 {seen} 个字，最多 {limit} 个。请分段，或核对是不是贴错了内容。",
        "the line has {seen} characters, more than the limit of {limit}; split it into paragraphs",
    ),
    "utf_16": Text(
        "文件是 UTF-16 编码（记事本里叫“Unicode”）。请另存为 UTF-8：记事本“另存为”→“编码”选“UTF-8”。",
        "the file is encoded in UTF-16; save it as UTF-8",
    ),
    "gb18030": Text(
        "文件是 GB18030（GBK、ANSI）编码。请另存为 UTF-8：记事本“另存为”→“编码”选“UTF-8”；VS Code 点右下角编码名 →“通过编码保存”→“UTF-8”。",
        "the file is encoded in GB18030 (GBK, ANSI); save it as UTF-8",
    ),
    "not_text": Text(
        "这是{kind}文件，不是报告的 YAML 文本文件。请选 report.yaml；还没有的话，用 gipgen new 单位名称 生成一份。",
        "this is a {kind} file, not the YAML text of a report",
    ),
    "unreadable": Text(
        "这里的字节 {byte} 不是文字，文件可能损坏，或者不是文本文件（Word 文件不能改名成 .yaml）。请用 UTF-8 编码的文本文件。",
        "byte {byte} is no text: the file is damaged or no text file; use a text file in UTF-8",
    ),
    "unprintable": Text(
        "这里有一个看不见的控制字符（{code}），多半是从别处粘贴带来的，请删除。",
        "there is an invisible control character ({code}), probably pasted; delete it",
    ),
    # GIP102 limits
    "too_deep": Text(
        "括号或缩进嵌套太深，不像年度报告，没有继续读取。请核对这里的括号是不是多了。",
        "brackets or indentation nest too deeply for a report; reading stopped here",
    ),
    "too_many": Text(
        "文件里的项目太多，不像年度报告，没有继续读取。",
        "the file has too many items for a report; reading stopped here",
    ),
    # GIP110 syntax
    "syntax": Text(
        "YAML 写法有误：这里读不懂。报告由“名称: 内容”各项组成；内容里有特殊符号时，请给整段加上引号（解析器的原话：{problem}）。",
        "YAML syntax error: {problem}",
    ),
    "bar_signs": Text(
        "“|”后面只能什么都不写，或者写一个加减号、一位数字。请把别的内容移到下一行，缩进两格。",
        "nothing but a sign or one digit can follow '|'; move the rest to the next line, indented by two blanks",
    ),
    "backslash": Text(
        "双引号里的反斜杠“\\”有特殊含义。请把两边的双引号换成单引号，或者删除反斜杠。",
        "a backslash has a meaning between double quotes; use single quotes, or delete it",
    ),
    "odd_tag": Text(
        "以“!”开头的内容在 YAML 里有特殊含义，这里读不懂。请给它加上引号。",
        "what begins with '!' has a meaning in YAML, and none here; put it in quotes",
    ),
    "no_content": Text(
        "YAML 写法有误：这里缺了内容，或者多了一个符号。请核对这一行和上一行。",
        "there is something missing here, or a sign too much; look at this line and the one above",
    ),
    "conflict": Text(
        "这里有 git 合并冲突没有解决的标记（<<<<<<<、=======、>>>>>>>）。请在两边的内容里选定一边，把标记的各行删除。",
        "a git merge conflict is not resolved here (<<<<<<<, =======, >>>>>>>); choose one side, delete the marks",
    ),
    "unclosed_quote": Text(
        "这里的引号没有配对，后面的内容都被当成了引号里的文字。请补上另一半引号（半角）。",
        "this quotation mark is never closed",
    ),
    "unclosed_bracket": Text(
        "这里的方括号 [ 没有配对的 ]，或者数字之间缺逗号。一行数字写成 [2, 0, 0, 0, 0, 0]。",
        "this [ has no ], or a comma is missing between two numbers; a row reads [2, 0, 0, 0, 0, 0]",
    ),
    "unclosed_brace": Text(
        "这里的花括号 {{ 没有配对的 }}，或者两项之间缺逗号。写成 {{制发: 0, 废止: 0, 现行有效: 0}} 的样子。",
        "this {{ has no }}, or a comma is missing between two items",
    ),
    "stray_colon": Text(
        "这里的冒号读不懂。常见原因：这一行的缩进和上一行对不齐，上一行少写了冒号，或者文字里有“: ”（请把这段文字放进引号，或用全角冒号）。",
        "this colon makes no sense here: the indentation differs from the line above, the line above lacks its colon, "
        "or a text contains ': ' (put it in quotes)",
    ),
    "missing_colon": Text(
        "“{excerpt}”后面缺少冒号。每一项写成“名称: 内容”，冒号是半角，后面空一格。",
        "a colon is missing after '{excerpt}'; every item reads 'key: value'",
    ),
    "missing_bar": Text(
        "“{excerpt}”后面少了“|”。多行文字的写法：“{excerpt} |”，下面每行前面空两格。",
        "'|' is missing after '{excerpt}'; a text of several lines is written below it, indented",
    ),
    "text_after_bar": Text(
        "“|”后面不能直接写文字。文字从下一行写起，每行前面空两格。",
        "text begins on the line after '|', indented by two blanks",
    ),
    "dash_value": Text(
        "“-”不是数字。没有发生写 0，还不知道写 待填。", "'-' is no number; write 0, or 待填 if it is not known yet"
    ),
    "minus_blank": Text(
        "减号和数字之间不能有空格，负数写成 -8 的样子。", "no blank between the minus sign and the digits: write -8"
    ),
    "missing_item": Text(
        "两个逗号之间（或逗号与括号之间）少了一个数。没有发生写 0。", "a number is missing between two commas; write 0"
    ),
    "text_not_indented": Text(
        "“|”下面的文字没有缩进。多行文字每行前面都要空两格，段落之间空一行。",
        "the text below '|' is not indented; begin each of its lines with two blanks",
    ),
    "stray_character": Text(
        "“{excerpt}”开头的符号在 YAML 里有特殊含义（如 @ ` % *），不能直接开头。请给这段文字加上引号。",
        "a value cannot begin with this character; put the text in quotes",
    ),
    "indentation": Text(
        "这一行的缩进和前后各行对不齐，或者少了“|”。同一级的项目要左对齐；多行文字写在“|”下面，每行都要缩进两格。",
        "the indentation of this line does not fit its neighbours; items of one level are left-aligned, "
        "and every line of a text below '|' is indented by two blanks",
    ),
    "after_end": Text(
        "从这里起读不懂：前面的内容已经结束了。报告由“名称: 内容”各项组成；如果有单独一行“...”，请删除它。",
        "nothing can follow here; a report consists of 'key: value' items, without an end mark '...'",
    ),
    "directive": Text("以 % 开头的行在 YAML 里有特殊含义。请删除，或给文字加上引号。", "a line cannot begin with %"),
    "several_documents": Text(
        "一个文件只放一份报告。从这里的“---”起是第二份，请移到另一个文件，或删除“---”。",
        "one file holds one report; a second one begins at this '---'",
    ),
    "key_not_text": Text("这里的名称不是文字。每一项写成“名称: 内容”。", "a key must be a word"),
    # GIP111 punctuation
    "colon": Text(
        "“{key}”后面是全角冒号“：”，要用半角冒号加一个空格，写成“{key}: ……”。",
        "a full-width colon follows '{key}'; write '{key}: …' with a half-width colon and a blank",
    ),
    "sign": Text(
        "这一行用了全角的“{seen}”，要用半角的“{wanted}”。",
        "full-width '{seen}' where YAML needs the half-width '{wanted}'",
    ),
    "no_blank": Text("“{key}:”的冒号后面要空一格。", "a blank is missing after '{key}:'"),
    "blank_after_colon": Text(
        "“{key}:”后面是全角空格（{code}），请改成半角空格。", "a full-width blank follows '{key}:'; use a plain one"
    ),
    "blank": Text(
        "行首缩进里有全角空格（{code}），YAML 只认半角空格。请改成半角空格。",
        "the indentation contains {code}; use plain blanks",
    ),
    # GIP112 tabulator
    "tab": Text(
        "行首用了制表符（Tab 键），YAML 只认空格。请把它改成空格，每级缩进两格。",
        "a tab is used for indentation; use blanks, two for each level",
    ),
    # GIP113 duplicate key
    "duplicate_key": Text(
        "“{key}”写了两次，第一次在第 {first} 行。请删除其中一处，否则不知道以哪个为准。",
        "'{key}' is written twice; the first is in line {first}",
    ),
    # GIP114 YAML that a report does not need
    "alias": Text(
        "“*{name}”是 YAML 的引用写法，报告里不用。请直接写出内容；如果是文字，请加引号。",
        "'*{name}' (a YAML alias) is not used in reports; write the value itself",
    ),
    "anchor": Text(
        "“&{name}”是 YAML 的锚点写法，报告里不用，请删除；如果是文字，请加引号。",
        "'&{name}' (a YAML anchor) is not used in reports; delete it",
    ),
    "tag": Text(
        "“{name}”是 YAML 的类型标记，报告里不用，请删除；如果是文字，请加引号。",
        "'{name}' (a YAML tag) is not used in reports; delete it",
    ),
    "merge": Text(
        "“<<”是 YAML 的合并写法，报告里不用，请直接写出各项。", "'<<' (a YAML merge key) is not used in reports"
    ),
    # GIP115 empty file
    "empty_file": Text(
        "文件是空的，没有报告内容。可用 gipgen new 单位名称 生成一份待填的报告。",
        "the file is empty; 'gipgen new' writes a report to fill in",
    ),
    "not_a_mapping": Text(
        "文件内容不是报告：应当由“名称: 内容”各项组成，例如“单位: 硚口区卫生健康局”。",
        "the file is no report: it must consist of 'key: value' items",
    ),
    # GIP201 missing
    "missing": Text("缺少“{key}”{where}。", "'{key}' is missing{where}"),
    "missing_row": Text(
        "缺少“{key}”这一行（{label}）{after}。没有发生写 {key}: 0，还不知道写 {key}: 待填。",
        "the row '{key}' is missing; write {key}: 0, or 待填 if it is not known yet",
    ),
    # GIP202 unknown key
    "unknown_key": Text("不认识“{key}”{where}，请核对写法或删除。", "unknown key '{key}'{where}"),
    "unknown_key_near": Text(
        "不认识“{key}”{where}，是不是“{nearest}”？", "unknown key '{key}'{where}; did you mean '{nearest}'?"
    ),
    # GIP203 number
    "blank_number": Text(
        "这里是空的。没有发生写 0，还不知道写 待填。", "the number is blank; write 0, or 待填 if it is not known yet"
    ),
    "quoted_number": Text("数字不要加引号，写 {wanted}。", "no quotes around numbers: write {wanted}"),
    "full_width_number": Text("“{raw}”是全角数字，请写半角的 {wanted}。", "full-width digits: write {wanted}"),
    "thousands": Text("数字里不要千分位逗号，“{raw}”写成 {wanted}。", "no thousands separators: write {wanted}"),
    "leading_zero": Text(
        "数字前面不要多余的 0，“{raw}”写成 {wanted}。（如果想写的是带千分位的数，如 1,000，请写 1000。）",
        "no leading zeros: write {wanted} (and 1000 instead of 1,000)",
    ),
    "underscore": Text("数字里不要下划线，“{raw}”写成 {wanted}。", "no underscores in numbers: write {wanted}"),
    "decimal_count": Text("件数是整数，“{raw}”写成 {wanted}。", "a count is a whole number: write {wanted}"),
    "fraction_count": Text("件数必须是整数，不能是 {raw}。", "a count must be a whole number, not {raw}"),
    "negative": Text("件数和金额不能是负数，这里是 {raw}，请核对。", "{raw}: counts and amounts cannot be negative"),
    "plus_sign": Text("数字前面不要加号，“{raw}”写成 {wanted}。", "no plus sign: write {wanted}"),
    "nothing_word": Text(
        "“{raw}”不是数字。没有发生写 0，还不知道写 待填。",
        "'{raw}' is no number; write 0, or 待填 if it is not known yet",
    ),
    "not_finite": Text("“{raw}”不是数字，请写实际的数，还不知道写 待填。", "'{raw}' is no number"),
    "yes_no": Text("“{raw}”不是数字。这里要写件数或金额，没有发生写 0。", "'{raw}' is no number; write how many"),
    "with_unit": Text("只写数字，不写单位：“{raw}”写成 {wanted}。", "digits only, no unit: write {wanted}"),
    "vague": Text("“{raw}”不是确切的数。报告要写确切的数。", "'{raw}' is not exact; a report needs the exact number"),
    "chinese_number": Text("表格里用阿拉伯数字，“{raw}”写成 {wanted}。", "use Arabic digits: write {wanted}"),
    "exponent": Text("不要用科学记数法，“{raw}”请写成普通数字。", "no exponents: write plain digits"),
    "too_long": Text("“{raw}”超过 18 位，请核对。", "'{raw}' has more than 18 digits"),
    "minus_sign": Text("负数用半角减号，“{raw}”写成 {wanted}。", "write a negative number as {wanted}"),
    "change_word": Text(
        "增加写正数，减少写负数，“{raw}”写成 {wanted}。", "an increase is positive, a decrease negative: write {wanted}"
    ),
    "net_change": Text(
        "“{raw}”不是一个数。这里只写增减相抵后的净数，例如增加 2 项、减少 10 项，写 -8。",
        "'{raw}' is not one number; write the net change, for example -8 for 2 more and 10 less",
    ),
    "write_so": Text("“{raw}”请写成 {wanted}。", "write {wanted} instead of '{raw}'"),
    "needs_unit": Text(
        "这个金额要连同单位一起写：{wanted}？这里只有“{raw}”。", "write the amount with its unit: {wanted}?"
    ),
    "other_unit": Text(
        "“{raw}”的单位这里不用，金额请换算成 {wanted}，例如 {example}。", "convert the amount to {wanted}"
    ),
    "bare_point": Text(
        "小数点前后都要有数字，“{raw}”写成 {wanted}。", "digits on both sides of the point: write {wanted}"
    ),
    "not_a_number": Text(
        "“{raw}”不是数字。这里写{kind}，例如 {example}；没有发生写 0，还不知道写 待填。",
        "'{raw}' is no number; write {example}, or 待填 if it is not known yet",
    ),
    "number_not_list": Text(
        "“{key}”这里只写一个数，例如 {example}。", "'{key}' takes one number, for example {example}"
    ),
    # GIP204 wrong kind
    "want_mapping": Text(
        "“{key}”下面应当分项填写（{keys}），每项一行，缩进两格；这里是“{raw}”。",
        "'{key}' takes the items {keys}, one a line, indented",
    ),
    "long_text": Text(
        "“{key}”有 {seen} 个字，最多 {limit} 个。请核对是不是贴错了内容。",
        "'{key}' has {seen} characters, more than the limit of {limit}; was something pasted by mistake?",
    ),
    "want_text": Text("“{key}”应当是一段文字。", "'{key}' must be text"),
    "want_list": Text("“{key}”应当是一个列表，每项前面写“- ”。", "'{key}' must be a list; begin each item with '- '"),
    "want_year": Text("“{key}”写四位数字的年份，例如 2024；这里是“{raw}”。", "'{key}' must be a year such as 2024"),
    "want_date": Text("“{key}”写成 {wanted} 的样子；这里是“{raw}”。", "'{key}' must be a date such as {wanted}"),
    "no_such_date": Text("“{raw}”不是日历上有的日期，请核对。", "'{raw}' is no date of the calendar"),
    "want_choice": Text("“{key}”只能写：{choices}；这里是“{raw}”。", "'{key}' must be one of {choices}"),
    "want_rule": Text(
        "“{key}”写规则编号，例如 GIP402，可豁免的是 GIP3 到 GIP9 开头的规则；这里是“{raw}”。",
        "'{key}' must be a rule id such as GIP402 (GIP3xx to GIP9xx can be exempted)",
    ),
    "no_form": Text(
        "没有适用于 {year} 年度的报告格式，现有的格式从 {first} 年度起适用。请核对年度。",
        "there is no form for the year {year}; the first one known is for {first}",
    ),
    "other_edition": Text(
        "“{key}”写的是 {raw}，该用 {edition} 版格式（{document}），而文件里的各项是 {meant} 版格式（{meant_document}）的。"
        "请核对“{key}”；“{key}”没有错的话，用 gipgen new 单位名称 --year 年度 生成一份该年度的文件来填。",
        "'{key}: {raw}' calls for edition {edition} of the form ({document}), but the keys are those of edition {meant} "
        "({meant_document}); check '{key}', or let 'gipgen new' write a file for that year",
    ),
    # GIP205 length of a row
    "row_length": Text(
        "“{key}”应有 {wanted} 个数（{columns}），或再加一个总计；这里有 {seen} 个。",
        "'{key}' takes {wanted} numbers ({columns}), or one more for the total; there are {seen}",
    ),
    "row_single": Text(
        "“{key}”要分{columns}写 {wanted} 个数，例如 {example}；只有全部为零时才能只写一个 0。这里是 {raw}。",
        "'{key}' takes {wanted} numbers ({columns}), for example {example}; only a row of zeros may be written as 0",
    ),
    "row_mapping": Text(
        "“{key}”写成一行数（{columns}），例如 {example}。",
        "'{key}' takes a row of numbers ({columns}), for example {example}",
    ),
    # GIP206 empty text
    "empty_text": Text("“{key}”没有内容。还没写好请写 待填。", "'{key}' is empty; write 待填 if it is not known yet"),
    # GIP210 fill in
    "fill_in": Text("“{key}”还没有填（{mark}）。", "'{key}' is not filled in yet ({mark})"),
    # GIP220 names in prose
    "unknown_name": Text(
        "找不到“{name}”。请写文件里的项目名，逐级用“.”连接，例如 {example_too}。",
        "'{name}' is unknown; write the keys of the file joined by '.', for example {example_too}",
    ),
    "unknown_name_near": Text("找不到“{name}”，是不是“{nearest}”？", "'{name}' is unknown; did you mean '{nearest}'?"),
    "field_not_given": Text(
        "“{expression}”在文件里没有写，取不到内容。请补上这一项，或改用文字。",
        "the file does not give '{expression}'; add it, or use words",
    ),
    "other_form": Text(
        "上年报告用的是 {edition} 版格式（{document}），其中没有“{expression}”里的项目，不能同比。请改用文字说明。",
        "last year's report follows edition {edition} of the form, which lacks a key of '{expression}'; use words",
    ),
    "unknown_filter": Text("没有“{name}”这种写法，可用的有：{filters}。", "unknown filter '{name}'; known: {filters}"),
    "previous_unknown": Text(
        "“{expression}”用到的数，上年报告里还没有填（待填）。请先补上年报告，或者改用文字说明。",
        "last year's report does not give the numbers of '{expression}' yet; fill them in there, or use words",
    ),
    "no_previous": Text(
        "用到了上一年的数，但没有可用的“上年报告”。请写 上年报告: ../{year}/report.yaml 的样子。",
        "last year's numbers are used, but there is no readable 上年报告",
    ),
    # GIP221 expressions
    "expression": Text(
        "“{expression}”写法不对：{reason}。可以写项目名、数字、+ - * / 和括号，例如 {{{{ {example} + {example_too} }}}}。",
        "'{expression}' is not understood ({reason_en}); allowed are keys of the file, numbers, + - * / and brackets",
    ),
    "full_width_braces": Text(
        "这里用了全角的“｛”，引用数字要写半角的 {{{{ … }}}}。", "full-width braces: write {{{{ … }}}} in half width"
    ),
    "single_braces": Text("引用数字要写两层花括号：{{{{ {name} }}}}。", "write double braces: {{{{ {name} }}}}"),
    "unclosed_value": Text("“{{{{”没有配对的“}}}}”。", "this '{{{{' has no '}}}}'"),
    "value_in_link": Text(
        "链接地址里不能用 {{{{ }}}}，请直接写出地址。",
        "{{{{ }}}} cannot be used in a link's address; write the address",
    ),
    "value_outside_prose": Text(
        "“{key}”里不能用 {{{{ }}}}，请直接写出内容。", "{{{{ }}}} cannot be used in '{key}'; write the text itself"
    ),
    "not_numeric": Text("“{name}”是文字，不能参加计算。", "'{name}' is text and cannot be calculated with"),
    "no_share": Text(
        "“占比”要写成 部分 / 全部 | 占比，或者用在有总计的一行的某一格上。",
        "占比 needs a quotient (part / whole | 占比) or a cell of a row that has a total",
    ),
    "not_whole": Text("“中文”只能用于不小于 0 的整数。", "the filter 中文 takes whole numbers from 0"),
    # GIP222 division
    "division": Text("“{expression}”的除数是 0，算不出来。", "'{expression}' divides by zero"),
    "growth_from_zero": Text(
        "“{expression}”上一年是 0，同比算不出来，请改用文字说明。",
        "'{expression}' was 0 last year: no year-on-year rate",
    ),
    # GIP230 markup
    "heading_level": Text(
        "正文的小标题只有三级：## 是（一），### 是 1.，#### 是（1）。这里写了 {seen}。",
        "prose has three heading levels: ##, ### and ####; this is {seen}",
    ),
    "heading_sign": Text(
        "小标题要用半角的 #，写成“{wanted}”。", "a heading begins with half-width #: write '{wanted}'"
    ),
    "heading_jump": Text(
        "小标题跳级了：{seen} 前面缺少上一级标题（{wanted}）。",
        "a heading level is skipped: {seen} without {wanted} before it",
    ),
    "extra_cells": Text(
        "表格的这一行比表头（{count} 格）多，多出来的格不会印出来。补上表头，或者把两格并成一格。",
        "this row of the table has more cells than its header ({count}); those are not printed",
    ),
    "unsafe_link": Text(
        "链接“{target}”不是网页或邮件地址，输出时只有文字。",
        "the link '{target}' is neither a web nor a mail address; only its text is kept",
    ),
    # GIP240 last year's report
    "previous_missing": Text(
        "找不到上年报告“{file}”，请核对路径（相对于本文件所在文件夹）。", "last year's report '{file}' does not exist"
    ),
    "previous_outside": Text(
        "上年报告“{file}”在项目文件夹之外，没有读取。请把它放进项目文件夹（有 gipgen.toml 或 .git 的那个）。",
        "last year's report '{file}' lies outside the project folder and was not read",
    ),
    "previous_broken": Text(
        "上年报告“{file}”有 {count} 处错误（第一处在第 {line} 行），先用 gipgen check 检查并改正它。",
        "last year's report '{file}' has {count} errors (the first in line {line}); check it first",
    ),
    "previous_unreadable": Text(
        "上年报告“{file}”读不出来：{reason}", "last year's report '{file}' cannot be read: {reason}"
    ),
    "previous_circular": Text(
        "上年报告绕了一圈又回到“{file}”。请核对各年报告里的“上年报告”。", "the chain of 上年报告 leads back to '{file}'"
    ),
    # GIP250 exemptions
    "unused_exemption": Text(
        "豁免的 {id} 在本报告里没有出现，请删除这一条豁免。",
        "{id} does not occur in this report; delete this exemption",
    ),
}
