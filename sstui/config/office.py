"""Loads an office folder: everything that its files say, or everything that is wrong with them."""

from dataclasses import dataclass
from pathlib import Path

from sstui.config.dictionaries import read_dictionaries
from sstui.config.norms import read_norms
from sstui.config.profiles import read_profile
from sstui.config.regions import read_region, region_warnings
from sstui.config.settings import read_settings
from sstui.config.years import read_years, warnings_of
from sstui.core.norms import Norms
from sstui.core.office import Dictionaries, OfficeSettings
from sstui.core.problems import Problem, Problems
from sstui.core.profile import Profile
from sstui.core.refusal import Refusal
from sstui.core.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Office:
    """One office folder, read and checked."""

    folder: Path
    settings: OfficeSettings
    norms: Norms
    calendar: WorkCalendar
    dictionaries: Dictionaries
    profile: Profile
    warnings: tuple[str, ...] = ()
    """Sentences for every screen: what works but wants a person's eye."""
    faults: tuple[Problem, ...] = ()
    """What is wrong with the files of now, while the last good ones are in force instead."""

    @property
    def database(self) -> Path:
        """The office's facts."""
        return self.folder / "sstui.db"

    @property
    def templates(self) -> Path:
        """Word templates of the papers."""
        return self.folder / "templates"

    @property
    def out(self) -> Path:
        """Papers made by the program."""
        return self.folder / "out"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.folder / "backups"


def load_office(folder: Path) -> Office:
    """Read an office folder.

    Raises:
        Refusal: the folder holds no office at all.
        Problems: files are wrong; all faults of all files, and nothing of them is in force.
    """
    if not (folder / "office.toml").exists() and not (folder / "norms").exists():
        raise Refusal(
            f"В папке «{folder}» нет учреждения. Укажите другую папку или создайте учреждение: "
            f"sstui init ПАПКА --profile tula"
        )
    problems: list[Problem] = []
    code, settings = read_settings(folder, problems)
    profile = read_profile(folder, code, problems) if code else None
    norms = read_norms(folder, problems)
    years = read_years(folder, problems)
    dictionaries = read_dictionaries(folder, problems)
    region = settings and settings.region and read_region(folder, settings.region, problems)
    if problems or not (settings and profile and norms and dictionaries):
        raise Problems(tuple(problems))
    warnings = list(warnings_of(years))
    non_working = settings.non_working
    if region:
        # The office's own days overrule those of the region, as they do the federal ones.
        non_working |= region.days_off - settings.working
        warnings += region_warnings(region, sorted(years))
    calendar = WorkCalendar(years, settings.working, non_working)
    return Office(folder, settings, norms, calendar, dictionaries, profile, tuple(warnings))
