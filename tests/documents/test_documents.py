"""README, help, configuration samples and documents use the code's words: a name that is in one is in the others."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import typer

from monitor.cli import application
from monitor.cli.options import _COMMON
from monitor.model import Outlet, Reason, Source
from monitor.settings import Main

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
WRITTEN = [README, *sorted((ROOT / "docs").glob("*.md"))]
GROUP: Any = typer.main.get_command(application())  # Any: click's group, of typer's own making


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every verb, `sources check` too, with its command."""
    for name, command in GROUP.commands.items():
        yield name, command
        for inner, below in getattr(command, "commands", {}).items():
            yield f"{name} {inner}", below


def options(kind: Any, before: str = "") -> Iterator[str]:  # Any: a settings class or a dataclass
    """Yield the keys of a table of options, dotted: `fetch.resolve.host`."""
    hints = {name: one.annotation for name, one in kind.model_fields.items()} if hasattr(kind, "model_fields") else get_type_hints(kind)
    for name, hint in hints.items():
        inner = next((one for one in (hint, *get_args(hint)) if isinstance(one, type) and is_dataclass(one)), None)
        yield from options(inner, f"{before}{name}.") if inner else (f"{before}{name}",)


def sampled(table: dict[str, Any], before: str = "") -> Iterator[str]:
    """Yield the keys that a TOML table sets, dotted."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from sampled(value, f"{before}{name}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from (key for row in value for key in sampled(row, f"{before}{name}."))
        else:
            yield f"{before}{name}"


def sample() -> dict[str, Any]:
    """Return config/monitor.toml with its commented examples switched on."""
    text = (ROOT / "config/monitor.toml").read_text("utf-8")
    return tomllib.loads(re.sub(r"^# (\[\[.*\]\]|\w+ = .*)$", r"\1", text, flags=re.MULTILINE))


def test_the_sample_of_the_settings_names_every_key_and_no_other() -> None:
    """Whoever reads config/monitor.toml has seen all that can be set; rules for single sites have a file of their own."""
    assert set(sampled(sample())) == {key for key in options(Main) if not key.startswith("extract.rules.")}


def test_the_sample_of_the_settings_shows_the_defaults() -> None:
    """What stands there is what holds when it is left out, but for the name that sites see."""
    from monitor.settings import load

    given, default = load(ROOT / "config"), Main()
    for name in Main.model_fields:
        if name not in ("topic", "seeds"):
            mine = {field.name: getattr(getattr(given, name), field.name) for field in fields(getattr(given, name))}
            theirs = {field.name: getattr(getattr(default, name), field.name) for field in fields(getattr(default, name))}
            assert {key for key in mine if mine[key] != theirs[key]} <= {"user_agent"}, name


@pytest.mark.parametrize(("file", "kind"), [("sources", Source), ("outlets", Outlet)])
def test_the_head_of_a_register_explains_every_key(file: str, kind: type) -> None:
    """The comment at the beginning names each key that a row may have."""
    text = (ROOT / f"config/{file}.toml").read_text("utf-8")
    head = text.partition("[[")[0]
    plain = {"id", "name"}
    assert [field.name for field in fields(kind) if field.name not in plain and not re.search(rf"\b{field.name}\b", head)] == []


@pytest.mark.parametrize("verb", [name for name, _ in commands()])
def test_the_readme_names_every_verb(verb: str) -> None:
    """A verb that is not in the README is found by nobody; those of a group stand behind its name, `sources [check|add]` too."""
    group, _, inner = verb.partition(" ")
    assert re.search(rf"\bmonitor {group}\b[^`\n]*\b{inner}\b" if inner else rf"\bmonitor {verb}\b", README.read_text("utf-8"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_documents_name_only_verbs_and_options_that_there_are(path: Path) -> None:
    """What is typed from a document works: each `monitor …` in code names a verb and options of it."""
    known = dict(commands())
    for line in typed(path):
        words = line.split()[1:]
        words = words[next((at for at, word in enumerate(words) if word in GROUP.commands), 0) :]
        name = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
        assert name in known or name.startswith("-"), line
        own = {option for parameter in known[name].params for option in parameter.opts} if name in known else set()
        given = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert given <= own | {option for parameter in GROUP.params for option in parameter.opts} | {"-h", "--help"}, line


def typed(path: Path) -> list[str]:
    """Return what a document tells a person to type: `monitor …` in code spans and blocks, without comments."""
    text = path.read_text("utf-8")
    blocks = "\n".join(re.findall(r"^ *```(?:sh|bash|console|shell)?\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL))
    lines = [re.sub(r"\s+#.*", "", line).strip().removeprefix("$ ").removeprefix(".venv/bin/") for line in blocks.splitlines()]
    spans = re.findall(r"`(monitor [^`\n]+)`", text)
    return [line for line in (*lines, *spans) if re.match(r"monitor [a-z-]", line) and "…" not in line.split()[1]]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_documents_name_only_targets_that_there_are(path: Path) -> None:
    """Each `make …` in a document is a target of the Makefile."""
    there = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^\s*(?:\$ )?)make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE))
    assert named - there == set()


def test_the_readme_names_the_targets_a_person_needs() -> None:
    """Set-up, tests, service, checks, measurement."""
    text = README.read_text("utf-8")
    assert [target for target in ("demo", "test", "run", "bench") if f"make {target}" not in text] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    """A relative link in a document names a file of the repository."""
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_reasons_are_explained_with_whether_they_pass() -> None:
    """Every reason for which something can leave the pipeline has its row in docs/reasons.md, in the order of the code, and the rows of
    those that are tried again say so. Words alone are no evidence: "designated" and "gone" stand in any document."""
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (yes)? ?\|$", (ROOT / "docs/reasons.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [(reason.value, "yes" if reason.try_again else "") for reason in Reason]


def test_common_options_are_told_in_the_readme() -> None:
    """Where configuration, data and digests lie is an option that one finds."""
    text = README.read_text("utf-8")
    assert [name for name in ("config", "data", "digests", "json") if f"--{name}" not in text] == []
    assert {"config", "data", "digests", "json", "quiet", "verbose"} == set(_COMMON)


def test_the_service_file_runs_the_program_that_there_is() -> None:
    """deploy/monitor.service starts `monitor run` with options that exist."""
    start = re.search(r"^ExecStart=(.*)$", (ROOT / "deploy/monitor.service").read_text("utf-8"), re.MULTILINE)
    assert start
    own = {option for parameter in dict(commands())["run"].params for option in parameter.opts}
    assert " run" in start[1]
    assert {word for word in start[1].split() if word.startswith("--")} <= own
