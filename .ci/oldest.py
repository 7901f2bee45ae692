"""The oldest release that pyproject.toml allows of each dependency, as constraints for pip.

python .ci/oldest.py >oldest.txt && pip install '.[…]' -c oldest.txt
"""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
lists = [project["dependencies"], *project["optional-dependencies"].values()]
oldest: dict[str, str] = {}
for wanted in (each for some in lists for each in some):
    found = re.fullmatch(r"([A-Za-z0-9._-]+)>=([0-9.]+)(,<[0-9.]+)?(; .*)?", wanted)
    if not found:
        raise SystemExit(f"{wanted}: every dependency has a lower bound")
    if oldest.setdefault(found[1], found[2]) != found[2]:
        raise SystemExit(f"{wanted}: {found[1]} has two lower bounds")
print("\n".join(f"{name}=={version}" for name, version in sorted(oldest.items())))
