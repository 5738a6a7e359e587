"""What was missed since a day: a document over any time, with the numbers that editions gave, and of no edition's rank."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.errors import UsageError
from monitor.model import Ahead, Digest, Edition, EditionKind, Kept, Plan, Published, Story, StoryState, Window
from monitor.stages import editions, render
from monitor.stages.digest import compose
from monitor.stages.stories import group
from monitor.stages.verify import disagreeing, read
from tests.stages import material as made
from tests.stages.test_digest_sections import TOPIC, kept
from tests.stages.test_stories import OPTIONS, mill
from tests.stages.test_stories import TOPIC as MILLS

LANGUAGES = ("en", "ru", "be", "zh")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
LEFT = date(2026, 11, 15)


def plan(since: date = LEFT, to: date | None = None, language: str = "", kinds: tuple[str, ...] = ("daily",)) -> Plan:
    """Return a document since that day as of now."""
    return editions.since(since, to, made.settings(languages=LANGUAGES, kinds=kinds), BEGAN, NOW, language)


def at(one: Kept, days: int) -> Kept:
    """Return an article that was kept so many days after the reader left."""
    return replace(one, kept_at=plan().window.start + timedelta(days=days))


def told(number: int, first: str, *members: Kept) -> Published:
    """Return a story as the ledger has it."""
    return Published(number=number, first_told=first, last_told=first, headline="Told", members=members)


def composed(stories: Sequence[Story], published: Sequence[Published], language: str = "") -> Digest:
    """Return the document of these stories over what editions told."""
    found = made.material(*((story, made.summary(made.sentence(story.members[0]))) for story in stories))
    return compose(replace(found, plan=plan(language=language), published=tuple(published)))


def test_it_runs_from_the_cut_off_left_at_to_the_last_one() -> None:
    """It lies between the last edition read and the first one to be read."""
    found = plan()
    assert found.window == Window(start=datetime(2026, 11, 15, 4, tzinfo=UTC), end=datetime(2026, 11, 22, 4, tzinfo=UTC))
    assert (found.previous.name, found.edition.name, found.following.name) == ("2026-11-15", "since-2026-11-15", "2026-11-23")
    assert (found.provisional, found.retrospective) == (False, False)


def test_it_may_end_earlier() -> None:
    """At the cut-off of another day that has passed."""
    found = plan(to=date(2026, 11, 18), language="zh")
    assert (found.window.end, found.following.name, found.edition.name) == (
        datetime(2026, 11, 18, 4, tzinfo=UTC),
        "2026-11-19.zh",
        "since-2026-11-15.zh",
    )


def test_where_only_weeks_are_told_their_stories_count() -> None:
    """The neighbours are the editions that there are."""
    found = plan(kinds=("weekly", "monthly"))
    assert (found.previous.name, found.following.name) == ("2026-W45", "2026-W47")


@pytest.mark.parametrize(
    ("since", "to"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 11, 22), None),
        (LEFT, LEFT),
        (LEFT, date(2026, 11, 23)),
        (date(1, 1, 1), None),
        (date(9999, 12, 31), None),
    ],
)
def test_a_time_that_has_not_passed_or_is_none_is_refused(since: date, to: date | None) -> None:
    """The person reads a sentence with advice."""
    with pytest.raises(UsageError) as error:
        plan(since, to)
    assert error.value.advice


def test_no_name_and_no_neighbour_leads_to_it() -> None:
    """It is asked for by its own option only, and stands in no row of editions."""
    with pytest.raises(UsageError, match="no edition"):
        editions.parse("since-2026-11-15", EditionKind.SINCE, made.settings())
    with pytest.raises(UsageError, match="no edition"):
        editions.current(EditionKind.SINCE, made.settings(), NOW)
    with pytest.raises(ValueError, match="follows"):
        editions.following(plan().edition)


def test_stories_have_the_numbers_that_editions_gave() -> None:
    """One told before the absence goes on, one told first within it is new; one in no edition is counted on."""
    before, more, new, loose = (at(made.article(name, facts=made.facts(n * 1e9)), n) for name, n in zip("abcd", (-1, 1, 2, 3), strict=True))
    stories = (made.story(more, continues=4), made.story(new, continues=6), made.story(loose))
    found = composed(stories, (told(4, "2026-11-14", before, more), told(6, "2026-11-18", new)))
    assert {(one.number, one.state, one.first_told) for one in found.stories} == {
        (4, StoryState.DEVELOPING, "2026-11-14"),
        (6, StoryState.NEW, "2026-11-18"),
        (7, StoryState.NEW, ""),
    }


def test_a_story_without_a_change_since_is_folded() -> None:
    """What the reader knew is compared with all that came, not with yesterday."""
    before, again = at(made.article("a", facts=made.facts(1e9)), -1), at(made.article("b", facts=made.facts(1e9)), 1)
    found = composed((made.story(again, continues=4),), (told(4, "2026-11-14", before, again),))
    assert (found.stories, [one.of_id for one in found.folded]) == ((), ["4"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_told_stays_in_its_story(language: str) -> None:
    """Two reports that editions told as two stories stay two, and a third joins one of them."""
    one, two, three = (mill(language, name) for name in "xyz")
    found = group((one, two, three), (told(4, "2026-11-16", one), told(6, "2026-11-18", two)), MILLS, OPTIONS)
    homes = {member.id: story.continues for story in found for member in story.members}
    assert (homes[one.id], homes[two.id], homes[three.id] in (4, 6)) == (4, 6, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rendering_says_what_it_is(language: str) -> None:
    """Neither an edition nor a giver of numbers, in the words of the language; the citations of the three files agree."""
    found = composed((made.story(at(made.article("a", language), 1)),), (), language)
    files = {one.name: one.data.decode() for one in render.edition(found)}
    stem = "since-2026-11-15" + ("" if language == "en" else f".{language}")
    assert sorted(files) == [f"{stem}.{form}" for form in ("html", "json", "md")]
    say = render.Wording(found).say
    own, untold = say("since_own"), say("since_untold", n=7)
    assert own in files[f"{stem}.html"]
    assert untold in files[f"{stem}.html"]
    assert render.Wording(found).date() in files[f"{stem}.md"]
    assert not list(disagreeing({name: read(name, text.encode()) for name, text in files.items()}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_absence_says_so(language: str) -> None:
    """In the words of the language, with the times in which nobody watched."""
    gap = plan().window
    empty = compose(replace(made.material(), plan=plan(language=language), coverage=replace(made.coverage(), unwatched=(gap,))))
    page = render.html(empty)
    assert render.Wording(empty).say("nothing_since") in page
    assert render.Wording(empty).unwatched() in page
    assert render.Wording(empty).moment(gap.start) in render.Wording(empty).unwatched()


def test_a_promise_that_fell_due_in_the_absence_is_overdue() -> None:
    """However long ago: an edition of a day looks back thirty days, a document as far as its own beginning."""
    text = "Belarus will supply 700,000 tonnes of potash to China by 10 September 2026 under the contract signed in Minsk."
    old = kept("p", text, "en", at=datetime(2026, 8, 1, 9, tzinfo=UTC))
    configured = replace(made.settings(), topic=TOPIC)
    states = []
    for left in (date(2026, 8, 20), LEFT):
        placed = editions.since(left, None, configured, BEGAN, NOW)
        found = compose(replace(made.material(), settings=configured, plan=placed, promising=(old,)))
        states.append([promise.state for promise in found.promises])
    assert states == [[Ahead.OVERDUE], []]


def test_files_of_documents_are_known_by_their_names() -> None:
    """In every language; the names of editions and of anything else are passed over."""
    names = ("since-2026-11-15.md", "since-2026-11-15.json", "since-2026-11-15.zh.html", "2026-11-15.md", "since-yesterday.md", "feed.xml")
    found = editions.documents(names, made.settings(languages=LANGUAGES))
    day = Edition(kind=EditionKind.SINCE, day=LEFT, language="en")
    assert found == (day, replace(day, language="zh", suffix=True))


def test_files_that_disagree_are_told() -> None:
    """Words that only one of them has, and words without a place."""
    found = composed((made.story(at(made.article("a"), 1)),), ())
    files = {one.name: one.data for one in render.edition(found)}
    cut = {**files, "since-2026-11-15.md": b"### Other [1]\n"}
    assert {finding.file for finding in disagreeing({name: read(name, data) for name, data in cut.items()})} == {"since-2026-11-15.md"}
