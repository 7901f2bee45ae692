"""The signature of a report: agency and date at its end, on lines of their own or behind the last sentence; or below the title."""

import re
from collections.abc import Iterator, Sequence

from gipgen.imports.divide import Divided
from gipgen.imports.frame import tail_of
from gipgen.imports.match import shortened
from gipgen.imports.official import without_attachments, without_imprint
from gipgen.imports.paragraphs import same_text
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Piece, pieces
from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import parse_chinese

_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日?$")
_CHINESE_DATE = re.compile(
    r"(二[〇○0Oo零][一二三四][〇○0Oo零一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
)
_DIGIT_DATE = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$")
_DATE_FIRST = re.compile(r"\s{0,9}(20\d\d年\d{1,2}月\d{1,2}日)\s")
_ORGAN = re.compile(r"[\u4e00-\u9fff（）()·、\d]{3,36}$")
_TAIL = r"({agency})\s*((?:20\d\d|二[〇○0零].{{2}})年.{{2,9}}日)\s*$"
_SEAL = re.compile(r"\((?:公|盖|签|印)?章\)")  # where a seal is to be
_NAMED = re.compile(r"^(?:填报|报告|编制)?(?:单位|日期):")
_LAST = 12  # lines from the end among which the signature stands
_NO_ORGAN = re.compile("[。；，：:！？]|^(第|附件|注|表|（|[一二三四五六]、)")


class Signature(NamedTuple):
    agency: str
    date: str  # 2025-01-10, or nothing


def signed(parts: Divided, agency: str, *, own: bool) -> tuple[Divided, Signature | None]:
    """The parts without the signature at the end and the date below the title, and the signature that they make."""
    front, dated = (parts.front, None) if own else _below_title(parts.front, agency)
    taken = [*parts.taken, *pieces(*parts.front[: len(parts.front) - len(front)])]
    notes, signature = dict(parts.notes), None
    last = next(filter(notes.get, reversed(notes)), None)  # behind it may stand tables on their own sheets
    if last is not None:
        ended, furniture = _without_tail(notes[last], own=own)
        whole, behind = without_imprint(ended)
        whole, below = _without_text_behind(whole, agency)
        text, files = without_attachments(below)
        part, signature = _at_end(whole, agency)
        taken += _cut_off(whole, part)
        notes[last], attached = without_attachments(part) if behind or (signature and signature.agency) else (part, [])
        around = [shortened(each, "page") for each in (*attached, *files, *behind, *furniture)]
        said = [shortened(each, "behind") for each in text]
        parts = parts._replace(dropped=[*parts.dropped, *around], leftovers=[*parts.leftovers, *said])
    if dated and signature and not signature.date:
        signature = signature._replace(date=dated.date)
    return parts._replace(front=front, notes=notes, taken=tuple(taken)), signature or dated


def _without_tail(part: list[Block], *, own: bool) -> tuple[list[Block], list[Block]]:
    """A section without what a page prints behind the date of the signature, on its line and below, and that."""
    for place in () if own else range(len(part) - 1, max(len(part) - _LAST, -1), -1):
        block = part[place]
        found = tail_of(block.whole) if isinstance(block, Line) else None
        if not isinstance(block, Line) or not found:
            continue
        behind = [block.part(found[1], len(block.whole)), *part[place + 1 :]]
        if not any(map(_is_sentence, behind)):
            return [*part[:place], block.part(0, found[0])], behind
    return part, []


def _is_sentence(block: Block) -> bool:
    return not isinstance(block, Line) or "。" in block.text


def _without_text_behind(part: list[Block], agency: str) -> tuple[list[Block], list[Block]]:
    """A section without what stands below its signature, or behind its date, and that: where these stand on lines of their own."""
    lines = [block.whole if isinstance(block, Line) else "" for block in part]
    for place in range(len(part) - 1, max(len(part) - _LAST, 0) if agency else len(part), -1):
        above, block = lines[place - 1], part[place]
        if not isinstance(block, Line) or len(above) > len(agency) + 8 or normal(agency) not in normal(above):
            continue
        if _date_alone(lines[place]):
            return part[: place + 1], part[place + 1 :]
        if date := _DATE_FIRST.match(lines[place]):
            behind = block.part(date.end(), len(lines[place]))
            return [*part[:place], block.part(0, date.end(1))], [behind, *part[place + 1 :]]
    return part, []


def _cut_off(whole: Sequence[Block], part: Sequence[Block]) -> Iterator[Piece]:
    """What of a section its signature took."""
    yield from pieces(*whole[len(part) :])
    if part:
        before, after = pieces(whole[len(part) - 1]), pieces(part[-1])
        yield from (one._replace(start=other.end) for one, other in zip(before, after, strict=True))


def _below_title(front: list[Block], agency: str) -> tuple[list[Block], Signature | None]:
    """The front without the date that stands below the title, and without the agency above it."""
    for size, block in enumerate(front[:2], 1):
        text = block.text if isinstance(block, Line) else ""
        if date := _date_alone(text):
            return front[size:], Signature(agency if size > 1 else "", date)
        if not agency or not same_text(text, agency):
            break
    return front, None


def _at_end(part: list[Block], agency: str) -> tuple[list[Block], Signature | None]:
    """A section without the signature at its end, and that. Certain ones only."""
    last = part[-1] if part else None
    if not isinstance(last, Line):
        return part, None
    if glued := _glued(last.whole, agency):
        signature, before = glued
        return [*part[:-1], last.part(0, before)], signature
    lines = [block.text for block in part[-3:] if isinstance(block, Line)]
    above = lines[-2] if len(lines) > 1 else ""
    found, size = _own_lines(above, last.text, agency, alone=len(part) == 1)
    return part[: len(part) - size], found


def _glued(text: str, agency: str) -> tuple[Signature, int] | None:
    """A signature that ran together with the last sentence, and where it begins: only where the agency is the title's."""
    tail = re.search(_TAIL.format(agency=re.escape(agency)), text) if agency else None
    date = _date(normal(tail[2])) if tail else None
    if tail is None or date is None or not text[: tail.start()].strip():
        return None
    return Signature(_organ(agency), date[0]), len(text[: tail.start()].rstrip())


def _own_lines(above: str, last: str, agency: str, *, alone: bool) -> tuple[Signature | None, int]:
    """A signature on lines of its own, and how many it takes; an agency ``alone`` in its section is none."""
    if date := _date(_plain(last)):
        return _with_date(*date, above, agency)
    if (iso := _date_alone(above)) and _is_organ(_plain(last), agency):
        return Signature(_organ(last), iso), 2
    if agency and not alone and normal(_plain(last)) == normal(agency):
        return Signature(_organ(last), ""), 1
    return None, 0


def _with_date(iso: str, before: str, above: str, agency: str) -> tuple[Signature | None, int]:
    """A signature whose last line ends in a date, with the agency in front of it or in the line above."""
    before = before.strip("，,。 ")
    if before:
        return (Signature(_organ(before), iso), 1) if _is_organ(before, agency) else (None, 0)
    if _is_organ(_plain(above), agency):
        return Signature(_organ(above), iso), 2
    return Signature("", iso), 1


def _date_alone(text: str) -> str | None:
    """The date that a line by itself is, as ISO: below the title, often in brackets."""
    date = _date(_plain(text))
    return date[0] if date is not None and not date[1] else None


def _plain(text: str) -> str:
    bare = _SEAL.sub("", _NAMED.sub("", normal(text)))
    return bare.strip("()（）") if re.fullmatch(r"[（(].*[）)]", bare) else bare


def _organ(text: str) -> str:
    return _SEAL.sub("", _NAMED.sub("", normal(text))).replace("(", "（").replace(")", "）")


def _is_organ(text: str, agency: str) -> bool:
    if agency and normal(agency) in text and len(text) <= len(agency) + 8:  # with its office
        return True
    return _ORGAN.fullmatch(text) is not None and _NO_ORGAN.search(text) is None and len(text) <= 30


def _date(text: str) -> tuple[str, str] | None:
    """The date at the end of a text as ISO, and what stands in front of it."""
    if match := _DATE.search(text) or _DIGIT_DATE.search(text):
        year, month, day = (int(each) for each in match.groups())
    elif match := _CHINESE_DATE.search(text):
        year = int("".join("0" if sign in "〇○0Oo零" else str(parse_chinese(sign)) for sign in match[1]))
        month, day = parse_chinese(match[2]) or 0, parse_chinese(match[3]) or 0
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):  # a date of the calendar
        return None
    return f"{year}-{month:02}-{day:02}", text[: match.start()]
