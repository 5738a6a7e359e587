"""An installation to be measured: the shipped topic and seeds in a folder, the rest as a benchmark wants it; it opens nothing."""

import shutil
from pathlib import Path

from monitor.app import Places

SHIPPED = Path(__file__).parents[1]
TOPIC = SHIPPED / "config/topics/belarus-china.toml"


def places(folder: Path) -> Places:
    """Return where an installation in a folder lives."""
    return Places(config=folder / "config", data=folder / "var", digests=folder / "digests")


def install(folder: Path, *, settings: str = "", sources: str = "", outlets: str = "") -> Places:
    """Write a configuration with these files beside topic and seeds, `settings` being monitor.toml, and return its places."""
    config = places(folder).config
    (config / "topics").mkdir(parents=True)
    shutil.copy(TOPIC, config / "topics")
    shutil.copytree(SHIPPED / "seeds", config / "seeds")
    for name, text in (("monitor", f'seeds = "seeds"\n{settings}'), ("sources", sources), ("outlets", outlets)):
        (config / f"{name}.toml").write_text(text, encoding="utf-8")
    return places(folder)
