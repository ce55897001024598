"""Everything that is written down of one family at a sitting."""

from sstui.core.records import StaffId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Item
from sstui.core.wording import short_date
from sstui.desk.agenda import suggested_level
from sstui.desk.card import card
from sstui.desk.closing import level_words
from sstui.desk.desk import Desk
from sstui.desk.sittings import CHOICES, ItemDraft, decide_item, full_sitting
from sstui.ui.screens.forms.base import Facts, Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.choices import NumberedChoice, one_of_staff
from sstui.ui.screens.forms.days import AHEAD_HELP, day_field
from sstui.ui.screens.forms.levels import level_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField


class ItemForm(CasePage):
    """What was heard, asked, decided, and who was of another opinion."""

    NAME = "Вопрос заседания"
    KIND = "item"
    HELP = (
        "Здесь записывают, что слушали и решили по семье. Решение вступит в силу, когда заседание "
        "закроют. Пустое поле ничего не значит: обязательного здесь нет."
    )
    LOST = "Запись по вопросу не сохранена."

    def __init__(self, desk: Desk, item: Item) -> None:
        self.item = item
        level = level_field(desk)
        if item.level:
            level.restore([item.level])
        self._decision = NumberedChoice(
            [Option(one.value, one.label) for one in CHOICES[item.question]],
            item.decision.value if item.decision else None,
        )
        votes = ["" if one is None else str(one) for one in (item.votes_for, item.votes_against)]
        speaker = one_of_staff(desk, "Докладчик", item.speaker_id)
        fields = [
            Field("decision", "Решение", self._decision),
            Field("level", "Уровень", level, help="Если его устанавливают этим решением."),
            Field("remarks", "Замечания", NoteField(item.remarks), help=_REMARKS),
            Field("heard", "Слушали", NoteField(item.heard)),
            Field("dissent", "Особое мнение", TextField(item.dissent)),
            Field("votes_for", "Голосов за", TextField(votes[0], max_length=3)),
            Field("votes_against", "Голосов против", TextField(votes[1], max_length=3)),
            Field("next_on", "Снова рассмотреть", day_field(desk, item.next_on), help=AHEAD_HELP),
            Field("speaker_id", "Докладчик", speaker),
        ]
        super().__init__(desk, card(desk, item.case_id), fields, _facts(desk, item), item.id)

    def save(self, values: Values) -> str:
        speaker = values.by_name["speaker_id"]
        chosen = values.text("decision")
        draft = ItemDraft(
            decision=Decision(chosen) if chosen else None,
            level=values.text("level"),
            heard=values.text("heard"),
            remarks=values.text("remarks"),
            dissent=values.text("dissent"),
            votes_for=_votes(values, "votes_for"),
            votes_against=_votes(values, "votes_against"),
            next_on=values.day_or_none("next_on"),
            speaker_id=StaffId(speaker) if isinstance(speaker, int) else None,
        )
        decide_item(self.desk, self.item, draft)
        said = draft.decision.label if draft.decision else "решения пока нет"
        return f"Вопрос {self.item.position}: {said}."


def _facts(desk: Desk, item: Item) -> Facts:
    held = short_date(full_sitting(item.sitting_id).sitting.held_on)
    facts = [("Вопрос", f"{item.position}. {item.question.label}, заседание {held}")]
    if suggested := suggested_level(item.case_id):
        facts.append(("Лист оценки", f"подсказывает уровень: {level_words(desk, suggested)}"))
    return facts


def _votes(values: Values, name: str) -> int | None:
    typed = values.text(name)
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()):
        raise Refusal("Голоса — это число.", name)
    return int(typed)


_REMARKS = "Что доработать, что рекомендовать семье, почему такой уровень."
