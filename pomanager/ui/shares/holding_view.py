"""How a holding is shown wherever somebody's shares are told of: name, three figures, how it stands, what comes."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.readmodels.shares import HoldingRow, InstalmentRow
from pomanager.ui.look import px
from pomanager.ui.shares.words import (
    STANDINGS,
    amount_said,
    shares_said,
    standing_of,
    standing_said,
    subscribed_words,
    type_said,
)
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wells import Well

INSTALMENTS_TOLD = 5
"""So many parts that are still to be paid are told of."""


class HoldingView(QWidget):
    """One type of share a member holds: its name, the three figures, how it stands."""

    def __init__(self, holding: HoldingRow) -> None:
        super().__init__()
        self.holding = holding
        standing = standing_of(holding)
        state = STANDINGS[standing]
        self.badge = Badge(standing_said(standing), state.tone, state.shown_icon)
        self.figures = Well(figures_of(holding))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label(type_said(holding.type), "section", wrap=True), 1)
        head.addWidget(self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.figures)
        if holding.unit_minor:
            # TR: beside the figures of a holding: what it is worth
            worth = _("{shares} at {value} each: {amount} subscribed").format(
                shares=shares_said(holding.shares), value=amount_said(holding.type, holding.unit_minor),
                amount=amount_said(holding.type, holding.subscribed),
            )  # fmt: skip
            column.addWidget(Label(worth, "small", wrap=True))


def figures_of(holding: HoldingRow) -> tuple[tuple[str, str], ...]:
    """The three figures of a holding, each with its label: subscribed, paid up, due."""
    return (
        (shares_said(holding.shares), subscribed_words(holding.shares)),
        # TR: labels below two figures: the amount paid up, the amount still due
        (amount_said(holding.type, holding.paid), _("paid up")),
        (amount_said(holding.type, holding.due), _("due")),
    )


def instalment_told(row: InstalmentRow) -> str:
    """What is to be paid on a day, and that its day is past."""
    amount = amount_said(row.type, row.minor)
    return f"{amount} · {standing_said('overdue')}" if row.is_overdue else amount
