"""The command line: one file per verb. Standard output is the result, standard error the talk.

Nothing heavy is imported here, so that `monitor --help` answers at once.
"""

import sys

import typer

from monitor.cli import (
    backfill,
    demo,
    digest,
    doctor,
    evidence,
    explain,
    export,
    fetch,
    forget,
    read,
    rejudge,
    run,
    search,
    seeds,
    serve,
    sources,
    status,
    stories,
    verify,
)
from monitor.cli.options import before_verb, common_options
from monitor.errors import MonitorError, codes

app = typer.Typer(
    name="monitor",
    help="Follow the relationship of two countries through the news, and prove every sentence.",
    epilog=f"Exit codes: 0 done; {codes()}.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
app.callback()(before_verb)
for verb in (run, fetch, digest, read, search, export, explain, verify, evidence, status, doctor, serve, backfill, rejudge, forget, demo):
    app.command(verb.__name__.rpartition(".")[2])(common_options(verb.command))
app.add_typer(sources.group, name="sources")
app.add_typer(seeds.group, name="seeds")
app.add_typer(stories.group, name="stories")


def main() -> None:
    """Run the command line; a fatal error is a sentence on standard error and an exit code."""
    try:
        app()
    except MonitorError as error:
        typer.echo(f"monitor: {error}", err=True)
        if error.advice:
            typer.echo(error.advice, err=True)
        sys.exit(error.exit_code)
