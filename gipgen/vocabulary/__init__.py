"""Words as data: Chinese numerals, wrong terms, slips of the pen, doubled words."""
