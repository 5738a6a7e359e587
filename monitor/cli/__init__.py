"""The command line: one file per verb. Standard output is the result, standard error the talk.

A verb's file is loaded when the verb is asked for: `monitor --help` answers without any of them.
"""

import inspect
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

import typer

from monitor.cli.options import before_verb, common_options
from monitor.cli.streams import standard_output
from monitor.errors import MonitorError, codes

VERBS = {
    "run": "Poll what is due, write the editions and serve the reading room, until SIGTERM or SIGINT.",
    "fetch": "Poll all or the named sources now and take in what they list.",
    "digest": "Write an edition into the digests folder and name its files.",
    "read": "Read an edition in the terminal; the last one written when no date is given, and with --since what you missed.",
    "search": "Find stored articles.",
    "export": "Write an edition as DOCX, PDF, CSV, RIS or footnotes.",
    "explain": "Say what became of an address: kept, told in which story, or dropped why.",
    "verify": "Read an edition's files back and hold every word against store and archive.",
    "evidence": "Write a folder that proves one article: what the server answered, what was stored of it, and how to check both.",
    "status": "Show what the store holds, the last cycle, and which sources are due or failing.",
    "doctor": "Look the installation over and say what is wrong, each with what to do about it.",
    "serve": "Serve the reading room until SIGTERM or SIGINT: editions, stories, articles, search and sources in a browser.",
    "backfill": "Take in older pages that sitemaps list, newest first, or that WARC files hold.",
    "rejudge": "Judge dropped pages of the archive again, after the topic or a stage has changed.",
    "forget": "Remove an article's text and archived answers, and leave a tombstone.",
    "demo": "Run the service over three simulated days of a sample newsroom, and check what it found.",
    "sources": "List the sources with their health; further verbs check, add, import and export them.",
    "seeds": "List the known corpus; `seeds check` tells whether a text belongs to it.",
    "stories": "List the stories told, newest first; `stories ID` shows one of them.",
}
"""Each verb with the first sentence of its own help, in the order of the list of verbs."""

_BEFORE = frozenset({"--config", "--data", "--digests"})
"""Options before the verb that are followed by a word of their own."""


def application(verbs: Iterable[str] = VERBS) -> typer.Typer:
    """Return the command line with these verbs."""
    app = _bare()
    for name in verbs:
        verb = import_module(f"monitor.cli.{name}")
        if hasattr(verb, "group"):
            for inner in verb.group.registered_commands:
                inner.short_help = " ".join((inspect.getdoc(inner.callback) or "").partition("\n\n")[0].split())  # whole, as below
            app.add_typer(verb.group, name=name)
        else:
            app.command(name)(common_options(verb.command))
    return app


def _bare() -> typer.Typer:
    app = typer.Typer(
        name="monitor",
        help="Follow the relationship of two countries through the news, and prove every sentence.",
        epilog=f"Exit codes: 0 done; {codes()}.",
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback()(before_verb)
    return app


def _listing() -> typer.Typer:
    """Return the command line for who names no verb of ours: it lists them, and knows which one was meant."""
    app = _bare()
    for name, line in VERBS.items():
        app.command(name, help=line, short_help=line)(_nothing)  # whole: what is left of a sentence cut at 66 says little
    return app


def _nothing() -> None:
    """Stand for a verb in the list of them."""


def _asked(words: Sequence[str]) -> str:
    """Return the verb among the words of a command line, or the word in its place; empty without one."""
    rest = iter(words)
    for word in rest:
        if word in _BEFORE:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def main() -> None:
    """Run the command line; a fatal error is a sentence on standard error and an exit code."""
    with standard_output():
        _run(_asked(sys.argv[1:]))


def _run(verb: str) -> None:
    try:
        if "_MONITOR_COMPLETE" in os.environ:
            application()()
        elif verb in VERBS:
            application((verb,))()
        else:
            _listing()()
    except MonitorError as error:
        typer.echo(f"monitor: {error}", err=True)
        if error.advice:
            typer.echo(error.advice, err=True)
        sys.exit(error.exit_code)
