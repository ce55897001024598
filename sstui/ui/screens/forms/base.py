"""What every entry form has in common: the facts above, the fields, the draft, saving, leaving."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from uuid import uuid4

from textual.events import DescendantFocus
from textual.widget import Widget

from sstui.core.drafts import About, Draft
from sstui.core.refusal import NotYet, Refusal
from sstui.desk.desk import Desk
from sstui.desk.drafts import drafts_about
from sstui.ui.base import Page
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.forms.field_words import purpose_of
from sstui.ui.screens.forms.guide import Guide
from sstui.ui.screens.forms.keeping import Keeper, Keeping, LaidOver
from sstui.ui.screens.forms.news import NewsDialog
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.date_field import DateField
from sstui.ui.widgets.dialogs import ConfirmDialog
from sstui.ui.widgets.form import LABEL_WIDTH, Field, Form

if TYPE_CHECKING:
    from sstui.ui.desk_app import DeskApp

Result = TypeVar("Result")
Key = TypeVar("Key")

Facts = Sequence[tuple[str, str]]
"""What is known already, to stand above the fields: words and what they are about."""

NUMBER_HELP = "Пусто — следующий номер по журналу; вписывают, если он уже стоит на бумаге."
ORDER_HELP = "Номер и дата приказа о назначении куратора: № 17 от 20.11.2026."
BASIS_HELP = "Кто решил и каким документом: решение консилиума от 20.11.2026."

_GUIDE = "Enter — следующее поле, {form.save} — сохранить, Esc — уйти."
_CHANGED = (
    "С тех пор, как эту запись начали, её или записи той же семьи изменили.",
    "Сверьте поля перед сохранением.",
)

_FIELD_OF: Mapping[str, str] = {
    "фамилия": "last",
    "имя": "first",
    "отчество": "patronymic",
    "документ": "identity",
    "СНИЛС": "snils",
    "учёба или работа": "occupation",
    "здоровье": "health",
    "адрес регистрации": "registered_address",
    "ИППСУ": "service_programme",
    "редакция текста": "text_version",
    "где лежит": "place",
    "от кого сведения": "info_from",
    "кто решил": "by",
    "название семьи": "name",
    "название населённого пункта": "name",
    "адрес": "address",
    "телефон": "phone",
    "должность": "post",
    "имя учётной записи": "login",
    "номер дела": "number",
    "номер соглашения": "number",
    "основание": "basis",
    "приказ": "order",
    "заметки": "notes",
    "заметка": "note",
    "причина": "reason",
    "причина исправления": "reason",
    "название организации": "name",
    "руководитель": "head",
    "должность руководителя": "head_post",
    "электронная почта": "email",
    "проблема": "problem",
    "цель": "goal",
    "желаемый результат": "desired",
    "ресурсы семьи": "resources",
    "мероприятие": "title",
    "форма работы": "form",
    "периодичность": "periodicity",
    "ответственный": "responsible",
    "замечания": "remarks",
    "причина отмены": "reason",
}
"""Fields of the forms by the words that a refusal of a text has for them."""


@dataclass(frozen=True, slots=True)
class Values:
    """What stands in the fields of a form, by field name; required ones are not empty."""

    by_name: Mapping[str, object]

    def text(self, name: str) -> str:
        """A text or the code of a choice; empty for a hidden field and where nothing is chosen."""
        value = self.by_name[name]
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date:
        """A date that the form requires."""
        value = self.by_name[name]
        if not isinstance(value, date):
            raise Refusal("Введите дату.", name)
        return value

    def day_or_none(self, name: str) -> date | None:
        """A date that may be left out."""
        value = self.by_name[name]
        return value if isinstance(value, date) else None

    def one(self, name: str, kind: type[Key]) -> Key:
        """The key of a choice that the form requires."""
        value = self.by_name[name]
        if not isinstance(value, kind):
            raise Refusal("Выберите одно из предложенного.", name)
        return value

    def many(self, name: str, kind: type[Key]) -> tuple[Key, ...]:
        """Keys of the ticked options."""
        value = self.by_name[name]
        keys = value if isinstance(value, tuple) else ()
        return tuple(one for one in keys if isinstance(one, kind))


class FormPage(Page[Result]):
    """A page with one form. A subclass gives the fields and says how they are saved."""

    LOST: ClassVar[str] = "Введённое не сохранено."
    """The sentence that names what leaving would lose."""
    KIND: ClassVar[str] = ""
    """What its drafts are known by in `reopening`; empty for a form that keeps none by itself."""
    LISTS_PARTS: ClassVar[bool] = True
    """The menu lists what the form and the field in focus do."""
    BINDINGS = bindings(
        Action("app.menu", "f9", "Меню", "Показать всё, что можно сделать здесь", run="app.menu")
    )

    def __init__(
        self, desk: Desk, fields: Sequence[Field], facts: Facts = (), about: About | None = None
    ) -> None:
        """Make a page.

        Args:
            desk: the office, the person at work and the day.
            fields: from top to bottom.
            facts: what stands above them.
            about: what the form is about; None for a new record about nothing in particular.
        """
        super().__init__()
        self.desk = desk
        self.draft_id = str(uuid4())
        self.about = about or About(self.KIND)
        self.outer: Keeping | None = None
        """The page that this one was opened over, in whose draft it is kept."""
        self._over = LaidOver(self)
        self._beginning: Draft | Mapping[str, object] | None = None
        self._preset: Mapping[str, object] = {}
        self._keeper = Keeper(self, desk, self.draft_id, self.about, self.standing)
        self.form = Form(fields, self.LOST)
        self._names = frozenset(field.name for field in fields)
        self._facts = tuple(facts)
        self._board = Board()
        self._guide = Guide()
        self._is_saved = False

    @abstractmethod
    def save(self, values: Values) -> Result:
        """Save what was entered; the answer of the page.

        Raises:
            Refusal: it cannot be saved as it is; its field is a field of the form.
        """

    def doubt(self, values: Values) -> str:
        """A question that must be answered with yes before saving; empty when there is none."""
        return ""

    def saved(self, result: Result) -> None:
        """Go on after saving."""
        self.dismiss(result)

    def comment(self) -> None:
        """Say under the fields what stands in them means; called after every change."""

    @property
    def heading(self) -> str:
        """What the title line says."""
        return self.NAME

    @property
    def unsaved(self) -> str:
        if not self.form.unsaved:
            return ""
        return f"{self.form.unsaved} Черновик останется." if self.about.kind else self.form.unsaved

    @property
    def focus_help(self) -> str:
        """What the help says of the field that the person is in."""
        field = self.form.current
        said = (purpose_of(field), field.help, field.widget.HELP or "") if field else ()
        return "\n\n".join(filter(None, said))

    # -- the draft

    def more(self) -> object:
        """What a draft keeps beside the fields; None when nothing."""
        return None

    def restore_more(self, kept: object) -> None:
        """Put back what `more` gave once."""

    def reopen(self, name: str) -> "FormPage[Any] | None":
        """Open over this form the one that was opened by `open_over` under a name."""
        return None

    def begin_with(self, draft: Draft | Mapping[str, object]) -> None:
        """Put a draft, or what one kept of this form, into the fields once the page is shown."""
        self._beginning = draft

    def preset(self, kept: Mapping[str, object]) -> None:
        """Let fields begin with what was kept of others like them; nothing of it is unsaved."""
        self._preset = kept

    def standing(self) -> dict[str, object] | None:
        """What a draft keeps of the form; None when leaving it would lose nothing."""
        over = self._over.kept
        if not (self.form.unsaved or over):
            return None
        kept: dict[str, object] = {
            "fields": self.form.kept(all_fields=self.about.record_id is None),
            "more": self.more(),
        }
        return kept | {"over": over} if over else kept

    def open_over(
        self, name: str, form: "FormPage[Any]", then: Callable[[Any], None]
    ) -> "FormPage[Any]":
        """Open a form that keeps no draft by itself; it is kept in this one's."""
        return self._over.open(self.app, name, form, then)

    def typed(self) -> None:
        """Keep the draft soon: something has changed."""
        if self.outer is not None:
            self.outer.typed()
        else:
            self._keeper.later()

    def flush(self) -> None:
        """Keep the draft now: the program is about to end."""
        self._keeper.flush()

    def on_unmount(self) -> None:
        self.flush()

    def _begin(self) -> None:
        """Go on with the draft that was chosen, or offer one if there is any."""
        if self._preset:
            self.form.restore(self._preset)
            self.form.mark_saved()
        if isinstance(self._beginning, Draft):
            self._restore(self._beginning)
        elif self._beginning is not None:
            self._put_back(self._beginning)
        elif self.about.kind and (found := drafts_about(self.desk, self.about)):
            # Only now and then is there one.
            from sstui.ui.screens.forms.offering import offer  # noqa: PLC0415

            offer(self.app, self.desk, found[0], lambda: self._restore(found[0]))

    def _restore(self, draft: Draft) -> None:
        try:
            self._keeper.go_on_with(draft)
        except Refusal as refusal:
            self.app.push_screen(NewsDialog("Черновик", [refusal.sentence]))
            return
        self._put_back(draft.values)
        if draft.about.version != self.about.version:
            self.app.push_screen(NewsDialog("Черновик", _CHANGED))

    def _put_back(self, kept: Mapping[str, object]) -> None:
        self.restore_more(kept.get("more"))
        if isinstance(fields := kept.get("fields"), dict):
            self.form.restore(fields)
        match kept.get("over"):
            case [str(name), dict(values)]:
                if (form := self.reopen(name)) is not None:
                    form.begin_with(values)

    def body(self) -> Iterator[Widget]:
        yield self._board
        yield self.form
        yield self._guide

    def on_mount(self) -> None:
        self.title_bar.show(self.heading)
        self._board.show(self._lay_out_facts)
        self.watch(self.form, "scroll_y", self._tell_rest, init=False)
        self.comment()
        self.call_after_refresh(self._begin)

    def on_resize(self) -> None:
        self._tell_rest()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if (field := self.form.current) is not None:
            said = field.help or field.widget.HELP or ""
            self._guide.say(said.partition("\n\n")[0] or _GUIDE)
        self._tell_rest()

    def on_desk_app_desk_changed(self, event: "DeskApp.DeskChanged") -> None:
        """Judge the dates anew on another day; what was typed stays as it is."""
        self.desk = replace(self.desk, today=event.desk.today)
        for field in self.query(DateField):
            field.change_today(self.desk.today)
        self.comment()

    def on_form_changed(self, event: Form.Changed) -> None:
        event.stop()
        self.comment()
        self.typed()
        self._tell_rest()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        event.stop()
        values = Values(event.values)
        if question := self.doubt(values):
            self.app.push_screen(
                ConfirmDialog(question), lambda answer: self._save(values) if answer else None
            )
        else:
            self._save(values)

    def on_form_left(self, event: Form.Left) -> None:
        event.stop()
        self._keeper.leave()
        self.dismiss(None)

    def _save(self, values: Values) -> None:
        """Save once: a second F2 pressed while the page closes is not a second record."""
        if self._is_saved:
            return
        try:
            with self._keeper.finishing():
                result = self.save(values)
        except Refusal as refusal:
            self._show(refusal)
        else:
            self._is_saved = True
            self.form.mark_saved()
            self.saved(result)

    def _show(self, refusal: Refusal) -> None:
        """Show a refusal beside its field, or over the page when it is about the whole."""
        if isinstance(refusal, NotYet) and self._offers(refusal):
            return
        field = _FIELD_OF.get(refusal.field, refusal.field)
        if field in self._names:
            self.form.offer(field, is_wanted=True)
            self.form.show_errors({field: refusal.sentence})
        else:
            lines = [refusal.sentence, "", "Введённое осталось в полях."]
            self.app.push_screen(NewsDialog("Не сохранено", lines))

    def _offers(self, refusal: NotYet) -> bool:
        """Offer to open what is missing; False in a program that has no pages to open."""
        from sstui.ui.desk_app import DeskApp  # noqa: PLC0415 - it knows the forms

        if isinstance(self.app, DeskApp):
            self.app.offer_missing(refusal)
            return True
        return False

    def _lay_out_facts(self, width: int) -> Sequence[BoardLine]:
        lines: list[BoardLine] = []
        for words, text in self._facts:
            lines += labelled(f" {words}".ljust(LABEL_WIDTH + 1), text, width)
        return [*lines, []]

    def _tell_rest(self) -> None:
        self.call_after_refresh(self._tell_rest_now)

    def _tell_rest_now(self) -> None:
        self._guide.tell_rest(is_more=self.form.max_scroll_y > self.form.scroll_y)
