"""How a row of a table names a member of the books: by the number; a name beside it is held against who that is."""

from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.folding import fold
from pomanager.rules.objections import Objection, Weight

UNKNOWN_MEMBER = N_("Nobody on the roll has the number {number}.")
OTHER_NAME = N_("On the roll number {number} is {name}, here “{text}”.")


def unknown_member(field: StrEnum, number: str) -> Objection:
    """That nobody has the number which stands in this field."""
    return Objection(UNKNOWN_MEMBER, field, {"number": number})


def remarks_on_name(field: StrEnum, number: str, name: str, text: str) -> tuple[Objection, ...]:
    """Whether the row calls the member of this number and name otherwise; in which order its words stand is all one."""
    if not text or sorted(fold(text).split()) == sorted(fold(name).split()):
        return ()
    return (Objection(OTHER_NAME, field, {"number": number, "name": name, "text": text}, Weight.WARN),)
