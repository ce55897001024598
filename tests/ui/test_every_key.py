"""Every key of every screen in both layouts: pressed for real, does it ask for the right action?

The screens are those of `every_screen`, so that a new one is swept by itself.
"""

import asyncio
from time import monotonic
from typing import Any

import pytest
from textual.dom import DOMNode
from textual.events import Key
from textual.keys import _character_to_key, key_to_character

from sstui.core.layout import TO_RUSSIAN
from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.screens.forms.news import NewsDialog
from tests.ui.district import LOOKS, a_district
from tests.ui.every_screen import KINDS, NAMES, kinds_in_focus, make
from tests.ui.screen_text import settle

ASKS_ANY_KEY = (NewsDialog,)
"""Dialogs that any key closes; only help is told apart."""

HIDING = "hide"
"""The key that hides the screen works over dialogs too, before any other key."""

ELSEWHERE = {"full_stop": "slash", "comma": "question_mark"}
"""What the cap with «/» and «?» types in the Russian layout."""


PATIENCE = 60.0
"""Seconds that all keys of a widget may take together."""


class Listening(SstuiApp):
    """The program, which writes down the actions that keys ask for and does none of them."""

    heard: list[tuple[str, str]]
    is_listening = False

    async def run_action(
        self,
        action: Any,
        default_namespace: DOMNode | None = None,
        namespaces: Any = None,
    ) -> bool:
        if not self.is_listening:
            return await super().run_action(action, default_namespace, namespaces)
        node = default_namespace or self
        if not self._check_action_state(str(action), node):
            return False
        self.heard.append((type(node).__name__, str(action)))
        return True


def pressings(key: str) -> list[Key]:
    """A key as terminals send it in the Latin layout and in the Russian one."""
    *held, name = key.split("+")
    sign = key_to_character(name) or ""
    sent = [Key(key, None if held else (sign or None))]
    if sign in TO_RUSSIAN:
        russian = TO_RUSSIAN[sign]
        renamed = "+".join([*held, _character_to_key(russian)])
        sent.append(Key(renamed, None if held else russian))
    for elsewhere, meant in ELSEWHERE.items():
        if key == meant:
            sent.append(Key(elsewhere, key_to_character(elsewhere)))
    return sent


def held_otherwise(key: str) -> list[Key]:
    """The letter of a key with Alt, Ctrl and Shift, in both layouts: other keys altogether.

    Only a capital to which nothing is bound is its small letter: Caps Lock may be on.
    """
    if len(key) != 1 or not key.isalpha():
        return []
    sent = []
    for letter in (key, TO_RUSSIAN[key]):
        other = letter.swapcase()
        sent += [Key(f"alt+{letter}", None), Key(f"ctrl+{letter}", None), Key(other, other)]
    return sent


def meant_by(event: Key) -> str:
    """The Latin key that a pressing stands for."""
    *held, name = event.key.split("+")
    latin = {russian: sign for sign, russian in TO_RUSSIAN.items()}.get(name, name)
    return "+".join([*held, _character_to_key(latin)])


async def heard_of(app: Listening, sent: list[Key]) -> list[list[Any]]:
    """What each key asked for, told apart by a press of F1 behind each."""
    app.heard = []
    for event in sent:
        app.post_message(event)
        app.post_message(Key("f1", None))
    end = monotonic() + PATIENCE
    while sum(_is_help(one) for one in app.heard) < len(sent) and monotonic() < end:
        await asyncio.sleep(0.005)
    answers: list[list[Any]] = [[]]
    for one in app.heard:
        if _is_help(one):
            answers.append([])
        elif one[1] != HIDING:
            answers[-1].append(one)
    return answers[:-1]


def _is_help(one: tuple[str, str]) -> bool:
    return one[1] in ("help", "app.help")


def only_rare(app: Listening) -> dict[str, set[str]]:
    """Actions that only keys do which some terminals do not send.

    F1, F10 and F11 may be taken by the desktop, Ins and Del may be missing on a laptop.
    """
    keys: dict[str, set[str]] = {}
    for key, one in app.screen.active_bindings.items():
        keys.setdefault(str(one.binding.id), set()).add(key)
        assert not key.startswith(("shift+f", "super+")), key
        assert not any("а" <= sign <= "ё" for sign in key.casefold()), key
    rare = {"f1", "f10", "f11", "insert", "delete"}
    return {name: one for name, one in keys.items() if one <= rare}


async def sweep(app: Listening) -> int:
    """Press every key that works now; how many there were."""
    active = dict(app.screen.active_bindings)
    assert only_rare(app) == {}
    checked: list[tuple[Key, tuple[str, str] | None]] = []
    for key, (node, binding, _, _) in active.items():
        if binding.id == "app.help":
            continue
        assert binding.id, f"{type(node).__name__}: клавиша {key} без действия"
        wanted = (type(node).__name__, binding.action)
        if binding.action == HIDING:
            continue
        checked += [(event, wanted) for event in pressings(key)]
        for event in held_otherwise(key):
            other = active.get(meant_by(event))
            if other is None and not _is_taken(app, event):
                is_its_capital = event.key.isupper() and key.islower()
                checked.append((event, wanted if is_its_capital else None))
    answers = await heard_of(app, [event for event, _ in checked])
    found = {
        event.key: (heard, wanted)
        for (event, wanted), heard in zip(checked, answers, strict=True)
        if heard != ([wanted] if wanted else [])
    }
    assert found == {}
    return len(checked)


def _is_taken(app: Listening, event: Key) -> bool:
    focused = app.screen.focused
    return focused is not None and focused.check_consume_key(event.key, event.character)


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
async def test_every_key_does_what_it_says_in_both_layouts(desk: Desk, kind: type[Any]) -> None:
    cases = a_district(desk)
    app = Listening(desk, LOOKS)
    app.heard = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        if type(app.screen) is not kind:
            app.push_screen(make(kind, desk, cases["Ёлкина"]))
            await settle(pilot)
        app.is_listening = True
        count = 0
        for widget in kinds_in_focus(app):
            if widget is not None:
                app.screen.set_focus(widget)
                await pilot.pause()
            if not isinstance(app.screen, ASKS_ANY_KEY):
                count += await sweep(app)
        assert count > 3 or isinstance(app.screen, ASKS_ANY_KEY)
