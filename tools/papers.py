"""Prints every paper of every sample office in every language into `build/papers/`, to be looked at."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pomanager.i18n.languages import LANGUAGES
from tools.run import PROGRAM, PROJECT, file_name, paper_keys

FOLDER = PROJECT / "build" / "papers"
STORIES = ("s1", "s2", "s3", "s4")
AT_ONCE = 2


def main() -> int:
    """Make the sample offices and print; return 0, or 1 after naming each paper that was refused."""
    began = time.monotonic()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    with ThreadPoolExecutor(AT_ONCE) as workers:
        trouble = [line for line in workers.map(_make_office, STORIES) if line]
        if not trouble:
            trouble = [line for line in workers.map(_print, *zip(*_wanted(), strict=True)) if line]
    for line in trouble:
        print(line, file=sys.stderr)
    count = sum(1 for _ in FOLDER.glob("*.pdf"))
    print(f"{count} papers in {FOLDER} ({time.monotonic() - began:.0f} s).")
    return 1 if trouble else 0


def _wanted() -> Iterator[tuple[str, str, str]]:
    """Each story, paper and language."""
    for key in paper_keys():
        for story in STORIES:
            for language in LANGUAGES:
                yield story, key, language.code


def _office(story: str) -> Path:
    return FOLDER / f"{story}.podb"


def _make_office(story: str) -> str:
    return _complaint(f"sample office {story}", "demo", str(_office(story)), "--story", story)


def _print(story: str, key: str, language: str) -> str:
    target = FOLDER / f"{story}-{file_name(key)}-{language}.pdf"
    return _complaint(target.name, "print", key, str(_office(story)), "--out", str(target), "--language", language)


def _complaint(what: str, *words: str) -> str:
    """Run the program with these words; give back what it complained of, or nothing."""
    done = subprocess.run([*PROGRAM, *words], cwd=PROJECT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"{what}: {done.stderr.strip()}"


if __name__ == "__main__":
    sys.exit(main())
