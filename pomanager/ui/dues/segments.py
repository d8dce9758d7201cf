"""The segments of the page "Dues", in the order of its row of tabs; adding a segment adds a line."""

from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.segment_bar import SegmentKind


def _arrears(desk: Desk) -> Page:
    from pomanager.ui.dues.arrears import ArrearsSegment

    return ArrearsSegment(desk)


def _receipts(desk: Desk) -> Page:
    from pomanager.ui.dues.receipts import ReceiptsSegment

    return ReceiptsSegment(desk)


def _charges(desk: Desk) -> Page:
    from pomanager.ui.dues.charges import ChargesSegment

    return ChargesSegment(desk)


def _fees(desk: Desk) -> Page:
    from pomanager.ui.dues.fees import FeesSegment

    return FeesSegment(desk)


SEGMENTS: tuple[SegmentKind, ...] = (
    # TR: tab of the page "Dues": what each member owes
    SegmentKind("arrears", N_("Arrears"), _arrears),
    # TR: tab of the page "Dues": the book of receipts
    SegmentKind("receipts", N_("Receipts"), _receipts),
    # TR: tab of the page "Dues": periods charged and to be charged
    SegmentKind("charges", N_("Charges"), _charges),
    # TR: tab of the page "Dues": the fees there are and how much they are
    SegmentKind("fees", N_("Fees"), _fees),
)
"""The segments there are, in their order."""
