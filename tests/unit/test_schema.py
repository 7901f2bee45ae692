"""schema.json: fresh, explained in Chinese, and the same to the fast validator and to jsonschema."""

import json
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from reports import BASE, EXAMPLES, ROOT

from gipgen.cli.schema import text
from gipgen.form.load import load
from gipgen.form.schema import schema
from gipgen.form.validate import compile_schema
from gipgen.source.compose import compose

SCHEMA = schema(load("2021"))
FITS = compile_schema(SCHEMA)
REFERENCE = Draft7Validator(SCHEMA)


def test_schema_json_is_fresh() -> None:
    assert text("2021") == (ROOT / "schema.json").read_text(encoding="utf-8"), "run: gipgen schema -o schema.json"


def test_schema_is_a_valid_schema_without_one_of() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert "oneOf" not in json.dumps(SCHEMA)


def test_every_key_has_a_title_and_number_rows_name_their_positions() -> None:
    def walk(node: dict[str, Any]) -> None:
        for key, inner in node.get("properties", {}).items():
            assert inner["title"], key
            walk(inner)

    walk(SCHEMA)
    row = SCHEMA["properties"]["依申请公开"]["properties"]["本年新收"]
    assert ["自然人", "企业", "科研", "公益", "法律", "其他", "总计"] == [
        item["title"].partition("（")[0] for item in row["items"]
    ]
    denied = SCHEMA["properties"]["依申请公开"]["properties"]["办理结果"]["properties"]["不予公开"]["properties"]
    assert "第三十六条第七项" in denied["行政查询事项"]["description"]


def test_examples_fit_both_validators() -> None:
    for path in EXAMPLES:
        data = compose(path.read_text(encoding="utf-8")).data
        assert FITS(data), path
        assert REFERENCE.is_valid(data), path


VALUES = st.one_of(
    st.none(),
    st.integers(-3, 10**6),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from(["待填", "", "012", "无", "2024-01-01", "政府部门", "GIP402", "GIP101", "2021", "x"]),
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


PATHS = _paths(compose(BASE).data)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(PATHS), st.sampled_from(["set", "delete", "add"]), VALUES), min_size=1, max_size=3
    )
)
def test_the_fast_validator_agrees_with_jsonschema(changes: list[tuple[tuple[Any, ...], str, Any]]) -> None:
    data = compose(BASE).data
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
    assert FITS(data) == REFERENCE.is_valid(data)


def _has(parent: Any, part: Any) -> bool:
    if isinstance(parent, dict):
        return part in parent
    return isinstance(parent, list) and isinstance(part, int) and part < len(parent)


def test_decimals_are_numbers_but_not_integers() -> None:
    check = compile_schema({"type": "integer"})
    assert not check(Decimal("2.0"))
    assert not Draft7Validator({"type": "integer"}).is_valid(Decimal("2.0"))
