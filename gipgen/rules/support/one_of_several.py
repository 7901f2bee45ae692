"""Whether a number is told of one of the bodies whose numbers a report adds up: 县教育局收到3件 in that of the county.

Such a number is smaller than the table's, and right. The body is the subject of the clause, or of an earlier one that goes on.
"""

from functools import lru_cache

from gipgen.rules.support.mentions import STRONG, Mention, pieces
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import AGENCIES, APPLICATIONS, COUNTING, DECISIONS

_ADDING_UP = AGENCIES.adding_up
_VERBS = (*APPLICATIONS.verbs, *DECISIONS.issued, *DECISIONS.decided, "被")
_WHOLE = AGENCIES.all_bodies
_BELOW = AGENCIES.bodies_below
_MANNERS = AGENCIES.behind_bodies
_ITSELF = ("政府本级", "办公室本级", "机关本级")  # beside those below it
_OWN = frozenset("我本政")  # 我局, 本局; 县政府 is no 府


def is_of_one_body(mention: Mention, agency: str) -> bool:
    """Whether the number's subject is one of the bodies below the reporting one."""
    return agency.endswith(_ADDING_UP) and _is_of_one(mention.lead, agency)


@lru_cache(maxsize=1024)
def _is_of_one(lead: str, agency: str) -> bool:
    for clause in reversed(pieces(lead, STRONG)):
        at = min((place for verb in _VERBS if (place := clause.find(verb)) >= 0), default=clause.find("有"))
        subject = _without_manners(clause[:at]) if at > 0 else ""
        if _is_of_itself(clause[:at] if at > 0 else clause):
            return True
        if has(_WHOLE, subject):
            return False
        if subject.endswith(_BELOW):
            return not agency.endswith(subject) and subject[-2:-1] not in _OWN
    return False


def _is_of_itself(clause: str) -> bool:
    """市政府本级作为被申请人的复议案件5件: beside those of the bodies below it."""
    own = next((each for each in _ITSELF if each in clause), "")
    return own != "" and not clause.partition(own)[2].startswith(COUNTING.joiners)


def _without_manners(words: str) -> str:
    while words.endswith(_MANNERS):
        words = next(words.removesuffix(manner) for manner in _MANNERS if words.endswith(manner))
    return words


def helps(mention: Mention) -> bool:
    """协助市政府办理申请3件、行政复议1件; 作为复议机构，代县政府办理复议案件7件: the cases are another's."""
    return has(DECISIONS.helping, pieces(mention.lead, STRONG)[-1]) or has(DECISIONS.as_a_reviewer, mention.lead)


def is_of_the_rest(text: str, words: str) -> bool:
    """其他5件均维持: of those alone."""
    front = text[: text.find(words)]
    clause = front[max(map(front.rfind, "，。；（")) + 1 :]
    return clause.startswith((*COUNTING.surely_rest, "其他", "其它"))
