"""The second place for backups, away from this PC: where it is, how old its copy is, when it is asked for."""

from datetime import date, datetime, timedelta
from pathlib import Path

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.backups import BackupList, Where
from pomanager.rules.backups import AWAY_EVERY, away_is_old
from pomanager.services import backups, files
from pomanager.ui.backups.words import ago_said
from pomanager.ui.preferences import Preferences

SAME_DISK = N_(
    "{folder} lies on the same disk as the office file. If this disk breaks or the PC is stolen, both are gone: "
    "it is no protection. Choose a USB stick or another disk."
)


def away_folder(preferences: Preferences) -> Path | None:
    """The folder chosen for copies away from this PC; None where none was chosen."""
    return Path(preferences.backup_folder) if preferences.backup_folder else None


def newest_away(path: Path, preferences: Preferences) -> datetime | None:
    """When the newest copy away from this PC was made: found there, or remembered while the stick is in a drawer."""
    folder, kept = away_folder(preferences), preferences.copied_away(path)
    if folder is None or backups.on_same_disk(path, folder):
        return kept
    found = files.newest_backup(path, (folder,))
    return kept if found is None or (kept is not None and kept > found) else found


def away_said(found: BackupList | None, kept: datetime | None, now: datetime) -> tuple[str, str, str]:
    """What is to be said of the second place: a tone, a title, a text. ``kept`` is when a copy was last made there."""
    if found is None:
        return "info", _("Reading the backups…"), ""
    if not found.folder:
        return "warn", _("No second place is chosen"), _(
            "Fire, theft or a broken disk take the office and its backups together. Choose a folder on a USB stick or "
            "another disk, and make a copy there every week."
        )  # fmt: skip
    if found.folder_on_same_disk:
        return "bad", _("The second place is no protection"), _(SAME_DISK).format(folder=found.folder)
    if not found.folder_is_there:
        return _not_connected(found.folder, kept, now)
    return _connected(found, now)


def _connected(found: BackupList, now: datetime) -> tuple[str, str, str]:
    newest = max((row.made for row in found.rows if row.where is Where.AWAY), default=None)
    if newest is None:
        return "warn", _("There is no copy in the second place yet"), found.folder
    ago = ago_said(newest, now)
    if away_is_old(newest, now):
        return "warn", _("The copy in the second place is old: {ago}").format(ago=ago), found.folder
    return "ok", _("Copy in the second place: {ago}").format(ago=ago), found.folder


def _not_connected(folder: str, kept: datetime | None, now: datetime) -> tuple[str, str, str]:
    text = _("It is {folder}. Put the stick in to copy.").format(folder=folder)
    if kept is None or away_is_old(kept, now):
        return "warn", _("The second place is not connected"), text
    title = _("The second place is not connected; its copy was made {ago}").format(ago=ago_said(kept, now))
    return "info", title, text


def is_to_be_asked(preferences: Preferences, newest: datetime | None, now: datetime) -> bool:
    """Whether to ask for a copy away from this PC now: it is old or missing, and a week went by since it was asked."""
    if not away_is_old(newest, now):
        return False
    try:
        asked = date.fromisoformat(preferences.away_asked)
    except ValueError:
        return True
    return abs(now.date() - asked) >= timedelta(days=AWAY_EVERY.days)


def was_asked(preferences: Preferences, now: datetime) -> None:
    """Remember that it was asked, so that nobody is asked every day."""
    preferences.away_asked = now.date().isoformat()
