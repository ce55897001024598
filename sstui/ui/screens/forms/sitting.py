"""A sitting is planned or moved; somebody from outside is called to it."""

from dataclasses import replace

from sstui.core.refusal import Refusal
from sstui.core.sittings import Attendee, Part, Sitting, SittingId
from sstui.core.text import clean_name
from sstui.desk.agenda import waiting
from sstui.desk.desk import Desk
from sstui.desk.sittings import (
    SittingDraft,
    body_members,
    body_of,
    call_members,
    change_plan,
    full_sitting,
    plan_sitting,
)
from sstui.ui.screens.forms.base import Facts, FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.days import AHEAD_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField, TimeField


class SittingForm(FormPage[SittingId]):
    """The day, the hour and the place; a new one takes on its agenda whatever waits."""

    NAME = "Заседание"
    HELP = (
        "Здесь назначают заседание. В повестку попадает всё, что ждёт рассмотрения, в список — все "
        "члены органа; кто пришёл, отмечают на самом заседании."
    )
    LOST = "Заседание не сохранено."

    def __init__(self, desk: Desk, old: Sitting | None = None) -> None:
        self._old = old
        day = day_field(desk, old.held_on if old else desk.today)
        planned = [Option("planned", "плановое"), Option("extra", "внеочередное")]
        kind = "planned" if old is None or old.is_planned else "extra"
        fields = [
            Field("held_on", "День", day, "Введите день.", AHEAD_HELP),
            Field("at", "Время", TimeField(old.at if old else "")),
            Field("place", "Место", TextField(old.place if old else "")),
            Field("kind", "Вид", NumberedChoice(planned, kind), "Выберите вид."),
        ]
        super().__init__(desk, fields, _facts(desk) if old is None else ())

    def save(self, values: Values) -> SittingId:
        draft = SittingDraft(
            held_on=values.day("held_on"),
            at=values.text("at"),
            place=values.text("place"),
            is_planned=values.text("kind") == "planned",
            draft_id=self.draft_id,
            all_present=False,
        )
        if self._old is None:
            return plan_sitting(self.desk, draft)
        change_plan(self.desk, self._old, draft)
        return self._old.id


def _facts(desk: Desk) -> Facts:
    """Who will be called and how much waits."""
    members = sum(1 for one in body_members(desk) if one.active)
    return [
        ("Орган", f"{body_of(desk).title}, членов: {members}"),
        ("В повестку", f"вопросов: {len(waiting(desk))}"),
    ]


class InvitedForm(FormPage[str | None]):
    """Somebody who is heard and does not vote."""

    NAME = "Приглашённый"
    HELP = (
        "Здесь записывают того, кого пригласили только на это заседание. Он не голосует и в кворум "
        "не входит. Постоянных членов вводят в составе органа."
    )
    LOST = "Приглашённый не записан."

    def __init__(self, desk: Desk, sitting_id: SittingId) -> None:
        self._sitting_id = sitting_id
        fields = [
            Field("name", "Фамилия, имя", TextField(), "Введите фамилию и имя."),
            Field("post", "Должность", TextField()),
            Field("organisation", "Организация", TextField()),
        ]
        super().__init__(desk, fields)

    def save(self, values: Values) -> str:
        known = full_sitting(self._sitting_id).attendees
        new = Attendee(
            self._sitting_id,
            clean_name(values.text("name"), "фамилия, имя"),
            clean_name(values.text("post"), "должность", required=False),
            clean_name(values.text("organisation"), "организация", required=False),
            Part.INVITED,
        )
        if any(replace(one, is_present=True) == new for one in known):
            raise Refusal("Он уже в списке.", "name")
        call_members(self.desk, self._sitting_id, [*known, new])
        return f"Приглашён: {new.name}."
