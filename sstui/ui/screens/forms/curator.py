"""The director's order: a family gets its curator, or another one."""

from sstui.core.records import CaseId, StaffId
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.orders import OrderDraft, order_curator, orders
from sstui.ui.screens.forms.base import BASIS_HELP, NUMBER_HELP, Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.choices import one_of_staff
from sstui.ui.screens.forms.curators import CuratorField
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import plain


class CuratorForm(CasePage):
    """Number and day of the order, who from which day, who stands in; over the norm also why."""

    NAME = "Приказ о кураторе"
    KIND = "curator"
    HELP = (
        "Здесь записывают приказ, которым за семьёй закрепляют куратора. В списке видно, какой "
        "станет нагрузка каждого; те, у кого она выше нормы, стоят внизу: им семью передают, "
        "указав причину."
    )
    LOST = "Приказ о кураторе не сохранён."

    def __init__(self, desk: Desk, case_id: CaseId) -> None:
        found = card(desk, case_id)
        self._curator = CuratorField(desk, case_id)
        self._curator.offer_for(found.line.level)
        from_on = found.case.started_on if found.curator is None else desk.today
        signed = day_field(desk, desk.today, back=True)
        substitute = one_of_staff(desk, "Замещает", None)
        fields = [
            Field("curator_id", "Куратор", self._curator, "Выберите куратора."),
            Field("reason", "Причина", TextField(), "Укажите, почему семья передаётся ему."),
            Field("from_on", "С какого дня", day_field(desk, from_on), "Введите день.", DAY_HELP),
            Field("number", "Номер приказа", TextField(max_length=40), help=NUMBER_HELP),
            Field("signed_on", "Дата приказа", signed, "Введите день.", DAY_HELP),
            Field("substitute_id", "Замещает", substitute, help="Кто заменяет, когда его нет."),
            Field("basis", "Основание", TextField(), help=BASIS_HELP),
        ]
        now = plain(found.curator.name) if found.curator else "не назначен"
        facts = [("Сейчас", now)]
        if known := orders(case_id):
            last = known[0]
            facts.append(("Последний приказ", f"№ {last.number} от {short_date(last.signed_on)}"))
        super().__init__(desk, found, fields, facts)

    def comment(self) -> None:
        over = self._curator.warning()
        self.form.hint("curator_id", f"Внимание: {over}." if over else "", Tone.DUE)
        self.form.offer("reason", is_wanted=bool(over))

    def save(self, values: Values) -> str:
        substitute = values.by_name["substitute_id"]
        draft = OrderDraft(
            case_id=self.card.case.id,
            staff_id=StaffId(values.one("curator_id", int)),
            signed_on=values.day("signed_on"),
            from_on=values.day("from_on"),
            number=values.text("number"),
            substitute_id=StaffId(substitute) if isinstance(substitute, int) else None,
            basis=values.text("basis"),
            reason=values.text("reason"),
            draft_id=self.draft_id,
        )
        made = order_curator(self.desk, draft)
        number = next(one.number for one in orders(draft.case_id) if one.id == made)
        name = plain(self.card.people[draft.staff_id].name)
        return f"Куратор — {name}, с {short_date(draft.from_on)}. Приказ № {number}."
