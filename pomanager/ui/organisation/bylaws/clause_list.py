"""The sentences of the chapter shown, or those a search found, under the notes that concern them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.bylaws import BylawsText, ClauseRow, ValueState, VersionState
from pomanager.rules.bylaws.in_force import Sure
from pomanager.rules.bylaws.setting import CHAPTER_WORDS, Chapter
from pomanager.ui.look import px
from pomanager.ui.organisation.bylaws.clause_view import ClauseView
from pomanager.ui.organisation.bylaws.words import preset_called, to_check
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import Scroller

FIXED = frozenset({VersionState.PAST, VersionState.WITHDRAWN})
"""Versions that are shown as they were: nothing of them is changed or checked any more."""


class Head(QWidget):
    """The name of a chapter, and how many of its sentences wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.count = Label("", "sheet", wrap=True), Label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(12), px(20), px(4))
        row.addWidget(self.title, 1)
        row.addWidget(self.count)

    def tell(self, chapter: Chapter, rows: Sequence[ClauseRow]) -> None:
        """Say which chapter it is, and how many of these sentences wait."""
        self.title.setText(_(CHAPTER_WORDS[chapter]))
        waiting = sum(row.state is not ValueState.CHECKED for row in rows)
        self.count.setText(to_check(waiting, len(rows)))


class ClauseList(QWidget):
    """The list; signals bring the keys of sentences, as ``ClauseView`` sends them."""

    chosen = Signal(str)
    edit_wanted = Signal(str, str)
    check_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.views: dict[str, ClauseView] = {}
        self.key = ""
        """The sentence that is chosen; "" for none."""
        self._text: BylawsText | None = None
        self._reason_off = ""
        self._heads: list[tuple[Head, Chapter]] = []
        self.state_note, self.preset_note = Note("info"), Note("warn")
        self._nothing = EmptyState("search", small=True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, px(16))
        self._column.setSpacing(0)
        notes = QVBoxLayout()
        notes.setContentsMargins(px(16), px(12), px(16), px(4))
        notes.setSpacing(px(8))
        for note in (self.state_note, self.preset_note):
            notes.addWidget(note)
        self._column.addLayout(notes)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self.scroller = Scroller(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroller)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_rows(self, text: BylawsText, rows: Sequence[ClauseRow], reason_off: str) -> None:
        """Show these sentences of a version; those shown already only change their words."""
        same = self._text is not None and self._text.version.id == text.version.id
        before = (list(self.views), self._reason_off, self._text.version.state if self._text else None)
        self._text, self._reason_off = text, reason_off
        if same and before == ([row.key for row in rows], reason_off, text.version.state):
            for row in rows:
                self.views[row.key].show_row(row)
        else:
            self._build(rows)
        for head, chapter in self._heads:
            head.tell(chapter, [row for row in rows if row.chapter is chapter])
        self._show_notes()
        self._nothing.setVisible(not rows)

    def _build(self, rows: Sequence[ClauseRow]) -> None:
        had = self.isAncestorOf(self.window().focusWidget())
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.views, self._heads = {}, []
        fixed = self._text is not None and self._text.version.state in FIXED
        for row in rows:
            if not self._heads or self._heads[-1][1] is not row.chapter:
                head = Head()
                self._heads.append((head, row.chapter))
                self._rows.addWidget(head)
            view = ClauseView(row, reason_off=self._reason_off, fixed=fixed)
            view.chosen.connect(self._on_chosen)
            view.edit_wanted.connect(self.edit_wanted)
            view.check_wanted.connect(self.check_wanted)
            view.move_wanted.connect(self._on_move)
            view.grown.connect(self.bring_into_sight)
            self.views[row.key] = view
            self._rows.addWidget(view)
        key = self.key
        self.key = ""
        self.choose(key if key in self.views else next(iter(self.views), ""))
        self.scroller.verticalScrollBar().setValue(0)
        if had and self.key:  # another sentence applies since a value was changed: the keyboard stays where it was
            self.views[self.key].face.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self, self.bring_into_sight)

    def _show_notes(self) -> None:
        """Say what is to be known of the version, and whether its values come from a preset."""
        text = self._text
        if text is None:
            return
        version = text.version
        told = {
            VersionState.PREPARED: ("info", _("Being prepared: nothing of it is in force"),
                                    _("Change what you like. It holds from the day for which it is adopted.")),
            VersionState.COMING: ("info", _("Adopted, not in force yet"),
                                  _("It holds from {day}.").format(day=formats.day(version.since, "long"))),
            VersionState.PAST: ("mute", _("No longer in force"),
                                _("What was decided while it was in force is still judged by it.")),
            VersionState.WITHDRAWN: ("warn", _("Withdrawn"), version.withdrawn_reason),
        }.get(version.state)  # fmt: skip
        self.state_note.setVisible(told is not None)
        if told is not None:
            self.state_note.tell(*told)
        values = [value for view in self.views.values() for value in view.row.values]
        unsure = any(value.state is ValueState.UNCHECKED and value.sure is not Sure.OWN for value in values)
        self.preset_note.setVisible(unsure and version.state not in FIXED)
        if version.preset:
            title = _("These rules come from the preset “{name}”, not from your by-laws")
            title = title.format(name=preset_called(version.preset))
        else:
            title = _("These rules come from a preset, not from your by-laws")
        about = _(
            "Compare each sentence with your signed text before you count a quorum. "
            "A value that is not checked is printed with its mark."
        )
        self.preset_note.tell("warn", title, about)

    def say_nothing_found(self, title: str, text: str) -> None:
        """What is said where a search finds no sentence."""
        self._nothing.tell(title, text)

    def retranslate(self) -> None:
        """Set every word anew."""
        for view in self.views.values():
            view.retranslate()
        for head, chapter in self._heads:
            head.tell(chapter, [view.row for view in self.views.values() if view.row.chapter is chapter])
        self._show_notes()

    # ---- the chosen sentence --------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Choose a sentence that is shown; "" for none."""
        if key == self.key and (not key or self.views[key].is_chosen):
            return
        if (before := self.views.get(self.key)) is not None:
            before.choose(chosen=False)
        self.key = key
        if key:
            self.views[key].choose(chosen=True)
            self.setFocusProxy(self.views[key].face)

    def current(self) -> ClauseView | None:
        """The sentence that is chosen."""
        return self.views.get(self.key)

    def go_to(self, key: str) -> None:
        """Choose a sentence, put the keyboard there and bring it into sight."""
        self.views[key].face.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choose(key)
        self.bring_into_sight()

    def bring_into_sight(self) -> None:
        """Scroll so that the chosen sentence is seen with what is open below it."""
        view = self.current()
        if view is None:
            return
        if view.height() > self.scroller.viewport().height():  # its beginning, with the first field
            self.scroller.verticalScrollBar().setValue(view.y())
        else:
            self.scroller.ensureWidgetVisible(view, 0, px(12))

    def _on_chosen(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _on_move(self, step: int) -> None:
        keys = list(self.views)
        place = keys.index(self.key) + step if self.key in keys else 0
        if 0 <= place < len(keys):
            self.go_to(keys[place])
