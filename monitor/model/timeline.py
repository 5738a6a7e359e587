"""The timeline of the relationship: dated events as stated by somebody, from the seeds to the told stories."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.model.articles import Place
from monitor.model.sources import Certainty
from monitor.model.values import Language

Named = tuple[tuple[str, str], ...]
"""(entity id, its words in the text)."""


class MilestoneKind(StrEnum):
    """Where a milestone comes from: a seed's own event, a dated sentence in a seed, a story that an edition told."""

    SEED = "seed"
    SENTENCE = "sentence"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated event in the words of its source. `day` is YYYY, YYYY-MM or YYYY-MM-DD; `certainty` says how the day is known and
    `evidence` why, as far as a person wrote it down; `ahead`: it still lay ahead when the source wrote. The
    day of a story is that of the report whose words stand there (`reported`), else of the edition that told it first.

    `seed` and `place` (in the seed's title or text) or `story` and `edition` say where the words stand."""

    day: str
    certainty: Certainty
    kind: MilestoneKind
    words: str
    language: Language
    source: str
    seed: str = ""
    place: Place | None = None
    story: int = 0
    edition: str = ""
    evidence: str = ""
    ahead: bool = False
    reported: bool = False
    formulas: Named = ()
    formats: Named = ()
