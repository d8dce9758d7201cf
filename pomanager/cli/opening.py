"""Opens an office file for one command: only to read, beside an open window, or to write, when no window has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pomanager.cli.signing_in import sign_in
from pomanager.cli.unlocking import unlocked
from pomanager.cli.words import Terminal
from pomanager.printing import use_words_of
from pomanager.services import files
from pomanager.services.office import Office


@contextmanager
def opened(path: Path, terminal: Terminal, *, writing: bool = False) -> Iterator[Office]:
    """The office, its own words and decimals in use; closed when left, so that it is one whole file again.

    Raises FileTrouble where it cannot be opened, for writing also where a window has it. The password of a locked
    file is asked for. Where several people work with the office, the one named signs in, and is refused what they may
    not do.
    """
    unlocked(path, terminal)
    office = files.open_office(path, writing=writing, clock=terminal.clock, actor=terminal.actor)
    try:
        sign_in(office, path, terminal)
        office.ask(use_words_of)
        yield office
    finally:
        office.close()
