"""What speaks against adding, changing or ending somebody who works with the books."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.access.roles import Role
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy

LONGEST_NAME = 80

NO_NAME = N_("Write down the name of the person.")
NAME_TOO_LONG = N_("This name is longer than {most} characters. Write it shorter.")
NAME_TAKEN = N_("{name} works with these books already. Two people need two names: add a first name or a place.")
NO_ROLE = N_("Choose at least one role.")
FIRST_IS_SECRETARY = N_("The first person keeps the books and decides about the others: choose the role of secretary.")
OWN_ROLES = N_("Nobody gives roles to themselves, or takes their own away. Let somebody else do it who may.")
LAST_SECRETARY = N_("{name} is the last secretary. Hand the office over, or make somebody else secretary first.")
OWN_END = N_("Nobody ends their own access. Hand the office over, or let somebody else do it who may.")
HAS_ENDED = N_("The access of {name} has ended. Add them anew if they come back.")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who works with the books now, as far as rules look at them."""

    id: int
    name: str
    roles: frozenset[Role]


def name_key(name: str) -> str:
    """A name as it is compared with others: without case, accents and double spaces."""
    return folding.fold(name)


def objections_to_name(name: str, others: Collection[Known]) -> Iterator[Objection]:
    """What speaks against this name beside those of the others."""
    tidied = tidy(name)
    if not tidied or not name_key(tidied):
        yield Objection(NO_NAME, "name")
    elif len(tidied) > LONGEST_NAME:
        yield Objection(NAME_TOO_LONG, "name", {"most": LONGEST_NAME})
    for other in others:
        if tidied and name_key(other.name) == name_key(tidied):
            yield Objection(NAME_TAKEN, "name", {"name": other.name})


def objections_to_adding(name: str, roles: Collection[Role], now: Collection[Known]) -> tuple[Objection, ...]:
    """What speaks against adding somebody beside those who work with the books now; passwords are judged apart."""
    found = list(objections_to_name(name, now))
    if not roles:
        found.append(Objection(NO_ROLE, "roles"))
    elif not now and Role.SECRETARY not in roles:
        found.append(Objection(FIRST_IS_SECRETARY, "roles"))
    return tuple(found)


def objections_to_amending(
    user: Known, name: str, roles: Collection[Role], now: Collection[Known], by: int | None
) -> tuple[Objection, ...]:
    """What speaks against giving somebody this name and these roles; ``by`` is who wants to, None where unknown."""
    found = list(objections_to_name(name, [other for other in now if other.id != user.id]))
    if not roles:
        found.append(Objection(NO_ROLE, "roles"))
    if frozenset(roles) != user.roles and user.id == by:
        found.append(Objection(OWN_ROLES, "roles"))
    elif Role.SECRETARY not in roles:
        found += _last_secretary(user, now, "roles")
    return tuple(found)


def objections_to_ending(user: Known, now: Collection[Known], by: int | None) -> tuple[Objection, ...]:
    """What speaks against ending somebody's access."""
    found = _last_secretary(user, now, "")
    if not found and user.id == by:
        found.append(Objection(OWN_END))
    return tuple(found)


def _last_secretary(user: Known, now: Collection[Known], about: str) -> list[Objection]:
    others = [other for other in now if other.id != user.id and Role.SECRETARY in other.roles]
    if Role.SECRETARY in user.roles and not others:
        return [Objection(LAST_SECRETARY, about, {"name": user.name})]
    return []
