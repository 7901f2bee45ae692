"""What rules share: what a rule is, where words stand, numbers in sentences, agencies, years."""
