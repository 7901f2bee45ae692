"""What checking a report asked of what lies around it: its settings, its neighbours, the fonts of the machine.

An outcome holds as long as the same questions have the same answers; of the answers only digests are kept. A file is
known by what is in it, never by its time.
"""

from collections.abc import Callable, Collection, Iterable
from hashlib import blake2b
from typing import Any

from gipgen.report.neighbours import Neighbour, Neighbours, UnreachableError

Unshown = Callable[[Iterable[str]], Collection[str]]


class Asked:
    """The questions of one check with their answers. ``questions`` are plain values: what was asked, the answer last."""

    def __init__(self) -> None:
        self.questions: list[list[Any]] = []
        self.settings = ""  # the digest of gipgen.toml and its place; empty for none

    def of_settings(self, found: Neighbour | None) -> None:
        self.settings = digest_of_settings(found)

    def open(self, neighbours: Neighbours, origin: str, name: str, limit: int) -> Neighbour:
        """As ``Neighbours``, and noted."""
        answer: Neighbour | UnreachableError
        try:
            answer = neighbours.open(origin, name, limit)
        except UnreachableError as error:
            self.questions.append([origin, name, limit, _of_refusal(error)])
            raise
        self.questions.append([origin, name, limit, _of_neighbour(answer)])
        return answer

    def unshown(self, ask: Unshown, characters: Iterable[str]) -> Collection[str]:
        """Which of the characters cannot be printed here, and noted."""
        asked = "".join(sorted(characters))
        answer = ask(asked)
        self.questions.append([asked, "".join(sorted(answer))])
        return answer


def still(questions: Iterable[list[Any]], neighbours: Neighbours, unshown: Unshown) -> bool:
    """Whether the questions have the answers that they had."""
    for *question, answer in questions:
        if len(question) == 1:
            now = "".join(sorted(unshown(question[0])))
        else:
            try:
                now = _of_neighbour(neighbours.open(*question))
            except UnreachableError as error:
                now = _of_refusal(error)
        if now != answer:
            return False
    return True


def digest(*parts: bytes) -> str:
    """A digest of pieces, the same for the same pieces only."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "little") + part)
    return whole.hexdigest()


def digest_of_settings(found: Neighbour | None) -> str:
    return "" if found is None else _of_neighbour(found)


def _of_neighbour(found: Neighbour) -> str:
    return digest(found.place.encode("utf-8", "surrogatepass"), found.content)


def _of_refusal(error: UnreachableError) -> str:
    return f"{error.why} {sorted(error.values.items())!r}"
