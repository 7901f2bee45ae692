"""``Document`` → bytes, through the Jinja templates under ``templates/``. Escapes belong to each format's module."""


class ProofError(Exception):
    """What was written is not what was to be written."""
