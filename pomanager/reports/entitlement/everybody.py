"""The list of those who may vote on a day and of those who may not, with the reasons: the roll for an assembly."""

from collections.abc import Iterator

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.entitlement import EntitlementListSheet, EntitlementRow
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.entitlement.words import judged_by, yes_or_no
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Grid, GridColumn, note
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.entitlement import RIGHT_WORDS, Reason, Right, Stance


def heading_of(sheet: EntitlementListSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("Who may vote"), sheet.as_of)


def put(sheet: EntitlementListSheet, paper: Paper, progress: Progress) -> None:
    """Write the list onto a paper that was begun; ``progress`` may raise Cancelled."""
    silences = [note(sentence(reason.sentence)) for reason in sheet.silences]
    paper.flow([judged_by(sheet.bylaws_since, sheet.bylaws_decision), _figures(sheet), *silences])
    register = Register(paper, _columns(), total=sheet.entitled + sheet.not_entitled, progress=progress)
    register.group(_("May vote ({count})").format(count=formats.number(sheet.entitled)))
    begun = False
    for row in sheet.rows:
        if not begun and not row.verdict.may(Right.VOTE):
            register.group(_("May not vote ({count})").format(count=formats.number(sheet.not_entitled)))
            begun = True
        register.row(_texts(row))
    register.end()


def _figures(sheet: EntitlementListSheet) -> Grid:
    columns = (
        GridColumn("", 40),
        # TR: heads of two columns of numbers: how many have a right, and of how many of them something was not judged
        GridColumn(_("May"), 30, Align.END),
        GridColumn(_("Of these not judged in all"), 30, Align.END),
    )
    counts = sheet.counts
    rows = [
        (_(RIGHT_WORDS[right]), formats.number(counts.may[right]), formats.number(counts.not_judged[right]))
        for right in Right
    ]
    return Grid(columns, rows)


def _columns() -> tuple[Column, ...]:
    return (
        # TR: title of the column of member numbers, as short as can be
        Column(_("No."), holds=("000000",)),
        Column(_("Name"), 24),
        Column(_("Section"), 15),
        Column(_(RIGHT_WORDS[Right.STAND]), 13),
        Column(_(RIGHT_WORDS[Right.PROXY]), 13),
        Column(_("Reasons"), 35),
    )


def _texts(row: EntitlementRow) -> tuple[str, ...]:
    verdict = row.verdict
    stand, proxy = (yes_or_no(may=verdict.may(right)) for right in (Right.STAND, Right.PROXY))
    return (row.number, row.name, row.section, stand, proxy, " ".join(_telling(verdict.reasons)))


def _telling(reasons: tuple[Reason, ...]) -> Iterator[str]:
    """What tells this member from others: not what speaks in favour, nor that the by-laws are silent."""
    for reason in reasons:
        if reason.stance is not Stance.FOR and not reason.is_silence:
            yield sentence(reason.sentence)


WHO_MAY_VOTE = Listing(heading_of, put)
