"""Each kind of blank is told by its own pattern, and by a sign that is looked for beforehand."""

import re

import pytest

from gipgen.rules.language.placeholders import _SIGNS, _may_have_blanks
from gipgen.rules.support.blank_signs import KINDS, blanks


@pytest.mark.parametrize("met", KINDS)
def test_a_kind_is_told_as_it_is_met(met: str) -> None:
    assert re.search(KINDS[met], met)
    assert any(blanks(met))
    assert _may_have_blanks(met, _SIGNS), "the rule looks for these signs first"


@pytest.mark.parametrize(
    "text", ["公开信息98条。", "网址www.xx.gov.cn。", "（详见网站）", "待遇从优", "长2x4米", "填报数字"]
)
def test_what_is_no_blank(text: str) -> None:
    assert not any(blanks(text))
