"""The sums of a table of shares and dues, and beside them those of the old books, which prove it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import EntryPlan
from pomanager.rules.money import Money
from pomanager.services.dues.commands.bringing_in import BringInEntries, objections_to_sums
from pomanager.ui.forms.editor import TextEditor
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import NumberEditor
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import Facts

UNREADABLE = N_("This is no amount.")
EXPECTED = ("expected_shares", "expected_paid", "expected_owed")


class TableSums(QWidget):
    """What the table holds in all, by type and fee; below, three fields for the sums of the old books."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: EntryPlan | None = None
        self._facts = Facts(label_width=220)
        self._hint = Label("", "small", wrap=True)
        words = (N_("Shares"), N_("Paid on shares"), N_("Owed for dues"))
        self.editors: dict[str, TextEditor] = {}
        self._labels: dict[str, Label] = {}
        self.remarks: dict[str, Label] = {}
        self._words = dict(zip(EXPECTED, words, strict=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(2, 1)
        for row, (name, word) in enumerate(self._words.items()):
            editor = NumberEditor(Field(name=name, label=word, kind=Kind.NUMBER)) if not row else _amount(name, word)
            editor.setObjectName(f"shares.table.{name}")
            editor.setFixedWidth(px(160))
            editor.changed.connect(self._on_changed)
            label, remark = Label("", "small"), Label("", "small", tone="bad", wrap=True)
            for column, part in enumerate((label, editor, remark)):
                grid.addWidget(part, row, column)
            self.editors[name], self._labels[name], self.remarks[name] = editor, label, remark
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(12), px(24), px(12))
        outer.setSpacing(px(12))
        for part in (self._facts, self._hint):
            outer.addWidget(part)
        outer.addLayout(grid)
        outer.addStretch(1)

    def show_plan(self, plan: EntryPlan) -> None:
        """Show the sums of a table."""
        self._plan = plan
        facts = [
            (_("Rows to enter"), formats.number(plan.rows)), (_("Members"), formats.number(plan.members)),
            (_("Receipts"), formats.number(plan.receipts)),
        ]  # fmt: skip
        for share in plan.shares:
            said = _("{shares}: subscribed {subscribed}, paid up {paid}").format(
                shares=formats.number(share.shares), subscribed=formats.money(share.subscribed),
                paid=formats.money(share.paid),
            )  # fmt: skip
            facts.append((_("Shares: {type}").format(type=share.code), said))
        for fee in plan.dues:
            said = _("charged {charged}, paid {paid}").format(
                charged=formats.money(fee.charged), paid=formats.money(fee.paid)
            )
            facts.append((fee.code, said))
        self._facts.show_facts(facts)
        self._judge()

    def expected(self) -> tuple[int | None, int | None, int | None]:
        """The sums of the old books in shares and minor units; None for one that was not typed or cannot be read."""
        shares = self.editors["expected_shares"].read().value
        return (
            shares if isinstance(shares, int) else None,
            self._minor("expected_paid", _paid_decimals(self._plan)),
            self._minor("expected_owed", _owed_decimals(self._plan)),
        )

    def is_read(self) -> bool:
        """Whether everything typed could be read."""
        typed = (editor.line.text().strip() for editor in self.editors.values())
        return all(not text or value is not None for text, value in zip(typed, self.expected(), strict=True))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._hint.setText(_("By the old books, to prove the table; a field left empty is not compared."))
        for name, word in self._words.items():
            self._labels[name].setText(_(word))
            self.editors[name].set_name(_(word))
        if self._plan is not None:
            self.show_plan(self._plan)

    def _minor(self, name: str, decimals: int) -> int | None:
        text = self.editors[name].line.text().strip()
        try:
            return Money.parse(text, "", decimals).minor if text else None
        except ValueError:
            return None

    def _on_changed(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Say beside each field what differs."""
        if self._plan is None:
            return
        shares, paid, owed = self.expected()
        order = BringInEntries(plan=self._plan, expected_shares=shares, expected_paid=paid, expected_owed=owed)
        said = {objection.about: sentence(objection) for objection in objections_to_sums(order)}
        for name, value in zip(EXPECTED, (shares, paid, owed), strict=True):
            if value is None and self.editors[name].line.text().strip():
                said[name] = _(UNREADABLE)
            self.remarks[name].setText(said.get(name, ""))


def _amount(name: str, word: str) -> TextEditor:
    return TextEditor(Field(name=name, label=word, kind=Kind.TEXT))


def _paid_decimals(plan: EntryPlan | None) -> int:
    return plan.known.types[0].decimals if plan is not None and plan.known.types else 0


def _owed_decimals(plan: EntryPlan | None) -> int:
    return plan.known.fees[0].decimals if plan is not None and plan.known.fees else 0
