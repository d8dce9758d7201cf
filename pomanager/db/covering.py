"""What whoever reads over a session may see of it: numbers of identity documents, nominees, money, pairs, or not."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from pomanager.rules.access.roles import ALL_RIGHTS, Right
from pomanager.rules.identity import masked

_RIGHTS, _USER = "rights", "user"


def read_with(session: Session, rights: Collection[Right], user_id: int | None = None) -> None:
    """From now on this session shows no more than somebody with these rights may see; ``user_id`` says who reads."""
    session.info[_RIGHTS] = frozenset(rights)
    session.info[_USER] = user_id


def may(session: Session, right: Right) -> bool:
    """Whether whoever reads over this session has a right; the program's own sessions have all."""
    return right in session.info.get(_RIGHTS, ALL_RIGHTS)


def is_covered(session: Session) -> bool:
    """Whether restricted fields are covered for this session; sessions of the program's own see them."""
    return Right.READ_RESTRICTED not in session.info.get(_RIGHTS, ALL_RIGHTS)


def number_seen(session: Session, number: str) -> str:
    """The number of an identity document as this session shows it: whole, or with only its end in sight."""
    return masked(number) if number and is_covered(session) else number


def shows_money(session: Session) -> bool:
    """Whether shares and dues are told over this session."""
    return Right.READ_MONEY in session.info.get(_RIGHTS, ALL_RIGHTS)


def sees_all_pairs(session: Session) -> bool:
    """Whether all of the mentoring is told over this session, or only the pairs of whoever reads."""
    return Right.SEE_ALL_PAIRS in session.info.get(_RIGHTS, ALL_RIGHTS)


def who_reads(session: Session) -> int | None:
    """Who signed in and reads over this session; None for the program's own sessions and whoever works alone."""
    user_id = session.info.get(_USER)
    return user_id if isinstance(user_id, int) else None
