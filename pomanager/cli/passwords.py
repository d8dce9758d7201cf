"""The words about the password of an office file: password set, change, remove, recover."""

import argparse
from collections.abc import Callable
from pathlib import Path

from pomanager.cli.asking import NEW_FILE_PASSWORD, RECOVERY_CODE
from pomanager.cli.output import DONE
from pomanager.cli.signing_in import allowed
from pomanager.cli.unlocking import answer
from pomanager.cli.words import Commands, Terminal
from pomanager.errors import Refused
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.files import FileKind, PasswordSet
from pomanager.rules.access.needed import FileAct
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.objections import Objection
from pomanager.services import files

HAS_ONE_ALREADY = N_("{path} has a password already. Change it instead.")
NOBODY_TO_ASK = N_("There is nobody at a terminal to ask. Put the answer into {variable}.")
HAS_NONE = N_("{path} has no password.")


def add_to(commands: Commands) -> None:
    """Add "password" and the words that follow it."""
    password = commands.add(
        "password", "password set|change|remove|recover FILE", _("Lock an office file with a password, or unlock it.")
    )
    acts = password.commands()
    _add(acts, "set", _("Lock a file with a password, and show its recovery code once."), set_password)
    _add(acts, "change", _("Give a locked file another password, and show its new recovery code once."), change)
    _add(acts, "remove", _("Take the password off a file: anybody who has the file can read it then."), remove)
    _add(acts, "recover", _("Give a file another password by its recovery code, where the password is lost."), recover)


def _add(acts: Commands, name: str, meaning: str, run: Callable[[argparse.Namespace, Terminal], int]) -> None:
    words = acts.add(name, f"password {name} FILE", meaning)
    words.office_file()
    words.command(run)


def set_password(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Lock a file that has no password."""
    if files.recognise(chosen.file).kind is FileKind.WITH_PASSWORD:
        raise Refused((_about(HAS_ONE_ALREADY, chosen.file),))
    said = _("The file is locked with its password from now on.")
    return _give_new_one(chosen.file, terminal, said)


def change(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Give a file that has a password another one."""
    _must_have_one(chosen.file)
    return _give_new_one(chosen.file, terminal, _("The password was changed."))


def recover(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Give a file another password by the code on paper."""
    _must_have_one(chosen.file)
    code = terminal.asking.given.get(RECOVERY_CODE)
    if code is None:
        code = answer(terminal.asking.seen, _("Recovery code, as it stands on the paper:"), _nobody(RECOVERY_CODE))
    files.unlock_with_code(chosen.file, code)
    return _give_new_one(chosen.file, terminal, _("The password was changed."))


def remove(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Take the password off a file."""
    _must_have_one(chosen.file)
    actor = allowed(chosen.file, terminal, FileAct.PASSWORD)
    done = files.set_password(chosen.file, None, terminal.clock, actor)
    terminal.output.say(_("The file has no password any more: anybody who has it can read it."))
    _tell_older(done, terminal)
    return DONE


def _must_have_one(path: Path) -> None:
    if files.recognise(path).kind is FileKind.OFFICE:
        raise Refused((_about(HAS_NONE, path),))


def _about(message: str, path: Path) -> Objection:
    return Objection(message, details={"path": str(path)})


def _give_new_one(path: Path, terminal: Terminal, said: str) -> int:
    actor = allowed(path, terminal, FileAct.PASSWORD)
    new, again = _new_password(terminal)
    done = files.set_password(path, new, terminal.clock, actor, again)
    terminal.output.say(said)
    for warning in objections_to_password(new, again):  # what stops it was said before
        terminal.output.say(sentence(warning))
    terminal.output.line(done.code)
    terminal.output.say(
        _(
            "This is the recovery code. It opens the file when the password is lost, and is shown only now. Write it "
            "on paper, put that into a sealed envelope in the safe, and never keep it beside the computer."
        )
    )
    _tell_older(done, terminal)
    return DONE


def _new_password(terminal: Terminal) -> tuple[str, str]:
    given = terminal.asking.given.get(NEW_FILE_PASSWORD)
    if given is not None:
        return given, given
    ask, nobody = terminal.asking.unseen, _nobody(NEW_FILE_PASSWORD)
    return answer(ask, _("New password:"), nobody), answer(ask, _("New password, once more:"), nobody)


def _nobody(variable: str) -> Refused:
    return Refused((Objection(NOBODY_TO_ASK, details={"variable": variable}),))


def _tell_older(done: PasswordSet, terminal: Terminal) -> None:
    """Copies made before open with what the file had before: nobody shall think that they are locked now."""
    older = done.older_backups + done.kept_copies
    if older:
        told = ngettext(
            "{count} older copy beside the file opens as before, without the new password.",
            "{count} older copies beside the file open as before, without the new password.",
            older,
        )
        terminal.output.say(told.format(count=formats.number(older)))
    terminal.output.say(_("Write a fresh backup now."))
