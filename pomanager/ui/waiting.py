"""Says in words how long the work under way still takes."""

from pomanager.i18n import formats, ngettext

GUESS_AFTER_SECONDS = 2.0


def time_left(done: int, total: int, seconds: float) -> str:
    """Return about how long the work still takes, in words; "" while nobody can tell."""
    if done <= 0 or total <= 0 or seconds < GUESS_AFTER_SECONDS:
        return ""
    left = seconds * (total - done) / done
    if left < 90:
        count = max(1, round(left / 5) * 5 if left > 10 else round(left))
        # TR: time left for long work; s is short for seconds
        return ngettext("about {count} s left", "about {count} s left", count).format(count=formats.number(count))
    minutes = round(left / 60)
    return ngettext("about {count} minute left", "about {count} minutes left", minutes).format(
        count=formats.number(minutes)
    )
