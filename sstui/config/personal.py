"""Where a person's own files lie: the keys and the looks of one person at this computer."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

KEYS = "keys.toml"
LOOKS = "looks.toml"


def personal_folder(environ: Mapping[str, str]) -> Path:
    """The folder of a person's own settings: `SSTUI_HOME`, else the per-user config folder.

    The folder need not exist; nothing is made here.
    """
    if named := environ.get("SSTUI_HOME"):
        return Path(os.path.expanduser(named)).absolute()  # noqa: PTH111 - never raises
    if sys.platform == "linux":
        # What the library says, without its half a megabyte at each start.
        base = environ.get("XDG_CONFIG_HOME", "")
        return Path(base if base.startswith("/") else os.path.expanduser("~/.config"), "sstui")  # noqa: PTH111
    from platformdirs import user_config_path  # noqa: PLC0415 - only elsewhere

    return user_config_path("sstui", appauthor=False)
