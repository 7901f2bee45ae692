"""Which rules are about what: their first digit is their family. Those about the file itself come before all judgement."""


def is_of_reading(rule: str) -> bool:
    """Whether a rule is about a file that cannot be read as one (GIP1xx)."""
    return rule.startswith("GIP1")


def is_of_file(rule: str) -> bool:
    """Whether a rule is about the file itself, its text or its structure (GIP1xx, GIP2xx): no report can be made of such a one."""
    return rule.startswith(("GIP1", "GIP2"))


def is_of_original(rule: str) -> bool:
    """Whether a rule is about what an imported original did to the form (GIP0xx)."""
    return rule.startswith("GIP0")
