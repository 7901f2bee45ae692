"""How prose speaks of years: ``YEARS``."""

from gipgen.vocabulary.word_lists import Words, read


class _Years:
    """How prose speaks of years."""

    compared: Words
    issued: Words
    planned: Words
    own_work: Words
    presenting: Words
    looking_back: Words
    opens_own_deed: Words
    titles: Words
    so_far: Words
    last_year: Words
    this_year: Words
    next_year: Words
    year_end: Words
    behind_a_year: Words
    before_a_stop: Words
    none_of_the_year: Words
    carried_to: Words
    made_by_then: Words
    done_with: Words
    will_do: Words
    next_steps: Words
    in_order: Words
    than_years: Words
    reports_said: Words
    over_to: Words
    earlier: Words
    drawn_up: Words
    plans: Words
    plans_ended: Words
    made_into: Words
    plans_kept: Words
    meant_to: Words
    done_by: Words
    meant_earlier: Words
    behind_month: Words


YEARS = read(_Years)
