"""The Russian layout, translated once before a key is dispatched.

In ЙЦУКЕН the key Q arrives as «й», Ctrl+S may arrive as `ctrl+ы`, and no binding knows either. The
key is renamed to the Latin one on the same cap, unless the focused widget wants the letter itself.
With Caps Lock on every letter comes as a capital: where nothing is bound to the capital, it does
what the small letter does.
"""

from collections.abc import Callable

from textual.dom import DOMNode
from textual.events import Key
from textual.keys import _character_to_key

from sstui.core.layout import TO_LATIN, to_latin, to_russian

__all__ = ["to_latin", "to_russian", "translate", "wants"]

# The cap with / and ? types a full stop and a comma in the Russian layout. Nothing is bound to
# these two, so they can stand for find and help in either layout.
_SLASH_CAP = {"full_stop": "/", "comma": "?"}


def translate(
    event: Key, focused: DOMNode | None, is_bound: Callable[[str], bool] = lambda _: True
) -> Key:
    """The key as the Latin layout would have sent it, or the same key when it is wanted as typed.

    Args:
        event: a key that has not been dispatched yet.
        focused: the widget that would get it first.
        is_bound: whether a key means something here; a capital that does not is a small letter.
    """
    *modifiers, name = event.key.split("+")
    is_chord = "ctrl" in modifiers or "alt" in modifiers
    if is_chord and event.is_printable:
        event = Key(event.key, None)  # Esc and a letter soon after it are no letter of a text
    is_capital = not modifiers and len(name) == 1 and name.isupper()
    latin = TO_LATIN.get(name) or _SLASH_CAP.get(name) or (name if is_capital else None)
    if latin is None:
        return event
    if not is_chord and focused is not None and wants(focused, event):
        return event
    if is_capital and not is_bound(_character_to_key(latin)):
        latin = TO_LATIN.get(name.lower(), name.lower())
    key = "+".join([*modifiers, _character_to_key(latin)])
    return event if key == event.key else Key(key, event.character and latin)


def wants(focused: DOMNode, event: Key) -> bool:
    """Whether a focused widget would take a key as text."""
    return focused.check_consume_key(event.key, event.character)
