"""Signing in, and opening a file that has a password, beside the same file without one."""

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure
from pomanager.rules.access.roles import Role
from pomanager.services import files
from pomanager.services.access import door
from pomanager.services.access.commands.people import AddUser, add_user
from pomanager.services.office import Office

ROUNDS = 7
MOST_SIGN_IN, LEAST_SIGN_IN = 0.4, 0.1
MOST_LONGER = 0.3
WORDS = "the well is deep"
PEOPLE = {"Awa Diop": Role.SECRETARY, "Ousmane Sow": Role.TREASURER}


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def measure() -> list[Figure]:
    """Seconds for signing in, and how many more a file with a password takes to open than the same without."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.podb"
        office = files.create(path, "CONAPRO", "fr", now)
        for name, role in PEOPLE.items():
            office.do(add_user, AddUser(name=name, roles=(role,), password=WORDS, again=WORDS))
        signed = [_sign_in(office) for _round in range(ROUNDS)]
        office.close()
        plain = [_open(path) for _round in range(ROUNDS)]
        files.set_password(path, WORDS, now)
        locked = [_open(path, WORDS) for _round in range(ROUNDS)]
    longer = statistics.median(locked) - statistics.median(plain)
    seconds = statistics.median(signed)
    return [
        Figure("signing in, at most", seconds, "s", most=MOST_SIGN_IN),
        Figure("the least that signing in should take, against it", LEAST_SIGN_IN, "s", seconds, "signing in", 1.0),
        Figure("a file with a password opens later by", longer, "s", most=MOST_LONGER),
    ]


def _sign_in(office: Office) -> float:
    office.leave()
    begun = time.perf_counter()
    door.sign_in(office, next(iter(PEOPLE)), WORDS)
    return time.perf_counter() - begun


def _open(path: Path, password: str = "") -> float:
    begun = time.perf_counter()
    if password:
        files.lock_again(path)
        files.unlock(path, password)
    office = files.open_office(path, writing=True, clock=now)
    seconds = time.perf_counter() - begun
    office.close()
    return seconds
