"""The words that rules know, by name: ``COUNTING.fillers``. What a list is for stands beside it in its file.

A list that a class names and its file lacks, or the other way round, is a fault that shows when the program starts; a
name that is misspelt in a rule is one for mypy.
"""

from gipgen.vocabulary.counting_words import COUNTING
from gipgen.vocabulary.language_words import LANGUAGE
from gipgen.vocabulary.word_lists import Words, has, read
from gipgen.vocabulary.year_words import YEARS

__all__ = ["AGENCIES", "APPLICATIONS", "COUNTING", "DECISIONS", "DUTIES", "LANGUAGE", "YEARS", "has"]


class _Applications:
    """How prose speaks of applications for information."""

    too_late: Words
    receiving: Words
    handling: Words
    nouns: Words
    in_front: Words
    suffixes: Words
    for_information: Words
    other_matters: Words
    spoken_of_as_results: Words
    partial: Words
    result_endings: Words
    all_ways: Words
    came_to: Words
    plain_subjects: Words
    applicants: Words
    behind_applicants: Words
    handing_in: Words
    before_results: Words
    behind_results: Words
    documents: Words
    carried: Words
    onto: Words
    into: Words
    carried_otherwise: Words
    in_time: Words
    exceptions: Words
    other_affairs: Words
    faultless: Words
    judged: Words
    ended: Words
    lost: Words
    not_none: Words
    narrowing: Words
    kinds: Words
    who: Words
    other_denials: Words
    verbs: Words
    classed: Words
    left_over: Words
    open_cases: Words
    organisation_joiners: Words
    served: Words
    carried_verbs: Words
    deciding: Words
    refusing: Words
    came_over: Words
    none_of: Words
    persons: Words
    organisations: Words
    open_then: Words
    still_open: Words
    due: Words
    applied: Words
    surely_applied: Words


class _Decisions:
    """How prose speaks of decisions, documents, fees, reviews and suits."""

    behind_decisions: Words
    powers: Words
    decided: Words
    gathered: Words
    enforcement: Words
    wholes: Words
    published: Words
    not_issued: Words
    perhaps_issued: Words
    no_fee: Words
    behind_fees: Words
    fee_notice: Words
    notice_units: Words
    behind_disputes: Words
    some_of_them: Words
    around_results: Words
    about_disclosure: Words
    leading_to_disputes: Words
    of_a_reviewer: Words
    denied_of_disputes: Words
    issuing: Words
    issued: Words
    denied_issue: Words
    withdrawn: Words
    valid: Words
    denied_of_documents: Words
    other_documents: Words
    amended: Words
    lists_of_powers: Words
    denied_of_decisions: Words
    unsure_units: Words
    disclosure: Words
    other_reviews: Words
    no_case: Words
    reviewers: Words
    perhaps_others: Words
    fee_rates: Words
    behind_denials: Words
    helping: Words
    other_disputes: Words
    speaks_of_suits: Words
    as_a_reviewer: Words
    other_bodies: Words
    sued: Words
    after_another: Words
    results_told: Words
    upheld: Words


class _Agencies:
    """Names of agencies and what they call themselves."""

    municipalities: Words
    state: Words
    towns: Words
    departments: Words
    zones: Words
    no_places: Words
    place_ends: Words
    body_ends: Words
    office_kinds: Words
    no_cities: Words
    national: Words
    other_places: Words
    bodies: Words
    scopes: Words
    not_selves: Words
    directing: Words
    directed: Words
    of_nobody: Words
    areas: Words
    governments: Words
    selves: Words
    behind_subject: Words
    before_bodies: Words
    offices_of_provinces: Words
    regions: Words
    offices: Words
    above_towns: Words
    self_by_name: Words
    adding_up: Words
    all_bodies: Words
    bodies_below: Words
    behind_bodies: Words
    in_other_houses: Words
    streets: Words


class _Duties:
    """What sections and preface have to say."""

    contact: Words
    contact_labels: Words
    labels_of_contact: Words
    seals: Words
    old_columns: Words
    issuers_mistaken: Words
    notices_of_the_form: Words
    issuers_of_the_form: Words
    on_itself: Words
    annexes: Words
    attached: Words
    of_other_papers: Words
    tables_below: Words
    pointing: Words
    mailbox_labels: Words
    fee: Words
    fee_none: Words
    not_of_the_year: Words
    fee_units: Words
    fee_nought: Words
    in_front_of_amounts: Words
    announced_units: Words
    instructions: Words
    perhaps_instructions: Words
    instructed_law: Words
    notice: Words
    kinds_of_documents: Words
    basis: Words
    parts_counted: Words
    labels_set_apart: Words
    asked: Words
    parts_opened: Words
    subjects: Words
    problems: Words
    measures: Words
    mending: Words
    nothing: Words
    period: Words
    kinds_of_notices: Words
    offered: Words
    read_there: Words
    founded: Words
    whole_year: Words
    denied_problems: Words
    behind_denials: Words
    bare_problems: Words
    ahead: Words
    is_there: Words
    lacks: Words
    from_now_on: Words
    no_lack: Words
    heading_fillers: Words
    list_joiners: Words
    secret: Words
    internal: Words
    handed_on: Words
    by_rule: Words
    fee_taken: Words
    surely_done: Words


AGENCIES = read(_Agencies)
APPLICATIONS = read(_Applications)
DECISIONS = read(_Decisions)
DUTIES = read(_Duties)
