"""Files that lie among what people put into a folder and are none of it: those of systems and programs, and gipgen's own."""

import os

from gipgen.workspace.files import SETTINGS

RESULT = "collect.json"
_NAMES = (SETTINGS, "thumbs.db", "desktop.ini", RESULT, "datapackage.json")


def is_left_alone(path: str) -> bool:
    """Whether nobody means a file of this name: a lock of Word's, a system's list of pictures, what gipgen lays beside reports."""
    plain = os.path.basename(path).lower()
    return plain in _NAMES or plain.startswith("~$") or (plain.startswith("schema") and plain.endswith(".json"))
