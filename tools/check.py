"""Runs the checks, tells how long each took, and ends with 1 when any of them found something.

`python -m tools.check lint` runs formatting, lint, types and imports; `python -m tools.check all` the tests as well.
Further words go to pytest: `python -m tools.check all tests/rules`.

Formatting, lint, types and imports run one after another beside the tests, which leave a processor waiting here and
there; what they find is printed when they are through, and the tests have ended.

The tests run without what pytest writes into them to tell both sides of an assertion: to write that into all of them
takes each worker longer than to run a folder of them. Those that fail are run once more with it.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
HERE = Path(sys.executable).parent
MINUTES_ALLOWED = 10


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name on the terminal, the words that run it, and the seconds it may take."""

    name: str
    words: tuple[str, ...]
    budget: float


LINT = (
    Check("formatting", ("ruff", "format", "--check", "--quiet", "."), 5),
    Check("lint", ("ruff", "check", "--quiet", "."), 10),
    Check("types", ("mypy", "--no-error-summary"), 90),
    Check("imports", ("lint-imports", "--no-logo"), 10),
)
# Tests that lie beside each other stay in one process, which has what they share; who has no work left takes some over.
TESTS = Check("tests", ("pytest", "-q", "-n", "2", "--dist", "worksteal", "--assert=plain"), 400)
FAILED_ONES = Check(
    "failed ones", ("pytest", "-q", "--last-failed", "--last-failed-no-failures=none", "--maxfail=20"), 60
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check: whether it was content, the seconds it took, and what it said where that was kept."""

    check: Check
    content: bool
    seconds: float
    said: str = ""


def main(arguments: list[str]) -> int:
    """Run the checks asked for; return 0 when all were content."""
    what, *more = arguments or ["all"]
    began = time.monotonic()
    found: list[Outcome] = []
    with ThreadPoolExecutor(max_workers=1) as beside:
        asked = [beside.submit(_run, check, aside=True) for check in LINT]
        if what == "all":
            found.append(_run(Check(TESTS.name, (*TESTS.words, *more), TESTS.budget)))
            if not found[0].content:
                _run(Check(FAILED_ONES.name, (*FAILED_ONES.words, *more), FAILED_ONES.budget))
        for each in asked:
            found.append(each.result())
            print(f"--- {found[-1].check.name}\n{found[-1].said}", end="", flush=True)
    print("\n  check         seconds  budget")
    for outcome in found:
        verdict = "" if outcome.content else "  NOT CONTENT"
        print(f"  {outcome.check.name:12} {outcome.seconds:8.1f} {outcome.check.budget:7.0f}{verdict}")
    print(f"  {'all':12} {time.monotonic() - began:8.1f} {MINUTES_ALLOWED * 60:7.0f}")
    return 0 if all(outcome.content for outcome in found) else 1


def _run(check: Check, *, aside: bool = False) -> Outcome:
    """Run one check; what it says is printed as it comes, or kept where it runs ``aside`` of another."""
    program, *words = check.words
    began = time.monotonic()
    if not aside:
        print(f"--- {check.name}", flush=True)
    out, errors = (subprocess.PIPE, subprocess.STDOUT) if aside else (None, None)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [HERE / program, *words], cwd=PROJECT, env=environment, stdout=out, stderr=errors, text=True, check=False
    )
    return Outcome(check, done.returncode == 0, time.monotonic() - began, done.stdout or "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
