"""``Document`` → bytes, through the Jinja templates under ``templates/``. Escapes belong to each format's module."""


class RenderProblem(Exception):  # noqa: N818  a problem of the machine or of a text, told to the user as such
    """Why a format cannot be had; the text is for the user. ``name_file``: it is this report's and no other's."""

    def __init__(self, zh: str, en: str, *, name_file: bool = False) -> None:
        self.zh, self.en, self.name_file = zh, en, name_file
        super().__init__(en)
