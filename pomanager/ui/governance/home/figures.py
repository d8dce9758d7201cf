"""The figures at the head of the home page: members, women, paid-up capital, the quorum of the next assembly."""

from fractions import Fraction
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import share_said
from pomanager.i18n.meetings import meeting_name
from pomanager.i18n.offices import body_name
from pomanager.readmodels.home import Home, HomeFigures, NextAssembly, PaidUp
from pomanager.readmodels.indicators import BodyShare
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label, line

WAITING = "…"


class Told(NamedTuple):
    """One figure: its label, the figure, what stands beside it smaller, and a line below."""

    key: str
    label: str
    figure: str
    beside: str = ""
    below: str = ""


def figures_told(home: Home) -> tuple[Told, ...]:
    """The figures there are, in their order; the capital is waited for in its place."""
    figures = home.figures
    found = [_members(figures), _women(figures)]
    if home.paid_up is not None:
        found.append(_paid_up(home.paid_up))
    elif figures.has_shares:
        found.append(Told("paid_up", _("Paid-up capital"), WAITING))
    if figures.assembly is not None:
        found.append(_quorum(figures.assembly))
    return tuple(found)


def _members(figures: HomeFigures) -> Told:
    below = ngettext("{count} joined this year", "{count} joined this year", figures.joined).format(
        count=formats.number(figures.joined)
    )
    return Told("members", _("Members"), formats.number(figures.roll.total), "", below)


def _women(figures: HomeFigures) -> Told:
    roll = figures.roll
    known = roll.women + roll.men
    share = Fraction(roll.women, known) if known else None
    # TR: {count} women of {all} women and men
    beside = _("{count} of {all}").format(count=formats.number(roll.women), all=formats.number(known))
    below = _in_board(figures.board) if figures.board is not None else ""
    return Told("women", _("Women"), formats.percent(_whole(share)), beside, below)


def _whole(share: Fraction | None) -> Fraction | None:
    """A share in whole percent, as a large figure shows it."""
    return None if share is None else Fraction(round(share * 100), 100)


def _in_board(share: BodyShare) -> str:
    body = body_name(share.body.name, share.body.section)
    women = int(share.people.women)
    # TR: {body} is the board: "Board: 3 women of 7"
    return ngettext("{body}: {count} woman of {all}", "{body}: {count} women of {all}", women).format(
        body=body, count=formats.number(women), all=formats.number(share.seats)
    )


def _paid_up(capital: PaidUp) -> Told:
    decimals = formats.decimals_of(capital.paid.currency)
    below = ""
    if capital.share is not None:
        below = _("{share} of {amount} subscribed").format(
            share=formats.percent(_whole(capital.share)), amount=formats.money(capital.subscribed)
        )
    figure = formats.figures(capital.paid.minor, decimals)
    return Told("paid_up", _("Paid-up capital"), figure, formats.currency_sign(capital.paid.currency), below)


def _quorum(assembly: NextAssembly) -> Told:
    quorum = assembly.quorum
    if quorum.needed is None:
        figure, beside = formats.UNKNOWN, ""
    else:
        figure = formats.number(quorum.needed)
        # TR: beside how many votes the quorum needs: of how many votes in all
        beside = ngettext("vote of {all}", "votes of {all}", quorum.needed).format(all=formats.number(quorum.base))
    return Told("quorum", _("Quorum of the next assembly"), figure, beside, _rule_said(assembly))


def _rule_said(assembly: NextAssembly) -> str:
    quorum = assembly.quorum
    if quorum.share is None:
        return _("{meeting}: the by-laws name no quorum").format(meeting=meeting_name(assembly.meeting))
    # TR: the first, second or third time a meeting is called, and the share of the votes that has to be there
    rule = _("Call {number}: {share}").format(number=formats.number(quorum.call), share=share_said(quorum.share))
    open_yet = _("the roll is not frozen yet")
    return rule if quorum.needed is not None else f"{rule} · {open_yet}"


class FiguresCard(QFrame):
    """The sheet of figures, side by side, or two beside one another where there is little room."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.name = "figures"
        self.told = figures_told(home)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(20), px(12), px(12), px(12))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        self._parts = [Figure(each) for each in self.told]
        self._across = 0
        self._arrange(len(self._parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._fitting())

    def _fitting(self) -> int:
        """How many have room beside one another; of four rather two than three."""
        widest = max(part.number.sizeHint().width() for part in self._parts)
        fitting = max(1, min((self.width() - px(16)) // (widest + px(33)), len(self._parts)))
        return 2 if (fitting, len(self._parts)) == (3, 4) else fitting

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget not in self._parts:
                widget.hide()
                widget.deleteLater()
        for column in range(2 * len(self._parts)):
            self._grid.setColumnStretch(column, 1 if column < 2 * across and not column % 2 else 0)
        for place, part in enumerate(self._parts):
            row, column = divmod(place, across)
            if column:
                self._grid.addWidget(line(upright=True), row, 2 * column - 1)
            self._grid.addWidget(part, row, 2 * column)


class Figure(QWidget):
    """One figure under its label."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.setObjectName(f"home.figure.{told.key}")
        figure = f"{told.figure} {told.beside}".strip()
        self.setAccessibleName(" · ".join(each for each in (told.label, figure, told.below) if each))
        self.number = QWidget()
        number = QHBoxLayout(self.number)
        number.setContentsMargins(0, 0, 0, 0)
        number.setSpacing(px(6))
        number.addWidget(Label(told.figure, "figure"), 0, Qt.AlignmentFlag.AlignBottom)
        beside = Label(told.beside, "small", tone="text2")
        beside.setContentsMargins(0, 0, 0, px(5))
        number.addWidget(beside, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(Label(told.label, "small", wrap=True, tone="text2"))
        column.addWidget(self.number)
        column.addWidget(Label(told.below, "small", wrap=True))
        column.addStretch(1)
