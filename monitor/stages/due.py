"""Says when something is due that is due on a day, in a month or in a year, as texts have it; whose promise it is it does not ask.

Apart from `digest.ahead`, which composes: who only renders or looks at a state need not load all by which texts are read, 0.4 s.
"""

from calendar import monthrange
from datetime import date

_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")


def last_day(due: str) -> date:
    """Return the last day of a day, month or year."""
    if len(due) <= _YEAR:
        return date(int(due), 12, 31)
    if len(due) <= _MONTH:
        year, month = int(due[:_YEAR]), int(due[_YEAR + 1 :])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(due)
