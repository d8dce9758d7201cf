"""Adding, changing and ending people who work with the books, and giving them a new password."""

from dataclasses import dataclass, field

from pomanager.db.access import OfficeUser
from pomanager.errors import NotFound, Refused, Stale, refuse
from pomanager.marks import N_
from pomanager.rules.access import people as rules
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.access.people import Known
from pomanager.rules.access.roles import Role
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.access.commands.writing import roles_told, set_roles, set_secret
from pomanager.services.access.queries.door import people_now
from pomanager.services.access.queries.notes import note_count
from pomanager.services.organisation.queries.profile import organisation
from pomanager.services.work import About, Work

OVERTAKEN = N_("Somebody changed this person in the meantime. Look at what stands there now, then do it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUser:
    """Somebody is to work with the books. The first one writes down themselves, and chooses their own password."""

    name: str
    roles: tuple[Role, ...]
    password: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendUser:
    """Somebody gets another name or other roles; ``version`` is the one that was read."""

    user_id: int
    version: int
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivePassword:
    """Somebody who lost their password gets a new one, and changes it when they sign in."""

    user_id: int
    password: str = field(repr=False)
    again: str = field(repr=False)


def add_user(work: Work, order: AddUser) -> int:
    """Write the person down with roles and password, or raise Refused; returns their id."""
    now = people_now(work.session)
    names = (order.name, *_names_of_office(work))
    objections = (
        *rules.objections_to_adding(order.name, order.roles, now),
        *objections_to_password(order.password, order.again, names),
    )
    refuse(objections)
    user = OfficeUser(name=tidy(order.name), name_key=rules.name_key(order.name), added_at=work.now)
    work.session.add(user)
    work.session.flush()
    set_roles(work, user.id, order.roles)
    set_secret(work, user.id, order.password, must_change=bool(now))
    work.record(
        "access.user_added", About("office_user", user.id, user.name), {"roles": (None, roles_told(order.roles))}
    )
    return user.id


def amend_user(work: Work, order: AmendUser) -> None:
    """Change name and roles, or raise Refused, or Stale when somebody was quicker."""
    user, known = found(work, order.user_id)
    if user.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    now = people_now(work.session)
    objections = rules.objections_to_amending(known, order.name, order.roles, now, work.keeper.user_id)
    refuse(objections)
    changes: dict[str, tuple[object, object]] = {}
    if tidy(order.name) != user.name:
        changes["name"] = (user.name, tidy(order.name))
        user.name, user.name_key = tidy(order.name), rules.name_key(order.name)
    if frozenset(order.roles) != known.roles:
        changes["roles"] = (roles_told(known.roles), roles_told(order.roles))
        set_roles(work, user.id, order.roles)
    if changes:
        work.record("access.user_amended", About("office_user", user.id, user.name), changes)


def end_user(work: Work, user_id: int) -> None:
    """End somebody's access, or raise Refused. They stay in the list of those who worked with the books."""
    user, known = found(work, user_id)
    objections = rules.objections_to_ending(known, people_now(work.session), work.keeper.user_id)
    if objections:
        raise Refused(objections)
    user.ended_at = work.now
    work.record(
        "access.user_ended", About("office_user", user.id, user.name), {"roles": (roles_told(known.roles), None)}
    )


def give_password(work: Work, order: GivePassword) -> int:
    """Give somebody a new password, or raise Refused; returns how many of their private notes are lost with the old."""
    user, _known = found(work, order.user_id)
    objections = objections_to_password(order.password, order.again, (user.name, *_names_of_office(work)))
    refuse(objections)
    lost = note_count(work.session, user.id)
    set_secret(work, user.id, order.password, must_change=True)
    user.failures, user.failed_at = 0, None
    work.record("access.password_given", About("office_user", user.id, user.name))
    return lost


def found(work: Work, user_id: int) -> tuple[OfficeUser, Known]:
    """The person with this id and what rules know of them; raises NotFound, or Refused where their access has ended."""
    user = work.session.get(OfficeUser, user_id)
    if user is None:
        raise NotFound(Objection(N_("There is nobody of this number among the people who work with the books.")))
    known = next((each for each in people_now(work.session) if each.id == user_id), None)
    if known is None:
        raise Refused([Objection(rules.HAS_ENDED, details={"name": user.name})])
    return user, known


def _names_of_office(work: Work) -> tuple[str, ...]:
    told = organisation(work.session)
    return (*told.name.texts.values(), told.short_name)
