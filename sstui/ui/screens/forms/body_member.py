"""A member of the body that decides."""

from sstui.core.records import StaffId
from sstui.core.sittings import BodyMember, Part
from sstui.core.wording import capitalised
from sstui.desk.desk import Desk, working
from sstui.desk.people import names_to_choose
from sstui.desk.sittings import BodyMemberDraft, add_body_member, body_of, change_body_member
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_or_own import PickOrOwnField
from sstui.ui.widgets.text_field import TextField

_IN, _OUT = "in", "out"
_OURS_HELP = "Имя, должность и организация впишутся сами; чужого наберите — и Enter."
_NAME_HELP = "Сотрудника вашего учреждения выбирают выше: имя впишется само."


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
        self._people = {one.id: one for one in working(desk.today)}
        names = names_to_choose([*self._people.values()], lambda name: name.full)
        people = [Option(one, name) for one, name in names.items()]
        parts = [Option(one.value, one.label) for one in Part if one is not Part.INVITED]
        chosen = (old.staff_id,) if old.staff_id else ()
        self._filled = old.staff_id
        self._called, self._post = TextField(old.name), TextField(old.post)
        self._staff = PickOrOwnField(
            "Наш сотрудник", people, chosen, self._called.restore, "у нас такого нет"
        )
        self._organisation = TextField(old.organisation)
        fields = [
            Field("staff_id", "Наш сотрудник", self._staff, help=_OURS_HELP),
            Field("name", "Фамилия, имя", self._called, "Введите фамилию и имя.", _NAME_HELP),
            Field("post", "Должность", self._post),
            Field("organisation", "Организация", self._organisation),
            Field("part", "В органе", NumberedChoice(parts, old.part.value), "Выберите."),
        ]
        if member is not None:
            ways = [Option(_IN, "входит в состав"), Option(_OUT, "вышел из состава")]
            value = _IN if member.active else _OUT
            fields.append(Field("active", "Сейчас", NumberedChoice(ways, value), "Выберите."))
        super().__init__(desk, fields, [("Орган", body_of(desk).title)])

    def comment(self) -> None:
        """Take over what is known of the chosen person of the office, where nothing stands."""
        chosen = self._staff.read()
        if not isinstance(chosen, int) or chosen == self._filled:
            return
        self._filled = StaffId(chosen)
        one = self._people[self._filled]
        known = ((self._called, one.name.full), (self._post, one.post or one.role.label),
                 (self._organisation, self.desk.office.settings.institution.short))  # fmt: skip
        for field, text in known:
            if not field.value.strip():
                field.value = text

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
        return f"{capitalised(draft.part.label)}: {draft.name.rstrip('.')}."
