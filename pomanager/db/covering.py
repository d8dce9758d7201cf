"""What whoever reads over a session may see of it: numbers of identity documents, nominees, and money, or not."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from pomanager.rules.access.roles import ALL_RIGHTS, Right
from pomanager.rules.identity import masked

_RIGHTS = "rights"


def read_with(session: Session, rights: Collection[Right]) -> None:
    """From now on this session shows no more than somebody with these rights may see."""
    session.info[_RIGHTS] = frozenset(rights)


def is_covered(session: Session) -> bool:
    """Whether restricted fields are covered for this session; sessions of the program's own see them."""
    return Right.READ_RESTRICTED not in session.info.get(_RIGHTS, ALL_RIGHTS)


def number_seen(session: Session, number: str) -> str:
    """The number of an identity document as this session shows it: whole, or with only its end in sight."""
    return masked(number) if number and is_covered(session) else number


def shows_money(session: Session) -> bool:
    """Whether shares and dues are told over this session."""
    return Right.READ_MONEY in session.info.get(_RIGHTS, ALL_RIGHTS)
