"""Where the report files lie that are made of documents: DIR/录入/〈单位〉/〈年度〉/report.yaml, one for each version handed in.

One that a person changed is never written over: it counts, instead of what the document says.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from gipgen.collect.collect_json import slashed
from gipgen.collect.collected import Handed
from gipgen.collect.folder_names import folder_names
from gipgen.collect.former_run import Former, Record
from gipgen.collect.register import Register
from gipgen.findings.text import Text, filled, listed
from gipgen.named_tuple import NamedTuple
from gipgen.project.packed_handed import called
from gipgen.project.taken import Taken
from gipgen.workspace.files import Files
from gipgen.workspace.spilled import Spilled

IMPORTED: Final = "录入"
_NO_YEAR = "年度不明"
_MOST = 10_000_000  # bytes of a report file somebody changed
_EDITED = Text(
    "{count} 份录入的文件有人改过，用的是改过的，没有重新录入：{names}",
    "{count} imported report(s) were changed by hand; those were used and not imported anew: {names}",
)
_RENEWED = Text(
    "{file} 换过了，而录入的 {report} 有人改过，用的仍是改过的。要按新的录入，请把它移走，再运行一次。",
    "{file} is another than before, while {report} was changed by hand and was used; move it away to import anew",
)
_SHOWN = 5


class Placed(NamedTuple):
    """All that was handed in, documents with the place of their report file; ``edited`` are those that count as a person left them."""

    handed: tuple[Handed, ...]
    edited: tuple[Handed, ...]
    outputs: Mapping[str, bytes]  # by the path from DIR on, with slashes
    records: tuple[Record, ...]
    notes: tuple[Text, ...] = ()


def place_all(files: Files, taken: Sequence[Taken], register: Register, former: Former | None, output: str) -> Placed:
    """Give every document its report file; the same to the same versions, whatever the order."""
    placing = _Placing(files, former, output)
    made = [each for each in taken if each.text is not None and each.handed]
    for each, home in zip(made, _homes(made, register), strict=True):
        placing.place(each, home)
    handed = (each.handed for each in taken if each.handed and each.text is None)
    records = placing.records
    return Placed(
        (*handed, *placing.handed),
        tuple(placing.edited),
        placing.outputs,
        tuple(records[home] for home in sorted(records)),
        tuple(placing.told()),
    )


class _Placing:
    """The documents that have their report file, one after the other."""

    def __init__(self, files: Files, former: Former | None, output: str) -> None:
        self._files, self._former, self._output = files, former, output
        self.handed: list[Handed] = []
        self.edited: list[Handed] = []
        self.outputs = Spilled()
        self.records: dict[str, Record] = {}
        self._notes: list[Text] = []

    def place(self, taken: Taken, home: str) -> None:
        assert taken.handed is not None and taken.text is not None  # noqa: S101, PT018  the caller has looked
        content = bytes(taken.text)
        path = os.path.join(self._output, *home.split("/"))
        found = called(taken.handed, taken.handed.file, path)
        record = Record(slashed(found.file), home, found.original)
        if home not in self.outputs and self._is_edited(path, home, content):
            self.edited.append(found)
            record = self._before(record, path)
        else:
            self.handed.append(found)
            if home not in self.outputs:
                self.outputs.put(home, content)
        self.records.setdefault(home, record)

    def _before(self, record: Record, path: str) -> Record:
        """The record of the document that the edited report was made of; where that is another now, it is said."""
        before = self._former.records.get(record.report) if self._former else None
        if before is None or before.original == record.original:
            return record
        self._notes.append(filled(_RENEWED, file=record.file, report=path))
        return before

    def _is_edited(self, path: str, home: str, content: bytes) -> bool:
        """Whether what stands there is neither what would be written nor what was written the last time."""
        if not self._files.exists(path):
            return False
        standing = self._files.read(path, _MOST)
        if standing == content:
            return False
        return self._former is None or self._former.written.get(home) != sha256(standing).hexdigest()

    def told(self) -> Iterator[Text]:
        """What is to be said of reports that somebody changed."""
        yield from self._notes
        if self.edited:
            shown = [each.report for each in self.edited[:_SHOWN]]
            names = listed([*shown, *(["……"] if len(self.edited) > _SHOWN else [])])
            yield filled(_EDITED, count=len(self.edited), names=names)


def _homes(made: Iterable[Taken], register: Register) -> list[str]:
    """The path of each document's report file, from DIR on."""
    found = [(each.handed, _owner(each.handed, register)) for each in made if each.handed]
    folders = folder_names(sorted({owner for _, owner in found}))
    versions: dict[tuple[str, str], list[str]] = {}
    homes = []
    for handed, owner in found:
        year = str(handed.year or _NO_YEAR)
        known = versions.setdefault((owner, year), [])
        if handed.content not in known:
            known.append(handed.content)
        number = known.index(handed.content) + 1
        homes.append(f"{IMPORTED}/{folders[owner]}/{year}/report{'' if number == 1 else f'-{number}'}.yaml")
    return homes


def _owner(handed: Handed, register: Register) -> str:
    number = register.whose(handed)
    return handed.agency if number is None else register.units[number].name
