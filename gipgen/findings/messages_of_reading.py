"""What is said of reading the file (GIP101, GIP102, GIP110): encoding, limits, YAML."""

from typing import Final

from gipgen.findings.text import Text

TEXTS: Final[dict[str, Text]] = {
    # GIP101 encoding
    "too_large": Text(
        "文件超过上限 {limit}，没有读取。年度报告通常不到 0.1 MB，请核对是不是选错了文件。",
        "the file is larger than the limit of {limit} and was not read; is it the right file?",
    ),
    "long_line": Text(
        "这一行有 {seen} 个字，最多 {limit} 个。请分段，或核对是不是贴错了内容。",
        "the line has {seen} characters, more than the limit of {limit}; split it into paragraphs",
    ),
    "laid_out_too_long": Text(
        "没有整理：整理以后，文件会超过读取的上限（行数、一行的字数或文件大小）。请核对是不是贴错了内容，是附件的请另外发布。",
        "not laid out: the file would then be too long to be read (lines, characters of a line, size)",
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
        "这是{kind}文件，不是报告的 YAML 文本文件。写好的报告先录成报告文件：gipgen import 文件；还没有写的，gipgen new 单位名称 生成一份待填的。",
        "this is a {kind} file, not the YAML text of a report; 'gipgen import FILE' makes one of a report written already",
    ),
    "old_word": Text(
        "这是旧版 Word（.doc、.wps）文件，不是报告的 YAML 文本文件。请用 Word 或 WPS 打开，另存为 .docx，再录成报告文件：gipgen import 文件。",
        "this is a file of an old Word (.doc, .wps), not the YAML text of a report; save it as .docx, then 'gipgen import FILE'",
    ),
    "decoded_twice": Text(
        "文件的编码错了，汉字成了乱码（“å”“鍗”一类）：多半是用别的软件按别的编码打开又保存过。gipgen fmt --fix 能恢复成 UTF-8；也可以换回没有乱码的原文件。",
        "the file was decoded in another encoding and saved in UTF-8 once more; 'gipgen fmt --fix' restores it",
    ),
    "unreadable": Text(
        "这里的字节 {byte} 不是文字，文件可能损坏，或者不是文本文件（Word 文件不能改名成 .yaml）。请用 UTF-8 编码的文本文件。",
        "byte {byte} is no text: the file is damaged or no text file; use a text file in UTF-8",
    ),
    "unprintable": Text(
        "这里有一个看不见的控制字符（{code}）{near}，多半是从别处粘贴带来的，请删除。",
        "there is an invisible control character ({code}){near}, probably pasted; delete it",
    ),
    "unseen": Text(
        "这里有一个看不见的字符（{code}）{near}，多半是从网页或 Word 粘贴带来的，没有用处。gipgen fmt --fix 会把它去掉。",
        "there is an invisible character ({code}){near}, probably pasted; 'gipgen fmt --fix' takes it off",
    ),
    "odd_blank": Text(
        "这里有一个不是普通空格的空白（{code}）{near}，数字会读不出来。gipgen fmt --fix 会把它去掉。",
        "there is a blank that is no ordinary one ({code}){near}, beside which a number is none; 'gipgen fmt --fix' takes it off",
    ),
    "turned": Text(
        "这里有一个看不见的字符（{code}）{near}，它让后面的字倒着显示，印出来和看到的不一样。请删除它，再核对这一句。",
        "there is an invisible character ({code}){near} that turns round what follows; delete it and read the sentence again",
    ),
    "separator": Text(
        "这里有一个看不见的换行符（{code}）{near}，多半是 Word 里的手动换行。请删除它；要分段的，在这里按回车换行，空一行再写。",
        "there is an invisible line break ({code}){near}, probably from Word; delete it, or begin a paragraph here",
    ),
    "separator_end": Text(
        "行尾有一个看不见的换行符（{code}）{near}，多半是 Word 里的手动换行。请删除它；gipgen fmt --fix 会删。",
        "there is an invisible line break ({code}) at the end of a line{near}, probably from Word; delete it, as 'gipgen fmt --fix' does",
    ),
    "separator_parts": Text(
        "这里有一个看不见的换行符（{code}）{near}，是 Word 里的手动换行，印不出来，两段会连成一段。请在这里分段：按回车，空一行再写；gipgen fmt --fix 会分。",
        "there is an invisible line break ({code}){near}, from Word, which is not printed: begin a paragraph here, as 'gipgen fmt --fix' does",
    ),
    "radical": Text(
        "这里的字（{code}）{near}看起来是“{wanted}”，其实是它的部首，多半是从 PDF 复制来的，搜索、朗读都认不出。gipgen fmt --fix 会改成“{wanted}”，别的这样的字也改。",
        "the sign here ({code}){near} looks like '{wanted}' and is a radical, probably from a PDF; 'gipgen fmt --fix' writes '{wanted}', and the characters of others",
    ),
    "private_use": Text(
        "这里的字符（{code}）在别的电脑上显示不出来，多半是 Word 里 Symbol、Wingdings 字体的符号或自造字。请改成普通的字或符号（如 ·、√），没有用就删除。",
        "the character here ({code}) shows on no other computer; write an ordinary one, or delete it",
    ),
    # GIP102 limits
    "too_deep": Text(
        "括号或缩进嵌套太深，不像年度报告，没有继续读取。请核对这里的括号是不是多了。",
        "brackets or indentation nest too deeply for a report; reading stopped here",
    ),
    "too_many": Text("文件里的项目太多，不像年度报告，没有继续读。", "there are too many items; reading stopped here"),
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
        "这里有 git 合并冲突没有解决的标记（<<<<<<<、=======、>>>>>>>）。请在两边的内容里选定一边，把标记的各行删除；只剩下标记的，删去标记。",
        "a git merge conflict is not resolved here (<<<<<<<, =======, >>>>>>>); choose one side, delete the marks, also where they alone are left",
    ),
    "unclosed_quote": Text(
        "这里的引号没有配对，后面的内容都被当成了引号里的文字。请补上另一半引号（半角），或者删去它：这里一般不用引号。",
        "this quotation mark is never closed; close it or delete it",
    ),
    "unclosed_bracket": Text(
        "这里的方括号 [ 没有配对的 ]，或者数字之间缺逗号。一行数字写成 [2, 0, 0, 0, 0, 0]。",
        "this [ has no ], or a comma is missing between two numbers; a row reads [2, 0, 0, 0, 0, 0]",
    ),
    "unclosed_row": Text("“{key}”的 [ 没有配对的 ]，写成 {wanted}。", "the [ of '{key}' has no ]: write {wanted}"),
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
    "lost_colon": Text(
        "“{excerpt}”后面缺少冒号，写成“{wanted}”：冒号是半角，后面空一格。",
        "a colon is missing after '{excerpt}'; write '{wanted}'",
    ),
    "title_for_key": Text(
        "“{excerpt}”是印出来的标题，不是项目名称，也没有冒号。请把这一行改成“{key}:{bar}”。",
        "'{excerpt}' is the title that is printed; write the key '{key}:{bar}' in this line",
    ),
    "title_with_bar": Text(
        "“{excerpt}”是印出来的标题，不是项目名称，也没有冒号。请把这一行改成“{key}: |”。",
        "'{excerpt}' is the title that is printed; make this line '{key}: |'",
    ),
    "label_for_key": Text(
        "“{excerpt}”请改成“{key}: {bar}”：名称照项目的写法，冒号是半角，后面空一格。",
        "write '{key}: {bar}' for '{excerpt}': the key's own name, a half-width colon and a blank",
    ),
    "signature_below": Text(
        "“{seen}”像是落款。从这里到末尾都删去，另写一行（行首不空格）：{wanted}。",
        "'{seen}' looks like the signature: write one line for it, without blanks in front: {wanted}",
    ),
    "signature_again": Text(
        "“{seen}”像是落款，而文件里已经写了“{key}”。从这里到末尾都删去。",
        "'{seen}' looks like the signature, which '{key}' gives already: delete it, down to the end",
    ),
    "second_half": Text(
        "“{excerpt}”像是上一行“{key}”的下半截。请接在上一行末尾；是给填报人看的说明，就在行首加“# ”。",
        "'{excerpt}' seems to go on with '{key}' of the line above; put it at the end of that line, or '# ' before it",
    ),
    "dash_before_key": Text(
        "行首多了“- ”，请删去，和上下各行左对齐。", "there is a '- ' too much; delete it and align the line"
    ),
    "missing_bar": Text(
        "“{excerpt}”后面少了“|”。多行文字的写法：“{excerpt} |”，下面每行前面空两格。",
        "'|' is missing after '{excerpt}'; a text of several lines is written below it, indented",
    ),
    "two_bars": Text("“|”只写一个。", "one '|' is enough"),
    "text_after_bar": Text(
        "“|”后面不能直接写文字。文字从下一行写起，每行前面空两格。",
        "text begins on the line after '|', indented by two blanks",
    ),
    "dash_value": Text(
        "“-”不是数字，也不是文字，读不出内容。是件数、金额的，没有发生写 0，还不知道写 待填；是部门、电话这样的文字的，照实填写，没有的删去这一行。",
        "'-' is neither a number nor a text: of cases or an amount write 0, or 待填; of a text write it, or delete the line",
    ),
    "dash_text": Text(
        "“{key}”写的是“-”，读不出内容。请照实填写；可以不写的项目，没有就删去这一行。",
        "'-' says nothing for '{key}': fill it in, or delete the line",
    ),
    "dash_number": Text(
        "“{key}”写的是“-”，不是数字。没有发生写 0，还不知道写 待填。",
        "'-' is no number for '{key}'; write 0, or 待填 if it is not known yet",
    ),
    "minus_blank": Text(
        "减号和数字之间不能有空格，负数写成 -8 的样子。", "no blank between the minus sign and the digits: write -8"
    ),
    "missing_item": Text(
        "两个逗号之间（或逗号与括号之间）没有数，这一行现在有 {seen} 个数。少了一个数的，补上，没有发生写 0；数已经够了，删去多余的逗号。",
        "nothing stands between two commas; there are {seen} numbers: write the one that is missing (0 for none), or delete the comma",
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
    "misplaced": Text(
        "缩进对不齐：“{key}”这一行应在“{home}”下面，前面空 {wanted} 格（现在空 {seen} 格）。",
        "'{key}' belongs below '{home}', indented by {wanted} blanks (there are {seen}), like its neighbours",
    ),
    "misplaced_top": Text(
        "缩进对不齐：“{key}”这一行要顶格写，前面不空格（现在空 {seen} 格）；它下面的文字每行前面空两格。",
        "'{key}' begins at the margin (there are {seen} blanks before it); its text below by two blanks",
    ),
    "no_item": Text(
        "这一行不是“名称: 内容”：“{excerpt}”。是给填报人看的说明，行首要加“# ”；是报告的正文，要缩进写在“|”下面；是多出来的，删去。",
        "this line is no 'key: value': '{excerpt}'; begin an explanation with '# ', indent a text below its '|', delete what is too much",
    ),
    "lost_sign": Text(
        "“{excerpt}”是给填报人看的说明，行首的“#”丢了，会当成“{key}”的文字印出来。请改回注释：{deep}，加“# ”。",
        "'{excerpt}' is an explanation that lost its '#' and would be printed as text of '{key}'; "
        "write '# ' before it, {deep}",
    ),
    "lost_sign_line": Text(
        "“{excerpt}”是给填报人看的说明，行首的“#”丢了。请改回注释：行首加“# ”。",
        "'{excerpt}' is an explanation that lost its '#'; begin the line with '# '",
    ),
    "lost_signs": Text(
        "从“{excerpt}”起的 {count} 行是给填报人看的说明，行首的“#”丢了，会当成“{key}”的文字印出来。请改回注释：每行{deep}，加“# ”。",
        "'{excerpt}' and what follows ({count} lines) are explanations that lost their '#' and would be printed as text of "
        "'{key}'; write '# ' before each, {deep}",
    ),
    "cut_off": Text(
        "“ #”后面的“{lost}”会被当成注释，印不出来。是文字的一部分，就给整段加上引号，写成 {wanted}。是注释，就在 # 前面空两格，# 后面空一格。",
        "'{lost}' behind ' #' is taken for a comment and not printed; put the whole text in quotes: {wanted}; "
        "or write a comment with two blanks before its # and one behind",
    ),
    "cut_off_perhaps": Text(
        "“ #”后面的“{lost}”是注释，不会印出来。要印出来，就给整段加上引号，写成 {wanted}；确实是注释，就在 # 前面空两格，# 后面空一格。",
        "'{lost}' behind ' #' is a comment and not printed; to print it put the whole text in quotes: {wanted}; "
        "a comment has two blanks before its # and one behind",
    ),
    "cut_off_brackets": Text(
        "括号里的“ #”会把这一行后面的内容（{lost}）都变成注释，括号就没有配对了。# 是文字的一部分，就给这段文字加上引号，例如 {wanted}。",
        "' #' between brackets turns the rest of the line ({lost}) into a comment; put that text in quotes, "
        "for example {wanted}",
    ),
    "fence": Text(
        "“{seen}”是聊天软件、写作程序包住文件的记号，不是报告的内容。请删去这一行，末尾有“```”的也删去。",
        "'{seen}' is what a chat or a program puts around a file: delete this line, and the one like it at the end",
    ),
    "sign_before_key": Text("“{seen}”不能写在名称前面，请删去。", "'{seen}' cannot stand in front of a key: delete it"),
    "odd_start": Text(
        "文字以“{sign}”开头，这个符号在 YAML 里有特殊含义。请给整段文字加上引号，写成 {wanted}。",
        "a text cannot begin with '{sign}'; put the whole text in quotes: {wanted}",
    ),
    "odd_inside": Text(
        "文字里的“{sign}”在 YAML 里有特殊含义，从那里起会读错。请给整段文字加上引号，写成 {wanted}。",
        "'{sign}' in a text has a meaning to YAML; put the whole text in quotes: {wanted}",
    ),
    "behind_quotes": Text(
        "引号后面还有文字“{rest}”。请给整段文字加上引号，写成 {wanted}。",
        "'{rest}' follows the quotation mark; put the whole text in quotes: {wanted}",
    ),
    "behind_group": Text(
        "“{key}:”后面多了“{rest}”，请删除：“{key}”的各项写在下面，每项一行。",
        "'{rest}' follows '{key}:'; delete it: the items of '{key}' stand below, one a line",
    ),
    "behind_brackets": Text(
        "“{bracket}”后面多了“{rest}”，请删除。要写说明的话，写成注释：前面空两格，加“# ”。",
        "'{rest}' follows '{bracket}'; delete it, or make it a comment with two blanks and '# ' before it",
    ),
    "after_end": Text(
        "从这里起读不懂：前面的内容已经结束了。报告由“名称: 内容”各项组成；如果有单独一行“...”，请删除它。",
        "nothing can follow here; a report consists of 'key: value' items, without an end mark '...'",
    ),
    "signs_in_front": Text(
        "每一行前面都多了“{seen}”，是邮件、聊天软件或对比软件加上的，不是报告的内容。请把各行行首的“{seen}”都删去。",
        "each line begins with '{seen}', which a mail program or a tool for differences put there: delete it in all lines",
    ),
    "numbers_in_front": Text(
        "每一行前面都有行号，是编辑器或网页加上的，不是报告的内容。请把各行行首的行号都删去。",
        "each line begins with its number, which an editor or a web page put there: delete it in all lines",
    ),
    "end_mark": Text(
        "单独一行的“...”是文件结束的记号，后面的内容都读不到。请删除这一行。",
        "'...' alone on its line ends the file, and nothing behind it is read: delete the line",
    ),
    "directive": Text("以 % 开头的行在 YAML 里有特殊含义。请删除，或给文字加上引号。", "a line cannot begin with %"),
    "several_documents": Text(
        "一个文件只放一份报告。从这里的“---”起是第二份，请移到另一个文件，或删除“---”。",
        "one file holds one report; a second one begins at this '---'",
    ),
    "reference_in_table": Text(
        "{{{{ }}}} 只在正文里引用表格的数，表格里要写数字本身。请改成数字。",
        "{{{{ }}}} quotes a number of a table in prose; in a table write the number itself",
    ),
    "key_not_text": Text("这里的名称不是文字。每一项写成“名称: 内容”。", "a key must be a word"),
}
