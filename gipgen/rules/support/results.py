"""Which numbers of the prose count results of applications, and which rows of table three they mean."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from gipgen.form.definition import Form
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Report
from gipgen.rules.support import cells
from gipgen.rules.support.applications import COUNTED, about_applications
from gipgen.rules.support.form_names import speaks_of
from gipgen.rules.support.known_nouns import nouns_in_front
from gipgen.rules.support.mentions import JOINERS, Mention, mentions, pieces, squeeze, strip_fillers
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

_TAILS = APPLICATIONS.behind_results
_DOCUMENTS = APPLICATIONS.documents
_IN_FRONT = APPLICATIONS.before_results
_REFUSING = APPLICATIONS.refusing
_ENDED = "(?:而|而依法)?(?:未予公开|未公开|不予公开|不公开|不予处理|无法提供|不予提供)(?:答复)?(?:的(?:政府信息公开|信息公开)?(?:申请|情形)?)?$"
_AND_OTHERS = ("等", "等原因", "等情形")
_BECAUSE = ("因", "由于", "属")
_COUNTS = tuple(f"{digit}{unit}" for digit in range(10) for unit in "件宗")
_ABOUT_WHAT, _DEED = "涉及", "处理"
_HOLDING = ("含", "包括", "包含")
_LONG = 5  # characters of a result's name that is no everyday word
_REACH = 30  # characters behind a number


class Words(NamedTuple):
    """What results are called, and the rows that each word stands for."""

    exact: Mapping[str, tuple[str, ...]]  # in the form
    known: dict[str, tuple[str, ...]]  # there and in prose


class Item(NamedTuple):
    """A number in a list of results."""

    mention: Mention
    nouns: list[str]  # what it counts, the nearest first
    rows: list[str]  # that these words stand for, one after the other

    @property
    def label(self) -> str:
        """The nouns as they stand in the sentence."""
        return "、".join(reversed(self.nouns))


def words_of(report: Report) -> Words:
    """The form's words, then what prose calls a row, then 予以公开答复 and the like."""
    return _words_of(report.form.edition)


@cache
def _words_of(edition: str) -> Words:
    form, exact = load(edition), cells.outcomes_of(edition)
    known = dict(exact)
    for row in dict.fromkeys(row for rows in exact.values() for row in rows):
        known.update({word: (row,) for word in form.rows[row].words if word not in known})
    known.update({word.replace("予", ""): ids for word, ids in exact.items() if word.startswith("不予公")})
    known.update({f"{word.removesuffix(_DEED)}方式{_DEED}": ids for word, ids in exact.items() if word.endswith(_DEED)})
    known.update({f"{word}答复": ids for word, ids in exact.items() if word.endswith("公开")})
    return Words(exact, known)


def lists(case: Case, known: dict[str, tuple[str, ...]]) -> Iterator[tuple[list[Item], bool]]:
    """The results that each sentence lists, and whether it lists nothing else."""
    for _, in_sentence in groupby(mentions(case), key=lambda mention: id(mention.sentence)):
        together = list(in_sentence)
        items = list(_items(together, known, case.report))
        if items:
            yield items, not _others(together, [item.mention for item in items])


def _items(together: list[Mention], known: dict[str, tuple[str, ...]], report: Report) -> Iterator[Item]:
    """The numbers of a sentence that count results: of applications, which it has named or which its words are only of."""
    found = [(mention, _nouns(mention, known, report)) for mention in together]
    for_itself = _speak_for_themselves([noun for _, nouns in found for noun in nouns], report.form)
    for mention, named in found:
        nouns = named or (_in_short(mention, known, report.form) if for_itself else [])
        about = for_itself or _names_application(mention, nouns)
        if nouns and (about or about_applications(mention, report.form.roles.sections.applications)):
            yield from _of_one(mention, nouns, known)


def _names_application(mention: Mention, nouns: list[str]) -> bool:
    """信访举报类的申请2件, below a heading about applications."""
    is_one = mention.noun.endswith(("类申请", "类的申请")) and "申请" in mention.sentence.topic
    return is_one and nouns != [] and mention.noun.removeprefix("属于").startswith(nouns[0])


def _of_one(mention: Mention, nouns: list[str], known: dict[str, tuple[str, ...]]) -> Iterator[Item]:
    if nouns == ["其他"] and not _speaks_of_giving(mention.lead):
        return
    yield _item(mention, nouns, known)
    wholly = _noun_of_all(mention, known)
    if wholly and wholly not in nouns:
        yield _item(mention, [wholly], known)


def _item(mention: Mention, nouns: list[str], known: dict[str, tuple[str, ...]]) -> Item:
    return Item(mention, nouns, [row for noun in nouns for row in known[noun]])


def _in_short(mention: Mention, known: dict[str, tuple[str, ...]], form: Form) -> list[str]:
    """已公开9件, beside 部分公开3件、不予公开3件: the first of the form's results, in short."""
    return [] if mention.after else _shortly(mention.noun, known, form)


def _shortly(words: str, known: dict[str, tuple[str, ...]], form: Form) -> list[str]:
    if not re.fullmatch("(?:其中|依法|已|全部|：|，)*公开", words):
        return []
    return [noun for noun in known if is_own(noun, form) and noun.endswith("公开")][:1]


def _speak_for_themselves(nouns: list[str], form: Form) -> bool:
    """Whether words are those of the form's results and hardly of anything else: two of its own, or a long one."""
    return len({noun for noun in nouns if is_own(noun, form)}) > 1 or any(len(noun) > _LONG for noun in nouns)


def _noun_of_all(mention: Mention, known: dict[str, tuple[str, ...]]) -> str:
    """不予公开3件（均为四类过程性信息）."""
    sentence = mention.sentence
    behind = squeeze(sentence.text[mention.quantity.end - sentence.begin :][:_REACH])
    words = behind.lstrip("（(，,")
    if not words.startswith(("均", "都", "全部")):
        return ""
    if behind[:1] in "，," and has(_COUNTS, mention.lead):
        return ""  # 信访类8件，重复申请5件，均不予处理: said of all that the sentence has listed
    words = words.lstrip("均都全部为是系属于因")
    noun = next((noun for noun in sorted(known, key=len, reverse=True) if words.startswith(noun)), "")
    is_one_of_two = words[len(noun) :].removeprefix("类").startswith((*JOINERS, "或"))  # 均为信访类或重复申请
    return "" if is_one_of_two else noun


def _nouns(mention: Mention, known: dict[str, tuple[str, ...]], report: Report) -> list[str]:
    """Which results a number counts, the nearest first."""
    if not _may_count_results(mention, known, report.year):
        return []
    run = strip_fillers(mention.run.replace("“", "").replace("”", ""))
    if run.startswith(_HOLDING) and mention.lead.endswith(("）", ")")):
        return _with_bracket(mention.lead, known, report.form)
    found = _reason(run, known) or _parted(run, known) or nouns_in_front(run, known, _TAILS)
    if found and mention.noun.endswith("申请公开答复"):
        return []  # 依申请公开答复30件: answers of whatever kind
    if found and _is_added_to(mention, run, found):
        return []
    return found or _noun_behind(mention.after, known)


def _with_bracket(lead: str, known: dict[str, tuple[str, ...]], form: Form) -> list[str]:
    """公开（含部分公开）39件, 无法提供（含不掌握）22件: what the bracket stands behind, and what that does not hold by itself."""
    front, _, inside = lead.rstrip("）)").replace("(", "（").rpartition("（")
    words = pieces(front)[-1]
    wide = nouns_in_front(words, known, _TAILS) or _shortly(words, known, form)
    rows = {row for noun in wide for row in known[noun]}
    added = nouns_in_front(inside, known, _TAILS)
    return [*(noun for noun in added if rows.isdisjoint(known[noun])), *wide] if wide else []


def _is_added_to(mention: Mention, run: str, found: list[str]) -> bool:
    """公开与部分公开合计27件: together with something in words that nobody knows."""
    front = run[: run.find(found[-1])]
    return front.endswith(JOINERS) and front != "" and has(COUNTING.totalling, mention.run[len(run) :])


def _parted(run: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    """信访、举报、投诉类8件: one name of the form, with stops in it."""
    if "、" not in run:
        return []
    words = run[run.rfind("，") + 1 :].replace("、", "").removeprefix("其中").removesuffix("类")
    return [words] if words in known and len(words) > _LONG else []


def _reason(run: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    """因本机关不掌握而无法提供3件: of the reason's row, not of all that could not be given."""
    match = re.search(_ENDED, run) if has(_REFUSING, run) else None
    reason = _as_reason(run[: match.start()].removeprefix("其中"), known) if match else ""
    if match is None or reason.endswith(_AND_OTHERS) or not (match[0][0] == "而" or reason.startswith(_BECAUSE)):
        return []
    found = nouns_in_front(reason, known, _TAILS)
    named = {known[noun] for noun in found}
    return found[:1] if len(named) == 1 and len(named.pop()) == 1 and len(found[0]) > _LONG - 2 else []


def _as_reason(words: str, known: dict[str, tuple[str, ...]]) -> str:
    """涉及国家秘密不予公开2件, 行政执法案卷类不予公开6件: with the word that they leave out."""
    kind = words.removesuffix("类")
    return f"{_BECAUSE[0]}{kind}" if kind in known or words.startswith(_ABOUT_WHAT) else words


def _may_count_results(mention: Mention, known: dict[str, tuple[str, ...]], year: int | None) -> bool:
    """Whether a number is of applications and of this year; not of documents, nor of how those are classed."""
    if mention.quantity.unit not in COUNTED or mention.quantity.unit == "条" or mention.earlier(year, known):
        return False
    return not speaks_of(_DOCUMENTS, mention.run, known) and not any(
        word in mention.sentence.text for word in APPLICATIONS.classed
    )


def _without_front(words: str) -> str:
    while words.startswith(_IN_FRONT):
        words = words.removeprefix(next(word for word in _IN_FRONT if words.startswith(word)))
    return words


def _noun_behind(after: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    """7件予以公开, 3件属于国家秘密, 2件申请作出不予公开决定: the longest word that fits."""
    words = _without_front(after)
    found = [max((noun for noun in known if words.startswith(noun)), key=len)] if words.startswith(tuple(known)) else []
    rest = words.removeprefix(found[0]) if found else ""
    if "补正" in rest and found and "补正" not in found[0]:
        return []  # 1件因内容不明确告知补正: what became of it is told behind
    is_joined = rest.startswith(JOINERS) and has(known, rest)  # 不予公开或无法提供
    return [] if is_joined or (found == ["其他"] and rest) else found  # 其他答复 is no row


def _speaks_of_giving(lead: str) -> bool:
    """予以公开3件、其他2件, 无法提供3件、其他2件: what else there is, is a result as well."""
    return "予" in lead or "提供" in lead


def is_own(noun: str, form: Form) -> bool:
    """The form's own long words; short ones (其他, 国家秘密) and everyday ones may mean something wider."""
    return len(noun) == 4 and any(noun in row.path[2:] for row in form.rows.values())


def _others(together: list[Mention], listed: list[Mention]) -> bool:
    """Whether the list has an item that is no row's word: then its sum says nothing."""
    known = {mention.quantity.begin for mention in listed}
    return any(
        mention.quantity.begin > min(known)
        and mention.quantity.begin not in known
        and mention.quantity.unit == listed[0].quantity.unit
        and "结转" not in mention.before
        for mention in together
    )
