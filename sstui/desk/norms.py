"""Norm sets at work: shown, read from a file, put in force by an order, taken back in time.

A file that a person wrote is never rewritten: new norms are a new file, and one that is taken back
is moved aside.
"""

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sstui import host
from sstui.config import remember_good
from sstui.config.norms import names_an_order, read_norm_set, read_norms
from sstui.core.norm_content import content
from sstui.core.norm_history import (
    Altered,
    Mark,
    Notice,
    Sighting,
    accepted,
    altered,
    history_of,
)
from sstui.core.norms import Norms, NormSet, impossible
from sstui.core.problems import Problem, Problems
from sstui.core.records import StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.documents.place import put
from sstui.store.cases import levels_in_use
from sstui.store.door import Written, write
from sstui.store.norm_sets import add_norm_sighting, norm_sightings
from sstui.store.staff import staff

ASIDE = "отменено"
"""Sub-folder of `norms` for sets that were taken back; nothing reads it."""
LARGEST = 1024 * 1024
"""Bytes that a file of norms can hold at most to be looked at."""


@dataclass(frozen=True, slots=True)
class ListedSet:
    """A norm set as the list shows it."""

    norms: NormSet
    is_current: bool
    is_future: bool
    is_ours: bool
    """Whether the program wrote it and nobody has changed it since."""
    seen: Sighting | None
    """When and with whom it became what the office goes by; None where that is not known."""
    who: str
    """The person of that, surname and initials; empty when nobody is known."""
    altered: Altered | None

    @property
    def can_take_back(self) -> bool:
        """Whether the program may still take it back."""
        return self.is_future and self.is_ours


def norm_sets(desk: Desk) -> tuple[ListedSet, ...]:
    """Every norm set of the office, oldest first."""
    sightings, norms = norm_sightings(), desk.office.norms
    people = {one.id: one.name.short for one in staff()}
    changed = {one.since: one for one in altered(norms, sightings)}
    return tuple(
        _listed(one, history_of(one.since, sightings), changed.get(one.since), people, desk)
        for one in norms.sets
    )


def norm_set(desk: Desk, day: date) -> ListedSet:
    """The set in force on a day."""
    since = desk.office.norms.on(day).since
    return next(one for one in norm_sets(desk) if one.norms.since == since)


def read_candidate(desk: Desk, path: Path, since: date | None = None) -> NormSet:
    """A norm set from any file, checked as if it stood in the office.

    Args:
        desk: the office that it is for.
        path: the file.
        since: the day from which it would be in force; that of the file's name when None, and
            today where the name holds no day.

    Raises:
        Refusal: the file cannot be read.
        Problems: it is no sound set of norms, or the office cannot go by it.
    """
    day = since or _day_of(path.name) or desk.today
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"{day.isoformat()}.toml"
        _copy(path, copy)
        found = read_norm_set(copy, problems)
    if found is None:
        raise Problems(tuple(replace(one, file=path.name) for one in problems))
    try:
        check_candidate(desk, found)
    except Problems as fault:
        # The file that the person named, not the one that it would become.
        named = {found.file: path.name}
        told = (replace(one, file=named.get(one.file, one.file)) for one in fault.problems)
        raise Problems(tuple(told)) from None
    return found


def check_candidate(desk: Desk, one: NormSet) -> None:
    """Refuse a set that nobody could obey, or that the office cannot go by.

    Raises:
        Problems: everything that it breaks.
    """
    if problems := impossible(one, levels_in_use()):
        raise Problems(tuple(problems))
    _among_the_others(desk, one, _written(desk, one))


def check_application(desk: Desk, one: NormSet) -> None:
    """Refuse a set that could not be put in force now.

    Raises:
        Refusal: a day in the past or one that has its set, or the office goes on with its last
            good files.
        Problems: everything that the set breaks.
    """
    _check_files(desk)
    _check_day(desk, one.since)
    check_candidate(desk, one)


def check_order(text: str) -> None:
    """Refuse words that no order could be found by; no words at all are for a trial.

    Raises:
        Refusal: the day or the number is missing.
    """
    if text and not names_an_order(text):
        raise Refusal("Укажите и дату, и номер: Приказ от 24.11.2026 № 7.", "order")


def apply_norms(desk: Desk, wanted: NormSet, draft_id: str | None = None) -> Desk:
    """Put a set in force from its day by its order: a new file and a line of the journal.

    The desk that comes back goes by it.

    Raises:
        Refusal: a day in the past, one that has its set, no order, the disk refuses, or the
            office goes on with its last good files.
        Problems: everything that the set breaks.
    """
    one = replace(wanted, order=clean_name(wanted.order, "приказ"))
    check_application(desk, one)
    data = _written(desk, one)
    norms = _among_the_others(desk, one, data)
    target, placed = _file(desk, one.since), list[Path]()

    def change() -> Written:
        made = _remember(desk, Notice(one.since, Mark.APPLIED, norms.on(one.since)))
        put(target, data)
        placed.append(target)
        return Written(made, detail={"since": one.since, "order": one.order})

    try:
        write(desk.actor, "norms.apply", "norms", change, draft_id)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        raise
    return _going_by(desk, norms)


def take_back(desk: Desk, since: date) -> Desk:
    """Take a set back that the program wrote and that is not in force yet.

    Its file is moved aside; the desk that comes back goes by the other sets.

    Raises:
        Refusal: no such set, it is in force, a person wrote or changed it, the disk refuses, or
            the office goes on with its last good files.
    """
    check_return(desk, since)
    source, moved = _file(desk, since), list[Path]()

    def change() -> Written:
        made = _remember(desk, Notice(since, Mark.WITHDRAWN, None))
        moved.append(_move_aside(source))
        return Written(made, detail={"since": since})

    try:
        write(desk.actor, "norms.back", "norms", change)
    except BaseException:
        for path in moved:
            path.rename(source)
        raise
    rest = tuple(one for one in desk.office.norms.sets if one.since != since)
    return _going_by(desk, Norms(rest))


def _listed(
    one: NormSet,
    history: list[Sighting],
    changed: Altered | None,
    people: dict[StaffId, str],
    desk: Desk,
) -> ListedSet:
    seen = accepted(history)
    return ListedSet(
        norms=one,
        is_current=desk.office.norms.on(desk.today) is one,
        is_future=one.since > desk.today,
        is_ours=seen is not None and seen.mark is Mark.APPLIED and changed is None,
        seen=seen,
        who=people.get(seen.staff_id, "") if seen and seen.staff_id else "",
        altered=changed,
    )


def _check_files(desk: Desk) -> None:
    """Refuse while the files are wrong: the office would go on with the norms of before."""
    if desk.office.faults:
        raise Refusal(
            "В файлах учреждения ошибки, программа работает по последним верным настройкам. "
            "Сначала исправьте файлы (что не так, скажет «sstui check») и откройте программу "
            "заново."
        )


def _check_day(desk: Desk, since: date) -> None:
    day = short_date(since)
    if since < desk.today:
        raise Refusal(
            f"{day} уже прошло: прошлое судят по нормам, которые тогда действовали. "
            "Выберите сегодняшний или будущий день.",
            "since",
        )
    if any(one.since == since for one in desk.office.norms.sets):
        raise Refusal(
            f"С {day} уже есть набор норм, готовый файл программа не переписывает. "
            "Выберите другой день или отмените тот набор, если он ещё не действует.",
            "since",
        )


def check_return(desk: Desk, since: date) -> None:
    """Refuse to take back a set that has to stay.

    Raises:
        Refusal: no such set, it is in force, a person wrote or changed it, or the office goes on
            with its last good files.
    """
    _check_files(desk)
    found = next((one for one in norm_sets(desk) if one.norms.since == since), None)
    day = short_date(since)
    if found is None:
        raise Refusal(f"Набора норм с {day} нет. Какие есть, показывает «sstui norms list».")
    if not found.is_future:
        raise Refusal(
            f"Нормы с {day} уже действуют, отменить их нельзя: прошлое судят по ним. "
            "Введите новые нормы с другого дня."
        )
    if not found.is_ours:
        raise Refusal(
            f"Файл норм с {day} написал или изменил человек, а не программа. "
            "Если он не нужен, уберите его из папки norms сами."
        )


def _day_of(name: str) -> date | None:
    try:
        return date.fromisoformat(name.removesuffix(".toml"))
    except ValueError:
        return None


def _copy(path: Path, copy: Path) -> None:
    try:
        if not path.is_file():
            raise Refusal(f"Файла «{path.name}» нет.")
        if path.stat().st_size > LARGEST:
            raise Refusal(f"Файл «{path.name}» слишком велик для норм.")
        shutil.copyfile(path, copy)
    except OSError:
        raise Refusal(f"Файл «{path.name}» не читается: проверьте права на него.") from None


def _written(desk: Desk, one: NormSet) -> bytes:
    """The file of a set; it says who made it, because no person's hand is in it."""
    # ~1 ms, and only where norms are written.
    import tomli_w  # noqa: PLC0415

    who = f", {desk.person.name.short}" if desk.person else ""
    head = (
        f"# Нормы записаны программой {short_date(desk.today)}{who}\n"
        "# Имя файла — день, с которого они действуют. Меняют нормы новым файлом.\n\n"
    )
    return (head.replace("\u00a0", " ") + tomli_w.dumps(content(one))).encode()


def _among_the_others(desk: Desk, one: NormSet, data: bytes) -> Norms:
    """The office's norms with a set among them, read back from files as they would stand.

    A set of the same day is replaced.

    Raises:
        Problems: they do not go together, or the office's own files are wrong now.
    """
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        rooms = Path(folder)
        shutil.copytree(
            desk.office.folder / "norms", rooms / "norms", ignore=shutil.ignore_patterns(ASIDE)
        )
        (rooms / one.file).write_bytes(data)
        norms = read_norms(rooms, problems)
    if norms is None:
        raise Problems(tuple(problems))
    return norms


def _remember(desk: Desk, notice: Notice) -> int:
    actor = desk.actor
    return add_norm_sighting(notice.as_sighting(actor.staff_id, actor.login, datetime.now(UTC)))


def _file(desk: Desk, since: date) -> Path:
    return desk.office.folder / "norms" / f"{since.isoformat()}.toml"


def _move_aside(source: Path) -> Path:
    """Move a file into the folder of sets taken back, under a name that nobody has there."""
    folder = source.parent / ASIDE
    folder.mkdir(mode=0o700, exist_ok=True)
    number, target = 1, folder / source.name
    while target.exists():
        number += 1
        target = folder / f"{source.stem}-{number}.toml"
    try:
        source.rename(target)
    except OSError:
        raise Refusal(
            f"Файл «{source.name}» не удалось убрать: проверьте права на папку."
        ) from None
    host.sync_folder(folder)
    host.sync_folder(source.parent)
    return target


def _going_by(desk: Desk, norms: Norms) -> Desk:
    """The desk under other norms; a slip made from now on finds them as the last good ones."""
    used = levels_in_use()
    if not any(impossible(one, used) for one in norms.sets):
        remember_good(desk.office.folder)
    return replace(desk, office=replace(desk.office, norms=norms))
