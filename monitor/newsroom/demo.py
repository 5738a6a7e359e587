"""`monitor demo`: an installation in a folder, three simulated days of the sample newsroom, and what was found of it.

Real sockets, real stages, real store; only the clock is moved and the names are resolved to loopback.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor import daemon, ports, upkeep
from monitor.app import App, Places, open_app, open_reader
from monitor.errors import UsageError
from monitor.model import EditionKind
from monitor.newsroom import server
from monitor.newsroom.content import read_text, url
from monitor.newsroom.findings import Findings
from monitor.newsroom.morning import NOTE, NOTED, PINNED
from monitor.settings.seeds import read_seeds
from monitor.stages import editions
from monitor.verification import Witnesses, prove

ZONE = ZoneInfo("Europe/Minsk")
BEGINNING = datetime(2023, 12, 4, 9, 0, tzinfo=ZONE)
LOOKS = tuple(
    datetime(2023, 12, day, hour, minute, tzinfo=ZONE).astimezone(UTC)
    for day, hour, minute in (
        (4, 9, 0),
        (4, 15, 10),
        (4, 19, 40),
        (4, 21, 0),
        (5, 6, 0),
        (5, 7, 0),
        (5, 15, 0),
        (5, 21, 0),
        (6, 7, 0),
        (6, 12, 0),
        (7, 7, 0),
    )
)
"""When the service wakes in the three days: at 7:00 an edition is cut, between the looks an article is edited."""
DESK = datetime(2023, 12, 5, 6, 0, tzinfo=ZONE).astimezone(UTC)
"""When somebody sits down at the desk, an hour before the edition is final."""
SHIPPED = Path(__file__).parents[2]
"""Where config/topics and seeds lie in a checkout."""

MAIN = """\
# The sample newsroom's settings; what is not said here has its default.
topic = "topics/belarus-china.toml"
seeds = "seeds"

[fetch]
user_agent = "monitor-demo"
deadline = 4.0          # one sample feed never answers
host_spacing = 0.01

[editions]
at = 07:00:00
languages = ["en"]

[service]
tick = "1s"
"""
RESOLVE = """
[[fetch.resolve]]
host = "{host}"
address = "127.0.0.1"
port = {port}
"""


_FIRST_LINE = MAIN.partition("\n")[0]
"""By it a demo's configuration is known."""


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Return the moment it stands at."""
        return self.at


def places(folder: Path) -> Places:
    """Return where the installation of a demo lives."""
    return Places(config=folder / "config", data=folder / "var", digests=folder / "digests")


def install(folder: Path, port: int, languages: tuple[str, ...] = ("en",)) -> Places:
    """Write the configuration of a demo into `folder`, its earlier data removed, and return its places."""
    where = places(folder)
    _claim(folder, where.config)
    for stale in (where.config, where.data, where.digests):
        shutil.rmtree(stale, ignore_errors=True)
    _make(where.config / "topics")
    shutil.copy(SHIPPED / "config/topics/belarus-china.toml", where.config / "topics")
    shutil.copytree(SHIPPED / "seeds", where.config / "seeds")
    resolve = "".join(RESOLVE.format(host=host, port=port) for host in server.hosts())
    spoken = ", ".join(f'"{language}"' for language in languages)
    (where.config / "monitor.toml").write_text(MAIN.replace('["en"]', f"[{spoken}]") + resolve, encoding="utf-8")
    (where.config / "sources.toml").write_text(_sources(), encoding="utf-8")
    (where.config / "outlets.toml").write_text(read_text("outlets.toml"), encoding="utf-8")
    return where


def _claim(folder: Path, config: Path) -> None:
    """Raise UsageError where `folder` holds an installation that is no demo: `--dir .` would remove somebody's configuration and store."""
    main = config / "monitor.toml"
    if config.exists() and not (main.is_file() and main.read_text("utf-8", "replace").startswith(_FIRST_LINE)):
        raise UsageError(f"{folder} holds an installation that is no demo", "Name a new or an empty folder with --dir.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}", "Name a folder that can be written with --dir.") from error


def _sources() -> str:
    """Return the newsroom's sources without the newsroom's own keys."""
    lines = (line for line in read_text("sources.toml").splitlines() if not line.startswith(("lists", "charset", "behaviour", "#")))
    return "\n".join(lines)


@contextmanager
def opened(
    folder: Path, *, workers: int, progress: ports.Progress | None = None, languages: tuple[str, ...] = ("en",)
) -> Iterator[tuple[App, MovedClock]]:
    """Serve the newsroom, install a demo in `folder`, and yield it open with its clock at the beginning."""
    clock = MovedClock(BEGINNING.astimezone(UTC))
    seeds = read_seeds(SHIPPED / "seeds", ("en", "ru", "be", "zh"))
    with server.serve(clock, seeds) as port:
        where = install(folder, port, languages)
        with open_app(where, workers=workers, now=clock, progress=progress) as app:
            yield app, clock


def play(app: App, clock: MovedClock) -> Iterator[tuple[datetime, daemon.Tick]]:
    """Let the service do at each look what is due then, and yield what it did."""
    for at in LOOKS:
        clock.at = at
        yield at, daemon.tick(app)
        if at == DESK:
            _sit_down(app)


def _sit_down(app: App) -> None:
    """Do what the desk does before the edition is final: look at what there is, pin a story, leave a note on another."""
    digest = app.edges.store.edition_digest(editions.current(EditionKind.DAILY, app.settings, app.edges.clock()))
    for story in digest.stories if digest else ():
        addresses = {voice.url for voice in story.voices}
        if url(PINNED) in addresses:
            upkeep.pin(app.edges, story.number, "desk")
        if url(NOTED) in addresses:
            upkeep.note(app.edges, story.number, NOTE, "desk")


def findings(app: App) -> Findings:
    """Return what the service made of the newsroom, read back from its store and its files."""
    _, reader = open_reader(app.places)
    records = reader.editions()
    digests = {record.edition.name: reader.edition_digest(record.edition) for record in records}
    edges = app.edges
    witnesses = Witnesses(settings=app.settings, reader=reader, archive=edges.archive, publisher=edges.publisher, now=edges.clock())
    return Findings(
        digests={name: digest for name, digest in digests.items() if digest},
        explain=reader.explain,
        file=lambda name: (app.places.digests / name).read_text(encoding="utf-8"),
        proofs=prove(witnesses, records),
    )
