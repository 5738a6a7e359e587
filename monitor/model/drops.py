"""Why something left the pipeline early: a value, stored and counted, never an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where in the pipeline something left it. A crash is laid to the deepest module of `stages` in its traceback, so these are names of
    such modules, and `fetch`."""

    FETCH = "fetch"
    FEEDS = "feeds"
    GATE = "gate"
    EXTRACT = "extract"
    RELEVANCE = "relevance"
    FINGERPRINT = "fingerprint"
    FACTS = "facts"
    DEDUP = "dedup"
    SUMMARISE = "summarise"


class Reason(StrEnum):
    """The closed list of reasons. `try_again` tells the temporary ones."""

    # the network and the server
    NO_NETWORK = "no_network"
    NAME_NOT_FOUND = "name_not_found"
    CONNECTION_FAILED = "connection_failed"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    ADDRESS_REFUSED = "address_refused"
    ROBOTS_REFUSED = "robots_refused"
    BAD_URL = "bad_url"
    BAD_ENCODING = "bad_encoding"
    NOT_FOUND = "not_found"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    UNEXPECTED_STATUS = "unexpected_status"
    SENT_HOME = "sent_home"
    INTERRUPTED = "interrupted"
    # the content
    NOT_A_FEED = "not_a_feed"
    EMPTY_FEED = "empty_feed"
    NOT_TEXT = "not_text"
    NO_TEXT = "no_text"
    TOO_SHORT = "too_short"
    GARBLED = "garbled"
    OTHER_LANGUAGE = "other_language"
    OTHER_TEXT = "other_text"
    # the topic
    NOT_MENTIONED = "not_mentioned"
    OFF_TOPIC = "off_topic"
    PASSING_MENTION = "passing_mention"
    # ourselves
    STAGE_TIMEOUT = "stage_timeout"
    STAGE_CRASHED = "stage_crashed"
    FORGOTTEN = "forgotten"
    DESIGNATED = "designated"

    @property
    def try_again(self) -> bool:
        """Whether a later attempt may end otherwise."""
        return self in _TEMPORARY

    @property
    def unanswered(self) -> bool:
        """Whether no page was had: the network or the server is why, not what the page says."""
        return self in _UNANSWERED


_UNANSWERED = frozenset(list(Reason)[: list(Reason).index(Reason.NOT_A_FEED)])
_TEMPORARY = frozenset(
    {
        Reason.NO_NETWORK,
        Reason.NAME_NOT_FOUND,
        Reason.CONNECTION_FAILED,
        Reason.TIMEOUT,
        Reason.TOO_MANY_REQUESTS,
        Reason.SERVER_ERROR,
        Reason.INTERRUPTED,
        Reason.STAGE_TIMEOUT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Something that left the pipeline. `detail` is for a person: a sentence, a status line, or a traceback."""

    url: str
    stage: Stage
    reason: Reason
    detail: str = ""
    retry_after: int = 0
    """Seconds that the server asked us to wait, or 0."""
    lines: tuple[str, ...] = ()
    """Marks (see `text.furniture`) of the lines for which the gate let a page through that is off the topic."""
