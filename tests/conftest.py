"""Options and switches of the whole test suite; no fixture of any one part."""

from pathlib import Path

import pytest

from benchmarks.data import FOLDER, absent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for the evaluation data and for forbidding skips."""
    parser.addoption("--data", type=Path, default=None, help="folder of the evaluation data")
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run")


@pytest.fixture(scope="session")
def data(request: pytest.FixtureRequest) -> Path:
    """Return the folder of the evaluation data, or skip saying how to name it."""
    folder = request.config.getoption("--data") or FOLDER
    if not folder.is_dir():
        pytest.skip(absent(folder))
    return Path(folder)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that forbids skips when there were any."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if reporter and skipped and session.config.getoption("--no-skips"):
        reporter.write_line(f"{skipped} skipped, and --no-skips was given", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
