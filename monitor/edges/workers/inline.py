"""Work in this process, one item after the other, in order; it cannot end a task that hangs."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from monitor.edges.workers.guard import outcome, run_here
from monitor.model import Drop

Item = TypeVar("Item")
Result = TypeVar("Result")


class InlineWorkers:
    """No worker at all: for small machines, tests, and finding mistakes."""

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Drop]]:
        """Yield each item with its result, in order."""
        for item in items:
            yield item, outcome(task, item, run_here(task, item))

    def close(self) -> None:
        """End nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
