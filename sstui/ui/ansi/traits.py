"""Which terminals can be trusted with what, by their names."""

from collections.abc import Mapping

from sstui.ui.ansi.painter import Traits

SWITCH = "SSTUI_PLAIN_DISPLAY"
"""The variable of the environment that leaves all drawing to Textual."""

_BY_ITSELF = ("xterm", "linux", "putty", "rxvt", "konsole", "gnome", "vte", "alacritty", "foot")
_INSIDE_ANOTHER = ("screen", "tmux")
_OLD = ("vt100", "vt102", "vt220", "vt320", "vt420")


def traits_of(environ: Mapping[str, str]) -> Traits:
    """What the terminal of an environment can do; an unknown one is trusted with nothing.

    Old terminals and those that live inside another one erase in their own background, whatever
    the pen.
    """
    name = environ.get("TERM", "")
    is_inside = "TMUX" in environ or "STY" in environ
    if name.startswith(_BY_ITSELF):
        return Traits(scrolls=True, erases_in_colour=not is_inside, reports=True)
    if name.startswith(_INSIDE_ANOTHER) or name in _OLD:
        return Traits(scrolls=True, reports=True)
    return Traits()


def is_switched_off(environ: Mapping[str, str]) -> bool:
    """Whether the person wants Textual's own drawing."""
    return bool(environ.get(SWITCH))
