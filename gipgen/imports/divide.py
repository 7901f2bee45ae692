"""What stands around and inside a section: the page, the front, furniture, the prose of a section and its table."""

import re
from collections.abc import Sequence

from gipgen.findings.privacy import quoted
from gipgen.form.definition import Form
from gipgen.imports import frame
from gipgen.imports.entries import looks_tabular
from gipgen.imports.form_words import Index
from gipgen.imports.match import Leftover
from gipgen.imports.outline import Start, table_section
from gipgen.imports.paragraphs import same_text
from gipgen.imports.printed_words import core, is_value, normal
from gipgen.imports.raw import Block, Line, Raw, Run, Table


def without_bookmarks(blocks: Sequence[Block]) -> list[Block]:
    """Without what converters of Word files write for a bookmark, in the middle of a line too."""
    return [
        block._replace(
            runs=tuple(run._replace(text=re.sub(r"\[bookmark:[^\]]{0,40}\]", "", run.text)) for run in block.runs)
        )
        if isinstance(block, Line) and "[bookmark" in block.text
        else block
        for block in blocks
    ]


def is_page(raw: Raw) -> bool:
    return any(block.path for block in raw.blocks)


def without_page(
    blocks: list[Block], starts: list[Start], words: Index
) -> tuple[list[Block], list[Start], list[Leftover]]:
    """Take off what stands outside the element of a page that holds the whole report, title lines excepted."""
    held = [blocks[start.position] for start in starts]
    held += [block for block in blocks if isinstance(block, Table) and table_section(block, words) is not None]
    paths = [block.path for block in held]
    if len(held) < 4 or not all(isinstance(path, tuple) for path in paths):  # too few to know the element
        return blocks, starts, []
    common = _common(paths)
    if not common:
        return blocks, starts, []
    first, last = starts[0].position, starts[-1].position
    dropped: list[Leftover] = []
    kept: list[Block] = []
    moved = [0] * (len(blocks) + 1)
    for number, block in enumerate(blocks):
        moved[number] = len(kept)
        inside = block.path[: len(common)] == common
        if inside or (first < number < last) or (number < first and isinstance(block, Line) and _may_be_title(block)):
            kept.append(block)
        else:
            dropped.append(Leftover(quoted(_text(block), 0, 200), block.place, "page"))
    return kept, [start._replace(position=moved[start.position]) for start in starts], dropped


def _may_be_title(line: Line) -> bool:
    return len(line.text) < 64 and bool(frame.title_of([line]))


def _common(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    common = paths[0]
    for path in paths[1:]:
        length = 0
        while length < min(len(common), len(path)) and common[length] == path[length]:
            length += 1
        common = common[:length]
    return common


def _text(block: Block) -> str:
    if isinstance(block, Line):
        return block.text
    return " ".join(" ".join(cell.text.split()) for cell in block.cells)


def front(head: Sequence[Block], raw: Raw) -> tuple[str, list[Block], list[Leftover]]:
    """Title, the preface's blocks, and what stands in front of the title."""
    lines = [block for block in head if isinstance(block, Line)]
    found = frame.title_of(lines)
    if found is None:
        rest = [block for block in head if isinstance(block, Table) or not frame.is_furniture(block.text)]
        titles = [line for line in lines if line.text.startswith("标题")]
        named = frame.title_of(titles[:1])
        return (named[0] if named else frame.title_from(raw.title)), rest, []
    title, first, last = found
    place = next(number for number, block in enumerate(head) if block is lines[last - 1])
    start = next(number for number, block in enumerate(head) if block is lines[first])
    before = [
        Leftover(quoted(_text(block), 0, 200), block.place, "front")
        for block in head[:start]
        if isinstance(block, Table) or not frame.is_furniture(block.text)
    ]
    rest = [block for block in head[place + 1 :] if isinstance(block, Table) or not frame.is_furniture(block.text)]
    rest = [block for block in rest if not (isinstance(block, Line) and same_text(block.text, title))]
    return title, rest, before


def trimmed(part: list[Block], dropped: list[Leftover], *, table: bool, last: bool) -> list[Block]:
    """Without furniture; behind the end of the report the first line of it ends everything."""
    kept: list[Block] = []
    while last and part and isinstance(part[-1], Line) and frame.is_own_file(part[-1].text):
        dropped.append(Leftover(part[-1].text, part[-1].place, "page"))
        part = part[:-1]
    for number, block in enumerate(part):
        if isinstance(block, Table) or not frame.is_furniture(block.text) or (table and is_value(block.text)):
            kept.append(block)
            continue
        dropped.append(Leftover(block.text, block.place, "page"))
        if (
            last
            and kept
            and block.path
            and not any(isinstance(each, Line) and len(each.text) > 40 for each in part[number + 1 :])
        ):  # prose would go on
            dropped += [Leftover(quoted(_text(each), 0, 200), each.place, "page") for each in part[number + 1 :]]
            break
    return kept


def divided(part: Sequence[Block], words: Index, *, own: bool) -> tuple[list[Block], list[Block]]:
    """The prose of a section with a table, and its table with the lines that belong to it."""
    if own:
        inside = [isinstance(block, Table) and table_section(block, words) is not None for block in part]
        notes = [block for block, is_inside in zip(part, inside, strict=True) if not is_inside]
        return notes, [block for block, is_inside in zip(part, inside, strict=True) if is_inside]
    tabular = [
        number
        for number, block in enumerate(part)
        if (table_section(block, words) is not None if isinstance(block, Table) else looks_tabular(block, words))
        or (isinstance(block, Table) and _has_words(block, words))
    ]
    tabular = [number for number in tabular if not _alone(number, tabular, part)]
    if not tabular:
        return list(part), []
    first, last = tabular[0], tabular[-1]
    inner = [block for block in part[first : last + 1] if isinstance(block, Table) or not _is_prose(block, words)]
    outer = [block for block in part if not any(block is each for each in inner)]
    return outer, inner


def _has_words(table: Table, words: Index) -> bool:
    known = sum(core(cell.text) in words.rows or core(cell.text) in words.headers for cell in table.cells)
    return known > 0 or all(is_value(cell.text) or not normal(cell.text) for cell in table.cells)


def _alone(number: int, tabular: list[int], part: Sequence[Block]) -> bool:
    """A short line that could be a cell, far from any other."""
    block = part[number]
    if isinstance(block, Table) or len(block.text) > 60:  # a whole table that ran together
        return False
    return (
        number - 1 not in tabular
        and number + 1 not in tabular
        and not any(isinstance(part[each], Table) for each in tabular)
    )


def _is_prose(line: Line, words: Index) -> bool:
    text = line.text
    return len(text) > 25 and text[-1] in "。；！" and not looks_tabular(line, words)


def cleaned(line: Line) -> Line:
    text = frame.without_chrome(line.text)
    return line if text == line.text else line._replace(runs=(Run(text),))


def overview(
    front: list[Block], notes: dict[str, list[Block]], form: Form
) -> tuple[list[Block], dict[str, list[Block]]]:
    """Without a heading of section one: what speaks of the report itself is the preface, the rest is section one."""
    count = 0
    for block in front:
        if not isinstance(block, Line) or not any(
            word in block.text for word in ("编制", "统计期限", "本报告", "年度报告", "条例")
        ):
            break
        count += 1
    if front[count:]:
        notes = {form.sections[0].id: front[count:], **notes}
    return front[:count], notes
