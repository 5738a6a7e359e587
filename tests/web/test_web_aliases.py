"""Other names of what a search asks for, out of the shipped topic."""

from pathlib import Path

import pytest

from monitor.settings.topic import read_topic
from monitor.web import aliases

TOPIC = read_topic(Path(__file__).parents[2] / "config/topics/belarus-china.toml")
POTASH = {"en": "Potash", "ru": "Калийные удобрения", "be": "Калійныя ўгнаенні", "zh": "钾肥"}
ASKED = [
    ("en", "potash"),
    ("en", "potash fertilisers"),
    ("ru", "калийных удобрений"),
    ("be", "калійныя ўгнаенні"),
    ("be", "калійных угнаенняў"),
    ("zh", "钾肥"),
]


@pytest.mark.parametrize(("language", "query"), ASKED)
def test_a_matter_has_names_in_the_other_languages(language: str, query: str) -> None:
    """What two sides speak of is no entity of the topic, so that it says nothing of relevance, but it is sought like one."""
    first: dict[str, str] = {}
    for one in aliases.of(query, TOPIC):
        first.setdefault(one.language, one.words)
    assert first == {code: name for code, name in POTASH.items() if code != language}


@pytest.mark.parametrize("query", ["exchanged views", "potash contract", "钾肥合同"])
def test_a_manner_of_speaking_or_more_than_a_name_has_none(query: str) -> None:
    """Nobody seeks how something was said."""
    assert aliases.of(query, TOPIC) == ()
