"""Says moments, outlets and verdicts in the language of the room; editions keep their own wording."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.model import Control, Dated, Figure, Form, Outlet, SourceHealth
from monitor.stages.render import local, remarks
from monitor.stages.render.phrases import Phrases
from monitor.stages.render.wording import failure


class Speech:
    """What the pages of the room say, with the times of one zone. Everything returned is text without markup."""

    def __init__(self, say: Phrases, zone: ZoneInfo) -> None:
        self.say = say
        self.zone = zone

    def moment(self, moment: datetime | None) -> str:
        """Return day and time, the year included: a reader comes from years away."""
        if moment is None:
            return self.say("room_never")
        return f"{self.day(moment)}, {moment.astimezone(self.zone):%H:%M}"

    def day(self, moment: datetime) -> str:
        """Return the day alone."""
        return local.medium_day(moment.astimezone(self.zone).date(), self.say.language)

    def dated(self, dated: Dated | None) -> str:
        """Return when something was published, as exactly as it is known."""
        if dated is None:
            return self.say("room_undated")
        said = self.moment(dated.moment) if dated.has_time else self.day(dated.moment)
        return f"{said} ({self.say('suspicious')})" if dated.suspicious else said

    def provenance(self, control: Control, form: Form | None = None) -> str:
        """Return who controls an outlet and of what form it is; nothing where both are unknown."""
        known = ("" if control is Control.UNKNOWN else self.say.word("control", control), self.say.word("form", form) if form else "")
        return self.say("comma").join(part for part in known if part)

    def outlet(self, outlet: Outlet) -> str:
        """Return the country, control and form of an outlet."""
        form = None if outlet.form is Form.UNKNOWN else outlet.form
        return " · ".join(part for part in (outlet.country, self.provenance(outlet.control, form)) if part)

    def designated(self, countries: tuple[str, ...]) -> str:
        """Return the mark of an outlet that these states designated, or nothing."""
        return f"⚑ {self.say('designated', countries=', '.join(countries))}" if countries else ""

    def length(self, length: timedelta) -> str:
        """Return a length of time in hours and minutes."""
        return remarks.duration(self.say, length)

    def remarks(self, one: SourceHealth) -> str:
        """Return what a person should know of a source, or nothing."""
        return remarks.told(self.say, one.remarks, self.zone)

    def failure(self, reason: str) -> str:
        """Return why a source failed, in words."""
        return failure(self.say, reason)

    def about(self, figure: Figure) -> str:
        """Return what a figure measures, and of which period."""
        return " · ".join(part for part in (figure.measure and self.say.word("measures", figure.measure), figure.period) if part)
