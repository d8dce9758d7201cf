"""Who works with the books now, and who of them is at the keyboard."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.access import OfficeUser, OfficeUserRole, secret_of
from pomanager.db.base import table_of
from pomanager.readmodels.access import NOBODY, Keeper, alone
from pomanager.rules.access.people import Known
from pomanager.rules.access.roles import Role, in_order, rights_of

# Rows of tables: the first question about objects makes all mappings ready, and the window waits for it.
USER, ROLE = table_of(OfficeUser), table_of(OfficeUserRole)


def people_now(session: Session) -> tuple[Known, ...]:
    """Everybody who works with the books now, by name."""
    rows = session.execute(
        select(USER.c.id, USER.c.name, ROLE.c.role)
        .select_from(USER.outerjoin(ROLE, ROLE.c.user_id == USER.c.id))
        .where(USER.c.ended_at.is_(None))
        .order_by(USER.c.name_key, USER.c.id)
    ).all()
    roles: dict[int, set[Role]] = {}
    names: dict[int, str] = {}
    for user_id, name, role in rows:
        names[user_id] = name
        roles.setdefault(user_id, set())
        if role is not None:
            roles[user_id].add(role)
    return tuple(Known(user_id, name, frozenset(in_order(roles[user_id]))) for user_id, name in names.items())


def keeper_now(session: Session, keeper: Keeper, opened_by: str) -> Keeper:
    """Who is at the keyboard now, after whatever changed: alone, still signed in, or nobody."""
    people = people_now(session)
    key = keeper.key if keeper.user_id is not None else None
    if not people:
        return alone(opened_by)
    here = next((each for each in people if each.id == keeper.user_id), None)
    if len(people) == 1:
        return replace(alone(people[0].name, people[0].id, people[0].roles), key=key if here else None)
    if here is None:
        return NOBODY
    return replace(
        keeper, name=here.name, roles=here.roles, rights=rights_of(here.roles), is_alone=False,
        must_change=_must_change(session, here.id),
    )  # fmt: skip


def _must_change(session: Session, user_id: int) -> bool:
    secret = secret_of(session, user_id)
    return secret is not None and secret.must_change
