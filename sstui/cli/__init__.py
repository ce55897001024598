"""The command line: decides what to start; plain text and JSON of everything the screens show."""

import sys
from collections.abc import Sequence

from sstui import host


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code.

    Args:
        argv: words of the command line without the program's name; those of the process if None.
    """
    host.keep_files_private()
    try:
        from sstui.cli.running import guarded

        return guarded(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return 130  # pressed before anything began
