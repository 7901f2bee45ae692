"""Titles of documents, 《…》: what stands in them is named and not said."""


def blotted(text: str) -> str:
    """What stands in 《 》 is blotted out, so that places stay."""
    first, *others = text.split("《")
    for each in others:
        title, close, rest = each.partition("》")
        first += "《" + ("＿" * len(title) if close else title) + close + rest
    return first
