"""Words about records of the family's file, the same on screens and on the command line."""

from collections.abc import Sequence
from datetime import date

from sstui.core.family_file import Assessment, Consent, ConsentPurpose
from sstui.core.paper_kinds import PaperKind
from sstui.core.wording import short_date
from sstui.desk.desk import Desk

PASSPORT_LINES = (
    ("registered_address", "Адрес регистрации"),
    ("service_programme", "ИППСУ или договор"),
    ("composition", "Состав"),
    ("registers", "Учёты"),
    ("resources", "Ресурсы семьи"),
    ("wishes", "Чего хочет семья"),
    ("obligations", "Обязательства"),
)
"""Texts of the passport in their order, and what they are called."""
SURVEY_LINES = (
    ("info_from", "От кого сведения"),
    ("others", "Кто ещё обследовал"),
    ("housing", "Условия проживания"),
    ("premises", "Состояние жилья"),
    ("income", "Доходы"),
    ("relations", "Отношения в семье"),
    ("children", "Дети"),
    ("resources", "Ресурсы семьи"),
    ("conclusion", "Вывод"),
    ("recommendations", "Рекомендации"),
)
"""Sections of a survey act in their order, and what they are called."""


def purpose_words(desk: Desk, purpose: str) -> str:
    """A purpose of consents in the words of the profile."""
    found = desk.office.profile.lists.purposes.get(purpose)
    if found is not None:
        return found.title
    known = {one.value: one.label for one in ConsentPurpose}
    return known.get(purpose, "цель, которой в профиле больше нет")


def paper_word(desk: Desk, kind: PaperKind) -> str:
    """What a paper is called; of the agreement the profile says it: «соглашение», «договор»."""
    if kind is PaperKind.AGREEMENT:
        return desk.office.profile.terms.agreement.nominative
    return kind.label


def consent_state(one: Consent, today: date) -> str:
    """«действует», «отозвано 23.11.2026», «истекло», «недействительно: не та бумага»."""
    if one.voided:
        return f"недействительно: {one.voided}"
    if one.withdrawn_on is not None:
        return f"отозвано {short_date(one.withdrawn_on)}"
    if one.until_on is not None and one.until_on < today:
        return "истекло"
    return "действует" if one.given_on <= today else "ещё не действует"


def decided_words(desk: Desk, one: Assessment) -> str:
    """«кризисный 20.11.2026», «не решено»."""
    if not one.decided:
        return "не решено"
    day = f" {short_date(one.decided_on)}" if one.decided_on else ""
    return f"{level_title(desk, one.decided)}{day}"


def level_title(desk: Desk, code: str) -> str:
    """A level by the norms of the day; its code where they have it no more."""
    known = desk.office.norms.on(desk.today).levels.get(code)
    return known.title if known else code


def help_words(desk: Desk, codes: Sequence[str]) -> str:
    """«социальная, юридическая»: kinds of help by the profile's words, else the dictionary's."""
    own, known = desk.office.profile.lists.help_kinds, desk.office.dictionaries.help_kinds
    return ", ".join(own.title(one) if one in own else known.title(one) for one in codes)
