"""The menu, the palette and the way to a place, for any page of the program."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sstui.core.records import CaseId
from sstui.ui.base import BaseApp, Dialog, Page
from sstui.ui.commands import GO, Command, commands_of, page_actions, with_marks
from sstui.ui.desk_app import DeskApp
from sstui.ui.places import PLACES, Place

if TYPE_CHECKING:
    from sstui.store.finding import FoundCase
    from sstui.ui.widgets.palette import Item


def open_menu(app: BaseApp[Any]) -> None:
    """Show everything that can be done on the page; a letter or Enter does it.

    Over a dialog it lists what the dialog does: no place is gone to before it is answered. The
    menu itself is closed by the key that has opened it.
    """
    from sstui.ui.widgets.menu import MenuDialog  # noqa: PLC0415 - loads when first used

    screen = app.screen
    if isinstance(screen, MenuDialog):
        screen.dismiss(None)
        return
    shown = [one for one in commands_of(screen) if one.is_shown]
    places = [] if isinstance(screen, Dialog) else _places(app)
    commands = [*places, *with_marks(shown, page_actions(screen))]
    app.push_screen(MenuDialog(commands), partial(_run, app))


def open_palette(app: BaseApp[Any]) -> None:
    """Show a line that finds actions, places and families as one types."""
    from sstui.ui.widgets.palette import Palette  # noqa: PLC0415 - loads when first used

    screen = app.screen
    if isinstance(screen, Dialog):
        return
    commands = [*commands_of(screen), *_places(app)]

    def chosen(item: "Item | None") -> None:
        if item is None:
            return
        if item.command is not None:
            _run(app, item.command)
        elif isinstance(app, DeskApp) and isinstance(item.key, int):
            app.show_card(CaseId(item.key))

    app.push_screen(Palette(commands, partial(_families, app), "Недавние семьи"), chosen)


def go_to(app: DeskApp, place_id: str) -> None:
    """Go to a place; a page of its kind that is open already is gone back to.

    Pages above it are left; the person is asked first when one of them would lose something.
    """
    place = next(one for one in PLACES if one.id == place_id)
    above = _above(app, place)
    unsaved = " ".join(one.unsaved for one in above if isinstance(one, Page) and one.unsaved)
    if unsaved:
        app.ask(f"{unsaved} Уйти?", partial(_go, app, place))
    else:
        _go(app, place)


def _go(app: DeskApp, place: Place) -> None:
    kind = _kind(place)
    if kind is None:
        getattr(app, f"show_{place.id.replace('-', '_')}")()
        return
    for _ in _above(app, place):
        app.pop_screen()
    if not isinstance(app.screen, kind):
        app.push_screen(kind())


def _above(app: DeskApp, place: Place) -> Sequence[object]:
    """Pages that are left on the way to a place."""
    if place.id == "queue":
        return app.screen_stack[1:]
    kind = _kind(place)
    stack = list(app.screen_stack)
    at = [number for number, page in enumerate(stack) if kind and isinstance(page, kind)]
    return stack[at[-1] + 1 :] if at else ()


def _kind(place: Place) -> type[Page[None]] | None:
    if not place.screen:
        return None
    module, _, name = place.screen.partition(":")
    found: type[Page[None]] = getattr(import_module(module), name)
    return found


def _places(app: BaseApp[Any]) -> list[Command]:
    """Places as commands; a strange application has none."""
    if not isinstance(app, DeskApp):
        return []
    return [
        Command(f"go.{one.id}", one.title, f"go('{one.id}')", app, GO, mark=one.mark)
        for one in PLACES
    ]


def _run(app: BaseApp[Any], command: Command | None) -> None:
    if command is not None:
        app.call_next(partial(app.run_action, command.action, command.node or app))


def _families(app: BaseApp[Any], typed: str) -> "Sequence[Item]":
    """Families for the palette: those looked at lately, or those that fit what is typed."""
    from sstui.desk.finding import find_families, recent_families  # noqa: PLC0415

    if not isinstance(app, DeskApp):
        return ()
    app.aside.flush()
    found = find_families(app.desk, typed) if typed.strip() else recent_families(app.desk)
    return [_item(one) for one in found]


def _item(one: "FoundCase") -> "Item":
    from sstui.ui.widgets.palette import Item  # noqa: PLC0415 - loads when first used

    ended = "" if one.is_open else ", окончено"
    return Item(one.case_id, one.family, f"{one.settlement}, {one.number}{ended}")
