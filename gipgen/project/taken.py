"""A file that lies in the folders handed in, before and after it is read: plain values, sent to other processes and kept."""

from typing import SupportsBytes

from gipgen.collect.collected import Handed, NotTaken
from gipgen.findings.text import Text
from gipgen.imports.archive import MAX_ARCHIVE, member
from gipgen.named_tuple import NamedTuple
from gipgen.project.looks import Basis
from gipgen.workspace.asked import Asked, digest
from gipgen.workspace.files import Files


class ToTake(NamedTuple):
    """A file to be read. ``place`` is where the report file made of a document may come to lie; ``settings`` the place whose gipgen.toml counts.

    ``lies`` is where it leads to. Of a file in an archive ``archive`` is that and ``member`` its number there; ``path`` is the way through both.
    """

    path: str
    is_document: bool
    place: str
    files: Files
    reads_settings: bool = True
    settings: str = ""
    lies: str = ""
    archive: str = ""
    member: int = 0
    given: bytes | None = None  # what it holds, where the file itself is elsewhere

    @property
    def is_put_down(self) -> bool:
        """Whether its report file is one that the run writes: of a document, and of what only an archive holds.

        What adds up and exports later reads folders; a report that stayed in an archive would be missing there.
        """
        return self.is_document or bool(self.archive)

    def content(self, limit: int) -> bytes:
        """What the file holds. Raises ``Problem``."""
        if self.given is not None:
            return self.given
        if not self.archive:
            return self.files.read(self.path, limit)
        return member(self.files.read(self.archive, MAX_ARCHIVE), self.member)


class Taken(NamedTuple):
    """What was read of a file: a report (with the text of its report file, where that is put down), or why there is none."""

    path: str
    handed: Handed | None = None
    text: SupportsBytes | None = None
    refused: NotTaken | None = None
    trace: str = ""  # of a fault of ours
    basis: Basis | None = None  # what it was made from


def refused(path: str, why: Text) -> Taken:
    """What comes of a file that is no report."""
    return Taken(path, refused=NotTaken(path, why))


def basis(content: bytes, asked: Asked) -> Basis:
    """What was read of this content depends on what was asked for it."""
    return Basis(digest(content), asked.settings, asked.questions)
