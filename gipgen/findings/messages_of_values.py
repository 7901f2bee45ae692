"""What is said of a value that is no number, of another kind, a row of another length, or still to be filled in (GIP203 to GIP210)."""

from typing import Final

from gipgen.findings.text import Text

TEXTS: Final[dict[str, Text]] = {
    # GIP203 number
    "blank_number": Text(
        "这里是空的。没有发生写 0，还不知道写 待填。", "the number is blank; write 0, or 待填 if it is not known yet"
    ),
    "cut_number": Text(
        "“{lost}”没有读进去：“#”起的都是注释。它不是数，像是表格软件的错误值，或者列太窄、没有显示出来的数。请对照原表写上；没有发生写 0，还不知道写 待填。",
        "'{lost}' is not read: '#' begins a comment; it is no number but what a spreadsheet shows for an error or in a narrow column: look the number up",
    ),
    "quoted_number": Text("数字不要加引号，写 {wanted}。", "no quotes around numbers: write {wanted}"),
    "full_width_number": Text("“{raw}”是全角数字，请写半角的 {wanted}。", "full-width digits: write {wanted}"),
    "thousands": Text("数字里不要千分位逗号，“{raw}”写成 {wanted}。", "no thousands separators: write {wanted}"),
    "comma_or_point": Text(
        "“{raw}”里的逗号看不出是千分位还是小数点：是 {whole} 还是 {decimal}，请核对后改正。",
        "is the comma in '{raw}' one of thousands or a decimal point: {whole} or {decimal}?",
    ),
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
    "other_scale": Text(
        "这里以{scale}为单位，只写数字：“{raw}”写成 {wanted}。",
        "the unit here is {scale}: write {wanted} instead of '{raw}'",
    ),
    "letter_in_number": Text(
        "“{raw}”里的“{letters}”是字母，不是数字（像 0 和 O、1 和 l）。请核对后写成数字，例如 {example}。",
        "'{letters}' in '{raw}' is a letter that looks like a digit; write the number in digits",
    ),
    "letter_nought": Text("“{raw}”是字母，不是数字，写成 {wanted}。", "'{raw}' is a letter: write {wanted}"),
    "vague": Text("“{raw}”不是确切的数。报告要写确切的数。", "'{raw}' is not exact; a report needs the exact number"),
    "words_behind": Text(
        "{digits} 后面多了“{words}”。是给填报人看的说明，就在它前面空两格，加“# ”；不是就删除，这里只写数字。",
        "'{words}' follows {digits}; begin an explanation with '  # ', or delete it: digits only",
    ),
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
    "bare_point": Text("小数点前后都要有数字，“{raw}”写成 {wanted}。", "digits on both sides: write {wanted}"),
    "formula": Text("“{raw}”是表格软件的公式：写它算出来的数。", "'{raw}' is a formula: write its result"),
    "not_a_number": Text(
        "“{raw}”不是数字。这里写{kind}，例如 {example}；没有发生写 0，还不知道写 待填。",
        "'{raw}' is no number; write {example}, or 待填 if it is not known yet",
    ),
    "number_not_list": Text(
        "“{key}”这里只写一个数，例如 {example}。", "'{key}' takes one number, for example {example}"
    ),
    "number_in_brackets": Text(
        "“{key}”这里只写一个数，不要括号，写成 {wanted}。", "'{key}' takes one number without brackets: write {wanted}"
    ),
    # GIP204 wrong kind
    "signed_so": Text("“{key}”的各项分开写：写成 {wanted}。", "the items of '{key}' stand apart: write {wanted}"),
    "want_mapping": Text(
        "“{key}”下面应当分项填写（{keys}），每项一行，缩进两格；这里是“{raw}”。",
        "'{key}' takes the items {keys}, one a line, indented",
    ),
    "want_cells": Text(
        "“{key}”分{keys}写 {wanted} 个数，放在半角的花括号里，例如 {example}；没有发生写 0。这里是“{raw}”。",
        "'{key}' takes {wanted} numbers ({keys}) in braces, for example {example}; write 0 for none",
    ),
    "nought_map": Text(
        "“{key}”分{keys}填写；都没有发生的，每一项都写 0：写成 {wanted}。",
        "'{key}' takes the numbers {keys}: write {wanted} for none",
    ),
    "nought_rows": Text(
        "“{key}”下面的 {count} 项（{keys}）每项一行，缩进两格；都没有发生的，每一行都写 0，第一行写成 {first}。",
        "'{key}' takes {count} items ({keys}), one a line, indented: write 0 in each for none, the first as {first}",
    ),
    "nought_row": Text(
        "“{key}”这一行全部为零时只写一个 0，不要方括号：写成 {wanted}。",
        "for a row of noughts write {wanted} for '{key}'",
    ),
    "other_columns": Text(
        "“{key}”分{keys}填写，这里的名称却是{seen}，像是另一版格式的。请换成这些名称，照实填写，没有发生写 0。",
        "'{key}' takes the numbers {keys}; {seen} are none of them, but look like those of another edition: write these names and what is true, 0 for none",
    ),
    "long_text": Text(
        "“{key}”有 {seen} 个字，最多 {limit} 个。请核对是不是贴错了内容。",
        "'{key}' has {seen} characters, more than the limit of {limit}; was something pasted by mistake?",
    ),
    "want_bar": Text(
        "“{key}:”后面少了“|”，下面的文字被当成了各项。请在冒号后面空一格，加上“|”。",
        "'|' is missing behind '{key}:', so the text below is taken for items; add a blank and '|' behind the colon",
    ),
    "several_lines": Text(
        "“{key}”写在了几行里，行与行之间会印出空格。请写在同一行，写成 {key}: {wanted}。",
        "'{key}' stands on several lines, between which blanks would be printed; write it on one line: {key}: {wanted}",
    ),
    "want_text": Text("“{key}”应当是一段文字。", "'{key}' must be text"),
    "want_year": Text("“{key}”写四位数字的年份，例如 2024；这里是“{raw}”。", "'{key}' must be a year such as 2024"),
    "year_out": Text(
        "“{key}”写的是 {raw}，不会是报告的年度。请核对这四位数字，例如 2024。",
        "'{key}' cannot be {raw}; look at its four digits",
    ),
    "letter_in_year": Text(
        "“{key}”写四位数字的年份，“{raw}”里的“{letters}”是字母，不是数字（像 0 和 O、1 和 l）。请核对后改正。",
        "'{key}' is a year of four digits; '{letters}' in '{raw}' is a letter that looks like one",
    ),
    "year_so": Text(
        "“{key}”写四位数字的年份，“{raw}”写成 {wanted}。", "'{key}' is a year of four digits: write {wanted}"
    ),
    "date_either": Text("“{raw}”看不出哪个是月：“{key}”写 {one}，或者写 {other}。", "'{raw}' may be {one} or {other}"),
    "want_date": Text("“{key}”写成 {example} 的样子；这里是“{raw}”。", "'{key}' must be a date such as {example}"),
    "date_so": Text("“{key}”的日期“{raw}”写成 {wanted}。", "'{key}' is a date: write {wanted}"),
    "no_such_date": Text("“{raw}”不是日历上有的日期，请核对。", "'{raw}' is no date of the calendar"),
    "want_choice": Text("“{key}”只能写：{choices}；这里是“{raw}”。", "'{key}' must be one of {choices}"),
    "choice_so": Text("“{key}”写成 {wanted}；这里是“{raw}”。", "write {wanted} for '{key}'"),
    "list_so": Text(
        "“{key}”是一个列表，一项也要放在方括号里，写成 {wanted}。",
        "'{key}' is a list, in brackets even with one item: write {wanted}",
    ),
    "dash_so": Text(
        "“{key}”是一个列表，每项前面有“- ”：第一行写成 {first}，下面的各行和它的字对齐。",
        "'{key}' is a list, with '- ' in front of each item: write {first}, and set the lines below in as far",
    ),
    "lost_colon_and_number": Text(
        "“{key}”后面缺少冒号和数：加上半角的冒号，空一格，再写数；没有发生写 0，还不知道写 待填。",
        "behind '{key}' its colon and its number are missing: write both, 0 for none, 待填 if it is not known yet",
    ),
    "want_rule": Text(
        "“{key}”写规则编号，例如 GIP402，可豁免的是 GIP3 到 GIP9 和 GIP0 开头的规则；这里是“{raw}”。",
        "'{key}' must be a rule id such as GIP402 (GIP3xx to GIP9xx and GIP0xx can be exempted)",
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
    "row_so": Text(
        "“{key}”的数（{columns}）放在半角的方括号里，用半角逗号隔开，写成 {wanted}。",
        "the numbers of '{key}' stand in brackets with commas between them: write {wanted}",
    ),
    "row_in_part": Text(
        "“{key}”要把 {many} 列的数都写出来（{columns}），没有发生的也写 0；这里没有说 {missing}。它们都是 0 的话，整行是 {wanted}；不是的，照实填写。",
        "'{key}' takes all {many} numbers ({columns}); nothing is said of {missing}: if these are 0, the row is {wanted}",
    ),
    "cells_so": Text(
        "“{key}”这一行里有几个数的写法不对：只写半角数字，不写单位。整行写成 {wanted}。",
        "some numbers of '{key}' are not written as such: digits only, without units: write {wanted}",
    ),
    "cells_by_name": Text(
        "“{key}”的各个数（{keys}）放在半角的花括号里，每个数前面写名称、半角冒号和一个空格，写成 {wanted}。",
        "the numbers of '{key}' stand in braces, each behind its name: write {wanted}",
    ),
    "row_one_short": Text(
        "“{key}”这一行有 {seen} 个数，最后的 {last} 正好是前面各数之和，像是总计：那样总计前面应有 {wanted} 个数（{columns}），少了一个，"
        "可能漏写了一个 0。请对照原表补上；没有漏写的，在末尾再加上总计 {whole}。",
        "'{key}' has {seen} numbers, the last of which ({last}) is the sum of the others: as a total it needs {wanted} before it "
        "({columns}), perhaps a 0 is missing; add it, or add the total {whole} at the end",
    ),
    "row_single": Text(
        "“{key}”要分{columns}写 {wanted} 个数，例如 {example}；只有全部为零时才能只写一个 0。这里是 {raw}。",
        "'{key}' takes {wanted} numbers ({columns}), for example {example}; only a row of zeros may be written as 0",
    ),
    "row_mapping": Text(
        "“{key}”写成一行数（{columns}），例如 {example}。",
        "'{key}' takes a row of numbers ({columns}), for example {example}",
    ),
    # GIP210 fill in
    "fill_in": Text("“{key}”还没有填（{mark}）。", "'{key}' is not filled in yet ({mark})"),
    "fill_in_many": Text(
        "“{section}”有 {count} 处还没有填（{mark}），在第 {shown} 行。",
        "'{section}' has {count} places that are not filled in yet ({mark}), in lines {shown}",
    ),
    "fill_in_all": Text(
        "有 {count} 处还没有填（{mark}）：{section}，在第 {shown} 行。请对照原件补上。",
        "{count} places are not filled in yet ({mark}): {section}, in lines {shown}; look them up in the original",
    ),
}
