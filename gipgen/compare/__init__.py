"""Two states of a report → what changed, in the words of the form. Values in, values out."""
