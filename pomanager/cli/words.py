"""Understands the words of the command line, and says in the reader's language what was wrong with them."""

import argparse
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pomanager.cli.asking import Asking
from pomanager.cli.output import Output
from pomanager.i18n import _
from pomanager.i18n.languages import LANGUAGES, is_offered
from pomanager.services.office import Clock

PROGRAM = "pomanager"
WIDTH = 100
INDENT = "  "


class WrongWords(Exception):
    """The words cannot be understood; ``sentence`` says why, ``usage`` how they are written."""

    def __init__(self, sentence: str, usage: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.usage = usage


class HelpAsked(Exception):
    """Somebody asked how the words are written; carries the text."""


class Terminal:
    """What a command is handed: where it speaks and asks, the clock, who acts, and the reader's language."""

    def __init__(
        self, output: Output, clock: Clock, actor: str, language: str, asking: Asking, person: str = ""
    ) -> None:
        self.output = output
        self.clock = clock
        self.actor = actor
        self.language = language
        self.asking = asking
        self.person = person
        """Who says to be there (``--as``), "" where nobody was named."""


Command = Callable[[argparse.Namespace, Terminal], int]


class Words(argparse.ArgumentParser):
    """The words of one command. ``usage`` stands as it is written, the same in every language."""

    def __init__(self, *, usage: str = "", description: str = "", **rest: Any) -> None:  # noqa: ANN401 - argparse's own
        self.written = usage
        self.following: Commands | None = None
        rest |= {"prog": PROGRAM, "usage": usage, "description": description, "add_help": False, "allow_abbrev": False}
        super().__init__(**rest)
        self.add_argument("-h", "--help", action=_Help, nargs=0, help=_("Show how the words are written."))

    def format_usage(self) -> str:
        """How the words are written, each way on a line of its own."""
        lines = [_("How the words are written:"), *(f"{INDENT}{PROGRAM} {way}" for way in self.written.split("\n"))]
        return "\n".join(lines)

    def format_help(self) -> str:
        """How the words are written, what the command does, what each word means, and which commands may follow."""
        parts = [self.format_usage()]
        if self.description:
            parts.append(textwrap.fill(self.description, WIDTH))
        parts.append(_in_lines((_name_of(action), action.help) for action in self._actions if action.help))
        if self.following is not None:
            parts.append(_in_lines((name, words.description) for name, words in self.following.by_name.items()))
        return "\n\n".join(parts)

    def error(self, message: str) -> NoReturn:
        """Say in the reader's language what argparse found wrong."""
        raise WrongWords(_translated(message), self.format_usage())

    def office_file(self) -> None:
        """The word FILE: the office file; the command finds it in ``file``."""
        self.add_argument("file", metavar="FILE", type=file_argument, help=_("The office file."))

    def day(self, meaning: str = "") -> None:
        """The option ``--as-of``; the command finds the day in ``as_of``, None where it was left out."""
        told = meaning or _("The day. Left out, it is today.")
        self.add_argument("--as-of", metavar="DATE", type=day_argument, dest="as_of", help=told)

    def year(self) -> None:
        """The option ``--year``, which is asked for; the command finds the calendar year in ``year``."""
        told = _("The calendar year in which the financial year begins.")
        self.add_argument("--year", metavar="YEAR", type=number_argument(1900, 2200), required=True, help=told)

    def as_json(self) -> None:
        """The option ``--json``, for another program that reads the answer."""
        self.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))

    def command(self, run: Command) -> None:
        """What these words do."""
        self.set_defaults(run=run)

    def commands(self) -> "Commands":
        """The commands that may follow these words."""
        self.following = Commands(self)
        return self.following


class Commands:
    """The commands that may follow some words; each part of the office adds its own."""

    def __init__(self, parent: Words) -> None:
        self._parsers = parent.add_subparsers(
            metavar="COMMAND", required=True, dest=f"after_{parent.written}", parser_class=Words
        )

    def add(self, name: str, usage: str, description: str) -> Words:
        """The words of another command."""
        return self._parsers.add_parser(name, usage=usage, description=description)

    @property
    def by_name(self) -> Mapping[str, Words]:
        """The words of every command there is, in the order in which they were added."""
        return self._parsers.choices


def _in_lines(told: Iterable[tuple[str, str | None]]) -> str:
    """Words, and below them what they mean."""
    return "\n".join(f"{INDENT}{name}\n{INDENT * 3}{meaning}" for name, meaning in told)


class _Help(argparse.Action):
    """Stops everything and shows the help."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        del namespace, values, option_string
        raise HelpAsked(parser.format_help())


def file_argument(text: str) -> Path:
    """A path; an empty one is no path."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(_("A file name is empty. Write the name of the file."))
    return Path(text)


def day_argument(text: str) -> date:
    """A day, written as 2026-03-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = _("“{text}” is no day. Write a day as year, month and day: 2026-03-31.").format(text=text)
        raise argparse.ArgumentTypeError(sentence) from None


def column_argument(text: str) -> tuple[str, str]:
    """A column and the field it is read as, written COLUMN=FIELD; the column's name may hold the sign itself."""
    column, sign, field = text.rpartition("=")
    if not sign or not column.strip() or not field.strip():
        raise argparse.ArgumentTypeError(
            _("“{text}” names no column and field. Write them with an equals sign: Nom=name.").format(text=text)
        )
    return column, field


def language_argument(text: str) -> str:
    """The code of a language that is offered."""
    if not is_offered(text):
        known = ", ".join(language.code for language in LANGUAGES)
        sentence = _("“{text}” is no language of this program. There are: {known}.").format(text=text, known=known)
        raise argparse.ArgumentTypeError(sentence)
    return text


def number_argument(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two bounds."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text, re.ASCII) or not least <= int(text) <= most:
            sentence = _("“{text}” is no whole number from {least} to {most}.")
            raise argparse.ArgumentTypeError(sentence.format(text=text, least=least, most=most))
        return int(text)

    return read


def _name_of(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar or action.dest)
    value = f" {action.metavar}" if action.metavar else ""
    return ", ".join(action.option_strings) + value


def _translated(message: str) -> str:
    """Argparse's English message as our own sentence; those our own types raise come through as they are."""
    said = (
        (r"the following arguments are required: (?P<words>.*)", _("This is missing: {words}.")),
        (r"unrecognized arguments: (?P<words>.*)", _("This is not understood: {words}.")),
        (r"argument (?P<words>.*?): expected .*", _("After {words} something is missing.")),
        (r"argument (?P<words>.*?): ignored explicit argument .*", _("{words} takes nothing after it.")),
        (
            r"argument .*?: invalid choice: (?P<words>.*?) \(choose from (?P<known>.*)\)",
            _("“{words}” is none of these: {known}."),
        ),
        (r"argument .*?: (?P<words>.*)", "{words}"),
    )
    for pattern, sentence in said:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(**{name: text.replace("'", "") for name, text in found.groupdict().items()})
    return _("These words are not understood.")
