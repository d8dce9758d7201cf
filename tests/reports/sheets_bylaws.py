"""Sheets of the papers on by-laws, on the right to vote and on what is due, for the tests of papers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from pomanager.readmodels.bylaws import (
    BylawsSheet,
    BylawsText,
    DifferenceRow,
    Differences,
    DifferencesSheet,
    VersionRow,
    VersionState,
    clause_rows,
)
from pomanager.readmodels.entitlement import (
    EntitlementCounts,
    EntitlementListSheet,
    EntitlementRow,
    MemberEntitlementSheet,
)
from pomanager.readmodels.governance import DueRow, DueSheet, Place
from pomanager.rules.bylaws.in_force import Bylaws, SetValue, Sure
from pomanager.rules.bylaws.values import Text
from pomanager.rules.due import DueKind, When
from pomanager.rules.entitlement import (
    Reason,
    Right,
    Speaker,
    Stance,
    Stood,
    judge_membership,
    judge_speaker,
    verdict_of,
)
from pomanager.rules.members import Sex, Status
from pomanager.rules.objections import Objection
from tests.reports.sheets import AS_OF, letterhead

SINCE = date(2026, 1, 1)


def bylaws_of(values: Mapping[str, SetValue], decision: str = "AG 1") -> Bylaws:
    """By-laws that say just this."""
    return Bylaws(since=SINCE, decision=decision, values=values)


def own_text(text: str, source: str = "", checked_by: str = "") -> SetValue:
    """Words of the organisation's own; "" is a blank. ``checked_by`` "" is not checked."""
    checked_on = AS_OF if checked_by else None
    return SetValue(Text(text) if text else None, source, Sure.OWN, checked_by, checked_on)


def version(
    decision: str = "AG 1", since: date | None = SINCE, state: VersionState = VersionState.IN_FORCE
) -> VersionRow:
    """A version of the by-laws with one value that is not checked and one that is blank."""
    return VersionRow(
        id=1, number=1, state=state, since=since, until=None, decision=decision, preset="",
        prepared_at=datetime(2025, 12, 1, tzinfo=UTC), adopted_at=None, withdrawn_on=None, withdrawn_reason="",
        checked=1, unchecked=1, blank=1,
    )  # fmt: skip


def bylaws(values: Mapping[str, SetValue], decision: str = "AG 1") -> BylawsSheet:
    """The paper of by-laws that have just the clauses of these values."""
    rows = [row for row in clause_rows(bylaws_of(values)) if any(each.key in values for each in row.values)]
    return BylawsSheet(letterhead(), AS_OF, BylawsText(version(decision), tuple(rows), ()))


def differences(
    key: str, before: SetValue, after: SetValue, decisions: tuple[str, str] = ("AG 1", "AG 2")
) -> DifferencesSheet:
    """The paper on one sentence that two versions have differently."""
    was, then = (
        next(row for row in clause_rows(bylaws_of({key: said})) if any(each.key == key for each in row.values))
        for said in (before, after)
    )
    rows = (DifferenceRow(was, then, (key,)),)
    return DifferencesSheet(
        letterhead(), AS_OF, Differences(version(decisions[0], date(2020, 1, 1)), version(decisions[1]), rows)
    )


def entitled(
    name: str = "ADA Anne", number: str = "00001", section: str = "Mungwa", acts_through: str = ""
) -> EntitlementRow:
    """A member since 2020 who has every right; ``acts_through`` makes an organisation of her."""
    none = Bylaws()
    found = judge_membership(Stood(Status.ACTIVE, date(2020, 1, 1), date(2020, 1, 1)), none, AS_OF)
    spoken = judge_speaker(Speaker(is_organisation=bool(acts_through), representative=acts_through), none, AS_OF)
    return EntitlementRow(1, number, name, "", Sex.FEMALE, section, verdict_of([found, spoken]))


def member_entitlement(row: EntitlementRow, laws: Bylaws) -> MemberEntitlementSheet:
    """The paper that explains one member's rights."""
    return MemberEntitlementSheet(letterhead(), AS_OF, row, laws)


def who_may_vote(
    rows: Sequence[EntitlementRow], decision: str = "AG 1", silences: Sequence[Reason] = ()
) -> EntitlementListSheet:
    """The list of members who all may vote."""
    count = len(rows)
    counts = EntitlementCounts(AS_OF, count, dict.fromkeys(Right, count), dict.fromkeys(Right, 0), ())
    return EntitlementListSheet(
        letterhead(), AS_OF, counts, SINCE, decision, tuple(silences), entitled=count, not_entitled=0, rows=iter(rows)
    )


def silence(about: str = "proxies.allowed") -> Reason:
    """A reason that says only that the by-laws are silent."""
    message = "The by-laws say nothing on proxies: not judged."
    return Reason("proxies_blank", about, Stance.NOT_JUDGED, message, is_silence=True)


def due_row(
    message: str, about: str = "", on: date | None = AS_OF, when: When = When.THIS_MONTH,
    kind: DueKind = DueKind.VACANCY, **details: object,
) -> DueRow:  # fmt: skip
    """One thing that is due."""
    return DueRow(kind, on, when, Objection(message, about, details), Place("bodies", 1))


def due(rows: Sequence[DueRow], laws: Bylaws) -> DueSheet:
    """The paper of what is due."""
    return DueSheet(letterhead(), AS_OF, tuple(rows), laws)
