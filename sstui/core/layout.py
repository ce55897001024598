"""The two keyboard layouts of a Russian computer: which letter stands on the cap of which."""

_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"

TO_LATIN = dict(zip(_RUSSIAN, _LATIN, strict=True))
"""What the Latin layout types with the cap of a Russian letter."""
TO_RUSSIAN = {latin: russian for russian, latin in TO_LATIN.items()}


def to_russian(text: str) -> str:
    """Text as it would have come out in the Russian layout: «dn» is «вт» typed by mistake."""
    return "".join(TO_RUSSIAN.get(character, character) for character in text)


def to_latin(text: str) -> str:
    """Text as it would have come out in the Latin layout: «м» is the cap V."""
    return "".join(TO_LATIN.get(character, character) for character in text)
