"""Private notes, opened for whoever may read them."""

from collections.abc import Iterator

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.access import OfficeUser, PrivateNote, PrivateNoteKey, UserSecret
from pomanager.readmodels.access import Keeper, NoteRow, NotesFacts
from pomanager.services.access import seals


def notes(session: Session, keeper: Keeper) -> NotesFacts:
    """The notes this person may read, the latest first; none before their password was typed."""
    if keeper.user_id is None or keeper.key is None:
        return NotesFacts(())
    found = tuple(_opened(session, keeper.key, keeper.user_id))
    own = session.scalar(select(func.count()).where(PrivateNote.writer_id == keeper.user_id)) or 0
    return NotesFacts(found, own - sum(note.is_own for note in found))


def note_count(session: Session, user_id: int) -> int:
    """How many notes somebody has written: so many are lost with their password."""
    return session.scalar(select(func.count()).where(PrivateNote.writer_id == user_id)) or 0


def _opened(session: Session, private: bytes, user_id: int) -> Iterator[NoteRow]:
    readers = _readers(session)
    for note, writer, sealed_key in session.execute(_sealed_for(seals.public_of(private))).all():
        try:
            about, text = seals.open_note(note.sealed, seals.open_with(private, sealed_key))
        except seals.CannotOpen:
            continue  # damaged, or put there by hand: counted among those that no longer open
        others = tuple(name for reader, name in readers.get(note.id, ()) if reader != note.writer_id)
        yield NoteRow(note.id, writer, note.writer_id == user_id, note.written_at, about, text, others, note.version)


def _sealed_for(public: bytes) -> Select[PrivateNote, str, bytes]:
    return (
        select(PrivateNote, OfficeUser.name, PrivateNoteKey.sealed_key)
        .join(PrivateNoteKey, PrivateNoteKey.note_id == PrivateNote.id)
        .join(UserSecret, UserSecret.id == PrivateNoteKey.secret_id)
        .join(OfficeUser, OfficeUser.id == PrivateNote.writer_id)
        .where(UserSecret.public_key == public)
        .order_by(PrivateNote.written_at.desc(), PrivateNote.id.desc())
    )


def _readers(session: Session) -> dict[int, list[tuple[int, str]]]:
    """Note → who may read it."""
    found: dict[int, list[tuple[int, str]]] = {}
    statement = (
        select(PrivateNoteKey.note_id, OfficeUser.id, OfficeUser.name)
        .join(UserSecret, UserSecret.id == PrivateNoteKey.secret_id)
        .join(OfficeUser, OfficeUser.id == UserSecret.user_id)
    )
    for note_id, user_id, name in session.execute(statement).all():
        found.setdefault(note_id, []).append((user_id, name))
    return found
