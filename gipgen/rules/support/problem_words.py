"""Words by which section five is recognised: what names a problem, what promises a measure."""

from gipgen.vocabulary.words import DUTIES

PROBLEM_WORDS = DUTIES.problems
_BARE = DUTIES.bare_problems
_TELLING = tuple(word for word in PROBLEM_WORDS if word not in _BARE)
_MEASURE_WORDS = DUTIES.measures
_VERBS = DUTIES.mending
_WANTING = "不需待欠缺未尚仍还"
_BEFORE = 5  # characters in front of a verb that show whether something is wanting


def names_problem(text: str) -> bool:
    """Whether a text names a problem: 未发现明显问题 denies one, 及时回应群众关心的问题 is about something else."""
    if any(word in text for word in _TELLING):
        return True
    return any(_is_named(sentence, word) for sentence in _sentences(text) for word in _BARE)


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


def _is_measure(text: str, verb: str) -> bool:
    position = text.find(verb)
    while position >= 0:
        before = text[max(0, position - _BEFORE) : position]
        after = text[position + len(verb) : position + len(verb) + 2]
        if not any(sign in before for sign in _WANTING) and "不" not in after:
            return True
        position = text.find(verb, position + 1)
    return False
