"""What speaks against a new password, of a person or of the office file: all of it at once."""

import unicodedata
from collections.abc import Iterable

from pomanager.marks import N_
from pomanager.rules.folding import fold
from pomanager.rules.objections import Objection, Weight

FEWEST_LETTERS = 8
MOST_LETTERS = 200
"""Longer than any sentence somebody types twice; more is a page that was pasted by mistake."""

EMPTY = N_("The password is empty. Write at least {least} letters, figures or signs.")
TOO_SHORT = N_(
    "The password has fewer than {least} letters, figures or signs. A short sentence is easy to keep in mind."
)
TOO_LONG = N_("The password has more than {most} letters. Choose one that can be typed by hand.")
NOT_THE_SAME = N_("The two passwords are not the same. Type it once more.")
A_NAME = N_("A name is the first password anybody tries. Choose another one.")
ONE_SIGN = N_("The password is one sign, over and over. Choose another one.")
HIDDEN_SIGNS = N_(
    "The password holds signs that cannot be typed, such as the end of a line. Type it instead of pasting it."
)
SPACES_AROUND = N_("The password begins or ends with a space. The space belongs to it and has to be typed each time.")


def objections_to_password(password: str, again: str, names: Iterable[str] = ()) -> tuple[Objection, ...]:
    """Everything against a new password typed twice; ``names`` are those of the person and of the organisation.

    They stand beside ``password`` and ``again``. Spaces around it are a warning and are kept.
    """
    found = [Objection(sentence, "password", _BOUNDS) for sentence in _against(unicodedata.normalize("NFC", password))]
    if password and fold(password) in {fold(name) for name in names if fold(name)}:
        found.append(Objection(A_NAME, "password"))
    if password != again:
        found.append(Objection(NOT_THE_SAME, "again"))
    if password.strip() != password and password.strip():
        found.append(Objection(SPACES_AROUND, "password", weight=Weight.WARN))
    return tuple(found)


_BOUNDS = {"least": FEWEST_LETTERS, "most": MOST_LETTERS}


def _against(password: str) -> Iterable[str]:
    if not password.strip():
        yield EMPTY
        return
    if len(password) < FEWEST_LETTERS:
        yield TOO_SHORT
    if len(password) > MOST_LETTERS:
        yield TOO_LONG
    if len(set(password)) == 1:
        yield ONE_SIGN
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in password):
        yield HIDDEN_SIGNS
