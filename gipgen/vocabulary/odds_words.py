"""Words around what one sentence contradicts: ``ODDS``, in a file of its own because few reports need it."""

from gipgen.vocabulary.word_lists import Words, read


class _Odds:
    """Begin and end, the steps of a survey, places in a ranking."""

    ended_on: Words
    handed_out: Words
    came_back: Words
    were_valid: Words
    moved_up: Words
    moved_back: Words
    of_other_wholes: Words
    outcomes: Words


ODDS = read(_Odds)
