"""Whatever happens to the bytes of an office file or of a backup is noticed, told, and can be gone back from.

A trial spoils a copy in one way. Either it cannot be opened, or what looks it over finds the damage; nothing but
FileTrouble is ever raised; a file that was refused stays as it was; every fortieth is restored from the newest backup.
"""

import contextlib
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from pomanager.db import backup_facts, check, lock, troubles
from pomanager.db.engine import Access, connect
from pomanager.db.header import PAGE, SALT
from pomanager.errors import FileTrouble
from pomanager.services import backups, files, repair
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import make, offices
from tests.reliability.harness import Harness, Tally

NAME = "conapro.podb"
RESTORED_EVERY = 40
CUT_OFF_EVERY = 4
"""Every fourth office was open when it happened: its lock lies there, and its end is looked at first."""

Spoilt = Callable[[bytes, random.Random], bytes]


def fill(office: Office) -> None:
    """A few people and places, so that most pages hold something."""
    for number in range(12):
        make.member(office, f"NIYONZIMA Médiatrice {number}")
        office.do(place_for, f"Colline {number}")


# ---- ways to spoil a file --------------------------------------------------------------------------------------------


def a_bit(whole: bytes, chance: random.Random) -> bytes:
    """One bit is another: the least there can be."""
    at = chance.randrange(len(whole))
    return whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]


def a_bit_of_the_name(whole: bytes, chance: random.Random) -> bytes:
    """One bit of the first bytes, which say what the file is."""
    return a_bit(whole[: len(SALT)], chance) + whole[len(SALT) :]


def some_bytes(whole: bytes, chance: random.Random) -> bytes:
    """A stretch of other bytes, as from a bad memory or disk."""
    at, length = chance.randrange(len(whole)), chance.randrange(1, 600)
    written = chance.randbytes(length)
    return whole[:at] + written + whole[at + length :]


def cut_at_a_page(whole: bytes, chance: random.Random) -> bytes:
    """The end is missing, from a page on."""
    return whole[: PAGE * chance.randrange(1, len(whole) // PAGE)]


def cut_within_a_page(whole: bytes, chance: random.Random) -> bytes:
    """The end is missing, from anywhere on."""
    return whole[: chance.randrange(1, len(whole))]


def a_page_of_nothing(whole: bytes, chance: random.Random) -> bytes:
    """A page of zeros, as a file system leaves after a power cut."""
    return _with_page(whole, chance, bytes(PAGE))


def another_page(whole: bytes, chance: random.Random) -> bytes:
    """A page of the file in the place of another one."""
    at = PAGE * chance.randrange(1, len(whole) // PAGE)
    return _with_page(whole, chance, whole[at : at + PAGE])


def nothing(_whole: bytes, _chance: random.Random) -> bytes:
    """A file of no length, as a full disk leaves."""
    return b""


def another_mark(whole: bytes, chance: random.Random) -> bytes:
    """Readable with our key, and not an office: another application_id."""
    return _changed(whole, f"PRAGMA application_id={chance.randrange(1, 1 << 30)}")


def a_newer_state(whole: bytes, chance: random.Random) -> bytes:
    """Tables of a program that does not exist yet."""
    return _changed(whole, f"UPDATE alembic_version SET version_num = '{chance.randrange(5000, 10000)}'")  # noqa: S608


def a_web_page(_whole: bytes, _chance: random.Random) -> bytes:
    """What a browser saved in place of the file."""
    return b"<!DOCTYPE html>\n<html><body>404</body></html>\n" * 40


def a_picture(_whole: bytes, chance: random.Random) -> bytes:
    """A photo whose ending somebody changed."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + chance.randbytes(9000)


WAYS: tuple[Spoilt, ...] = (
    a_bit, some_bytes, a_bit, cut_at_a_page, a_bit, cut_within_a_page, a_bit, a_page_of_nothing, a_bit,
    another_page, a_bit_of_the_name, nothing, a_bit, another_mark, a_newer_state, a_web_page, a_picture,
)  # fmt: skip


def _with_page(whole: bytes, chance: random.Random, page: bytes) -> bytes:
    taken = [at for at in range(0, len(whole), PAGE) if whole[at : at + PAGE] != page]
    at = chance.choice(taken)
    return whole[:at] + page + whole[at + PAGE :]


def _changed(whole: bytes, statement: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(whole)
        connection = connect(path, Access.WRITE)
        connection.execute(statement)
        connection.close()
        return path.read_bytes()


# ---- what is made of it ----------------------------------------------------------------------------------------------

SENTENCES = frozenset({
    troubles.DAMAGED, troubles.EMPTY, troubles.NEWER, troubles.STRANGER, troubles.STRANGER_LIKE, troubles.WITH_PASSWORD,
})  # fmt: skip
"""What may be said of a spoilt file; that the disk is in trouble, or that nobody may read it, would mislead."""


def trials(numbers: range, folder: Path) -> Tally:
    """Spoil the office in even trials, its newest backup in odd ones."""
    tally = Tally()
    with _office(folder) as path, mock.patch.object(check, "_SETTLING_SECONDS", 0):
        for trial in numbers:
            chance = random.Random(trial)
            way = WAYS[trial // 2 % len(WAYS)]
            judge = _spoilt_backup if trial % 2 else _spoilt_office
            spoilt = way(_whole(), chance)
            try:
                for wrong in judge(path, spoilt, trial, tally):
                    tally.found(trial, f"{way.__name__}: {wrong}")
            except Exception as problem:  # noqa: BLE001 - whatever it is, it is what the trial found
                tally.found(trial, f"{way.__name__}: {type(problem).__name__}: {problem}")
            tally.tried += 1
    return tally


def _spoilt_office(path: Path, spoilt: bytes, trial: int, tally: Tally) -> Iterator[str]:
    path.write_bytes(spoilt)
    if not trial % CUT_OFF_EVERY:
        lock.lock_path(path).touch()
    said = said_on_opening(path)
    if said is None:
        tally.figures["opened, and found by the check"] += 1
        if not _is_noticed(path, thorough=not trial % 8):
            yield "it opens, and nobody notices"
    elif said not in SENTENCES:
        yield f"it is said: {said}"
    elif path.read_bytes() != spoilt:
        yield "it was refused, and changed"
    if not trial % RESTORED_EVERY:
        path.write_bytes(spoilt)
        yield from _gone_back_from(path, spoilt)
        tally.figures["restored"] += 1
    _sweep(path)


def said_on_opening(path: Path) -> str | None:
    """The sentence with which an office file is refused; None where it opens."""
    try:
        offices.opened_office(path).close()
    except FileTrouble as trouble:
        return trouble.objections[0].message
    return None


def _is_noticed(path: Path, *, thorough: bool) -> bool:
    if thorough:
        return bool(files.check_file(path))
    try:
        backup_facts.look_inside(path)
    except FileTrouble:
        return True
    return bool(files.check_file(path))


def _gone_back_from(path: Path, spoilt: bytes) -> Iterator[str]:
    """Go back to the newest good backup, and tell what is wrong."""
    good = repair.newest_good(path)
    if good is None:
        yield "no backup is offered"
        return
    if _is_office(path):
        if repair.examine(path).backup != good:
            yield "another backup is offered when the file is looked at"
        kept = repair.put_backup_in_place(path, good, offices.clock) / path.name
    else:
        files.restore(good.path, path, offices.clock, replace=True)
        (kept,) = path.parent.glob(f"{path.name}.before-restore-*")
    if kept.read_bytes() != spoilt:
        yield "the spoilt file was not kept as it was"
    if path.read_bytes() != _whole() or said_on_opening(path) is not None:
        yield "what was restored is not the backup"


def _is_office(path: Path) -> bool:
    """Whether there is anything that can be looked over."""
    with contextlib.suppress(FileTrouble):
        files.check_file(path)
        return True
    return False


def _spoilt_backup(path: Path, spoilt: bytes, trial: int, tally: Tally) -> Iterator[str]:
    older, newest = sorted((path.parent / files.BACKUPS).iterdir())
    whole = newest.read_bytes()
    newest.write_bytes(spoilt)
    path.write_bytes(whole)
    good = repair.newest_good(path)
    if good is None or good.path != older:
        yield f"{None if good is None else good.path.name} is offered in place of {older.name}"
    if trial % 6 == 1:
        yield from _restored_all_the_same(path, newest)
        tally.figures["restores refused"] += 1
    newest.write_bytes(whole)
    _sweep(path)


def _restored_all_the_same(path: Path, newest: Path) -> Iterator[str]:
    """Choose the spoilt backup by hand, and tell what is wrong."""
    whole = path.read_bytes()
    try:
        files.restore(newest, path, offices.clock, replace=True)
    except FileTrouble as refused:
        if refused.objections[0].message not in SENTENCES:
            yield f"it is said: {refused.objections[0].message}"
        if path.read_bytes() != whole:
            yield "a restore was refused, and the office changed"
    else:
        yield "a spoilt backup was restored"


@contextmanager
def _office(folder: Path) -> Iterator[Path]:
    """An office with two backups beside it, in a folder that goes in the end."""
    place = folder / "spoilt"
    place.mkdir()
    try:
        path = place / NAME
        path.write_bytes(_whole())
        clock = make.MovableClock()
        for _each in range(2):
            clock.forward(hours=1)
            backups.make(path, clock)
        yield path
    finally:
        shutil.rmtree(place)


@cache
def _whole() -> bytes:
    """The bytes of the sound office."""
    with TemporaryDirectory() as folder:
        return offices.filled_file(Path(folder), fill).read_bytes()


def _sweep(path: Path) -> None:
    """Leave nothing of a trial but the office and its backups."""
    for left in path.parent.iterdir():
        if left.name not in {NAME, files.BACKUPS}:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


CORRUPTED = Harness("corrupted", "spoilt files and backups", few=200, many=10_000, at_once=200, trials=trials)
