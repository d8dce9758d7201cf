"""Fills the paper with the recovery code: the code is handed in, since the books do not hold it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.journal import JournalEntry
from pomanager.errors import Refused
from pomanager.readmodels.access_papers import RecoveryCodeSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.access.recovery import groups_of, key_of, objections_to_code
from pomanager.services.organisation.queries import letterhead

_GIVEN, _TAKEN = ("access.file_password_set", "access.file_password_changed"), "access.file_password_removed"


def recovery_code_paper(session: Session, asked: Asked) -> RecoveryCodeSheet:
    """The paper with the code in ``asked.options.recovery_code``, or a form to write it into where none is handed in.

    Raises Refused naming the groups of a code that was mistyped.
    """
    code = asked.options.recovery_code
    if code and (found := objections_to_code(code)):
        raise Refused(found)
    last = session.execute(
        select(JournalEntry.at, JournalEntry.who, JournalEntry.act)
        .where(JournalEntry.act.in_((*_GIVEN, _TAKEN)))
        .order_by(JournalEntry.sequence.desc())
        .limit(1)
    ).first()
    locked = last is not None and last.act in _GIVEN
    return RecoveryCodeSheet(
        letterhead=letterhead(session, asked.printed_at),
        groups=groups_of(key_of(code)) if code else (),
        set_at=last.at if last is not None and locked else None,
        set_by=last.who if last is not None and locked else "",
    )
