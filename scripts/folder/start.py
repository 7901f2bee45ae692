"""What the launchers run: the command of gipgen, with the packages that lie beside this file and no others."""

import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "packages"))

if __name__ == "__main__":
    from gipgen.__main__ import main

    sys.exit(main())
