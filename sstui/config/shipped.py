"""Where the defaults lie that travel with the program."""

from pathlib import Path

from sstui.core.refusal import Refusal

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder(kind: str) -> Path:
    """The shipped `config`, `templates` or `fixtures`.

    In an installed wheel they lie inside the package, in a checkout beside it.

    Raises:
        Refusal: the folder is in neither place.
    """
    for place in (_PACKAGE / "shipped" / kind, _PACKAGE.parent / kind):
        if place.is_dir():
            return place
    raise Refusal(f"Программа установлена не полностью: нет папки «{kind}». Установите её заново.")


def shipped_profiles() -> list[str]:
    """Codes of the regional profiles that travel with the program, by name."""
    found = shipped_folder("config").glob("profiles/*/profile.toml")
    return sorted(path.parent.name for path in found)
