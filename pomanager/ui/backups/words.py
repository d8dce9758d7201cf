"""How backups are told: where they lie, what they are worth, how old they are."""

from datetime import datetime

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.backups import BackupRow, Verdict, Where
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

MINUTE_SECONDS, HOUR_SECONDS, DAY_SECONDS = 60, 3_600, 86_400

WHERE_WORDS = {
    # TR: where a backup lies: in the folder beside the office file
    Where.HERE: N_("This PC"),
    # TR: where a backup lies: on a USB stick or another disk
    Where.AWAY: N_("Stick or other disk"),
}
VERDICT_WORDS = {
    # TR: said of a backup that was opened, read back and found whole
    Verdict.GOOD: N_("Verified"),
    Verdict.LOCKED: N_("Has a password"),
    Verdict.OTHER_OFFICE: N_("Of another organisation"),
    Verdict.NEWER: N_("Of a newer program"),
    Verdict.UNREADABLE: N_("Damaged"),
}
_STATES = {
    Verdict.GOOD: State(Tone.OK),
    Verdict.LOCKED: State(Tone.MUTE, "lock"),
    Verdict.OTHER_OFFICE: State(Tone.MUTE, "flag"),
    Verdict.NEWER: State(Tone.WARN),
    Verdict.UNREADABLE: State(Tone.BAD),
}


def where_said(row: BackupRow) -> str:
    """Where a backup lies."""
    return _(WHERE_WORDS[row.where])


def verdict_said(row: BackupRow) -> str:
    """What a backup is worth."""
    return _(VERDICT_WORDS[row.verdict])


def state_of(row: BackupRow) -> State:
    """Icon and colour of what a backup is worth."""
    return _STATES[row.verdict]


def ago_said(made: datetime, now: datetime) -> str:
    """How long ago a backup was made; a clock that ran ahead is told as such."""
    seconds = int((now - made).total_seconds())
    if seconds < -MINUTE_SECONDS:
        # TR: said of a backup whose date lies in the future
        return _("the clock ran ahead")
    if seconds < HOUR_SECONDS:
        count = max(0, seconds) // MINUTE_SECONDS
        return ngettext("{count} minute ago", "{count} minutes ago", count).format(count=formats.number(count))
    if seconds < DAY_SECONDS:
        count = seconds // HOUR_SECONDS
        return ngettext("{count} hour ago", "{count} hours ago", count).format(count=formats.number(count))
    count = seconds // DAY_SECONDS
    return ngettext("{count} day ago", "{count} days ago", count).format(count=formats.number(count))


def lost_said(row: BackupRow) -> str:
    """What a restore of this backup would lose, in a sentence."""
    if row.acts_since is None:
        return sentence(row.why) if row.why is not None else ""
    if not row.acts_since:
        return _("Nothing would be lost: the backup holds all that the office holds now.")
    count = formats.number(row.acts_since)
    return ngettext(
        "{count} entry of the journal was written since. It would be gone from the office.",
        "{count} entries of the journal were written since. They would be gone from the office.",
        row.acts_since,
    ).format(count=count)


def more_there_said(row: BackupRow) -> str:
    """That a backup holds entries the open office does not; "" where it holds none."""
    if not row.acts_only_there:
        return ""
    return ngettext(
        "It also holds {count} entry that the office does not have: another way was taken since.",
        "It also holds {count} entries that the office does not have: another way was taken since.",
        row.acts_only_there,
    ).format(count=formats.number(row.acts_only_there))
