"""A form file that lacks something is not loaded, and the message names what."""

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reports import EDITIONS

from gipgen.form.build_form import build
from gipgen.form.counterparts import counterparts
from gipgen.form.editions import also_from, editions, load
from gipgen.form.roles import ColumnRoles, FormError, RowRoles, SectionRoles
from gipgen.imports.printed_words import variants
from gipgen.resources import package_text
from gipgen.source.compose import compose

DATA: dict[str, Any] = compose(package_text("form/2021.yaml")).data
FIELDS: dict[str, Any] = compose(package_text("form/fields.yaml")).data
ROLES = [
    *(("sections", part) for part in SectionRoles._fields),
    *(("rows", part) for part in RowRoles._fields),
    *(("columns", part) for part in ColumnRoles._fields),
]


def refused(change: Callable[[dict[str, Any]], Any]) -> str:
    """Why the form of 2021 is not loaded after a change."""
    data = copy.deepcopy(DATA)
    change(data)
    with pytest.raises(FormError) as caught:
        build(data, FIELDS)
    return str(caught.value)


@pytest.mark.parametrize(("kind", "part"), ROLES, ids=[".".join(role) for role in ROLES])
def test_a_form_that_lacks_a_role_is_refused_with_its_name(kind: str, part: str) -> None:
    assert f"roles.{kind}.{part} is not named" in refused(lambda data: data["roles"][kind].pop(part))


@pytest.mark.parametrize(("kind", "part"), ROLES, ids=[".".join(role) for role in ROLES])
def test_a_role_that_points_at_nothing_is_refused(kind: str, part: str) -> None:
    told = refused(lambda data: data["roles"][kind].update({part: "nobody"}))
    assert f"roles.{kind}.{part} points at nobody" in told


@pytest.mark.parametrize(("kind", "part"), ROLES, ids=[".".join(role) for role in ROLES])
def test_an_edition_without_such_a_thing_says_none(kind: str, part: str) -> None:
    data = copy.deepcopy(DATA)
    data["roles"][kind][part] = "none"
    form = build(data, FIELDS)
    assert not getattr(getattr(form.roles, kind), part)


def test_a_misspelt_role_is_refused() -> None:
    assert "roles.rows.recieved: there is no such part" in refused(
        lambda data: data["roles"]["rows"].update({"recieved": "new_received"})
    )


def test_a_column_has_to_be_one_of_the_rows_that_it_goes_with() -> None:
    told = refused(lambda data: data["roles"]["columns"].update({"made": "decisions"}))
    assert "row regulations has no column decisions" in told


@pytest.mark.parametrize("name", [None, {}, {"zh": "表二"}])
def test_a_table_without_a_name_is_refused(name: Any) -> None:
    def change(data: dict[str, Any]) -> None:
        data["tables"]["proactive"].pop("name") if name is None else data["tables"]["proactive"].update(name=name)

    assert "table proactive has no name" in refused(change)


CHANGES: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    (
        "applications.balance: there is no lost",
        lambda data: data["tables"]["applications"]["balance"]["left"].append("lost"),
    ),
    (
        "applications.carry: there is no lost",
        lambda data: data["tables"]["applications"]["carry"].update(lost="carried_out"),
    ),
    ("stock: there is no lost", lambda data: data["tables"]["proactive"]["blocks"][0]["stock"].update(level="lost")),
    (
        "bounds: there is no lost",
        lambda data: data["tables"]["proactive"]["blocks"][0]["bounds"][0]["less"].append("lost"),
    ),
    (
        "compares.2019.rows: the form has no lost",
        lambda data: data["compares"]["2019"].update(rows={"lost": "new_received"}),
    ),
    ("each table belongs to one section: proactive", lambda data: data["sections"][1].pop("table")),
    (
        "row ids of a form must differ",
        lambda data: data["tables"]["proactive"]["blocks"][0]["rows"][0].update(id="review"),
    ),
    (
        "roles.sections.overview: one at most",
        lambda data: data["roles"]["sections"].update(overview=["overview", "problems"]),
    ),
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
    with (
        also_from(str(tmp_path)),
        pytest.raises(FormError, match=r"compares\.2021: that edition has no newly_received"),
    ):
        counterparts(load("2029"), load("2021"))


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


def test_the_importer_knows_headings_for_every_section_role() -> None:
    assert set(SectionRoles._fields) == set(variants()["sections"])
