"""The fields of a letter: words in braces for which each member's own are put in."""

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.objections import Objection

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"),
        "number": N_("Number"),
        "place": N_("Place"),
        "section": N_("Section"),
        "form_of_address": N_("Form of address"),
    }
)
"""Every field there is, with its word; in a letter it may be named by either, in small or capital letters."""

REMINDER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **FIELD_WORDS,
        # TR: in a letter, the amount a member has not paid in time
        "amount": N_("Amount overdue"),
        # TR: in a letter, the last day to pay of the oldest charge that is not paid
        "since": N_("Due since"),
        # TR: in a letter, the day by which a member is asked to pay
        "pay_by": N_("To be paid by"),
    }
)
"""The fields of a reminder of dues: those of every letter, and what is overdue."""

NO_SUCH_FIELD = N_("No field is called {names}. Fields are: {known}.")

FIRST_TEXT = N_(
    "{form_of_address} {name},\n\n"
    "our books hold this about you: member number **{number}**, section {section}, place {place}.\n\n"
    "If anything of this is wrong, come to the office and have it put right."
)
"""What stands in the letter of an office that has written none yet: it is meant to be written anew."""

FIRST_REMINDER = N_(
    "{form_of_address} {name},\n\n"
    "by our books your dues are not paid in full: **{amount}** is overdue, the oldest part since {since}.\n\n"
    "We ask you to pay by {pay_by}. Bring this letter and your receipts to the office if our books are wrong; "
    "whoever cannot pay at once comes and agrees with us how to pay."
)
"""What stands in the reminder of an office that has written none yet."""

_FIELD = re.compile(r"\{([^{}\n]{1,40})\}( ?)")


def objections_to_fields(
    text: str, known: Collection[str], shown: Sequence[str], about: str = "text"
) -> tuple[Objection, ...]:
    """What to say against a text with words in braces that no field is called by: it would be printed as typed.

    ``known`` are the names fields may have, ``shown`` those that are told.
    """
    names = {name.casefold() for name in known}
    strange = dict.fromkeys(
        found[1].strip() for found in _FIELD.finditer(text) if found[1].strip().casefold() not in names
    )
    if not strange:
        return ()
    details = {"names": ", ".join(map(_braced, strange)), "known": ", ".join(map(_braced, shown))}
    return (Objection(NO_SUCH_FIELD, about, details),)


def _braced(name: str) -> str:
    return f"{{{name}}}"


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with the value in place of each field that is known; braces around anything else stay as they are.

    Fields are named in any mix of capital and small letters. Where a value is empty, the blank after it goes, too.
    What is put in is not looked through for fields again.
    """
    known = {name.casefold(): value for name, value in values.items()}

    def value_of(found: "re.Match[str]") -> str:
        value = known.get(found[1].strip().casefold())
        return found[0] if value is None else value + found[2] if value else ""

    return _FIELD.sub(value_of, text)
