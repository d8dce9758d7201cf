"""Says in a band that this computer's clock stands before the last entry: days on papers and in lists hang on it."""

from datetime import datetime

from pomanager.i18n import _, formats
from pomanager.ui.bands import Band, Bands

KEY = "clock"


def tell_clock(bands: Bands, now: datetime, last: datetime) -> None:
    """Say that the clock stands at ``now``, and the last entry was written at ``last``."""

    def words() -> tuple[str, str]:
        told = _(
            "It shows {now}, but the last entry was written on {last}. Set date and time of the computer, then close "
            "the program and open it again. Nothing is lost: entries stand in the order in which they were written, "
            "and no backup is removed because of it."
        )
        said = told.format(now=formats.moment(now), last=formats.moment(last.astimezone(now.tzinfo)))
        return _("The clock of this computer is behind"), said

    bands.tell(Band(KEY, "warn", words, icon="clock"))
