"""The office's files: found, laid out, read and checked."""

from sstui.config.folders import find_office, lay_out_office
from sstui.config.office import Office, load_office
from sstui.config.shipped import shipped_folder, shipped_profiles

__all__ = [
    "Office",
    "find_office",
    "lay_out_office",
    "load_office",
    "shipped_folder",
    "shipped_profiles",
]
