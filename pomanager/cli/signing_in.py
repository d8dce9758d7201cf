"""Who is at the terminal: where several people work with an office, one of them signs in for each command."""

from itertools import count
from pathlib import Path

from pomanager.cli.asking import PERSON, PERSON_PASSWORD
from pomanager.cli.unlocking import TRIES, answer, unlocked
from pomanager.cli.words import Terminal
from pomanager.errors import FileTrouble, Refused
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.access.needed import NEEDED_FOR_FILE, FileAct
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.access import door
from pomanager.services.office import Office

WHO = N_("Several people work with {path}. Say who you are: --as NAME. There are: {known}.")
NOBODY_TO_ASK = N_(
    "{name} signs in with a password, and there is nobody at a terminal to ask. Put the password into {variable}."
)
_TOLD_ANYWAY = frozenset({FileAct.BACK_UP, FileAct.CHECK, FileAct.RESTORE})
"""What is done with a file that cannot be opened, too: it is looked over, copied as it is, or replaced by a backup."""


def sign_in(office: Office, path: Path, terminal: Terminal) -> None:
    """Let the person named sign in, where people do; raises Refused where nobody is named, or the password is wrong."""
    if not door.must_sign_in(office):
        return
    name = terminal.person or terminal.asking.given.get(PERSON, "")
    if not name:
        known = ", ".join(door.names(office))
        raise Refused((Objection(WHO, "as", {"path": str(path), "known": known}),))
    given = terminal.asking.given.get(PERSON_PASSWORD)
    if given is not None:
        door.sign_in(office, name, given)
    else:
        _ask_until_right(office, name, terminal)


def _ask_until_right(office: Office, name: str, terminal: Terminal) -> None:
    details = {"name": name, "variable": PERSON_PASSWORD}
    nobody = Refused((Objection(NOBODY_TO_ASK, "password", details),))
    words = _("Password of {name}:").format(name=name)
    for failures in count(1):
        try:
            door.sign_in(office, name, answer(terminal.asking.unseen, words, nobody))
        except Refused as wrong:
            if failures == TRIES or wrong is nobody:
                raise
            terminal.output.say(sentence(wrong.objections[0]))
            terminal.asking.wait(door.seconds_before(office, name))
        else:
            return


def allowed(path: Path, terminal: Terminal, act: FileAct, instead: Path | None = None) -> str:
    """By which name an act on the whole file stands in the journal, once whoever is there may do it.

    The file is unlocked. ``instead`` is asked where the file cannot be opened: the backup that is to replace it.
    Raises NotAllowed, and Refused as signing in does.
    """
    unlocked(path, terminal)
    try:
        office = files.open_office(path, writing=False, clock=terminal.clock, actor=terminal.actor)
    except FileTrouble:
        if act not in _TOLD_ANYWAY:
            raise
        return terminal.actor if instead is None else allowed(instead, terminal, act)
    try:
        sign_in(office, path, terminal)
        for right in sorted(NEEDED_FOR_FILE[act]):
            office.require(right)
        return office.actor
    finally:
        office.close()
