"""Sets up the log: a small file for the people who mend the program, into which no name and no phone number goes."""

import copy
import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE_NAME = "pomanager.log"
MOST_BYTES = 500_000
KEPT = 3

_FIGURES = re.compile(r"\+?\d(?:[ \-./]?\d){5,}")
_PARAMETERS = re.compile(r"\[parameters: .*", re.DOTALL)
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»")
_TECHNICAL = re.compile(r"[!-~]*")
_KEPT_NAMES = frozenset({int, float, bool, type(None)})


class DiscreetFormatter(logging.Formatter):
    """Writes a record without what may be a person's name, phone or number; other writers see it as it was.

    Of a problem it tells where it arose, line by line, and what kind it was; of its message only what is harmless.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as it stands in the log."""
        told = copy.copy(record)
        told.exc_text = None  # another writer may have kept the whole problem here
        if told.levelno > logging.DEBUG:
            arguments = told.args
            if isinstance(arguments, tuple):
                told.args = tuple(_discreet(argument) for argument in arguments)
            elif arguments:
                told.args = {name: _discreet(argument) for name, argument in arguments.items()}
        return super().format(told)

    def formatException(  # noqa: N802 - the standard library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The problem and every problem that led to it, innermost first."""
        problem, told = ei[1], []
        while problem is not None:
            where = "".join(traceback.format_tb(problem.__traceback__))
            told.append(f"{where}{type(problem).__name__}: {without_people(str(problem))}")
            problem = problem.__cause__ or problem.__context__
        return "\nled to:\n".join(reversed(told))


def set_up(folder: Path, level: int = logging.INFO) -> None:
    """Write the log into this folder from now on; where that is not possible, go on without."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()
    try:
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = False  # a full disk must not spoil anybody's terminal for the sake of the log


def without_people(text: str) -> str:
    """A technical message without what people typed: quoted words, values of statements, long rows of figures."""
    return _FIGURES.sub("…", _QUOTED.sub("…", _PARAMETERS.sub("", text))).strip()


def _discreet(argument: object) -> object:
    """An argument of a log line as it may stand there: numbers, paths and single technical words."""
    if type(argument) in _KEPT_NAMES or isinstance(argument, Path):
        return argument
    if isinstance(argument, BaseException):
        return f"{type(argument).__name__}: {without_people(str(argument))}"
    text = str(argument)
    return without_people(text) if _TECHNICAL.fullmatch(text) else f"({len(text)} characters)"
