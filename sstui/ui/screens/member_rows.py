"""People of a family as rows of a list: on the card and in the family's file."""

from collections.abc import Sequence

from sstui.core.office import Dictionaries
from sstui.core.records import Member, Sex
from sstui.core.wording import short_date
from sstui.ui.screens.card_rows import Context, Row
from sstui.ui.tones import Tone
from sstui.ui.widgets.lines import Group
from sstui.ui.words import age

COLUMNS = (
    ("", 1, 0, 0),
    ("Имя", 24, 3, 0),
    ("Кем приходится", 16, 2, 0),
    ("Родился", 10, 0, 1),
    ("Возраст", 8, 0, 0),
    ("Учёба, работа", 12, 1, 4),
    ("Документ", 14, 3, 2),
    ("Здоровье", 10, 1, 5),
    ("Телефон", 18, 0, 6),
    ("СНИЛС", 14, 0, 7),
)
"""Title, width, share, rank of each cell."""
EMPTY = "В семье никто не записан. {card.add} — записать человека."


def member_rows(members: Sequence[Member], context: Context) -> list[Row | Group]:
    """People of a family; those who have left are told by a sign and a word."""
    return [
        Row(
            one.id,
            (
                "*" if one.is_applicant else "×" if one.left_on else " ",
                one.name.full,
                kinship_words(one, context.dictionaries),
                short_date(one.born_on) if one.born_on else "",
                age(one.born_on, context.today),
                one.occupation,
                one.identity,
                one.health,
                one.phone,
                one.snils,
            ),
            one,
            Tone.MUTED if one.left_on else Tone.PLAIN,
        )
        for one in members
    ]


def kinship_words(one: Member, dictionaries: Dictionaries) -> str:
    """«мать, заявитель», «ребёнок, выбыл 01.11.2026»."""
    said = [dictionaries.kinships.title(one.kinship)]
    if one.is_applicant:
        said.append("заявитель")
    if one.left_on:
        said.append(f"{'выбыла' if one.sex is Sex.FEMALE else 'выбыл'} {short_date(one.left_on)}")
    elif one.came_on:
        said.append(f"в семье с {short_date(one.came_on)}")
    return ", ".join(said)
