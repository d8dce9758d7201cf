"""The papers of the mentoring as they are declared: which sheet each is made of, who writes it, who may print it."""

from typing import NamedTuple

from pomanager.marks import N_
from pomanager.rules.access.roles import Right


class DeclaredPaper(NamedTuple):
    """One paper; ``of`` names the kind of record it is about, "" for none."""

    key: str
    title: str
    of: str
    fetch: str
    """The question that fills its sheet."""
    kind: str
    """The module below the papers of the mentoring and the name in it, such as "pair.PAIR_PROGRESS"."""
    right: Right
    has_day: bool = True
    may_stand_beside: bool = True


_ALL, _PAIR = Right.SEE_ALL_PAIRS, Right.SEE_PAIRS
_WHOLE, _ONE = "mentoring_paper", "pair_paper"

DECLARED: tuple[DeclaredPaper, ...] = (
    DeclaredPaper("mentoring-month", N_("Mentoring: the page of the month"), "", _WHOLE, "month.MENTORING_MONTH", _ALL),
    DeclaredPaper(
        "mentoring-roster", N_("Roster of the mentoring"), "", _WHOLE, "roster.MENTORING_ROSTER", _ALL,
        may_stand_beside=False,
    ),
    DeclaredPaper(
        "mentoring-progress", N_("Progress of the mentoring"), "", _WHOLE, "progress.MENTORING_PROGRESS", _ALL,
        may_stand_beside=False,
    ),
    DeclaredPaper(
        "mentoring-consents", N_("Consents to the mentoring"), "", _WHOLE, "roster.MENTORING_CONSENTS", _ALL,
        may_stand_beside=False,
    ),
    DeclaredPaper(
        "mentoring-agreement", N_("Agreement of a pair"), "pair", _ONE, "pair.PAIR_AGREEMENT", _PAIR, has_day=False
    ),
    DeclaredPaper(
        "mentoring-session", N_("Record of a session"), "pair", _ONE, "session.SESSION_FORM", _PAIR, has_day=False
    ),
    DeclaredPaper(
        "mentoring-session-blank", N_("Record of a session, blank"), "", _ONE, "session.SESSION_FORM", _PAIR,
        has_day=False,
    ),
    DeclaredPaper("mentoring-pair", N_("Progress of a pair"), "pair", _ONE, "pair.PAIR_PROGRESS", _PAIR),
    DeclaredPaper(
        "mentoring-certificate", N_("Certificate of mentoring"), "pair", _ONE, "pair.PAIR_CERTIFICATE", _PAIR
    ),
    DeclaredPaper(
        "training-certificate", N_("Certificate of training"), "member", "training_certificate_paper",
        "training.TRAINING_CERTIFICATE", Right.READ_BOOKS,
    ),
)  # fmt: skip
