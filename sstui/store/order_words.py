"""What families are found by, as the derived order keeps it: a byte a letter.

A search goes through the words of everybody at each letter that is typed. Half of the bytes are
half of the time, and SQLite finds bytes faster than text, where it counts signs of several bytes.
"""

import codecs
import re
from collections.abc import Mapping

_CODE = "cp1251"
_RARE = "sstui-rare-signs"
_MARK = 0x01
_DIGITS = 0x10
"""Signs of other alphabets are their numbers, six digits behind a mark, all of them controls:
folded text has no controls, so that such a sign is found by itself and by nothing else."""
_SPELT = re.compile("\x01([\x10-\x1f]{6})")
_NUMBERS: Mapping[int, str] = {_DIGITS + value: f"{value:x}" for value in range(16)}


def packed(text: str) -> bytes:
    """Folded text as it is kept, and as it is looked for: parts of a text are parts of these."""
    return text.encode(_CODE, _RARE)


def unpacked(kept: bytes) -> str:
    """The folded text that is kept."""
    return _SPELT.sub(_sign, kept.decode(_CODE))


def _sign(found: "re.Match[str]") -> str:
    return chr(int(found[1].translate(_NUMBERS), 16))


def _spell(fault: UnicodeError) -> tuple[bytes, int]:
    """The signs that the code has not, spelt."""
    assert isinstance(fault, UnicodeEncodeError)
    signs = fault.object[fault.start : fault.end]
    spelt = b"".join(
        bytes((_MARK, *(_DIGITS + int(digit, 16) for digit in f"{ord(sign):06x}")))
        for sign in signs
    )
    return spelt, fault.end


codecs.register_error(_RARE, _spell)
