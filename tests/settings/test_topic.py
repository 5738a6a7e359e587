"""A topic file is read whole, or every mistake in it is named at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from monitor.errors import ConfigurationError
from monitor.model import EntityKind
from monitor.settings.topic import read_topic

ROOT = Path(__file__).parents[2]
BELARUS_CHINA = ROOT / "config/topics/belarus-china.toml"
SMALL = Path(__file__).parent / "topics/iceland-norway.toml"


def problems(tmp_path: Path, old: str, new: str) -> list[str]:
    """Return the mistakes of the small topic after one replacement."""
    text = SMALL.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "t.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        read_topic(path)
    assert {problem.file for problem in raised.value.problems} == {str(path)}
    return [f"{problem.key}: {problem.message}" for problem in raised.value.problems]


def test_the_shipped_topic_is_rich() -> None:
    """At least 150 entities, most of them with forms in all four languages."""
    topic = read_topic(BELARUS_CHINA)
    full = [entity for entity in topic.entities if {"en", "ru", "be", "zh"} <= {form.language for form in entity.forms}]
    assert len(topic.entities) >= 150
    assert len(full) >= 0.9 * len(topic.entities)
    assert {entity.kind for entity in topic.entities} == set(EntityKind)


def test_notation_of_forms() -> None:
    """A tilde makes a form weak, a star a stem, a table a guard."""
    topic = read_topic(BELARUS_CHINA)
    forms = {(form.text, form.stem, form.weak) for entity in topic.entities for form in entity.forms}
    assert ("Лукашенк", True, False) in forms
    assert ("Minsk", False, True) in forms
    assert any(form.text == "中白" and "关系" in form.before for entity in topic.entities for form in entity.forms)


def test_a_name_may_mean_a_person_for_some_years_alone() -> None:
    """From and to; without an end it goes on."""
    by_id = {entity.id: entity for entity in read_topic(BELARUS_CHINA).entities}
    assert by_id["person.li-keqiang"].valid_to == date(2023, 3, 11)
    assert by_id["person.lukashenko"].valid_to is None


def test_another_pair_of_states_is_another_file() -> None:
    """The engine reads other sides, languages and zone from a small file."""
    topic = read_topic(SMALL)
    assert [side.id for side in topic.sides] == ["is", "no"]
    assert topic.languages == ("en", "is", "ru", "zh")
    assert topic.sides[0].languages == ("is",)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('label = "Norway"', 'label = "Norway"\ncolour = "red"', "entities[state.no].colour: is not known here"),
        ('zone = "Atlantic/Reykjavik"', "zone = 5", "zone: must be a text"),
        ('id = "state.no"', 'id = "state.is"', "entities[state.is].id: is used 2 times"),
        ('sides = ["no"]', 'sides = ["se"]', "entities[state.no].sides: 'se' is not a side"),
        ("valid_from = 1980-05-28", 'valid_from = "May 1980"', "valid_from: must be a date"),
        ("valid_from = 1980-05-28", "valid_from = 1980-05-28\nvalid_to = 1970-01-01", "valid_to: 1970-01-01 is before"),
        ('kind = "veto"', 'kind = "vetto"', "entities[veto.norway-maple].kind: 'vetto' is none of"),
        ('"~Oslo"]\nis', '"~"]\nis', "entities[state.no].en[2]: has no letters"),
        ("threshold = 0.45", "threshold = 0.1", "threshold: must hold"),
        ('zone = "Atlantic/Reykjavik"', 'zone = "Atlantic/Nowhere"', "zone: is not a time zone"),
        ('is = "Ísland og Noregur"\n', "", "titles.is: is missing"),
        ('["handball", ', '["handball", 7, ', "contexts[sport].en[1]: must be a text"),
        ('on = "06-01"', 'on = "06-31"', "recurring[fishing-day].on: '06-31' is no day of the year"),
        ('entities = ["state.no"]', 'entities = ["state.se"]', "recurring[fishing-day].entities: 'state.se' is not the id of an entity"),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    """File, key and message of the one mistake."""
    found = problems(tmp_path, old, new)
    assert any(says in line for line in found), found


def test_an_edition_may_speak_a_language_of_which_no_articles_are_read(tmp_path: Path) -> None:
    """A title in a further language is taken; one in a language that the topic does not name is a mistake."""
    text = SMALL.read_text(encoding="utf-8").replace('zh = "冰岛与挪威"', 'zh = "冰岛与挪威"\npl = "Islandia i Norwegia"')
    path = tmp_path / "further.toml"
    path.write_text('further_languages = ["pl"]\n' + text, encoding="utf-8")
    assert dict(read_topic(path).titles)["pl"] == "Islandia i Norwegia"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"titles\.pl: is not known"):
        read_topic(path)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """Three mistakes in three places give three problems."""
    found = problems(tmp_path, 'kind = "veto"\nlabel', 'kind = "x"\nlable')
    assert len(found) >= 3


@pytest.mark.parametrize("body", [b"id = ", b"\xff\xfe\x00", b""])
def test_unreadable_files(tmp_path: Path, body: bytes) -> None:
    """Broken TOML, a wrong encoding and an empty file are configuration mistakes, not crashes."""
    path = tmp_path / "t.toml"
    path.write_bytes(body)
    with pytest.raises(ConfigurationError):
        read_topic(path)


def test_a_missing_file_is_a_mistake(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(ConfigurationError, match="nowhere"):
        read_topic(tmp_path / "nowhere.toml")


HOLDER = '[[entities]]\nid = "p{n}"\nkind = "{kind}"\nlabel = "P"\nen = ["Pnnn{n}"]\noffices = [{{ office = "{office}", {days} }}]\n'
OFFICE = '[[entities]]\nid = "office.x"\nkind = "office"\nlabel = "X"\nen = ["the Xxx"]\n'


def with_holders(tmp_path: Path, *holders: str) -> list[str]:
    """Return the mistakes of the small topic with an office and these holders."""
    return problems(tmp_path, "[[entities]]", OFFICE + "".join(holders) + "[[entities]]")


def test_offices_are_read_with_their_days() -> None:
    """Who was Premier, from the first to the last day."""
    by_id = {entity.id: entity for entity in read_topic(BELARUS_CHINA).entities}
    (held,) = by_id["person.li-keqiang"].offices
    assert (held.office, held.first, held.last) == ("office.premier-cn", date(2013, 3, 15), date(2023, 3, 10))
    assert held.covers(date(2023, 3, 10))
    assert not held.covers(date(2023, 3, 11))


@pytest.mark.parametrize(
    ("kind", "office", "days", "told"),
    [
        ("person", "office.y", "from = 2020-01-01", "is not the id of an entity of kind office"),
        ("person", "p0", "from = 2020-01-01", "is not the id of an entity of kind office"),
        ("company", "office.x", "from = 2020-01-01", "are held by a person"),
        ("person", "office.x", "from = 2020-01-01, to = 2019-01-01", "is before from"),
        ("person", "office.x", "since = 2020-01-01", "is not known here"),
        ("person", "office.x", 'from = "2020"', "must be a date"),
    ],
)
def test_what_is_wrong_with_an_office(tmp_path: Path, kind: str, office: str, days: str, told: str) -> None:
    """No such office, no person, no order of days, no such key, no day."""
    assert any(told in one for one in with_holders(tmp_path, HOLDER.format(n=0, kind=kind, office=office, days=days)))


def test_two_people_cannot_hold_one_office_on_one_day(tmp_path: Path) -> None:
    """The day on which the next one begins is not the last one's."""
    first = HOLDER.format(n=1, kind="person", office="office.x", days="to = 2020-01-01")
    second = HOLDER.format(n=2, kind="person", office="office.x", days="from = 2020-01-01")
    assert any("another holder" in one for one in with_holders(tmp_path, first, second))


@pytest.mark.parametrize(
    ("titles", "language", "title"),
    [
        ((("en", "Belarus – China"), ("zh", "白俄罗斯与中国")), "zh", "白俄罗斯与中国"),
        ((("ru", "Беларусь – Китай"), ("be", "Беларусь – Кітай")), "be", "Беларусь – Кітай"),
        ((("ru", "Беларусь – Китай"), ("be", "Беларусь – Кітай")), "en", "Беларусь – Китай"),
        ((), "en", "belarus-china"),
    ],
)
def test_a_dossier_has_a_title_in_any_language(titles: tuple[tuple[str, str], ...], language: str, title: str) -> None:
    """The reader's, else the first one, else its id."""
    assert replace(read_topic(BELARUS_CHINA), titles=titles).title(language) == title
