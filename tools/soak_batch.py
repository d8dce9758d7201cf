"""Runs some trials of a harness in a process of its own, so that nothing they do can end the soak.

`python -m tools.soak_batch MODULE KEY FIRST AFTER FOLDER [RESULT]` is that process: MODULE has the harnesses in `ALL`,
what they came to goes to the file RESULT, or to the terminal and the exit code.
"""

import contextlib
import faulthandler
import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.reliability.harness import Harness, Tally
from tools.soak_stretch import Stretch, tally_as_json, tally_of_json

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 900.0
"""Seconds after which trials are taken for hung; they are some ten seconds' worth."""
LAST_WORDS = 30
"""Lines of what a process said that are shown when it came to nothing."""
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the system's own folder in memory


class Batches:
    """Runs batches for one soak, in folders that go with it."""

    def __init__(self, module: str) -> None:
        self._module = module
        inside = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
        self._folder = Path(tempfile.mkdtemp(prefix="pomanager-soak-", dir=inside))
        self._running: set[subprocess.Popen[bytes]] = set()
        self._surroundings = _surroundings(self._folder)
        self.stopped = False

    def close(self) -> None:
        """Remove everything the trials used."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """End the processes that run, with all they have begun."""
        self.stopped = True
        for each in tuple(self._running):
            _end(each)

    def run(self, key: str, numbers: range) -> Tally | None:
        """What these trials came to; None where they were stopped.

        Where they end without a word, halves of them are run again until it is known which one it is.
        """
        tally, words = self._run_once(key, numbers)
        if tally is not None or self.stopped:
            return tally
        if len(numbers) > 1:
            middle = numbers.start + len(numbers) // 2
            halves = [self.run(key, each) for each in (range(numbers.start, middle), range(middle, numbers.stop))]
            if any(half is None or half.findings for half in halves):
                return _together(halves)
        return Tally(tried=len(numbers), findings=[f"{_named(numbers)}: {words}"])

    def repeat(self, key: str, number: int) -> int:
        """Run one trial, all it says going to the terminal; its exit code, 1 when something was found."""
        words = self._words(key, range(number, number + 1), self._folder / "trials")
        return subprocess.run(words, cwd=PROJECT, env=self._surroundings, check=False).returncode

    def _words(self, key: str, numbers: range, trials: Path, *result: str) -> list[str]:
        trials.mkdir()
        asked = (self._module, key, str(numbers.start), str(numbers.stop), str(trials), *result)
        return [sys.executable, "-m", "tools.soak_batch", *asked]

    def _run_once(self, key: str, numbers: range) -> tuple[Tally | None, str]:
        """The tally, or how the process ended without one."""
        place = Path(tempfile.mkdtemp(prefix=f"{key}-", dir=self._folder))
        result, said = place / "result.json", place / "said.txt"
        words = self._words(key, numbers, place / "trials", str(result))
        try:
            with said.open("wb") as out:
                running = subprocess.Popen(
                    words, cwd=PROJECT, env=self._surroundings, stdout=out, stderr=out, start_new_session=True
                )
            how = self._ended(running)
            if result.exists():
                return tally_of_json(json.loads(result.read_text(encoding="utf-8"))), ""
            if not self.stopped:
                print("\n".join(said.read_text(errors="replace").splitlines()[-LAST_WORDS:]), flush=True)
            return None, how
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def _ended(self, running: subprocess.Popen[bytes]) -> str:
        """Wait for a process; how it ended."""
        self._running.add(running)
        if self.stopped:
            _end(running)
        try:
            code = running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            _end(running)
            return f"not done after {PATIENCE:.0f} s"
        finally:
            self._running.discard(running)
            _end(running)  # what it has begun itself and left
            for left in self._folder.glob(f"shared/*.{running.pid}.podb"):
                left.unlink(missing_ok=True)
        return f"ended by signal {-code}" if code < 0 else f"ended with {code}"


def _end(running: subprocess.Popen[bytes]) -> None:
    """Kill a process and all of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)


def _named(numbers: range) -> str:
    return str(numbers.start) if len(numbers) == 1 else f"{numbers.start} to {numbers.stop - 1}"


def _together(halves: Sequence[Tally | None]) -> Tally | None:
    both = Stretch()
    for half in halves:
        if half is None:
            return None
        both.add(range(0), 0, half)
    return both.tally


def _surroundings(folder: Path) -> dict[str, str]:
    """No screen, no home of anybody, and samples that are made once for all trials."""
    home = folder / "home"
    shared = folder / "shared"
    for each in (home, shared):
        each.mkdir()
    ours = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder)}
    ours["POMANAGER_TESTS_SHARED"] = str(shared)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        inside = home / name.lower()
        inside.mkdir(mode=0o700)
        ours[name] = str(inside)
    return {**os.environ, **ours, "XDG_CACHE_HOME": str(PROJECT / "build" / "test-cache")}


def harnesses_of(module: str) -> tuple[Harness, ...]:
    """The harnesses a module has in `ALL`."""
    found: tuple[Harness, ...] = importlib.import_module(module).ALL
    return found


def main(words: Sequence[str]) -> int:
    """Run the trials; 0, or 1 where there is no file for the result and something was found."""
    module, key, first, after, folder, *result = words
    faulthandler.enable()
    [harness] = [each for each in harnesses_of(module) if each.key == key]
    tally = harness.trials(range(int(first), int(after)), Path(folder))
    if result:
        beside = Path(result[0] + ".new")
        beside.write_text(json.dumps(tally_as_json(tally)), encoding="utf-8")
        beside.replace(result[0])
        return 0
    print("\n".join(tally.findings) or "nothing found", tally.figures, tally.highest, tally.by)
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
