"""What speaks against the name of a saved view."""

from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.writing import has_hidden_characters, tidy

LONGEST_NAME = 60

NO_NAME = N_("Write a name under which the view is found again.")
NAME_TOO_LONG = N_("This is longer than {most} characters.")
NAME_HIDDEN = N_("This holds characters that cannot be seen. Type it again.")
NAME_TAKEN = N_("There is a view of this name already. Choose another name, or remove the other view.")


def objections_to_view_name(name: str, *, taken: bool = False) -> tuple[Objection, ...]:
    """Everything to say about the name; ``taken`` tells that another view of the list is called so."""
    found = []
    if not name.strip():
        found.append(Objection(NO_NAME, "name"))
    if len(name) > LONGEST_NAME:
        found.append(Objection(NAME_TOO_LONG, "name", {"most": LONGEST_NAME}))
    if has_hidden_characters(name):
        found.append(Objection(NAME_HIDDEN, "name"))
    if taken:
        found.append(Objection(NAME_TAKEN, "name"))
    return tuple(found)


def in_one_case(name: str) -> str:
    """The name as names of views are compared: blanks and capitals do not tell two apart."""
    return tidy(name).casefold()
