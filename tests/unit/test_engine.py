"""The engine as a page uses it: JSON in, JSON out, one sentence for whatever makes no sense, and nothing compiled behind it."""

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest
from reports import BASE, ROOT, changed

from gipgen.engine.engine import Engine
from gipgen.engine.messages import MAX_TEXT, MESSAGES
from gipgen.project.project import Project

PATH = "2024/report.yaml"
EXAMPLE = ROOT / "examples" / "硚口区卫生健康局" / "2024" / "report.yaml"


def coded(content: str | bytes) -> str:
    return base64.b64encode(content.encode() if isinstance(content, str) else content).decode()


def engine(**files: str) -> Engine:
    found = Engine()
    kept = {name.replace("_", "/") + ".yaml": coded(text) for name, text in files.items()}
    assert found.answer({"do": "keep", "files": {PATH: coded(BASE), **kept}})["ok"]
    return found


def ask(found: Engine, do: str, **values: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(found.answer_json(json.dumps({"id": 7, "do": do, **values})))
    assert (answer["id"], answer["version"]) == (7, 1)
    assert answer["ok"], answer
    return answer


def refused(message: Any) -> str:
    answer = engine().answer(message)
    assert not answer["ok"]
    assert "trace" not in answer
    return str(answer["error"])


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (None, "JSON 对象"), ([], "JSON 对象"), ("check", "JSON 对象"), ({}, "没有 None 这种消息"), ({"do": 3}, "没有 3 这种消息"),
        ({"do": "_path"}, "没有 _path 这种消息"), ({"do": "__init__"}, "没有 __init__"), ({"do": "check"}, "缺少 path"),
        ({"do": "check", "path": PATH, "pth": 1}, "没有 pth 这一项；可以有：path、text、lang"), ({"do": "hello", "x": 1}, "（没有）"),
        ({"do": "check", "path": 7}, "path 要是一个不长的字符串"), ({"do": "check", "path": "x" * 501}, "太大"),
        ({"do": "check", "path": PATH, "text": "x" * (MAX_TEXT + 1)}, "太大，上限是 500000"), ({"do": "check", "path": PATH, "text": "\ud800"}, "text 要是字符串"),
        ({"do": "fmt", "path": PATH, "fix": 1}, "fix 要是 true 或 false"), ({"do": "new", "path": PATH, "year": "2024"}, "year 要是整数"),
        ({"do": "fill", "path": PATH, "cells": []}, "cells 要是对象"), ({"do": "fill", "path": PATH, "cells": {"a": 1}}, "cells 要是对象"),
        ({"do": "fill", "path": PATH, "cells": {str(n): "" for n in range(2001)}}, "太大"), ({"do": "fill", "path": PATH, "cells": {"a.b": "1"}}, "没有 a.b 这一格"),
        ({"do": "fill", "path": PATH, "texts": {"x": "1"}}, "没有 x 这段文字"), ({"do": "fill", "path": PATH, "fields": {"exemptions": "1"}}, "没有 exemptions"),
        ({"do": "fill", "path": PATH, "fields": {"contact": "1"}}, "没有 contact"), ({"do": "import", "name": "a.docx", "content": "%%"}, "base64"),
        ({"do": "keep", "files": {"a": "?"}}, "base64"), ({"do": "mend", "path": PATH, "spot": {"rule": "GIP301"}}, "rule、line、column"),
        ({"do": "mend", "path": PATH, "spot": {"rule": "GIP301", "line": 1, "column": 1}}, "已经不在了"), ({"do": "explain", "rule": "GIP000"}, "没有 GIP000"),
        ({"do": "form", "edition": "1999"}, "没有 1999"), ({"do": "open", "path": "nowhere.yaml"}, "nowhere.yaml"),
        ({"do": "build", "path": PATH, "to": "docx"}, "to 要是字符串的列表"), ({"do": "build", "path": PATH, "to": ["exe"]}, "没有 exe 这种格式"), ({"do": "new", "path": "new.yaml", "year": 2024}, "单位的法定全称"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_answered_with_one_sentence(message: Any, said: str) -> None:
    if said == "没有 x 这段文字":
        said = "没有 x"
    told = refused(message)
    assert said in told
    assert "\n" not in told


def test_text_that_is_no_json() -> None:
    for text in ("", "{", b"\xff", "[" * 100_000, "nothing"):
        assert not json.loads(engine().answer_json(text))["ok"]


def refuse_constant(word: str) -> None:
    raise AssertionError(word)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "[NaN]", '{"a": -1e999}'])
def test_a_number_that_json_does_not_have_comes_back_in_no_answer(number: str) -> None:
    text = engine().answer_json(f'{{"id": {number}, "do": "hello"}}')
    answer = json.loads(text, parse_constant=refuse_constant)
    assert (answer["ok"], answer["id"]) == (False, None)
    assert "JSON 对象" in answer["error"]


def test_half_a_character_comes_back_as_it_was_in_an_answer_that_can_be_sent() -> None:
    text = engine().answer_json('{"id": "\\ud800甲", "do": "hello"}')
    assert json.loads(text.encode("utf-8"))["id"] == "\ud800甲"
    assert json.loads(engine().answer_json('{"id": 1.5, "do": "hello"}'))["id"] == 1.5


def test_a_string_without_an_end_is_read_once() -> None:
    begin = f'{{"do": [{"[]," * 30}"'

    def took(text: str) -> float:
        before = time.process_time()
        assert not json.loads(engine().answer_json(begin + text))["ok"]
        return time.process_time() - before

    took("")
    assert any(took('\\"' * 40_000) < 1 + 10 * took("") for _ in range(3))


def test_english_where_it_is_asked_for() -> None:
    answer = engine().answer({"do": "check", "lang": "en", "path": PATH, "pth": 1})
    assert answer["error"].startswith("'check' has no key 'pth'")


def test_every_message_has_an_answer_of_its_own() -> None:
    assert {each.name for each in MESSAGES} == set(ask(engine(), "hello")["does"])
    for each in MESSAGES:
        assert hasattr(Engine, f"_{each.name}")


def test_check_says_what_the_command_says() -> None:
    from gipgen.findings.as_json import emit
    from gipgen.findings.finding import Outcome

    text = changed(("行政处罚: 53", "行政处罚: 54"))
    project = Project({PATH: text.encode()})
    (checked,) = project.check(PATH)
    wanted = json.loads(emit(Outcome(checked.findings, [PATH]), "zh"))
    answer = ask(engine(), "check", path=PATH, text=text)
    assert answer["findings"] == wanted["findings"]
    assert answer["summary"] == wanted["summary"]


def test_what_is_filled_in_and_what_is_refused() -> None:
    cells = {"penalty.decisions": "54", "licensing.decisions": "１２"}
    answer = ask(engine(), "fill", path=PATH, cells=cells, texts={"problems": "一"}, fields={"contact.phone": "1-2"})
    assert "行政处罚: 54" in answer["text"]
    assert answer["refused"] == [
        {"kind": "cell", "name": "licensing.decisions", "message": "“１２”是全角数字，请写半角的 12。", "wanted": "12"}
    ]
    state = answer["state"]
    assert state["cells"]["penalty.decisions"] == {"typed": "54", "given": True}
    assert state["texts"]["problems"] == "一"
    assert state["fields"]["contact.phone"] == "1-2"
    answer = ask(engine(), "fill", path=PATH, cells={"new_received.natural_person": "900", "new_received.total": "901"})
    assert "cell:carried_out.natural_person" in [each["target"] for each in answer["state"]["findings"]]


def test_the_state_tells_what_is_missing_and_what_stands_there_wrongly() -> None:
    text = changed(("行政许可: 12", "行政许可: 待填"), ("行政处罚: 53", "行政处罚: ５３"), ("行政强制: 0", "行政强制:"))
    state = ask(engine(), "look", path=PATH, text=text)["state"]
    assert [state["cells"][f"{row}.decisions"]["typed"] for row in ("licensing", "penalty", "coercion")] == [
        "",
        "５３",
        "",
    ]
    assert [each["target"] for each in state["waiting"]] == ["cell:licensing.decisions"]
    (mend,) = [each["mend"] for each in state["findings"] if each["target"] == "cell:penalty.decisions"]
    assert mend == "改为“53”"


def test_what_a_finding_says_is_done_at_a_click() -> None:
    text = changed(("行政处罚: 53", "行政处罚: ５３"), ("存在问题及改进: |\n", "存在问题及改进: |\n  宣传不够。。\n\n"))
    found = engine()
    state = ask(found, "look", path=PATH, text=text)["state"]
    for rule, wanted in (("GIP2", "行政处罚: 53\n"), ("GIP7", "宣传不够。\n")):
        spot = next(each for each in state["findings"] if each["rule"].startswith(rule) and each["mend"])
        done = ask(found, "mend", path=PATH, text=text, spot={key: spot[key] for key in ("rule", "line", "column")})
        assert wanted in done["text"]
        assert sum(one != other for one, other in zip(text.split("\n"), done["text"].split("\n"), strict=True)) == 1


def test_last_years_numbers_and_what_follows_from_them() -> None:
    last = changed(
        ("年度: 2024", "年度: 2023"), ("结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "结转下年度:    [1, 0, 2, 0, 0, 0]")
    )
    before = ask(engine(**{"2023_report": last}), "open", path=PATH)["state"]["before"]
    assert before["year"] == 2023
    assert before["cells"]["penalty.decisions"] == "53"
    assert before["carried"]["carried_in.natural_person"] == "1"
    assert before["carried"]["carried_in.research"] == "2"
    assert "carried_in.total" not in before["carried"]


def test_the_form_says_what_is_added_up() -> None:
    form = ask(engine(), "form", edition="2021")["form"]
    sums = dict(form["sums"])
    assert len(sums["new_received.total"]) == 6
    assert len([ref for ref in sums if ref.endswith(".natural_person")]) == 1
    inputs = [
        cell["ref"]
        for grid in form["grids"].values()
        for row in grid["rows"]
        for cell in row
        if cell["kind"] == "value"
    ]
    assert len(inputs) == len(set(inputs)) == len(form["columns"])
    assert [part["heading"][0] for part in form["parts"]] == list("一二三四五六")


def test_a_new_report_a_layout_and_the_outputs() -> None:
    found = engine()
    new = ask(found, "new", agency="某县民政局", year=2024, path="new.yaml")
    assert "单位: 某县民政局" in new["text"]
    assert ask(found, "fmt", path=PATH, text=BASE.replace("行政处罚: 53", "行政处罚:   53"))["changed"]
    built = ask(found, "build", path=PATH, to=["md", "html"])["outputs"]
    assert set(built) == {"report.md", "report.html"}
    wanted = {
        name: content
        for each in Project({PATH: BASE.encode()}).build(PATH, to=("md", "html"))
        for name, content in each.outputs.items()
    }
    assert base64.b64decode(built["report.md"]) == wanted["2024/report.md"]
    broken = BASE.replace("行政处罚: 53", "行政处罚: ５３")
    assert "还有" in found.answer({"do": "build", "path": PATH, "text": broken, "to": ["md"]})["error"]
    assert ask(found, "build", path=PATH, text=broken, to=["md"], draft=True)["draft"]
    assert ask(found, "forget", names=[PATH])["kept"] == []
    assert not found.answer({"do": "open", "path": PATH})["ok"]


def test_a_published_page_is_read() -> None:
    pytest.importorskip("lxml", reason="web pages are read with lxml")
    page = next(iter(Project().build(str(EXAMPLE), to=("html",)))).outputs
    answer = ask(engine(), "import", name="C:\\报告\\公布.html", content=coded(next(iter(page.values()))))
    assert "行政处罚: 53" in answer["text"]
    assert (answer["counts"]["cells"], answer["counts"]["read"], answer["counts"]["waiting"]) == (200, 200, 0)


@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")])
def test_both_sides_of_a_change_are_kept(mark: str, end: str) -> None:
    def typed(*changes: tuple[str, str]) -> str:
        return mark + changed(*changes).replace("\n", end)

    found = engine()
    both = ask(
        found,
        "merge",
        base=typed(),
        mine=typed(("行政处罚: 53", "行政处罚: 54")),
        theirs=typed(("行政许可: 12", "行政许可: 13 # 核对过")),
    )
    assert both["text"] == typed(("行政处罚: 53", "行政处罚: 54"), ("行政许可: 12", "行政许可: 13 # 核对过"))
    assert (both["conflicts"], both["whole"]) == ([], False)
    clash = ask(
        found,
        "merge",
        base=typed(),
        mine=typed(("行政处罚: 53", "行政处罚: 54")),
        theirs=typed(("行政处罚: 53", "行政处罚: 55")),
    )
    assert clash["conflicts"] == [
        {"kind": "cell", "name": "penalty.decisions", "base": "53", "mine": "54", "theirs": "55"}
    ]
    assert "行政处罚: 55" in clash["text"]
    number, remark = ("行政处罚: 53", "行政处罚: 55"), ("行政许可: 12", "行政许可: 12 # 我的话")
    for mine, theirs in ((remark, number), (number, remark)):
        found_both = ask(found, "merge", base=typed(), mine=typed(mine), theirs=typed(theirs))
        assert found_both["text"] == typed(number, remark)
    for odd in (
        ("行政处罚: 53", "行政处罚: 55 # 他"),
        ("年度: 2024", "年度: 2024\n豁免: [{规则: GIP402, 理由: 清理}]"),
    ):
        assert ask(found, "merge", base=typed(), mine=typed(remark), theirs=typed(odd))["whole"]


def test_only_reports_that_are_known_may_be_spoken_of(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    found = Engine(Project(), names=lambda: {"report.yaml": str(tmp_path / "report.yaml")})
    assert ask(found, "open", path="report.yaml")["text"] == BASE
    for name in ("secret.yaml", "../report.yaml", str(tmp_path / "secret.yaml"), "", "report.yaml\0"):
        for do in ("open", "look", "check", "fill", "fmt"):
            assert "没有这份报告" in found.answer({"do": do, "path": name})["error"]
    assert not found.answer({"do": "keep", "files": {}})["ok"]
