"""The preloaded piece that brings faults about (`shim.c`): how it is compiled, and how a child tells it what to do."""

import atexit
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from enum import IntFlag
from functools import cache
from pathlib import Path

from tests.offices import SHARED_FOLDER

SOURCE = Path(__file__).with_name("shim.c")
NEITHER = (
    "Faults are brought about by a small library that is preloaded into a process, and it cannot be made here: "
    "install a C compiler (cc) on a Linux, then run this again."
)
BY = "shim"
"""What harnesses say they were helped by."""
ALWAYS = 1 << 40
"""So many calls fail: all that come until the fault is healed."""


class Calls(IntFlag):
    """Kinds of calls to the system, as `shim.c` numbers them."""

    CHANGES = 1
    """Writing, cutting, making, renaming."""
    SYNCS = 2
    OPENS_TO_WRITE = 4
    OPENS_TO_READ = 8
    READS = 16
    REMOVES = 32

    WRITE_CLASS = CHANGES | SYNCS | REMOVES
    """All that changes a file, its name, or what of it lasts."""
    OPENS = OPENS_TO_WRITE | OPENS_TO_READ


KINDS = (Calls.CHANGES, Calls.SYNCS, Calls.OPENS_TO_WRITE, Calls.OPENS_TO_READ, Calls.READS, Calls.REMOVES)
"""Each by itself, in the order of their numbers."""


class NoFaults(AssertionError):
    """Nothing here can bring faults about; a harness that needs them fails with the sentence."""


@cache
def library() -> Path | None:
    """The compiled piece, made once for a run and all its workers; None where it cannot be made."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or sys.platform != "linux":
        return None
    made = _folder() / "reliability-shim.so"
    if not made.exists():
        being_made = made.with_suffix(f".{os.getpid()}.so")
        words = [compiler, "-O2", "-shared", "-fPIC", "-o", str(being_made), str(SOURCE), "-ldl", "-lpthread"]
        subprocess.run(words, check=True, capture_output=True)
        being_made.replace(made)
    return made


def needed() -> str:
    """The word for what brings faults about; raises NoFaults where nothing does."""
    if library() is None:
        raise NoFaults(NEITHER)
    return BY


def _folder() -> Path:
    begun = os.environ.get(SHARED_FOLDER, "")
    if begun:
        return Path(begun)
    folder = tempfile.TemporaryDirectory(prefix="pomanager-shim-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


class Shim:
    """In a child: what the preloaded piece counts, and which faults it brings about. Passive until told."""

    def __init__(self) -> None:
        self._told = ctypes.CDLL(None)
        for count in (self._told.shim_counted, self._told.shim_of_kind, self._told.shim_failed):
            count.restype = ctypes.c_long

    def watch(self, folder: Path, calls: Calls = Calls.WRITE_CLASS) -> None:
        """Count these calls on files below a folder from now on; those that are open already stay unseen."""
        self._told.shim_watch(os.fsencode(folder), int(calls))

    def kill_at(self, call: int, *, half: bool = False) -> None:
        """Let the process die before the ``call``-th call from here; with ``half`` in the middle of what it writes."""
        self._told.shim_kill_at(ctypes.c_long(call), int(half))

    def fail(self, call: int, error: int, calls: int = ALWAYS) -> None:
        """Let so many calls fail with this error number, from the ``call``-th from here on."""
        self._told.shim_fail(ctypes.c_long(call), ctypes.c_long(calls), error)

    def heal(self) -> None:
        """No more faults."""
        self._told.shim_heal()

    def record(self, log: Path) -> None:
        """Write down every change and its data from now on (`records.py` reads it)."""
        if self._told.shim_record(os.fsencode(log)) < 0:
            message = f"{log} cannot be written"
            raise OSError(message)

    def mark(self, text: str) -> None:
        """Put a mark into the record, such as that something was acknowledged."""
        self._told.shim_mark(text.encode())

    @property
    def counted(self) -> int:
        """How many calls there were."""
        return int(self._told.shim_counted())

    def of_kinds(self) -> dict[Calls, int]:
        """How many calls of each kind there were, counted or not."""
        return {kind: int(self._told.shim_of_kind(bit)) for bit, kind in enumerate(KINDS)}

    @property
    def failed(self) -> int:
        """How many of them failed because they were told to."""
        return int(self._told.shim_failed())
