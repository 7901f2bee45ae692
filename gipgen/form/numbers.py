"""Why a text is no number of a table, and what to write instead. Each habit of clerks has its own words."""

import re
import unicodedata
from collections.abc import Callable

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import parse_chinese

_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
_NOTHING = frozenset(
    (
        "/",
        "／",
        "-",
        "－",
        "–",
        "—",
        "——",
        "―",
        "\\",
        "无",
        "無",
        "没有",
        "零星",
        "暂无",
        "N/A",
        "n/a",
        "NA",
        "null",
        "~",
        "空",
    )
)
_COMMA_OR_POINT = r"\d{1,3}[,，]\d{3}"  # of an amount: thousands, or a point that was missed
_YES_NO = frozenset(("yes", "no", "true", "false", "on", "off", "是", "否", "有", "y", "n"))


class Slip(NamedTuple):
    """A message variant of the catalogue, and what to write instead where that is certain."""

    variant: str
    wanted: str = ""
    written: tuple[str, ...] = ()  # what may be meant, where a person has to choose

    @property
    def parts(self) -> dict[str, str]:
        """What was ``written``, by the names that messages give it."""
        names = _NAMES.get(self.variant, ("whole", "decimal"))
        return dict(zip(names, self.written, strict=False))


_NAMES = {"words_behind": ("digits", "words"), "letter_in_number": ("letters",)}


def letters_among_digits(text: str) -> str:
    """The letters of a number that look like digits: 1O, l2."""
    match = re.fullmatch(r"[0-9OoQlI|SsBZz.]*[0-9][0-9OoQlI|SsBZz.]*|[Oo]{1,4}", text)
    return "、".join(dict.fromkeys(sign for sign in text if sign.isalpha() or sign == "|")) if match else ""


def explain_number(raw: str, kind: str, *, quoted: bool) -> Slip:
    """Name the slip in ``raw``, a scalar as typed; ``kind`` is count, signed or amount (unit_amount: ``amounts``)."""
    text = raw.strip()
    if not text:
        return Slip("blank_number")
    if text in _NOTHING:
        return Slip("nothing_word")
    if text.lower() in _YES_NO:
        return Slip("yes_no")
    if re.fullmatch(r"[-+]?\.(inf|nan)", text.lower()) or text.lower() in ("nan", "inf"):
        return Slip("not_finite")
    if _is_number(text, kind):
        return Slip("quoted_number", text) if quoted else Slip("not_a_number")
    for slip in _SLIPS:
        found = slip(text, kind)
        if found is None:
            continue
        if found.wanted and not _is_number(found.wanted, kind):  # 2.0件: without its unit there is one more slip
            return explain_number(found.wanted, kind, quoted=False)
        return found
    return Slip("not_a_number")


def _is_number(text: str, kind: str) -> bool:
    pattern = r"(0|[1-9]\d{0,17})(\.\d{1,18})?" if kind == "amount" else r"(0|[1-9]\d{0,17})"
    return re.fullmatch(("-?" if kind == "signed" else "") + pattern, text, re.ASCII) is not None


def _plain(text: str) -> str:
    """Take leading zeros off the digits of ``text``."""
    head, point, tail = text.partition(".")
    return (head.lstrip("0") or "0") + point + tail


_MORE, _LESS = "增加|增|新增|上升|多|[+＋]", "减少|减|取消|下降|少|负|[-－−–—﹣]"


def _change(text: str, kind: str) -> Slip | None:
    """What clerks write where a change is asked for: －8, 减8, 减少8项, 无变化, 增2减10, 2/-10."""
    if kind != "signed":
        return None
    if re.fullmatch(r"(没有|无|未|不)(增减|变化|变|变动)|持平|[+-]?0\s*/\s*-?0|±0", text):
        return Slip("write_so", "0")
    if len(re.findall(r"[0-9０-９]+", text)) > 1 and re.search(
        rf"/|／|({_MORE}).*({_LESS})|({_LESS}).*({_MORE})", text
    ):
        return Slip("net_change")
    match = re.fullmatch(rf"(?:({_MORE})|({_LESS}))(?:了|：|:)?\s*(\S.*)", text)
    if not match:
        return None
    more, less, number = match.groups()
    slip = Slip("", number) if _is_number(number, "count") else explain_number(number, "count", quoted=False)
    if not slip.wanted:
        return slip if slip.variant in ("fraction_count", "too_long", "vague") else None
    wanted = f"-{slip.wanted}" if less and slip.wanted != "0" else slip.wanted
    return Slip(_change_variant(text, rises=bool(more)), wanted)


def _change_variant(text: str, *, rises: bool) -> str:
    if re.match(r"\w", text):
        return "change_word"
    if rises:
        return "plus_sign"
    return "write_so" if text[0] == "-" else "minus_sign"


def _negative(text: str, kind: str) -> Slip | None:
    if kind == "signed":
        return None
    if re.fullmatch(r"[-－−]\s*0+(\.0*)?", text):
        return Slip("write_so", "0")
    return Slip("negative") if re.fullmatch(r"[-－−]\s*\d[\d,]*(\.\d+)?", text) else None


def _full_width(text: str, kind: str) -> Slip | None:
    if not re.search("[０-９．]", text):
        return None
    half = text.translate(_FULL_WIDTH_DIGITS)
    wanted = half.replace(",", "")
    if kind == "amount" and re.fullmatch(_COMMA_OR_POINT, half):
        return Slip("comma_or_point", written=(wanted, half.replace(",", ".")))
    return Slip("full_width_number", wanted) if _is_number(wanted, kind) else explain_number(half, kind, quoted=False)


_WRAPPED = r"[“”‘’「」『』\"'＂＇]*([0-9０-９][^“”‘’「」『』\"'＂＇]*)[“”‘’「」『』\"'＂＇]+"
_IN_BRACKETS = r"[（(｛［【]\s*([0-9０-９][0-9０-９.,，]*)\s*[）)｝］】}\]]"
_STOPPED = r"(.*[0-9０-９一二三四五六七八九十百千万零〇件条次个项起份宗例部元])[ \t]*[。，,;；、]+"


def _around(text: str, kind: str) -> Slip | None:
    """Signs around a number that are none of it: “1599”, 1599。 or 1599,"""
    match = re.fullmatch(_WRAPPED, text) or re.fullmatch(_IN_BRACKETS, text) or re.fullmatch(_STOPPED, text)
    if not match:
        return None
    inner = match[1].strip()
    return Slip("write_so", inner) if _is_number(inner, kind) else explain_number(inner, kind, quoted=False)


def _thousands(text: str, kind: str) -> Slip | None:
    if kind == "amount" and re.fullmatch(_COMMA_OR_POINT, text):
        digits = text.replace("，", ",")
        return Slip("comma_or_point", written=(digits.replace(",", ""), digits.replace(",", ".")))
    if not re.fullmatch(r"\d{1,3}([,，' ]\d{3})+(\.\d+)?", text):
        return None
    if re.fullmatch(r"\d{3} \d{3}" if kind != "amount" else r"\d{1,3} \d{3}", text):
        return Slip("blank_inside", written=(_plain(text.replace(" ", "")),))
    wanted = _plain(re.sub("[,，' ]", "", text))
    return Slip("thousands" if re.search("[,，]", text) else "write_so", wanted)


def _underscore(text: str, kind: str) -> Slip | None:
    return (
        Slip("underscore", _plain(text.replace("_", "")))
        if re.fullmatch(r"\d[\d_]*\d(\.\d+)?", text) and "_" in text
        else None
    )


def _leading_zero(text: str, kind: str) -> Slip | None:
    wanted = _plain(text)
    return Slip("leading_zero", wanted) if re.fullmatch(r"0\d+(\.\d+)?", text) and _is_number(wanted, kind) else None


def _decimal_count(text: str, kind: str) -> Slip | None:
    match = re.fullmatch(r"(\d+)\.(\d*)", text)
    if not match or kind == "amount":
        return None
    return Slip("decimal_count", _plain(match[1])) if not match[2].strip("0") else Slip("fraction_count")


def _bare_point(text: str, kind: str) -> Slip | None:
    if kind == "amount" and re.fullmatch(r"\d+[。．·]\d+", text):
        return Slip("write_so", re.sub("[。．·]", ".", text))
    match = re.fullmatch(r"(\d*)\.(\d*)", text)
    if not match or not (match[1] or match[2]):
        return None
    if kind != "amount":
        return Slip("fraction_count") if match[2].strip("0") else Slip("decimal_count", _plain(match[1] or "0"))
    return Slip("bare_point", _plain(match[1] or "0") + (f".{match[2]}" if match[2] else ""))


def _in_front(text: str, kind: str) -> Slip | None:
    """What comes along out of Excel, or with money, and ①: =3, '3, ￥62.336, **3**."""
    match = re.fullmatch(r"(?:[=＝￥¥$]|[*`]{1,3})\s*([0-9０-９][0-9０-９.,，]*)\s*(?:元|[*`]{1,3})?", text)
    if match and not text.endswith("元"):
        return Slip("write_so", match[1])
    alone = unicodedata.normalize("NFKC", text) if len(text) == 1 and unicodedata.category(text) == "No" else ""
    return Slip("write_so", alone.strip("().")) if alone else None


def _plus(text: str, kind: str) -> Slip | None:
    return Slip("plus_sign", _plain(text[1:])) if re.fullmatch(r"[+＋]\d+(\.\d+)?", text) else None


def _unit(text: str, kind: str) -> Slip | None:
    if kind == "amount" and re.fullmatch(r"\d{1,3}([,，]\d{3})+(\.\d+)?\s*元", text):
        text = re.sub("[,，]", "", text)
    match = re.fullmatch(_COUNTED, text)
    if not match or not (match[1] or match[3]) or (match[3] == "万" and kind != "amount"):
        return None
    _, digits, unit = match.groups()
    if unit == "元" and kind == "amount":
        return Slip("other_scale", _in_ten_thousands(digits))
    return Slip("with_unit", _plain(digits))


_COUNTED = r"(共计?|合计|总计|人民币)?\s*(\d[\d,，]*(?:\.\d+)?)\s*[（(]?(件次?|条次?|人次|次|个|项|起|份|宗|例|部|篇|家|万元|万|元)?[）)]?"


def _in_ten_thousands(digits: str) -> str:
    """元 as 万元, digit for digit. A person writes it: what the number was meant to be nobody else knows."""
    whole, _, rest = digits.partition(".")
    whole = whole.zfill(5)
    return _plain(f"{whole[:-4]}.{whole[-4:]}{rest}".rstrip("0").rstrip("."))


def _vague(text: str, kind: str) -> Slip | None:
    return (
        Slip("vague")
        if re.search(r"\d|[一二三四五六七八九十百千万两]", text) and re.search("[余约近多几来>≥~～左右]", text)
        else None
    )


_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬", "一二二三三四五六六七八九十百千万")


def _chinese(text: str, kind: str) -> Slip | None:
    value = parse_chinese(re.sub("[件条次个项起份]$", "", text.translate(_FORMAL)))
    return None if value is None else Slip("chinese_number", str(value))


def _and_words(text: str, kind: str) -> Slip | None:
    """A number with words behind it that stand apart: an explanation that lost its #."""
    match = re.fullmatch(r"([0-9.]+)(?:\s+(?=[\u4e00-\u9fff])|\s*(?=[（(])|\s*(?:[#＃]+|//)\s*)(.+)", text, re.DOTALL)
    if not match or not _is_number(match[1], kind) or not re.search("[\u4e00-\u9fff]", match[2]):
        return None
    return Slip("words_behind", written=(match[1], match[2]))


def _letters(text: str, kind: str) -> Slip | None:
    letters = letters_among_digits(text)
    if len(text) == 1 and letters in ("O", "o"):
        return Slip("letter_nought", "0")
    return Slip("letter_in_number", written=(letters,)) if letters else None


def _exponent(text: str, kind: str) -> Slip | None:
    return Slip("exponent") if re.fullmatch(r"\d+(\.\d+)?[eE][-+]?\d+", text) else None


def _too_long(text: str, kind: str) -> Slip | None:
    return Slip("too_long") if re.fullmatch(r"-?\d{19,}(\.\d+)?|-?\d+\.\d{19,}", text) else None


_SLIPS: tuple[Callable[[str, str], Slip | None], ...] = (
    lambda text, _: Slip("formula") if text[0] == "=" and text[1:2].isalpha() else None,
    _change,
    _negative,
    _around,
    _full_width,
    _thousands,
    _underscore,
    _too_long,
    _leading_zero,
    _decimal_count,
    _bare_point,
    _plus,
    _in_front,
    _unit,
    _and_words,
    _vague,
    _chinese,
    _letters,
    _exponent,
)
