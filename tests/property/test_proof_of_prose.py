"""Whatever a report says, its outputs say it: the proof never refuses the built-in templates."""

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import LIGHT, render
from reports import as_yaml, changed, look

from gipgen.source.compose import compose

SIGNS = "甲乙，。《》“”（）1.5 9%-+*_`~[]()<>|\\#&;:!{}\"'=\t\u3000\xa0\u2003a B&lt;&#39;"
LINES = st.lists(
    st.one_of(
        st.text(SIGNS, max_size=12),
        st.sampled_from(
            ["", "## 小节", "### （二）小节", "- 甲", "  - 乙", "3. 丙", "   丁", "|甲|乙|", "|--|:-:|", "|1\\|2|**3**|", "> 引", "---", "**甲。**乙", "甲  ", "[甲](b)", "![丙](d.png)", "1\\. 甲", "+ 乙", "====", "<b>甲</b>", "    甲"]
        ),
    ),
    max_size=9,
)  # fmt: skip


@settings(deadline=None, max_examples=examples(150))
@given(overview=LINES, preface=LINES, place=st.sampled_from(["总体情况", "存在问题及改进", "其他事项", "前言"]))
def test_outputs_say_what_the_report_says(overview: list[str], preface: list[str], place: str) -> None:
    data = compose(changed()).data
    data[place] = "\n".join(overview) or "甲"
    data["落款"] = "{单位: 测试市民政局, 日期: 2025-01-10}"
    data.setdefault("前言", "\n".join(preface) or "乙")
    for key, value in data.items():
        if isinstance(value, str) and "\n" not in value and key in ("总体情况", "存在问题及改进", "其他事项", "前言"):
            data[key] = f"{value}\n\n丙。"
    examined, _ = look(as_yaml(data))
    if examined.readable:
        render(examined, LIGHT, draft=True)
