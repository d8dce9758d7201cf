"""How the home page says days that are near, and how long ago something was."""

from datetime import date, datetime

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import source_said
from pomanager.readmodels.governance import DueRow
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.settings import NUMBER_OF
from pomanager.rules.due import WHEN_WORDS, When

MINUTE_SECONDS, HOUR_SECONDS, DAY_SECONDS = 60, 3_600, 86_400


def when_said(row: DueRow, today: date) -> str:
    """How near something due is: “3 days late”, “In 8 days”; what has no day is to be done now, or is not judged."""
    if row.when is When.NOT_JUDGED:
        return _(WHEN_WORDS[When.NOT_JUDGED])
    if row.on is None:
        # TR: of something to be done that has no day of its own: it can be done at once
        return _("Now")
    days = (row.on - today).days
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=formats.number(-days))
    if days == 0:
        return _("Today")
    return ngettext("In {count} day", "In {count} days", days).format(count=formats.number(days))


def source_of(row: DueRow, bylaws: Bylaws) -> str:
    """The by-law or law behind something due: “By-law 31 · AUSCOOP art. 110”; "" where none is."""
    about = row.sentence.about
    if not about:
        return ""
    number = _("By-law {number}").format(number=NUMBER_OF[about])
    return " · ".join(part for part in (number, source_said(bylaws.set_value(about))) if part)


def ago_said(made: datetime, now: datetime) -> str:
    """How long ago a backup was made: “25 minutes ago”, “9 days ago”."""
    seconds = max(0, int((now - made).total_seconds()))
    if seconds < HOUR_SECONDS:
        count = seconds // MINUTE_SECONDS
        return ngettext("{count} minute ago", "{count} minutes ago", count).format(count=formats.number(count))
    if seconds < DAY_SECONDS:
        count = seconds // HOUR_SECONDS
        return ngettext("{count} hour ago", "{count} hours ago", count).format(count=formats.number(count))
    count = seconds // DAY_SECONDS
    return ngettext("{count} day ago", "{count} days ago", count).format(count=formats.number(count))
