"""An appeal is written down as it is told; likely families stand under the fields meanwhile."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from textual.widget import Widget

from sstui.core.appeals import Appeal, Child
from sstui.core.drafts import About
from sstui.core.likeness import Sketch
from sstui.core.records import FamilyId, SettlementId
from sstui.core.refusal import Refusal
from sstui.core.told_children import children_line, read_children
from sstui.desk.appeals import AppealDraft, appeal, change_appeal, register_appeal, sources
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.likely import sketch_of
from sstui.ui.also import also
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.likely_board import LikelyBoard
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice, entries
from sstui.ui.screens.forms.days import DAY_HELP, birth_field, day_field
from sstui.ui.screens.forms.settlements import SettlementField
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField, TimeField

_CHILDREN_HELP = "Имя и, если известна, дата рождения: Артём 02.05.2015, Вера."
_SENDER_HELP = "Кто написал или позвонил: школа № 2, соседка, сама мать."
_DANGER_HELP = "Угроза жизни и здоровью: избивают, ребёнок один, нечего есть, оружие."
_AT_HELP = "Час приёма; пусто — сейчас."
_NAME = ("last", "first", "patronymic")
_TOLD = (*_NAME, "phone", "address", "children")
_DANGER = (Option("no", "признаков не видно"), Option("yes", "есть: взять сразу"))


class AppealForm(FormPage[str | None]):
    """A new line of the journal, or one to put right; nothing a person must judge is preset."""

    NAME = "Обращение"
    KIND = "appeal"
    HELP = (
        "Здесь записывают обращение: кто о какой семье сказал и о чём. Пока вводится имя, телефон "
        "или адрес, внизу видны похожие семьи и то, что совпало; {appeal.link-first}, "
        "{appeal.link-second} и {appeal.link-third} говорят «это она», ещё раз — «не она»."
    )
    LOST = "Обращение не сохранено."
    BINDINGS = bindings(
        Action("appeal.link-first", "f5", "Это она", "Это первая из похожих семей", run="link(0)"),
        Action("appeal.link-second", "f6", "", "Это вторая из похожих семей", run="link(1)"),
        Action("appeal.link-third", "f7", "", "Это третья из похожих семей", run="link(2)"),
    )

    def __init__(
        self, desk: Desk, old: Appeal | None = None, about_family: FamilyId | None = None
    ) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            old: the appeal to put right; None for a new one.
            about_family: the family that a new one is about, where that is known already.
        """
        self.old = old
        self.family_id = old.family_id if old else about_family
        self._known = LikelyBoard(desk, old.id if old else None)
        self._texts = {name: TextField(max_length=600 if name == "children" else 200)
                       for name in _TOLD if name != "phone"}  # fmt: skip
        self._texts["phone"] = PhoneField(old.phone if old else "")
        self._born = birth_field(desk, old.born_on if old else None)
        self._where = SettlementField(desk, old.settlement_id if old else None)
        if old is not None:
            self._fill(old)
        elif about_family is not None:
            self._fill_from(about_family)
        about = About(
            self.KIND, record_id=old.id if old else None, version=old.version if old else 0
        )
        super().__init__(desk, self._fields(desk), self._facts_of(old), about)

    def _fill(self, old: Appeal) -> None:
        told = {
            "last": old.name.last,
            "first": old.name.first,
            "patronymic": old.name.patronymic,
            "address": old.address,
            "children": children_line(old.children),
        }
        for name, text in told.items():
            self._texts[name].value = text

    def _fill_from(self, family_id: FamilyId) -> None:
        """Name the person who signs for a family that is known."""
        known = household(family_id).members
        one = next((one for one in known if one.is_applicant), known[0])
        name = one.name
        for field, text in zip(_NAME, (name.last, name.first, name.patronymic), strict=True):
            self._texts[field].value = text

    def on_mount(self) -> None:
        if self.old is None and self.family_id is not None:
            self._source.focus()

    def _facts_of(self, old: Appeal | None) -> list[tuple[str, str]]:
        if old is None:
            return []
        said = old.decided.decision.label if old.decided else "решения ещё нет"
        return [("Обращение", f"№ {old.label}, {said}")]

    def _fields(self, desk: Desk) -> list[Field]:
        """Who it is about first: the likely families come from it."""
        old, texts = self.old, self._texts
        return [
            Field("last", "Фамилия", texts["last"]),
            Field("first", "Имя", texts["first"]),
            Field("patronymic", "Отчество", texts["patronymic"]),
            Field("born_on", "Дата рождения", self._born),
            Field("phone", "Телефон", texts["phone"]),
            Field("settlement_id", "Населённый пункт", self._where),
            Field("address", "Адрес", texts["address"]),
            Field("children", "Дети", texts["children"], help=_CHILDREN_HELP),
            *self._about_it(desk, old),
        ]

    def _about_it(self, desk: Desk, old: Appeal | None) -> list[Field]:
        listed = [Option(code, words, also(code)) for code, words in sources(desk)]
        self._source = PickField("Источник", listed, (old.source,) if old else ())
        code = old.ground if old else ""
        known = entries(desk.office.profile.lists.start_grounds, code)
        ground = PickField("Основание", known, (code,) if code else ())
        chosen = ("yes" if old.danger else "no") if old else None
        day = day_field(desk, old.received_on if old else desk.today, back=True)
        self._is_danger = NumberedChoice(_DANGER, chosen)
        danger = NoteField(old.danger if old else "")
        return [
            Field("source", "Источник", self._source, "Выберите, откуда обращение."),
            Field("summary", "О чём", NoteField(old.summary if old else "")),
            Field("is_danger", "Опасность", self._is_danger,
                  "Скажите, есть ли признаки опасности.", _DANGER_HELP),
            Field("danger", "Что угрожает", danger, "Напишите, что угрожает.", _DANGER_HELP),
            Field("sender", "От кого", TextField(old.sender if old else ""), help=_SENDER_HELP),
            Field("sender_paper", "Документ отправителя",
                  TextField(old.sender_paper if old else "")),
            Field("ground", "Основание", ground),
            Field("received_on", "Поступило", day, "Введите день.", DAY_HELP),
            Field("at", "Час", TimeField(old.at if old else ""), help=_AT_HELP),
        ]  # fmt: skip

    @property
    def heading(self) -> str:
        return f"Обращение {self.old.label}" if self.old else "Новое обращение"

    def body(self) -> Iterator[Widget]:
        above, form, guide = super().body()
        yield from (above, form, self._known, guide)

    def comment(self) -> None:
        self.form.offer("danger", is_wanted=self._is_danger.value == "yes")
        self._known.be_quiet(on=self.family_id is not None)
        self._known.tell(self._told(), self._sketch)
        self.form.hint("last", self._family_words(), Tone.SOON)

    def _family_words(self) -> str:
        if self.family_id is None:
            return ""
        known = household(self.family_id).family
        again = with_keys("{appeal.link-first}")
        return f"Известная семья: {known.name}, {known.address or 'адреса нет'}. {again} — не она."

    def _told(self) -> tuple[object, ...]:
        return (*(self._texts[name].value for name in _TOLD), self._born.raw, self._where.raw)

    def _sketch(self) -> Sketch:
        """What is typed so far; what cannot be read yet is left out."""
        text = {name: self._texts[name].value for name in _TOLD}
        place = self._where.read()
        born, children = None, tuple[Child, ...]()
        with suppress(Refusal):
            born = self._born.read()
        with suppress(Refusal):
            children = read_children(text["children"], self.desk.today)
        return sketch_of(
            AppealDraft(
                self.desk.today, "", "",
                last=text["last"], first=text["first"], patronymic=text["patronymic"],
                born_on=born if isinstance(born, date) else None,
                phone=text["phone"], address=text["address"], children=children,
                settlement_id=SettlementId(place) if isinstance(place, int) else None,
            )
        )  # fmt: skip

    def action_link(self, at: int) -> None:
        """Say that it is the family of this line, or that it is not the one that was said."""
        if self.family_id is not None:
            self.family_id = None
        elif at < len(self._known.likely):
            one = self._known.likely[at]
            if one.family is None:
                self.notify("По тому обращению семья ещё не внесена.", markup=False)
                return
            self.family_id = one.family.family_id
            # Who it is needs no more words: what is left to tell is what has happened.
            self._source.focus()
        self.comment()
        self.typed()

    # -- the draft

    def more(self) -> object:
        return self.family_id

    def restore_more(self, kept: object) -> None:
        self.family_id = FamilyId(kept) if isinstance(kept, int) else None

    # -- saving

    def save(self, values: Values) -> str:
        draft = self._draft(values)
        if self.old is not None:
            change_appeal(self.desk, self.old, draft)
            return f"Обращение {self.old.label} исправлено."
        made = appeal(register_appeal(self.desk, draft))
        said = "Опасность: оно стоит сверху у всех, пока его не возьмут." if made.danger else ""
        return f"Записано обращение № {made.label}. {said}".strip()

    def _draft(self, values: Values) -> AppealDraft:
        place = values.by_name["settlement_id"]
        return AppealDraft(
            received_on=values.day("received_on"),
            source=values.text("source"),
            summary=values.text("summary"),
            at=values.text("at"),
            last=values.text("last"),
            first=values.text("first"),
            patronymic=values.text("patronymic"),
            born_on=values.day_or_none("born_on"),
            sender=values.text("sender"),
            sender_paper=values.text("sender_paper"),
            ground=values.text("ground"),
            phone=values.text("phone"),
            settlement_id=SettlementId(place) if isinstance(place, int) else None,
            address=values.text("address"),
            children=read_children(values.text("children"), self.desk.today),
            danger=values.text("danger"),
            family_id=self.family_id,
            draft_id=self.draft_id,
        )
