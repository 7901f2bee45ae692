"""How much of a report is read, layout by layout: made documents and real ones, against numbers read by hand.

    pip install playwright pikepdf typst openpyxl python-docx reportlab        (and chromium, LibreOffice, poppler on the machine)
    python benchmarks/layouts.py CORPUS                  all made layouts, and the real reports
    python benchmarks/layouts.py CORPUS --each           a line for each layout that may be looked at
    python benchmarks/layouts.py CORPUS --only NAME      what of one layout came out otherwise than it stands there

CORPUS is a folder with ``truth/〈name〉.json`` and ``raw/〈name〉.*``; without it the seeds in ``tests/data`` are laid out. The layouts of ``layouts_unseen`` are kept aside: of these only
the sum is shown, so that a reader can be mended without being fitted to them. A cell is right where its number is the true one; wrong where
it is another one, or any where none stands; open where it is left 待填. A document is silent where cells are open and nothing is told.
``strays`` counts what pages print around a report and that came into a section or was not named, ``names`` agencies that are not the report's.
Documents are made once, in a folder of the machine's temporary ones (``--again`` makes them anew).
"""

import argparse
import hashlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import layouts_copied  # noqa: F401  it enters its layouts
import layouts_fields  # noqa: F401
import layouts_met_files  # noqa: F401
import layouts_met_pages  # noqa: F401
import layouts_met_text  # noqa: F401
import layouts_odd  # noqa: F401
import layouts_office  # noqa: F401
import layouts_paper
import layouts_prints  # noqa: F401
import layouts_seventh_files  # noqa: F401
import layouts_seventh_pages  # noqa: F401
import layouts_seventh_print  # noqa: F401
import layouts_seventh_text  # noqa: F401
import layouts_seventh_with_counts  # noqa: F401
import layouts_sites  # noqa: F401
import layouts_sixth_pages  # noqa: F401
import layouts_sixth_sheets  # noqa: F401
import layouts_sixth_text  # noqa: F401
import layouts_sixth_wiki  # noqa: F401
import layouts_sixth_word  # noqa: F401
import layouts_text  # noqa: F401
import layouts_unseen  # noqa: F401
import layouts_web  # noqa: F401
import layouts_word  # noqa: F401
from layouts_original import (
    DRAWN,
    KEPT,
    LATER,
    LAYOUTS,
    MET,
    REFS,
    SEVENTH,
    SEVENTH_DRAWN,
    SIXTH,
    SIXTH_DRAWN,
    TABLES,
    Layout,
    Original,
    originals,
)

from gipgen.findings.text import Problem
from gipgen.imports.import_report import Published, import_report

MADE = Path(tempfile.gettempdir()) / "gipgen-layouts"
_OTHER = ("other_no_supplement", "other_fee_unpaid", "other_misc")


class Score(NamedTuple):
    """What came of some documents."""

    documents: int = 0
    cells: int = 0
    right: int = 0
    wrong: int = 0
    zeros: int = 0
    open: int = 0
    silent: int = 0
    sentences: int = 0
    placed: int = 0
    lost: int = 0
    strays: int = 0
    names: int = 0
    seconds: float = 0

    def plus(self, other: "Score") -> "Score":
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))  # type: ignore[arg-type]

    def line(self, name: str) -> str:
        cells = 100 * self.right / max(self.cells, 1)
        placed = f"{100 * self.placed / self.sentences:6.2f} %" if self.sentences else "       –"
        return (
            f"{name:34} {self.documents:4} {self.cells:6} {cells:7.2f} % {self.wrong:6} {self.zeros:6} {self.open:6} {self.silent:6} "
            f"{placed} {self.lost:6} {self.strays:6} {self.names:5} {self.seconds / max(self.documents, 1):6.2f} s"
        )


PARTS = ("made, first half", "made, second half", LATER, MET, DRAWN, SIXTH, SIXTH_DRAWN, SEVENTH, SEVENTH_DRAWN, KEPT)
HEAD = f"{'':34} docs  cells     right  wrong  zeros   open silent  sections   lost strays names   each"


def squeezed(text: str) -> str:
    return re.sub(r"[\s*#\\>_`]", "", text)


def given(published: Published) -> dict[str, str | None]:
    return {
        f"{row}.{column}": read.value.text if read.value.kind == "number" else None
        for (row, column), read in published.cells.items()
    }


def is_same(one: str, other: str | None) -> bool:
    return other is not None and (one == other or ("." in one + other and float(one) == float(other)))


def lacking(layout: Layout) -> set[str]:
    return {ref for ref in REFS if _table_of(ref) in layout.lacks}


def _table_of(ref: str) -> str:
    at = REFS.index(ref)
    return "proactive" if at < 10 else "applications" if at < 185 else "review_litigation"


def cells_of(
    true: dict[str, str | None], read: dict[str, str | None], layout: Layout | None
) -> tuple[Score, list[str]]:
    missing = lacking(layout) if layout else set()
    clipped = layout is not None and layout.clipped
    score, notes = Score(), []
    for ref, value in true.items():
        got = read.get(ref)
        known = value is not None and ref not in missing
        if got is None:
            if known and not clipped:
                score = score.plus(Score(cells=1, open=1))
                notes.append(f"open  {ref}: {value}")
        elif known and value is not None and is_same(value, got):
            score = score.plus(Score(cells=1, right=1))
        else:
            score = score.plus(Score(cells=int(known), wrong=1, zeros=int(got == "0")))
            notes.append(f"WRONG {ref}: {value if known else None} -> {got}")
    return score, notes


def prose_of(each: Original, published: Published) -> tuple[Score, list[str]]:
    texts = {"": squeezed(published.preface)} | {key: squeezed(text) for key, text in published.texts.items()}
    other = squeezed("".join(left.text for left in (*published.leftovers, *published.dropped, *published.noted)))
    everything = "".join(texts.values()) + other + squeezed("".join(published.contact.values()))
    score, notes = Score(), []
    for section, sentence in each.sentences():
        wanted = squeezed(sentence)
        placed = wanted in texts.get(section, "")
        lost = wanted not in everything
        score = score.plus(Score(sentences=1, placed=int(placed), lost=int(lost)))
        if not placed:
            where = next(
                (key or "preface" for key, text in texts.items() if wanted in text), "left over" if not lost else "LOST"
            )
            notes.append(f"prose {section or 'preface'} -> {where}: {sentence[:40]}")
    return score, notes


def around_of(each: Original, published: Published, layout: Layout) -> tuple[Score, list[str]]:
    """What is printed around a report belongs into no section and has to be named; the agency is whole or unknown."""
    sections = squeezed("".join((published.preface, *published.texts.values(), *published.contact.values())))
    told = (*published.leftovers, *published.dropped, *published.noted, *published.differences)
    named = squeezed("".join(left.text for left in told)) + published.published
    notes = [f"AROUND in a section: {text}" for text in layout.around if squeezed(text) in sections]
    notes += [
        f"AROUND not named: {text}"
        for text in layout.around
        if squeezed(text) not in sections + named and text.partition("：")[2] not in named
    ]
    agency = each.title.split("20")[0]
    names = int(published.agency != agency)
    score = Score(strays=len(notes), names=names)
    if names:
        wrong = "WRONG" if published.agency else "open"
        notes.append(f"{wrong} agency: {published.agency} {published.candidates}")
    return score, notes


def measure(
    name: str, content: bytes, true: dict[str, str | None], layout: Layout | None, each: Original | None
) -> tuple[Score, list[str]]:
    begin = time.perf_counter()
    try:
        published = import_report(name, content)
    except Problem as problem:
        told = Score(documents=1, cells=sum(value is not None for value in true.values()), open=len(true))
        if each is not None:
            count = sum(1 for _ in each.sentences())
            told = told.plus(Score(sentences=count))
        return told, [f"not read: {problem.en}"]
    seconds = time.perf_counter() - begin
    score, notes = cells_of(true, given(published), layout)
    gaps = score.open or (layout is not None and layout.lacks)
    silent = int(bool(gaps) and not published.leftovers and not published.noted)
    score = score.plus(Score(documents=1, silent=silent, seconds=seconds))
    if each is not None:
        of_prose, more = prose_of(each, published)
        score, notes = score.plus(of_prose), notes + more
        around, more = around_of(each, published, layout) if layout else (Score(), [])
        score, notes = score.plus(around), notes + more
    notes += [
        f"left  [{left.reason}] {left.place}: {left.text[:60]!r}" for left in (*published.leftovers, *published.noted)
    ]
    return score, notes


def made(layout: Layout, each: Original, *, again: bool) -> bytes:
    path = MADE / f"{layout.name}-{each.name}{Path(layout.file).suffix}"
    if again or not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(layout.make(each))
    return path.read_bytes()


def part_of(layout: Layout) -> str:
    """Of which sum a layout is: the first two were halves by the names' hash, both may be looked at now."""
    return layout.part or PARTS[hashlib.sha256(layout.name.encode()).digest()[0] % 2]


def real(corpus: Path) -> list[tuple[str, str, bytes, dict[str, str | None]]]:
    """Published reports of the edition of 2021 as they were found; one zero row （六） stands for its three."""
    out = []
    for path in sorted((corpus / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        files = [
            *(corpus / "raw").glob(f"{path.stem}.*"),
            *(corpus.parent / "seeds").glob(f"00{path.stem[-1]}_*" if "seed" in path.stem else "-"),
        ]
        if truth["edition"] != "2021" or not files:
            continue
        values: list[object] = [
            each
            for table in TABLES
            for key, value in truth[table].items()
            if key != "other_single"
            for each in (value if isinstance(value, list) else [value])
        ]
        numbers = {ref: None if value is None else f"{value}" for ref, value in zip(REFS, values, strict=True)}
        if truth["table3"].get("other_single") == [0] * 7:
            numbers |= {ref: "0" for ref in REFS if ref.startswith(_OTHER)}
        out.append((path.stem, files[0].name, files[0].read_bytes(), numbers))
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", help="without it the seeds of the repository are laid out")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--part", help="of the made layouts those of this part only")
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    print(HEAD)
    parts = of_made(options.corpus, options)
    for name, score in parts.items():
        print(score.line(name))
    if options.corpus:
        print(of_real(options).line("real reports"))
    layouts_paper.close()
    return 0


def of_made(corpus: Path | None, options: argparse.Namespace) -> dict[str, Score]:
    """The sums of the parts of the made documents."""
    parts = {name: Score() for name in PARTS}
    old, new = originals(corpus), originals(corpus, others=True)
    for number, layout in _numbered():
        reports, part = new if layout.part else old, part_of(layout)
        is_kept = part == KEPT
        if (options.only and (is_kept or options.only not in layout.name)) or options.part not in (None, part):
            continue
        total = Score()
        for each in (reports[number % len(reports)], reports[(number + 3) % len(reports)]):
            content = made(layout, each, again=options.again)
            score, notes = measure(layout.file, content, each.numbers, layout, each)
            total = total.plus(score)
            if options.only:
                print(f"--- {layout.name}, {each.name}", *notes, sep="\n")
        parts[part] = parts[part].plus(total)
        if options.only or (options.each and not is_kept):
            print(total.line(layout.name), flush=True)
    return parts


def _numbered() -> Iterator[tuple[int, Layout]]:
    """The layouts with the numbers that tell their reports; what was written later changes none of the earlier ones."""
    looks = ((MET, DRAWN), (SIXTH, SIXTH_DRAWN), (SEVENTH, SEVENTH_DRAWN))
    yield from enumerate(layout for layout in LAYOUTS if all(layout.part not in look for look in looks))
    for look in looks:
        yield from enumerate(layout for layout in LAYOUTS if layout.part in look)


def of_real(options: argparse.Namespace) -> Score:
    """The sum of the published reports."""
    total = Score()
    for name, file, content, numbers in real(options.corpus):
        if options.only and options.only not in name:
            continue
        score, notes = measure(file, content, numbers, None, None)
        total = total.plus(score)
        if options.only:
            print(f"--- {name}", *notes, sep="\n")
        if options.each or options.only:
            print(score.line(name))
    return total


if __name__ == "__main__":
    sys.exit(main())
