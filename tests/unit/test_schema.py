"""schema.json: fresh, explained in Chinese, and the same to the fast validator and to jsonschema."""

import json
from decimal import Decimal
from typing import Any

import pytest
from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from reports import BASE, BASE_2019, EXAMPLES, ROOT

from gipgen.cli.schema_command import text
from gipgen.form.editions import load
from gipgen.form.misfits import misfits
from gipgen.form.schema import schema
from gipgen.form.validate import compile_schema
from gipgen.source.compose import compose

SCHEMAS = {edition: schema(load(edition)) for edition in ("2021", "2019")}
FITS = {edition: compile_schema(each) for edition, each in SCHEMAS.items()}
REFERENCES = {edition: Draft7Validator(each) for edition, each in SCHEMAS.items()}


def test_schema_json_is_fresh() -> None:
    assert text("2021") == (ROOT / "schema.json").read_text(encoding="utf-8"), (
        "run: gipgen schema -o schema.json --force"
    )
    old = (ROOT / "schema-2019.json").read_text(encoding="utf-8")
    assert text("2019") == old, "run: gipgen schema --edition 2019 -o schema-2019.json"


@pytest.mark.parametrize("edition", SCHEMAS)
def test_schema_is_a_valid_schema_without_one_of(edition: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[edition])
    assert "oneOf" not in json.dumps(SCHEMAS[edition])


@pytest.mark.parametrize("edition", SCHEMAS)
def test_every_key_has_a_title_and_number_rows_name_their_positions(edition: str) -> None:
    def walk(node: dict[str, Any]) -> None:
        for key, inner in node.get("properties", {}).items():
            assert inner["title"], key
            walk(inner)

    walk(SCHEMAS[edition])
    row = SCHEMAS[edition]["properties"]["依申请公开"]["properties"]["本年新收"]
    assert ["自然人", "企业", "科研", "公益", "法律", "其他", "总计"] == [
        item["title"].partition("（")[0] for item in row["items"]
    ]
    denied = SCHEMAS[edition]["properties"]["依申请公开"]["properties"]["办理结果"]["properties"]["不予公开"][
        "properties"
    ]
    assert "第三十六条第七项" in denied["行政查询事项"]["description"]


def test_what_is_written_in_a_way_of_its_own_says_so_on_hover() -> None:
    rows = SCHEMAS["2019"]["properties"]["主动公开"]["properties"]
    assert "减少写 -8" in rows["行政许可"]["properties"]["增减"]["description"]
    assert "160.5964万元" in rows["政府集中采购"]["properties"]["金额"]["description"]
    assert "第二十条第九项" in rows["政府集中采购"]["description"]


def test_examples_fit_both_validators() -> None:
    for path in EXAMPLES:
        data = compose(path.read_text(encoding="utf-8")).data
        edition = "2019" if data["年度"] < 2021 else "2021"
        assert FITS[edition](data), path
        assert REFERENCES[edition].is_valid(data), path


VALUES = st.one_of(
    st.none(),
    st.integers(-3, 10**6),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from(["待填", "", "012", "无", "2024-01-01", "政府部门", "GIP402", "GIP101", "2021", "x"]),
    st.sampled_from(["160.5964万元", "251000元", "0.50亿元", "万元", "5 元", "012元", "1元\n", "-8", "1.5千元"]),
    st.lists(st.integers(-1, 5), max_size=8),
    st.lists(
        st.dictionaries(st.sampled_from(["规则", "理由"]), st.sampled_from(["GIP402", "原文如此", ""])), max_size=2
    ),
    st.dictionaries(st.sampled_from(["制发", "废止", "现行有效", "单位", "日期"]), st.integers(-1, 3), max_size=4),
)


def _paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, inner in items:
        found += _paths(inner, (*path, key))
    return found


BASES = {"2021": BASE, "2019": BASE_2019}
PATHS = {edition: _paths(compose(base).data) for edition, base in BASES.items()}
HOW = st.sampled_from(["set", "delete", "add"])
CHANGES = {
    edition: st.lists(st.tuples(st.sampled_from(paths), HOW, VALUES), min_size=1, max_size=3)
    for edition, paths in PATHS.items()
}


@pytest.mark.parametrize("edition", BASES)
@settings(max_examples=examples(300), deadline=None)
@given(st.data())
def test_the_fast_validator_agrees_with_jsonschema(edition: str, drawn: st.DataObject) -> None:
    changes = drawn.draw(CHANGES[edition])
    data = compose(BASES[edition]).data
    for path, how, value in changes:
        parent = data
        for part in path[:-1]:
            parent = parent[part] if _has(parent, part) else None
        if parent is None or not isinstance(parent, (dict, list)) or not _has(parent, path[-1]):
            continue
        if how == "set":
            parent[path[-1]] = value
        elif how == "delete":
            del parent[path[-1]]
        elif isinstance(parent, dict):
            parent["多出来的"] = value
        else:
            parent.append(value)
    assert FITS[edition](data) == REFERENCES[edition].is_valid(data)
    theirs = [(tuple(error.absolute_path), error.validator) for error in REFERENCES[edition].iter_errors(data)]
    ours = [(misfit.path, misfit.keyword) for misfit in misfits(data, SCHEMAS[edition])]
    assert list(dict.fromkeys(theirs)) == ours, "one for each key that is missing there, one for all here"


def _has(parent: Any, part: Any) -> bool:
    if isinstance(parent, dict):
        return part in parent
    return isinstance(parent, list) and isinstance(part, int) and part < len(parent)


def test_decimals_are_numbers_but_not_integers() -> None:
    check = compile_schema({"type": "integer"})
    assert not check(Decimal("2.0"))
    assert not Draft7Validator({"type": "integer"}).is_valid(Decimal("2.0"))
