"""Keys and pastes one after another, however fast they come.

Textual hands a key to the focused widget and goes on to the next key at once, while the first one
still travels through the queues of the widgets: typed ahead of a slow line, the date goes into the
field that Enter was about to leave. Here a key that comes close behind another waits until all
that the first one caused is done, and until a page that has just been opened can take keys. A
paste keeps its place among the keys.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from textual.dom import DOMNode
from textual.events import Key, Paste

from sstui.ui.textual_patches.layout import translate

Typed = Key | Paste

CLOSE = 0.1
"""Seconds behind the last key within which its work may not be done yet."""

LONGEST = 5.0
"""Seconds that a key waits at most, whatever happens."""

# Enter in a field takes three: up to the application for its binding, back to the field for
# «submitted», and up to the form that moves the focus.
_ROUNDS = 4
_LOOK_AGAIN = 0.005


class TypeAhead:
    """The queue of keys before an application."""

    def __init__(
        self,
        dispatch: Callable[[Typed], Awaitable[None]],
        chain: Callable[[], list[DOMNode]],
        call_later: Callable[[Callable[[], Awaitable[None]]], bool],
        is_busy: Callable[[], bool],
    ) -> None:
        """Stand before an application.

        Args:
            dispatch: gives a key or a paste to whatever has the focus.
            chain: the nodes that a key passes, from the focused one to the application.
            call_later: runs something in the application's own turn.
            is_busy: whether a message waits anywhere: on a slow machine the work of a key that
                came long ago may still go on.
        """
        self._dispatch = dispatch
        self._chain = chain
        self._call_later = call_later
        self._is_busy = is_busy
        self._waiting: deque[Typed] = deque()
        self._settling: asyncio.Task[None] | None = None
        self._last = -CLOSE
        self._last_key = ""
        self._given: Typed | None = None

    @property
    def quiet_for(self) -> float:
        """Seconds since the last key was given on; none while one waits."""
        return 0.0 if self._waiting else monotonic() - self._last

    async def take(self, event: Typed) -> None:
        """Dispatch a key or a paste, at once when nothing is in its way."""
        if self._waiting or not (self._repeats(event) or self._is_clear()):
            self._waiting.append(event)
            self._settle()
        else:
            await self._give(event)

    def give_back(self) -> None:
        """Give the last key once more, before those that wait: a window that it closed took it."""
        if isinstance(key := self._given, Key):
            self.put_first(Key(key.key, key.character))

    def put_first(self, key: Key) -> None:
        """Let a key follow the one that is being given, before those that wait."""
        self._waiting.appendleft(key)
        self._settle()

    def _is_clear(self) -> bool:
        is_behind = monotonic() - self._last < CLOSE or self._is_busy()
        return not is_behind and _takes_keys(self._chain())

    async def _give(self, event: Typed) -> None:
        self._given = event
        self._last_key = event.key if isinstance(event, Key) else ""
        self._last = monotonic()
        await self._dispatch(event)

    def _repeats(self, event: Typed) -> bool:
        """Whether a held key only goes on in one list: then frames may be skipped, keys not."""
        if isinstance(event, Paste):
            return False
        chain = self._chain()
        held = getattr(chain[0], "HELD_KEYS", ())
        return event.key == self._last_key and translate(event, chain[0]).key in held

    def _settle(self) -> None:
        if self._settling is None:
            self._settling = asyncio.create_task(self._wait_and_go_on())

    async def _wait_and_go_on(self) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                for _ in range(_ROUNDS):
                    await _pass_through(self._chain())
                while not _takes_keys(self._chain()):
                    await asyncio.sleep(_LOOK_AGAIN)
        except TimeoutError:
            pass
        self._call_later(self._give_next)

    async def _give_next(self) -> None:
        self._settling = None
        if self._waiting:
            await self._give(self._waiting.popleft())
        if self._waiting:
            self._settle()


def _takes_keys(chain: list[DOMNode]) -> bool:
    """False while a page of the house is still being built."""
    return all(getattr(node, "takes_keys", True) for node in chain)


async def _pass_through(chain: list[DOMNode]) -> None:
    """Wait until each node in turn has handled what stands in its queue now."""
    for node in chain:
        passed = asyncio.Event()
        if node.call_later(passed.set):
            await passed.wait()
