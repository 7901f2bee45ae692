"""A clause that says of what the numbers behind it are: 结果纠正的，复议有6件，诉讼有2件."""

from gipgen.rules.support.mentions import STRONG, pieces


def sets_out(lead: str) -> str:
    """The last clause in front of a number that has none itself, if it ends in 的; without that."""
    if "的，" not in lead:
        return ""
    clauses = [each for each in pieces(lead, STRONG)[:-1] if not any(map(str.isdecimal, each))]
    return clauses[-1][:-1] if clauses and clauses[-1].endswith("的") else ""
