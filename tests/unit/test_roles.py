"""A form file that lacks something is not loaded, and the message names what."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reports import EDITIONS

from gipgen.findings.text import Problem
from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Form
from gipgen.form.drafts import read_draft
from gipgen.form.editions import also_from, editions, load
from gipgen.form.roles import ColumnRoles, FormError, RowRoles, SectionRoles
from gipgen.imports.printed_words import variants
from gipgen.resources import package_files, package_text
from gipgen.source.compose import compose

CHINESE = re.compile("[\u4e00-\u9fff]")
DATA: dict[str, Any] = compose(package_text("form/2021.yaml")).data
FIELDS: dict[str, Any] = compose(package_text("form/fields.yaml")).data
ROLES = [
    *(("sections", part) for part in SectionRoles._fields),
    *(("rows", part) for part in RowRoles._fields),
    *(("columns", part) for part in ColumnRoles._fields),
]


def drafted(data: dict[str, Any], file: str = "drafts/2021.yaml") -> Form:
    return read_draft(file, json.dumps(data, ensure_ascii=False), FIELDS, {"2019": load("2019")})


def refused(change: Callable[[dict[str, Any]], Any]) -> str:
    """Why the form of 2021 is not loaded after a change."""
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(FormError) as caught:
        drafted(data)
    assert caught.value.zh.startswith("drafts/2021.yaml 不能用作报告格式：\n  第 1 行")
    assert CHINESE.search(caught.value.zh.partition("：")[2])
    assert caught.value.zh.count("\n") == caught.value.en.count("\n")
    return caught.value.en


def test_the_editions_in_force_are_as_a_draft_has_to_be() -> None:
    files = [name for name in package_files("form") if name.endswith((".yaml", ".yml"))]
    assert files == [*(f"{edition}.yaml" for edition in editions()), "fields.yaml"]
    for edition in editions():
        older = {each: load(each) for each in editions() if each < edition}
        assert load(edition) == read_draft(f"{edition}.yaml", package_text(f"form/{edition}.yaml"), FIELDS, older)


@pytest.mark.parametrize(("kind", "part"), ROLES, ids=[".".join(role) for role in ROLES])
def test_a_form_that_lacks_a_role_is_refused_with_its_name(kind: str, part: str) -> None:
    told = refused(lambda data: data["roles"][kind].pop(part))
    assert f"roles.{kind}: '{part}' is missing; an edition without it says {part}: none" in told


@pytest.mark.parametrize("value", [None, [], "", [""], {}, 0], ids=repr)
@pytest.mark.parametrize(("kind", "part"), ROLES[::5], ids=[".".join(role) for role in ROLES[::5]])
def test_a_role_that_is_left_blank_is_refused(kind: str, part: str, value: Any) -> None:
    assert f"roles.{kind}.{part}" in refused(lambda data: data["roles"][kind].update({part: value}))


@pytest.mark.parametrize(("kind", "part"), ROLES, ids=[".".join(role) for role in ROLES])
def test_a_role_that_points_at_nothing_is_refused(kind: str, part: str) -> None:
    told = refused(lambda data: data["roles"][kind].update({part: "nobody"}))
    assert f"roles.{kind}.{part} points at nobody" in told


@pytest.mark.parametrize(("kind", "part"), ROLES, ids=[".".join(role) for role in ROLES])
def test_an_edition_without_such_a_thing_says_none(kind: str, part: str) -> None:
    data = copy.deepcopy(DATA)
    data["roles"][kind][part] = "none"
    form = drafted(data)
    assert not getattr(getattr(form.roles, kind), part)


def test_a_misspelt_role_is_told_with_the_one_that_was_meant() -> None:
    def change(data: dict[str, Any]) -> None:
        data["roles"]["rows"]["recieved"] = data["roles"]["rows"].pop("received")

    told = refused(change)
    assert "roles.rows.recieved: unknown key 'recieved'; did you mean 'received'?" in told
    assert "missing" not in told, "one mistake, one fault"
    assert "known: overview, proactive" in refused(lambda data: data["roles"]["sections"].update(xyz="overview"))


def test_a_column_has_to_be_one_of_the_rows_that_it_goes_with() -> None:
    told = refused(lambda data: data["roles"]["columns"].update({"made": "decisions"}))
    assert "row regulations has no column decisions" in told


CHANGES: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    (
        "tables.applications.balance: the form has no lost",
        lambda data: data["tables"]["applications"]["balance"]["left"].append("lost"),
    ),
    (
        "tables.applications.carry: the form has no lost",
        lambda data: data["tables"]["applications"]["carry"].update(lost="carried_out"),
    ),
    (
        "tables.proactive.blocks.0.stock: the form has no lost",
        lambda data: data["tables"]["proactive"]["blocks"][0]["stock"].update(level="lost"),
    ),
    (
        "tables.proactive.blocks.0.bounds: the form has no lost",
        lambda data: data["tables"]["proactive"]["blocks"][0]["bounds"][0]["less"].append("lost"),
    ),
    (
        "compares.2019.rows: the form has no lost",
        lambda data: data["compares"]["2019"].update(rows={"lost": "new_received"}),
    ),
    ("each table belongs to one section: proactive", lambda data: data["sections"][1].pop("table")),
    (
        "tables.review_litigation.rows.0.id: 'review' is used already (tables.proactive.blocks.0.rows.0.id)",
        lambda data: data["tables"]["proactive"]["blocks"][0]["rows"][0].update(id="review"),
    ),
    (
        "roles.sections.overview: one at most",
        lambda data: data["roles"]["sections"].update(overview=["overview", "problems"]),
    ),
]


def _columns(data: dict[str, Any]) -> list[dict[str, Any]]:
    columns: list[dict[str, Any]] = data["tables"]["review_litigation"]["columns"]
    return columns


CHANGES += [
    ("'label' is missing", lambda data: _columns(data)[0].pop("label")),
    ("columns.0.id: a text belongs here, not nothing", lambda data: _columns(data)[0].update(id=None)),
    (
        "columns.0.type: one of count, signed, amount, unit_amount belongs here, not amuont; did you mean 'amount'?",
        lambda data: _columns(data)[0].update(type="amuont"),
    ),
    ("columns.0.lable: unknown key 'lable'; did you mean 'label'?", lambda data: _columns(data)[0].update(lable="x")),
    ("columns.0: type: unit_amount needs units", lambda data: _columns(data)[0].update(type="unit_amount")),
    ("columns.0: units go with", lambda data: _columns(data)[0].update(units={"元": 1})),
    ("columns.0.units.元: a whole number", lambda data: _columns(data)[0].update(units={"元": "x"})),
    ("columns.0: the total is the last column", lambda data: _columns(data)[0].update(total="true")),
    ("columns.1.key: '维持' is used already", lambda data: _columns(data)[1].update(key="维持")),
    ("columns.1.id: 'upheld' is used already", lambda data: _columns(data)[1].update(id="upheld")),
    (
        "tables.applications.layout: one of stacked, tree, across belongs here, not tre; did you mean 'tree'?",
        lambda data: data["tables"]["applications"].update(layout="tre"),
    ),
    ("tables.applications: 'layout' is missing", lambda data: data["tables"]["applications"].pop("layout")),
    ("tables.proactive: 'name' is missing", lambda data: data["tables"]["proactive"].pop("name")),
    ("tables.proactive.name: 'zh' is missing", lambda data: data["tables"]["proactive"]["name"].pop("zh")),
    ("tables.proactive.blocks: a list belongs here", lambda data: data["tables"]["proactive"].update(blocks=[])),
    (
        "tables.applications.rows.2.children: a list belongs here, such as",
        lambda data: data["tables"]["applications"]["rows"][2].update(children=None),
    ),
    (
        "rows.2.children.1.key: '办理结果.予以公开' is used already",
        lambda data: data["tables"]["applications"]["rows"][2]["children"][1].update(key="予以公开"),
    ),
    ("sections: a list belongs here", lambda data: data.update(sections={"a": "b"})),
    ("sections.1.key: '总体情况' is used already", lambda data: data["sections"][1].update(key="总体情况")),
    ("sections.1.key: '年度' is used already (fields.yaml)", lambda data: data["sections"][1].update(key="年度")),
    ("sections.0.aspects.0: 'words' is missing", lambda data: data["sections"][0]["aspects"][0].pop("words")),
    (
        'edition: a text belongs here; put the number in quotes: "2021"',
        lambda data: data.update(edition=2021),
    ),
    (
        'edition: the file is called 2021.yaml, so write edition: "2021"',
        lambda data: data.update(edition="2031"),
    ),
    (
        "compares.2020: there is no older edition 2020; older are: 2019",
        lambda data: data["compares"].update({"2020": data["compares"]["2019"]}),
    ),
    ("compares.2019: 'tables' is missing", lambda data: data["compares"].update({"2019": {}})),
    (
        "title: in braces may stand agency, year, not {agnecy}; did you mean 'agency'?",
        lambda data: data.update(title="{agnecy}年报"),
    ),
    ("preface.period: the braces do not match", lambda data: data["preface"].update(period="{year年")),
    ("examples: exactly 2 items belong here, not 1", lambda data: data.update(examples=["x"])),
    ("'tables' is missing", lambda data: data.pop("tables")),
    ("'key: value' items belong here", lambda data: data.update(roles=None)),
]


@pytest.mark.parametrize(("told", "change"), CHANGES, ids=[told for told, _ in CHANGES])
def test_what_points_at_nothing_is_refused(told: str, change: Callable[[dict[str, Any]], Any]) -> None:
    assert told in refused(change)


def test_all_editions_agree_on_what_they_compare() -> None:
    with also_from(str(EDITIONS)):
        forms = [load(edition) for edition in editions()]
        for form in forms:
            for other in forms:
                there, back = counterparts(form, other), counterparts(other, form)
                assert {other: own for own, other in there.cells.items()} == back.cells
                assert all(ref[0] in form.rows for ref in there.cells)
        assert len(counterparts(forms[2], forms[1]).cells) > 150


def test_what_an_older_edition_lacks_is_told(tmp_path: Path) -> None:
    text = (EDITIONS / "2027.yaml").read_text(encoding="utf-8")
    wrong = re.sub("requests_received: new_received", "requests_received: newly_received", text)
    wrong = wrong.replace('edition: "2027"', 'edition: "2029"')
    (tmp_path / "2029.yaml").write_text(wrong, encoding="utf-8")
    line = wrong[: wrong.index("rows: {requests_received: newly")].count("\n") + 1
    with pytest.raises(FormError) as caught, also_from(str(tmp_path)):
        pass
    assert f"\n  第 {line} 行，compares.2021.rows：2021 版没有 newly_received。" in caught.value.zh
    assert "compares.2021.rows: that edition has no newly_received" in caught.value.en


def test_an_edition_is_known_once(tmp_path: Path) -> None:
    (tmp_path / "2021.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(FormError, match="there is an edition 2021 already"), also_from(str(tmp_path)):
        pass
    assert ("2019", "2021") == editions()


def test_an_edition_stays_what_it_was(tmp_path: Path) -> None:
    text = (EDITIONS / "2027.yaml").read_text(encoding="utf-8").replace('edition: "2027"', 'edition: "2031"')
    path = tmp_path / "2031.yaml"
    path.write_text(text, encoding="utf-8")
    with also_from(str(tmp_path)):
        pass
    path.write_text(text + "# another one\n", encoding="utf-8")
    with pytest.raises(FormError, match="2031 was another one before"), also_from(str(tmp_path)):
        pass


DRAFT = (EDITIONS / "2027.yaml").read_text(encoding="utf-8").replace('edition: "2027"', 'edition: "2033"')
WRONG_FOLDERS: list[tuple[dict[str, bytes], str]] = [
    ({"2033-draft.yaml": DRAFT.encode()}, "2033-draft.yaml：格式文件用开始实行的年度作名称"),
    (
        {"2033.yaml": DRAFT.encode(), "2033-draft.yaml": DRAFT.encode()},
        "2033-draft.yaml：格式文件用开始实行的年度作名称",
    ),
    ({"form.yaml": DRAFT.encode()}, "form.yaml：格式文件用开始实行的年度作名称"),
    ({"2033.yml": DRAFT.encode()}, "2033.yml：格式文件用开始实行的年度作名称"),
    ({"9999.yaml": DRAFT.encode()}, "9999.yaml：格式文件用开始实行的年度作名称"),
    ({"README.md": b"x"}, "里没有格式文件"),
    ({"2035.yaml": DRAFT.encode()}, '文件名是 2035.yaml，这里要写 edition: "2035"。'),
    ({"2033.yaml": b""}, "里面没有内容"),
    ({"2033.yaml": b"- 1\n"}, "这里要写“名称: 内容”各项"),
    ({"2033.yaml": b"edition: [\n"}, "YAML 写法有误"),
    ({"2033.yaml": DRAFT.encode("gb18030")}, "要是 UTF-8 编码的 YAML 文件"),
    ({"2033.yaml": DRAFT.replace("label: 结果维持", "lable: 结果维持").encode()}, "不认识“lable”，是不是“label”？"),
]


@pytest.mark.parametrize(("files", "told"), WRONG_FOLDERS, ids=[" ".join(files) for files, _ in WRONG_FOLDERS])
def test_what_is_wrong_with_a_folder_of_drafts_is_a_problem_that_names_the_file(
    tmp_path: Path, files: dict[str, bytes], told: str
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Problem) as caught, also_from(str(tmp_path)):
        pass
    assert told in caught.value.zh
    assert str(tmp_path) in caught.value.zh
    assert str(tmp_path) in caught.value.en
    assert ("2019", "2021") == editions()
    assert load("2021").edition == "2021"


def test_a_folder_of_drafts_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot read the folder"), also_from(str(tmp_path / "none")):
        pass


def test_a_fault_of_a_form_of_our_own_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds an edition to gipgen itself is told what a draft would be told."""
    from gipgen.form import editions as module

    text = package_text("form/2021.yaml").replace("label: 结果维持", "lable: 结果维持")
    monkeypatch.setattr(module, "package_text", lambda name: text if name == "form/2021.yaml" else package_text(name))
    load.cache_clear()
    try:
        with pytest.raises(FormError, match=r"form/2021\.yaml is no form"):
            load("2021")
    finally:
        load.cache_clear()


def test_the_importer_knows_headings_for_every_section_role() -> None:
    assert set(SectionRoles._fields) == set(variants()["sections"])
