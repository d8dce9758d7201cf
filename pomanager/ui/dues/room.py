"""The room in which paper receipts are typed, one after the other and without the mouse.

Enter goes on to the next field, Ctrl+Enter saves and begins the next receipt: its number is counted up, day and channel
are those of the one before. What is due of the member named stands there at once, to be left or changed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pomanager.areas import Area
from pomanager.errors import NotFound
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.dues import ReceiptProposal, RecordedReceipt
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.objections import Objection
from pomanager.rules.shares.receipts import OTHER_AMOUNT
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.judging_receipts import objections_to_receipt_order
from pomanager.services.dues.orders import RecordReceipt
from pomanager.services.dues.queries.receipt_search import receipts_written_on
from pomanager.services.dues.queries.receipts import receipt_proposal, receipt_rows
from pomanager.services.shares.queries.labels import holder_label
from pomanager.ui.desk import Desk
from pomanager.ui.dues.counter_panel import CounterPanel
from pomanager.ui.dues.forms import member_field
from pomanager.ui.dues.lines import Lines, TypedLine, lines_field
from pomanager.ui.dues.taking_back import offer_receipt_undo, take_back_receipt
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Field
from pomanager.ui.forms.form import Binding
from pomanager.ui.forms.rows import RowsEditor
from pomanager.ui.member_picking import member_choice, members_found
from pomanager.ui.page import Action
from pomanager.ui.receipt_fields import (
    CURRENCY,
    exchanged,
    first_receipt,
    hidden_receipt_fields,
    next_receipt,
    receipt_fields,
    receipt_hints,
    receipt_of,
)

ADD_LINE = "Ctrl+L"


class Counter:
    """What the form knows: its order, its hints, its proposals."""

    def __init__(self, desk: Desk, panel: CounterPanel) -> None:
        self._desk = desk
        self._panel = panel
        self.lines = Lines(desk)
        self._asked: tuple[int, date] | None = None
        self._proposed: tuple[int, date] | None = None
        """For whom and which day the lines in the form were proposed: they are proposed once."""
        self._member: HolderLabel | None = None
        self._proposal: ReceiptProposal | None = None

    def forget(self) -> None:
        """Ask anew who owes what: something was recorded."""
        self._asked = None

    def begin(self) -> None:
        """Propose anew: another receipt begins."""
        self._asked = self._proposed = None

    def keep_lines(self, values: Values) -> None:
        """Leave the lines that stand in the form, those of a draft: they are not to be proposed again."""
        self._proposed = self._key(values)

    def _key(self, values: Values) -> tuple[int, date] | None:
        member_id = values.get("member_id")
        return (member_id, day_of(self._desk, values, "received_on")) if isinstance(member_id, int) else None

    def _look(self, values: Values) -> ReceiptProposal | None:
        """What the member named can pay for, asked once for each member and day; the panel tells it."""
        asked = self._key(values)
        if asked is None or asked != self._asked:
            self._member = self._proposal = None
            self._asked = asked
            if asked is not None:
                try:
                    self._proposal = self._desk.office.ask(receipt_proposal, *asked)
                    self._member = self._desk.office.ask(holder_label, asked[0])
                except NotFound:
                    self._proposal = None  # gone from the books meanwhile: the form says so beside its field
            self._panel.show_member(self._member, self._proposal)
        return self._proposal

    def order(self, values: Values) -> RecordReceipt | None:
        """The order the entries amount to; None until a member is named."""
        member_id = values.get("member_id")
        if member_id is None:
            return None
        receipt = receipt_of(self._desk, values, member_id, day_of(self._desk, values, "received_on"))
        return RecordReceipt(**asdict(receipt), lines=self.lines.order(values.get("lines") or ()))

    def binding(self, binding: Binding[RecordReceipt]) -> Binding[RecordReceipt]:
        """A binding that also looks at lines of which the rules would see too little."""

        def judge(values: Values) -> Sequence[Objection]:
            lines = values.get("lines") or ()
            own = self.lines.objections(lines)
            silent = {each.about for each in own}
            told = [each for each in binding.judge(values) if each.about not in silent]
            if self.lines.total(lines) is None:  # nothing yet with which other money could be compared
                told = [each for each in told if each.message != OTHER_AMOUNT]
            return [*own, *told]

        return replace(binding, judge=judge)

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense with the other entries."""
        return hidden_receipt_fields(values)

    def hints(self, values: Values) -> Mapping[str, str]:
        """Who it is, and what the receipt comes to."""
        self._look(values)
        found: dict[str, str] = {}
        total = self.lines.total(values.get("lines") or ())
        if total is not None:
            found |= receipt_hints(values, total[0].currency, total[1])
            # TR: below the lines of a receipt: what they come to; {key} is the key on the keyboard that adds a line
            told = _("{amount} in all. {key} adds a line.")
            found["lines"] = told.format(amount=formats.money(*total), key=ADD_LINE)
        if self._member is not None:
            found["member_id"] = self._member.name
        return found

    def proposals(self, name: str, values: Values) -> Mapping[str, object]:
        """The lines of what is due; of money in another currency what it comes to."""
        if name in CURRENCY:
            return self._exchanged(values)
        if name not in {"member_id", "received_on"}:
            return {}
        proposal, key = self._look(values), self._key(values)
        if key == self._proposed:
            return {}
        self._proposed = key
        if proposal is None:
            return {"lines": ()}
        return {"lines": self.lines.proposed(proposal, values["member_id"])}

    def _exchanged(self, values: Values) -> Mapping[str, object]:
        """The amount of the only line, at the rate that is written."""
        lines: Sequence[TypedLine] = values.get("lines") or ()
        total = self.lines.total(lines)
        if len(lines) != 1 or total is None:
            return {}
        amount = exchanged(values, total[0].currency, total[1])
        return {} if amount is None else {"lines": (replace(lines[0], minor=formats.typed_amount(amount, total[1])),)}


class ReceiptsRoom(EntryForm):
    """The form of receipts; Enter goes on in it, and the panel keeps what was recorded today."""

    areas = frozenset({Area.DUES, Area.SHARES, Area.MEMBERS})

    def __init__(self, desk: Desk, counter: Counter, panel: CounterPanel, parts: Parts, **known: Any) -> None:  # noqa: ANN401 - what else a form takes
        self._counter = counter
        self._counted = panel
        super().__init__(desk, N_("Record receipts"), parts, beside=panel, propose=counter.proposals, **known)
        add = QShortcut(QKeySequence(ADD_LINE), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self._on_add_line)
        panel.back_wanted.connect(self._on_back)
        panel.print_wanted.connect(self._on_print)

    def actions_offered(self) -> tuple[Action, ...]:
        # TR: an act that shows the receipts recorded today, where they do not stand beside the form
        return (Action("recorded", N_("Recorded today"), self._on_recorded, "journal"),)

    def retranslate(self) -> None:
        super().retranslate()
        self._counted.retranslate()

    def refresh(self) -> None:
        """List what was recorded today."""
        self._counter.forget()
        ids = self.desk.office.ask(receipts_written_on, self.desk.office.today())
        self._counted.show_receipts(self.desk.office.ask(receipt_rows, ids))
        self.form.judge()

    # ---- keys -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self._go_on()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Put the keyboard into the next field; on a button, press it."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()  # lines found for the member, of which none was wanted
        here: QWidget | None = self.focusWidget()
        if isinstance(here, QPushButton):
            here.click()
            return
        part = here.nextInFocusChain() if here is not None else None
        while part is not None and part is not here and not self._takes_keys(part):
            part = part.nextInFocusChain()
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            self.form.scroller.ensureWidgetVisible(part)

    def _takes_keys(self, part: QWidget) -> bool:
        reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
        if not reached or not part.isVisible() or not part.isEnabled() or not self.form.isAncestorOf(part):
            return False
        return not isinstance(part, QPushButton) or part is self.form.save_button

    def _on_add_line(self) -> None:
        editor = self.form.entries.editor("lines")
        if isinstance(editor, RowsEditor):
            editor.add.click()

    # ---- what was recorded ----------------------------------------------------------------------------------------

    def _on_recorded(self) -> None:
        self.panel_wanted.emit(True)

    def _on_back(self, receipt_id: int) -> None:
        take_back_receipt(self, receipt_id)

    def _on_print(self, receipt_id: int) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, "receipt", of=(receipt_id,))


def recording_receipts(desk: Desk, member_id: int | None = None) -> ReceiptsRoom:
    """The room; with a member, one receipt is recorded and the room closes."""
    panel = CounterPanel(desk)
    counter = Counter(desk, panel)
    draft = f"dues.receipts.{member_id or ''}"
    page: ReceiptsRoom

    def keep(order: RecordReceipt, done: RecordedReceipt) -> None:
        shown = member_choice(desk, order.member_id)
        page.tell(" · ".join(part for part in (done.number, shown.text, shown.note) if part))
        # TR: an act that can be undone, in the menu line
        offer_receipt_undo(desk, done.id, _("receipt, no. {number}").format(number=done.number or shown.text))
        counter.begin()

    def again(values: Values) -> Mapping[str, object]:
        return {**next_receipt(values), "received_on": values.get("received_on")}

    parts: Parts = (
        member_field(desk),
        lines_field(tuple(counter.lines.things.values())),
        day_field(desk, "received_on", N_("Received on")),
        *receipt_fields(members_found(desk)),
        Field(name="remarks", label=N_("Remarks")),
    )
    binding = bound(
        desk, counter.order, objections_to_receipt_order, record_receipt, amounts=("given_minor",), keep=keep,
        hidden=counter.hidden, hints=counter.hints, keep_draft=keeping(desk, draft),
    )  # fmt: skip
    page = ReceiptsRoom(
        desk, counter, panel, parts, binding=counter.binding(binding),
        about=_("Enter goes on, Ctrl+Enter saves and begins the next one") if member_id is None else "",
        again=again if member_id is None else None,
        save_words=N_("Save and next") if member_id is None else N_("Save"),
    )  # fmt: skip
    known: dict[str, object] = {"received_on": desk.office.today(), **first_receipt(desk)}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
        known |= counter.proposals("member_id", {"member_id": member_id})
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    if page.form.dirty:
        counter.keep_lines(page.form.entries.values())
    return page
