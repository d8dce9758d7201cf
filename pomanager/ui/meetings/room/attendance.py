"""The pane in which people are ticked off: a number, first letters or a card, then one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour
from pomanager.readmodels.meetings.room import Entry, PersonPresence
from pomanager.rules.meetings.kinds import Presence
from pomanager.ui.look import look, px
from pomanager.ui.meetings.room.rows import EntryLine, EntryRows
from pomanager.ui.meetings.room.words import PRESENCE_ICONS, about_person, person_said, presence_said
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import ElidedLabel, Label, breakable, line
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed, wrapped_words
from pomanager.ui.widgets.wrapping import WrappingRow

Find = Callable[[str], Sequence[PersonPresence]]
VOTE_KEYS = "+-/"
"""Keys that lead to the votes for, against and abstaining."""


class CallField(QLineEdit):
    """The one big field: what is typed finds people; Enter ticks off, and with a number one letter is enough.

    ``pressed`` is sent with "present", "proxy", "left" or "section"; ``jumped`` with a key of the votes; ``moved``
    with the step among those found.
    """

    pressed_key = Signal(str)
    jumped = Signal(str)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room.call")
        self._row = row = QHBoxLayout(self)
        row.addStretch(1)
        scan = Mark("scan", 22, "text")
        scan.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(scan)
        self._measure()

    def _measure(self) -> None:
        """Take the size of the letters; nothing typed runs under the picture at the end, on whichever side that is."""
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge, room = px(10), px(22 + 10 + 4)
        self._row.setContentsMargins(edge if right else 0, 0, 0 if right else edge, 0)
        self.setTextMargins(room if right else 0, 0, 0 if right else room, 0)
        font = look().font("page")
        self.setStyleSheet(f"QLineEdit {{ font-size: {font.pixelSize()}px; font-weight: 600; min-height: {px(42)}px; "
                           f"max-height: {px(42)}px; }}")  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, typed = event.text().upper(), self.text().strip()
        by_number = not typed or typed.isdecimal()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.pressed_key.emit("present")
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and plain:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif plain and typed.isdecimal() and letter in {"P", "D"}:
            self.pressed_key.emit("proxy" if letter == "P" else "left")
        elif plain and not typed and letter == "S":
            self.pressed_key.emit("section")
        elif plain and by_number and letter and letter in VOTE_KEYS:
            self.jumped.emit(letter)
        elif event.key() == Qt.Key.Key_Escape and typed:
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._measure()


class Candidate(QFrame):
    """Who was found: number and name, and what is known of them at this meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.about = ElidedLabel("", "strong"), ElidedLabel("", "small")
        self.hint = ""
        """What is said where nobody is found: painted, since to lay out anew takes longer than to find somebody."""
        self.found: PersonPresence | None = None
        self._mark = Mark("member", 22, "text2")
        self._tone = "ok_tint"
        said = QVBoxLayout()
        said.setSpacing(px(1))
        said.addWidget(self.name)
        said.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(7), px(10), px(7))
        row.setSpacing(px(11))
        row.addWidget(self._mark)
        row.addLayout(said, 1)

    def show_found(self, found: PersonPresence | None, hint: str, place: str = "") -> None:
        """Show somebody, or (with nobody) a hint."""
        self.found = found
        self._tone = "ok_tint" if found is not None else "raised"
        self.hint = hint if found is None else ""
        self.setAccessibleName(self.hint)
        self.name.set_text("" if found is None else person_said(found))
        told = "" if found is None else about_person(found)
        self.about.set_text(" · ".join(part for part in (told, place) if part))
        icon = "search" if found is None else PRESENCE_ICONS[found.presence]
        self._mark.show_icon("member" if found is not None and found.presence is Presence.ABSENT else icon, "text2")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(self._tone))
        if self.found is not None:
            bar = self.rect().adjusted(0, 0, px(4) - self.width(), 0)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(self.rect().right())
            painter.fillRect(bar, look().colour("accent"))
        elif self.hint:
            painter.setLayoutDirection(self.layoutDirection())
            box = self.name.geometry().united(self.about.geometry())
            wrapped_words(painter, box, breakable(self.hint), look().font("small"), look().colour("text2"))


class AttendancePane(QFrame):
    """People are found and ticked off here; ``asked`` is sent with what is to be done and the line of the roll."""

    asked = Signal(str, int)
    jumped = Signal(str)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._find = find
        self._found: tuple[PersonPresence, ...] = ()
        self._place = 0
        self.title, self.count = Label("", "sheet"), Label("", "small")
        self.hint = Label("", "small", wrap=True)
        self.field = CallField()
        self.card = Candidate()
        self.present = Button("", key="Return")
        self.proxy, self.left = Button("", key="P"), Button("", key="D")
        self.last = Label("", "strong")
        self.entries = EntryRows()
        self.section = Button("", kind="quiet", key="S")
        for button, name in ((self.present, "present"), (self.proxy, "proxy"), (self.left, "left"),
                             (self.section, "section")):  # fmt: skip
            button.setObjectName(f"room.{name}")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        buttons = QWidget()
        WrappingRow(((self.present, self.proxy, self.left),), buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(8))
        column.setSpacing(px(8))
        column.addLayout(head)
        for part in (self.hint, self.field, self.card, buttons, line(), self.last):
            column.addWidget(part)
        column.addWidget(self.entries, 1)
        column.addWidget(self.section, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.pressed_key.connect(self._on_pressed)
        self.field.jumped.connect(self.jumped)
        self.field.moved.connect(self._on_moved)
        for button, name in ((self.present, "present"), (self.proxy, "proxy"), (self.left, "left"),
                             (self.section, "section")):  # fmt: skip
            button.clicked.connect(lambda _on=False, name=name: self._on_pressed(name))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(250), px(220))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(_("Attendance"))
        # TR: above the field in which people at a meeting are ticked off: what can be typed or scanned
        self.hint.setText(_("Number, first letters or card"))
        self.field.setAccessibleName(self.hint.plain())
        # TR: button of a meeting: note that somebody is represented
        self.proxy.setText(_("Proxy"))
        self.last.setText(_("Noted last"))
        self.section.setText(_("All of a section, except…"))
        self._tell()

    def offer(self, off: str) -> None:
        """Let people be ticked off, or say why that cannot be done."""
        for button in (self.present, self.proxy, self.left, self.section):
            button.offer(off)

    def show_counts(self, present: int, on_roll: int) -> None:
        """Show how many of the roll are in the room."""
        # TR: how many of how many: people in the room of those on the roll, items dealt with
        self.count.setText(
            _("{count} of {all}").format(count=formats.number(present), all=formats.number(on_roll))
        )  # fmt: skip

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what was noted last."""
        self.entries.show_lines(
            [
                EntryLine(
                    hour(each.at) if each.at is not None else "", PRESENCE_ICONS[each.presence],
                    " ".join(part for part in (each.number, each.name) if part),
                    presence_said(each.presence, each.sex),
                )
                for each in entries
            ]
        )  # fmt: skip

    def begin_anew(self) -> None:
        """Empty the field for the next one."""
        self.field.clear()
        self.field.setFocus()

    def look_again(self) -> None:
        """Ask again for what was typed."""
        place = self._place
        self._on_typed(self.field.text())
        self._place = min(place, max(len(self._found) - 1, 0))
        self._tell()

    def candidate(self) -> PersonPresence | None:
        """Who is shown now."""
        return self._found[self._place] if self._found else None

    def _on_typed(self, text: str) -> None:
        self._found = tuple(self._find(text)) if text.strip() else ()
        self._place = 0
        self._tell()

    def _tell(self) -> None:
        typed = self.field.text().strip()
        hint = _("Nobody on the roll fits this.") if typed else _("Type a number or letters, or scan a card.")
        place = ""
        if len(self._found) > 1:
            place = _("{count} of {all}").format(
                count=formats.number(self._place + 1), all=formats.number(len(self._found))
            )
        self.card.show_found(self.candidate(), hint, place)
        self._name_buttons(self.candidate())

    def _name_buttons(self, found: PersonPresence | None) -> None:
        """Say on the buttons what would be noted, as the language says it of the woman or the man found."""
        if found is None:
            # TR: buttons of a meeting, before anybody is found: note that somebody is there, that somebody has left
            here, away = _("Tick off"), _("Has left")
        else:
            here, away = (
                presence_said(each, found.person.sex) for each in (Presence.PRESENT, Presence.LEFT)
            )  # fmt: skip
        has_letters = not (self.field.text().strip() or "0").isdecimal()  # a letter alone would be one more of a name
        self.proxy.set_key("Alt+P" if has_letters else "P")
        self.left.set_key("Alt+D" if has_letters else "D")
        self.present.setText(here[:1].upper() + here[1:])
        self.left.setText(away[:1].upper() + away[1:])

    def _on_moved(self, step: int) -> None:
        if self._found:
            self._place = (self._place + step) % len(self._found)
            self._tell()

    def _on_pressed(self, what: str) -> None:
        found = self.candidate()
        if what == "section":
            self.asked.emit(what, 0)
        elif found is not None:
            self.asked.emit(what, found.person.roll_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
