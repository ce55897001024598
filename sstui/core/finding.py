"""Finding a name among thousands by a few letters of any of its words.

Case, ё and е, hyphens, other punctuation and the order of the words do not matter.
"""

from collections.abc import Sequence

from sstui.core.text import fold


class Finder:
    """Texts that are looked through again and again as somebody types."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Read the texts once."""
        self._keys = [search_key(text) for text in texts]

    def find(self, *typed: str) -> list[int]:
        """Numbers of the texts that have all the typed words; the best first.

        First stand those that begin with the first word, then those where each typed word begins
        one of theirs, then those that have the words anywhere inside; each in their own order.

        Args:
            typed: the typed text, and other readings of it (as in another keyboard layout), of
                which the first that finds anything counts. Nothing typed finds everything.
        """
        if not any(one.strip() for one in typed):
            return list(range(len(self._keys)))
        for one in typed:
            if (words := search_words(one)) and (found := self._with(words)):
                return found
        return []

    def _with(self, words: Sequence[str]) -> list[int]:
        starts = [f" {word}" for word in words]
        ranked: tuple[list[int], ...] = ([], [], [])
        for number, key in enumerate(self._keys):
            if all(start in key for start in starts):
                ranked[0 if key.startswith(starts[0]) else 1].append(number)
            elif all(word in key for word in words):
                ranked[2].append(number)
        return [number for rank in ranked for number in rank]


def search_words(text: str) -> list[str]:
    """The words of a typed text, ready to be looked for in a `search_key`."""
    return "".join(one if one.isalnum() else " " for one in fold(text)).split()


def search_key(text: str) -> str:
    """The words of a text, each after a space; those with hyphens also as one word."""
    words = search_words(text)
    if "-" in text:
        words += ["".join(search_words(part)) for part in text.split() if "-" in part]
    return "".join(f" {word}" for word in words)
