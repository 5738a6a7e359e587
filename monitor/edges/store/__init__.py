"""The one place where truth is kept, over SQLite or PostgreSQL; it decides nothing about articles.

The folder's modules each hold the statements of one part; `sql_store` puts them together behind the port.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from monitor.model import StoreOptions

if TYPE_CHECKING:
    from monitor.edges.store.sql_store import SqlStore


def open_store(url: str, folder: Path, options: StoreOptions | None = None) -> "SqlStore":
    """Return the store at `url` (or, both empty, at `options.url`; without any, SQLite in `folder`), made or brought up to date.
    Derived files lie in `folder` either way. Raises StoreError with advice."""
    from monitor.edges.store.opening import connect
    from monitor.edges.store.sql_store import SqlStore  # late: a reader needs the statements, and not numpy

    return SqlStore(connect(url or (options.url if options else ""), folder), folder)
