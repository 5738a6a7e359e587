"""Editions as JSON, and the snapshot of settings."""

import json
from dataclasses import fields, replace
from pathlib import Path

import jsonschema
import pytest

from monitor.model import Digest, FetchOptions, StoreOptions
from monitor.stages import render
from monitor.stages.render.schema import schema
from tests.render import sample
from tests.stages.material import settings

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "digest.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("digest", [sample.digest("zh"), sample.quiet("be"), *map(sample.hostile, sample.HOSTILE)])
def test_every_digest_fits_the_schema(digest: Digest) -> None:
    """The document is valid by the published schema, dates and times included."""
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(SCHEMA, format_checker=checker).validate(json.loads(render.document(digest)))


def test_the_schema_is_a_schema() -> None:
    """The published schema is itself valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_published_schema_is_the_one_of_the_types() -> None:
    """docs/digest.schema.json is what `python -m monitor.stages.render.schema` prints now."""
    assert json.loads(schema()) == SCHEMA


def test_the_document_is_the_whole_digest() -> None:
    """Fields stand in the order of the types, times in UTC, lengths of time in seconds."""
    document = json.loads(render.document(sample.digest()))
    assert list(document) == ["schema", "name", *(field.name for field in fields(Digest))]
    assert document["window"] == {"start": "2026-11-21T04:00:00Z", "end": "2026-11-22T04:00:00Z"}
    assert document["coverage"]["longest_gap"] == 6000


def test_other_scripts_stay_readable() -> None:
    """Cyrillic and Chinese stand in the file as they are."""
    assert "习近平会见白俄罗斯总统卢卡申科" in render.document(sample.digest())


def test_a_snapshot_is_canonical_and_holds_no_password() -> None:
    """Equal settings give equal text; users and passwords in addresses are left out."""
    configured = replace(
        settings(),
        fetch=FetchOptions(proxy="socks5://me:secret@proxy.example:1080"),
        store=StoreOptions(url="postgresql://u:hidden@db.example/x"),
    )
    text = render.snapshot(configured)
    assert "secret" not in text
    assert "hidden" not in text
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text
    assert text == render.snapshot(replace(configured))
