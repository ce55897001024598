"""What a template is filled with: plain words, nothing that can be called or followed.

A template knows its fields by dotted Russian names. In a list of known names `дети[]` is a list,
`дети[].имя` a field of its entries and `есть_дети?` a yes-or-no that is asked, not printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]
Fields: TypeAlias = Mapping[str, Value]

MAX_DEPTH = 6


def check_plain(fields: Fields) -> None:
    """Nothing but dicts, lists, strings, whole numbers and booleans, of these exact types.

    Raises:
        TypeError: something else, with the name of the field and never its value.
    """
    if type(fields) is not dict:
        raise TypeError("fields must be a dict")
    _check(fields, "", 0)


def known_fields(fields: Fields) -> frozenset[str]:
    """The names that a template filled with these fields may use."""
    return frozenset(_names(fields, ""))


def unprintable(fields: Fields) -> list[str]:
    """Names of the fields whose text holds a character that no Word file can hold."""
    return [name for name, value in _leaves(fields, "") if not _fits_in_xml(value)]


def _check(value: Value, name: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise TypeError(f"field {name!r} is nested too deeply")
    if type(value) is dict:
        for key, inner in value.items():
            if type(key) is not str or not key.isidentifier() or key.startswith("_"):
                raise TypeError(f"field {name!r} holds a name that is no identifier")
            _check(inner, f"{name}.{key}".lstrip("."), depth + 1)
    elif type(value) is list:
        for inner in value:
            _check(inner, f"{name}[]", depth + 1)
    elif type(value) not in {str, int, bool}:
        raise TypeError(f"field {name!r} holds a {type(value).__name__}")


def _names(value: Value, name: str) -> Iterator[str]:
    """Known names below a value."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _names(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, bool):
        yield f"{name}?"
    elif isinstance(value, str | int):
        yield name
    else:
        yield f"{name}[]"
        for inner in value:
            yield from _names(inner, f"{name}[]")


def _leaves(value: Value, name: str) -> Iterator[tuple[str, str]]:
    """Every text below a value with its name."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _leaves(inner, f"{name}[]")


def _fits_in_xml(text: str) -> bool:
    """Whether every character may stand in XML 1.0; tabs and line ends may."""
    return all(
        char in "\t\n" or " " <= char <= "\ud7ff" or "\ue000" <= char not in "\ufffe\uffff"
        for char in text
    )
