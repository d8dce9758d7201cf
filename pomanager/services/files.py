"""The only door to office files for screens and the command line: make, recognise, open, check, back up, restore."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pomanager.db import opening, place, stamps, upgrade
from pomanager.db.file import OfficeFile
from pomanager.db.lock import Holder
from pomanager.db.lock import holder as lock_holder
from pomanager.db.lock import socket_name as lock_socket_name
from pomanager.db.lock import take as take_lock
from pomanager.db.troubles import troubles_of
from pomanager.errors import FileTrouble
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.office import Office

# What is said of files is imported where it is said: an office is opened every day, and seldom backed up or checked.
if TYPE_CHECKING:
    from pomanager.db.copying import Report
    from pomanager.readmodels.files import (
        BackupFacts,
        BackupSeen,
        BackupsSeen,
        FileFacts,
        Finding,
        PasswordSet,
        RestoreFacts,
    )
    from pomanager.services.organisation.commands import FoundOffice
    from pomanager.services.work import Work

Clock = Callable[[], datetime]
"""Tells the present moment, aware, in the office's own time zone."""

ENDING = stamps.ENDING
"""How names of office files end."""

HANDED_OVER = "access.file_handed_over"
"""What the journal calls it that the office goes on at another PC; nothing is written here after it."""

BROUGHT = "access.file_brought"
"""What the journal calls it in the copy that goes on there."""

BACKUPS = stamps.BACKUPS
"""Folder beside an office file for the backups the program makes by itself."""


def create(path: Path, name: str, language: str, clock: Clock, actor: str = "") -> Office:
    """Make a new office file for an organisation of this name, and open it for writing.

    Raises Refused when the profile cannot stand, FileTrouble when the name is taken or the disk refuses; then no
    file is left behind.
    """
    from pomanager.services.organisation.commands import FoundOffice, Profile  # an office is made once, opened daily

    profile = Profile(name=Wording({language: name}), languages=(language,))
    return found(path, FoundOffice(profile=profile), clock, actor)


def found(path: Path, order: "FoundOffice", clock: Clock, actor: str = "") -> Office:
    """Make a new office file with this first profile, and open it for writing; raises as ``create`` does."""
    from pomanager.services.organisation.commands import found_office

    with opening.new_file(path) as books:
        Office(books, clock, actor).do(found_office, order)
    return open_office(path, writing=True, clock=clock, actor=actor)


def open_office(path: Path, *, writing: bool, clock: Clock, actor: str = "") -> Office:
    """Open an office file for a window that writes, or only to read beside it.

    Writing takes the lock, and first backs up and brings up to date a file of an older program. Where nothing can
    be written, ``office.read_only`` is true; so it is once the office was handed over to another PC. Raises
    FileTrouble with the sentence that says why it cannot be opened: Locked where it has a password that was not told,
    as every other act on a file does.
    """
    books, kept = _books(path, clock, writing=writing)
    office = Office(books, clock, actor)
    office.brought_up_to_date, office.kept_before = bool(kept), next((each for each in kept if each.exists()), None)
    try:
        office.meet_people()
        goes_on_elsewhere = writing and not office.read_only and last_act(office) == HANDED_OVER
        if not goes_on_elsewhere:
            books.start_log()  # now: a file so damaged that it cannot be opened stays as it was, to the last byte
    except BaseException:
        office.close()
        raise
    if goes_on_elsewhere:
        office.close()
        return open_office(path, writing=False, clock=clock, actor=actor)
    return office


def _books(path: Path, clock: Clock, *, writing: bool) -> tuple[OfficeFile, list[Path]]:
    """The opened file; and where it was brought up to date, the backup made before."""
    made: list[Path] = []

    def bring_up_to_date(older: Path) -> None:
        made.append(_back_up_beside(older, clock))
        upgrade.bring_up_to_date(older)
        _let_go_of_sheets(made[0])

    return opening.open_file(path, writing=writing, bring_up_to_date=bring_up_to_date), made


def note(path: Path, noted: "Callable[[Work], None]", clock: Clock, actor: str = "") -> None:
    """Tell the journal of a closed file what was done with the file as a whole; raises FileTrouble.

    Whoever calls has seen to it that the person may do that: nobody signs in for it.
    """
    books, _kept = _books(path, clock, writing=True)
    try:
        books.start_log()
        Office(books, clock, actor).do(noted)
    finally:
        books.close()


def last_act(office: Office) -> str:
    """The code of the last act in the journal, whoever is at the keyboard; "" while it is empty. Raises FileTrouble."""
    from pomanager.db import journal_chain

    with office.books.reading() as session:
        return journal_chain.last_act(session)


def recognise(path: Path) -> "FileFacts":
    """What a file is, told from its first bytes and its place; raises FileTrouble where there is none to read."""
    from pomanager.readmodels.files import FileFacts, FileKind

    found = opening.recognise(path)
    return FileFacts(path, FileKind[found.kind.name], path.stat().st_size, found.likeness, place.place_warnings(path))


def is_damaged(problem: BaseException) -> bool:
    """Whether a file could not be opened because it is damaged, so that it can be checked and repaired."""
    from pomanager.db import troubles

    return isinstance(problem, FileTrouble) and problem.objections[0].message == troubles.DAMAGED


def needs_password(path: Path) -> bool:
    """Whether the file has a password that has to be asked for; raises FileTrouble where there is no file."""
    from pomanager.db import unlocking

    return unlocking.is_locked(path)


def unlock(path: Path, password: str) -> None:
    """Know the password of the file from now on, for it and for backups made since the password was set.

    Raises WrongPassword (who asks waits ``rules.access.patience`` before the next try), FileTrouble. Takes 0.1 s.
    """
    from pomanager.db import unlocking

    unlocking.unlock(path, password)


def unlock_with_code(path: Path, code: str) -> None:
    """The same with the recovery code, however it was typed; a new password is to be set at once.

    Raises Refused naming the groups that were mistyped, WrongPassword where it is the code of another file.
    """
    from pomanager.services import file_passwords

    file_passwords.unlock_with_code(path, code)


def lock_again(path: Path) -> None:
    """Forget the password: the file is not opened again without asking. Where it is open it stays so."""
    from pomanager.db import unlocking

    unlocking.lock_again(path)


def set_password(path: Path, new: str | None, clock: Clock, actor: str = "", again: str | None = None) -> "PasswordSet":
    """Set, change or (None) remove the password of a closed, unlocked file: it is written anew beside and exchanged.

    ``again`` is the password typed a second time. Raises Refused with everything against the new password, Locked,
    and FileTrouble where a window has the file open or the disk refuses; then nothing was changed. The journal is told.
    """
    from pomanager.services import file_passwords

    return file_passwords.set_password(path, new, clock, actor, new if again is None else again)


def recovery_code(path: Path, password: str) -> str:
    """The recovery code, for whoever tells the password once more; raises WrongPassword, FileTrouble."""
    from pomanager.services import file_passwords

    return file_passwords.recovery_code(path, password)


def place_warnings(path: Path) -> tuple[Objection, ...]:
    """What speaks against keeping an office file here: a network, a USB stick, a folder copied to the internet."""
    return place.place_warnings(path)


def holder(path: Path) -> Holder | None:
    """The program that has the office file open for writing, by its lock; None when there is none to read."""
    return lock_holder(path)


def hold(path: Path) -> Callable[[], None] | None:
    """Keep other windows from a file that is no office, such as a draft; returns what lets go of it.

    None when another window has it. Raises OSError when nothing can be written beside it. A program that ends lets go.
    """
    try:
        return take_lock(path).release
    except FileTrouble:
        return None


def socket_name(path: Path) -> str:
    """The local socket at which the window of this office file listens, so that a second start raises it."""
    return lock_socket_name(path)


def check_file(path: Path, pace: Callable[[], None] | None = None) -> "tuple[Finding, ...]":
    """Look the whole file over, beside an open window or without one; nothing for a sound file.

    ``pace`` is called between its parts, and may raise Cancelled.

    Raises FileTrouble where there is no office file of this program to check.
    """
    from pomanager.db import check
    from pomanager.services.elections.recounting import recounts_that_differ

    return check.check(path, (recounts_that_differ,), pace or check.at_ease)


def check_against_paper(path: Path, line: int, seal: str) -> "tuple[Finding, ...]":
    """Hold the journal against a paper that tells how far it went: a line and its seal, or the beginning of it.

    Raises FileTrouble where the file cannot be read.
    """
    from pomanager.db import check

    return check.against_paper(path, line, seal)


def back_up(
    path: Path, folder: Path, clock: Clock, *, unasked: bool = False, report: "Report | None" = None
) -> "BackupFacts":
    """Write one verified backup ``NAME-UTCTIME.podb`` into a folder; raises FileTrouble, leaving nothing there.

    One the program makes by itself (``unasked``) is refused while a sheet of ballot papers is open. ``report`` is told
    how far it is, and may raise Cancelled.
    """
    from pomanager.db import backup, copying
    from pomanager.readmodels.files import BackupFacts

    made = backup.back_up(path, folder, clock(), unasked=unasked, report=report or copying.nobody_asks)
    return BackupFacts(made.path, made.path.stat().st_size, sum(made.rows.values()))


def plain_name(path: Path) -> str:
    """The name of an office file without the moment a backup bears in its own."""
    return stamps.OWN_STAMP.sub("", path.stem) + ENDING


def copied_at(path: Path) -> datetime | None:
    """When a file was made as a backup of an office, by its name; None for a file of another name."""
    return stamps.made_at(path)


def newest_backup(path: Path, folders: Iterable[Path]) -> datetime | None:
    """When the newest backup of this office in these folders was made, by the files' names; None without any.

    A stick that is pulled out while it is looked at has none.
    """
    made: list[datetime | None] = []
    for folder in folders:
        with suppress(OSError):
            made += [stamps.made_at(found) for found in stamps.backups_of(path, folder)]
    return max((moment for moment in made if moment is not None), default=None)


def backups_seen(path: Path, folder: Path | None, remembered: datetime | None = None) -> "BackupsSeen":
    """The newest backups of this office: beside its file, and in the folder where copies away from it are put.

    ``remembered`` is when a copy was last made there, which cannot be seen while its stick is in a drawer.
    """
    from pomanager.readmodels.files import BackupsSeen

    away = None if folder is None else _newest_seen(path, folder)
    here = _newest_seen(path, path.parent / BACKUPS)
    same = folder is not None and place.on_same_disk(path, folder)
    return BackupsSeen(here, away, "" if folder is None else str(folder), same, remembered)


def _newest_seen(path: Path, folder: Path) -> "BackupSeen | None":
    """The newest by the files' names; a backup bears its name only once it was verified."""
    from pomanager.readmodels.files import BackupSeen

    with suppress(OSError):
        found = [(stamps.made_at(each), each) for each in stamps.backups_of(path, folder)]
        dated = [(made, each) for made, each in found if made is not None]
        if dated:
            made, newest = max(dated)
            return BackupSeen(made, newest.stat().st_size)
    return None


def restore(source: Path, target: Path, clock: Clock, *, replace: bool = False) -> "RestoreFacts":
    """Put the state of a backup in the place of an office file, keeping the former one beside it.

    Raises FileTrouble when the backup is not sound, ``target`` exists and ``replace`` is not said, or a window has
    it open; then nothing was changed.
    """
    from pomanager.db import backup
    from pomanager.readmodels.files import RestoreFacts

    done = backup.restore(source, target, clock(), replace=replace)
    return RestoreFacts(target, sum(done.rows.values()), done.kept)


def export_plain(path: Path, target: Path) -> int:
    """Write the books into a new, plain SQLite file; returns the number of rows. Raises FileTrouble."""
    from pomanager.db import plain

    return sum(plain.export_plain(path, target).values())


def _let_go_of_sheets(kept: Path) -> None:
    """Remove a backup that was only needed for the step just done, where an open sheet of ballot papers lies in it."""
    from pomanager.db import backup

    if backup.open_sheets(kept):
        with troubles_of(kept):
            kept.unlink()


def _back_up_beside(path: Path, clock: Clock) -> Path:
    from pomanager.services import backups

    return backups.make(path, clock, unasked=False).path
