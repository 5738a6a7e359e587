"""The options that every verb has, before it or after it, those that several share, and how a verb comes to its place in the command
line.

What a verb does stands in its own file.
"""

import functools
import inspect
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from monitor.app import Places

_CONFIG = Annotated[Path | None, typer.Option("--config", metavar="DIR", help="Configuration.  [default: config]")]
_DATA = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Database, archive, locks.  [default: var]")]
_DIGESTS = Annotated[Path | None, typer.Option("--digests", metavar="DIR", help="Where digests are written.  [default: digests]")]
_JSON = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_QUIET = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but the result.")]
_VERBOSE = Annotated[bool, typer.Option("-v", "--verbose", help="Say more on standard error.")]
_COMMON = {"config": _CONFIG, "data": _DATA, "digests": _DIGESTS, "json": _JSON, "quiet": _QUIET, "verbose": _VERBOSE}

ADDRESS = Annotated[str, typer.Argument(metavar="URL", help="Any address of the article.")]
WORKERS = Annotated[int | None, typer.Option("--workers", metavar="N", min=0, help="Processes for CPU work; 0: this one.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every verb is told."""

    places: Places
    json: bool
    quiet: bool
    verbose: bool
    subcommand: str = ""
    """The verb that follows within a group such as `sources`, or empty."""


def common_options(function: Callable[..., None]) -> Callable[..., None]:
    """Return `function` with the common options added to its signature; they reach it as one `Common`, its first argument."""
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    added = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=None if name in ("config", "data", "digests") else False, annotation=kind
        )
        for name, kind in _COMMON.items()
    ]
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

    @functools.wraps(function)
    def verb(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 (the options of any verb)
        ctx.obj = {name: values.pop(name) or (ctx.obj or {}).get(name) for name in _COMMON}
        common = read(ctx)
        function(common, **values)

    parameters = [context, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *added]
    verb.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by typer
    verb.__annotations__ = {p.name: p.annotation for p in parameters}
    return verb


def read(ctx: typer.Context) -> Common:
    """Return the options of a context, in which those after the verb stand above those before it."""
    value = ctx.obj
    places = Places(
        config=value["config"] or Path("config"), data=value["data"] or Path("var"), digests=value["digests"] or Path("digests")
    )
    subcommand = ctx.invoked_subcommand or ""
    return Common(
        places=places, json=bool(value["json"]), quiet=bool(value["quiet"]), verbose=bool(value["verbose"]), subcommand=subcommand
    )


def _tell_version(asked: bool) -> None:
    if asked:
        from monitor import __version__

        typer.echo(f"monitor {__version__}")
        raise typer.Exit


def before_verb(
    ctx: typer.Context,
    config: _CONFIG = None,
    data: _DATA = None,
    digests: _DIGESTS = None,
    json: _JSON = False,
    quiet: _QUIET = False,
    verbose: _VERBOSE = False,
    version: Annotated[  # noqa: ARG001 (answered by its callback, which needs no verb)
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Keep the options that stand before the verb."""
    ctx.obj = {"config": config, "data": data, "digests": digests, "json": json, "quiet": quiet, "verbose": verbose}


def set_up_logs(common: Common) -> None:
    """Send the talk to standard error, one line an event; libraries speak from WARNING on."""
    import structlog

    level = logging.ERROR if common.quiet else logging.DEBUG if common.verbose else logging.INFO
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
