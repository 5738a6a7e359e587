"""What the newsroom publishes, read from the TOML files beside this module; how it looks on the wire is in `site`."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from monitor.model import Seed

RUNNING = "running"
"""A clock in the head of a page that tells the time of each request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One article at one moment. `dating`, `layout`, `status` and `clock` are explained in articles.toml."""

    id: str
    host: str
    path: str
    language: str
    published: datetime
    title: str
    text: str
    dating: str
    layout: str
    status: int
    clock: str

    @property
    def url(self) -> str:
        """The address of the page."""
        return url(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSource:
    """One source of the newsroom, with the newsroom's own keys of sources.toml."""

    id: str
    name: str
    url: str
    kind: str
    lists: tuple[str, ...]
    charset: str
    behaviour: str


def read_table(name: str) -> dict[str, Any]:  # Any: TOML
    """Return one of the TOML files beside this module."""
    return tomllib.loads(read_text(name))


def read_text(name: str) -> str:
    """Return one of the files beside this module."""
    return resources.files("monitor.newsroom").joinpath(name).read_text(encoding="utf-8")


@cache
def sources() -> tuple[SampleSource, ...]:
    """Return all sources of the newsroom."""
    return tuple(
        SampleSource(
            id=row["id"],
            name=row["name"],
            url=row["url"],
            kind=row["kind"],
            lists=tuple(row.get("lists", ())),
            charset=row.get("charset", "utf-8"),
            behaviour=row.get("behaviour", "normal"),
        )
        for row in read_table("sources.toml")["source"]
    )


@cache
def rows() -> dict[str, dict[str, Any]]:  # Any: TOML
    """Return the tables of articles.toml by id."""
    return {row["id"]: row for row in read_table("articles.toml")["article"]}


def sample(name: str, at: datetime, seeds: tuple[Seed, ...]) -> Sample:
    """Return an article as it stands at a moment, edited or not. A copy of a seed takes its text from `seeds`."""
    row = rows()[name]
    edited = row.get("edited", {})
    shown = {**row, **edited} if edited and edited["at"] <= at else row
    text = next(seed.text for seed in seeds if seed.id == row["seed"]) if "seed" in row else shown["text"].strip()
    return Sample(
        id=name,
        host=row["host"],
        path=row["path"],
        language=row["language"],
        published=row["published"],
        title=shown["title"],
        text=text,
        dating=row.get("dating", "normal"),
        layout=row.get("layout", "plain"),
        status=row.get("status", 200),
        clock=f"{at:%A, %B %d, %Y, %H:%M}" if row.get("clock") == RUNNING else row.get("clock", ""),
    )


def url(name: str) -> str:
    """Return the address of an article."""
    row = rows()[name]
    return f"http://{row['host']}{row['path']}"
