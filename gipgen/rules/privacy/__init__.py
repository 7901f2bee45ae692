"""GIP8xx: what nobody may publish of a person, and secrets."""

from gipgen.rules.privacy import (
    applicant_name,
    bank_card,
    identity_number,
    mailbox,
    mobile_number,
    secret_documents,
)
from gipgen.rules.support.rule import Rule

RULES: tuple[Rule, ...] = (
    identity_number.RULE,  # GIP801
    mobile_number.RULE,  # GIP802
    bank_card.RULE,  # GIP803
    mailbox.RULE,  # GIP804
    applicant_name.RULE,  # GIP805
    secret_documents.RULE,  # GIP806
)
