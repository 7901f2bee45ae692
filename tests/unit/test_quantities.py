"""Numbers in running text: what is read, what is not a number at all, and what the words around it are."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import BASE, look

from gipgen.prose.quantities import quantities
from gipgen.rules.support.known_nouns import nouns_in_front
from gipgen.rules.support.mentions import mentions, sentences, strip_fillers
from gipgen.vocabulary.numerals import to_chinese

READ = [  # text, value, unit, vague
    ("公开信息1024条", 1024, "条", False),
    ("公开信息1,024条", 1024, "条", False),
    ("公开信息1，024条", 1024, "条", False),
    ("公开信息１０２４条", 1024, "条", False),
    ("公开信息 1024 条", 1024, "条", False),
    ("收到申请三十五件", 35, "件", False),
    ("收到申请两件", 2, "件", False),
    ("收到申请一百零五件", 105, "件", False),
    ("浏览1.2万次", 12000, "次", False),
    ("浏览3百万人次", 3_000_000, "人次", False),
    ("收费62.336万元", 623360, "元", False),
    ("收费0.394万元", 3940, "元", False),
    ("收费2.5亿元", 250_000_000, "元", False),
    ("公开百余条", 100, "条", True),
    ("公开千余条", 1000, "条", True),
    ("公开近千条", 1000, "条", True),
    ("公开100余条", 100, "条", True),
    ("公开5000多条", 5000, "条", True),
    ("公开10余万条", 100_000, "条", True),
    ("公开约50条", 50, "条", True),
    ("公开数十条", 10, "条", True),
    ("签约5件", 5, "件", False),
    ("最近3次", 3, "次", False),
    ("网站上3条", 3, "条", False),
    ("以上三项", 3, "项", False),
    ("查阅点8处", 8, "处", False),
]
NOT_READ = [
    "2024年1月1日至12月31日",
    "国办公开办函〔2021〕30号",
    "国务院令第711号",
    "电话：0451-53523359",
    "第3次会议、第二十条",
    "20个工作日、3个月",
    "三四件、两三件",
    "3至5件、20-30件",
    "高效办成一件事",
    "（单位：万元）",
    "三安全一稳定",
    "一是加强领导，二是完善制度",
    "公开率100%",
]


@pytest.mark.parametrize(("text", "value", "unit", "vague"), READ)
def test_what_is_read(text: str, value: float, unit: str, *, vague: bool) -> None:
    assert [(Decimal(value), unit, vague)] == [(each.value, each.unit, each.vague) for each in quantities(text)]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_amount(text: str) -> None:
    assert [] == list(quantities(text))


@given(st.integers(min_value=0, max_value=99_999_999), st.sampled_from(["{}", "{:,}", "full", "words"]))
def test_every_way_to_write_a_number_is_read_alike(number: int, way: str) -> None:
    written = {
        "full": str(number).translate({ord("0") + digit: chr(ord("０") + digit) for digit in range(10)}),
        "words": to_chinese(number),
    }.get(way) or way.format(number)
    assert [Decimal(number)] == [each.value for each in quantities(f"共收到申请{written}件，")]


@given(st.text(alphabet="收到申请0123456789,，.万千百十一二三余件条元（）第至约 \n", max_size=60))
def test_any_text_is_read_in_order_and_where_it_stands(text: str) -> None:
    end = 0
    for each in quantities(text):
        assert end <= each.begin < each.end <= len(text)
        assert text[each.begin : each.end].endswith(each.unit)
        end = each.end


@pytest.mark.parametrize(
    ("stated", "number", "fits"),
    [
        ("12件", 12, True),
        ("12件", 13, False),
        ("1.2万件", 12_345, True),
        ("1.2万件", 13_500, False),
        ("50余件", 53, True),
        ("50余件", 10, False),
        ("62.34万元", Decimal(623_360), True),
        ("62.34万元", Decimal(623_500), False),
    ],
)
def test_rounded_and_vague_numbers_fit_what_they_may_mean(stated: str, number: Decimal, *, fits: bool) -> None:
    assert fits is next(quantities(stated)).fits(number)


def test_the_words_of_a_number_end_at_stops_and_at_the_next_number() -> None:
    text = "（二）依申请公开情况。收到申请5件，其中予以公开3件、2件部分公开，《关于9件的通知》另发。"
    case = look(BASE.replace("  行政处罚{{", f"  {text}\n\n  行政处罚{{{{", 1))[0].case
    found = [each for each in mentions(case) if each.sentence.passage.text == text]
    assert [("收到申请", ""), ("其中予以公开", ""), ("", "部分公开")] == [(each.before, each.after) for each in found]
    assert ["收到申请5件", "其中予以公开3件"] == [each.quote() for each in found][:2]
    assert "依申请公开情况" in {each.topic for each in sentences(case)}


def test_nouns_in_front_of_a_number() -> None:
    known: dict[str, tuple[str, ...]] = {"行政许可": ("a",), "行政处罚": ("b",)}
    assert ["行政处罚", "行政许可"] == nouns_in_front("公开行政许可、行政处罚信息共", known, ("信息",))
    assert [] == nouns_in_front("行政许可、行政处罚分别为", known)
    assert [] == nouns_in_front("行政处罚案卷", known)
    assert "收到申请" == strip_fillers("收到申请总数共计为")
