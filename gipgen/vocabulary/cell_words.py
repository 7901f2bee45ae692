"""The words with which prose names a cell of the tables: ``CELLS``, read when a number is to be read by them."""

from gipgen.vocabulary.word_lists import Words, read


class _Cells:
    """What a number counts, when, and what changes nothing of it."""

    asked: Words
    came: Words
    handed_in: Words
    taken_up: Words
    dealt_with: Words
    left_over: Words
    still_open: Words
    year_before: Words
    this_year: Words
    year_ends: Words
    year_after: Words
    year_begins: Words
    issued: Words
    withdrawn: Words
    valid: Words
    kept: Words
    put_right: Words
    ended_otherwise: Words
    undecided: Words
    sued: Words
    reviewed: Words
    organisations: Words
    together: Words
    each: Words
    compared: Words
    more: Words
    fewer: Words
    by_so_much_more: Words
    by_so_much_less: Words
    share: Words
    dealt_share: Words
    corrected_share: Words
    upheld_share: Words
    came_to: Words
    who_else: Words
    others: Words
    and_so_on: Words
    idle: Words
    narrowing: Words
    joined: Words
    of_which: Words


CELLS = read(_Cells)
