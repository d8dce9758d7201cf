"""What speaks against a private note, and what is said before the first one is written."""

from collections.abc import Collection

from pomanager.marks import N_
from pomanager.rules.objections import Objection

LONGEST_SUBJECT = 120
LONGEST_NOTE = 20_000

FIRST_NOTE = N_(
    "A private note is sealed with your password. Nobody else can read it: not the secretary, not the auditor, not "
    "whoever comes after you. Whoever loses the password loses the notes, for ever. You can name one person who may "
    "read it too."
)
"""What is said before somebody writes their first note."""

EMPTY_NOTE = N_("Write down the note.")
NOTE_TOO_LONG = N_("A note has at most {most} characters. Make two of it.")
SUBJECT_TOO_LONG = N_("This is longer than {most} characters. Write it shorter.")
READER_IS_WRITER = N_("You can read your own notes. Choose somebody else, or nobody.")
READER_UNKNOWN = N_("Only somebody who works with these books can be named.")
NO_PASSWORD_YET = N_("Private notes are sealed with a password. Choose a password of your own first.")
KEY_NEEDED = N_("Type your password to read and write private notes.")
NOT_YOURS = N_("Only whoever wrote a note can change it or take it away.")


def objections_to_note(
    about: str, text: str, writer: int, reader: int | None, known: Collection[int]
) -> tuple[Objection, ...]:
    """What speaks against this note; ``reader`` is the second person who may read it, ``known`` who could be named."""
    found: list[Objection] = []
    if not text.strip():
        found.append(Objection(EMPTY_NOTE, "text"))
    elif len(text) > LONGEST_NOTE:
        found.append(Objection(NOTE_TOO_LONG, "text", {"most": LONGEST_NOTE}))
    if len(about) > LONGEST_SUBJECT:
        found.append(Objection(SUBJECT_TOO_LONG, "about", {"most": LONGEST_SUBJECT}))
    if reader == writer:
        found.append(Objection(READER_IS_WRITER, "reader"))
    elif reader is not None and reader not in known:
        found.append(Objection(READER_UNKNOWN, "reader"))
    return tuple(found)
