"""Which numbers of the prose count applications for information, and in which sense."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from gipgen.rules.support.cells import totals
from gipgen.rules.support.mentions import Mention, mentions, strip_fillers, word_list
from gipgen.rules.support.rule import Case

Sense = Literal["received", "accepted", "handled"]
COUNTED = frozenset(word_list("件,份,封,宗,起,例,条,项,个,次,件次,批次"))
_RECEIVED = ("新收", "收到", "接到", "接收", "收悉", "新增")
_HANDLED = word_list("办理,处理,答复,办结,回复,办复,办毕,办件")
_VERBS = (*_RECEIVED, "受理", "登记", *_HANDLED)
_NOUNS = word_list("申请,依申请公开,申请公开,公开请求,信息公开案,公开事项,依申请公开信息,申请公开信息")
_BEFORE_APPLICATION = (
    *_VERBS, "公开", "信息", "依", "各类", "类", "的", "了", "共", "自然人", "法人", "组织", "企业", "公民", "公众", "群众", "个人", "式", "网络",
    "网上", "信函", "书面", "当面", "线上", "线下", "邮件", "邮寄", "在线", "现场", "新", "件", "提出", "提交",
)  # fmt: skip
_SUFFIXES = word_list("信件,案件,办件,事项,政府信息,件,书,表,函,数,情况")
_OTHERS = word_list(
    "许可,复议,诉讼,建议,提案,信访,举报,投诉,留言,来信,咨询,热线,补助,救助,补贴,登记,审批,确认,职称,贷款,占道,低保,仲裁,"
    "调解,法律援助,公证,专利,项目申请,资金申请,服务申请,主动公开,会议,培训,目录,指南,栏目,重复申请,撤回,撤销申请"
)
_AS_RESULTS = ("撤回", "撤销申请", "重复申请")  # of applications for information, when they are spoken of before
_PART = word_list(
    "网络,网上,在线,线上,平台,网站,信函,邮寄,邮件,当面,现场,传真,窗口,线下,书面,涉及,关于,有关,协助,转办,转交,会办,延期,补正,"
    "指导,督促,协调,审核,征求,超期,逾期,未办,正在,尚未,尚有,在办,结转,转结,顺延,跨年,其中,其余,另有,另外,自然人,个人,企业,律师,"
    "机构申请,集中,同一,全部予以,季度,上半年,下半年,月份,截至"
)
_RESULTS = ("公开答复", "不予公开答复", "不予处理", "其他处理", "提供答复", "公开处理")
_ALL_WAYS = word_list("等方式,等渠道,等途径,等形式,各种,多种,各类渠道,线上线下")
_APPLICANTS = word_list("自然人,法人,企业,组织,公民,个人")
_BODIES = word_list("局,委,委员会,厅,办,镇,乡,街道,中心,站,所,管委会")
SCOPES = word_list(
    "代表,本级,市政府,县政府,区政府,省政府,镇政府,人民政府,办公室,办公厅,政府办,各部门,各单位,各镇,各乡,各街道,直属,下属,所属,"
    "全市,全县,全区,全省,全州,全旗,系统"
)


class Claim(NamedTuple):
    """A number of applications that the prose states."""

    mention: Mention
    sense: Sense
    whole: bool  # of the whole year and the whole agency; else of a part, such as one way of applying
    scoped: bool  # speaks of one of several bodies: perhaps not of all that the table counts
    certain: bool  # the noun stands beside the number


def claims(case: Case) -> tuple[Claim, ...]:
    return _claims(mentions(case), case.report.year, case.report.form.roles.sections.applications)


@lru_cache(maxsize=2)
def _claims(found: tuple[Mention, ...], year: int | None, section: str) -> tuple[Claim, ...]:
    return tuple(_read(found, year, section))


def _read(found: tuple[Mention, ...], year: int | None, section: str) -> Iterator[Claim]:
    for mention in found:
        if mention.quantity.unit in COUNTED and not mention.earlier(year):
            claim = _claim(mention, section)
            if claim:
                yield claim


def _claim(mention: Mention, section: str) -> Claim | None:
    run = strip_fillers(mention.run)
    noun, certain = mention.noun, True
    if any(word in noun for word in ("结转", "转结", "顺延")) or noun.endswith(_RESULTS):
        return None
    if any(other in noun or other in mention.after for other in _OTHERS):
        return None
    stem = _stem(noun)
    if stem.endswith("申请") and stem != "申请" and not stem.removesuffix("申请").endswith(_BEFORE_APPLICATION):
        return None  # 听证申请
    if stem.endswith(_NOUNS) and ("申请" in stem or any(verb in noun for verb in _VERBS)):
        if mention.quantity.unit == "条" and not any(verb in noun for verb in (*_RECEIVED, "受理")):
            return None  # 依申请公开信息255条 is a kind of published information
        if not any(verb in noun for verb in _VERBS) and any(
            word in mention.lead for word in ("主动公开", "公文", "属性")
        ):
            return None  # 主动公开60件、依申请公开30件: how documents are classed
    elif noun.endswith(_VERBS) and not any(word in noun for word in ("下一年", "下年", "次年")):
        if "申请" in mention.after[:16] and "结转" not in mention.after:
            pass  # 收到12封申请
        elif not mention.after and about_applications(mention, section):
            certain = False  # 办结69件
        else:
            return None
    else:
        return None
    scoped = any(word in mention.lead for word in SCOPES) or _names_a_body(run)
    return Claim(mention, _sense(noun), _is_whole(mention, run), scoped, certain)


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
        noun = next((noun[: -len(suffix)] for suffix in _SUFFIXES if noun.endswith(suffix)), noun)
    return strip_fillers(noun)


def _sense(noun: str) -> Sense:
    place = {verb: noun.rfind(verb) for verb in _VERBS if verb in noun}
    last = max(place, key=lambda verb: place[verb], default="")
    if last in _RECEIVED and not any(verb in noun for verb in (*_HANDLED, "受理")):
        return "received"
    return "handled" if last in _HANDLED else "accepted"


def _is_whole(mention: Mention, run: str) -> bool:
    words = run
    if any(way in words for way in _ALL_WAYS):
        return True
    if "法人" in words or "公民" in words or "组织" in words:
        if not ("公民" in words and ("法人" in words or "组织" in words)):
            return False
        return not any(word in words for word in _PART if word != "个人")
    if any(word in words for word in _PART):
        return False
    return not _after_of_which(mention)


def _after_of_which(mention: Mention) -> bool:
    """Whether the number stands in a list of parts (其中……)."""
    at = max(mention.lead.rfind("其中"), mention.lead.rfind("分别"))
    return at >= 0 and not any(stop in mention.lead[at:] for stop in ("；", ";"))


def about_applications(mention: Mention, section: str) -> bool:
    """Whether the sentence speaks of applications for information before it comes to the number.

    In ``section``, the form's own for them, every sentence does.
    """
    lead = mention.lead
    own = max(lead.rfind("公开申请"), lead.rfind("依申请"), lead.rfind("收到申请"), lead.rfind("受理申请"))
    other = max(lead.rfind(word) for word in _OTHERS if word not in _AS_RESULTS)
    if own >= 0 or other >= 0:
        return own > other
    sentence = mention.sentence
    if sentence.passage.section == section or "申请" in sentence.topic:
        return True
    earlier = sentence.passage.text[max(0, sentence.begin - 120) : sentence.begin]
    return "公开申请" in earlier or "依申请公开" in earlier


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
        if claim.mention.sentence.passage is mention.sentence.passage
        and claim.mention.quantity.begin < mention.quantity.begin
        and not any(word in claim.mention.before for word in _APPLICANTS)
    ]
    return bool(before) and any(before[-1].quantity.fits(number) for number in accepted)
