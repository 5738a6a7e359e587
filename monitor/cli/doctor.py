"""`monitor doctor`: what is wrong, and what to do about it."""

import typer

from monitor.cli.options import Common
from monitor.cli.output import show_json, show_lines, talk
from monitor.errors import VerificationError


def command(common: Common) -> None:
    """Look the installation over and say what is wrong, each with what to do about it.

    Configuration, database, archive, disk, locks, sources, editions. The exit code is 0 when nothing is wrong, and 9 else.

    Example: monitor doctor --json
    """
    from monitor.app import clock
    from monitor.doctor import examine

    checkup = examine(common.places, clock())
    if common.json:
        show_json(checkup)
    else:
        for where, seen in checkup.looked_at:
            talk(common, f"{where:14} {seen}")
        for one in checkup.complaints:
            show_lines((f"{one.where}: {one.what}. {one.advice}",))
        if not checkup.complaints:
            typer.echo("nothing is wrong")
    if checkup.complaints:
        n = len(checkup.complaints)
        raise VerificationError("one thing is wrong" if n == 1 else f"{n} things are wrong")
