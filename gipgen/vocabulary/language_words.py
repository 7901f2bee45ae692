"""The words that the rules of language know: ``LANGUAGE``, one of the lists of words.py, in a file of its own for its length."""

from gipgen.vocabulary.word_lists import Words, read


class _Language:
    """Slips, and persons whose names follow."""

    lawfully_doubled: Words
    rules_that_rule: Words
    behind_deeds: Words
    adverbs_once: Words
    in_front_of_objects: Words
    in_front_of_deeds: Words
    reduplications: Words
    particles: Words
    surely_doubled: Words
    endings: Words
    heads: Words
    behind_heads: Words
    begins_like_the_end: Words
    manners: Words
    deeds_in_a_manner: Words
    bare_units: Words
    nouns_like_units: Words
    everyday: Words
    units_of_cases: Words
    units_of_places: Words
    in_front_of_left_over: Words
    gathering: Words
    deeds_with_cases: Words
    in_front_of_units: Words
    behind_units: Words
    units_within: Words
    in_front_of_numbers: Words
    in_front_of_rates: Words
    behind_numbers: Words
    numbers_without_unit: Words
    codes: Words
    ranks: Words
    contact: Words
    blanks: Words
    no_entry: Words
    page_signs: Words
    page_openers: Words
    page_sources: Words
    page_labels: Words
    picture_marks: Words
    faces: Words
    picture_words: Words
    contents_titles: Words
    page_buttons: Words
    chat_notices: Words
    chat_marks: Words
    mail_openers: Words
    to_the_writer: Words
    review_openers: Words
    reviewed: Words
    before_references: Words
    broken: Words
    series_leads: Words
    orders: Words
    series_openers: Words
    headings: Words
    idle_in_headings: Words
    parties: Words
    joiners: Words
    begin_like_joiners: Words
    short_words: Words
    addressed: Words
    begins_letter: Words
    turn_to: Words
    called: Words
    captions: Words
    persons: Words
    litigants: Words
    common_surnames: Words
    title_endings: Words
    letters: Words
    named_in_brackets: Words
    closing: Words
    opens_list: Words
    closes_list: Words
    before_contents: Words
    checked_first: Words
    published_then: Words
    practised: Words
    not_practised: Words
    by_law: Words
    shortened: Words
    coming_into_force: Words
    made_anew: Words
    before_days: Words
    periods: Words
    issuers: Words
    preventing: Words
    denials: Words
    evils: Words
    forbidding: Words
    warnings: Words
    chat_openers: Words
    may: Words
    period_units: Words
    in_front_of_periods: Words
    with_partners: Words


LANGUAGE = read(_Language)
