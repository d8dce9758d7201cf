"""Running one piece of work in a process of its own, and hearing from it what that took."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What a piece of work took: seconds of the processor, and the most memory it held at once, in megabytes.

    Seconds of the processor and not of the clock: other programs on the computer do not change them much.
    """

    seconds: float
    megabytes: float


def run(module: str, *words: str) -> Taken:
    """Run a module with these words; it tells what its work took by ``telling``."""
    command = [sys.executable, "-m", module, *words]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Taken(**json.loads(said))


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Measure the block and print what it took, for ``run`` in the process that waits."""
    begun = time.process_time()
    yield
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "megabytes": highest_memory()}))


def highest_memory() -> float:
    """The most memory this process has held at once, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
