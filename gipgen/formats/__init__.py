"""``Document`` → bytes, through the Jinja templates under ``templates/``. Escapes belong to each format's module."""


class ProofError(Exception):
    """What was written is not what was to be written."""


class TemplateFault(Exception):  # noqa: N818  what is wrong is told to the user, in these words
    """An agency's template that cannot be used: where, and why."""
