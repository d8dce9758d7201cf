"""Whether whoever reads over a session may see numbers of identity documents and nominees, or finds them covered."""

from sqlalchemy.orm import Session

_COVERED = "covered"


def cover(session: Session) -> None:
    """From now on this session shows restricted fields covered."""
    session.info[_COVERED] = True


def is_covered(session: Session) -> bool:
    """Whether restricted fields are covered for this session; sessions of the program's own see them."""
    return bool(session.info.get(_COVERED, False))
