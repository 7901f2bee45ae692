"""The documentation as its reader follows it: the commands that its pages show, the files that they have him write.

What a page may hold, besides text:

- a ``text`` block whose first line begins with ``> `` is a terminal: each such line is run, what is printed after it must
  be what the page shows. A line ``……`` stands for any lines. ``cd`` is followed; those of ``NOT_RUN`` are skipped.
- ``<!-- edit: FILE -->`` before a ``yaml`` block: the block's keys replace those of the file, as the reader types them.
- ``<!-- file: FILE -->`` before a block: the block is the file.
- ``<!-- run: COMMAND -->``, ``<!-- copy: FROM TO -->`` (of the reader, or of the checkout), ``<!-- replace: FILE`` with the old and the new
  text on a line each: steps that the reader does not see, or does by hand.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ANY_LINES = "……"
NOT_RUN = ("py ", "gipgen preview")  # installing; a server, which has tests of its own
_COMMAND = Path(sys.executable).with_name("gipgen.exe" if os.name == "nt" else "gipgen")
_STEP = re.compile(
    r"<!-- (?P<what>edit|file|run|copy|replace): (?P<words>.*?) *-->\n"
    r"|```(?P<language>\w+)\n(?P<block>.*?)```\n",
    re.DOTALL,
)
_KEY = re.compile(r"( *)([^\s#:|{}\[\]'\"-][^:#]*):(?=\s|$)(.*)")


class Shown(NamedTuple):
    """A command of a page, what the page says it prints and what it printed; and where that stands in the page."""

    command: str
    expected: list[str]
    printed: list[str]
    start: int
    end: int

    def agree(self) -> bool:
        if ANY_LINES not in self.expected:
            return self.expected == self.printed
        first, *between, last = (
            run.split("\n") for run in "\n".join(["", *self.expected, ""]).split(f"\n{ANY_LINES}\n")
        )
        runs, rest = [first[1:], *between, last[:-1]], self.printed
        for number, run in enumerate(runs):
            places = range(len(rest) - len(run) + 1)
            if number == 0:
                places = places[:1]
            elif number == len(runs) - 1:
                places = places[-1:]
            found = next((place for place in places if rest[place : place + len(run)] == run), None)
            if found is None:
                return False
            rest = rest[found + len(run) :]
        return True


class Reader:
    """Somebody who follows pages in one folder."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.home = self.folder = folder
        self.checkout = checkout

    def follow(self, page: str) -> Iterator[Shown]:
        assert not re.search(r"^ +> (gipgen|git) ", page, re.MULTILINE), "an indented terminal would not be run"
        todo: tuple[str, str] | None = None
        for step in _STEP.finditer(page):
            what, words = step["what"], step["words"]
            if what in ("edit", "file"):
                todo = what, words
            elif what:
                self._hidden(what, words)
            elif todo:
                self._write(*todo, step["block"])
                todo = None
            elif step["language"] == "text" and step["block"].startswith("> "):
                yield from self._terminal(step["block"], step.start("block"))

    def _hidden(self, what: str, words: str) -> None:
        if what == "run":
            self._run(words)
        elif what == "copy":
            source, target = words.split()
            (self.folder / target).parent.mkdir(parents=True, exist_ok=True)
            here = self.folder / source if (self.folder / source).is_file() else self.checkout / source
            if here.is_dir():
                shutil.copytree(here, self.folder / target, dirs_exist_ok=True)
            else:
                shutil.copy(here, self.folder / target)
        else:
            name, old, new = words.split("\n")[:3]
            path = self.folder / name.strip()
            text = path.read_text(encoding="utf-8")
            assert old in text, f"no {old} in {name}"
            path.write_text(text.replace(old, new), encoding="utf-8")

    def _write(self, what: str, name: str, block: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = block if what == "file" else typed_into(path.read_text(encoding="utf-8"), block)
        path.write_text(text, encoding="utf-8")

    def _terminal(self, block: str, start: int) -> Iterator[Shown]:
        for part in re.finditer(r"^> (.*)\n((?:(?!> ).*\n)*)", block, re.MULTILINE):
            command = part[1].strip()
            if command.startswith(NOT_RUN):
                continue
            if command.startswith("cd "):
                self.folder = Path(os.path.normpath(self.folder / command[3:].strip('"').replace("\\", "/")))
                assert self.folder.is_dir(), command
                continue
            printed = self._run(command)
            yield Shown(command, part[2].rstrip().split("\n"), printed, start + part.start(2), start + part.end(2))

    def _run(self, command: str) -> list[str]:
        command, _, file = command.partition(" > ")
        program, *arguments = shlex.split(command.replace("\\", "/"))
        assert program in ("gipgen", "git"), command
        done = subprocess.run(
            [_COMMAND if program == "gipgen" else program, *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
            env={**os.environ, **_TERMINAL, "HOME": str(self.home)},
        )
        assert done.returncode in (0, 1), f"{command}\n{done.stdout}"
        if file:
            (self.folder / file).write_text(done.stdout, encoding="utf-8")
            return [""]
        return [line.rstrip() for line in done.stdout.rstrip().split("\n")]


_WHO = {
    f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "x"), ("EMAIL", "x@x"))
}
_TERMINAL = {"PYTHONUNBUFFERED": "1", "GIPGEN_LANG": "zh", "GIT_CONFIG_NOSYSTEM": "1", **_WHO}


def typed_into(text: str, block: str) -> str:
    """``text`` with the keys of ``block`` in the place of its own; a key that it lacks is put at its end."""
    lines = text.split("\n")
    typed = block.rstrip("\n").split("\n")
    assert any(_leaves(typed)), block
    for path, start, end in _leaves(typed):
        here = next(((first, last) for each, first, last in _leaves(lines) if each == path), None)
        if here is None:
            assert len(path) == 1, f"no {'.'.join(path)} in the file"
            lines += ["", *typed[start:end], ""]
        else:
            lines[slice(*here)] = typed[start:end]
    return "\n".join(lines)


def _leaves(lines: list[str]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Every key with a value of its own: its path, its first line and the line after its last."""
    above: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        match = _KEY.match(lines[number])
        start, number = number, number + 1
        if match is None:
            continue
        indent, value = len(match[1]), match[3].partition(" #")[0].strip()
        above = [each for each in above if each[0] < indent]
        path = (*(key for _, key in above), match[2])
        listed = value == "" and number < len(lines) and lines[number].lstrip().startswith("- ")
        if value == "|" or listed:
            last = start
            while number < len(lines) and (not lines[number].strip() or lines[number].startswith(" " * (indent + 1))):
                last = number if lines[number].strip() else last
                number += 1
            yield path, start, last + 1
        elif value:
            yield path, start, number
        else:
            above.append((indent, match[2]))


def renewed(shown: Shown) -> str:
    """What the page should show: all that is printed, or of a shortened output the lines most like those shown."""
    if ANY_LINES not in shown.expected:
        return "\n".join(shown.printed) + "\n"
    rest, kept = shown.printed, []
    for line in shown.expected:
        if line == ANY_LINES:
            kept.append(line)
            continue
        like = difflib.get_close_matches(line, rest, n=1, cutoff=0.3)
        if like:
            kept.append(like[0])
            rest = rest[rest.index(like[0]) + 1 :]
    return "\n".join(kept) + "\n"
