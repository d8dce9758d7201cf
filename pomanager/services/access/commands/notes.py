"""Writing, changing and taking away private notes. The journal tells that it was done, and nothing of the note."""

from dataclasses import dataclass, field

from pomanager.db import access
from pomanager.db.access import PrivateNote, PrivateNoteKey, secret_of
from pomanager.errors import NotFound, Refused, Stale
from pomanager.marks import N_
from pomanager.rules.access import notes as rules
from pomanager.rules.objections import Objection
from pomanager.services.access import seals
from pomanager.services.access.queries.door import people_now
from pomanager.services.work import About, Work

GONE = N_("This note is not there any more.")
CHANGED_MEANWHILE = N_("This note was changed in the meantime. Look at it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNote:
    """A note: about whom or what, in the writer's words, and who else may read it."""

    about: str = field(repr=False)
    text: str = field(repr=False)
    reader: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendNote:
    """A note put in other words; ``version`` is the one that was read."""

    note_id: int
    version: int
    about: str = field(repr=False)
    text: str = field(repr=False)
    reader: int | None = None


def write_note(work: Work, order: WriteNote) -> int:
    """Seal the note and keep it, or raise Refused; returns its id."""
    writer = _judged(work, order)
    key = seals.new_note_key()
    note = PrivateNote(
        writer_id=writer, written_at=work.now, sealed=seals.seal_note(order.about.strip(), order.text.strip(), key)
    )
    work.session.add(note)
    work.session.flush()
    _give_key(work, note.id, key, writer, order.reader)
    work.record("access.note_written", About("office_user", writer, work.keeper.name))
    return note.id


def amend_note(work: Work, order: AmendNote) -> None:
    """Seal the note anew, with a key of its own for whoever may read it now; raises Refused, Stale, NotFound."""
    writer = _judged(work, order)
    note = _own(work, order.note_id, writer)
    if note.version != order.version:
        raise Stale(Objection(CHANGED_MEANWHILE))
    key = seals.new_note_key()
    note.sealed = seals.seal_note(order.about.strip(), order.text.strip(), key)
    access.remove_note_keys(work.session, note.id)
    _give_key(work, note.id, key, writer, order.reader)
    work.record("access.note_amended", About("office_user", writer, work.keeper.name))


def remove_note(work: Work, note_id: int) -> None:
    """Take an own note away for good; raises Refused, NotFound."""
    writer = _writer(work)
    _own(work, note_id, writer)
    access.remove_note(work.session, note_id)
    work.touch(PrivateNote.area)
    work.record("access.note_removed", About("office_user", writer, work.keeper.name))


def _judged(work: Work, order: WriteNote | AmendNote) -> int:
    writer = _writer(work)
    known = {user.id for user in people_now(work.session)}
    objections = rules.objections_to_note(order.about, order.text, writer, order.reader, known)
    if objections:
        raise Refused(objections)
    return writer


def _writer(work: Work) -> int:
    """Whose notes these are; raises Refused before their password was typed."""
    if work.keeper.user_id is None or secret_of(work.session, work.keeper.user_id) is None:
        raise Refused([Objection(rules.NO_PASSWORD_YET)])
    if work.keeper.key is None:
        raise Refused([Objection(rules.KEY_NEEDED)])
    return work.keeper.user_id


def _own(work: Work, note_id: int, writer: int) -> PrivateNote:
    note = work.session.get(PrivateNote, note_id)
    if note is None:
        raise NotFound(Objection(GONE))
    if note.writer_id != writer:
        raise Refused([Objection(rules.NOT_YOURS)])
    return note


def _give_key(work: Work, note_id: int, key: bytes, writer: int, reader: int | None) -> None:
    """Seal the key of a note for its writer and for whom they named."""
    for user_id in dict.fromkeys((writer, *(() if reader is None else (reader,)))):
        secret = secret_of(work.session, user_id)
        if secret is None:
            raise Refused([Objection(rules.NO_PASSWORD_YET, "reader")])
        sealed = seals.seal_for(secret.public_key, key)
        work.session.add(PrivateNoteKey(note_id=note_id, secret_id=secret.id, sealed_key=sealed))
    work.session.flush()
