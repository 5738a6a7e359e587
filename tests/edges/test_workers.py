"""Workers with real processes that crash, hang, die and are orphaned."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.edges.workers import open_workers, pickling
from monitor.edges.workers.guard import Crash, drop
from monitor.errors import WorkersError
from monitor.model import Dated, DateOrigin, Drop, Reason, Stage, WorkerOptions
from monitor.ports import Workers

OPTIONS = WorkerOptions(count=2, timeout=5, tasks_per_worker=100)
KINDS = ["inline", "processes", pytest.param("dask", marks=[pytest.mark.dask, pytest.mark.slow])]


@dataclass(frozen=True)
class Piece:
    """An item that has an address; its text says what becomes of the task."""

    url: str
    text: str = "x"


@dataclass(frozen=True)
class Around:
    """An item that holds the one with the address."""

    entry: Piece


def act(piece: Piece) -> str:
    """Do what the text says."""
    match piece.text:
        case "raise":
            raise ValueError("白俄罗斯 Кітай")
        case "die":
            os._exit(3)
        case "hang":
            threading.Event().wait()
        case "exit":
            sys.exit(4)
        case "memory":
            raise MemoryError
        case "deep":
            return act(piece)
        case "unpicklable":
            return lambda: None  # type: ignore[return-value]  # on purpose: a result that cannot travel
        case "pid":
            return str(os.getpid())
    return piece.text * 2


@dataclass(frozen=True)
class Big:
    """A task of a size worth remembering; it counts how often it was unpickled."""

    weight: str
    stage: Stage = Stage.RELEVANCE

    def __call__(self, piece: Piece) -> int:
        """Return how often this process has unpickled a Big."""
        if piece.text == "raise":
            raise KeyError("x")
        return len(_UNPICKLED)

    def __setstate__(self, state: dict[str, object]) -> None:
        """Count an unpickling."""
        _UNPICKLED.append(1)
        for name, value in state.items():
            object.__setattr__(self, name, value)


_UNPICKLED: list[int] = []


@pytest.fixture(scope="module", autouse=True)
def importable() -> Iterator[None]:
    """Let workers import this module, whose name pytest makes from the folder that it was started in."""
    root = str(Path(__file__).parents[2])
    sys.path.append(root)
    yield
    sys.path.remove(root)


@pytest.fixture(scope="module", params=KINDS)
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    """Workers of each kind."""
    opened = open_workers(replace(OPTIONS, kind=request.param))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def processes() -> Iterator[Workers]:
    """Worker processes with a short patience."""
    opened = open_workers(replace(OPTIONS, timeout=2))
    yield opened
    opened.close()


def run(workers: Workers, *texts: str) -> dict[str, str | Drop]:
    """Do `act` on pieces with these texts; return the outcomes by text."""
    return {piece.text: result for piece, result in workers.map(act, [Piece(f"http://a.example/{text}", text) for text in texts])}


def test_every_item_has_its_result(workers: Workers) -> None:
    """All items come back with their own results, of all scripts; no items, no results."""
    texts = ["Minsk", "Минск", "Мінск", "明斯克", *map(str, range(30))]
    assert run(workers, *texts) == {text: text * 2 for text in texts}
    assert run(workers) == {}


@pytest.mark.parametrize("harm", ["raise", "memory", "deep"])
def test_crash_costs_its_item_and_tells_where(workers: Workers, harm: str) -> None:
    """A task that raises gives a drop with address, traceback and stage; its neighbours have results."""
    results = run(workers, "a", harm, "b")
    failed = results.pop(harm)
    assert results == {"a": "aa", "b": "bb"}
    assert isinstance(failed, Drop)
    assert (failed.url, failed.reason, failed.stage) == (f"http://a.example/{harm}", Reason.STAGE_CRASHED, Stage.EXTRACT)
    assert "in act" in failed.detail
    assert len(failed.detail) < 10_000


def test_inline_keeps_the_order() -> None:
    """Without processes, items are done one by one as they are asked for."""
    pulled: list[str] = []

    def pieces() -> Iterator[Piece]:
        for text in "abc":
            pulled.append(text)
            yield Piece("", text)

    results = open_workers(replace(OPTIONS, kind="inline")).map(act, pieces())
    assert (next(results)[1], pulled) == ("aa", ["a"])
    assert [result for _, result in results] == ["bb", "cc"]


@pytest.mark.parametrize(("harm", "words"), [("die", "exit code 3"), ("exit", "SystemExit: 4"), ("unpicklable", "ickl")])
def test_dead_worker_costs_its_item(processes: Workers, harm: str, words: str) -> None:
    """A worker that dies, or gives what cannot travel, costs one item, and the next ones find a new worker."""
    results = run(processes, "a", harm, "b", "c", "d")
    failed = results.pop(harm)
    assert results == {text: text * 2 for text in "abcd"}
    assert isinstance(failed, Drop)
    assert (failed.url, failed.reason) == (f"http://a.example/{harm}", Reason.STAGE_CRASHED)
    assert words in failed.detail


def test_hung_worker_is_killed(processes: Workers) -> None:
    """A task that hangs is ended by its timeout, may be tried again, and costs nobody else."""
    results = run(processes, "a", "hang", "b", "c")
    failed = results.pop("hang")
    assert results == {text: text * 2 for text in "abc"}
    assert isinstance(failed, Drop)
    assert (failed.reason, failed.reason.try_again) == (Reason.STAGE_TIMEOUT, True)
    assert "2 s" in failed.detail


def test_item_that_cannot_travel_costs_itself(processes: Workers) -> None:
    """What cannot be pickled is a drop of its own."""
    items = [Piece("http://a.example/", "a"), Piece("http://b.example/", lambda: "x")]  # type: ignore[arg-type]  # on purpose
    results = {piece.url: result for piece, result in processes.map(act, items)}
    assert results["http://a.example/"] == "aa"
    failed = results["http://b.example/"]
    assert isinstance(failed, Drop)
    assert failed.reason is Reason.STAGE_CRASHED


def test_task_that_cannot_travel_is_said_at_once(processes: Workers) -> None:
    """A task that cannot be sent is a mistake of the program, not of its items."""
    with pytest.raises(WorkersError, match="cannot be sent"):
        list(processes.map(lambda piece: piece, [Piece("a")]))


def test_items_are_pulled_lazily(processes: Workers) -> None:
    """No more items are out than two per worker."""
    pulled: list[int] = []

    def pieces() -> Iterator[Piece]:
        for n in range(50):
            pulled.append(n)
            yield Piece("", str(n))

    results = processes.map(act, pieces())
    for done in range(1, 4):
        next(results)
        assert len(pulled) <= 4 + done
    assert len(list(results)) == 47


@pytest.mark.parametrize("words", ["Minsk", "Минск", "Мінск", "明斯克"])
def test_values_cross_as_they_are(words: str) -> None:
    """Frozen slotted values, values within them, enums, moments and values of other makes are what they were."""
    failed = Drop(url=words, stage=Stage.FETCH, reason=Reason.TIMEOUT, detail="")
    moment = Dated(moment=datetime(2026, 11, 22, 6, tzinfo=UTC), origin=DateOrigin.FEED)
    value = (failed, moment, WorkerOptions(count=3), Around(Piece(words)), {words: frozenset({words})}, None)
    assert pickle.loads(pickling.dumps(value)) == value  # noqa: S301 - our own


def test_big_task_is_unpickled_once_per_worker() -> None:
    """A topic of 100 KB is not read again for each item."""
    workers = open_workers(replace(OPTIONS, count=1))
    try:
        counts = [result for _, result in workers.map(Big("x" * 100_000), [Piece("", str(n)) for n in range(5)])]
        assert counts == [1] * 5
    finally:
        workers.close()


def test_workers_are_recycled() -> None:
    """A worker ends after its number of tasks, and another goes on."""
    workers = open_workers(replace(OPTIONS, count=1, tasks_per_worker=2))
    try:
        pids = [result for _, result in workers.map(act, [Piece("", "pid") for _ in range(6)])]
        assert len(set(map(str, pids))) == 3
    finally:
        workers.close()


def test_pool_whose_idle_workers_were_killed_starts_again() -> None:
    """Workers that the system kills between two cycles cost nothing."""
    workers = open_workers(replace(OPTIONS, count=2))
    try:
        for _ in range(2):
            pids = {int(str(result)) for _, result in workers.map(act, [Piece("", "pid") for _ in range(8)])}
            for pid in pids:
                os.kill(pid, signal.SIGKILL)
        assert run(workers, "a", "b") == {"a": "aa", "b": "bb"}
    finally:
        workers.close()


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (Big(""), Stage.RELEVANCE),
        (act, Stage.EXTRACT),
    ],
)
def test_stage_without_a_traceback_is_the_tasks(task: Callable[[Piece], object], expected: Stage) -> None:
    """A killed worker tells nothing, so the task's own stage is named, and the heaviest one where it names none."""
    failed = Crash(stage=None, reason=Reason.STAGE_TIMEOUT, detail="killed")
    assert drop(task, Around(Piece("http://a.example/")), failed) == Drop(
        url="http://a.example/", stage=expected, reason=Reason.STAGE_TIMEOUT, detail="killed"
    )


@pytest.mark.dask
@pytest.mark.slow
@pytest.mark.parametrize(("harm", "reason"), [("die", Reason.STAGE_CRASHED), ("hang", Reason.STAGE_TIMEOUT)])
def test_cluster_loses_one_item_too(harm: str, reason: Reason) -> None:
    """On a cluster, the rest of a batch whose worker died or hung is done again."""
    workers = open_workers(replace(OPTIONS, kind="dask", timeout=0.5))
    try:
        results = run(workers, "a", harm, "b", "c")
        failed = results.pop(harm)
        assert results == {text: text * 2 for text in "abc"}
        assert isinstance(failed, Drop)
        assert failed.reason is reason
    finally:
        workers.close()


def test_unknown_kind_is_said() -> None:
    """A kind that does not exist is an error with advice."""
    with pytest.raises(WorkersError, match="threads") as caught:
        open_workers(replace(OPTIONS, kind="threads"))
    assert "processes" in caught.value.advice


PARENT = """
import os, sys, threading
from monitor.edges.workers import open_workers, pickling
from monitor.model import WorkerOptions

def act(text):
    print(os.getpid(), flush=True)
    if text == "wait":
        return sys.stdin.read() and 0
    while text == "loop":
        pass
    import re
    return bool(re.match(r"(a+)+$", "a" * 60 + "b"))  # never ends, and never lets go of the interpreter

if __name__ == "__main__":
    workers = open_workers(WorkerOptions(count=2, timeout=60))
    for text, result in workers.map(act, sys.argv[1:]):
        print("done", text, result, flush=True)
    workers.close()
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Write a program that uses workers."""
    path = tmp_path / "parent.py"
    path.write_text(PARENT)
    return path


def test_workers_end_with_a_killed_parent(script: Path) -> None:
    """After SIGKILL no worker is left, not even one that is stuck in C code."""
    with subprocess.Popen([sys.executable, str(script), "loop", "regex"], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert all(parent.stdout.readline() for _ in range(2))
        parent.kill()
        assert parent.stdout.read() == ""  # ends when the last process that holds the pipe has ended


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_workers_leave_signals_to_their_parent(number: signal.Signals) -> None:
    """A signal to all processes, as systemd and terminals send it, does not take the item at work."""
    workers = open_workers(replace(OPTIONS, count=1))
    try:
        results = workers.map(act, [Piece("", "pid"), Piece("", "a"), Piece("", "pid")])
        first = str(next(results)[1])
        os.kill(int(first), number)
        assert [result for _, result in results] == ["aa", first]
    finally:
        workers.close()
