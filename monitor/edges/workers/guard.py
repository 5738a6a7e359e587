"""The guard around one task and one item: it turns every way of failing into a value; it starts no process.

Items, tasks and results travel pickled by hand, so that what cannot travel costs its item and never the pool.
"""

import pickle
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from types import TracebackType
from typing import Any, TypeVar

from monitor.edges.workers import pickling
from monitor.errors import WorkersError
from monitor.model import Drop, Reason, Stage

Item = TypeVar("Item")
Result = TypeVar("Result")

_TASKS_REMEMBERED = 4
_DETAIL = 8_000
"""Characters of a traceback that are kept, from its end, which tells most."""

_URL_PATHS = (("url",), ("entry", "url"), ("source", "url"), ("key",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """How a task failed. `stage` is empty where the failure itself does not tell."""

    stage: Stage | None
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedTask:
    """A task pickled once. A worker unpickles it once, too, and finds it again by its key."""

    key: bytes
    data: bytes


def pack_task(task: Callable[[Item], Result]) -> PackedTask:
    """Return the task, pickled. Raises WorkersError: a task that cannot travel is a mistake of the program."""
    try:
        data = pickling.dumps(task)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise WorkersError(f"the task {task!r} cannot be sent to workers: {error}", "Set workers.kind to inline meanwhile.") from error
    return PackedTask(key=sha256(data).digest(), data=data)


def pack(value: object) -> bytes | Crash:
    """Return a value pickled, or how that failed: __reduce__ of anything may raise anything."""
    return guarded(lambda: pickling.dumps(value))


def unpack(data: bytes) -> Any:  # noqa: ANN401 - whatever the task returned; `map` gives it its type back
    """Return the value that `pack` or `run` packed, or how that failed."""
    return guarded(lambda: pickle.loads(data))  # noqa: S301 - from our own worker


def run(task: PackedTask, item: bytes) -> bytes:
    """Do a packed task on a packed item, in the worker; return the packed result or Crash."""
    done = guarded(lambda: pickling.dumps(_task(task)(pickle.loads(item))))  # noqa: S301 - from our own parent
    return pickling.dumps(done) if isinstance(done, Crash) else done


def run_here(task: Callable[[Item], Result], item: Item) -> Result | Crash:
    """Do a task on an item in this process; return its result or Crash."""
    return guarded(lambda: task(item))


def guarded(call: Callable[[], Result]) -> Result | Crash:
    """Return what a call gives, or how it failed. This is the one place where any exception is caught."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - the guard
        return crash(error)


def crash(error: BaseException) -> Crash:
    """Return what an exception tells of a failed task."""
    text = "".join(traceback.format_exception(error))
    return Crash(stage=_deepest_stage(error.__traceback__), reason=Reason.STAGE_CRASHED, detail=text[-_DETAIL:])


def drop(task: object, item: object, failed: Crash) -> Drop:
    """Return the drop of an item. Its stage is the deepest one in the traceback; where there is none (a killed worker tells
    nothing), the task's `stage`, else the stage whose module the task is from, else EXTRACT, which does most of the work."""
    stage = failed.stage or getattr(task, "stage", None) or _stage_of(_module(task)) or Stage.EXTRACT
    return Drop(url=_url(item), stage=Stage(stage), reason=failed.reason, detail=failed.detail)


def outcome(task: object, item: object, result: Result | Crash) -> Result | Drop:
    """Return a result as it is, and a Crash as the item's drop."""
    return drop(task, item, result) if isinstance(result, Crash) else result


def _task(task: PackedTask) -> Callable[[Any], Any]:  # Any: a task of whatever kind
    return _unpickled(_Keyed(task))


class _Keyed:
    """A packed task that compares by its key alone: hashing 100 KB for each item would take 0.2 ms."""

    __slots__ = ("key", "task")

    def __init__(self, task: PackedTask) -> None:
        self.key = task.key
        self.task = task

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.key == self.key


@lru_cache(_TASKS_REMEMBERED)
def _unpickled(keyed: _Keyed) -> Callable[[Any], Any]:  # Any: as above
    task: Callable[[Any], Any] = pickle.loads(keyed.task.data)  # noqa: S301 - from our own parent
    return task


def _deepest_stage(trace: TracebackType | None) -> Stage | None:
    stages = [stage for module in _modules(trace) if (stage := _stage_of(module))]
    return stages[-1] if stages else None


def _modules(trace: TracebackType | None) -> Iterator[str]:
    while trace:
        yield str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next


def _module(task: object) -> str:
    return str(getattr(task, "__module__", type(task).__module__))


def _stage_of(module: str) -> Stage | None:
    """Return the stage that a module below a package `stages` belongs to: `monitor.stages.feeds.rss` to FEEDS."""
    _, found, name = f".{module}".partition(".stages.")
    head = name.partition(".")[0]
    return Stage(head) if found and head in set(Stage) else None


def _url(item: object) -> str:
    """Return the address that an item is about: its own, its entry's, its source's; else its key, else nothing."""
    for path in _URL_PATHS:
        value: object = item
        for name in path:
            value = getattr(value, name, None)
        if isinstance(value, str):
            return value
    return ""
