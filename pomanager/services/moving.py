"""Hands the office over to another PC: a verified copy that knows it; here it is only read from then on."""

import contextlib
from functools import partial
from pathlib import Path

from pomanager.readmodels.access import Moved
from pomanager.readmodels.files import BackupFacts
from pomanager.services import files
from pomanager.services.access.commands.file_password import note_move
from pomanager.services.access.queries.moving import BROUGHT, HANDED_OVER, TAKEN_BACK, moved_in
from pomanager.services.office import Clock, Office


def hand_over(office: Office, path: Path, folder: Path, goes_to: str) -> BackupFacts:
    """Write a verified copy into a folder, note in it and here that the office goes on there; returns the copy.

    ``goes_to`` is with whom, or where. Raises FileTrouble; then this office was not handed over, and the folder is as
    it was. Whoever shows the office opens it anew afterwards: it is read only.
    """
    made = files.back_up(path, folder, office.now)
    try:
        files.note(made.path, partial(note_move, act=BROUGHT, goes_to=goes_to), office.now, office.actor)
        if files.check_file(made.path):
            _refuse(made.path)
        office.do(note_move, HANDED_OVER, goes_to)
    except BaseException:
        with contextlib.suppress(OSError):
            made.path.unlink()
        raise
    return BackupFacts(made.path, made.path.stat().st_size, made.rows)


def take_back(path: Path, clock: Clock, actor: str = "") -> None:
    """Let the office go on in this file after all; raises FileTrouble where it cannot be opened for writing."""
    files.note(path, partial(note_move, act=TAKEN_BACK), clock, actor)


def move_of(office: Office) -> Moved | None:
    """What is known of a move of this office, whoever is at the keyboard; None where none was the last thing done."""
    with office.books.reading() as session:
        return moved_in(session)


def _refuse(path: Path) -> None:
    from pomanager.db import troubles

    raise troubles.trouble(troubles.COPY_DIFFERS, path)
