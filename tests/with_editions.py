"""The command ``gipgen`` as it is once the editions under tests/data/editions are in force: ``python tests/with_editions.py check …``."""

import sys
from pathlib import Path

from gipgen.__main__ import main
from gipgen.form.editions import also_from

if __name__ == "__main__":
    with also_from(str(Path(__file__).parent / "data" / "editions")):
        code = main()
    sys.exit(code)
