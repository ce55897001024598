"""The places of the program: pages that the menu and the palette lead to from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One page that can be gone to."""

    id: str
    mark: str
    """The digit that goes there behind F9; it is the same for ever."""
    title: str
    screen: str = ""
    """`module:Class` of the page, made without arguments; empty where the app has its own way."""


PLACES: Sequence[Place] = (
    Place("queue", "1", "Очередь: кого пора посетить"),
    Place("calendar", "2", "Календарь"),
    Place("load", "3", "Нагрузка кураторов", "sstui.ui.screens.load:LoadScreen"),
    Place("closed-run", "4", "Выходные подряд", "sstui.ui.screens.closed_run:ClosedRunScreen"),
    Place("norms", "5", "Нормы: список и проба", "sstui.ui.screens.norms:NormsScreen"),
    Place("today", "6", "Главное за день", "sstui.ui.screens.today:TodayScreen"),
    Place("drafts", "7", "Черновики: незаконченные записи", "sstui.ui.screens.drafts:DraftsScreen"),
    Place("recent", "8", "Недавние семьи"),
    Place("looks", "9", "Вид: цвета, знаки, мышь", "sstui.ui.screens.looks:LooksPage"),
    Place("files", "0", "Личные дела семей", "sstui.ui.screens.family_files:FamilyFilesScreen"),
    Place("sittings", "-", "Заседания и решения", "sstui.ui.screens.sittings:SittingsScreen"),
    Place("appeals", "`", "Обращения: журнал", "sstui.ui.screens.appeals:AppealsScreen"),
    Place("owes", "=", "Кто нам должен ответ", "sstui.ui.screens.owes:OwesScreen"),
    Place(
        "organisations", "\\", "Организации", "sstui.ui.screens.organisations:OrganisationsScreen"
    ),
    Place("way", "[", "Семьи на пути к делу", "sstui.ui.screens.on_the_way:OnTheWayScreen"),
)
"""A new place takes the next free digit."""
