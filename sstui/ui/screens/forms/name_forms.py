"""The grammatical cases of a name: computed, shown, corrected by hand."""

from collections.abc import Hashable

from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from sstui.core.records import FullName, NameForms, Sex
from sstui.desk.desk import Desk
from sstui.ui.cells import fit
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import line_of, looks_of
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField

CASES = ("genitive", "dative", "accusative", "instrumental")
"""Fields of `NameForms`, in the order of a grammar book."""


class NameFormsField(Widget, can_focus=True):
    """Says whether cases were corrected; Enter asks to see them.

    They are computed only then, because reading the rules of endings takes a while.
    """

    HELP = "Enter — показать имя в падежах, как оно встанет в бумаги, и поправить."
    BINDING_GROUP_TITLE = "Падежи"
    BINDINGS = bindings(
        Action("name-forms.open", "enter,space,f3", "", "Показать и поправить падежи имени"),
    )
    DEFAULT_CSS = """
    NameFormsField {
        height: 1;
    }
    """

    class Asked(Message):
        """The person wants to see the cases."""

    def __init__(self, forms: NameForms) -> None:
        super().__init__()
        self.forms = forms

    @property
    def raw(self) -> Hashable:
        """What is stored, to see whether anything was changed."""
        return self.forms

    def read(self) -> object:
        """The corrected forms; empty ones are computed when they are needed."""
        return self.forms

    def kept(self) -> object:
        """The corrected forms, in the order of `CASES`."""
        return [getattr(self.forms, code) for code in CASES]

    def restore(self, kept: object) -> None:
        """Take the corrected forms again."""
        if isinstance(kept, list) and len(kept) == len(CASES):
            self.put(NameForms(*map(str, kept)))

    def put(self, forms: NameForms) -> None:
        """Take other forms."""
        self.forms = forms
        self.refresh()

    def action_open(self) -> None:
        self.post_message(self.Asked())

    def render_line(self, y: int) -> Strip:
        looks = looks_of(self)
        text = "проверены человеком" if self.forms != NameForms() else "посчитает программа"
        tone = Tone.CURSOR if self.has_focus else Tone.FIELD
        text = fit(f"{text}; Enter — посмотреть", self.size.width, glyphs=looks.glyphs)
        return line_of(text, looks.palette[tone])


class NameFormsForm(FormPage[NameForms | None]):
    """The four cases that papers use, each to be corrected."""

    NAME = "Имя в падежах"
    HELP = (
        "Так имя встанет в бумаги. Программа склоняет сама; там, где она может ошибиться, стоит "
        "«проверьте падеж». Исправленное запоминается."
    )
    LOST = "Исправленные падежи не сохранены."

    def __init__(self, desk: Desk, name: FullName, sex: Sex, stored: NameForms) -> None:
        # The rules of endings take some 20 ms to read and are not needed before.
        from sstui.documents.declension import (  # noqa: PLC0415
            GrammaticalCase,
            decline,
            doubtful,
        )

        kinds = [GrammaticalCase(code) for code in CASES]
        none = NameForms()
        self._computed = {one.value: decline(name, sex, one, none) for one in kinds}
        self._doubtful = {one.value for one in kinds if doubtful(name, sex, one, stored)}
        fields = [
            Field(
                one.value,
                f"{one.label.capitalize()}: {one.question}",
                TextField(decline(name, sex, one, stored)),
                help="Поправьте, если нужно. Пусто — пусть посчитает программа.",
            )
            for one in kinds
        ]
        super().__init__(desk, fields, [("Имя", name.full), ("Пол", sex.label)])

    def comment(self) -> None:
        for code in self._doubtful:
            self.form.hint(code, "проверьте падеж", Tone.DUE)

    def save(self, values: Values) -> NameForms:
        """Keep what differs from the computed form, and a doubtful form that was looked at."""
        kept = {
            code: typed
            for code in CASES
            if (typed := values.text(code)) != self._computed[code] or code in self._doubtful
        }
        return NameForms(**kept)
