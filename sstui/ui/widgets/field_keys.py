"""The keys that edit text: those of Textual's fields under Russian names and ids of our own."""

from sstui.ui.keys import Action, bindings

_BOTH = (
    Action("field.left", "left", "", "На знак левее", run="cursor_left"),
    Action("field.right", "right", "", "На знак правее", run="cursor_right"),
    Action("field.select-left", "shift+left", "", "Выделить левее", run="cursor_left(True)"),
    Action("field.select-right", "shift+right", "", "Выделить правее", run="cursor_right(True)"),
    Action("field.delete-left", "backspace", "", "Стереть знак слева", run="delete_left"),
    Action("field.delete", "delete,ctrl+d", "", "Стереть знак справа", run="delete_right"),
    Action("field.cut", "ctrl+x", "", "Вырезать выделенное", run="cut"),
    Action("field.copy", "ctrl+c", "", "Запомнить выделенное", run="copy"),
    Action("field.paste", "ctrl+v", "", "Вставить запомненное", run="paste"),
)
LINE_KEYS = bindings(
    *_BOTH,
    Action("field.word-left", "ctrl+left", "", "На слово левее", run="cursor_left_word"),
    Action("field.word-right", "ctrl+right", "", "На слово правее", run="cursor_right_word"),
    Action("field.home", "home,ctrl+a", "", "К началу строки", run="home"),
    Action("field.end", "end,ctrl+e", "", "К концу строки", run="end"),
    Action("field.select-home", "shift+home", "", "Выделить до начала", run="home(True)"),
    Action("field.select-end", "shift+end", "", "Выделить до конца", run="end(True)"),
    Action("field.done", "enter", "", "К следующему полю", run="submit"),
    Action(
        "field.delete-word",
        "ctrl+w,alt+backspace",
        "",
        "Стереть слово слева",
        run="delete_left_word",
    ),
    Action("field.clear", "ctrl+u", "", "Стереть всё слева", run="delete_left_all"),
    Action("field.clear-rest", "ctrl+k", "", "Стереть всё справа", run="delete_right_all"),
)
"""Keys of a field of one line."""

NOTE_KEYS = bindings(
    *_BOTH,
    Action("field.up", "up", "", "Строкой выше", run="cursor_up"),
    Action("field.down", "down", "", "Строкой ниже", run="cursor_down"),
    Action("field.page-up", "pageup", "", "Страницей выше", run="cursor_page_up"),
    Action("field.page-down", "pagedown", "", "Страницей ниже", run="cursor_page_down"),
    Action("field.word-left", "ctrl+left", "", "На слово левее", run="cursor_word_left"),
    Action("field.word-right", "ctrl+right", "", "На слово правее", run="cursor_word_right"),
    Action("field.home", "home,ctrl+a", "", "К началу строки", run="cursor_line_start"),
    Action("field.end", "end,ctrl+e", "", "К концу строки", run="cursor_line_end"),
    Action("field.select-up", "shift+up", "", "Выделить вверх", run="cursor_up(True)"),
    Action("field.select-down", "shift+down", "", "Выделить вниз", run="cursor_down(True)"),
    Action(
        "field.select-home", "shift+home", "", "Выделить до начала", run="cursor_line_start(True)"
    ),
    Action("field.select-end", "shift+end", "", "Выделить до конца", run="cursor_line_end(True)"),
    Action(
        "field.delete-word",
        "ctrl+w,alt+backspace",
        "",
        "Стереть слово слева",
        run="delete_word_left",
    ),
    Action("field.clear", "ctrl+u", "", "Стереть строку слева", run="delete_to_start_of_line"),
    Action(
        "field.clear-rest",
        "ctrl+k",
        "",
        "Стереть строку справа",
        run="delete_to_end_of_line_or_delete_line",
    ),
    Action("field.undo", "ctrl+z", "", "Отменить последнюю правку текста", run="undo"),
    Action("field.redo", "ctrl+y", "", "Вернуть отменённую правку", run="redo"),
)
"""Keys of a field of several lines."""
