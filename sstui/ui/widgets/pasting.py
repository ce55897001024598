"""What a field says of a paste that is longer than it."""

from sstui.core.wording import counted


def no_room(pasted: int, limit: int) -> str:
    """«Вставлено 1 048 576 знаков, в поле помещается 4 000: лишнее не взято»."""
    number = counted(pasted, "знак", "знака", "знаков").replace(str(pasted), grouped(pasted))
    return f"Вставлено {number}, в поле помещается {grouped(limit)}: лишнее не взято."


def grouped(number: int) -> str:
    """A number with its thousands apart: «20 000»."""
    return f"{number:,}".replace(",", " ")
