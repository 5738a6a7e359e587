"""The snapshot of settings that an edition keeps can be read back."""

from pathlib import Path

from monitor.settings import load, snapshot
from monitor.stages import render

CONFIG = Path(__file__).parents[2] / "config"


def test_a_snapshot_is_read_back_whole() -> None:
    """Topic, sources, outlets, seeds and every option: the same values, and the same snapshot again."""
    settings = load(CONFIG)
    written = render.snapshot(settings)
    again = snapshot.read(written)
    assert again == settings
    assert render.snapshot(again) == written


def test_a_snapshot_of_other_settings_is_none() -> None:
    """Another version's snapshot, or none at all, is not guessed at."""
    assert snapshot.read("") is None
    assert snapshot.read('{"topic": {"id": "other"}}') is None
