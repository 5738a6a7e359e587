"""What the service made of the newsroom, as anybody can read it, and what a plant is; it checks nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from monitor.model import Digest, Explanation, Proof, ToldStory, Voice
from monitor.newsroom.content import url

FIRST, SECOND, THIRD = "2023-12-05", "2023-12-06", "2023-12-07"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the service made of the newsroom: its digests by name, the fate of any address, the files it wrote,
    and how they stood up to `monitor verify`."""

    digests: Mapping[str, Digest]
    explain: Callable[[str], Explanation]
    file: Callable[[str], str]
    proofs: tuple[Proof, ...]

    def story(self, edition: str, article: str) -> ToldStory:
        """Return the story of an edition in which an article is a voice or a copy. Raises LookupError."""
        for story in self.digests[edition].stories:
            if url(article) in {address for voice in story.voices for address in (voice.url, *(copy.url for copy in voice.also_at))}:
                return story
        raise LookupError(f"{article} is told nowhere in {edition}")

    def voice(self, edition: str, article: str) -> Voice:
        """Return the voice that an article is. Raises LookupError."""
        voices = (voice for voice in self.story(edition, article).voices if voice.url == url(article))
        found = next(voices, None)
        if found is None:
            raise LookupError(f"{article} is no voice in {edition}")
        return found


@dataclass(frozen=True, slots=True)
class Plant:
    """A thing planted: `check` returns what is wrong, or an empty string when it was found."""

    what: str
    check: Callable[[Findings], str]
