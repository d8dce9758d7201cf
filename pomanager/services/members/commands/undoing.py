"""Undoing an import: what it created and nothing later refers to goes, what it changed is put back, the rest named."""

import json
from collections.abc import Iterable, Mapping, Sequence

from pomanager.areas import Area
from pomanager.db import bulk, representatives
from pomanager.db.imports import RollImport
from pomanager.errors import Cancelled, NotFound, Refused
from pomanager.marks import N_
from pomanager.readmodels.exchange import KeptMember, UndoOutcome
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.objections import Objection
from pomanager.services.members import people
from pomanager.services.members.commands.changed_members import ADDED, Changes
from pomanager.services.members.commands.imported_particulars import APART
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.members.queries.imports import NO_SUCH_IMPORT
from pomanager.services.work import About, Work

UNDONE_ALREADY = N_("This import was undone already, on {day}.")
IN_JOURNAL = N_("Somebody has worked on this record since the import.")
IN_LATER_IMPORT = N_("A later import has changed this record. Undo that one first.")
REFERRED_TO = N_("Other records of the office name this member.")
CHANGED_SINCE = N_("What the import wrote has been changed since, so the newer value stays.")
SET_RIGHT = N_("A document or household that the import brought was set right since, so it stays.")

KNOWN_BEFORE = frozenset({CHANGED_SINCE, SET_RIGHT})
"""Why something stays of those who were on the roll before the import."""


def undo_import(work: Work, import_id: int, progress: Progress = silent, cancelled: Cancelling = never) -> UndoOutcome:
    """Take an import back as far as nothing later builds on it.

    Raises Refused when it was undone before, NotFound, and Cancelled; then nothing was written.
    """
    entry = work.session.get(RollImport, import_id)
    if entry is None:
        raise NotFound(Objection(NO_SUCH_IMPORT))
    if entry.undone_at is not None:
        raise Refused([Objection(UNDONE_ALREADY, details={"day": entry.undone_at})])
    kept, going = _sorted_out(work, entry)
    bulk.permit_removal(work.session, import_id)
    with bulk.roomy(work.session):
        _remove(work, going, progress, cancelled)
    where = Whereabouts(work, None, people.name_customs(work.session).language)
    changes = [(row.member_id, row.before, row.after) for row in bulk.changes_by(work.session, import_id)]
    restored, overtaken = Changes(work, import_id, where).restore(changes)
    stays = [each for each in _with_set_right(work, changes) if each not in set(overtaken)]
    kept += [*_named(work, overtaken, CHANGED_SINCE), *_named(work, stays, SET_RIGHT)]
    known_before = [*restored, *overtaken]  # a newer value stays, and nothing else the import brought with it
    bulk.remove_notes(work.session, import_id, known_before)
    bulk.remove_particulars(work.session, import_id, bulk.persons_of(work.session, known_before))
    bulk.remove_unused_households(work.session, import_id)
    bulk.remove_unused_people(work.session, import_id)
    if bulk.remove_unused_places(work.session, import_id) + bulk.remove_unused_sections(work.session, import_id):
        work.touch(Area.ORGANISATION)
    bulk.end_removal(work.session)
    entry.undone_at = work.now
    outcome = UndoOutcome(removed=len(going), restored=len(restored) - len(stays), kept=tuple(kept))
    _record(work, entry, outcome)
    return outcome


def _sorted_out(work: Work, entry: RollImport) -> tuple[list[KeptMember], list[tuple[int, int]]]:
    """Who of those the import created must stay, and why; member and person ids of the others."""
    session = work.session
    reasons: Mapping[str, set[int]] = {
        IN_JOURNAL: bulk.in_journal_since(session, entry.id),
        IN_LATER_IMPORT: bulk.changed_by_later_import(session, entry.id),
        REFERRED_TO: bulk.referred_to(session, entry.id),
    }
    created = bulk.created_by(session, entry.id)
    reasons[REFERRED_TO].update(_acting_on(work, entry, {row.id for row in created}.difference(*reasons.values())))
    kept: list[KeptMember] = []
    going: list[tuple[int, int]] = []
    for row in created:
        reason = next((reason for reason, ids in reasons.items() if row.id in ids), None)
        if reason is None:
            going.append((row.id, row.person_id))
        else:
            kept.append(KeptMember(row.id, row.number, row.full_name, Objection(reason)))
    return kept, going


def _acting_on(work: Work, entry: RollImport, going: set[int]) -> set[int]:
    """Who of those that might go acts for an organisation that stays, and so stays too."""
    acting = representatives.acting(work.session, entry.id)
    staying: set[int] = set()
    while found := {who for who, organisation in acting if organisation not in going} & going:
        staying |= found
        going = going - found  # it may be an organisation itself, for which somebody acts
    return staying


def _remove(work: Work, going: Sequence[tuple[int, int]], progress: Progress, cancelled: Cancelling) -> None:
    representatives.let_go(work.session, [person for _, person in going])
    for start in range(0, len(going), bulk.CHUNK):
        if cancelled():
            raise Cancelled
        portion = going[start : start + bulk.CHUNK]
        bulk.remove_members(work.session, [member for member, _ in portion], [person for _, person in portion])
        work.touch(Area.MEMBERS)
        progress(start + len(portion), len(going))


def _with_set_right(work: Work, changes: Iterable[tuple[int, str, str]]) -> list[int]:
    """Members known before who keep a document or a stay of the import, because somebody has set it right since."""
    added: dict[str, dict[int, int]] = {}
    for member_id, before, _after in changes:
        for table, key in json.loads(before).get(ADDED, {}).items():
            added.setdefault(table.split(APART)[0], {})[key] = member_id
    found = {ids[key] for table, ids in added.items() for key in bulk.set_right(work.session, table, list(ids))}
    return sorted(found)


def _named(work: Work, member_ids: Sequence[int], reason: str) -> list[KeptMember]:
    found: list[KeptMember] = []
    for some in bulk.portions(member_ids):
        rows = bulk.people(work.session, some)
        found += [KeptMember(row.member_id, row.number, row.full_name, Objection(reason)) for row in rows.values()]
    return found


def _record(work: Work, entry: RollImport, outcome: UndoOutcome) -> None:
    told = {
        "file": entry.file_name, "removed": outcome.removed, "restored": outcome.restored, "kept": len(outcome.kept),
    }  # fmt: skip
    work.touch(Area.MEMBERS)
    work.record(
        "members.import_undone",
        About("roll_import", entry.id, entry.file_name),
        {name: (None, value) for name, value in told.items()},
    )
