"""YAML events without the C parser: ruamel.yaml's own parser, taught to accept all that libyaml accepts.

Where the C parser is not installed (a web page, a machine without compilers) the same file must give the same data at
the same places. The two differ in six things that report files hold:

* libyaml reads a tab behind the first word of a line as a blank, ruamel.yaml as an error;
* libyaml keeps a tab inside a text without quotes;
* libyaml takes ``|`` with a tab or a ``#`` right behind it for the start of a text;
* libyaml lets blank lines above a text be of any length;
* libyaml takes ASCII letters and digits only for an anchor's name, so that ``**重点**`` is none;
* libyaml ends a tag's handle at a second ``!`` only where letters and digits alone stand before it.

Everything is mended in ruamel.yaml's buffer, one sign for one, right before it is scanned there, so that places stay.
"""

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scanner import Scanner, ScannerError

_BLANKS = re.compile(r"[ \t]+")
_LINES = re.compile(r"[ \t]*(?:\n[ \t]*)+")  # blanks up to the next word, on further lines
_HEADER = re.compile(r"[-+0-9]*[ \t]*(?:#[^\n\0]*)?(?=[\n\0])")  # what may stand behind `|`
_NAME = re.compile(r"[0-9A-Za-z_-]+(?![^\0\s?:,\]}%@`])")
_HANDLE = re.compile(r"![0-9A-Za-z_-]*!")
_WORD_BLANKS = re.compile(r"[^ \t\n\0]*[ \t]+")
_LONG_VERSION = re.compile(r"%YAML +[0-9.]{20}")  # Python refuses to count so far
_LINE = re.compile(r"[^#\n\0]*")


def pure_events(text: str) -> Iterator[Any]:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)  # as libyaml reads signs; what words mean is compose's business
    yaml.Scanner = _Scanner
    yield from yaml.parse(text)


class _Scanner(Scanner):
    """A class because that is how ruamel.yaml takes changes: its methods, named as they are there, call each other."""

    def scan_to_next_token(self) -> Any:
        reader = self.reader
        if self.flow_level or reader.buffer[reader.pointer - reader.column : reader.pointer].strip():
            self._blank(_BLANKS)
        return super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        reader = self.reader
        further = _LINES.match(reader.buffer, reader.pointer)
        if further:
            first, *lines = further[0].split("\n")
            self._put("\n".join([first.replace("\t", " "), *(_from(indent, line) for line in lines)]))
            return super().scan_plain_spaces(indent, start_mark)
        typed = self._blank(_BLANKS)
        spaces = super().scan_plain_spaces(indent, start_mark)
        return [typed] if spaces else spaces  # within a line the text is as typed

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        try:
            return super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError) as error:  # `\U0011FFFF`: beyond the last sign that there is
            here = self.reader.get_mark()
            problem = "expected escape sequence of a sign that there is"
            raise ScannerError("while scanning a double-quoted scalar", start_mark, problem, here) from error

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        header = _HEADER.match(self.reader.buffer, self.reader.pointer)
        if header:
            self._put(re.sub(r"[\t#].*", lambda rest: " " * len(rest[0]), header[0]))
        return super().scan_block_scalar_indicators(start_mark)

    def scan_block_scalar_indentation(self) -> Any:
        """The line breaks up to the first line of a text, the deepest indentation among them, and where they end."""
        reader = self.reader
        chunks = []
        deepest = 0
        end = reader.get_mark()
        while reader.peek() in " \n":
            if reader.peek() == " ":
                reader.forward()
                deepest = max(deepest, reader.column)
            else:
                chunks.append(self.scan_line_break())
                end = reader.get_mark()
        if reader.peek() == "\t":
            here = reader.get_mark()
            raise ScannerError("while scanning a block scalar", here, "found a tab character for a blank", here)
        return chunks, deepest, end

    def scan_anchor(self, token: Any) -> Any:
        reader = self.reader
        start = reader.get_mark()
        reader.forward()
        name = _NAME.match(reader.buffer, reader.pointer)
        if not name:
            raise ScannerError("while scanning an anchor or alias", start, "expected a name", reader.get_mark())
        reader.forward(len(name[0]))
        return token(name[0], start, reader.get_mark())

    def scan_tag(self) -> Any:
        self._blank(_WORD_BLANKS)
        return super().scan_tag()

    def scan_tag_handle(self, name: Any, start_mark: Any) -> Any:
        reader = self.reader
        if name != "tag":
            return super().scan_tag_handle(name, start_mark)
        if reader.pointer > start_mark.index:  # behind the first sign of `!!`
            reader.forward()
            return "!!"
        handle = _HANDLE.match(reader.buffer, reader.pointer)
        reader.forward(len(handle[0]) if handle else 1)
        return handle[0] if handle else "!"

    def scan_directive(self) -> Any:
        self._blank(_LINE)
        reader = self.reader
        if _LONG_VERSION.match(reader.buffer, reader.pointer):
            raise ScannerError("while scanning a directive", None, "found an endless number", reader.get_mark())
        return super().scan_directive()

    def _blank(self, pattern: re.Pattern[str]) -> str:
        """Make the tabs of what comes next blanks; return it as it was."""
        found = pattern.match(self.reader.buffer, self.reader.pointer)
        if found and "\t" in found[0]:
            self._put(found[0].replace("\t", " "))
        return found[0] if found else ""

    def _put(self, piece: str) -> None:
        buffer, start = self.reader.buffer, self.reader.pointer
        if not buffer.startswith(piece, start):
            self.reader.buffer = buffer[:start] + piece + buffer[start + len(piece) :]


def _from(indent: int, line: str) -> str:
    """A line's leading blanks with tabs read as such from the column on where its text may begin."""
    return line[:indent] + line[indent:].replace("\t", " ")
