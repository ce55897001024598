"""A member of the body that decides."""

from sstui.core.records import StaffId
from sstui.core.sittings import BodyMember, Part
from sstui.core.wording import capitalised
from sstui.desk.desk import Desk, working
from sstui.desk.sittings import BodyMemberDraft, add_body_member, body_of, change_body_member
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField

_IN, _OUT = "in", "out"


class BodyMemberForm(FormPage[str | None]):
    """Who sits in the body, for which organisation, as whom."""

    NAME = "Член органа"
    HELP = (
        "Здесь вводят того, кто входит в орган. Если это ваш сотрудник, выберите его: программа "
        "проследит, чтобы составитель не утвердил свою программу один."
    )
    LOST = "Член органа не сохранён."

    def __init__(self, desk: Desk, member: BodyMember | None = None) -> None:
        self._old = member
        old = member or BodyMemberDraft("")
        people = [Option(one.id, one.name.full) for one in working(desk.today)]
        parts = [Option(one.value, one.label) for one in Part if one is not Part.INVITED]
        chosen = (old.staff_id,) if old.staff_id else ()
        fields = [
            Field("name", "Фамилия, имя", TextField(old.name), "Введите фамилию и имя."),
            Field("post", "Должность", TextField(old.post)),
            Field("organisation", "Организация", TextField(old.organisation)),
            Field("part", "В органе", NumberedChoice(parts, old.part.value), "Выберите."),
            Field("staff_id", "Наш сотрудник", PickField("Наш сотрудник", people, chosen)),
        ]
        if member is not None:
            ways = [Option(_IN, "входит в состав"), Option(_OUT, "вышел из состава")]
            value = _IN if member.active else _OUT
            fields.append(Field("active", "Сейчас", NumberedChoice(ways, value), "Выберите."))
        super().__init__(desk, fields, [("Орган", body_of(desk).title)])

    def save(self, values: Values) -> str:
        is_new = self._old is None
        key = values.by_name["staff_id"]
        draft = BodyMemberDraft(
            name=values.text("name"),
            post=values.text("post"),
            organisation=values.text("organisation"),
            part=Part(values.one("part", str)),
            staff_id=StaffId(key) if isinstance(key, int) else None,
            active=is_new or values.text("active") == _IN,
        )
        if self._old is None:
            add_body_member(self.desk, draft)
        else:
            change_body_member(self.desk, self._old, draft)
        return f"{capitalised(draft.part.label)}: {draft.name}."
