"""Sheets for the tests of papers about passwords."""

from datetime import UTC, datetime

from pomanager.readmodels.access_papers import RecoveryCodeSheet
from pomanager.rules.access.recovery import groups_of
from tests.reports.sheets import letterhead

KEY = bytes(range(100, 132))
SET_AT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def recovery_code(*, blank: bool = False, by: str = "Awa") -> RecoveryCodeSheet:
    """The code of an invented key, or the form for it."""
    return RecoveryCodeSheet(letterhead(), () if blank else groups_of(KEY), SET_AT, by)
