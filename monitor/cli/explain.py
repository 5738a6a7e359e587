"""`monitor explain`: the fate of an address."""

from collections.abc import Iterator
from typing import assert_never

import typer

from monitor.cli.options import ADDRESS, Common
from monitor.cli.output import moment, several, show_json, show_lines
from monitor.errors import UsageError
from monitor.model import Explanation, Known, LookOptions, New, Reprint, Verdict

LONGEST = 90
"""Characters shown of the words that a reason quotes; `--json` has them all."""


def command(common: Common, url: ADDRESS) -> None:
    """Say what became of an address: kept, told in which story, or dropped why.

    Example: monitor explain https://agency.example/2026/11/22/talks
    """
    from monitor.app import open_reader

    settings, reader = open_reader(common.places)
    explanation = reader.explain(url)
    if common.json:
        show_json(explanation)
    else:
        show_lines(_lines(explanation, settings.looks))
    if not explanation.found:
        raise typer.Exit(UsageError.exit_code)  # as `evidence` and `forget` leave


def _lines(told: Explanation, options: LookOptions) -> Iterator[str]:
    yield f"{told.url}: {told.fate}"
    if not told.found:
        hint = "" if "://" in told.url else " An address begins with http:// or https://."
        yield f"  No source has listed it, and nobody has asked for it.{hint}"
        return
    if told.reason:
        what = f"last look, at {told.stage}" if told.versions else f"dropped at {told.stage}"
        yield f"  {what}: {told.reason}. {told.detail}"
    if told.next_look_at:
        yield f"  asked for {several(told.attempts, 'time')}; next look {moment(told.next_look_at)}"
    yield from _life(told, options)
    if told.article:
        yield f"  article {told.article} · {told.language} · {told.title}"
    if told.verdict:
        yield f"  {_verdict(told.verdict)}"
    for number, edition in told.stories:
        yield f"  story {number}, told in {edition}"
    if told.score is not None:
        yield f"  relevance {told.score:.2f}, because"
    for note, weight, words in told.evidence:
        yield f"    {weight:+.2f} {note}" + (f": {_stretch(words)}" if words else "")
    for at, step in told.steps:
        yield f"  {moment(at)}  {step}"


def _stretch(words: str) -> str:
    whole = " ".join(words.split())
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…"


def _life(told: Explanation, options: LookOptions) -> Iterator[str]:
    """Yield the versions of an article, and when its page was gone or there again."""
    from monitor.stages.looks import absences

    for n, at, ours in told.versions:
        yield f"  version {n}, seen {moment(at)}" + (": our own reading of the answer before, no edit" if ours else "")
    for one in absences(told.looks, options):
        since = f"missed since {moment(one.since)}, {one.reason}"
        yield f"  there again {moment(one.at)}; {since}" if one.back else f"  gone, known {moment(one.at)}: {since}"


def _verdict(verdict: Verdict) -> str:
    match verdict:
        case New():
            return "new: nothing known shares enough with it"
        case Reprint():
            return f"reprint of {verdict.of}: {verdict.share:.0%} of it is found there"
        case Known():
            return f"known from the seed {verdict.seed}: {verdict.share:.0%} of it is found there"
        case _:
            assert_never(verdict)
