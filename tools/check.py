"""Runs the checks one after another, tells how long each took, and ends with 1 when any of them found something.

`python -m tools.check lint` runs formatting, lint, types and imports; `python -m tools.check all` the tests as well.
Further words go to pytest: `python -m tools.check all tests/rules`.

The tests run without what pytest writes into them to tell both sides of an assertion: to write that into all of them
takes each worker longer than to run a folder of them. Those that fail are run once more with it.
"""

import os
import subprocess
import sys
import time
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


def main(arguments: list[str]) -> int:
    """Run the checks asked for; return 0 when all were content."""
    what, *more = arguments or ["all"]
    checks = list(LINT)
    if what == "all":
        checks.append(Check(TESTS.name, (*TESTS.words, *more), TESTS.budget))
    began = time.monotonic()
    results = [(check, *_run(check)) for check in checks]
    if what == "all" and not results[-1][1]:
        _run(Check(FAILED_ONES.name, (*FAILED_ONES.words, *more), FAILED_ONES.budget))
    print("\n  check         seconds  budget")
    for check, content, took in results:
        verdict = "" if content else "  NOT CONTENT"
        print(f"  {check.name:12} {took:8.1f} {check.budget:7.0f}{verdict}")
    print(f"  {'all':12} {time.monotonic() - began:8.1f} {MINUTES_ALLOWED * 60:7.0f}")
    return 0 if all(content for _, content, _ in results) else 1


def _run(check: Check) -> tuple[bool, float]:
    """Run one check; say whether it was content, and the seconds it took."""
    program, *words = check.words
    began = time.monotonic()
    print(f"--- {check.name}", flush=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    content = subprocess.run([HERE / program, *words], cwd=PROJECT, env=environment, check=False).returncode == 0
    return content, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
