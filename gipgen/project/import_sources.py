"""What is handed to ``import``: files, folders of files, and zip files with files in them, each called by the way to it."""

import os
from collections.abc import Collection, Iterator

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.imports.archive import MAX_ARCHIVE, is_archive, member, members
from gipgen.imports.detect import is_readable
from gipgen.imports.file_kinds import ENDINGS_OF_OFFICE, MAX_BYTES
from gipgen.project.left_alone import is_left_alone
from gipgen.workspace.files import ENDINGS, Files
from gipgen.workspace.names import fitting

_ZIP = ".zip"
_SAVED_WITH = ("_files", ".files")  # what a browser lays beside a page that it saved
_DEEPEST = 4  # folders inside one another that are looked into
_INNER = Text(
    "文件夹 {path} 里的文件没有导入；要导入，请单独写上它：gipgen import {path}",
    "the files in folder {path} were not imported; name it by itself: gipgen import {path}",
)
_NOTHING = Text("文件夹里没有可以导入的文件：{path}", "nothing to import in folder {path}")
_EMPTY = Text("压缩包里没有可以导入的文件：{path}", "nothing to import in the archive {path}")
_OF_ARCHIVE = Text("{path}：{why}", "{path}: {why}")


class Sources:
    """The files that a run is to import. Of a folder all that people may have put there, for a reader to say what it cannot read."""

    def __init__(self, files: Files, arguments: Collection[str]) -> None:
        self._files, self._arguments = files, arguments
        self._packed: dict[str, tuple[str, int]] = {}  # a file in an archive → that, and its number there
        self._open: tuple[str, bytes] = ("", b"")  # the archive that was read last

    def named(self) -> Iterator[str | Problem]:
        """All of them, in order."""
        for argument in self._arguments:
            found = self._in_folder(argument) if self._files.is_folder(argument) else (argument,)
            for each in found:
                if isinstance(each, str) and each.lower().endswith(_ZIP):
                    yield from self._in_archive(each)
                else:
                    yield each

    def is_meant(self, source: str) -> bool:
        """Whether a file was named, or is one that a reader knows: no other takes a place among the results."""
        return source in self._arguments or is_readable(source)

    def folder(self, source: str) -> str:
        """The folder that a source lies in; of a file in an archive the archive's."""
        return os.path.dirname(self._packed[source][0] if source in self._packed else source)

    def stem(self, source: str) -> str:
        """What results are called by; of a file in an archive, which knows no system, as every system can have it."""
        stem = os.path.splitext(os.path.basename(source))[0]
        return fitting(stem) or "_" if source in self._packed else stem

    def origin(self, source: str) -> str:
        """What a report file says of where it is from: the file's name, in an archive the way to it from the archive on."""
        if source not in self._packed:
            return os.path.basename(source)
        archive = self._packed[source][0]
        return os.path.basename(archive) + source[len(archive) :]

    def content(self, source: str) -> bytes:
        """What a source holds. Raises ``Problem``: of one that was met in a folder a finding, of one asked for a wrong call."""
        if source in self._packed:
            archive, number = self._packed[source]
            try:
                return member(self._archive(archive), number)
            except Problem as error:
                words = filled(_OF_ARCHIVE, path=visible(source), why=error.text)
                raise Problem(*words, in_file=True) from error
        return self._read(source, MAX_BYTES)

    def _read(self, source: str, limit: int) -> bytes:
        try:
            return self._files.read(source, limit)
        except Problem as error:
            raise Problem(*error.text, in_file=error.in_file and source not in self._arguments) from error

    def _archive(self, path: str) -> bytes:
        if self._open[0] != path:
            self._open = (path, self._read(path, MAX_ARCHIVE))
        return self._open[1]

    def _in_archive(self, path: str) -> Iterator[str | Problem]:
        """The files in a zip file; one that is none, or is a document, is read as any other file is."""
        try:
            content = self._archive(path)
        except Problem as error:
            yield Problem(*filled(_OF_ARCHIVE, path=visible(path), why=error.text), in_file=error.in_file)
            return
        try:
            if len(content) > MAX_ARCHIVE or not is_archive(path, content):
                yield path
                return
            found = [each for each in members(content) if _is_of_people(each.name)]
        except Problem as error:
            yield Problem(*filled(_OF_ARCHIVE, path=visible(path), why=error.text), in_file=True)
            return
        if not any(is_readable(each.name) for each in found):
            yield Problem(*filled(_EMPTY, path=visible(path)), in_file=True)
        for each in found:
            source = f"{path}/{each.name}"
            self._packed[source] = (path, each.number)
            yield source

    def _in_folder(self, folder: str) -> Iterator[str | Problem]:
        try:
            names = sorted(
                filter(_is_of_people, self._files.names(folder)), key=_is_for_others
            )  # docx before doc of one name
        except Problem as error:
            yield error
            return
        if not any(is_readable(name) or name.lower().endswith(_ZIP) for name in names):
            yield problem(_NOTHING, path=folder)
        paths = [os.path.join(folder, name) for name in names]
        yield from (path for path in paths if not self._files.is_folder(path))
        yield from self._unread(paths)

    def _unread(self, paths: Collection[str]) -> Iterator[Problem]:
        """The folders among some paths that people put anything into: nobody looks there."""
        stems = {os.path.splitext(path)[0] for path in paths}
        for path in filter(self._files.is_folder, paths):
            if not _is_saved_with(path, stems) and self._holds_any(path, _DEEPEST):
                yield Problem(*filled(_INNER, path=visible(path)), in_file=True)

    def _holds_any(self, folder: str, deepest: int) -> bool:
        """Whether people put anything into a folder, or into one inside."""
        try:
            paths = [os.path.join(folder, name) for name in self._files.names(folder) if _is_of_people(name)]
        except Problem:  # what cannot be looked into cannot be told
            return False
        return any(
            not self._files.is_folder(path) or (deepest > 0 and self._holds_any(path, deepest - 1)) for path in paths
        )


def _is_for_others(name: str) -> bool:
    return name.lower().endswith(ENDINGS_OF_OFFICE)


def _is_saved_with(folder: str, stems: Collection[str]) -> bool:
    """Whether a folder holds the pictures of a page that lies beside it."""
    return any(folder.endswith(end) and folder.removesuffix(end) in stems for end in _SAVED_WITH)


def _is_of_people(name: str) -> bool:
    """Whether people may have put a file or folder of this name there, and not a run of ours or a system."""
    plain = os.path.basename(name)
    return plain[:1] not in (".", "~") and not plain.lower().endswith(ENDINGS) and not is_left_alone(plain)
