"""What is said of last year's report, or of those of agencies that were merged (GIP240)."""

from typing import Final

from gipgen.findings.text import Text

TEXTS: Final[dict[str, Text]] = {
    # GIP240 last year's report
    "previous_document": Text(
        "上年报告“{file}”不是 YAML 报告文件，读不出数来。先录进来：gipgen import {file} -o {wanted}，再写成这个文件的路径，例如 {wanted}。",
        "last year's report '{file}' is no YAML file: import it first (gipgen import {file} -o {wanted}), and name that file",
    ),
    "previous_missing": Text(
        "找不到上年报告“{file}”，请核对路径（相对于本文件所在文件夹，例如 ../2024/report.yaml）；没有上年报告的，删去这一项。",
        "last year's report '{file}' does not exist; write its path from this file's folder, or delete the item",
    ),
    "previous_in_one": Text(
        "找不到上年报告“{file}”。几份报告要写成一列：“上年报告:”下面一行一个，每行以“  - ”开头。",
        "last year's report '{file}' does not exist; several are a list, each on a line of its own behind '  - '",
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
    "previous_too_large": Text(
        "上年报告“{file}”有 {size} 字节，超过上限 {limit}，没有读取。",
        "last year's report '{file}' has {size} bytes, more than {limit}",
    ),
    "previous_many": Text(
        "上年报告写了 {count} 份，最多写 {limit} 份，上年的数没有核对。",
        "{count} reports of last year are named; at most {limit} are added up, so none was looked at",
    ),
    "previous_twice": Text(
        "上年报告“{file}”和前面写的是同一份，或者同一单位（{last}），会加两次。请只写一次。",
        "last year's report '{file}' is named above already, or of the same agency ({last}); it would be added twice",
    ),
    "previous_other_year": Text(
        "上年报告“{file}”是 {last} 年度的，应当是 {due} 年度的报告。",
        "last year's report '{file}' is of {last}, not of {due}",
    ),
    "previous_sums": Text(
        "上年的数是 {count} 份报告之和，其中 {lost} 份用不了，所以跨年的数无法核对。",
        "last year's numbers are the sums of {count} reports, {lost} of which cannot be used, so nothing could be checked across years",
    ),
    "beside": Text(
        "上一年的报告 {file} 在旁边，但是{why}，跨年的数没有比较。要比较，请改正，或用 上年报告 写明是哪一份。",
        "the report of the year before, {file}, {why}; nothing was compared across years. Mend it, or name the right one as 上年报告",
    ),
    "beside_broken": Text("有 {count} 处错误（第一处在第 {line} 行）", "has {count} errors (the first in line {line})"),
    "beside_unreadable": Text("读不出来（{reason}）", "cannot be read ({reason})"),
    "beside_too_large": Text("有 {size} 字节，超过上限 {limit}", "has {size} bytes, more than {limit}"),
    "beside_circular": Text("绕了一圈又回到“{file}”", "leads back to '{file}'"),
    "beside_other_year": Text("写的是 {last} 年度", "is of {last}"),
    "beside_other_agency": Text("是“{last}”的", "is of '{last}'"),
    "such_values": Text("这样的引用共 {times} 处，只说一次。", " ({times} such values; said once)"),
}
