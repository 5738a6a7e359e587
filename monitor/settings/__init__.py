"""config/ and seeds/ → one frozen `Settings`; every mistake of every file is reported at once.

It reads files and the environment, and opens nothing else. MONITOR_STORE__URL and the like stand above the files.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from monitor.errors import ConfigurationError, Problem
from monitor.model import (
    ArchiveOptions,
    DedupOptions,
    DeliveryOptions,
    EditionOptions,
    ExtractOptions,
    FetchOptions,
    LookOptions,
    Outlet,
    PageRule,
    ReaderOptions,
    RetryOptions,
    ServiceOptions,
    Settings,
    Source,
    StoreOptions,
    StoryOptions,
    WebOptions,
    WorkerOptions,
)
from monitor.settings.seeds import read_seeds
from monitor.settings.tables import Mistakes, read_rows, read_toml, shape
from monitor.settings.topic import read_topic
from monitor.text.catalogues import languages


class Main(BaseSettings):
    """What may stand in monitor.toml; the types of its tables are those of the model."""

    model_config = SettingsConfigDict(env_prefix="MONITOR_", env_nested_delimiter="__", extra="ignore", frozen=True)

    topic: str = "topics/belarus-china.toml"
    seeds: str = "../seeds"
    fetch: FetchOptions = FetchOptions()
    extract: ExtractOptions = ExtractOptions()
    dedup: DedupOptions = DedupOptions()
    stories: StoryOptions = StoryOptions()
    editions: EditionOptions = EditionOptions()
    workers: WorkerOptions = WorkerOptions()
    retry: RetryOptions = RetryOptions()
    looks: LookOptions = LookOptions()
    archive: ArchiveOptions = ArchiveOptions()
    store: StoreOptions = StoreOptions()
    service: ServiceOptions = ServiceOptions()
    reader: ReaderOptions = ReaderOptions()
    web: WebOptions = WebOptions()
    delivery: DeliveryOptions = DeliveryOptions()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the library's signature)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (the library's signature)
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (the library's signature)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (the library's signature)
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what `_read_main` has put together of the file and the environment, and nothing else."""
        return (init_settings,)


ENVIRONMENT = Path("environment")
"""What mistakes of variables are laid to."""
_TABLES = tuple(name for name in Main.model_fields if name not in ("topic", "seeds"))


def load(folder: Path) -> Settings:
    """Return the settings of a configuration directory. Raises ConfigurationError with all mistakes of all files."""
    if not folder.is_dir():
        raise ConfigurationError((Problem(str(folder), "", "there is no such configuration directory"),), "Name it with --config.")
    mistakes = Mistakes()
    main = _read_main(folder / "monitor.toml", mistakes)
    topic = mistakes.gather(lambda: read_topic(folder / main.topic))
    seeds = mistakes.gather(lambda: read_seeds((folder / main.seeds).resolve(), topic.languages if topic else ()))
    sources = read_rows(Source, folder / "sources.toml", "source", mistakes)
    outlets = read_rows(Outlet, folder / "outlets.toml", "outlet", mistakes)
    rules = _read_rules(folder / "rules.toml", main.extract.rules, mistakes)
    if mistakes.problems or topic is None or seeds is None:
        raise ConfigurationError(tuple(mistakes.problems))
    tables = {name: getattr(main, name) for name in _TABLES} | {"extract": replace(main.extract, rules=rules)}
    return Settings(topic=topic, sources=sources, outlets=outlets, seeds=seeds, **tables)


def _read_rules(file: Path, given: tuple[PageRule, ...], mistakes: Mistakes) -> tuple[PageRule, ...]:
    """Return the rules for single sites; a configuration without the file has none. Every expression is tried."""
    rules = (*given, *(read_rows(PageRule, file, "rule", mistakes) if file.exists() else ()))
    if not rules:
        return ()
    from monitor.stages.extract.rules import fault

    for rule in rules:
        for key, xpath in (("body", rule.body), ("title", rule.title), ("date", rule.date), *(("remove", one) for one in rule.remove)):
            if xpath and (wrong := fault(xpath)):
                mistakes.add(file, f"rule {rule.id}.{key}", f"{xpath!r} {wrong}")
    return rules


def _read_main(file: Path, mistakes: Mistakes) -> Main:
    table = read_toml(file, mistakes)
    for key in sorted(table.keys() - Main.model_fields.keys()):
        mistakes.add(file, key, f"unknown key; known are {', '.join(Main.model_fields)}")
    given = table.get("delivery")
    if isinstance(given, dict) and given.get("password"):
        mistakes.add(file, "delivery.password", "belongs into the environment: MONITOR_DELIVERY__PASSWORD")
    written = {name: _main_value(name, value, file, mistakes) for name, value in table.items() if name in Main.model_fields}
    values = written.copy()
    for name, value in EnvSettingsSource(Main)().items():
        above = _main_value(name, value, ENVIRONMENT, mistakes)
        values[name] = {**written.get(name, {}), **above} if isinstance(above, dict) else above
    try:
        return Main(**values)
    except ValueError as error:  # pydantic's among them
        mistakes.note(ENVIRONMENT if values != written and _is_sound(written) else file, "", error)
        return Main.model_construct(topic=str(values.get("topic", Main.model_fields["topic"].default)))


def _is_sound(written: dict[str, Any]) -> bool:  # Any: as the file has it
    try:
        Main(**written)
    except ValueError:
        return False
    return True


def _main_value(name: str, value: Any, file: Path, mistakes: Mistakes) -> Any:  # noqa: ANN401 (TOML, not yet compared)
    kind: Any = Main.model_fields[name].annotation  # Any: one of the option types
    shaped = shape(kind, value, file, name, mistakes) if isinstance(value, dict) and name in _TABLES else value
    if name == "editions" and isinstance(shaped, dict):
        _try_languages(shaped.get("languages"), file, mistakes)
    return shaped


def _try_languages(given: Any, file: Path, mistakes: Mistakes) -> None:  # noqa: ANN401 (TOML, not yet compared)
    """Note languages in which no edition can be written: each would be missed in the morning of the first one only."""
    for one in given if isinstance(given, list) else ():
        if isinstance(one, str) and one not in languages():
            mistakes.add(file, "editions.languages", f"no edition can be written in {one!r}; languages are {', '.join(languages())}")
