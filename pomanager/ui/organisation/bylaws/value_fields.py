"""A field for a value of the by-laws by its kind: numbers, percentages, amounts and words that are typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pomanager.i18n import formats
from pomanager.i18n.bylaw_counts import words_around
from pomanager.i18n.bylaw_words import percent_around
from pomanager.marks import N_
from pomanager.rules.bylaws.setting import Setting
from pomanager.rules.bylaws.values import Count, Percent, Text, Unit, Value, written
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.ui.look import px
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import set_tone

WHOLE_NUMBER = N_("Write a whole number.")
AMOUNT = N_("Write an amount in figures.")
NUMBER_WIDTH = 76


class ValueField(QWidget):
    """Edits one value. ``written`` is what the field says as the books keep it, "" where it is empty."""

    changed = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.setObjectName(f"value.{setting.key}")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(px(8))

    def written(self) -> str:
        """What the field says, as the books keep it; what cannot be read stands there as it was typed."""
        raise TypeError(f"{type(self).__name__} does not read its entry")

    def show_value(self, value: Value | None) -> None:
        """Show a value, None for a blank."""
        raise TypeError(f"{type(self).__name__} does not show values ({value})")

    def objection(self) -> Objection | None:
        """What can be said against the entry before any rule is asked."""
        return None

    def inner(self) -> QWidget:
        """The part that takes the keys."""
        return self.focusProxy() or self

    def show_state(self, state: str) -> None:
        """Draw the border of an entry that is "bad", "warn" or "" (plain)."""
        set_tone(self.inner(), "state", state)

    def set_name(self, name: str) -> None:
        """Set what is read aloud when the keyboard comes here."""
        self.setAccessibleName(name)
        self.inner().setAccessibleName(name)

    def set_currency(self, currency: str) -> None:
        """Say in which currency amounts are typed; other fields need none."""

    def retranslate(self) -> None:
        """Set the field's own words anew."""


def blank_line(combo: ComboBox) -> None:
    """Put the line into a list that stands for a blank."""
    combo.addItem("—", "")


class LineField(ValueField):
    """A value that is typed into a line, with words before and behind it."""

    def __init__(self, setting: Setting, width: int = NUMBER_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.before, self.behind = Label(""), Label("")
        self.line = QLineEdit()
        self.line.textEdited.connect(self._on_edited)
        self.row.addWidget(self.before)
        if width:
            self.line.setFixedWidth(px(width))
        self.row.addWidget(self.line, 0 if width else 1)
        self.row.addWidget(self.behind)
        self.setFocusProxy(self.line)
        self.retranslate()

    def _on_edited(self, _text: str) -> None:
        self.retranslate()  # one month, two months
        self.changed.emit()

    def _say(self, before: str, behind: str) -> None:
        for label, text in ((self.before, before), (self.behind, behind)):
            label.setText(text)
            label.setVisible(bool(text))

    def text(self) -> str:
        """What is typed, without blanks at its ends."""
        return self.line.text().strip()


class CountField(LineField):
    """A number between the words of its unit; where it may be counted in two units, they stand in a list."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        self.unit: ComboBox | None = None
        super().__init__(setting, parent=parent)
        if len(setting.units) > 1:
            self.unit = ComboBox()
            for unit in setting.units:
                self.unit.addItem("", unit.value)
            self.unit.activated.connect(self._on_unit)
            self.row.addWidget(self.unit)
        self.row.addStretch(1)
        self.retranslate()

    def _on_unit(self, _place: int) -> None:
        self.changed.emit()

    def _number(self) -> int | None:
        text = "".join(self.line.text().split())
        return int(text) if text.isdecimal() and len(text) < len("1000000000") else None

    def _unit(self) -> Unit:
        return self.setting.units[self.unit.currentIndex() if self.unit is not None else 0]

    def written(self) -> str:
        if not self.text():
            return ""
        number = self._number()
        return Count(number, self._unit()).written() if number is not None else self.text()

    def objection(self) -> Objection | None:
        if self.text() and self._number() is None:
            return Objection(WHOLE_NUMBER, self.setting.key)
        return None

    def show_value(self, value: Value | None) -> None:
        if isinstance(value, Count):
            self.line.setText(formats.number(value.number))
            if self.unit is not None and value.unit in self.setting.units:
                self.unit.setCurrentIndex(self.setting.units.index(value.unit))
        else:
            self.line.clear()
        self.retranslate()

    def retranslate(self) -> None:
        number = self._number()
        number = 2 if number is None else number
        around = [words_around(unit, self.setting.saying, number) for unit in self.setting.units]
        if self.unit is None:
            self._say(*around[0])
            return
        # In some languages the unit stands before the number: then the list says all there is to say.
        unit_is_behind = all(behind for _before, behind in around)
        self._say(around[0][0] if unit_is_behind else "", "")
        for place, (before, behind) in enumerate(around):
            self.unit.setItemText(place, behind or before)
        self.unit.setAccessibleName(self.accessibleName())

    def set_name(self, name: str) -> None:
        super().set_name(name)
        if self.unit is not None:
            self.unit.setAccessibleName(name)


class PercentField(LineField):
    """A percentage: figures before the sign."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent=parent)
        self.row.addStretch(1)

    def written(self) -> str:
        text = "".join(self.text().replace(",", ".").replace("%", "").split())
        return f"{text} %" if text else ""

    def show_value(self, value: Value | None) -> None:
        self.line.setText(written(value).removesuffix(" %") if isinstance(value, Percent) else "")

    def retranslate(self) -> None:
        before, behind = percent_around(self.setting.saying)
        self._say(before, f"% {behind}".strip())


class MoneyField(LineField):
    """An amount in the currency of the organisation, or in the one the value has already."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        self._currency = ""
        super().__init__(setting, 130, parent)
        self.row.addStretch(1)

    def set_currency(self, currency: str) -> None:
        self._currency = currency
        self.retranslate()

    def _amount(self) -> Money | None:
        try:
            return Money.parse(self.text(), self._currency, formats.decimals_of(self._currency))
        except ValueError:
            return None

    def written(self) -> str:
        amount = self._amount() if self.text() else None
        return written(amount) if amount is not None else self.text()

    def objection(self) -> Objection | None:
        return Objection(AMOUNT, self.setting.key) if self.text() and self._amount() is None else None

    def show_value(self, value: Value | None) -> None:
        if isinstance(value, Money):
            self._currency = value.currency
            self.line.setText(formats.typed_amount(value, formats.decimals_of(value.currency)))
        else:
            self.line.clear()
        self.retranslate()

    def retranslate(self) -> None:
        self._say("", self._currency)


class TextField(LineField):
    """Words of the organisation's own."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, 0, parent)

    def written(self) -> str:
        return " ".join(self.text().split())

    def show_value(self, value: Value | None) -> None:
        self.line.setText(value.text if isinstance(value, Text) else "")
        self.line.setCursorPosition(0)
