"""Beside the admission form: whoever on the roll may be the same person, field by field."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.members import LikelyDouble
from pomanager.ui.look import px
from pomanager.ui.members.words import known, status_word
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts

SHOWN = 3


class DoublesPanel(DetailPanel):
    """Says who may be meant already; empty while nobody is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(356, parent)
        self.setObjectName("members.doubles")
        self._doubles: tuple[LikelyDouble, ...] = ()
        self._note = Note("warn")
        self._nobody = Label("", "hint", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(16))
        self.body.addWidget(self._note)
        self.body.addWidget(self._nobody)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.show_doubles(self._doubles)

    def show_doubles(self, doubles: tuple[LikelyDouble, ...]) -> None:
        """Show these people beside the form."""
        self._doubles = doubles
        self._note.setVisible(bool(doubles))
        self._nobody.setVisible(not doubles)
        self._nobody.setText(_("Whoever on the roll may be the same person is shown here."))
        self._note.tell(
            "warn",
            _("This person may be on the roll already"),
            _("Somebody who comes back is taken back under the old number."),
        )  # fmt: skip
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for double in doubles[:SHOWN]:
            self._cards.addWidget(_card(double))


def _card(double: LikelyDouble) -> Facts:
    facts = Facts(96)
    facts.show_facts(
        [
            (_("Number"), double.number),
            (_("Name"), double.name),
            (_("Born"), formats.vague(double.birth)),
            (_("Place"), known(double.place)),
            (_("Phone"), known(double.phone)),
            (_("Status"), status_word(double.status)),
            (_("Since"), formats.day(double.status_since)),
        ]
    )
    return facts
