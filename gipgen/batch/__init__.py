"""Many files at once: the same function over every item, in other processes where that pays, results in order."""
