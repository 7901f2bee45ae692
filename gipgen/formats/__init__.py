"""``Document`` → bytes, through the Jinja templates under ``templates/``. Escapes belong to each format's module."""

from gipgen.findings.text import Text, chosen


class ProofError(Exception):
    """What was written is not what was to be written; ``text`` says where, in both languages."""

    def __init__(self, text: Text, what: str = "") -> None:
        """``what`` is the piece of the file that is wrong, by which its place in a template is found."""
        self.text, self.what = text, what
        super().__init__(chosen(text, "en"))


class TemplateFault(Exception):  # noqa: N818  what is wrong is told to the user, in these words
    """An agency's template that cannot be used: where, and why, in both languages."""

    def __init__(self, text: Text, what: str = "", *, placed: bool = False) -> None:
        """``what`` as above; ``placed``: the text says where."""
        self.text, self.what, self.placed = text, what, placed
        super().__init__(chosen(text, "en"))
