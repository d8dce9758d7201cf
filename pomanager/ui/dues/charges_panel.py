"""The panel beside the charges: whom a charge would meet and what it comes to, before it is made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.dues import ChargePreview, NotCharged
from pomanager.ui.dues.charges_rows import STATES, ChargeLine, ChargeState, period_of, state_said
from pomanager.ui.dues.words import amount_said, fee_said, holder_said
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356
NAMED_AT_MOST = 12


class ChargesPanel(DetailPanel):
    """Tells of one line of charges; sends what somebody wants."""

    asked = Signal(str)
    """The key of an act: "charge", "choose", "take_back" or "print"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("charges.panel")
        self.line: ChargeLine | None = None
        self._preview: ChargePreview | None = None
        self._waiting: tuple[NotCharged, ...] = ()
        self._reason_off = ""
        self._title, self._about = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.badge = Badge()
        self.facts = Facts(132)
        self._names_title = Label("", "section")
        self.names = Facts(150)
        self.buttons = {
            "charge": Button("", "check"), "choose": Button("", "members"), "print": Button("", "print"),
            "take_back": Button("", "undo"),
        }  # fmt: skip
        self._lay_out()
        for key, button in self.buttons.items():
            button.setObjectName(f"charges.{key}")
            button.clicked.connect(self._on_button)
        self.show_line(None, None, ())

    def _lay_out(self) -> None:
        self.begin_with(self._title, self._about)
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self.facts, self._names_title, self.names):
            self.body.addWidget(part)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow((tuple(self.buttons.values()),), acts)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.buttons["charge"].setText(_("Charge…"))
        # TR: button: choose which of those admitted are charged the admission fee
        self.buttons["choose"].setText(_("Choose whom to charge…"))
        self.buttons["print"].setText(_("Print the charges"))
        self.buttons["take_back"].setText(_("Take back…"))
        self._names_title.setText(_("Admitted and not charged yet"))
        self.show_line(self.line, self._preview, self._waiting)

    def may_write(self, reason_off: str) -> None:
        """Allow the acts, or say on hover why there are none."""
        self._reason_off = reason_off
        for key, button in self.buttons.items():
            off = reason_off if key != "print" else ""
            button.offer(off)

    def show_line(self, line: ChargeLine | None, preview: ChargePreview | None, waiting: Sequence[NotCharged]) -> None:
        """Tell of a line: what charging it would do, or whom it would meet; None shows nothing."""
        self.line, self._preview, self._waiting = line, preview, tuple(waiting)
        self._inside.setVisible(line is not None)
        state = line.state if line is not None else None
        shown = {
            "charge": state in {ChargeState.TO_CHARGE, ChargeState.ANY_DAY} or bool(preview and preview.to_charge),
            "choose": state is ChargeState.ADMITTED,
            "print": state is ChargeState.CHARGED,
            "take_back": state is ChargeState.CHARGED,
        }
        for key, button in self.buttons.items():
            button.setVisible(line is not None and shown[key])
        if line is None:
            return
        self._title.setText(" · ".join(part for part in (fee_said(line.fee), period_of(line)) if part))
        self._about.setText(f"{line.fee.code} · {line.fee.currency}")
        mark = STATES[line.state]
        self.badge.show_state(state_said(line), mark.tone, mark.shown_icon)
        self.facts.show_facts(_facts(line, preview))
        named = waiting[:NAMED_AT_MOST]
        self.names.show_facts([(holder_said(each.member), formats.day(each.joined_on)) for each in named])
        for part in (self._names_title, self.names):
            part.setVisible(bool(named))

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("charges."))


def _facts(line: ChargeLine, preview: ChargePreview | None) -> list[tuple[str, str]]:
    told = []
    if line.period is not None:
        days = _("{first} – {last}")
        said = days.format(first=formats.day(line.period.first), last=formats.day(line.period.last))
        told.append((_("Period"), said))
    if preview is not None:
        unknown = _("not set: set it under “Fees” first")
        told += [
            # TR: how many members owe a fee on a day
            (_("Owe it"), formats.number(preview.on_roll)),
            (_("Charged already"), formats.number(preview.charged)),
            (_("To be charged"), formats.number(preview.to_charge)),
            # TR: the amount of a fee for each member
            (_("Amount each"), amount_said(line.fee, preview.minor) if preview.minor is not None else unknown),
            (_("In all"), amount_said(line.fee, preview.total)),
            (_("To be paid by"), formats.day(preview.due_on)),
        ]
    if line.state is ChargeState.CHARGED and line.minor is not None:
        told.append((_("Charged in all"), amount_said(line.fee, line.minor)))
    if line.state is ChargeState.ADMITTED:
        told.append((_("To be charged"), formats.number(line.members or 0)))
        if line.minor is not None:
            told.append((_("In all"), amount_said(line.fee, line.minor)))
    return told
