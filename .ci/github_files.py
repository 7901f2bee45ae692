"""Hold the files below .github against the schemas that check-jsonschema brings along; nothing is fetched."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".github"
SCHEMAS = {
    "vendor.github-workflows": sorted(FOLDER.glob("workflows/*.yml")),
    "vendor.github-issue-config": [FOLDER / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.github-issue-forms": [each for each in FOLDER.glob("ISSUE_TEMPLATE/*.yml") if each.name != "config.yml"],
}
for schema, files in SCHEMAS.items():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    if subprocess.run(command, check=False).returncode:
        sys.exit(1)
