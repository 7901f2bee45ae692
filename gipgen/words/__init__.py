"""What is known about words: wrong terms, slips of the pen, doubled words. Data; the rules GIP71x use it."""
