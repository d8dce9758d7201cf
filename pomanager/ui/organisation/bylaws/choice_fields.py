"""Fields for values of the by-laws that are chosen: shares of a whole, one of several answers, any of them."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from PySide6.QtWidgets import QLineEdit, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import answers_said, part_said, share_said
from pomanager.marks import N_
from pomanager.rules.bylaws.setting import Setting
from pomanager.rules.bylaws.values import Choices, Kind, Value, written
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.objections import Objection
from pomanager.ui.look import px
from pomanager.ui.organisation.bylaws.value_fields import (
    NUMBER_WIDTH,
    CountField,
    MoneyField,
    PercentField,
    TextField,
    ValueField,
    blank_line,
)
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.ticks import TickBox
from pomanager.ui.widgets.wrapping import WrappingRow

USUAL = (
    Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1, 4), Fraction(3, 4), Fraction(1, 5), Fraction(1, 10),
)  # fmt: skip
WHOLES = (Fraction(1), Fraction(0))
"""All, and any number: they are said without “at least”."""
FREE = "free"
"""The line of the list behind which any fraction can be typed."""
FRACTION = N_("Write a fraction such as 3/5, or a percentage such as 60 %.")
COMPARATORS = (
    # TR: before a part of a whole in a list: “at least – a third”
    (Comparator.AT_LEAST, N_("at least")),
    # TR: before a part of a whole in a list: “more than – half”
    (Comparator.MORE_THAN, N_("more than")),
)
HUNDRED = 100


class ShareField(ValueField):
    """A share of a whole: at least or more than, and a fraction from a list or a typed one."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.comparator, self.part, self.free = ComboBox(), ComboBox(), QLineEdit()
        for comparator, _words in COMPARATORS:
            self.comparator.addItem("", comparator.value)
        blank_line(self.part)
        for fraction in (*USUAL, *WHOLES):
            self.part.addItem("", str(fraction))
        self.part.addItem("", FREE)
        self.free.setFixedWidth(px(NUMBER_WIDTH))
        for widget in (self.comparator, self.part, self.free):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.setFocusProxy(self.comparator)
        self.comparator.activated.connect(self._on_chosen)
        self.part.activated.connect(self._on_chosen)
        self.free.textEdited.connect(self._on_typed)
        self.retranslate()
        self._show_parts()

    def _chosen(self) -> str:
        return str(self.part.currentData())

    def _on_chosen(self, _place: int) -> None:
        self._show_parts()
        if self._chosen() == FREE and self.sender() is self.part:
            self.free.setFocus()
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()

    def _show_parts(self) -> None:
        chosen = self._chosen()
        self.free.setVisible(chosen == FREE)
        self.comparator.setEnabled(chosen not in {str(whole) for whole in WHOLES})
        self.setFocusProxy(self.comparator if self.comparator.isEnabled() else self.part)

    def _fraction(self) -> Fraction | None:
        """The fraction chosen or typed; None where it cannot be read."""
        if self._chosen() != FREE:
            return Fraction(self._chosen())
        text = "".join(self.free.text().replace(",", ".").split())
        try:
            return Fraction(text.removesuffix("%")) / HUNDRED if text.endswith("%") else Fraction(text)
        except (ValueError, ZeroDivisionError):
            return None

    def _empty(self) -> bool:
        return not self._chosen() or (self._chosen() == FREE and not self.free.text().strip())

    def written(self) -> str:
        if self._empty():
            return ""
        fraction = self._fraction()
        if fraction is None:
            return self.free.text().strip()
        more = self.comparator.isEnabled() and self.comparator.currentIndex() == 1
        return f"{'>' if more else '>='} {fraction.numerator}/{fraction.denominator}"

    def objection(self) -> Objection | None:
        if self._empty() or self._fraction() is not None:
            return None
        return Objection(FRACTION, self.setting.key)

    def show_value(self, value: Value | None) -> None:
        share = value if isinstance(value, Share) else None
        place = 0
        if share is not None:
            more = share.comparator is Comparator.MORE_THAN
            self.comparator.setCurrentIndex(1 if more else 0)
            listed = share.fraction in USUAL or (share.fraction in WHOLES and not more)
            place = self.part.findData(str(share.fraction) if listed else FREE)
            self.free.setText("" if listed else formats.fraction(share.fraction))
        self.part.setCurrentIndex(place)
        self._show_parts()

    def inner(self) -> QWidget:
        return self.free if self._chosen() == FREE else self.part

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        for widget in (self.comparator, self.part, self.free):
            widget.setAccessibleName(name)

    def retranslate(self) -> None:
        for place, (_comparator, said) in enumerate(COMPARATORS):
            self.comparator.setItemText(place, _(said))
        said_parts = [*(part_said(each) for each in USUAL), *(share_said(Share(each)) for each in WHOLES)]
        # TR: last line of a list of fractions: another one is typed
        for place, words in enumerate((*said_parts, _("another part")), start=1):
            self.part.setItemText(place, words)


class ChoiceField(ValueField):
    """One of the answers, or yes and no in the words of the sentence; the first line is a blank."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.combo = ComboBox()
        blank_line(self.combo)
        for code in setting.codes:
            self.combo.addItem("", code)
        self.combo.activated.connect(self._on_chosen)
        self.combo.setMinimumContentsLength(12)
        self.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.row.addWidget(self.combo)
        self.row.addStretch(1)
        self.setFocusProxy(self.combo)
        self.retranslate()

    def _on_chosen(self, _place: int) -> None:
        self.changed.emit()

    def written(self) -> str:
        return str(self.combo.currentData())

    def show_value(self, value: Value | None) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(written(value))) if value is not None else 0)

    def retranslate(self) -> None:
        for place, (_code, words) in enumerate(answers_said(self.setting), start=1):
            self.combo.setItemText(place, words)
        widest = max(self.combo.fontMetrics().horizontalAdvance(words) for _code, words in answers_said(self.setting))
        self.combo.setFixedWidth(min(px(420), max(px(140), widest + px(60))))


class ChoicesField(ValueField):
    """Any of the answers: a box to tick for each."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.boxes = {code: TickBox() for code in setting.codes}
        inside = QWidget()
        self._places = WrappingRow([list(self.boxes.values())], inside)
        for code, box in self.boxes.items():
            box.setObjectName(f"{setting.key}.{code}")
            box.clicked.connect(self.changed)
        self.row.addWidget(inside, 1)
        self.setFocusProxy(next(iter(self.boxes.values())))
        self.retranslate()

    def written(self) -> str:
        codes = tuple(code for code, box in self.boxes.items() if box.isChecked())
        return Choices(codes).written()

    def show_value(self, value: Value | None) -> None:
        chosen = value.codes if isinstance(value, Choices) else ()
        for code, box in self.boxes.items():
            box.setChecked(code in chosen)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        for box in self.boxes.values():
            box.setAccessibleDescription(name)

    def retranslate(self) -> None:
        for code, words in answers_said(self.setting):
            self.boxes[code].setText(words)


FIELDS: Mapping[Kind, type[ValueField]] = MappingProxyType(
    {
        Kind.SHARE: ShareField, Kind.COUNT: CountField, Kind.PERCENT: PercentField, Kind.MONEY: MoneyField,
        Kind.FLAG: ChoiceField, Kind.CHOICE: ChoiceField, Kind.CHOICES: ChoicesField, Kind.TEXT: TextField,
    }
)  # fmt: skip


def field_for(setting: Setting, currency: str) -> ValueField:
    """The field for a setting; amounts are typed in a currency."""
    field = FIELDS[setting.kind](setting)
    field.set_currency(currency)
    return field
