"""`python3 -m sstui`: the same as the command `sstui`."""

import sys

from sstui.cli import main

sys.exit(main())
