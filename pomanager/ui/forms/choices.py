"""Editors that choose: answers side by side, a short list, something searched for, yes or no, a text per language."""

import json

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QGridLayout, QLineEdit, QWidget
from shiboken6 import isValid

from pomanager.i18n import _
from pomanager.i18n.languages import language
from pomanager.marks import N_
from pomanager.rules.folding import digits, words
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.ui.forms.editor import Editor, TextEditor
from pomanager.ui.forms.fields import Choice, Field, Reading
from pomanager.ui.look import px
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.ticks import TickBox

SEARCH_REST_MILLISECONDS = 120
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
FOUND_AT_MOST = 20


def _words(field: Field) -> list[str]:
    return [choice.text if field.choices_are_data else _(choice.text) for choice in field.choices]


def _value_of(field: Field, raw: str) -> object:
    return next((choice.value for choice in field.choices if str(choice.value) == raw), None)


class ChoiceEditor(Editor):
    """Two to four answers side by side."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.segmented = Segmented([(choice.value, choice.text) for choice in field.choices])
        self.segmented.chosen.connect(self._on_chosen)
        self.row.addWidget(self.segmented)
        for segment in self.segmented.segments():
            segment.installEventFilter(self)
        self.setFocusProxy(self.segmented.segments()[0])
        self.retranslate()

    def _on_chosen(self, _value: object) -> None:
        self.changed.emit()

    def read(self) -> Reading:
        return Reading(self.segmented.value())

    def show_value(self, value: object) -> None:
        self.segmented.set_value(value)

    def raw(self) -> str:
        value = self.segmented.value()
        return "" if value is None else str(value)

    def show_raw(self, text: str) -> None:
        self.show_value(_value_of(self.field, text))

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        for segment in self.segmented.segments():
            segment.setAccessibleDescription(name)

    def set_said(self, text: str) -> None:
        for segment in self.segmented.segments():  # each is named by its answer
            segment.setAccessibleDescription("\n".join(part for part in (self.accessibleName(), text) if part))

    def retranslate(self) -> None:
        self.segmented.set_words(_words(self.field))


class ListEditor(Editor):
    """A short list; the first line says that nothing is chosen."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.combo = ComboBox()
        self.combo.addItem("—", None)
        for choice in field.choices:
            self.combo.addItem(choice.text, choice.value)
        self.combo.activated.connect(self._on_chosen)
        self.adopt(self.combo)
        self.retranslate()

    def _on_chosen(self, _place: int) -> None:
        self.changed.emit()

    def _value(self) -> object:
        place = self.combo.currentIndex()
        return self.field.choices[place - 1].value if place > 0 else None

    def read(self) -> Reading:
        return Reading(self._value())

    def show_value(self, value: object) -> None:
        values = [choice.value for choice in self.field.choices]
        self.combo.setCurrentIndex(values.index(value) + 1 if value in values else 0)

    def raw(self) -> str:
        value = self._value()
        return "" if value is None else str(value)

    def show_raw(self, text: str) -> None:
        self.show_value(_value_of(self.field, text))

    def retranslate(self) -> None:
        for place, text in enumerate(_words(self.field), start=1):
            self.combo.setItemText(place, text)


class PickEditor(TextEditor):
    """Something searched for by typing: a village, a section; the field's ``find`` answers with a few choices.

    A line is picked from those that drop down, or typed in full. When the keyboard goes on, words that begin the words
    of one line and no other are taken for it; figures never are, since "15" may be meant for a number there is not.
    Nothing is said against words while lines are offered for them.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._found: list[Choice] = []
        self._chosen: Choice | None = None
        self._judged = False
        """Whether what is typed is to be judged though somebody may still be at it."""
        self._marked = False
        """Whether a person marked one of the lines. Qt itself marks the first that begins with what is typed."""
        self.found_lines = QStringListModel(self)
        self.completer = QCompleter(self.found_lines, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(10)
        self._popup: QAbstractItemView | None = self.completer.popup()
        if self._popup is not None:
            self._popup.setObjectName("choices")
            # The completer deletes its window, and takes it for there as long as it is there itself. A window without
            # a parent may be deleted before; as a child that came after the completer it goes with it.
            self._popup.setParent(self, self._popup.windowFlags())
        self.completer.activated.connect(self._on_activated)
        self.line.setCompleter(self.completer)
        self.line.installEventFilter(self)  # once more, to be asked before the completer: it keeps to itself who leaves
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rested)
        self.line.textEdited.disconnect(self.changed)  # sent below, once what was chosen before is forgotten
        self.line.textEdited.connect(self._on_edited)

    @staticmethod
    def _line(choice: Choice) -> str:
        return f"{choice.text} · {choice.note}" if choice.note else choice.text

    def find_now(self) -> None:
        """Ask for choices that fit what is typed, without waiting for a rest."""
        self._rest.stop()
        find = self.field.find
        self._found = list(find(self.line.text().strip())[:FOUND_AT_MOST]) if find is not None else []
        self.found_lines.setStringList([self._line(choice) for choice in self._found])

    def _on_edited(self, _text: str) -> None:
        self._chosen = None
        self._judged = self._marked = False
        if self._popup is not None:
            self._popup.installEventFilter(self)  # only now: most are deleted without having been seen
        self._rest.start()
        self.changed.emit()

    def _on_rested(self) -> None:
        self.find_now()
        if self._found and self.line.hasFocus():
            self.completer.complete()

    def _on_activated(self, text: str) -> None:
        self._choose(next((choice for choice in self._found if self._line(choice) == text), None))

    def _choose(self, choice: Choice | None) -> None:
        self._chosen = choice
        if choice is not None:
            self._show(choice)
        self.changed.emit()

    def _show(self, choice: Choice | None) -> None:
        self.line.setText(self._line(choice) if choice is not None else "")
        self.line.setCursorPosition(0)  # a long line shows its beginning

    def _put_list_away(self) -> None:
        """Offer no longer what was found for another text: below a form that begins anew it would still stand."""
        self._rest.stop()
        if self._popup is not None and isValid(self._popup):
            self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and watched is self.line:
            if event.reason() == Qt.FocusReason.PopupFocusReason:
                return False  # the list drops down, and nobody leaves
            self._settle()
            if self._chosen is None and self.line.text().strip():
                self.changed.emit()  # what was not said as long as lines were offered is said now
            # Not at once: to close a list while the keyboard is on its way would bring it back.
            QTimer.singleShot(0, self, self._put_list_away)
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is not self.line:
            return key is not None and self._over_lines(key)
        return (key is not None and self._came_late(key)) or super().eventFilter(watched, event)

    def _over_lines(self, event: QKeyEvent) -> bool:
        """Take a key that was pressed while lines are offered; whether there is nothing left to do for it."""
        self._marked = self._marked or event.key() in _MOVES
        return event.key() in _ENTER and not self._marked and self._take_with(event)

    def _came_late(self, event: QKeyEvent) -> bool:
        """Hand a key on that was meant for the next field.

        Keys typed ahead of a slow computer were sent to the lines that drop down. When their turn comes, these are gone
        and the keyboard has gone on, and Qt would write them into this field.
        """
        here = QApplication.focusWidget()
        if here is None or here is self.line or self.line.hasFocus():
            return False
        QApplication.sendEvent(here, event)
        return True

    def _take_with(self, event: QKeyEvent) -> bool:
        """Take what is typed, no line being marked; typed in full, Enter does what it does without the lines.

        Figures are taken for their own number only: "13" is 013, never the first line that begins so, 130.
        """
        named, begun = self._named(), self._begun()
        choice = named or begun
        if choice is None and not digits(self.line.text()):
            return False
        self._put_list_away()
        if choice is not None:
            self._choose(choice)
        if named is not None:
            QApplication.sendEvent(self.line, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def been_in(self, about: str) -> bool:
        at_it = self.line.hasFocus() and self._chosen is None and bool(self._found)
        return super().been_in(about) and (self._judged or not at_it)

    def touch_all(self) -> None:
        self._judged = True

    def _named(self) -> Choice | None:
        """The one choice that is typed in full."""
        typed = self.line.text().strip().casefold()
        if not typed:
            return None
        self.find_now()
        named = [each for each in self._found if typed in {each.text.casefold(), self._line(each).casefold()}]
        if not named and typed.isdecimal():  # a number without the zeros it begins with
            named = [
                each for each in self._found if each.text.isdecimal() and each.text.lstrip("0") == typed.lstrip("0")
            ]
        return named[0] if len(named) == 1 else None

    def _begun(self) -> Choice | None:
        """The one choice whose words begin with those typed; none for figures."""
        typed = words(self.line.text())
        if not typed or digits(self.line.text()) or len(self._found) != 1:
            return None
        there = words(self._line(self._found[0]))
        return self._found[0] if all(any(word.startswith(each) for word in there) for each in typed) else None

    def _settle(self) -> None:
        """Take what was typed for the choice it names."""
        if self._chosen is None and (choice := self._named() or self._begun()) is not None:
            self._choose(choice)

    def read(self) -> Reading:
        if self._chosen is None and not self.line.hasFocus():
            self._settle()
        # While somebody is typing, the words stay as they are: "12" may become "123".
        chosen = self._chosen or self._named()
        if chosen is not None:
            return Reading(chosen.value)
        if not self.line.text().strip():
            return Reading(None)
        return Reading(None, Objection(N_("This is not in the list. Choose one of the lines shown."), self.field.name))

    def show_value(self, value: object) -> None:
        self._put_list_away()
        self._chosen = value if isinstance(value, Choice) else None
        self._show(self._chosen)

    def show_raw(self, text: str) -> None:
        self._put_list_away()
        self._chosen = None
        self.line.setText(text)


class YesNoEditor(Editor):
    """Yes or no: a box to tick."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = TickBox()
        self.box.clicked.connect(self.changed)
        self.adopt(self.box)

    def read(self) -> Reading:
        return Reading(self.box.isChecked())

    def show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def raw(self) -> str:
        return "1" if self.box.isChecked() else ""

    def show_raw(self, text: str) -> None:
        self.box.setChecked(text == "1")


class WordingEditor(Editor):
    """A text in each of several languages, one line each with the language's own name."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.lines: dict[str, QLineEdit] = {}
        self._kept = Wording()
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        for row, code in enumerate(field.languages):
            line = QLineEdit()
            line.setObjectName(f"{field.name}.{code}")
            line.textEdited.connect(self.changed)
            line.installEventFilter(self)
            self.lines[code] = line
            grid.addWidget(line, row, 0)
            grid.addWidget(Label(language(code).own_name, "small"), row, 1)
        grid.setColumnStretch(0, 1)
        self.row.addWidget(inside)
        if self.lines:
            self.setFocusProxy(next(iter(self.lines.values())))

    def read(self) -> Reading:
        wording = self._kept
        for code, line in self.lines.items():
            wording = wording.with_text(code, line.text())
        return Reading(wording)

    def show_value(self, value: object) -> None:
        self._kept = value if isinstance(value, Wording) else Wording()
        for code, line in self.lines.items():
            line.setText(self._kept.texts.get(code, ""))
            line.setCursorPosition(0)  # a long text shows its beginning

    def raw(self) -> str:
        return json.dumps({code: line.text() for code, line in self.lines.items()}, ensure_ascii=False)

    def show_raw(self, text: str) -> None:
        texts = json.loads(text) if text else {}
        for code, line in self.lines.items():
            line.setText(str(texts.get(code, "")))

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        for code, line in self.lines.items():
            line.setAccessibleName(f"{name}, {language(code).own_name}")

    def set_said(self, text: str) -> None:
        for line in self.lines.values():
            line.setAccessibleDescription(text)
