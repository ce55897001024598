"""What follows the text of a programme: signatures, and the decision where one person decides."""

from sstui.core.drafts import About
from sstui.core.programme import Programme
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.programmes import decide_alone, sign
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option

_SIGN_HELP = "День подписи на бумаге; т — сегодня; пусто — ещё не подписана."


class SignForm(FormPage[str | None]):
    """The days on which the curator and the family signed a draft."""

    NAME = "Подписи под программой"
    HELP = (
        "Здесь отмечают, когда программу подписали куратор и семья. Если после этого её изменить, "
        "подписи снимаются."
    )
    LOST = "Подписи не записаны."

    def __init__(self, desk: Desk, programme: Programme) -> None:
        """Make the form for a draft."""
        self.programme = programme
        curator = day_field(desk, programme.curator_signed_on, back=True)
        family = day_field(desk, programme.family_signed_on, back=True)
        fields = [
            Field("curator_signed_on", "Куратор", curator, help=_SIGN_HELP),
            Field("family_signed_on", "Семья", family, help=_SIGN_HELP),
        ]
        super().__init__(desk, fields, _facts(programme), About(self.KIND))

    def save(self, values: Values) -> str:
        curator = values.day_or_none("curator_signed_on")
        sign(self.desk, self.programme, curator, values.day_or_none("family_signed_on"))
        return "Подписи записаны."


class DecideForm(FormPage[str | None]):
    """The decision on a programme where the region's act names no body for it."""

    NAME = "Решение по программе"
    HELP = (
        "Здесь заведующий или директор утверждает программу или возвращает её с замечаниями. Свою "
        "программу утверждает другой. Решение не выбрано заранее."
    )
    LOST = "Решение не записано."

    def __init__(self, desk: Desk, programme: Programme) -> None:
        """Make the form for a version that waits."""
        self.programme = programme
        ways = [Option(True, "утвердить"), Option(False, "вернуть на доработку")]
        self._way = NumberedChoice(ways)
        day = day_field(desk, desk.today, back=True)
        fields = [
            Field("approve", "Решение", self._way, "Выберите решение."),
            Field("on", "День решения", day, "Введите день решения.", DAY_HELP),
            Field("remarks", "Замечания", NoteField()),
        ]
        super().__init__(desk, fields, _facts(programme), About(self.KIND))

    def comment(self) -> None:
        said = "Напишите, что исправить." if self._way.value is False else ""
        self.form.hint("remarks", said)

    def save(self, values: Values) -> str:
        approve = values.one("approve", bool)
        on = values.day("on")
        decide_alone(self.desk, self.programme, on, approve=approve, remarks=values.text("remarks"))
        return "Программа утверждена." if approve else "Программа возвращена на доработку."


def _facts(programme: Programme) -> list[tuple[str, str]]:
    drawn = short_date(programme.drawn_on)
    return [
        ("Программа", f"№ {programme.number}, редакция {programme.edition}, составлена {drawn}")
    ]
