"""What the reserved seats changed: who sits with the rule and who would sit without it, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.rules.counting.record import Count, Happening
from pomanager.ui.elections.result.telling import Telling, reserved_said
from pomanager.ui.elections.result.words import votes_said
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark


class EffectPart(QFrame):
    """Two columns of names; those the rule put in and left out stand in strong letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("well")
        self.title = Label("", "strong", wrap=True)
        self._names = QWidget()
        self._below = QVBoxLayout()
        self._below.setSpacing(px(4))
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(px(14), px(12), px(14), px(12))
        self._body.setSpacing(px(8))
        self._body.addWidget(self.title)
        self._body.addWidget(self._names)
        self._body.addLayout(self._below)
        self.said: tuple[str, ...] = ()

    def show_count(self, count: Count, articles: Sequence[str]) -> None:
        """Show the effect in a count; ``articles`` are those of the by-laws the rule rests on."""
        self.setVisible(count.without is not None and count.is_settled)
        if count.without is None or not count.is_settled:
            return
        self.title.setText(_("What the reserved seats changed"))
        self._show_names(count, count.without)
        self._tell((*reserved_said(count), *_would_have(count), *_rests_on(articles)), count)

    def _show_names(self, count: Count, without: Count) -> None:
        old, self._names = self._names, QWidget()
        self._body.replaceWidget(old, self._names)
        old.hide()
        old.deleteLater()
        came = {swap.came for swap in count.changed}
        left = {swap.left for swap in count.changed}
        row = QHBoxLayout(self._names)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        # TR: heads of two lists of people: who is elected with the rule on reserved seats, and who without it
        row.addLayout(_column(_("With the rule"), [(count.name(each), each in came) for each in count.elected], "seat"))
        self._names.setVisible(bool(count.changed))
        row.addWidget(line(upright=True))
        row.addLayout(_column(_("Without it"), [(count.name(each), each in left) for each in without.elected], "x"))

    def _tell(self, said: Sequence[str], count: Count) -> None:
        while (item := self._below.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.said = tuple(said)
        for each in said:
            self._below.addWidget(Telling(each, count.names))


def _column(title: str, names: Sequence[tuple[str, bool]], icon: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(6))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(title, "small", wrap=True), 0, 0, 1, 2)
    for place, (name, differs) in enumerate(names, 1):
        drawn = icon if differs else "check"
        tone = "text2" if drawn == "x" else "ok"
        grid.addWidget(Mark(drawn, 16, tone), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(name, "strong" if differs else "body", wrap=True), place, 1)
    grid.setRowStretch(len(names) + 1, 1)
    return grid


def _would_have(count: Count) -> tuple[str, ...]:
    """With how many votes those left out would have been elected, where papers are passed on."""
    if count.without is None or len(count.without.stages) == 1:
        return ()
    elected = count.without.events(Happening.ELECTED)
    # TR: of somebody who would sit without the rule on reserved seats, with the votes of that count
    words = _("{name} would have been elected with {votes}.")
    return tuple(
        words.format(name=count.name(swap.left), votes=votes_said(elected[swap.left][1].votes, count.places))
        for swap in count.changed
        if swap.left in elected
    )


def _rests_on(articles: Sequence[str]) -> tuple[str, ...]:
    known = [each for each in dict.fromkeys(articles) if each]
    if not known:
        return ()
    # TR: which articles of the by-laws a rule rests on; {articles} is a number or several
    return (_("By-laws, art. {articles}.").format(articles=formats.listing(known)),)
