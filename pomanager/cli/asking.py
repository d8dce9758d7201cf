"""Where the command line gets passwords from: the surroundings of the process, else whoever sits at the terminal."""

import sys
import time
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from getpass import getpass
from types import MappingProxyType

FILE_PASSWORD = "POMANAGER_FILE_PASSWORD"  # noqa: S105 - the name of a variable, not a password
NEW_FILE_PASSWORD = "POMANAGER_NEW_FILE_PASSWORD"  # noqa: S105
RECOVERY_CODE = "POMANAGER_RECOVERY_CODE"
PERSON = "POMANAGER_AS"
PERSON_PASSWORD = "POMANAGER_PASSWORD"  # noqa: S105
VARIABLES = (FILE_PASSWORD, NEW_FILE_PASSWORD, RECOVERY_CODE, PERSON, PERSON_PASSWORD)
"""What may be set before a command, for work that runs by itself."""

Ask = Callable[[str], str]
"""Shows the words and returns what is typed; raises EOFError when nobody answers."""


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """What is told before the start, and how somebody is asked; both ways are None where nobody sits at a terminal."""

    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unseen: Ask | None = None
    """Asks for a password: what is typed is not shown."""
    seen: Ask | None = None
    """Asks for a recovery code: whoever copies 65 letters from paper has to see them."""
    wait: Callable[[float], None] = time.sleep
    """Waits so many seconds before somebody may try again."""


def of_process(surroundings: MutableMapping[str, str]) -> Asking:
    """Passwords out of the surroundings, where no other program that is started later finds them; and the terminal."""
    given = {name: value for name in VARIABLES if (value := surroundings.pop(name, ""))}
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    return Asking(given, *((getpass, _ask_openly) if at_terminal else (None, None)))


def _ask_openly(words: str) -> str:
    """On the standard error, since what a command answers stands on the standard output."""
    sys.stderr.write(words)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
