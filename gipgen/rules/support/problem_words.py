"""Words by which section five is recognised: what names a problem, what promises a measure."""

from gipgen.vocabulary.words import DUTIES, YEARS, has

PROBLEM_WORDS = DUTIES.problems
_BARE = DUTIES.bare_problems
_TELLING = tuple(word for word in PROBLEM_WORDS if word not in _BARE)
_MEASURE_WORDS = DUTIES.measures
_VERBS = DUTIES.mending
_WANTING = "不需待欠缺未尚仍还"
_STOPS = "，；：、！？\n"
_DENIED = 2  # characters behind 不 at the end of a clause: 不全, 不统一
_BEFORE = 5  # characters in front of a verb that show whether something is wanting


def names_problem(text: str) -> bool:
    """Whether a text names a problem: 未发现明显问题 denies one, 及时回应群众关心的问题 is about something else."""
    if any(word in text for word in _TELLING):
        return True
    return any(_is_named(sentence, word) for sentence in _sentences(text) for word in _BARE)


def tells_a_lack(text: str) -> bool:
    """Whether a clause says of something, in words of its own, that it falls short: 更新慢, 用语不统一, 入口较深."""
    for stop in _STOPS:
        text = text.replace(stop, "。")
    clauses = [each for each in text.split("。") if each and not any(word in each for word in DUTIES.ahead)]
    return any(each.endswith(DUTIES.lacks) or _is_denied(each) for each in clauses)


def _is_denied(clause: str) -> bool:
    """口径不一, 用语不统一: the clause ends with what is not so; 热度不减 and 毫不松懈 are no lack."""
    front, sign, denied = clause.rpartition("不")
    return bool(front and sign) and 0 < len(denied) <= _DENIED and not (denied + "。").startswith(DUTIES.no_lack)


def _sentences(text: str) -> list[str]:
    return text.replace("！", "。").replace("；", "。").replace("\n", "。").split("。")


def _is_named(sentence: str, noun: str) -> bool:
    at = sentence.find(noun)
    while at >= 0:
        before = sentence[:at]
        while before.endswith(DUTIES.behind_denials) and not before.endswith(DUTIES.denied_problems):
            before = next(before[: -len(word)] for word in DUTIES.behind_denials if before.endswith(word))
        if not before.endswith(DUTIES.denied_problems):
            is_plan = any(word in sentence[:at] for word in DUTIES.ahead)
            return not is_plan or any(word in sentence for word in DUTIES.is_there)
        at = sentence.find(noun, at + 1)
    return False


def names_measure(text: str) -> bool:
    """Whether a text promises or reports a measure."""
    return any(word in text for word in _MEASURE_WORDS) or any(_is_measure(text, verb) for verb in _VERBS)


def looks_ahead(text: str, year: int | None) -> bool:
    """Whether a text tells, in words of its own, what is done about its problems: it speaks of the year after the report's."""
    ahead = (*YEARS.next_year, *DUTIES.from_now_on, *((f"{year + 1}年",) if year is not None else ()))
    return has(ahead, text) or _is_listed_twice(text)


def _is_listed_twice(text: str) -> bool:
    """一是…二是…。一是…二是…: as many problems, then what is done about each."""
    return text.count("一是") == text.count("二是") == 2


def _is_measure(text: str, verb: str) -> bool:
    position = text.find(verb)
    while position >= 0:
        before = text[max(0, position - _BEFORE) : position]
        after = text[position + len(verb) : position + len(verb) + 2]
        if not any(sign in before for sign in _WANTING) and "不" not in after:
            return True
        position = text.find(verb, position + 1)
    return False
