"""What a start does not load of Textual: parts that this program never shows.

The palette of Textual brings an input line, trees, lists and a fuzzy search with it, and the folder
of downloads a library of its own: 2.5 MB and a tenth of an empty app's start. We have a palette of
our own, and nothing here writes into anybody's downloads. Both are names in other modules only, so
bare ones stand in their place while those load; whoever imports the real ones later gets them.
"""

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType

BARE = {
    "textual.command": (
        "CommandListItem",
        "CommandPalette",
        "DiscoveryHit",
        "Hit",
        "Hits",
        "Provider",
        "SimpleProvider",
    ),
    "platformdirs": ("user_downloads_path",),
}
"""Modules, and the names that Textual's own modules take from them as they load."""


@contextlib.contextmanager
def left_out() -> Iterator[None]:
    """Load Textual in this block without them; no use where it has been loaded before."""
    standing_in = {name: _bare(name) for name in BARE if name not in sys.modules}
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name, module in standing_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _bare(name: str) -> ModuleType:
    module = ModuleType(name)
    for one in BARE[name]:
        setattr(module, one, type(one, (), {}))
    return module
