"""The column beside the sentences: which version is shown, how far it is checked, and its chapters."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.bylaws import BylawsText, ChapterCount, VersionRow
from pomanager.rules.bylaws.setting import CHAPTER_WORDS, Chapter
from pomanager.ui.look import look, px
from pomanager.ui.organisation.bylaws.words import version_line
from pomanager.ui.widgets.column_buttons import ColumnButton
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.tips import as_tip

WIDTH = 276
HEIGHT = 30
"""All chapters have room below one another in a window of 768 px."""


class ChapterButton(ColumnButton):
    """One chapter: checked, or with the count of sentences that wait."""

    def __init__(self, counted: ChapterCount, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent, height=HEIGHT)
        self.counted = counted
        self.setObjectName(f"chapter.{counted.chapter.value}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        waiting = self.counted.unchecked + self.counted.blank
        title = _(CHAPTER_WORDS[self.counted.chapter])
        if waiting:
            self.show_line(title, formats.number(waiting), state="ask", tone="ask")
        else:
            self.show_line(title, state="ok", tone="ok")

    def show_count(self, counted: ChapterCount) -> None:
        """Show another count."""
        self.counted = counted
        self.retranslate()


class Progress(QWidget):
    """How many values of a version somebody held against the signed by-laws."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: VersionRow | None = None
        self.done = Label("", "strong", wrap=True)
        self.left = Label("", "small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(12), px(18), px(12))
        column.setSpacing(px(7))
        for part in (self.done, self._bar, self.left):
            column.addWidget(part)

    def show_version(self, version: VersionRow) -> None:
        """Show the counts of a version."""
        self._version = version
        self._bar.setRange(0, max(1, version.values))
        self._bar.setValue(version.checked)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        version = self._version
        if version is None:
            return
        of = version.values
        said = ngettext("{count} of {all} values checked", "{count} of {all} values checked", of)
        self.done.setText(said.format(count=formats.number(version.checked), all=formats.number(of)))
        left = of - version.checked
        # TR: values of the by-laws nobody held against the signed text yet
        told = ngettext("{count} left to check", "{count} left to check", left).format(count=formats.number(left))
        self.left.setText(told if left else _("All checked"))
        self._bar.setAccessibleName(self.done.plain())


class ChapterColumn(QWidget):
    """The column; ``version_chosen`` and ``chapter_chosen`` say what the person wants to see."""

    version_chosen = Signal(int)
    chapter_chosen = Signal(object)
    """Chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[VersionRow, ...] = ()
        self._buttons: dict[Chapter, ChapterButton] = {}
        self.versions = ComboBox()
        self.versions.setObjectName("bylaws.versions")
        self.versions.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.versions.setMinimumContentsLength(10)
        self.versions.activated.connect(self._on_version)
        self._choosing = QWidget()
        above = QVBoxLayout(self._choosing)
        above.setContentsMargins(px(12), px(10), px(12), 0)
        above.addWidget(self.versions)
        self.progress = Progress()
        inside = QWidget()
        self._chapters = QVBoxLayout(inside)
        self._chapters.setContentsMargins(0, px(4), 0, px(8))
        self._chapters.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choosing)
        column.addWidget(self.progress)
        column.addWidget(line())
        column.addWidget(Scroller(inside), 1)
        self.setFixedWidth(px(WIDTH))

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(400))

    def show_versions(self, versions: Sequence[VersionRow], shown: int) -> None:
        """Offer these versions; one alone needs no list."""
        self._versions = tuple(versions)
        self.versions.clear()
        for version in versions:
            self.versions.addItem(version_line(version), version.id)
        self.versions.setCurrentIndex(max(0, self.versions.findData(shown)))
        self.versions.setAccessibleName(_("Version"))
        self.versions.setToolTip(as_tip(self.versions.currentText()))
        self._choosing.setVisible(len(self._versions) > 1)

    def show_text(self, text: BylawsText, chapter: Chapter | None) -> None:
        """Show the counts of a version, and which chapter is open (None: sentences of several)."""
        self.setFixedWidth(px(WIDTH))
        self.progress.show_version(text.version)
        shown = [each for each in text.chapters if each.clauses]
        if [each.chapter for each in shown] == list(self._buttons):
            for each in shown:
                self._buttons[each.chapter].show_count(each)
        else:
            self._build(shown)
        self.show_chapter(chapter)

    def _build(self, shown: Sequence[ChapterCount]) -> None:
        while (item := self._chapters.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for each in shown:
            button = ChapterButton(each)
            button.clicked.connect(self._on_clicked)
            self._buttons[each.chapter] = button
            self._chapters.addWidget(button)
        self._chapters.addStretch(1)

    def show_chapter(self, chapter: Chapter | None) -> None:
        """Fill the button of the chapter that is open."""
        for each, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(each is chapter)
            button.setAutoExclusive(True)

    def buttons(self) -> Mapping[Chapter, ChapterButton]:
        """The buttons of the chapters shown."""
        return self._buttons

    def retranslate(self) -> None:
        """Set every word anew."""
        self.progress.retranslate()
        for button in self._buttons.values():
            button.retranslate()
        if self._versions:
            self.show_versions(self._versions, int(self.versions.currentData()))

    def _on_version(self, place: int) -> None:
        self.version_chosen.emit(self._versions[place].id)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChapterButton):
            self.chapter_chosen.emit(sender.counted.chapter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface"))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(0 if right else self.width() - 1, 0, 1, self.height(), look().colour("line"))
