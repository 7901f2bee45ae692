"""Words by which section five is recognised: what names a problem, what promises a measure."""

from gipgen.vocabulary.words import DUTIES

PROBLEM_WORDS = DUTIES.problems
_MEASURE_WORDS = DUTIES.measures
_VERBS = DUTIES.mending
_WANTING = "不需待欠缺未尚仍还"
_BEFORE = 5  # characters in front of a verb that show whether something is wanting


def names_problem(text: str) -> bool:
    """Whether a text names a problem."""
    return any(word in text for word in PROBLEM_WORDS)


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
