"""The Russian layout, translated once before a key is dispatched.

In ЙЦУКЕН the key Q arrives as «й», Ctrl+S may arrive as `ctrl+ы`, and no binding knows either. The
key is renamed to the Latin one on the same cap, unless the focused widget wants the letter itself.
"""

from textual.dom import DOMNode
from textual.events import Key
from textual.keys import _character_to_key

_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"

_TO_LATIN = dict(zip(_RUSSIAN, _LATIN, strict=True))
_TO_RUSSIAN = {latin: russian for russian, latin in _TO_LATIN.items()}

# The cap with / and ? types a full stop and a comma in the Russian layout. Nothing is bound to
# these two, so they can stand for find and help in either layout.
_SLASH_CAP = {"full_stop": "/", "comma": "?"}


def translate(event: Key, focused: DOMNode | None) -> Key:
    """The key as the Latin layout would have sent it, or the same key when it is wanted as typed.

    Args:
        event: a key that has not been dispatched yet.
        focused: the widget that would get it first.
    """
    *modifiers, name = event.key.split("+")
    latin = _TO_LATIN.get(name) or _SLASH_CAP.get(name)
    if latin is None:
        return event
    is_chord = "ctrl" in modifiers or "alt" in modifiers
    if not is_chord and focused is not None and _wants(focused, event):
        return event
    key = "+".join([*modifiers, _character_to_key(latin)])
    return Key(key, event.character and latin)


def to_russian(text: str) -> str:
    """Text as it would have come out in the Russian layout: «dn» is «вт» typed by mistake."""
    return "".join(_TO_RUSSIAN.get(character, character) for character in text)


def to_latin(text: str) -> str:
    """Text as it would have come out in the Latin layout: «м» is the cap V."""
    return "".join(_TO_LATIN.get(character, character) for character in text)


def _wants(focused: DOMNode, event: Key) -> bool:
    return focused.check_consume_key(event.key, event.character)
