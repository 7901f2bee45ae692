"""Which built-in templates there are: all that a house's own may be called."""

import os

from gipgen.formats.registry import formats
from gipgen.resources import templates

_FURTHER = ("collect",)  # what a supervising office writes about many reports


def template_folders() -> tuple[str, ...]:
    """The folders of the templates: one for each format, and what is no report."""
    return (*(each.templates for each in formats()), *_FURTHER)


def template_names() -> list[str]:
    """The built-in templates of the outputs by their paths below ``templates/``."""
    root = templates()
    known = template_folders()
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if folder != root or name in known)
        if folder != root:
            found += [os.path.relpath(os.path.join(folder, name), root).replace("\\", "/") for name in sorted(files)]
    return found
