"""What is said of signs that stand for YAML's, and of YAML that a report does not need (GIP111 to GIP115)."""

from typing import Final

from gipgen.findings.text import Text

TEXTS: Final[dict[str, Text]] = {
    # GIP111 punctuation
    "colon": Text(
        "“{key}”后面是全角冒号“：”，要用半角冒号加一个空格，写成“{key}: ……”。",
        "a full-width colon follows '{key}'; write '{key}: …' with a half-width colon and a blank",
    ),
    "sign": Text(
        "这一行用了全角的“{seen}”，要用半角的“{wanted}”。",
        "full-width '{seen}' where YAML needs the half-width '{wanted}'",
    ),
    "key_twice": Text("“{key}:”写了两遍，删去一个。", "'{key}:' is written twice: delete one"),
    "other_remark": Text("“{seen}”不是注释的记号，写成“{wanted}”。", "'{seen}' begins no comment: write '{wanted}'"),
    "bar": Text(
        "这里的“{seen}”像是竖线“|”，却不是：写成“|”（键盘上按住 Shift 再按“\\”键），文字从下一行写起，每行缩进两格。",
        "'{seen}' looks like a bar and is none; write '|' (Shift and the key of the backslash), the text on the lines below it",
    ),
    "two_colons": Text(
        "“{key}”后面写了两个冒号，只要一个半角冒号，后面空一格。",
        "two colons follow '{key}'; write one, with a blank behind it",
    ),
    "other_colon": Text(
        "“{key}”后面要用半角冒号加一个空格，写成 {wanted}。", "a colon and a blank follow '{key}': write {wanted}"
    ),
    "bare_row": Text(
        "“{key}”的各个数要放在半角的方括号里，用半角逗号隔开，写成 {wanted}。",
        "the numbers of '{key}' stand in brackets with commas between them: write {wanted}",
    ),
    "bare_number": Text(
        "“{key}”这里只写一个数，不要别的符号，写成 {wanted}。",
        "'{key}' takes one number without other signs: write {wanted}",
    ),
    "starred_key": Text(
        "项目名称“{key}”前后不写 * 和 `，写成“{key}: ……”。",
        "no stars or backticks around the key '{key}': write '{key}: …'",
    ),
    "odd_brackets": Text(
        "“{key}”的方括号没有配成一对，写成 {wanted}。", "the brackets of '{key}' are no pair; write {wanted}"
    ),
    "mapping_so": Text(
        "“{key}”的各项要放在半角的花括号里，用半角逗号隔开，写成 {wanted}。",
        "the items of '{key}' stand in braces with commas between them: write {wanted}",
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
    # GIP101 encoding
    "decoded_as_gbk": Text(
        "文件的编码错了，汉字成了乱码（“鍗曚綅”就是“单位”）：用别的软件按 GBK（ANSI）打开又保存过，有的字已经丢了，恢复不了。请换回没有乱码的原文件，用记事本打开、按 UTF-8 保存。",
        "the file was decoded as GBK and saved in UTF-8 once more; characters were lost: take the file from before that, and save it in UTF-8",
    ),
    # GIP113 duplicate key
    "duplicate_key": Text(
        "“{key}”写了两次，第一次在第 {first} 行。请删除其中一处，否则不知道以哪个为准。",
        "'{key}' is written twice; the first is in line {first}",
    ),
    "duplicate_same": Text(
        "“{key}”写了两次，和第 {first} 行写的一样。删去这一处：gipgen fmt --fix 会删。",
        "'{key}' is written twice, and the same as in line {first}: delete this one ('gipgen fmt --fix' does)",
    ),
    "duplicate_file": Text(
        "从这一行起，文件里的各项又写了一遍（“{key}”等 {count} 项），像是整份贴了两次。请核对后删去其中一份。",
        "from here on the items of the file stand there again ('{key}' and others, {count} in all), as if it was pasted twice: delete one of the two",
    ),
    "torn_key": Text(
        "“{key}”断成了两行。请把下一行接在这一行后面，中间不留空。",
        "'{key}' was broken in two: put the next line right behind this one",
    ),
    "unknown_key_twin": Text(
        "不认识“{key}”{where}，像是“{nearest}”，而“{nearest}”已经另有一行。请核对，删去其中一处。",
        "unknown key '{key}'{where}; it seems to be '{nearest}', which is there: delete one of the two",
    ),
    "duplicate_for": Text(
        "“{key}”写了两次，第一次在第 {first} 行，而“{missing}”没有写。请核对：其中一处应是“{missing}”。",
        "'{key}' is written twice, the first time in line {first}, and '{missing}' is missing: one of them is to be '{missing}'",
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
    "bracketed": Text("几个号码不用括号，写成 {wanted}。", "no brackets around several numbers: write {wanted}"),
    "unclosed_mapping": Text(
        "“{key}”的花括号没有配成一对，写成 {wanted}。", "the brace of '{key}' is not closed: write {wanted}"
    ),
    "stop_after_bar": Text(
        "“|”后面多了标点，请删去：“|”后面什么都不写，文字从下一行写起。",
        "nothing follows '|' in its line: delete the stop",
    ),
    "needless_group": Text(
        "“{key}:”这一行不用写。请删去它，下面的各行（{keys}）前面少空两格，和上面的各行对齐。",
        "the line '{key}:' is not wanted: delete it, and align what stands below it ({keys}) with the rows above",
    ),
    "blank_inside": Text(
        "“{raw}”中间有空格，看不出是一个数、两个数还是漏了小数点。是一个数的，写成 {whole}；不是的，照实填写。",
        "there is a blank inside of '{raw}': write {whole} if it is one number",
    ),
    "only_comments": Text(
        "文件里只有注释：“#”起到行末的话都不算内容。是报告内容的，各写一行，删去行首的“#”；还没有写的，用 gipgen new 单位名称 生成一份待填的报告。",
        "the file holds nothing but comments (what stands behind '#'); take the '#' off what belongs to the report, one item a line",
    ),
    "not_a_mapping": Text(
        "文件内容不是报告：应当由“名称: 内容”各项组成，例如“单位: 硚口区卫生健康局”。写好的报告（文本、Markdown 也行）先录成报告文件：gipgen import 文件。",
        "the file is no report: it must consist of 'key: value' items; 'gipgen import FILE' makes one of a report written already",
    ),
}
