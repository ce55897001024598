"""Everything of an office that can be wrong without anybody noticing, looked through at once."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sstui.config import Office, load_office
from sstui.config.shipped import shipped_folder
from sstui.core.paper_kinds import PaperKind
from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal
from sstui.core.wording import counted, short_date
from sstui.desk.desk import Desk, office_day
from sstui.desk.drafts import stale_drafts
from sstui.desk.fingerprints import alterations, remember
from sstui.desk.papers import words_of
from sstui.store.cases import levels_in_use
from sstui.store.door import Actor
from sstui.store.name_index import mend
from sstui.store.opening import faults, open_office
from sstui.store.papers import all_documents

DATABASE = "sstui.db"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of an office found."""

    problems: tuple[Problem, ...]
    warnings: tuple[str, ...] = ()
    """What works but wants a person's eye; known only when the settings can be read."""


def check(folder: Path, today: date | None = None) -> Checked:
    """Look through an office: settings, templates, database, issued papers.

    Args:
        folder: the office folder.
        today: the office's day; that of the clock when None.

    Raises:
        Refusal: the folder holds no office at all.
    """
    problems: list[Problem] = []
    office: Office | None = None
    try:
        office = load_office(folder)
    except Problems as wrong:
        problems += wrong.problems
    problems += _templates(folder / "templates")
    if is_open := _database(folder / DATABASE, problems):
        problems += _papers(folder)
    if office and is_open:
        problems += _levels(office)
        problems += _norms(office, today or office_day(office))
    if office:
        problems += _sheet(office, today or office_day(office))
    warnings = (*(office.warnings if office else ()), *_without_template(folder / "templates"))
    if is_open:
        warnings = (*warnings, *_drafts(), *_index())
    if office and is_open:
        warnings = (*warnings, *_order(Desk(office, today or office_day(office))))
    return Checked(tuple(problems), warnings)


def _templates(folder: Path) -> list[Problem]:
    # The checker itself runs in a process of its own; its room costs ~30 ms, and only here.
    from sstui.documents.render import check_template  # noqa: PLC0415

    shipped = shipped_folder("templates")
    found: list[Problem] = []
    for kind in PaperKind:
        own = folder / kind.template
        # The shipped ones have passed this check before they were shipped.
        if own.exists() and not _same(own, shipped / kind.template):
            found += check_template(own, words_of(kind).FIELDS)
    return found


def _same(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _without_template(folder: Path) -> Iterator[str]:
    """Papers that the office has no template of its own for."""
    if names := [one.template for one in PaperKind if not (folder / one.template).exists()]:
        listed = ", ".join(names)
        yield f"в папке templates нет шаблонов: {listed}; вместо них берутся поставляемые"


def _database(path: Path, problems: list[Problem]) -> bool:
    """Whether the database can be asked at all; its faults are added to the problems."""
    try:
        open_office(path)
        found = faults()
    except Refusal as refusal:
        problems.append(Problem(DATABASE, "", refusal.sentence, ""))
        return False
    advice = "верните копию из папки backups"
    problems += [Problem(DATABASE, "", fault, advice) for fault in found]
    return not found


def _drafts() -> Iterator[str]:
    """Unfinished entries that people have left lying."""
    for one in stale_drafts():
        words = ("незаконченная запись", "незаконченные записи", "незаконченных записей")
        many = counted(one.count, *words)
        yield f"{one.name or 'без имени'}: {many} старше недели; посмотреть — F9, «Черновики»"


def _index() -> Iterator[str]:
    """The index of alike families: derived, so that what is wrong in it is put right here."""
    count = 0
    with suppress(Refusal):
        count = mend()
    if count:
        words = ("запись", "записи", "записей")
        yield f"поиск похожих семей: поправлено {counted(count, *words)}, делать ничего не нужно"


def _order(desk: Desk) -> Iterator[str]:
    """Cases that stood otherwise in the order kept for a long queue than the facts say."""
    # Looked at by this command alone: a start does without all of it.
    from sstui.desk.order_check import mend_order  # noqa: PLC0415

    if wrong := mend_order(desk):
        yield f"порядок очереди расходился с фактами, дел: {wrong}; он исправлен"


def _sheet(office: Office, today: date) -> list[Problem]:
    """Faults of the assessment sheet, which is read only when one is filled."""
    from sstui.config.assessment import read_sheet  # noqa: PLC0415 - by this command alone

    found: list[Problem] = []
    levels = [one.code for one in office.norms.on(today).by_rank()]
    read_sheet(office.folder, levels, found)
    return found


def _levels(office: Office) -> Iterator[Problem]:
    """Levels that families are on and that some norms leave out."""
    for code in sorted(levels_in_use()):
        for one in office.norms.sets:
            if code not in one.levels:
                found = "раздела нет, а семьи на этом уровне есть"
                expected = f"верните раздел [levels.{code}]"
                name = f"norms/{one.since.isoformat()}.toml"
                yield Problem(name, f"levels.{code}", found, expected)


def _norms(office: Office, today: date) -> Iterator[Problem]:
    """Norm sets that were changed by hand while in force: the past is judged by them."""
    with suppress(Refusal):
        remember(office.norms, Actor(None), today)
    for one in alterations(office.norms):
        noticed = short_date(one.noticed_at.astimezone(office.settings.zone).date())
        found = f"нормы уже действуют, но {one.what}; замечено {noticed}"
        expected = "верните, как было: новые нормы вводят новым файлом (sstui norms apply)"
        yield Problem(one.file, "", found, expected)


def _papers(folder: Path) -> Iterator[Problem]:
    """Issued papers that are gone or are no longer what was issued."""
    for document in all_documents():
        number = f"документ № {document.number}" if document.number else "документ без номера"
        try:
            digest = hashlib.sha256((folder / document.file).read_bytes()).hexdigest()
        except OSError:
            expected = "верните файл или напечатайте документ заново"
            yield Problem(document.file, number, "файла нет или он не читается", expected)
            continue
        if digest != document.sha256:
            expected = "напечатайте документ заново, если правка не нужна"
            yield Problem(document.file, number, "файл изменён после печати", expected)
