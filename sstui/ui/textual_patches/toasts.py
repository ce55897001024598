"""Short messages: one of each, three lines of them at most, and never over what is being done.

Textual piles them up over the last lines of the screen. Here they stand above the lines that name
keys; where the cursor or the field that the person is in would be covered, they stand under the
title instead, and they go there when the cursor comes to them.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import Any

from textual.app import App
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.notifications import Notification, Notifications
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastRack

MOST_LINES = 3
"""Lines of all messages together; one that is longer by itself is still told whole."""
WIDEST = 78
_EDGES = 2
_NEAR = 3
"""Lines between a list and the keys below it that belong to the keys: marks, a search."""
_HIGH = 8
"""Lines from which on a widget with the focus is no field: only its cursor is kept clear."""


def apply() -> None:
    """Let the messages of a screen be chosen and placed whenever they change."""
    original = ToastRack.show
    if not getattr(original, "places", False):
        setattr(ToastRack, "show", _placing(original))  # noqa: B010


def _placing(
    original: Callable[[ToastRack, Notifications], None],
) -> Callable[[ToastRack, Notifications], None]:
    def show(rack: ToastRack, notifications: Notifications) -> None:
        if not rack.is_attached:
            return  # its page has gone since this was asked for
        for one in superfluous(list(notifications), room_in(rack.app.size.width)):
            del notifications[one]
        for toast in rack.query(Toast):
            # Textual leaves the holder of a toast behind, and its room with it.
            if toast._notification not in notifications and isinstance(toast.parent, Widget):
                toast.parent.remove()
        original(rack, notifications)
        _place(rack, notifications)

    show.places = True  # type: ignore[attr-defined]
    return show


def keep_clear(app: App[Any]) -> None:
    """Move the messages away when the cursor or the focus has come under them."""
    if app.screen_stack and len(app._notifications):
        for rack in app.screen.children:
            if isinstance(rack, ToastRack):
                _place(rack, app._notifications)
                return


def room_in(width: int) -> int:
    """Cells of a line of a message in a window of a width."""
    return min(width, WIDEST) - _EDGES


def lines_of(message: str, room: int) -> int:
    """Lines that a message takes."""
    return sum(len(wrap(part, room)) or 1 for part in message.split("\n"))


def superfluous(said: Sequence[Notification], room: int) -> list[Notification]:
    """Messages that are taken away: those said anew, then the oldest while they are too many.

    Args:
        said: the messages, oldest first.
        room: cells of a line.
    """
    left, dropped, lines = set[str](), [], 0
    for one in reversed(said):
        if one.message in left:
            dropped.append(one)
            continue
        lines += lines_of(one.message, room)
        if left and lines > MOST_LINES:
            dropped.append(one)
        else:
            left.add(one.message)
    return dropped


def _place(rack: ToastRack, notifications: Notifications) -> None:
    screen, window = rack.screen, rack.app.size
    room = room_in(window.width)
    height = sum(lines_of(one.message, room) for one in notifications)
    edge, left = _edge(rack.app), max(window.width - WIDEST, 0)
    low = Region(0, edge - height, window.width, height)
    if (kept := _kept_clear(screen)) is not None and kept.overlaps(low):
        top = _title_bottom(rack.app)
        if not kept.overlaps(Region(0, top, window.width, height)):
            _stand(rack, "top", (top, 0, 0, left))
            return
    _stand(rack, "bottom", (0, 0, window.height - edge, left))


def _stand(rack: ToastRack, dock: str, margin: tuple[int, int, int, int]) -> None:
    """Put the rack there; nothing is laid out anew where it stands there already."""
    width = rack.app.size.width - margin[-1]
    stands = (rack.styles.dock, tuple(rack.styles.margin), rack.styles.width)
    if stands != (dock, margin, Scalar.from_number(width)):
        rack.styles.dock = dock
        rack.styles.margin = margin
        rack.styles.width = width


def _edge(app: App[Any]) -> int:
    """The line at which the messages end: the first of those that name keys."""
    height = app.size.height
    for page in reversed(app.screen_stack):
        named = [one.region.y for one in page.query("Footer, Guide") if one.region.height]
        if named:
            edge = min(named)
            area = _area(page)
            return area.bottom if area and edge - _NEAR <= area.bottom <= edge else edge
    return height - 1


def _area(page: Screen[Any]) -> Region | None:
    """The list or the form that the focus is in."""
    node: Any = page.focused
    while isinstance(node, Widget) and node is not page:
        if node.region.height > _HIGH:
            return node.region
        node = node.parent
    return None


def _title_bottom(app: App[Any]) -> int:
    """The first line under the title and under what it warns of."""
    for page in reversed(app.screen_stack):
        titles: list[int] = [one.region.bottom for one in page.query("TitleBar, Alarms")]
        if titles:
            return max(titles)
    return 0


def _kept_clear(screen: Screen[Any]) -> Region | None:
    """What no message may cover: the cursor's line, or the field with what is said under it."""
    focused = screen.focused
    if focused is None:
        return None
    node: Any = focused
    while isinstance(node, Widget) and node is not screen:
        if getattr(node, "IS_KEPT_CLEAR", False):
            return node.region
        node = node.parent
    kept = getattr(focused, "kept_clear", None)
    if isinstance(kept, Region):
        return kept.translate(focused.region.offset)
    return focused.region if focused.region.height <= _HIGH else None
