"""The names that a template may use, and the nearest one to a name that it may not."""

from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

_LIKENESS = 0.6
_LOOK_ALIKE: Final = str.maketrans("aeopcyxkmtbhAEOPCYXKMTBHё", "аеорсухкмтвнАЕОРСУХКМТВНе")


@dataclass(frozen=True, slots=True)
class Known:
    """Known names in the notation of `fields`: «номер», «дети[]», «дети[].имя», «есть_дети?»."""

    names: frozenset[str]
    _open: frozenset[str] = field(init=False, repr=False, compare=False)
    """Lists whose entries are not known, because there are none: any name fits them."""

    def __post_init__(self) -> None:
        lists = (name for name in self.names if name.endswith("[]"))
        described = frozenset(
            one for one in lists if not any(name.startswith(one + ".") for name in self.names)
        )
        object.__setattr__(self, "_open", described)

    def prints(self, path: str) -> bool:
        """Whether the field is text."""
        return path in self.names or self._in_open(path)

    def asks(self, path: str) -> bool:
        """Whether the field can stand in a condition: a yes-or-no, a text or a list."""
        return f"{path}?" in self.names or self.prints(path) or self.walks(path)

    def walks(self, path: str) -> bool:
        """Whether the field is a list."""
        return f"{path}[]" in self.names or self._in_open(path)

    def _in_open(self, path: str) -> bool:
        """Whether the field is of entries that are not known."""
        return path.startswith(tuple(f"{one}." for one in self._open))

    def inside(self, path: str) -> str:
        """The first field of a group, or an empty string where the path is no group."""
        fields = sorted(name for name in self.names if name.startswith(path + "."))
        return fields[0] if fields else ""

    def nearest(self, path: str, ending: str) -> str:
        """The known name most like the path, or an empty string.

        Args:
            path: the name that is not known.
            ending: «[]» to look among lists, empty to look among fields.
        """
        candidates = self._candidates(ending)
        folded = {_fold(name): name for name in candidates}
        found = get_close_matches(_fold(path), folded, n=1, cutoff=_LIKENESS)
        return folded[found[0]] if found else ""

    def alike(self, path: str, name: str) -> bool:
        """Whether the two differ only in letters that look the same."""
        return path != name and _fold(path) == _fold(name)

    def _candidates(self, ending: str) -> Collection[str]:
        if ending:
            return [name.removesuffix(ending) for name in self.names if name.endswith(ending)]
        return [name for name in self.names if not name.endswith(("[]", "?"))]


def _fold(name: str) -> str:
    """The name with Latin letters as their Russian look-alikes and ё as е."""
    return name.translate(_LOOK_ALIKE).casefold()
