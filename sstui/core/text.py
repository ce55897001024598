"""Text as people type it: cleaned on the way in, folded for search.

Names lose control, bidirectional and zero-width characters and doubled spaces; they are stored
composed (NFC). A folded text ignores case and the difference between ё and е.
"""

import re
import unicodedata
from itertools import islice

from sstui.core.refusal import Refusal

NAME_LENGTH = 120
NOTE_LENGTH = 20_000

_SPACES = re.compile(r"\s+")
_COMPOSED = re.compile("[\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2116]*")
"""Latin, Cyrillic and the signs of print: composed as they stand, whatever their order."""
_FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def compose(text: str) -> str:
    """Text with every letter and its accents as one character (NFC)."""
    # Nearly all texts are so; the tables that tell it would be half a megabyte of each start.
    return text if _COMPOSED.fullmatch(text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Text for comparing and searching: case, ё and doubled spaces do not matter."""
    folded = compose(text).casefold().replace("ё", "е")
    return _SPACES.sub(" ", folded).strip()


def sort_key(text: str) -> str:
    """Text for ordering by the Russian alphabet: ё right after е."""
    return text.casefold().replace("ё", "е\uffff")


def clean_name(text: str, what: str, *, required: bool = True) -> str:
    """A one-line text ready to be stored.

    Raises:
        Refusal: empty though required, or longer than a line of a form.
    """
    composed = compose(text)
    kept = "".join(" " if one.isspace() else one for one in composed if _is_kept(one))
    line = _SPACES.sub(" ", kept).strip()
    if required and not line:
        raise Refusal(f"Не заполнено: {what}.", what)
    if len(line) > NAME_LENGTH:
        raise Refusal(f"Слишком длинно: {what} — не больше {NAME_LENGTH} знаков.", what)
    return line


def clean_note(text: str, what: str) -> str:
    """A text of several lines ready to be stored; errors as in `clean_name`."""
    composed = compose(text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(one for one in composed if one == "\n" or _is_kept(one)).strip()
    if len(kept) > NOTE_LENGTH:
        raise Refusal(f"Слишком длинно: {what} — не больше {NOTE_LENGTH} знаков.", what)
    return kept


def first_signs(text: str, room: int, *, lines: bool = False) -> tuple[str, bool]:
    """The beginning of a pasted text that fits, and whether that is all of it.

    Control characters, half characters and those that turn the writing direction are left out;
    spaces and line ends become single spaces, or with `lines` the line ends stay. However long
    the text is, only as much of it is looked at as is taken.
    """
    if lines:
        pieces = iter(text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))
        kept = (one for one in pieces if one == "\n" or _is_kept(one))
    else:
        kept = (one for one in " ".join(text.split()) if _is_kept(one))
    taken = "".join(islice(kept, max(room, 0)))
    return taken, next(kept, None) is None


def _is_kept(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _FORBIDDEN
