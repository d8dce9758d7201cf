"""Listens to what the program complains of in its log while a harness tries it: faults, and warnings of Qt."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OFFSCREEN = ("Qt: This plugin does not support", "Qt: Mouse event ", "Qt: QTest::")
"""Complaints of the screen that is none, and of Qt's own testing."""


class Heard(logging.Handler):
    """Keeps every complaint in one line; the way to it goes to the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint, and where it comes from."""
        said = record.getMessage()
        if said.startswith(OFFSCREEN):
            return
        problem = record.exc_info[1] if record.exc_info else None
        if problem is not None:
            place = traceback.extract_tb(problem.__traceback__)[-1:]
            where = "".join(f" at {Path(each.filename).name}:{each.lineno}" for each in place)
            said = f"{said}: {type(problem).__name__}: {problem}{where}"
            sys.stderr.write("".join(traceback.format_exception(problem)))
        sys.stderr.write(f"!!! {said}\n")
        self.complaints.append(said)


@contextmanager
def heard() -> Iterator[Heard]:
    """What the program complains of inside the block; nobody else is told of it."""
    root = logging.getLogger()
    mine = Heard()
    before, root.handlers = root.handlers, [mine]
    try:
        yield mine
    finally:
        root.handlers = before
