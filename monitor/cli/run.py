"""`monitor run`: the daemon."""

from monitor.cli.options import Common, set_up_logs


def command(common: Common) -> None:
    """Poll what is due and write the editions, until SIGTERM or SIGINT.

    Example: monitor run --config /etc/monitor --data /var/lib/monitor
    """
    from monitor import daemon
    from monitor.app import open_app
    from monitor.edges.lock import DirectoryLock

    set_up_logs(common)
    ending = daemon.listen()
    common.places.data.mkdir(parents=True, exist_ok=True)
    with (
        DirectoryLock(common.places.data / "daemon.lock", 0.0).held("monitor run"),
        open_app(common.places, stop=ending) as app,
    ):
        daemon.run(app, ending)
