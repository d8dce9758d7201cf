"""What has happened to a member, as lines to read: the standing through time, and the names borne before."""

from collections.abc import Iterable, Sequence
from datetime import date

from pomanager.i18n import _, formats
from pomanager.readmodels.cells import BroughtChange
from pomanager.readmodels.members import StandingRow
from pomanager.readmodels.particulars import FormerNameRow
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing.fields import OWN
from pomanager.rules.members import Sex
from pomanager.services.journal.field_words import FIELDS
from pomanager.ui.members.words import sex_word, status_word

Line = tuple[date, str, bool]
"""Day, words, and whether the line holds no more."""


def history_words(line: StandingRow) -> str:
    """One line of a member's standing, with its reason and decision."""
    told = f"{formats.day_short(line.since)} · {status_word(line.status)}"
    if line.reverses_id is not None:
        # TR: the last entry of a member's standing was taken back; {status} holds again
        told = _("{day} · taken back: {status} again").format(
            day=formats.day_short(line.since), status=status_word(line.status)
        )
    elif line.reversed:
        # TR: an entry of a member's standing that was taken back later
        told = _("{entry} (taken back)").format(entry=told)
    return "\n".join(part for part in (told, line.reason, line.decision) if part)


def name_words(line: FormerNameRow) -> str:
    """One change of a member's name, with its reason and document."""
    details = {"day": formats.day_short(line.until), "name": line.full_name}
    if line.reverses_id is not None:
        # TR: a change of a name was taken back; {name} is the name that was wrong
        told = _("{day} · the name {name} was a mistake").format(**details)
    else:
        # TR: {name} is the name somebody bore until that day
        told = _("{day} · name changed, before: {name}").format(**details)
        if line.reversed:
            told = _("{entry} (taken back)").format(entry=told)
    return "\n".join(part for part in (told, line.reason, line.document) if part)


def brought_words(change: BroughtChange) -> str:
    """What an import or a change of many members changed on the record."""
    # TR: an import or a change of many members; {act} is the file, or what was changed
    head = _("{day} · {act}").format(day=formats.day_short(change.at.date()), act=change.called)
    told = _("{entry} (taken back)").format(entry=head) if change.undone else head
    lines = [
        # TR: one field of a member's record: what it said before → what it says now
        _("{field}: {old} → {new}").format(field=field_name(name), old=_shown(name, old), new=_shown(name, new))
        for name, old, new in change.changes
    ]
    return "\n".join((told, *lines))


def field_name(name: str) -> str:
    """What the journal calls a field; one of the organisation's own by its key."""
    return _(FIELDS[name]) if name in FIELDS else name.removeprefix(OWN)


def _shown(name: str, kept: str) -> str:
    if name == "sex" and kept:
        return sex_word(Sex(kept))
    if name == "birth" and kept:
        return formats.vague(VagueDate.from_iso(kept))
    return kept or formats.UNKNOWN


def history_lines(
    standings: Iterable[StandingRow], names: Iterable[FormerNameRow], brought: Iterable[BroughtChange] = ()
) -> Sequence[Line]:
    """Everything that happened, the newest first."""
    found = [(line.since, history_words(line), line.reversed) for line in standings]
    found += [(line.until, name_words(line), line.reversed) for line in names]
    found += [(change.at.date(), brought_words(change), change.undone) for change in brought]
    return sorted(found, key=_day)[::-1]


def _day(line: Line) -> date:
    return line[0]
