"""The pen of acts on people: their roles and secrets, written as the tables want them."""

from collections.abc import Iterable

from pomanager.db import access
from pomanager.db.access import OfficeUserRole, UserSecret
from pomanager.rules.access.roles import Role, in_order
from pomanager.services.access import hashing, seals
from pomanager.services.work import Work


def set_roles(work: Work, user_id: int, roles: Iterable[Role]) -> None:
    """Somebody has these roles from now on, and no others."""
    access.remove_roles(work.session, user_id)
    work.session.add_all(OfficeUserRole(user_id=user_id, role=role) for role in in_order(roles))
    work.session.flush()


def set_secret(work: Work, user_id: int, password: str, *, must_change: bool, private: bytes | None = None) -> None:
    """Somebody proves with this password who they are; ``private`` goes on as the key of their notes, where given."""
    cost, salt = hashing.cost_here(), hashing.new_salt()
    derived = hashing.derive(password, salt, cost)
    pair = seals.new_pair() if private is None else seals.Pair(seals.public_of(private), private)
    work.session.add(
        UserSecret(
            user_id=user_id, since=work.now, memory_kib=cost.memory_kib, rounds=cost.rounds, lanes=cost.lanes,
            salt=salt, verifier=derived.verifier, public_key=pair.public,
            sealed_key=seals.seal_private(pair.private, derived.key), must_change=must_change,
        )
    )  # fmt: skip
    work.session.flush()


def roles_told(roles: Iterable[Role]) -> str:
    """The roles as the journal keeps them: their codes."""
    return ", ".join(in_order(roles))
