"""Backups, restores and repairs of a whole office: seconds, and what backups that are killed leave behind.

``python -m benchmarks.backups kill COUNT`` kills so many programs in a backup and looks at what they left.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from benchmarks.figures import Figure
from pomanager.db import disk, stamps
from pomanager.services import backups, files, repair
from pomanager.services.organisation.commands import place_for

MEMBERS = 260_000
SHORTER = 13
MOST_BACKUP, MOST_RESTORE, MOST_REPAIR, MOST_OPENING = 5.0, 60.0, 60.0, 3.0
PAGE = 4096


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def measure(*, full: bool) -> list[Figure]:
    """Seconds of the processor for a verified backup, a restore, opening after a power cut, and a repair."""
    members = MEMBERS if full else MEMBERS // SHORTER
    share = 1.0 if full else 1.0 / SHORTER
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.podb"
        make = [sys.executable, "-m", "pomanager", "demo", str(path), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        return measured(path, members, share)


def measured(path: Path, members: int, share: float = 1.0) -> list[Figure]:
    """The figures of one office file, which is written to; ``share`` of what may be taken is asked of a smaller one."""
    office = files.open_office(path, writing=True, clock=now)
    backed = _seconds(lambda: backups.make(path, now))
    office.do(place_for, "Mungwa")
    _cut_off(path)
    office.close()
    _put_back_cut_off(path)
    opened = _seconds(lambda: files.open_office(path, writing=True, clock=now).close())
    [made] = stamps.backups_of(path, backups.folder_of(path))
    restored = _seconds(lambda: files.restore(made, path, now, replace=True))
    size = path.stat().st_size // PAGE
    _spoil(path, [size // 4, size // 2, size * 3 // 4])
    saved = _seconds(lambda: repair.save_rows(path, None, now))
    said = f"{members:,} members, {path.stat().st_size / 1e6:,.0f} MB"
    return [
        Figure(f"verified backup of {said}", backed, "s", most=round(MOST_BACKUP * share, 2)),
        Figure("  opening after a power cut", opened, "s", most=MOST_OPENING),
        Figure("  restore", restored, "s", most=round(MOST_RESTORE * share, 1)),
        Figure("  saving what can be read, looked over", saved, "s", most=round(MOST_REPAIR * share, 1)),
    ]


def _seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _cut_off(path: Path) -> None:
    """Keep the log as it lies on the disk when the power goes."""
    log = disk.beside(path, "-wal")
    log.with_suffix(".cut").write_bytes(log.read_bytes())


def _put_back_cut_off(path: Path) -> None:
    log = disk.beside(path, "-wal")
    log.with_suffix(".cut").replace(log)


def _spoil(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + 1000)
            byte = file.read(1)
            file.seek((page - 1) * PAGE + 1000)
            file.write(bytes([byte[0] ^ 1]))


# ---- killed backups --------------------------------------------------------------------------------------------------


def killed(count: int) -> tuple[int, int, int]:
    """Kill so many programs in a backup: how many backups count, how many of these are not whole, how many are gone."""
    chance = random.Random(2026)
    told: set[str] = set()
    with tempfile.TemporaryDirectory() as name:
        path, folder = Path(name) / "office.podb", Path(name) / "backups"
        folder.mkdir()
        files.create(path, "CONAPRO", "fr", now).close()
        for _kill in range(count):
            told |= _one_kill(path, folder, chance.uniform(0, 0.2))
        found = stamps.backups_of(path, folder)
        broken = sum(bool(files.check_file(each)) for each in found)
        return len(found), broken, len(told - {each.name for each in found})


def _one_kill(path: Path, folder: Path, seconds: float) -> set[str]:
    """Let a program of its own make backups, and kill it; returns those it told of."""
    heard, said = os.pipe()
    worker = os.fork()  # nothing is open here that a second program must not have
    if not worker:
        os.close(heard)
        _back_up_until_killed(path, folder, said)
    os.close(said)
    with os.fdopen(heard, encoding="utf-8") as told:
        first = told.readline().strip()
        time.sleep(seconds)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        return {first, *(word for word in told.read().split() if word.endswith(stamps.ENDING))}


def _back_up_until_killed(path: Path, folder: Path, said: int) -> NoReturn:
    """Write and back up without a pause, and tell of each backup once it is there."""
    office = files.open_office(path, writing=True, clock=now)
    while True:
        office.do(place_for, str(time.monotonic_ns()))
        os.write(said, f"{files.back_up(path, folder, now).path.name}\n".encode())


if __name__ == "__main__":
    counting, broken, lost = killed(int(sys.argv[2]))
    print(f"{counting} backups count, {broken} of them are not whole, {lost} that were told of are gone")
