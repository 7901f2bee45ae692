"""The words that rosters of units are written with: ``ROSTER``, apart from words.py, since no rule reads a roster."""

from gipgen.vocabulary.word_lists import Words, read


class _Roster:
    """Columns, in the order in which the guides have them, and what stands in them."""

    unit: Words
    credit_code: Words
    above: Words
    region_code: Words
    former_names: Words
    merged_into: Words
    first_year: Words
    last_year: Words
    owing: Words
    received: Words
    note: Words
    own_columns: Words
    totals: Words
    owes: Words
    owes_none: Words


ROSTER = read(_Roster)
