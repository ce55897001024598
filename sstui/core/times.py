"""Times of day as people type them."""

import re

from sstui.core.refusal import Refusal

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.,\-ч ]\s*(\d{2})?)?|(\d{2})(\d{2})")


def clean_time(text: str) -> str:
    """`HH:MM` from «9», «9.30», «9:30», «0930»; empty stays empty.

    Raises:
        Refusal: no such time.
    """
    typed = text.strip()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found:
        hours = int(found[1] or found[3])
        minutes = int(found[2] or found[4] or 0)
        if hours < 24 and minutes < 60:
            return f"{hours:02d}:{minutes:02d}"
    raise Refusal(f"Нет такого времени: {typed}. Напишите, например, 9:30.", "at")
