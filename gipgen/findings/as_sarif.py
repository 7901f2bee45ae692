"""Findings as SARIF 2.1.0 (OASIS): what GitHub's and GitLab's code scanning, VS Code and most collectors read."""

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from gipgen import __version__
from gipgen.findings.as_json import described
from gipgen.findings.excerpt import excerpt
from gipgen.findings.finding import Finding, Outcome, Page
from gipgen.findings.text import Text, chosen

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LANGUAGE = Text("zh-CN", "en")
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def emit(outcome: Outcome, language: str, pages: Iterable[Page]) -> str:
    """One SARIF log with one run. Only the rules that have findings are described in it."""
    found = {each.finding.rule for each in outcome.findings}
    rules = [page for page in pages if page.id in found]
    run: dict[str, Any] = {
        "tool": {"driver": _driver(rules, language)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(file)}} for file in outcome.files],
        "invocations": [_invocation(outcome.problems, language)],
        "results": [_result(each, language, [page.id for page in rules]) for each in outcome.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def uri(file: str) -> str:
    """A path as an URI: relative ones stay relative to where the command was run."""
    path = "/".join(file.split(os.sep))
    if os.path.isabs(file):
        drive, path = os.path.splitdrive(path)  # "C:" on Windows
        return "file://" + (f"/{drive}" if drive else "") + quote(path)
    return quote(path)


def _driver(rules: Sequence[Page], language: str) -> dict[str, Any]:
    return {
        "name": "gipgen",
        "version": __version__,
        "semanticVersion": __version__,
        "language": chosen(_LANGUAGE, language),
        "rules": [
            {
                "id": page.id,
                "shortDescription": {"text": chosen(page.title, language)},
                "fullDescription": {"text": chosen(page.why, language)},
                "help": {"text": chosen(page.fix, language)},
                "defaultConfiguration": {"level": _LEVELS[page.severity]},
                "properties": {"source": page.source, "checks": list(page.checks), "confidence": page.confidence},
            }
            for page in rules
        ],
    }


def _invocation(problems: Sequence[Text], language: str) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not problems}
    if problems:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": chosen(problem, language)}} for problem in problems
        ]
    return invocation


def _result(each: Finding, language: str, ids: list[str]) -> dict[str, Any]:
    item = described(each, language)
    region: dict[str, Any] = {"startLine": item["line"], "startColumn": item["column"]}
    shown = excerpt(each)
    if shown:
        region["snippet"] = {"text": shown[0]}
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(item["file"])}, "region": region}}
    if item["path"]:
        place["logicalLocations"] = [{"fullyQualifiedName": ".".join(str(part) for part in item["path"])}]
    result: dict[str, Any] = {
        "ruleId": item["rule"],
        "level": _LEVELS[item["severity"]],
        "message": {"text": item["message"]},
        "locations": [place],
        "properties": {"values": item["values"]},
    }
    if item["rule"] in ids:
        result["ruleIndex"] = ids.index(item["rule"])
    return result
