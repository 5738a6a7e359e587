"""`monitor verify`: re-open every citation of published editions and prove it."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from monitor.app import Inspection
from monitor.cli import since as missed
from monitor.cli.digest import KIND, LANGUAGE, choose
from monitor.cli.options import Common
from monitor.cli.output import show_json, talk
from monitor.cli.read import WRITTEN
from monitor.errors import UsageError, VerificationError
from monitor.model import Edition, EditionKind, EditionRecord, Finding, Proof, Settings
from monitor.ports import Clock


def command(
    common: Common,
    date: WRITTEN = "",
    all_: Annotated[bool, typer.Option("--all", help="All editions ever written, and all documents --since.")] = False,
    edition: KIND = None,
    language: LANGUAGE = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Instead: the document that `digest --since` wrote.")] = "",
) -> None:
    """Read an edition's files back and hold every word against store and archive.

    Each sentence and headline must stand in the stored version of its article, and in the answer that the site once gave; each file
    must be what was published. Anything else is listed, and the exit code is 9.

    Example: monitor verify 2026-11-22
    """
    from monitor import app

    opened = app.open_to_inspect(common.places)
    if since:
        others = {"DATE": date, "--all": all_, "--edition": edition}
        proofs = _proofs(opened, (), (missed.written(opened, (since, "", language), others),))
    elif all_:
        proofs = _proofs(opened, opened.reader.editions(), missed.all_written(opened))
    else:
        records = opened.reader.editions()
        proofs = _proofs(opened, _chosen(records, opened.settings, opened.clock, date, edition, language), ())
    if common.json:
        show_json({"proven": not faults(proofs), "editions": proofs})
    else:
        typer.echo("\n".join(lines(proofs)))
    if faults(proofs):
        talk(common, "")
        raise VerificationError(
            f"{len(faults(proofs))} things are not as they were published",
            "`monitor digest DATE --rebuild` writes files again from the store; what the store or the archive lacks is in a backup.",
        )


def _proofs(opened: Inspection, records: Sequence[EditionRecord], documents: Sequence[Edition]) -> tuple[Proof, ...]:
    """Return the proofs of editions and of documents since a day."""
    from monitor import verification

    witnesses = verification.Witnesses(
        settings=opened.settings, reader=opened.reader, archive=opened.archive, publisher=opened.publisher, now=opened.clock()
    )
    return (*verification.prove(witnesses, records), *verification.prove_own(witnesses, documents))


def _chosen(
    records: tuple[EditionRecord, ...], settings: Settings, clock: Clock, date: str, kind: EditionKind | None, language: str
) -> tuple[EditionRecord, ...]:
    """Return the edition asked for, the last one written of its kind and language where none is named. Raises UsageError."""
    wanted = choose(settings, clock, date, kind, language)
    mine = [record for record in records if (record.edition.kind, record.edition.language) == (wanted.kind, wanted.language)]
    if date and date != "latest":
        mine = [record for record in mine if record.edition.day == wanted.day]
    if not mine:
        raise UsageError(f"no edition {date or 'at all'} has been written", "`monitor digest` writes one; `monitor status` counts them.")
    return (mine[-1],)


def faults(proofs: tuple[Proof, ...]) -> tuple[Finding, ...]:
    """Return everything that is wrong, edition by edition."""
    return tuple(fault for proof in proofs for fault in proof.faults)


def lines(proofs: tuple[Proof, ...]) -> Iterator[str]:
    """Yield what was found wrong, what could not be proven and need not be, and then a line of counts for each edition."""
    for proof in proofs:
        yield from map(_line, (*proof.faults, *proof.caveats))
    for proof in proofs:
        share = f"{proof.proven} of {proof.citations} citations proven"
        named = f", {len(proof.caveats)} withdrawn or expired" if proof.caveats else ""
        wrong = f", {len(proof.faults)} WRONG" if proof.faults else ""
        yield f"{proof.edition.name}: {share} in {len(proof.files)} files{named}{wrong}"
    if not proofs:
        yield "no edition has been written"


def _line(finding: Finding) -> str:
    words = f" “{finding.words}”" if finding.words else ""
    return f"{finding.file}:{words} {finding.what}" + (f" ({finding.detail})" if finding.detail else "")
