"""What is said of the prose as it is written, or left out (GIP206, GIP220 to GIP230): names, expressions, Markdown."""

from typing import Final

from gipgen.findings.text import Text

TEXTS: Final[dict[str, Text]] = {
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
    "unclosed_value": Text(
        "“{{{{”没有配对的“}}}}”。引用数字写成 {{{{ 项目名 }}}} 的样子；不引用数字，就删去“{{{{”。",
        "this '{{{{' has no '}}}}'; write {{{{ name }}}}, or delete it",
    ),
    "bare_name": Text(
        "“{name}”没有放在花括号里，会照这样印出来。引用数字写成 {{{{ {name} }}}}。",
        "'{name}' stands without braces and would be printed like this; write {{{{ {name} }}}}",
    ),
    "unopened_value": Text(
        "“}}}}”前面没有配对的“{{{{”。引用数字写成 {{{{ 项目名 }}}} 的样子；不引用数字，就删去“}}}}”。",
        "this '}}}}' has no '{{{{' before it; write {{{{ name }}}}, or delete it",
    ),
    "value_in_link": Text(
        "链接地址里不能用 {{{{ }}}}，请直接写出地址。",
        "{{{{ }}}} cannot be used in a link's address; write the address",
    ),
    "value_outside_prose": Text(
        "“{key}”里不能用 {{{{ }}}}，请直接写出内容。", "{{{{ }}}} cannot be used in '{key}'; write the text itself"
    ),
    "not_numeric": Text("“{name}”是文字，不能参加计算。", "'{name}' is text and cannot be calculated with"),
    "name_so": Text(
        "项目名之间用半角的点，“{seen}”写成 {{{{ {name} }}}}。",
        "points part a name: write {{{{ {name} }}}} for '{seen}'",
    ),
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
    "single_sign": Text(
        "“# {words}”会印成小标题。正文的小标题只有三级，用 ##、###、#### 标出：是小标题的，前面用“##”；是正文的，删去“#”；"
        "是给填报人看的（正文里的“#”不是注释），把这一行移到“键: |”的上面。",
        "'# {words}' is printed as a heading: write '##' for one of the three levels (##, ###, ####), or delete the '#' of a text, "
        "or move a comment above the key",
    ),
    "heading_one": Text(
        "小标题用 ##（一级）、###、#### 标出，这里只有一个 #：写成 ##。gipgen fmt --fix 会改。",
        "headings are marked by ##, ### and ####; write ## for this single # ('gipgen fmt --fix' does)",
    ),
    "barred_key": Text(
        "“{seen}”会照这样印出来：“|”下面都是文字，不能再分项。要分小标题的，写成“## ……”；多余的删去这一行。",
        "'{seen}' is printed as it is: below '|' all is text; write '## …' for a heading, or delete the line",
    ),
    "heading_sign": Text(
        "小标题要用半角的 #，写成“{wanted}”。", "a heading begins with half-width #: write '{wanted}'"
    ),
    "drawn_bars": Text(
        "这几行是用“{seen}”这样的线画的表格，会照这样印成几段文字。每行都用半角的“|”隔开，这一行改为“{row}”，下面加一行“{wanted}”；只有横线的行删去。",
        "these lines draw a table, and are printed as paragraphs: part the cells by '|', as in '{row}', with a line '{wanted}' below the first, and delete lines "
        "of nothing but strokes",
    ),
    "heading_marks": Text(
        "小标题的“#”只写在行首，这里多了符号：写成“{wanted}”。",
        "the marks of a heading begin its line, and nothing else: write '{wanted}'",
    ),
    "compared_lines": Text(
        "“{old}”“{new}”像是从对比软件里复制来的：“-”是改之前，“+”是改之后，两行都会印出来。删去不要的一行，留下的删去行首的记号。",
        "'{old}' and '{new}' look like lines of a comparison, before and after; both are printed: keep one, without its sign",
    ),
    "no_words": Text(
        "“{seen}”是没有文字的小标题，会照这样印出来。小标题写在同一行，如“## 主动公开”；不要小标题的，删去“{seen}”。",
        "no words stand behind '{seen}', which is printed as it is: write the heading in the same line, or delete the signs",
    ),
    "heading_jump": Text(
        "小标题跳级了：前面没有“{wanted}”的小标题，“{seen}”直接印成“{printed}”。从这里起、到下一个“{wanted}”为止，和它同一级的都写成“{wanted}”；或者在前面补上“{wanted}”的小标题。",
        "a heading level is skipped: '{seen}' without '{wanted}' before it is printed as '{printed}'; write '{wanted}' for all of this level up to the next '{wanted}', "
        "or put the missing heading in front",
    ),
    "heading_long": Text(
        "这一行整行都是小标题，从“{seen}”到行末。“##”这一行只写小标题，正文另起一行，中间空一行。",
        "this whole line is a heading; write its text on a line of its own, behind a blank line",
    ),
    "heading_stop": Text(
        "小标题末尾不用标点：“{seen}”写成“{wanted}”。这一行是正文的，删去行首的“#”。",
        "a heading has no stop: write '{wanted}'; a text has no '#' before it",
    ),
    "heading_empty": Text(
        "小标题{names}下面没有文字，只会印出标题。请在下面写上正文；这一项没有要写的，删去小标题。",
        "nothing stands below the heading {names}: write its text, or delete it",
    ),
    "extra_cells": Text(
        "表格的这一行比表头（{count} 格）多，多出来的格不会印出来。补上表头，或者把两格并成一格。",
        "this row of the table has more cells than its header ({count}); those are not printed",
    ),
    "missing_cells": Text(
        "表格的这一行只有 {seen} 格，表头有 {count} 格，缺的格在右边印成空白。漏了“|”的，补在两格之间；本来是空白的，在行末补“|”，一格一个。",
        "this row of the table has {seen} cells and its header {count}; the others are printed blank on the right: put the bar in that was "
        "left out, or one for each blank cell at the end",
    ),
    "unsafe_link": Text(
        "链接“{target}”不是网页或邮件地址，输出时只有文字。",
        "the link '{target}' is neither a web nor a mail address; only its text is kept",
    ),
    "bare_host": Text(
        "链接“{target}”前面没有 https:// 或 http://，点开找不到网页。请照网站的地址补上。",
        "the link '{target}' has no https:// or http:// before it and leads to no page; add it",
    ),
    "lines_apart": Text(
        "上一行停在“{end}”，没有句末标点，这里和它之间也没有空行：当作两段。是两段的，运行 gipgen fmt 文件 补上空行；本来是一段的，把这一行接在上一行后面。",
        "the line above ends with '{end}' and no stop: taken for two paragraphs; put a blank line between them ('gipgen fmt' does), "
        "or join the lines",
    ),
    "lines_apart_many": Text(
        "上一行停在“{end}”，没有句末标点，这里和它之间也没有空行：当作两段（这样的共 {count} 处）。是两段的，运行 gipgen fmt 文件 补上空行；"
        "本来是一段的，把这一行接在上一行后面。",
        "the line above ends with '{end}' and no stop: taken for two paragraphs ({count} such places); put a blank line between them "
        "('gipgen fmt' does), or join the lines",
    ),
    "lines_together": Text(
        "上一行停在“{end}”，这里和它之间没有空行：当作同一段，接着印。是一段的，把这一行接在上一行后面；是两段的，中间空一行。",
        "the line above ends with '{end}': taken for one paragraph; join the lines, or put a blank line between them",
    ),
    "lines_together_many": Text(
        "上一行停在“{end}”，这里和它之间没有空行：当作同一段，接着印（这样的共 {count} 处）。是一段的，把这一行接在上一行后面；是两段的，中间空一行。",
        "the line above ends with '{end}': taken for one paragraph ({count} such places); join the lines, or put a blank line "
        "between them",
    ),
    "unprinted": Text(
        "“{seen}”在 Markdown 里是{what}，gipgen 不用，会照这样印出来。不要这些符号就删去。",
        "'{seen}' is {what} in Markdown; gipgen prints it as it is typed: delete the signs if they are not meant",
    ),
    "footnote": Text(
        "“{seen}”像是脚注的号码，会照这样印出来：gipgen 不排脚注。脚注的话写进正文（例如写在括号里），号码和下面的脚注都删去。",
        "'{seen}' looks like the number of a footnote and is printed as it is typed: write the note into the text, in brackets, "
        "and delete the number and the note",
    ),
    "other_delimiter": Text(
        "表头下面的“{seen}”不是表格的分隔行，要用半角的“|”和“-”，写成“{wanted}”。",
        "'{seen}' below the header makes no table: write '{wanted}', with half-width bars and hyphens",
    ),
    "row_apart": Text(
        "这一行和上面的表格之间有空行，不再是表格，竖线会照这样印出来。是上面表格的一行，删去空行；是另一个表格，在第一行下面加一行“{wanted}”。",
        "a blank line parts this row from the table above, so its bars are printed: delete the blank line; "
        "if it begins another table write '{wanted}' below its first row",
    ),
    "underlined": Text(
        "“{seen}”在 Markdown 里把上一行变成标题，gipgen 不用，会照这样印出来。上一行是小标题的，写成“{wanted}”，删去这一行。",
        "'{seen}' makes a heading of the line above in Markdown; gipgen prints it: write '{wanted}' above and delete this line",
    ),
    "unpaired_bold": Text(
        "这里的“**”没有配成一对，会照这样印出来。粗体在字的前后各写一个“**”，紧挨着字，不留空格；不要粗体就删去。",
        "this '**' has no partner and would be printed: bold has one right in front of the words and one right behind them",
    ),
    "hiding_stars": Text(
        "“{seen}”会印成粗体，星号不印。星号是遮掩的字（张**）的，每个星号前面加“\\”；是粗体的，把粗体写到标点为止。",
        "'{seen}' would be bold, and its stars not printed: write '\\*' for each star that hides a name; end bold words at the stop",
    ),
    "wide_link": Text(
        "链接的括号要用半角，写成“{wanted}”；现在会照这样印出来，不是链接。",
        "a link has half-width brackets: write '{wanted}'; now it would be printed as it is typed",
    ),
    "wide_stars": Text(
        "粗体的星号要用半角，写成“{wanted}”；现在会照这样印出来，不是粗体。",
        "bold has half-width stars: write '{wanted}'; now it would be printed as it is typed",
    ),
    "spaced_link": Text(
        "链接的两对括号之间不能有空格，写成“{wanted}”；现在会照这样印出来，不是链接。",
        "no blank parts the brackets of a link: write '{wanted}'; now it would be printed as it is typed",
    ),
    "wide_picture": Text(
        "图片前面要用半角的“!”，写成“{wanted}”；现在会印出“！”和一个链接，没有图。",
        "a picture begins with a half-width '!': write '{wanted}'; now a link is printed",
    ),
    "no_delimiter": Text(
        "这几行像表格，但表头下面缺少一行“{wanted}”，竖线会照这样印出来。在表头下面加上这一行；不是表格就删去竖线。",
        "these lines look like a table without the line '{wanted}' below its header; its bars would be printed: add it",
    ),
    "lost_backslash": Text(
        "“{seen}”行末的“\\”在这里表示换行，不会印出来。要印它，行末写两个“\\\\”；不要就删去。",
        "the backslash at the end of '{seen}' breaks the line and is not printed: write two of them, or delete it",
    ),
    "cut_cell": Text(
        "Excel 的一格里有换行，复制后分成了两行，表格从这里断开。把两行接起来，这一格写成“{wanted}”，删去引号；表格的各行紧挨着写，中间不空行。",
        "a cell of Excel with a line break was cut into two lines, which breaks the table: join the lines, write '{wanted}' without quotation marks, "
        "and leave no blank lines in the table",
    ),
    "line_numbers": Text(
        "这里起各行行首的“{seen}”到“{last}”像是编辑器、网页显示的行号，会印出来。删去行号：gipgen fmt --fix 会删。",
        "the numbers {seen} to {last} in front of the lines from here on look like those that an editor shows, and would be printed: delete them "
        "('gipgen fmt --fix' does)",
    ),
    "quoted_cell": Text(
        "这里的引号是 Excel 给有换行的格加的，开头一个、末尾一个，会印出来。删去这两个引号：gipgen fmt --fix 会删。",
        "Excel puts quotation marks around a cell with line breaks, and they would be printed: delete both ('gipgen fmt --fix' does)",
    ),
    "quotation": Text(
        "行首的“>”在 Markdown、邮件里是引用，gipgen 不用，会照这样印出来。删去“>”：gipgen fmt --fix 会删。",
        "'>' at the beginning of a line quotes in Markdown and mail, and would be printed: delete it ('gipgen fmt --fix' does)",
    ),
    "markdown_line": Text(
        "“{seen}”在 Markdown 里是{what}，gipgen 不用，会照这样印出来。删去这一行：gipgen fmt --fix 会删。",
        "'{seen}' is {what} in Markdown and would be printed: delete the line ('gipgen fmt --fix' does)",
    ),
    "aligned": Text(
        "从这里起 {count} 行用空格对齐，像是表格，会印成几段文字，对不齐。写成表格：第一行写“{header}”，下面加一行“{delimiter}”，其余各行也这样用“|”隔开，"
        "行与行紧挨着；不是表格的，删去多余的空格。",
        "{count} lines from here on are aligned by blanks as a table is, and would be printed as paragraphs: write '{header}', '{delimiter}' below it, "
        "and the other rows alike; or delete the blanks",
    ),
    "parted": Text(
        "从这里起 {count} 行用“{sign}”分开，像是表格，会照这样印成几段文字。写成表格：第一行写“{header}”，下面加一行“{delimiter}”，其余各行也这样用“|”隔开，"
        "行与行紧挨着；不是表格的，写成一句话。",
        "{count} lines from here on are parted by '{sign}' as the rows of a table are, and would be printed as paragraphs: write '{header}', '{delimiter}' below it, "
        "and the other rows alike; or write a sentence",
    ),
    # GIP206 empty text
    "empty_text": Text("“{key}”没有内容。还没写好请写 待填。", "'{key}' is empty; write 待填 if it is not known yet"),
    "want_list": Text(
        "“{key}”是一个列表，每项一行，写成 {example} 的样子；没有的，删去“{key}”。",
        "'{key}' is a list of items: {example}",
    ),
    "text_behind_bar": Text(
        "“{key}”没有内容：“|”后面的“# {lost}”成了注释，印不出来。是报告的文字，就去掉“#”，写在下一行，前面空两格；还没写好请写 待填。",
        "'{key}' is empty: what follows '|' is a comment ('{lost}'); as a text it stands on the line below, without '#'",
    ),
    "text_of_remarks": Text(
        "“{key}”没有内容：下面的文字行首有“#”，是注释，印不出来。要印出来，就删去这些行行首的“#”，每行缩进在“{key}”后两格；不要这一项，就删除“{key}”。",
        "'{key}' is empty: the lines below are comments; take the '#' off to print them, or delete '{key}'",
    ),
}
