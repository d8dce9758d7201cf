"""The sample offices' own clock: it stands still until the story moves it on, so that every run tells the same time."""

from datetime import date, datetime, time, timedelta, tzinfo

MORNING = time(9, 10)
BETWEEN_ACTS = timedelta(minutes=4, seconds=17)


class StoryClock:
    """Tells the moment the story has come to; each time it is asked, a few minutes have passed."""

    def __init__(self, day: date, zone: tzinfo) -> None:
        self._zone = zone
        self._moment = datetime.combine(day, MORNING, zone)

    def __call__(self) -> datetime:
        """The present moment of the story, aware, in its own time zone."""
        self._moment += BETWEEN_ACTS
        return self._moment

    def come_to(self, day: date) -> None:
        """Move on to the morning of a day, unless the story has come further already."""
        self._moment = max(self._moment, datetime.combine(day, MORNING, self._zone))

    @property
    def today(self) -> date:
        """The day the story has come to."""
        return self._moment.date()
