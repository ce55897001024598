"""One line of a programme: what is done, for whom, where, when, and who answers for it."""

from functools import partial

from textual.app import App

from sstui.core.drafts import About
from sstui.core.office import Dictionary, Entry
from sstui.core.programme import Measure, ProgrammeId, WorkPlace
from sstui.core.records import Member, MemberId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.measures import add_measure, as_draft, change_measure
from sstui.desk.programmes import FullProgramme, MeasureDraft, programme
from sstui.ui.base import BaseApp
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice, NumberedChoices, one_of_staff
from sstui.ui.screens.forms.days import AHEAD_HELP, day_field
from sstui.ui.screens.forms.programme import SIGN_AGAIN
from sstui.ui.screens.forms.responsible import ResponsibleField
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.own_words import OwnWordsField
from sstui.ui.widgets.pick_or_own import PickOrOwnField
from sstui.ui.widgets.text_field import TextField

_WHOLE = "Никто не отмечен: для всей семьи."
_WHO_HELP = "Кто именно: врач, учитель, мать. В организации можно не знать — тогда пусто."
_LISTED_HELP = "Первые буквы открывают перечень, вид помощи впишется сам; можно и своё."
_NONE_BEFORE = "Это первое мероприятие: брать пока неоткуда."
_WATCHES_HELP = "Кто из наших следит, чтобы организация это сделала."
_SIGNED = "Подписи будут сняты: изменённое подписывают заново."
_EMPTY = MeasureDraft("", "")
_WAYS = (Option(False, "индивидуальная"), Option(True, "групповая"))


class MeasureForm(FormPage[str | None]):
    """A new line of a draft, or one to put right; nothing is preset."""

    NAME = "Мероприятие"
    KIND = "measure"
    HELP = (
        "Здесь вводят одно мероприятие программы. Его берут из перечня или пишут своими словами. "
        "{measure.save-more} — сохранить и сразу начать следующее. {measure.as-before} заполняет "
        "пустое, как в мероприятии выше: для кого, место, работа, срок, кто отвечает. Проверьте."
    )
    LOST = "Мероприятие не сохранено."
    BINDINGS = bindings(
        Action("measure.as-before", "f5", "Как выше", "Заполнить пустое, как в мероприятии выше"),
        Action("measure.save-more", "f7,ctrl+n", "Ещё", "Сохранить и начать следующее мероприятие"),
    )

    def __init__(
        self, desk: Desk, programme_id: ProgrammeId, measure: Measure | None = None
    ) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            programme_id: the draft.
            measure: the line to put right; None for a new one.
        """
        self.full: FullProgramme = programme(desk, programme_id)
        self.measure = measure
        self._wants_more = False
        self._filled = measure.code if measure else ""
        old = as_draft(measure) if measure else _EMPTY
        known = desk.office.profile.lists.help_kinds
        kinds = known.active() or desk.office.dictionaries.help_kinds.active()
        self._kind = NumberedChoice([Option(o.code, o.title) for o in kinds], old.help_kind or None)
        self._title = NoteField(old.title)
        code = (old.code,) if old.code else ()
        title, lacking = "Мероприятие из перечня", "в перечне нет"
        self._listed = PickOrOwnField(title, (), code, self._title.restore, lacking)
        self._whom = _for_whom(desk, self.full, old)
        self._group = NumberedChoice(_WAYS, old.is_group if measure else None)
        person = None if old.organisation_id else old.staff_id
        self._who = ResponsibleField(desk, person, old.organisation_id)
        case_id = self.full.programme.case_id
        version = self.full.programme.version if measure else 0
        about = About(self.KIND, case_id, None, measure.id if measure else None, version)
        super().__init__(desk, self._fields(desk, old), _facts(desk, self.full), about)
        self._offer_listed()

    def _fields(self, desk: Desk, old: MeasureDraft) -> list[Field]:
        """What must be said first, what may be left out last."""
        lists = desk.office.profile.lists
        place = NumberedChoice([Option(one, one.label) for one in WorkPlace], old.place)
        self._place = place
        watches = one_of_staff(desk, "Кто следит", old.staff_id if old.organisation_id else None)
        form = OwnWordsField("Форма работы", _titles(lists.forms_of_work), old.form)
        often = OwnWordsField("Как часто", _titles(lists.periodicities), old.periodicity)
        until, since = day_field(desk, old.until_on), day_field(desk, old.from_on)
        self._until = until
        has_list = any(one.measures.active() for one in lists.help_kinds)
        kind = Field("help_kind", "Вид помощи", self._kind, "Выберите вид помощи.")
        listed = Field("listed", "Из перечня", self._listed, help=_LISTED_HELP)
        # What is taken from the list says its kind of help as well.
        return [
            *((listed, kind) if has_list else (kind, listed)),
            Field("title", "Что делается", self._title, "Напишите, что делается."),
            Field("member_ids", "Для кого", self._whom),
            Field("place", "Где", place, "Выберите, где оно проходит."),
            Field("is_group", "Работа", self._group, "Выберите, с одним или с группой."),
            Field("until_on", "Срок: по", until, help=AHEAD_HELP),
            Field("who", "Кто отвечает", self._who),
            Field("responsible", "Кто именно", TextField(old.responsible), help=_WHO_HELP),
            Field("watches", "Кто следит", watches, help=_WATCHES_HELP),
            Field("form", "Форма работы", form),
            Field("periodicity", "Как часто", often),
            Field("from_on", "Срок: с", since, help=AHEAD_HELP),
        ]

    @property
    def heading(self) -> str:
        return f"Мероприятие {self._position}" + ("" if self.measure else ": новое")

    @property
    def _position(self) -> int:
        return self.measure.position if self.measure else len(self.full.measures) + 1

    @property
    def _is_signed(self) -> bool:
        old = self.full.programme
        return bool(old.curator_signed_on or old.family_signed_on)

    def comment(self) -> None:
        self._fill_from_list()
        self._offer_listed()
        is_theirs = self._who.organisation_id is not None
        self.form.offer("watches", is_wanted=is_theirs)
        self.form.hint("help_kind", _SIGNED if self._is_signed else "", Tone.DUE)
        self.form.hint("member_ids", "" if self._whom.read() else _WHOLE)

    def save(self, values: Values) -> str:
        organisation, person = self._who.organisation_id, self._who.staff_id
        watches = values.by_name["watches"]
        if organisation is not None:
            person = StaffId(watches) if isinstance(watches, int) else None
        code = values.text("listed")
        kind = values.one("help_kind", str)
        draft = MeasureDraft(
            help_kind=kind,
            title=values.text("title"),
            code=code if code in {one.code for one in self._measures(kind)} else "",
            member_ids=tuple(map(MemberId, values.many("member_ids", int))),
            form=values.text("form"),
            place=values.one("place", WorkPlace),
            is_group=values.one("is_group", bool),
            periodicity=values.text("periodicity"),
            from_on=values.day_or_none("from_on"),
            until_on=values.day_or_none("until_on"),
            staff_id=person,
            organisation_id=organisation,
            responsible=values.text("responsible"),
            id=self.measure.id if self.measure else None,
        )
        write = change_measure if self.measure else add_measure
        write(self.desk, self.full, draft, self.draft_id)
        again = f" {SIGN_AGAIN}" if self._is_signed else ""
        return f"Мероприятие {self._position} записано.{again}"

    def saved(self, result: str | None) -> None:
        """Begin the next line where that was asked for."""
        app, again = self.app, self._wants_more
        self.dismiss(result)
        if again:
            form = MeasureForm(self.desk, self.full.programme.id)
            app.call_later(app.push_screen, form, partial(_say, app))

    def action_as_before(self) -> None:
        """Take what is still empty from the line above, and stand on who answers for it."""
        above = [one for one in self.full.measures if one.position < self._position]
        if not above:
            self.notify(_NONE_BEFORE, markup=False)
            return
        last = as_draft(above[-1])
        if not self._whom.read():
            self._whom.restore(list(last.member_ids))
        if self._place.value is None and last.place is not None:
            self._place.restore([last.place.value])
        if self._group.value is None:
            self._group.restore([last.is_group])
        if not self._until.value.strip() and last.until_on is not None:
            self._until.restore(short_date(last.until_on))
        if self._who.read() is None:
            self._who.answer(last.staff_id, last.organisation_id)
        self._who.focus()

    def action_save_more(self) -> None:
        try:
            self.form.values()
        except Refusal:
            return
        self._wants_more = True
        self.form.action_save()

    def _show(self, refusal: Refusal) -> None:
        self._wants_more = False
        super()._show(refusal)

    def _measures(self, kind: str) -> tuple[Entry, ...]:
        """What the catalogue has of a kind of help; all of it while none is chosen."""
        known = self.desk.office.profile.lists.help_kinds
        kinds = [one for one in known if one.code == kind or not kind]
        return tuple(measure for one in kinds for measure in one.measures.active())

    def _offer_listed(self) -> None:
        kind = self._kind.value
        offered = self._measures(kind if isinstance(kind, str) else "")
        self._listed.offer([Option(one.code, one.title) for one in offered])

    def _fill_from_list(self) -> None:
        """Take a measure's kind and words over from the catalogue; own words are left alone."""
        code = self._listed.read()
        if not isinstance(code, str) or code == self._filled:
            return
        titles = {one.code: one.title for one in self._measures("")}
        before, self._filled = titles.get(self._filled, ""), code
        if self._kind.value is None:
            kinds = self.desk.office.profile.lists.help_kinds
            self._kind.restore([one.code for one in kinds if code in one.measures])
        if self._title.text.strip() in ("", before):
            self._title.restore(titles.get(code, ""))
        if self.form.current is not None and self.form.current.name == "listed":
            # What is done is said with that: for whom comes next.
            self.call_after_refresh(self._whom.focus)


def _titles(offered: Dictionary[Entry]) -> list[str]:
    return [one.title for one in offered.active()]


def _say(app: App[object], sentence: str | None) -> None:
    if sentence and isinstance(app, BaseApp):
        app.clear_notifications()  # one message at a time: a pile covers the form
        app.say(sentence)


def _for_whom(desk: Desk, full: FullProgramme, old: MeasureDraft) -> NumberedChoices:
    """Those who live in the family, and whoever stands in the measure already."""
    here = [
        Option(one.id, _called(desk, one))
        for one in card(desk, full.programme.case_id).members
        if one.lives_there(desk.today) or one.id in old.member_ids
    ]
    return NumberedChoices(here, old.member_ids)


def _facts(desk: Desk, full: FullProgramme) -> list[tuple[str, str]]:
    old = full.programme
    term = f"{short_date(old.from_on)}–{short_date(old.until_on)}"
    family = card(desk, old.case_id).family.name
    return [("Семья", family), ("Программа", f"№ {old.number}, срок {term}")]


def _called(desk: Desk, one: Member) -> str:
    """«Пётр Ильич, ребёнок»."""
    called = f"{one.name.first} {one.name.patronymic}".strip()
    return f"{called}, {desk.office.dictionaries.kinships.short(one.kinship)}"
