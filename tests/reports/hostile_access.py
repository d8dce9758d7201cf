"""The papers on people at the keyboard, with hostile texts in every field."""

from dataclasses import replace
from datetime import UTC, datetime

from pomanager.readmodels.access import HandOverItem, HandOverRow, Moved
from pomanager.readmodels.access_papers import (
    MovingSheet,
    OfficeHandOverSheet,
    PersonAtWork,
    RightLine,
    WhoMaySheet,
)
from pomanager.rules.access.roles import Right, Role
from tests.reports import sheets_access as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, or_dash, seen

MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def who_may(texts: Texts) -> HostilePaper:
    """Two people: one is told of with her roles, both with what they may."""
    head, names = letterhead(texts)
    first, second = next(texts), next(texts)
    people = (PersonAtWork(first, (Role.SECRETARY, Role.MENTOR)), PersonAtWork(second, (Role.VIEWER,)))
    sheet = WhoMaySheet(head, people, (RightLine(Right.KEEP_DUES, (Role.SECRETARY,), (first,)),))
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"NameRoles{seen(first)}SecretaryandMentor{seen(second)}Reader"),
            Chain(f"Keepdues,receiptsandrefundsSecretary{seen(first)}"),
        ),
    )


def hand_over(texts: Texts) -> HostilePaper:
    """A hand-over in which one thing of the office's own was not handed over."""
    head, names = letterhead(texts)
    given, taken, backup, notes, called, remark = (next(texts) for _field in range(6))
    items = (HandOverItem("own", called, is_done=False, remark=remark),)
    row = HandOverRow(1, MOMENT, given, taken, (), backup, 25, "5ea1", file_password_new=True, notes=notes, items=items)
    last = (Chain(f"Remarks{seen(notes)}Handedoverby"),) if notes else ()
    return HostilePaper(
        OfficeHandOverSheet(head, row),
        (
            names,
            Chain(f"Handedoverby{or_dash(given)}Takenoverby{or_dash(taken)}When"),
            Chain(f"Nameofthebackup{seen(backup) if backup else 'nonewasmade'}Linesofthejournal25"),
            Chain(f"{seen(called)}no{seen(remark)}"),
            *last,
        ),
    )


def recovery_code(texts: Texts) -> HostilePaper:
    """A code that was set by somebody of an odd name."""
    head, names = letterhead(texts)
    by = next(texts)
    told = (Chain(f"Passwordsetby{seen(by)}Thecode"),) if by else ()
    return HostilePaper(replace(sheets.recovery_code(by=by), letterhead=head), (names, *told))


def moving(texts: Texts) -> HostilePaper:
    """A move by somebody of an odd name to somebody of another."""
    head, names = letterhead(texts)
    by, goes_to = next(texts), next(texts)
    told = []
    if by:
        told.append(Chain(f"Handedoverby{seen(by)}"))
    if goes_to:
        told.append(Chain(f"Theofficegoesonwith{seen(goes_to)}Lastentry"))
    return HostilePaper(
        MovingSheet(head, Moved(away=True, at=MOMENT, who=by, goes_to=goes_to, last_act=MOMENT)), (names, *told)
    )
