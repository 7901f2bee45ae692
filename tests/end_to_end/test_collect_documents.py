"""The documents of a run of collecting, as an office meets them: made, made anew, left alone where somebody wrote in them."""

import io
from pathlib import Path

import pytest
from conftest import Run
from reports import BASE, changed

docx = pytest.importorskip("docx")
WRONG = changed(("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"))
OTHER = changed(  # says the same in no sentence
    ("更新专栏", "改版网站"),
    ("修订审核制度", "整理台账"),
    ("开展培训", "组织考核"),
    ("收到申请{{", "全年收到公众申请{{"),
    ("行政处罚{{", "全年作出行政处罚{{"),
    ("政策解读不够丰富。下一步增加图解。", "专栏更新不够及时。下一步按月核对栏目。"),
)
CALL = ("collect", "收集", "--roster", "名册.csv", "--year", "2024", "-o", "结果")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "收集").mkdir()
    (tmp_path / "收集" / "甲.yaml").write_text(WRONG.replace("测试市民政局", "测试市林业局"), encoding="utf-8")
    (tmp_path / "收集" / "乙.yaml").write_text(OTHER.replace("测试市民政局", "测试市统计局"), encoding="utf-8")
    (tmp_path / "名册.csv").write_text("单位\n测试市林业局\n测试市统计局\n测试市审计局\n", encoding="utf-8")
    return tmp_path / "结果"


def test_a_run_writes_what_an_office_sends(gipgen: Run, office: Path) -> None:
    pytest.importorskip("xlsxwriter")
    done = gipgen(*CALL)
    assert done.returncode == 1, done.stderr
    found = sorted(path.relative_to(office).as_posix() for path in office.rglob("*") if path.is_file())
    assert found == ["collect.json", "反馈/测试市林业局.docx", "总表.html", "总表.xlsx", "通报.md"]
    assert "未报送的单位：测试市审计局。" in (office / "通报.md").read_text(encoding="utf-8")
    again = {name: (office / name).read_bytes() for name in found if name != "collect.json"}
    gipgen(*CALL)
    changed_by_the_run = [name for name, content in again.items() if (office / name).read_bytes() != content]
    assert changed_by_the_run == ["总表.html", "通报.md"], "what has changed since the first run is told there"


def test_a_reply_is_never_overwritten_and_a_letter_that_was_edited_stays(gipgen: Run, office: Path) -> None:
    gipgen(*CALL)
    made = docx.Document(str(office / "反馈" / "测试市林业局.docx"))
    made.tables[0].rows[1].cells[4].text = "已改正"
    made.save(str(office / "反馈" / "测试市林业局.docx"))
    (office / "通报.md").write_text("我们自己写的", encoding="utf-8")
    (office.parent / "收集" / "甲.yaml").write_text(
        WRONG.replace("测试市民政局", "测试市林业局").replace("行政处罚: 53", "行政处罚: 待填"), encoding="utf-8"
    )
    said = gipgen(*CALL).stderr
    assert "有人改过，没有覆盖" in said
    assert "测试市林业局.docx" in said
    kept = docx.Document(io.BytesIO((office / "反馈" / "测试市林业局.docx").read_bytes()))
    assert kept.tables[0].rows[1].cells[4].text == "已改正"
    assert (office / "通报.md").read_text(encoding="utf-8") == "我们自己写的"


def test_where_nothing_is_new_a_reply_stays_in_peace_and_what_is_gone_is_made_again(gipgen: Run, office: Path) -> None:
    gipgen(*CALL)
    file = office / "反馈" / "测试市林业局.docx"
    first = file.read_bytes()
    file.write_bytes(b"a reply")
    assert "测试市林业局" not in gipgen(*CALL).stderr
    assert file.read_bytes() == b"a reply"
    file.unlink()
    gipgen(*CALL)
    assert file.read_bytes() == first


def test_feedback_that_is_over_is_named(gipgen: Run, office: Path) -> None:
    gipgen(*CALL)
    (office.parent / "收集" / "甲.yaml").write_text(BASE.replace("测试市民政局", "测试市林业局"), encoding="utf-8")
    said = gipgen(*CALL).stderr
    assert said.count("测试市林业局.docx 是以前写的，这次用不着了") == 1
    first = (office / "反馈" / "测试市林业局.docx").read_bytes()
    (office.parent / "收集" / "甲.yaml").write_text(
        WRONG.replace("测试市民政局", "测试市林业局").replace("行政处罚: 53", "行政处罚: 待填"), encoding="utf-8"
    )
    said = gipgen(*CALL).stderr
    assert "有人改过" not in said
    assert (office / "反馈" / "测试市林业局.docx").read_bytes() != first, "nobody had changed it, so it is renewed"


def test_an_office_writes_its_own_letter(gipgen: Run, office: Path) -> None:
    copied = gipgen("templates", "copy", "collect/通报.md.jinja")
    assert copied.returncode == 0, copied.stderr
    assert "collect" in copied.stderr
    own = office.parent / "templates" / "collect" / "通报.md.jinja"
    own.write_text(own.read_text(encoding="utf-8").replace("各有关单位：", "各乡镇、各部门："), encoding="utf-8")
    (office.parent / "gipgen.toml").write_text('[style]\ntemplates = ["templates"]\n', encoding="utf-8")
    gipgen(*CALL)
    assert "\n各乡镇、各部门：\n" in (office / "通报.md").read_text(encoding="utf-8")
