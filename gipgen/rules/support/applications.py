"""Which numbers of the prose count applications for information, and in which sense."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.cells import outcomes_of, totals
from gipgen.rules.support.mentions import Mention, mentions, strip_fillers
from gipgen.rules.support.one_of_several import is_of_one_body
from gipgen.rules.support.reading import asked_again, has
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.words import AGENCIES, APPLICATIONS, COUNTING, YEARS

Sense = Literal["received", "accepted", "handled"]
_BEHIND_NUMBER = "(?:份|封)?(?:新收的?|(?:新收的?)?(?:依申请公开|(?:政府)?信息公开)(?:的)?)申请(?:事项|件)?"
_DECIDING = APPLICATIONS.deciding
_DECIDED = (
    "(?:决定|同意|准予|准许|允许|予以|予|完全|全部|部分|不|可以|应当)公开的?(?:各类|政府信息公开|信息公开|公开)?申请"
)
_WHOLE_YEAR = r"截[至止](?:20\d\d年|本年度?|当年)?(?:年[末底]|年终|[末底]|12月31日|12月[末底])|1月(?:1日)?[至到—－-]+(?:20\d\d年)?12月(?:31日|[末底])?"
_MONTH = r"\d月"
_BOTH = "(?:新收|收到|受理|新增)[^，。；]{0,12}?(?:[与和及、加]|加上|以及)(?:上一?年度?|去年|20..年度?)[^，。；]{0,4}(?:结转|转结)"
_CAME_TO = APPLICATIONS.came_to
_ANSWERED = "(?:依申请公开|(?:政府)?信息公开)?的?申请(?:全部|均)?(?:依法|及时|按期|按时)*(?:予以|作出|进行|出具)?了?(?:答复|回复|答复书)"
_WHEN = APPLICATIONS.plain_subjects
_KINDS = tuple(f"{kind}申请" for kind in APPLICATIONS.kinds)
COUNTED = frozenset(COUNTING.application_units)
_RECEIVED = APPLICATIONS.receiving
_HANDLED = APPLICATIONS.handling
_VERBS = APPLICATIONS.verbs
_NOUNS = APPLICATIONS.nouns
_BEFORE_APPLICATION = APPLICATIONS.in_front
_SUFFIXES = APPLICATIONS.suffixes
_OTHERS = APPLICATIONS.other_matters
_NO_RESULTS = tuple(word for word in _OTHERS if word not in APPLICATIONS.spoken_of_as_results)
_OF_INFORMATION = APPLICATIONS.for_information
_PART = APPLICATIONS.partial
_RESULTS = APPLICATIONS.result_endings
_ALL_WAYS = APPLICATIONS.all_ways
_APPLICANTS = APPLICATIONS.applicants
_BODIES = AGENCIES.bodies
_ADDED = "新增"  # said of much besides applications: 新增公开事项214项
_OF_A_GROUP = 3  # steps from the top of the file
_SHORT = 3  # characters of a word that may be one of much else
_SEVERAL = 2  # ways of applying
SCOPES = AGENCIES.scopes


class Claim(NamedTuple):
    """A number of applications that the prose states."""

    mention: Mention
    sense: Sense
    whole: bool  # of the whole year and the whole agency; else of a part, such as one way of applying
    scoped: bool  # speaks of one of several bodies: perhaps not of all that the table counts
    certain: bool  # the noun stands beside the number


def claims(case: Case) -> tuple[Claim, ...]:
    report = case.report
    section = report.form.roles.sections.applications
    return _claims(mentions(case), report.year, section, _words_of_results(report.form.edition), report.agency)


@cache
def _words_of_results(edition: str) -> tuple[str, ...]:
    """What results are called, also in prose: 以“信息不存在”答复的31件 counts no applications."""
    form = load(edition)
    told = [word for row in form.rows.values() if len(row.path) > _OF_A_GROUP for word in row.words]
    return tuple(word for word in (*outcomes_of(edition), *told) if len(word) > _SHORT)


@asked_again
def _claims(
    found: tuple[Mention, ...], year: int | None, section: str, results: tuple[str, ...], agency: str
) -> tuple[Claim, ...]:
    return tuple(_read(found, year, section, results, agency))


def _read(
    found: tuple[Mention, ...], year: int | None, section: str, results: tuple[str, ...], agency: str
) -> Iterator[Claim]:
    """What counts a result (GIP504) counts no applications."""
    for mention in found:
        if mention.quantity.unit in COUNTED and not mention.earlier(year) and not has(results, mention.noun):
            claim = _claim(mention, section)
            if claim:
                yield claim._replace(whole=False) if is_of_one_body(mention, agency) else claim


def _claim(mention: Mention, section: str) -> Claim | None:
    beside = _stands_beside(mention)
    if _is_other_matter(mention) or not (beside or _is_understood(mention, section)):
        return None
    run = strip_fillers(mention.run)
    if has(("截", "1月"), run):  # here and below: of most texts the pattern need not be compiled
        run = re.sub(_WHOLE_YEAR, "", run)
    scoped = has(SCOPES, mention.lead) or _names_a_body(run)
    noun = mention.after if mention.noun.endswith("对") else mention.noun
    return Claim(mention, _sense(noun), _is_whole(mention, run), scoped, certain=beside)


def counts_both(noun: str) -> bool:
    """本年新收与上年结转的申请合计27件: what came in, this year and the last."""
    may_be = has(("结转", "转结"), noun) and has((*COUNTING.joiners, "加"), noun)
    return may_be and re.search(_BOTH, noun) is not None


def _is_other_matter(mention: Mention) -> bool:
    """Whether the number is of other things that are received or answered, or of a result."""
    noun = _with_plain_verb(mention.noun)
    return (
        has(APPLICATIONS.left_over, noun)
        or (mention.after.startswith("的") and has(AGENCIES.bodies_below, mention.after[:6]))  # 超过5件的部门
        or noun.endswith(_RESULTS)
        or has(_OTHERS, noun)
        or has(_OTHERS, mention.after)
        or _is_other_application(_stem(noun))
        or ("申请" in noun and has(_DECIDING, noun) and re.search(_DECIDED, noun) is not None)
    )


def _with_plain_verb(noun: str) -> str:
    """共登记政府信息公开申请: entered in a book, and none for an entry (不动产登记申请)."""
    front, verb, behind = noun.partition("登记")
    return front + behind if verb and behind.startswith((*_KINDS, "在册")) else noun


def _is_other_application(stem: str) -> bool:
    """听证申请: not one for information."""
    kind = strip_fillers(stem.removesuffix("申请"))
    return kind not in ("", stem) and not kind.endswith(_BEFORE_APPLICATION)


def _stands_beside(mention: Mention) -> bool:
    """Whether the application is named right beside the number: 收到申请12件, 收到12封申请."""
    if _names_applications(mention.noun):
        return not _classes_documents(mention)
    if _is_counted_in_front(mention):
        return True
    return _ends_with_deed(mention.noun) and "申请" in mention.after[:16] and "结转" not in mention.after


def _is_counted_in_front(mention: Mention) -> bool:
    """共有15件政府信息公开申请递交到我局: nothing stands in front but when, and nothing else happened to them."""
    if mention.noun.endswith("对") and re.fullmatch(_ANSWERED, mention.after):
        return mention.sentence.text.count("对") == 1
    if mention.after.startswith("申请中") and not mention.before.endswith("的"):
        return True  # 全部142件申请中
    match = re.match(_BEHIND_NUMBER, mention.after) if "申请" in mention.after else None
    if match is None or has((*APPLICATIONS.carried, *_CAME_TO), mention.after):
        return False
    words = strip_fillers(mention.noun.removesuffix("对").removesuffix("年").rstrip("0123456789").rstrip("，截至"))
    return not has(_PART, mention.run + mention.after) and words in ("", *_WHEN)


def _is_understood(mention: Mention, section: str) -> bool:
    """办结69件, where the sentence has spoken of applications before."""
    if _names_applications(mention.noun) or mention.after:
        return False
    return _ends_with_deed(mention.noun) and about_applications(mention, section)


def _names_applications(noun: str) -> bool:
    """Whether the words end with an application, or with what is received or answered like one."""
    stem = _stem(noun)
    return stem.endswith(_NOUNS) and ("申请" in stem or _has_verb(noun.replace(_ADDED, "")))


def _ends_with_deed(noun: str) -> bool:
    return noun.removesuffix("申请人").endswith(_VERBS) and not has(YEARS.next_year, noun)


def _has_verb(noun: str) -> bool:
    return has(_VERBS, noun)


def _classes_documents(mention: Mention) -> bool:
    """依申请公开信息255条 is a kind of published information; 主动公开60件、依申请公开30件: how documents are classed."""
    noun = mention.noun
    if mention.quantity.unit == "条" and not has((*_RECEIVED, "受理"), noun):
        return True
    classes = ("主动公开", *APPLICATIONS.classed)
    return not _has_verb(noun) and has(classes, mention.lead)


def _names_a_body(run: str) -> bool:
    """区教育局收到3件: one of several bodies, unless it is 我局 or 本局."""
    at = min((run.find(verb) for verb in _VERBS if verb in run), default=-1)
    subject = strip_fillers(run[:at]) if at > 0 else ""
    return subject.endswith(_BODIES) and not subject[-2:].startswith(("我", "本"))


def _stem(noun: str) -> str:
    for _ in range(2):
        noun = strip_fillers(noun)
        if noun.endswith(_NOUNS):
            return noun
        if noun.endswith(_SUFFIXES):
            noun = next(noun[: -len(suffix)] for suffix in _SUFFIXES if noun.endswith(suffix))
    return strip_fillers(noun)


def _sense(noun: str) -> Sense:
    place = {verb: noun.rfind(verb) for verb in _VERBS if verb in noun}
    last = max(place, key=lambda verb: place[verb], default="")
    if last in _RECEIVED and not has((*_HANDLED, "受理"), noun):
        return "received"
    return "handled" if last in _HANDLED else "accepted"


def _is_whole(mention: Mention, run: str) -> bool:
    if has(_ALL_WAYS, run):
        return True
    if "月" in run and re.search(_MONTH, run):
        return False
    citizens, organisations = "公民" in run, "法人" in run or "组织" in run
    if citizens and organisations:
        return not any(word in run for word in _PART if word != "个人")
    is_part = citizens or organisations or has(_PART, _without_all_ways(run, mention.sentence.plain))
    return not is_part and not _after_of_which(mention)


def _without_all_ways(run: str, text: str) -> str:
    """收到书面及网上提交的申请46件: two ways and more in one breath are all there are, unless another clause has one too."""
    ways = [way for way in COUNTING.ways if way in run]
    if len(ways) < _SEVERAL or not has(COUNTING.joiners, run) or any(text.count(way) > 1 for way in ways):
        return run
    return "" if not has(_PART, _without(run, ways)) else run


def _without(words: str, dropped: list[str]) -> str:
    for word in dropped:
        words = words.replace(word, "")
    return words


def _after_of_which(mention: Mention) -> bool:
    """Whether the number stands in a list of parts (其中……), or is what some are told of (142件申请中)."""
    if mention.after.startswith("申请中"):
        return True
    at = max(mention.lead.rfind("其中"), mention.lead.rfind("分别"))
    return at >= 0 and not has(("；", ";"), mention.lead[at:])


def about_applications(mention: Mention, section: str) -> bool:
    """Whether the sentence speaks of applications for information before it comes to the number.

    In ``section``, the form's own for them, every sentence does.
    """
    spoken_of = _speaks_of_applications(mention.lead)
    if spoken_of is not None:
        return spoken_of
    sentence = mention.sentence
    if sentence.passage.section == section or "申请" in sentence.topic:
        return True
    earlier = sentence.passage.text[max(0, sentence.begin - 120) : sentence.begin]
    return "公开申请" in earlier or "依申请公开" in earlier


@lru_cache(maxsize=1024)
def _speaks_of_applications(lead: str) -> bool | None:
    """Whether a sentence has spoken of them last, and not of other matters; ``None``: of neither. Many rules ask."""
    own = max(lead.rfind(words) for words in _OF_INFORMATION)
    other = max(lead.rfind(word) for word in _NO_RESULTS) if has(_NO_RESULTS, lead) else -1
    return own > other if own >= 0 or other >= 0 else None


def is_anchored(case: Case, mention: Mention) -> bool:
    """Whether the applications that a list of results or applicants belongs to are all of the year's.

    The last number of applications before it tells: 共收到15件，其中涉及征地类申请8件，予以公开3件 speaks of a part.
    """
    report, parts = case.report, case.report.form.roles.rows
    received = parts.received
    sums = [totals(report, ids) for ids in (received, (*received, *parts.carried_in), parts.results)]
    accepted = {number for each in sums if each for number in each.values}
    before = [
        claim.mention
        for claim in claims(case)
        if claim.mention.sentence.passage == mention.sentence.passage
        and claim.mention.quantity.begin < mention.quantity.begin
        and not has(_APPLICANTS, claim.mention.before)
    ]
    return bool(before) and any(before[-1].quantity.fits(number) for number in accepted)
