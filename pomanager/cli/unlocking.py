"""Unlocks an office file for one command, with the password that was told before the start or at the terminal."""

from itertools import count
from pathlib import Path

from pomanager.cli.asking import FILE_PASSWORD, Ask
from pomanager.cli.words import Terminal
from pomanager.errors import Locked, OfficeError, WrongPassword
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.access.patience import seconds_to_wait
from pomanager.rules.objections import Objection
from pomanager.services import files

TRIES = 5
"""So often a password is asked for; whoever wants more calls the command again."""

LOCKED = N_(
    "{path} is locked with a password, and there is nobody at a terminal to ask. Put the password into {variable}."
)


def unlocked(path: Path, terminal: Terminal) -> Path:
    """The same file, unlocked where it has a password.

    Raises WrongPassword, Locked where nobody tells it, FileTrouble where there is no file.
    """
    if files.needs_password(path):
        given = terminal.asking.given.get(FILE_PASSWORD)
        if given is not None:
            files.unlock(path, given)
        else:
            _ask_until_right(path, terminal)
    return path


def answer(ask: Ask | None, words: str, nobody: OfficeError) -> str:
    """What somebody answers to these words; raises ``nobody`` where no one is there, or only ends the input."""
    if ask is None:
        raise nobody
    try:
        return ask(f"{words} ")
    except EOFError:
        raise nobody from None


def _ask_until_right(path: Path, terminal: Terminal) -> None:
    words = _("Password of {file}:").format(file=path.name)
    locked = Locked(Objection(LOCKED, details={"path": str(path), "variable": FILE_PASSWORD}))
    for failures in count(1):
        try:
            files.unlock(path, answer(terminal.asking.unseen, words, locked))
        except WrongPassword as wrong:
            if failures == TRIES:
                raise
            terminal.output.say(sentence(wrong.objections[0]))
            terminal.asking.wait(seconds_to_wait(failures))
        else:
            return
