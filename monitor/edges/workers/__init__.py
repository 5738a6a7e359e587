"""CPU work: in this process, in killable processes, or on a Dask cluster; what the work is, nobody here knows.

`guard` has the only `except Exception` of the project: whatever a task does to an item, that item alone is lost, and its
drop says how.
"""

from collections.abc import Sequence

from monitor.edges.workers.inline import InlineWorkers
from monitor.errors import WorkersError
from monitor.model import WorkerOptions
from monitor.ports import Workers


def open_workers(options: WorkerOptions, preload: Sequence[str] = ()) -> Workers:
    """Return the configured workers; `close` ends them. `preload` names modules that processes import once, before they
    are multiplied, and not after each recycling. Raises WorkersError for an unknown kind or a missing extra."""
    match options.kind:
        case "inline":
            return InlineWorkers()
        case "processes":
            from monitor.edges.workers.processes import ProcessWorkers  # late: 60 ms that inline work need not pay

            return ProcessWorkers(options, preload)
        case "dask":
            from monitor.edges.dask_workers import DaskWorkers  # late: an extra that is not always there

            return DaskWorkers(options)
        case other:
            raise WorkersError(f"there are no workers of kind {other!r}", "Set workers.kind to inline, processes or dask.")


__all__ = ["open_workers"]
