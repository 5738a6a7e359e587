"""Says what a person should know of a source, the same words in an edition, the room, `status` and `doctor`."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from monitor.model.remarks import Remark
from monitor.stages.render import local
from monitor.stages.render.phrases import Phrases

MANY_HOURS = 72
"""From here on nobody counts in hours: three days, not 72 h."""


def told(say: Phrases, remarks: Sequence[Remark], zone: ZoneInfo) -> str:
    """Return the remarks in one line, empty where there are none."""
    return say("comma").join(_told(say, one, zone) for one in remarks)


def _told(say: Phrases, one: Remark, zone: ZoneInfo) -> str:
    blanks = {f"span_{at}": duration(say, span) for at, span in enumerate(one.spans, 1)}
    if one.entries:
        blanks["n"] = say.number(one.entries)
    for moment in one.since:
        blanks["moment"] = local.moment(moment.astimezone(zone), say.language)
    return say(f"remark.{one.kind}", **blanks)


def duration(say: Phrases, length: timedelta) -> str:
    """Return a length of time in hours and minutes, full hours without them; from MANY_HOURS on in days and full hours."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    if hours >= MANY_HOURS:
        days, rest = divmod(hours, 24)
        return say.count("duration_days", days) + (f" {say('duration_hours', hours=rest)}" if rest else "")
    if hours and minutes:
        return say("duration", hours=hours, minutes=minutes)
    return say("duration_hours", hours=hours) if hours else say("duration_short", minutes=minutes)
