"""What ``datapackage.json`` says of a workbook: a resource for each sheet, a field for each column."""

from typing import Any

from gipgen.export.data_package import Part
from gipgen.export.fact import cell_words
from gipgen.export.fact_fields import FIELDS
from gipgen.export.xlsx_file import all_headings, headings, sheet_name

_ABOUT = {
    "profile": "tabular-data-resource",
    "format": "xlsx",
    "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TITLE = "每份报告一行的数据"


def sheet_parts(editions: tuple[str, ...]) -> list[Part]:
    return [
        Part(
            f"reports-{edition}",
            f"{_TITLE}（{sheet_name(edition)}）",
            {"fields": _fields(edition), "missingValues": [""]},
            {**_ABOUT, "dialect": {"header": True, "excel": {"sheet": sheet_name(edition)}}},
        )
        for edition in editions
    ]


def _fields(edition: str) -> list[dict[str, Any]]:
    """Their names are the headings of the sheet; ``cell`` is the form's own id of a cell."""
    known = {field.title: field for field in FIELDS}
    cells = dict(zip(headings(edition), cell_words(edition), strict=True))
    fields: list[dict[str, Any]] = []
    for heading in all_headings(edition):
        field: dict[str, Any] = {"name": heading, "title": heading}
        if heading in cells:
            words = cells[heading]
            by_hand = words.type == "unit_amount"
            field |= {"type": "any" if by_hand else "number", "cell": words.id, "unit": words.unit_of_measure}
        elif heading in known:
            field |= {"description": known[heading].help, "type": known[heading].type, "fact": known[heading].name}
        else:
            field |= {"type": "integer"}
        fields.append(field)
    return fields
