"""The pairs that ask for attention, beside the funnel: whom each is of, what it waits for, and the way to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.governance import Place
from pomanager.readmodels.home import PairAsking
from pomanager.ui.governance.home.cards import CardLine
from pomanager.ui.governance.opening import opens_said
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line

MENTORING, BOARD = "mentoring", ("board", None)
"""The page the lines open, and the list of all pairs on it."""
MOST_SHOWN = 8


class PairsToFollow(QWidget):
    """A line for each pair, the first of them where they are many; ``wanted`` says which place is to be opened."""

    wanted = Signal(object)
    """The Place."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: tuple[PairAsking, ...] = ()
        self.title = Label("", "sheet", wrap=True)
        self.all = Button("", "", "quiet")
        self.all.setObjectName("funnel.pairs.all")
        self.all.clicked.connect(lambda: self.wanted.emit(Place(MENTORING, BOARD)))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addLayout(self._lines)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeading)

    def show_pairs(self, pairs: tuple[PairAsking, ...]) -> None:
        """Tell these pairs."""
        self.pairs = pairs
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(_("Pairs to follow"))
        self.all.setText(_("See all ({count})").format(count=formats.number(len(self.pairs))))
        self.all.setVisible(len(self.pairs) > MOST_SHOWN)
        while (item := self._lines.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for place, asking in enumerate(self.pairs[:MOST_SHOWN]):
            if place:
                self._lines.addWidget(line())
            self._lines.addWidget(self._line(asking))

    def _line(self, asking: PairAsking) -> CardLine:
        # TR: below the name of a mentee: who accompanies her
        mentor = _("with {mentor}").format(mentor=asking.pair.mentor)
        below = f"{sentence(asking.attention.sentence)}\n{mentor}"
        shown = CardLine("warn", "warn", asking.pair.mentee, below, strong=True)
        place = Place(MENTORING, asking.pair.id)
        opens = Button("", "right_c", "quiet", name=f"{opens_said(place)}: {asking.pair.mentee}")
        opens.setObjectName(f"funnel.pairs.{asking.pair.id}")
        opens.clicked.connect(lambda: self.wanted.emit(place))
        shown.row.addWidget(opens, 0, Qt.AlignmentFlag.AlignVCenter)
        return shown
