"""«Вид»: colours, signs, the mouse, the first screen, hiding; seen at once, kept by F2."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual import getters
from textual.events import DescendantFocus
from textual.widget import Widget

from sstui.config.looks import CHOICES, LONGEST_LOCK, write_looks
from sstui.config.personal import personal_folder
from sstui.core.refusal import Refusal
from sstui.core.wording import counted
from sstui.ui.base import Page
from sstui.ui.desk_app import DeskApp
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.guide import Guide
from sstui.ui.widgets.form import Field, Form
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

_WORDS = {
    "theme": ("Цвета", ("сама решит", "без цвета", "16 цветов", "256 цветов", "все цвета")),
    "background": ("Фон", ("сама решит", "тёмный", "светлый")),
    "signs": ("Знаки", ("сама решит", "рамки и значки", "только простые")),
    "mouse": ("Мышь", ("сама решит", "для программы", "для выделения текста")),
    "first_screen": ("Первый экран", ("очередь", "сегодня", "календарь")),
}
"""The label of each choice, and its options in the order of `CHOICES`."""

_HELP = {
    "theme": "Через связь и в старых терминалах — 16 цветов; ни о чём не говорит один цвет.",
    "background": "Тёмный фон или светлый; при 16 цветах фон свой у терминала: скажите, какой.",
    "signs": "Простые знаки есть у любой консоли: вместо рамок, стрелок и кавычек.",
    "mouse": "Мышь либо нажимает в программе, либо выделяет текст в окне терминала.",
    "first_screen": "Что открывается при запуске программы.",
}


class MinutesField(TextField):
    """Minutes until the screen hides; empty where the office decides."""

    def __init__(self, minutes: int | None) -> None:
        super().__init__("" if minutes is None else str(minutes), max_length=3)

    def read(self) -> object:
        """A whole number, or None for an empty field."""
        typed = self.value.strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and int(typed) <= LONGEST_LOCK):
            raise Refusal(f"Нужно число минут от 0 до {LONGEST_LOCK} или пустое поле.")
        return int(typed)


class LooksPage(Page[None]):
    """Every choice is seen at once; Esc puts back the looks of before."""

    app = getters.app(DeskApp)
    NAME = "Вид"
    HELP = (
        "Как выглядит программа у вас. Выбранное видно сразу; {form.save} запоминает его для этой "
        "учётной записи, Esc возвращает прежнее."
    )

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, NumberedChoice] = {}
        self._guide = Guide()

    def body(self) -> Iterator[Widget]:
        choice, office = self.app.choice, self.app.desk.office.settings.lock_minutes
        self._before = choice
        self._choices = {name: _choice(name, getattr(choice, name)) for name in _WORDS}
        fields = [
            Field(name, _WORDS[name][0], widget, help=_HELP[name])
            for name, widget in self._choices.items()
        ]
        minutes = MinutesField(choice.lock_minutes)
        usual = f"через {counted(office, 'минуту', 'минуты', 'минут')}" if office else "никогда"
        about = f"Минут без нажатий до скрытия экрана; пусто — как в учреждении: {usual}."
        fields.append(Field("lock_minutes", "Скрывать через", minutes, help=about))
        self._form = Form(fields, "Новый вид не запомнен.")
        yield self._form
        yield self._guide

    @property
    def unsaved(self) -> str:
        return self._form.unsaved if self.is_mounted else ""

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if (field := self._form.current) is not None:
            self._guide.say(field.help or field.widget.HELP or "")

    def on_form_changed(self, event: Form.Changed) -> None:
        event.stop()
        chosen: dict[str, Any] = {name: one.value for name, one in self._choices.items()}
        self.app.choose_looks(replace(self._before, **chosen))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        event.stop()
        values: dict[str, Any] = event.values
        choice = replace(self._before, **values)
        self.app.choose_looks(choice)
        self.dismiss()
        try:
            write_looks(personal_folder(self.app.environ), choice)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        else:
            self.app.say("Вид запомнен.")

    def on_form_left(self, event: Form.Left) -> None:
        event.stop()
        self.app.choose_looks(self._before)
        self.dismiss()


def _choice(name: str, value: str) -> NumberedChoice:
    pairs = zip(CHOICES[name], _WORDS[name][1], strict=True)
    return NumberedChoice([Option(code, text) for code, text in pairs], value)
