"""How columns are read, kept under a name: how a table of the same kind is told, and what speaks against a name."""

import hashlib
from collections.abc import Sequence

from pomanager.marks import N_
from pomanager.rules.importing.headings import in_one
from pomanager.rules.objections import Objection
from pomanager.rules.writing import TOO_LONG, has_hidden_characters

LONGEST_NAME = 60


def fingerprint_of(headings: Sequence[str]) -> str:
    """The same for tables with the same headings in the same order, however they are spaced and capitalised."""
    told = "\n".join(in_one(heading) or heading.strip() for heading in headings)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def objections_to_profile_name(name: str) -> tuple[Objection, ...]:
    """Everything to say about the name of a profile; ``about`` is "name"."""
    if not name.strip():
        return (Objection(N_("Write the name under which the choice of columns is kept."), "name"),)
    found = []
    if len(name) > LONGEST_NAME:
        found.append(Objection(TOO_LONG, "name", {"most": LONGEST_NAME}))
    if has_hidden_characters(name):
        found.append(Objection(N_("This holds characters that cannot be seen. Type it again."), "name"))
    return tuple(found)
