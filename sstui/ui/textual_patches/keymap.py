"""A person's own keys in place of the shipped ones, put into the classes once.

Textual's own keymap replaces keys anew at every press and calls a handler for every clash. Here
the merged bindings of each class are made again when the keys change, and classes that are
imported later are merged the same way.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

KeysNow = Callable[[str, str], str]
"""From an action's id and its shipped keys to the keys that it has now."""

_original = DOMNode._merge_bindings.__func__  # type: ignore[attr-defined]
_keys_now: KeysNow | None = None


def merge_anew(keys_now: KeysNow | None) -> None:
    """Merge the bindings of every class again.

    Args:
        keys_now: gives the keys of an action; the shipped keys return when None.
    """
    global _keys_now
    if keys_now is None and _keys_now is None:
        return
    _keys_now = keys_now
    setattr(DOMNode, "_merge_bindings", classmethod(_merged))  # noqa: B010
    for kind in _kinds(DOMNode):
        kind._merged_bindings = kind._merge_bindings()


def reword(node: DOMNode, action_id: str, word: str, sentence: str) -> None:
    """Call an action of one screen by other words: in the bottom line, the menu and the help."""
    for key, known in node._bindings.key_to_bindings.items():
        node._bindings.key_to_bindings[key] = [
            replace(one, description=word, show=bool(word), tooltip=sentence)
            if one.id == action_id
            else one
            for one in known
        ]


def _merged(kind: type[DOMNode]) -> BindingsMap:
    """As Textual merges, nearer classes over farther ones, but with the keys of now."""
    if _keys_now is None:
        merged: BindingsMap = _original(kind)
        return merged
    keys: dict[str, list[Binding]] = {}
    for base in reversed(kind.__mro__):
        if issubclass(base, DOMNode):
            if not base._inherit_bindings:
                keys.clear()
            own = [_with(_keys_now, one) for one in base.__dict__.get("BINDINGS", [])]
            keys.update(BindingsMap(own).key_to_bindings)
    return BindingsMap.from_keys(keys)


def _with(keys_now: KeysNow, one: BindingType) -> BindingType:
    if isinstance(one, Binding) and one.id:
        return replace(one, key=keys_now(one.id, one.key))
    return one


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)
