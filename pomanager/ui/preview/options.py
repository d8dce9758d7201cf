"""What can be chosen on a paper beside language, sheets and day: a field for each of its options, in the panel."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.i18n.field_names import objections_to_letter
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import NOT_A_NUMBER, TOO_LONG, Option, OptionKind, Options
from pomanager.ui.forms.entries import Remark
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import DateEditor, NumberEditor
from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.ticks import TickBox
from pomanager.ui.widgets.wrapping import WrappingRow

REST_MILLISECONDS = 900
"""So long a text rests before the paper is made anew with it."""
LINES_OF_TEXT = 11
MOST_SIDE_BY_SIDE = 2
"""So many answers have room beside each other in the panel, in any language."""

HINTS: Mapping[str, str] = MappingProxyType(
    {
        "since": N_("Left empty: the first day of the financial year."),
        "text": N_("Words in braces are filled in for each member."),
        "reminder": N_("Words in braces are filled in for each member."),
        "pay_by": N_("Left empty: thirty days after the day of the paper."),
    }
)

Read = tuple[object, Objection | None]
"""What was made of an entry, or what speaks against it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the books offer: names of sections, codes of fees and of types of share, texts used last."""

    sections: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Option → the text of it that was used last."""
    share_types: tuple[str, ...] = ()


class OptionField(QWidget):
    """One option: its words, its editor, and what is said of the entry. ``changed`` is sent when it has a new value."""

    changed = Signal()

    def __init__(self, option: Option, editor: QWidget, value: object, *, labelled: bool = True) -> None:
        super().__init__()
        self.option = option
        self.editor = editor
        self.value = value
        """The last value that could be used."""
        self.label = Label("", "small")
        self.remark = Remark()
        editor.setObjectName(f"preview.{option.name}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(6))
        self.column.addWidget(self.label)
        self.column.addWidget(editor)
        self.column.addWidget(self.remark)
        self.label.setVisible(labelled)

    def read(self) -> Read:
        """Return what the entry means."""
        raise TypeError(f"{type(self).__name__} does not read its entry")

    def propose(self, wanted: object) -> None:
        """Show what a page wants chosen; what is chosen each time anew has nothing proposed."""

    def settle(self) -> None:
        """Take the entry for the value, and send word where that is another one; say what speaks against it."""
        value, objection = self.read()
        self._say(objection)
        if objection is None and value != self.value:
            self.value = value
            self.changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        words = _(self.option.label)
        self.label.setText(words)
        (self.editor.focusProxy() or self.editor).setAccessibleName(words)
        self._say(self.read()[1])

    def _say(self, objection: Objection | None) -> None:
        hint = HINTS.get(self.option.name, "")
        self.remark.tell("bad" if objection else "hint", sentence(objection) if objection else _(hint) if hint else "")
        self.remark.setVisible(bool(objection or hint))
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(self.remark.text())

    def _on_chosen(self, *_choice: object) -> None:
        self.settle()


class BoxField(OptionField):
    """Yes or no."""

    def __init__(self, option: Option) -> None:
        self._box = TickBox()
        super().__init__(option, self._box, value=False, labelled=False)
        self._box.clicked.connect(self._on_chosen)

    def propose(self, wanted: object) -> None:
        self._box.setChecked(bool(wanted))
        self.value = bool(wanted)

    def read(self) -> Read:
        return self._box.isChecked(), None

    def retranslate(self) -> None:
        super().retranslate()
        self._box.setText(_(self.option.label))


class ChoiceField(OptionField):
    """A few answers side by side."""

    def __init__(self, option: Option) -> None:
        self._segments = Segmented([(value, "") for value, _word in option.choices])
        super().__init__(option, self._segments, getattr(Options(), option.name))
        self._segments.set_value(self.value)
        self._segments.chosen.connect(self._on_chosen)

    def read(self) -> Read:
        return self._segments.value(), None

    def retranslate(self) -> None:
        super().retranslate()
        self._segments.set_words([_(word) for _value, word in self.option.choices])
        for segment in self._segments.segments():
            segment.setAccessibleDescription(_(self.option.label))


class ListField(OptionField):
    """Answers too many to stand side by side in the panel: one of a list."""

    def __init__(self, option: Option) -> None:
        self._list = ComboBox()
        super().__init__(option, self._list, getattr(Options(), option.name))
        self._list.addItems([""] * len(option.choices))
        self._list.activated.connect(self._on_chosen)

    def read(self) -> Read:
        return self.option.choices[self._list.currentIndex()][0], None

    def retranslate(self) -> None:
        super().retranslate()
        for place, (_value, word) in enumerate(self.option.choices):
            self._list.setItemText(place, _(word))


class SectionField(OptionField):
    """All sections, or one of them; so with fees, by their codes."""

    def __init__(self, option: Option, sections: Sequence[str]) -> None:
        self._list = ComboBox()
        super().__init__(option, self._list, value="")
        self._sections = tuple(sections)
        self._list.setMinimumContentsLength(8)  # long names are shortened in the field; the list shows them whole
        self._list.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.addItems(("", *self._sections))
        self._list.activated.connect(self._on_chosen)

    def read(self) -> Read:
        place = self._list.currentIndex()
        return (self._sections[place - 1] if place > 0 else ""), None

    def retranslate(self) -> None:
        super().retranslate()
        # TR: first choice below the label “Section”, or below an office's own word for it: no single one, all of them
        self._list.setItemText(0, _("All"))


class NumberField(OptionField):
    """A whole number between two bounds; left empty it is the usual one."""

    def __init__(self, option: Option) -> None:
        self._number = NumberEditor(Field(name=option.name, label="", kind=Kind.NUMBER))
        super().__init__(option, self._number, getattr(Options(), option.name))
        self._number.show_value(self.value)
        self._number.line.editingFinished.connect(self._on_chosen)

    def read(self) -> Read:
        reading, option = self._number.read(), self.option
        if reading.objection is not None:
            return None, reading.objection
        if reading.value is None:
            return getattr(Options(), option.name), None
        if isinstance(reading.value, int) and option.least <= reading.value <= option.most:
            return reading.value, None
        details = {"text": self._number.line.text(), "least": option.least, "most": option.most}
        return None, Objection(NOT_A_NUMBER, option.name, details)


class DayField(OptionField):
    """A day, or none."""

    def __init__(self, option: Option, today: Callable[[], date]) -> None:
        self._day = DateEditor(Field(name=option.name, label="", kind=Kind.DATE, today=today))
        super().__init__(option, self._day, value=None)
        self._day.line.editingFinished.connect(self._on_chosen)

    def propose(self, wanted: object) -> None:
        self._day.show_value(wanted)
        self.value = wanted

    def read(self) -> Read:
        reading = self._day.read()
        return reading.value, reading.objection if reading.objection and reading.objection.stops else None


class TextField(OptionField):
    """The text of a letter, with a button for each field that can be put in; taken when it has rested a moment."""

    def __init__(self, option: Option, text: str) -> None:
        self._text = QPlainTextEdit()
        super().__init__(option, self._text, text)
        self._text.setPlainText(text)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(look().metrics().height() * LINES_OF_TEXT + px(16))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self.settle)
        self._text.textChanged.connect(self._rest.start)
        row = QWidget()
        self._buttons = {name: Button("", kind="small") for name in option.fields}
        for name, button in self._buttons.items():
            button.setObjectName(f"preview.field.{name}")
            button.clicked.connect(partial(self._on_field, name))
        WrappingRow([[button] for button in self._buttons.values()], row)
        self.column.addWidget(row)

    def read(self) -> Read:
        text = self._text.toPlainText().strip()
        if len(text) > self.option.most:
            return None, Objection(TOO_LONG, self.option.name, {"most": self.option.most})
        strange = objections_to_letter(text, self.option.fields, self.option.name)
        return (None, strange[0]) if strange else (text, None)

    def settle(self) -> None:
        self._rest.stop()
        super().settle()

    def retranslate(self) -> None:
        super().retranslate()
        for name, button in self._buttons.items():
            button.setText(_(self.option.fields[name]))

    def _on_field(self, name: str) -> None:
        """Put a field where the cursor stands."""
        self._text.insertPlainText("{" + _(self.option.fields[name]) + "}")
        self._text.setFocus()


def field_for(option: Option, known: Known, today: Callable[[], date]) -> OptionField:
    """Return the field in which an option is chosen."""
    match option.kind:
        case OptionKind.YES_NO:
            return BoxField(option)
        case OptionKind.CHOICE:
            return ChoiceField(option) if len(option.choices) <= MOST_SIDE_BY_SIDE else ListField(option)
        case OptionKind.SECTION | OptionKind.FEE | OptionKind.SHARE_TYPE:
            offered = {OptionKind.FEE: known.fees, OptionKind.SHARE_TYPE: known.share_types}
            return SectionField(option, offered.get(option.kind, known.sections))
        case OptionKind.NUMBER:
            return NumberField(option)
        case OptionKind.DAY:
            return DayField(option, today)
        case OptionKind.TEXT:
            return TextField(option, known.texts.get(option.name, ""))


class OptionFields(QWidget):
    """All options of a paper below one another."""

    changed = Signal()

    def __init__(self, options: Sequence[Option], known: Known, today: Callable[[], date]) -> None:
        super().__init__()
        self.fields = {option.name: field_for(option, known, today) for option in options}
        self._handed_in = Options()
        """What no field shows: a recovery code."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for field in self.fields.values():
            column.addWidget(field)
            field.changed.connect(self.changed)
        self.setVisible(bool(self.fields))

    def options(self) -> Options:
        """Return what is chosen now."""
        chosen: dict[str, Any] = {name: field.value for name, field in self.fields.items()}
        return replace(self._handed_in, **chosen)

    def propose(self, options: Options) -> None:
        """Show what a page wants chosen of days and of what is answered by yes or no, and keep a code handed in."""
        self._handed_in = Options(recovery_code=options.recovery_code)
        for name, field in self.fields.items():
            field.propose(getattr(options, name))

    def settle(self) -> None:
        """Take every entry as it stands, without waiting for it to rest."""
        for field in self.fields.values():
            field.settle()

    def retranslate(self) -> None:
        """Set every word anew."""
        for field in self.fields.values():
            field.retranslate()
