"""A published report → the data of a report file: readers, matching by label, sections, leftovers."""
