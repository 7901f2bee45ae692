"""``Document`` → bytes, through the Jinja templates under ``templates/``. Escapes belong to each format's module."""
