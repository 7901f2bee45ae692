"""Report files by the hundred in every style that clerks and editors leave behind: formatting keeps data and comments."""

from random import Random
from typing import Any

import pytest
from gate import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import BASE, BASE_2019

from gipgen.form.editions import load
from gipgen.formatting.format import format_report
from gipgen.source.compose import compose
from gipgen.source.reader import read

BASES = {"2021": BASE, "2019": BASE_2019}
COMMENTS = (
    ["# 核对过", "#没有空格", "#", "# a: 1", "# - x", "# [1, 2", "# “引号” \"'", "#  自然人 企业 科研 公益 法律 其他", "# 维持 纠正 其他 未审结 总计",
     "# 制发 废止 现行有效", "# {{ 主动公开.行政处罚 }}", "## 标题", "# 前言: |", "#   这里写文字。", "# 待填 # 再核"]
)  # fmt: skip
PROSE = st.lists(
    st.sampled_from(
        ["", "", "## 主动公开", "我局公开信息{{ 主动公开.行政处罚 }}件。", " 缩进一格", "\t制表符", "  ", "行尾有空格  ", "# 不是注释", "key: value", "- 列表", "| a | b |",
         "“引号”", "'单引号'", '"双引号"', "反斜杠\\", "　　全角缩进", "：，", "[1, 2]", "---", "…", "\u2028"]
    ),
    min_size=1,
    max_size=6,
).map("\n".join)  # fmt: skip
TEXTS = st.sampled_from(
    ["办公室", "027-83760190", "0451", "2024", "1,000", "集贤路36号: 二楼", "a #b", "yes", "~", "- x", "{x}", "[x]", "it's", 'a "b" c', "C:\\x", "@", "行 政", "a,b", "甲（乙）",
     "12:30", "1e3", "62.30", "", " ", "a\nb", "a\nb\n", "a\n\n", "\u2028", "https://a.b/c?d=e#f", "=", "?x", ":", "x:", "!x", "%", "...", "---a"]
)  # fmt: skip


def quoted(text: str, sign: str) -> str:
    if sign == "'" and "\n" not in text and "\u2028" not in text:
        return "'" + text.replace("'", "''") + "'"
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u2028": "\\u2028"}
    return '"' + "".join(signs.get(each, each) for each in text) + '"'


class Writer:
    """Writes data as YAML, with chance deciding on order, style, indentation, blank lines and comments."""

    def __init__(self, chance: Random) -> None:
        self._random = chance
        self.lines: list[str] = []
        self.deepest = 0  # where a comment may begin: below a text it would be text
        self.comments: list[str] = []

    def chance(self, one_in: int) -> bool:
        return self._random.randrange(one_in) == 0

    def comment(self) -> str:
        text = self._random.choice(COMMENTS)
        self.comments.append(text)
        return text

    def between(self, indent: int) -> None:
        """Blank lines and comments before a line."""
        for _ in range(2):
            if self.chance(9):
                self.lines.append(self._random.choice(["", "  "]) if self.deepest else "")
            if self.chance(9):
                self.lines.append(
                    " " * min(self.deepest, self._random.choice([indent, indent, 0, indent + 2, indent + 1]))
                    + self.comment()
                )

    def end(self) -> str:
        return " " * self._random.randint(1, 9) + self.comment() if self.chance(8) else ""

    def mapping(self, data: dict[str, Any], indent: int) -> None:
        keys = list(data)
        if self.chance(3):
            keys = self._random.sample(keys, len(keys))
        for key in keys:
            self.between(indent)
            self.deepest = 99
            name = quoted(key, self._random.choice("'\"")) if self.chance(9) else key
            self.item(f"{' ' * indent}{name}:", data[key], indent)

    def item(self, lead: str, value: Any, indent: int) -> None:
        blank = " " * self._random.choice([1, 1, 1, 5])
        if isinstance(value, dict) and value and not (self.chance(3) and flat(value)):
            self.lines.append(lead + self.end())
            self.mapping(value, indent + self._random.choice([1, 2, 2, 4]))
        elif isinstance(value, list) and value and self.chance(5):
            self.lines.append(lead + self.end())
            deeper = indent + self._random.choice([0, 2])
            for each in value:
                self.between(deeper)
                self.item(" " * deeper + "-", each, deeper + 2) if not isinstance(each, dict) else self.lines.append(
                    f"{' ' * deeper}- {self.flow(each, 0)}{self.end()}"
                )
        elif isinstance(value, (dict, list)):
            self.lines += (lead + blank + self.flow(value, indent) + self.end()).split("\n")
        elif (
            isinstance(value, str)
            and "\n" in value
            and "\u2028" not in value
            and value.strip()
            and not value.endswith("\n\n")
            and self.chance(2)
        ):
            self.block(lead, value, indent)
        else:
            self.lines.append(lead + blank + self.scalar(value) + self.end())

    def block(self, lead: str, text: str, indent: int) -> None:
        step = self._random.choice([1, 2, 4])
        chomp = "" if text.endswith("\n") else "-"
        body = text.removesuffix("\n").split("\n")
        first = next(number for number, line in enumerate(body) if line.strip(" "))
        needs = any(line[:1] in (" ", "\t") for line in body[: first + 1])
        self.deepest = 0
        self.lines.append(f"{lead} |{step if needs else ''}{chomp}{self.end()}")
        self.lines += [" " * (indent + step) + line if line else "" for line in body]

    def flow(self, value: Any, indent: int) -> str:
        """Brackets on one line, or with comments and line breaks among the items."""
        if not isinstance(value, (dict, list)):
            return self.scalar(value, flow=True)
        items = (
            [f"{key}: {self.flow(inner, indent)}" for key, inner in value.items()]
            if isinstance(value, dict)
            else [self.flow(inner, indent) for inner in value]
        )
        pad = "\n" + " " * (indent + 4)
        text = ""
        for number, item in enumerate(items):
            text += item + ("," if number < len(items) - 1 else "")
            if self.chance(12):
                text += " " + self.comment() + pad
            elif self.chance(15):
                text += pad + self.comment() + pad
            else:
                text += self._random.choice(["", " ", "  ", pad])
        return "{" + text + "}" if isinstance(value, dict) else "[" + text + "]"

    def scalar(self, value: Any, *, flow: bool = False) -> str:
        if not isinstance(value, str):
            return str(value)
        plain = compose(f"[{value}, {{a: {value}\n }}]" if flow else f"a: {value}")  # the line may end behind it
        wanted = [value, {"a": value}] if flow else {"a": value}
        if (
            not plain.broken
            and plain.data == wanted
            and "#" not in value
            and value[:1] != "　"
            and "\n" not in value
            and self.chance(2)
        ):
            return value
        return quoted(value, self._random.choice("'\""))


def flat(value: dict[str, Any]) -> bool:
    return not any(isinstance(inner, dict) for inner in value.values())


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str], Any, str]:
    """A report file, its comments, its data, its edition."""
    edition = draw(st.sampled_from(sorted(BASES)))
    data = compose(BASES[edition]).data
    for key in ("总体情况", "存在问题及改进", "其他事项"):
        data[key] = draw(st.one_of(PROSE, TEXTS))
    data["联系方式"] = {"部门": draw(TEXTS), "地址": draw(TEXTS), "电话": draw(TEXTS)}
    data["站点"] = {"SiteName": draw(TEXTS)}
    data["豁免"] = draw(
        st.sampled_from([[], [{"规则": "GIP402", "理由": "原文如此"}, {"理由": "x", "规则": "GIP301"}]])
    )
    data["主动公开"]["说明"] = draw(PROSE)
    data["不认识"] = draw(st.sampled_from([1, "甲", {"乙": [1, [2, {"丙": "丁"}]]}, [], {}]))
    applications = data["依申请公开"]
    for key in ("本年新收", "上年结转", "结转下年度"):
        applications[key] = draw(st.one_of(st.just(0), st.lists(st.integers(0, 10**7), min_size=6, max_size=7)))
    writer = Writer(Random(draw(st.integers(0, 2**64))))  # by draws of hypothesis it would take minutes
    writer.mapping(data, 0)
    writer.between(0)
    return "\n".join(writer.lines) + draw(st.sampled_from(["\n", "", "\n\n\n"])), writer.comments, data, edition


def trimmed(value: Any) -> Any:
    """Line ends behind prose say nothing."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [trimmed(inner) for inner in value]
    return value.rstrip("\n") if isinstance(value, str) else value


@pytest.mark.timeout(600)
@settings(max_examples=examples(400), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_formatting_keeps_data_and_comments_and_does_nothing_the_second_time(
    file: tuple[str, list[str], Any, str],
) -> None:
    text, comments, data, edition = file
    form = load(edition)
    source = read(text.encode())
    assert [] == list(source.findings), text
    assert trimmed(data) == trimmed(source.data)
    once = format_report(source, form).text
    again = read(once.encode())
    assert trimmed(data) == trimmed(again.data)
    assert once == format_report(again, form).text
    squeezed = "".join(once.split())
    for comment in comments:
        assert squeezed.count("".join(comment.split())) >= comments.count(comment), comment
