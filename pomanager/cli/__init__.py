"""The command line: the same acts and papers as on the screen, without one; each part of the office adds its words."""

import contextlib
import logging
import os
import sys
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pomanager.cli import (
    backups,
    bylaws,
    counting,
    due,
    dues,
    duplicates,
    elections,
    entitled,
    funnel,
    indicators,
    meetings,
    members,
    officers,
    pairs,
    papers,
    passwords,
    people,
    quorum,
    refunds,
    register,
    share_tables,
    shares,
)
from pomanager.cli.asking import Asking
from pomanager.cli.output import DONE, REFUSED, WRONG_WORDS, Output
from pomanager.cli.words import Commands, HelpAsked, Terminal, Words, WrongWords
from pomanager.errors import Cancelled, OfficeError
from pomanager.i18n import _, speaking
from pomanager.services.office import Clock

log = logging.getLogger(__name__)

AS = "--as"
INTERRUPTED = 130
"""What shells expect of a program that was stopped with Ctrl+C."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the start of the program hands in: the clock, who acts, the reader's language, and how a window opens.

    ``asking`` is where passwords come from.
    """

    clock: Clock
    actor: str
    language: str
    open_window: Callable[[Path | None], int]
    log_file: Path | None = None
    asking: Asking = field(default_factory=Asking)


def main(words: Sequence[str], start: Start) -> int:
    """Carry out the words; returns the exit code: 0 done, 1 refused or something found, 2 wrong words. Never raises."""
    with speaking(start.language):
        output = Output(as_json="--json" in words)
        try:
            return _carried_out(words, start, output)
        except (WrongWords, HelpAsked) as said:
            return _tell_words(said, output)
        except OfficeError as problem:
            return _tell_refusal(problem, output)
        except KeyboardInterrupt:
            output.say(_("Stopped. What was not finished was not written."))
            return INTERRUPTED
        except BrokenPipeError:
            _forget_output()
            return REFUSED
        except Exception as problem:
            log.exception("a command failed: %s", type(problem).__name__)
            output.say(_trouble(start.log_file))
            return REFUSED


def parser() -> tuple[Words, Commands]:
    """Every command there is, in the language being spoken."""
    words = Words(
        usage="[FILE]\n[--as NAME] COMMAND …",
        description=_(
            "Keeps the books of a farmers’ cooperative. With a file, or with nothing, the window opens; a command does "
            "its work without a window. After each command, --help shows its words."
        ),
    )
    words.add_argument(
        AS, metavar="NAME", dest="person",
        help=_("Who you are, where several people work with the office; your password is asked for."),
    )  # fmt: skip
    commands = words.commands()
    register.add_to(commands)
    backups.add_to(commands)
    passwords.add_to(commands)
    people.add_to(commands)
    members.add_to(commands)
    bylaws.add_to(commands)
    officers.add_to(commands)
    entitled.add_to(commands)
    meetings.add_to(commands)
    elections.add_to(commands)
    quorum.add_to(commands)
    due.add_to(commands)
    dues.add_to(commands)
    refunds.add_to(commands)
    shares.add_to(commands)
    share_tables.add_to(commands)
    counting.add_to(commands)
    pairs.add_to(commands)
    duplicates.add_to(commands)
    funnel.add_to(commands)
    indicators.add_to(commands)
    papers.add_to(commands)
    return words, commands


def _carried_out(words: Sequence[str], start: Start, output: Output) -> int:
    written, commands = parser()
    person, words = _person(words, written)
    if not words or _names_file(words, commands.by_name):
        return start.open_window(Path(words[0]) if words else None)
    chosen = written.parse_args(list(words))
    terminal = Terminal(output, start.clock, start.actor, start.language, start.asking, person)
    code: int = chosen.run(chosen, terminal)
    sys.stdout.flush()
    return code


def _person(words: Sequence[str], written: Words) -> tuple[str, Sequence[str]]:
    """Who was named with ``--as NAME``, before the command or after it, and the other words."""
    for place, word in enumerate(words):
        if word == AS:
            if place + 1 == len(words):
                raise WrongWords(_("After {words} something is missing.").format(words=AS), written.format_usage())
            return words[place + 1], [*words[:place], *words[place + 2 :]]
        if word.startswith(f"{AS}="):
            return word.removeprefix(f"{AS}="), [*words[:place], *words[place + 1 :]]
    return "", words


def _tell_words(said: WrongWords | HelpAsked, output: Output) -> int:
    if isinstance(said, HelpAsked):
        output.line(str(said))
        return DONE
    output.say(said.sentence)
    output.say(said.usage)
    return WRONG_WORDS


def _tell_refusal(problem: OfficeError, output: Output) -> int:
    if isinstance(problem, Cancelled):
        output.say(_("Stopped. Everything is as it was before."))
        return REFUSED
    return output.refusal(problem.objections)


def _names_file(words: Sequence[str], commands: Container[str]) -> bool:
    """Whether the words are the one name of a file, and no command."""
    if len(words) != 1 or words[0] in commands or words[0].startswith("-"):
        return False
    return words[0].lower().endswith(".podb") or os.sep in words[0] or Path(words[0]).exists()


def _trouble(log_file: Path | None) -> str:
    sentence = _("Something went wrong that the program did not foresee. Nothing half-done was kept.")
    if log_file is None:
        return sentence
    return sentence + " " + _("What happened stands in {file}.").format(file=log_file)


def _forget_output() -> None:
    """Whoever read our output has gone: let the interpreter end without complaining of it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
