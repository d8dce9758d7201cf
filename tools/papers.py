"""Prints every paper of every sample office in every language and in every guise into `build/papers/`, to look at."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pomanager.i18n.languages import LANGUAGES
from pomanager.papers import PAPERS
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
            trouble = [line for line in workers.map(_print, _wanted()) if line]
    for line in trouble:
        print(line, file=sys.stderr)
    count = sum(1 for _ in FOLDER.glob("*.pdf"))
    print(f"{count} papers in {FOLDER} ({time.monotonic() - began:.0f} s).")
    return 1 if trouble else 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper to print: of which sample office, in which language, and in which guise (its name, and its words)."""

    story: str
    key: str
    language: str
    guise: str = ""
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What its file is called."""
        parts = (self.story, file_name(self.key), self.language, self.guise)
        return "-".join(part for part in parts if part) + ".pdf"


TWO_LANGUAGES = {"s1": ("ky", "ru"), "s2": ("fr", "rn"), "s3": ("km", "en"), "s4": ("fr", "en")}
"""The two languages each sample office prints for its members."""


def _wanted() -> Iterator[Wanted]:
    """Every paper of every office in every language; then each in two languages, in large print, as a draft."""
    for key in paper_keys():
        for story in STORIES:
            for language in LANGUAGES:
                yield Wanted(story, key, language.code)
    for paper in PAPERS:
        for story, (first, second) in TWO_LANGUAGES.items():
            yield Wanted(story, paper.key, first, f"{second}-after", ("--second", second))
            if paper.may_stand_beside:
                yield Wanted(story, paper.key, first, f"{second}-beside", ("--second", second, "--beside"))
            yield Wanted(story, paper.key, first, "large", ("--large",))
        yield Wanted("s4", paper.key, "en", "draft-letter", ("--draft", "--letter"))


def _office(story: str) -> Path:
    return FOLDER / f"{story}.podb"


def _make_office(story: str) -> str:
    return _complaint(f"sample office {story}", "demo", str(_office(story)), "--story", story)


def _print(wanted: Wanted) -> str:
    target = str(FOLDER / wanted.name)
    office = str(_office(wanted.story))
    words = ("print", wanted.key, office, "--out", target, "--language", wanted.language, *wanted.words)
    return _complaint(wanted.name, *words)


def _complaint(what: str, *words: str) -> str:
    """Run the program with these words; give back what it complained of, or nothing."""
    done = subprocess.run([*PROGRAM, *words], cwd=PROJECT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"{what}: {done.stderr.strip()}"


if __name__ == "__main__":
    sys.exit(main())
