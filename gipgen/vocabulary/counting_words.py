"""How prose counts: ``COUNTING``."""

from gipgen.vocabulary.word_lists import Words, read


class _Counting:
    """How prose counts."""

    ranked: Words
    application_units: Words
    opposite_outcomes: Words
    begun_on: Words
    of_being: Words
    decision_units: Words
    dispute_units: Words
    document_units: Words
    exact_units: Words
    units: Words
    not_units: Words
    more: Words
    about: Words
    not_about: Words
    fillers: Words
    joiners: Words
    comparing: Words
    compared_with: Words
    list_openers: Words
    whole_openers: Words
    new_statements: Words
    rest: Words
    classes: Words
    exact_matters: Words
    exact_deeds: Words
    matters_of_tables: Words
    own_deeds: Words
    summed_deeds: Words
    setting_out: Words
    totalling: Words
    in_order: Words
    recent_years: Words
    so_many_years: Words
    places: Words
    not_comparing: Words
    surely_rest: Words
    summing_up: Words
    rose: Words
    fell: Words
    none: Words
    not_denying: Words
    enumerated_units: Words
    open_ended: Words
    ways: Words
    opposites: Words
    channels: Words
    idle_in_statements: Words
    stated_matters: Words
    became: Words
    taking_part: Words
    units_behind_names: Words
    units_of_names: Words
    all_in_shares: Words
    sum_of_both: Words
    agreeing: Words
    at_first: Words
    leaving: Words
    overlapping: Words
    of_some: Words
    done: Words
    under_way: Words
    every_one: Words
    limits: Words
    within_a_year: Words
    all_above: Words
    gained: Words
    lost: Words
    stands_at: Words
    came_to: Words
    not_parts: Words
    quarters: Words
    level: Words
    were_fewer: Words
    were_more: Words
    units_of_persons: Words
    at_least: Words
    more_than: Words
    fewer_than: Words
    matters_of_cells: Words
    happened: Words
    cases_of_acts: Words
    not_happened: Words
    acts_told: Words


COUNTING = read(_Counting)
