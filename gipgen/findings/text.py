"""What is said to users: each message in both languages, side by side where it belongs; and the one error that speaks to them."""

from typing import Any, Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """One message in both languages; ``{name}`` stands for a value that is put in when it is said."""

    zh: str
    en: str


def say(text: Text, lang: str, /, **values: Any) -> str:
    """The text in one of the languages (``zh`` or ``en``), with its values."""
    return chosen(text, lang).format_map(values)


def chosen(text: Text, lang: str) -> str:
    """One of the languages of a text that is finished: nothing in it is to be put in any more."""
    return text.en if lang == "en" else text.zh


class Problem(Exception):  # noqa: N818  not an error of gipgen: what a user can do something about, told as such
    """Why something cannot be done: a file that cannot be read, settings that make no sense, a part that is missing.

    The one exception whose words reach a user. ``of_report``: it lies in the report at hand and in no other, so who
    tells it names the file.
    """

    def __init__(self, zh: str, en: str, *, of_report: bool = False) -> None:
        self.text, self.of_report = Text(zh, en), of_report
        super().__init__(en)

    def say(self, lang: str) -> str:
        """Its words in one of the languages."""
        return chosen(self.text, lang)

    @property
    def zh(self) -> str:
        return self.text.zh

    @property
    def en(self) -> str:
        return self.text.en
