"""Run files of worked cases against the visit rule: `check_vectors.py FILE…`.

Prints every mismatch and a count; exits 1 on any, 2 when a file cannot be read. The federal
calendar is the shipped one, which a test holds against the `holidays` library day by day.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from sstui.config import shipped_folder
from sstui.config.years import read_years
from sstui.core.vectors import answer
from sstui.core.workdays import YearTable


def mismatches(case: dict[str, Any], years: dict[int, YearTable]) -> list[str]:
    """Lines that say what one case got instead of what it expects."""
    try:
        got = answer(case["input"], years)
    except (ValueError, KeyError, TypeError) as refused:
        return [f"refused: {refused}"]
    return [
        f"{key}: got {json.dumps(got.get(key))}, expected {json.dumps(wanted)}"
        for key, wanted in case["expect"].items()
        if got.get(key) != wanted
    ]


def main(files: list[str]) -> int:
    """Check every file; the exit code."""
    if not files:
        print(__doc__)
        return 2
    years = read_years(shipped_folder("config"), [])
    cases = wrong = 0
    for name in files:
        try:
            loaded = json.loads(Path(name).read_text("utf-8"))
        except (OSError, ValueError) as error:
            print(f"{name}: cannot be read: {error}")
            return 2
        for case in loaded:
            cases += 1
            if lines := mismatches(case, years):
                wrong += 1
                print(f"{name}: {case['name']}", *lines, sep="\n    ")
    print(f"{cases} cases, {wrong} mismatches")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
