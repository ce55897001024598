"""Finding in any list: «/» or F7 opens a line under it, N and Shift+N go on from match to match."""

from abc import abstractmethod
from collections.abc import Hashable
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.ui.keys import Action, bindings, with_keys

if TYPE_CHECKING:
    from sstui.ui.widgets.list_find_bar import ListFindBar

FINDING = bindings(
    Action("list.find", "slash", "", "Найти в этом списке"),
    Action("list.find-here", "f7", "Найти", "Найти в этом списке"),
    Action("list.find-next", "n", "", "К следующей найденной строке", run="find_again(1)"),
    Action("list.find-previous", "N", "", "К предыдущей найденной строке", run="find_again(-1)"),
)


class Searchable(Widget):
    """A list that can be searched by its rows."""

    _find_bar: "ListFindBar | None" = None

    @abstractmethod
    def find(self, text: str) -> bool:
        """Go to the nearest row with all these words; False when there is none."""

    @abstractmethod
    def find_next(self, step: int = 1) -> bool:
        """Go to the next match, or the previous one; False when there is none."""

    @abstractmethod
    def move_to(self, key: Hashable) -> bool:
        """Go to a row by its key; False when there is none."""

    @property
    @abstractmethod
    def cursor_key(self) -> Hashable | None:
        """The key of the row under the cursor."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page may find by itself, and better: among names that the list does not show."""
        if action in ("find", "find_again"):
            return not getattr(self.screen, "FINDS_ITSELF", False)
        return action != "find_here" or not hasattr(self.screen, "action_find")

    async def action_find(self) -> None:
        """Open the line for searching under the list."""
        from sstui.ui.widgets.list_find_bar import ListFindBar  # noqa: PLC0415 - when first used

        if self._find_bar is None and isinstance(self.parent, Widget):
            self._find_bar = ListFindBar(self)
            await self.parent.mount(self._find_bar, after=self)
        if self._find_bar is not None:
            self._find_bar.open()

    async def action_find_here(self) -> None:
        await self.action_find()

    def action_find_again(self, step: int) -> None:
        if not self.find_next(step):
            is_sought = self._find_bar is not None and self._find_bar.text.strip()
            said = "Больше не найдено." if is_sought else "Сначала найдите: {list.find}."
            self.notify(with_keys(said), markup=False)
