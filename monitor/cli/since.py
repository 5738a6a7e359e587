"""What `monitor digest`, `read` and `verify` do with --since; it is no verb of its own."""

from collections.abc import Mapping
from datetime import date

from monitor.app import Inspection
from monitor.cli.days import day
from monitor.cli.options import Common
from monitor.errors import UsageError
from monitor.model import Digest, Edition

Asked = tuple[str, str, str]
"""Since which day, to which day or nothing, and in which language or nothing, as they were written."""


def write(common: Common, asked: Asked, others: Mapping[str, object], workers: int | None) -> Digest:
    """Compose what was missed, write its files beside the editions and return it. Raises UsageError for `others` that do not go with it."""
    from monitor.app import open_to_inspect
    from monitor.stages import render

    digest = composed(common, asked, others, workers)
    open_to_inspect(common.places).publisher.publish(render.edition(digest))
    return digest


def composed(common: Common, asked: Asked, others: Mapping[str, object], workers: int | None = 0) -> Digest:
    """Compose what was missed and return it; nothing is written, and nobody who writes is waited for. Raises UsageError."""
    from monitor import rebuilding
    from monitor.app import clock, crew, open_reader

    since, to = _days(asked, others)
    settings, reader = open_reader(common.places)
    with crew(settings, workers) as people:
        return rebuilding.missed(settings, reader, people, since, to, clock()(), asked[2])


def _days(asked: Asked, others: Mapping[str, object]) -> tuple[date, date | None]:
    since, to, _ = asked
    if not since:
        raise UsageError("--to goes with --since only", "`monitor digest --since 2026-11-08 --to 2026-11-22` tells what lies between.")
    unfit = [name for name, given in others.items() if given]
    if unfit:
        raise UsageError(
            f"--since does not go with {' or '.join(unfit)}",
            "What was missed since a day is no edition: it has no other window, and is not sent.",
        )
    return day(since, "--since"), day(to, "--to") if to else None


def written(opened: Inspection, asked: Asked, others: Mapping[str, object]) -> Edition:
    """Return the document that was written since a day. Raises UsageError when there is none."""
    since, _ = _days(asked, others)
    language = asked[2] or opened.settings.editions.languages[0]
    for one in all_written(opened):
        if (one.day, one.language) == (since, language):
            return one
    raise UsageError(f"no document since {since} is in place", f"`monitor digest --since {since}` writes it.")


def all_written(opened: Inspection) -> tuple[Edition, ...]:
    """Return every document since a day that is in place."""
    from monitor.stages import editions

    return editions.documents(opened.publisher.names(), opened.settings)
