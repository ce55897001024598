"""What is done for a family over a run of days off: before it, on duty, or an exception."""

from sstui.core.closed_runs import ClosedRun, RunChoice
from sstui.core.records import StaffId
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import card
from sstui.desk.closed_runs import HEADS, DutyDraft, RunLine, choice_words, decide
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.choices import NumberedChoice, one_of_staff
from sstui.ui.screens.forms.days import AHEAD_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

_HEAD_ONLY = "Исключение записывает заведующий или директор."


class DutyForm(CasePage):
    """One of three, and what it needs: a day and a person, or a reason."""

    NAME = "Выходные подряд"
    KIND = "duty"
    HELP = (
        "Здесь решают, что делать с семьёй на выходные подряд: посетить до них, назначить "
        "дежурное посещение или сделать письменное исключение. До начала выходных решение "
        "можно заменить."
    )
    LOST = "Решение не сохранено."

    def __init__(self, desk: Desk, run: ClosedRun, line: RunLine) -> None:
        self.run, old = run, line.choice
        options = [Option(one.value, capitalised(one.label)) for one in RunChoice]
        self._choice = NumberedChoice(options, old.choice.value if old else None)
        day = day_field(desk, old.duty_on if old else None)
        who = one_of_staff(desk, "Кто едет", old.staff_id if old else None)
        why = TextField(old.reason if old else "")
        fields = [
            Field("choice", "Решение", self._choice, "Выберите, что делать."),
            Field("duty_on", "День", day, "Введите день.", AHEAD_HELP),
            Field("staff_id", "Кто едет", who, "Выберите, кто едет."),
            Field("reason", "Причина", why, "Укажите причину исключения."),
        ]
        facts = [("Выходные", f"{short_date(run.first)} — {short_date(run.last)}")]
        facts += [
            (
                "Период",
                f"{short_date(one.first)} — {short_date(one.last)}: нужно посещений {one.needed}, "
                f"рабочих дней {one.possible}",
            )
            for one in line.periods
        ]
        facts.append(_decided(line))
        # A run has no number of its own: its first day stands for it.
        super().__init__(desk, card(desk, line.case_id), fields, facts, run.first.toordinal())

    def comment(self) -> None:
        chosen = self._choice.value
        for field in ("duty_on", "staff_id"):
            self.form.offer(field, is_wanted=chosen == RunChoice.DUTY.value)
        is_exception = chosen == RunChoice.EXCEPTION.value
        self.form.offer("reason", is_wanted=is_exception)
        person = self.desk.person
        may = person is not None and person.role in HEADS
        self.form.hint("choice", _HEAD_ONLY if is_exception and not may else "")

    def save(self, values: Values) -> str:
        choice = RunChoice(values.text("choice"))
        draft = DutyDraft(self.card.case.id, self.run.first, choice)
        if choice is RunChoice.DUTY:
            who = StaffId(values.one("staff_id", int))
            draft = DutyDraft(draft.case_id, draft.run_on, choice, values.day("duty_on"), who)
        elif choice is RunChoice.EXCEPTION:
            draft = DutyDraft(draft.case_id, draft.run_on, choice, reason=values.text("reason"))
        decide(self.desk, draft)
        return f"Решено: {choice.label}."


def _decided(line: RunLine) -> tuple[str, str]:
    return ("Решено", choice_words(line).replace("\u00a0", " "))
