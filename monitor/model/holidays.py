"""Days on which a state does not work, and what they mean to the sources of that state; not how they are known."""

from dataclasses import dataclass
from datetime import date

from monitor.model.editions import Window
from monitor.model.values import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One stretch of days off, both ends inclusive, and what is kept on it, in the order of the days."""

    first: date
    last: date
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        require(self.first <= self.last, "a holiday ends after it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateHolidays:
    """The holidays of a state (ISO 3166 alpha-2) that fall into a window, which ends in `year`. `known` is false where nobody told
    the program of that state's holidays; `ordered` where its order of that year, which moves working days about, is not known."""

    country: str
    year: int
    holidays: tuple[Holiday, ...]
    known: bool
    ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Times at which sources of a state may rest: whole days off in its zone, as moments, earliest first."""

    sources: tuple[str, ...]
    spans: tuple[Window, ...]
