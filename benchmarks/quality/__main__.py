"""`python -m benchmarks.quality [TASK…] [--data DIR] [--json]`: run the tasks and print their scores."""

import argparse
import importlib
import json
import pkgutil
import sys

import benchmarks.quality
from benchmarks import data
from benchmarks.quality import Score


def tasks() -> list[str]:
    """Return the names of all tasks."""
    return sorted(module.name for module in pkgutil.iter_modules(benchmarks.quality.__path__) if not module.name.startswith("_"))


def show(task: str, name: str, score: Score) -> None:
    """Print one set as lines of at most 80 columns: ours first, then each peer."""
    print(f"{task} · {name} (n={score.n})")
    for who, figures in (("ours", score.figures), *score.peers.items()):
        print(f"  {who:<20}" + "  ".join(f"{figure} {value:.4g}" for figure, value in figures.items()))


def main() -> int:
    """Run the named tasks (default: all) and print what they scored; 2 when there is no data to score."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("task", nargs="*", choices=[*tasks(), []], metavar="TASK")
    data.option(parser)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(data.absent(options.data), file=sys.stderr)
        return 2
    document: dict[str, dict[str, object]] = {}
    for task in options.task or tasks():
        for name, score in importlib.import_module(f"benchmarks.quality.{task}").run(options.data):
            document.setdefault(task, {})[name] = {"figures": score.figures, "n": score.n, "peers": score.peers}
            if not options.json:
                show(task, name, score)
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
