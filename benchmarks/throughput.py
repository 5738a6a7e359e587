"""Pages per second from fetch to store, beside a bare trafilatura pool that fetches the same pages from the same server.

`python -m benchmarks.throughput [--data DIR] [--pages N] [--json]`. Real pages of data/extraction are served on loopback
by another process. Two mixes: `realistic` (3 % of the pages on the topic) and `on_topic` (all of them): a page is put on the
topic by a sentence of our own words at the head of each paragraph. Both programs have two worker processes. Compared within one run.
"""

import argparse
import base64
import http.client
import json
import multiprocessing
import re
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from benchmarks import data
from benchmarks.installation import install
from monitor.app import Places

Argument = TypeVar("Argument")
Result = TypeVar("Result")

SETS = ("aeb", "daniel", "fundus")
SENTENCES = {
    "en": (
        "Belarus and China agreed in Minsk on Tuesday to widen their trade, the Belarusian government said after the talks with the "
        "Chinese delegation. They covered the Great Stone industrial park, potash deliveries and exports of food, item {n}."
    ),
    "ru": (
        "Беларусь и Китай договорились в Минске расширить взаимную торговлю, сообщило белорусское правительство после переговоров с "
        "китайской делегацией. Речь шла об индустриальном парке «Великий камень», поставках калия и продовольствия, пункт {n}."
    ),
    "zh": (
        "白俄罗斯与中国在明斯克商定扩大双边贸易，白俄罗斯政府在同中国代表团会谈后表示。双方讨论了中白工业园、钾肥供应和食品出口，第{n}项。"
    ),
}
"""Put at the head of each paragraph of a page, in its language: then the page is an article on the topic."""
HOSTS = 40
RELEVANT_SHARE = 0.03
REALISTIC, ON_TOPIC = "realistic", "on_topic"


def pages(folder: Path, most: int) -> list[tuple[str, bytes]]:
    """Return real pages of all sets in the languages above with their language, evenly taken; from the first again
    where `most` is more than there are, so that starting up does not show."""
    found = []
    for name in SETS:
        rows = data.rows(folder / f"extraction/{name}.jsonl.gz")
        found += [(row["lang"], base64.b64decode(row["html_base64"])) for row in rows if row["lang"] in SENTENCES]
    step = max(1, len(found) // most)
    return list(islice(cycle(found[::step]), most))


def on_topic(language: str, body: bytes, n: int) -> bytes:
    """Return the page with a sentence on the topic at the head of each paragraph, in the page's own charset; unchanged when
    it has no paragraphs."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", body[:4000])
    sentence = SENTENCES[language].format(n=n).encode(declared[1].decode("ascii") if declared else "utf-8", "xmlcharrefreplace")
    return re.sub(rb"(<p(?:\s[^>]*)?>)(?=[^<]{60})", lambda match: match[1] + sentence + b" ", body)


def mix(bodies: list[tuple[str, bytes]], kind: str) -> list[bytes]:
    """Return the pages of one mix: all of them on the topic, or one in thirty-three."""
    step = 1 if kind == ON_TOPIC else round(1 / RELEVANT_SHARE)
    return [on_topic(language, body, n) if n % step == 0 else body for n, (language, body) in enumerate(bodies)]


def serve(bodies: list[bytes], port: Connection) -> None:
    """Serve the pages and one RSS feed a host until the process is ended; runs in a process of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "").partition(":")[0]
            if self.path == "/robots.txt":
                return self.reply(b"", "text/plain")
            if self.path == "/rss":
                return self.reply(feed(int(host.split(".")[0].removeprefix("h")), len(bodies)), "application/rss+xml")
            return self.reply(bodies[int(self.path.rpartition("/")[2])], "text/html")

        def reply(self, body: bytes, content_type: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port.send(server.server_address[1])
    server.serve_forever()


def feed(host: int, total: int) -> bytes:
    """Return the RSS feed of a host: the pages whose number falls to it, with titles that say nothing of the topic."""
    items = "".join(
        f"<item><title>Page {n}</title><link>http://h{host}.example/p/{n}</link><pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate></item>"
        for n in range(host, total, HOSTS)
    )
    return f"<rss version='2.0'><channel><title>h{host}</title>{items}</channel></rss>".encode()


def ours(port: int, folder: Path) -> tuple[float, int, int, dict[str, int]]:
    """Run one cycle of the service; return seconds, pages judged, articles kept and drops by reason."""
    from monitor import pipeline
    from monitor.app import open_app

    with open_app(configuration(port, folder), workers=2) as app:
        started = time.perf_counter()
        report = pipeline.gather(app.settings, app.edges, app.settings.sources)
        took = time.perf_counter() - started
    drops = {reason.value: n for reason, n in report.drops}
    return took, report.kept + sum(drops.values()), report.kept, drops


def configuration(port: int, folder: Path) -> Places:
    """Write a configuration that polls every host of the server, and return its places."""
    resolve = "".join(f'[[fetch.resolve]]\nhost = "h{n}.example"\naddress = "127.0.0.1"\nport = {port}\n' for n in range(HOSTS))
    main = "[fetch]\nhost_spacing = 0.0\n[extract]\nminimum_text = 50\n"
    where = '[[source]]\nid = "h{n}"\nname = "h{n}"\nurl = "http://h{n}.example/rss"\n'
    row = where + 'kind = "rss"\nlanguages = ["en"]\nzone = "UTC"\ninterval = "1h"\n'
    return install(folder, settings=main + resolve, sources="".join(row.format(n=n) for n in range(HOSTS)))


def extract(body: bytes) -> int:
    """Return the length of the text that trafilatura's defaults find; the bare pool's task."""
    import trafilatura

    return len(trafilatura.extract(body) or "")


def bare(port: int, total: int) -> tuple[float, int]:
    """Fetch the same pages over eight connections into a pool of two processes; return seconds and pages with text."""

    def fetch(n: int) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", f"/p/{n}", headers={"Host": f"h{n % HOSTS}.example"})
        try:
            return connection.getresponse().read()
        finally:
            connection.close()

    started = time.perf_counter()
    with ThreadPoolExecutor(8) as threads, ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("forkserver")) as pool:
        lengths = pool.map(extract, threads.map(fetch, range(total)), chunksize=4)
        found = sum(length > 0 for length in lengths)
    return time.perf_counter() - started, found


def alone(run: Callable[[int, Argument], Result], port: int, argument: Argument) -> Result:
    """Return what a program gives in a process of its own: the process that workers are forked from is one for all pools of
    a process, so the second program would find it as the first one left it."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(run, port, argument).result()


def measure(bodies: list[tuple[str, bytes]], kind: str) -> dict[str, object]:
    """Serve one mix and run both programs over it."""
    mixed = mix(bodies, kind)
    receive, send = multiprocessing.Pipe(duplex=False)
    server = multiprocessing.Process(target=serve, args=(mixed, send), daemon=True)
    server.start()
    port = receive.recv()
    try:
        bare_seconds, with_text = alone(bare, port, len(mixed))
        with tempfile.TemporaryDirectory() as folder:
            seconds, judged, kept, drops = alone(ours, port, Path(folder))
    finally:
        server.terminate()
        server.join()
    passed = judged - drops.get("not_mentioned", 0)
    return {
        "pages": len(mixed),
        "megabytes": round(sum(map(len, mixed)) / 1e6, 1),
        "planted": sum(one != body for one, (_, body) in zip(mixed, bodies, strict=True)),
        "ours_pages_per_second": round(judged / seconds, 1),
        "bare_pages_per_second": round(len(mixed) / bare_seconds, 1),
        "ratio": round(judged / seconds * bare_seconds / len(mixed), 2),
        "gate_pass_rate": round(passed / judged, 3),
        "kept": kept,
        "bare_with_text": with_text,
        "drops": drops,
    }


def main() -> int:
    """Run both mixes and print what they gave; 2 when there is no data to serve."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput", description=__doc__)
    data.option(parser)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.data / "extraction").is_dir():
        print(data.absent(options.data), file=sys.stderr)
        return 2
    bodies = pages(options.data, options.pages)
    results = {kind: measure(bodies, kind) for kind in (REALISTIC, ON_TOPIC)}
    if options.json:
        print(json.dumps(results, indent=2))
        return 0
    for kind, result in results.items():
        print(f"{kind}: " + ", ".join(f"{name} {value}" for name, value in result.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
