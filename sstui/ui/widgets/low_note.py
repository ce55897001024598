"""A field for a few lines of notes, where a form has many of them."""

from sstui.ui.widgets.note_field import NoteField


class LowNote(NoteField):
    """The same as a note, two lines high: more is scrolled to."""

    DEFAULT_CSS = """
    LowNote, LowNote:focus, LowNote:ansi {
        height: 2;
    }
    """
