"""The office's files: found, laid out, read and checked."""

from sstui.config.folders import find_office, lay_out_office
from sstui.config.last_good import last_good, load_running, remember_good
from sstui.config.office import Office, load_office
from sstui.config.shipped import shipped_folder, shipped_profiles

__all__ = [
    "Office",
    "find_office",
    "last_good",
    "lay_out_office",
    "load_office",
    "load_running",
    "remember_good",
    "shipped_folder",
    "shipped_profiles",
]
