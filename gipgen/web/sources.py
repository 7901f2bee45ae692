"""What a report is made from, so that its files can be watched, and made anew from what they say now."""

import contextlib
import os
import re
from collections.abc import Iterator

from gipgen.check import Examined
from gipgen.formats.templating import forget_templates
from gipgen.project.build_files import Checked, check_file, load_settings, render
from gipgen.settings.settings import Settings
from gipgen.workspace import house_style
from gipgen.workspace.files import Found
from gipgen.workspace.neighbours import beside


def check_again(found: Found) -> Checked:
    """Check a report with the settings of this moment; they are read once a process otherwise."""
    load_settings.cache_clear()
    return check_file(found)


def page(examined: Examined, *, draft: bool) -> bytes:
    """The web page as ``build`` writes it, in the house style of this moment. Raises ``Problem``, ``ProofError``."""
    house_style.forget()
    style = house_style.open_house(examined.case.settings, house_style.NO_FILES)
    if style.folders:
        forget_templates()
    return render(examined, ("html",), draft=draft, house=style)["html"]


def files_behind(checked: Checked) -> tuple[str, ...]:
    """The files and folders, besides the report and its gipgen.toml, on which its page depends, there or not."""
    return tuple(_files_behind(checked)) if checked.examined else ()


def _files_behind(checked: Checked) -> Iterator[str]:
    if checked.examined is None:
        return
    previous = checked.examined.case.report.fields["previous"]
    named = re.findall(r"!\[[^\]\n]*\]\(<?([^)>\s]+)", checked.examined.source.text)
    named = [file for file in named if "://" not in file and not file.startswith(("//", "data:"))]
    for file in [previous, *named]:
        if isinstance(file, str) and file:
            with contextlib.suppress(OSError, ValueError):  # a name that no file can have
                yield beside(checked.found.path, file)
    yield from _house_files(checked.examined.case.settings)


def _house_files(settings: Settings) -> Iterator[str]:
    folder, style = os.path.dirname(settings.path), settings.style
    for file in (style.reference_doc, style.masthead.logo):
        if file:
            yield os.path.join(folder, file)
    for name in style.templates:
        for current, _, files in os.walk(os.path.join(folder, name)):
            yield current  # its time changes when a file comes or goes
            yield from (os.path.join(current, file) for file in files)
