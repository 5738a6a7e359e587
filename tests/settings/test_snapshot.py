"""The snapshot of settings that an edition keeps can be read back."""

from dataclasses import replace
from pathlib import Path

from monitor.model import DeliveryOptions
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


def test_a_snapshot_names_no_recipient() -> None:
    """Who gets the editions is nobody's business later; the settings that are read back deliver nothing."""
    delivery = DeliveryOptions(
        host="mail.example", sender="s@x.example", to=("a@reader.example",), notify=("json://host",), password="hush"
    )
    settings = load(CONFIG)
    assert render.snapshot(replace(settings, delivery=delivery)) == render.snapshot(settings)


def test_a_snapshot_of_other_settings_is_none() -> None:
    """Another version's snapshot, or none at all, is not guessed at."""
    assert snapshot.read("") is None
    assert snapshot.read('{"topic": {"id": "other"}}') is None
