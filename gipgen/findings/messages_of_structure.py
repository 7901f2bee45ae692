"""What is said of the items of the file, missing or unknown (GIP201, GIP202), and of exemptions (GIP250)."""

from typing import Final

from gipgen.findings.text import Text

TEXTS: Final[dict[str, Text]] = {
    # GIP201 missing
    "missing": Text("缺少“{key}”{where}。", "'{key}' is missing{where}"),
    "missing_row": Text(
        "缺少“{key}”这一行（{label}）{after}。没有发生写 {key}: 0，还不知道写 {key}: 待填。",
        "the row '{key}' is missing; write {key}: 0, or 待填 if it is not known yet",
    ),
    "missing_part": Text(
        "缺少“{key}”，应在“{before}”之后，顶格写。", "'{key}' is missing; it belongs behind '{before}', at the margin"
    ),
    "missing_prose": Text(
        "缺少“{key}”，应在“{before}”之后，顶格写；还没写好的，加一行“{key}: 待填”。",
        "'{key}' is missing; it belongs behind '{before}', at the margin; add the line '{key}: 待填' if it is not known yet",
    ),
    "missing_table": Text(
        "缺少“{key}”，应在“{before}”之后：“{key}:”顶格写，下面的各行（{rows}）前面空两格；没有发生写 0。",
        "'{key}' is missing; it belongs behind '{before}', at the margin, with its rows ({rows}) below, indented by two blanks",
    ),
    "missing_commented": Text(
        "“{key}”这一行成了注释（行首有“#”），不算数。删去行首的“#”，和同级的各行对齐。",
        "the line '{key}' is a comment; take its '#' off and align it with its neighbours",
    ),
    "missing_commented_row": Text(
        "“{key}”这一行成了注释（行首有“#”），不算数。删去行首的“#”，和同级的各行对齐；没有发生写 {key}: 0。",
        "the row '{key}' is a comment; take its '#' off and align it with its neighbours",
    ),
    "missing_commented_group": Text(
        "“{key}”成了注释（行首有“#”），不算数。删去这一行行首的“#”（下面也成了注释的各行一样），和同级的各项对齐。",
        "'{key}' is a comment; take the '#' off its line (and off those below), and align them with their neighbours",
    ),
    "items_behind_group": Text(
        "“{key}:”后面的“{rest}”是它的各项，要写在下面：每项一行，比“{key}”多缩进两格。",
        "'{rest}' behind '{key}:' are its items: they stand below, one a line, indented by two more blanks",
    ),
    "joined_items": Text(
        "这一行里写了两项。请从“{second}”起另起一行，和上一项左对齐。",
        "there are two items in this line; begin a new line at '{second}', aligned with the one above",
    ),
    "bar_behind_group": Text(
        "“{key}:”后面多了“|”，请删除：“{key}”的各项（{keys}）写在下面，每项一行。",
        "'|' follows '{key}:'; delete it: the items of '{key}' ({keys}) stand below, one a line",
    ),
    "key_in_text": Text(
        "“{key}”接在“{text_key}”的文字后面了。请从“{key}”起另起一行，顶格写。",
        "'{key}' stands at the end of a line of '{text_key}'; begin a new line there, at the margin",
    ),
    "first_too_deep": Text(
        "“|”下面的第一行比后面各行缩进得深，后面各行就读不懂了。各行前面都空两格，左对齐。",
        "the first line below '|' is indented deeper than those that follow; begin each of them with two blanks",
    ),
    "value_below": Text(
        "“{key}:”的内容要写在同一行，冒号后面空一格。", "the value of '{key}:' stands on the same line, behind a blank"
    ),
    "missing_above": Text(
        "“{first}”上面少了“{key}:”这一行。请在这一行上面加一行“{key}:”，{deep}。",
        "the line '{key}:' is missing above '{first}'; add it, {deep}",
    ),
    "missing_text_key": Text(
        "这段文字前面少了“{key}: |”这一行。请在这一行上面加上，顶格写。",
        "the line '{key}: |' is missing above this text; add it at the margin",
    ),
    "swallowed_group": Text(
        "从“{first}”起是“{key}”的内容，却接在“{text_key}”的文字里了：上面少了“{key}:”这一行。请在这一行上面加一行“{key}:”，{deep}。",
        "from here on rows of '{key}' stand in the text of '{text_key}': add the line '{key}:' above, {deep}",
    ),
    "swallowed_row": Text(
        "“{first}”缩进得太深，成了“{text_key}”的文字。请改成前面空 {blanks} 格，和同级的各行对齐。",
        "'{first}' is indented so deep that it is text of '{text_key}'; begin the line with {blanks} blanks",
    ),
    # GIP202 unknown key
    "unknown_key": Text("不认识“{key}”{where}，请核对写法或删除。", "unknown key '{key}'{where}"),
    "unknown_key_of_few": Text(
        "不认识“{key}”{where}，这里能写的是{keys}。请核对写法或删除。",
        "unknown key '{key}'{where}; what can stand here is {keys}",
    ),
    "unknown_key_taken": Text(
        "“{key}”不在它该在的地方，它该在的地方（{home_key}）已经有一个。请核对以哪个为准，删除另一个。",
        "'{key}' is in the wrong place, and there is one in the right place ({home_key}) already; keep one of them",
    ),
    "unknown_key_near": Text(
        "不认识“{key}”{where}，是不是“{nearest}”？", "unknown key '{key}'{where}; did you mean '{nearest}'?"
    ),
    "unknown_key_text": Text(
        "“{key}: ……”这一行没有缩进，成了单独的一项。是“{nearest}”的文字，就缩进两格写在“{nearest}: |”下面；不是就删除。",
        "the line '{key}: …' is not indented; as text of '{nearest}' it begins with two blanks below '{nearest}: |'",
    ),
    "unknown_key_home": Text(
        "“{key}”不在它该在的地方：应缩进放在“{home}”下面。", "'{key}' is in the wrong place: indent it below '{home}'"
    ),
    "keys_elsewhere": Text(
        "“{keys}”不在它们该在的地方：应缩进放在“{home}”下面，前面各空两格。",
        "'{keys}' are in the wrong place: indent them below '{home}', two blanks in front of each",
    ),
    "unknown_key_orphan": Text(
        "“{key}”是“{home}”的一项，而文件里没有“{home}:”这一行。在它上面加一行“{home}:”，这几项前面各空两格。",
        "'{key}' belongs below '{home}:', which is missing: add that line above it, and two blanks in front of its items",
    ),
    "unknown_key_labelled": Text(
        "“{key}”写成“{nearest}”，缩进放在“{home}:”下面。",
        "write '{nearest}' for '{key}', and indent it below '{home}:'",
    ),
    "unknown_key_top": Text(
        "“{key}”不在它该在的地方：要顶格写，前面不空格。", "'{key}' is in the wrong place: it begins at the margin"
    ),
    "key_so": Text("项目名称“{key}”{where}写成“{wanted}”。", "the key '{key}'{where} is written '{wanted}'"),
    "key_without_colon": Text(
        "“{key}”里少了冒号，写成“{wanted}”。", "the colon is missing in '{key}'; write '{wanted}'"
    ),
    # GIP250 exemptions
    "unused_exemption": Text(
        "豁免的 {id} 在本报告里没有出现，请删除这一条豁免。",
        "{id} does not occur in this report; delete this exemption",
    ),
}
