"""Words that rules know stand in one room, each list once, with what it is for."""

import ast
import re
from collections import Counter

import pytest
from reports import ROOT

from gipgen.vocabulary import word_lists
from gipgen.vocabulary.cell_words import CELLS
from gipgen.vocabulary.full_names import short_names
from gipgen.vocabulary.odds_words import ODDS
from gipgen.vocabulary.roster_terms import ROSTER
from gipgen.vocabulary.word_lists import lines_of
from gipgen.vocabulary.words import AGENCIES, APPLICATIONS, COUNTING, DECISIONS, DUTIES, LANGUAGE, YEARS, has

ROOM = ROOT / "gipgen" / "vocabulary"
THEMES = {
    "agencies": AGENCIES,
    "applications": APPLICATIONS,
    "cells": CELLS,
    "counting": COUNTING,
    "decisions": DECISIONS,
    "duties": DUTIES,
    "language": LANGUAGE,
    "odds": ODDS,
    "roster": ROSTER,
    "years": YEARS,
}
FEW = 3  # words that a condition may name by itself


@pytest.mark.parametrize("theme", THEMES)
def test_every_list_has_a_comment_and_words(theme: str) -> None:
    lines = (ROOM / f"{theme}.txt").read_text(encoding="utf-8").split("\n")
    named = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+: ", line)]
    assert len(named) == len(vars(THEMES[theme]))
    for number in named:
        assert lines[number - 1].startswith("# "), lines[number]
    assert all(vars(THEMES[theme]).values())


def test_no_list_says_a_word_twice_and_no_two_are_the_same() -> None:
    lists = {f"{theme}.{name}": each for theme, kind in THEMES.items() for name, each in vars(kind).items()}
    assert len(lists) > 120
    pairs = {"agencies.self_by_name"}
    assert [] == [name for name, each in lists.items() if len(set(each)) < len(each) and name not in pairs]
    same = Counter(frozenset(each) for each in lists.values())
    assert [] == [set(each) for each, number in same.items() if number > 1]


def test_every_list_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "gipgen").rglob("*.py"))
    data = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.txt"))
    for theme, kind in THEMES.items():
        for name in vars(kind):
            used = f"{theme.upper()}.{name}" in code or re.search(rf"@({theme}\.)?{name}\b", data)
            assert used, f"{theme}.{name}"


def test_rules_have_no_lists_of_words_of_their_own() -> None:
    seen = 0
    for path in sorted((ROOT / "gipgen" / "rules").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Page", "Text")
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, (ast.Tuple, ast.List, ast.Set)) and node not in said:
                chinese = [each for each in node.elts if isinstance(each, ast.Constant) and _is_chinese(each.value)]
                assert len(chinese) <= FEW, f"{path}:{node.lineno}"
                seen += 1
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
                assert not re.search("[\u4e00-\u9fff],[\u4e00-\u9fff]+,[\u4e00-\u9fff]+,", node.value), (
                    f"{path}:{node.lineno}"
                )
    assert seen > 300


def _is_chinese(value: object) -> bool:
    return isinstance(value, str) and any("\u4e00" <= sign <= "\u9fff" for sign in value)


def test_a_file_and_its_class_name_the_same_lists() -> None:
    class _Years:
        last_year: word_lists.Words
        no_such_list: word_lists.Words

    with pytest.raises(ValueError, match=r"years\.txt") as caught:
        word_lists.read(_Years)
    assert "no_such_list" in str(caught.value)


def test_lists_take_in_the_words_of_others() -> None:
    assert YEARS.last_year == APPLICATIONS.into[:3]
    assert set(AGENCIES.areas) < set(AGENCIES.scopes)
    assert set(APPLICATIONS.receiving) < set(APPLICATIONS.in_front)


def test_words_are_found_by_their_signs_as_without() -> None:
    """In a long text most words are passed over by a sign of theirs that it lacks; what is left is in the list's order."""
    words = ("公开", "件", "开公", "公办开", "不予公开", "开")
    for text in ("", "件", "不予公开", "办公开门一件", "开不公予", "公不开办"):
        assert word_lists.standing(words, text) == tuple(word for word in words if word in text)


def test_short_names_lead_to_full_ones() -> None:
    assert "卫生健康委员会" == short_names()["卫健委"]
    assert len(short_names()) > 30


def test_what_is_looked_for_beforehand_is_in_what_is_read_then() -> None:
    """A rule reads its file of facts only where one of these words stands: one that is forgotten is never told."""
    firsts = [word for line in lines_of("partners.txt") for word in line.split(" | ")[0].split()]
    assert set(firsts) <= set(LANGUAGE.with_partners)
    assert all(has(COUNTING.acts_told, word) for line in lines_of("acts.txt") for word in line.split())
    assert all(line.startswith(LANGUAGE.issuers) for line in lines_of("numbers.txt"))
    terms = [term for line in lines_of("periods.txt") for term in line.split(" | ")[2].split()]
    assert all(has(LANGUAGE.periods, f"{term}内") for term in terms)
