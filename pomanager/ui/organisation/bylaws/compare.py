"""The page that holds two versions of the by-laws side by side: every sentence in which they differ."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import Piece, clause_pieces, clause_said
from pomanager.marks import N_
from pomanager.readmodels.bylaws import ClauseRow, DifferenceRow, Differences, VersionRow, VersionState
from pomanager.rules.bylaws.setting import CHAPTER_WORDS
from pomanager.rules.paper_options import Options
from pomanager.services.organisation.queries.bylaws import bylaw_differences, bylaw_versions
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.organisation.bylaws.sentences import Sentence
from pomanager.ui.organisation.bylaws.words import version_line
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.painting import looks_changed, words
from pomanager.ui.widgets.sheets import Scroller

PAPER = "bylaws-differences"
NUMBER = 58
GAP = 16


class DifferenceView(QWidget):
    """A sentence as both versions have it, what differs underlined."""

    def __init__(self, row: DifferenceRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        before, after = (_said(row) for row in (self.row.before, self.row.after))
        # TR: read aloud: a sentence of the by-laws as it was and as it will be
        told = _("{number}. Before: {before} After: {after}")
        self.setAccessibleName(told.format(number=self.row.after.number, before=before, after=after))
        self.updateGeometry()
        self.update()

    def _room(self, width: int) -> int:
        return max(px(100), (width - px(NUMBER) - 2 * px(GAP)) // 2)

    def _sentences(self, width: int) -> tuple[Sentence, Sentence]:
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        one, other = (
            Sentence(_pieces(row), self._room(width), right=right, marked=self.row.changed)
            for row in (self.row.before, self.row.after)
        )
        return one, other

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(each.height for each in self._sentences(width)) + px(20)

    def sizeHint(self) -> QSize:
        return QSize(px(500), self.heightForWidth(self.width() if self.width() > px(300) else px(900)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), worn.colour("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), worn.colour("line"))
        before, after = self._sentences(self.width())
        room = self._room(self.width())
        places = [px(NUMBER), px(NUMBER) + room + px(GAP)]
        number = QRect(0, px(10), px(NUMBER - 12), worn.metrics().height() + px(2))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            places = [self.width() - place - room for place in places]
            number.moveRight(self.width() - 1)
        said = str(self.row.after.number)
        words(painter, number, said, worn.font("small"), worn.colour("text2"), end=True)
        before.paint(painter, places[0], px(10))
        after.paint(painter, places[1], px(10))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()


class ComparePage(Page):
    """Two lists to choose the versions from, and below them what differs; the earlier one stands first."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.versions: tuple[VersionRow, ...] = ()
        self.differences: Differences | None = None
        self.earlier, self.later = self._chooser("earlier"), self._chooser("later")
        self._before, self._after = Label("", "strong"), Label("", "strong")
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(px(NUMBER), px(12), px(GAP + 14), px(12))
        grid.setHorizontalSpacing(px(GAP))
        for place, (label, chooser) in enumerate(((self._before, self.earlier), (self._after, self.later))):
            grid.addWidget(label, 0, place)
            grid.addWidget(chooser, 1, place)
            grid.setColumnStretch(place, 1)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, px(16))
        self._rows.setSpacing(0)
        self._same = EmptyState("ok", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(line())
        self.scroller = Scroller(self._inside)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
        column.addWidget(self.scroller, 1)
        column.addWidget(self._same, 1)
        self.setFocusProxy(self.earlier)

    def _chooser(self, name: str) -> ComboBox:
        chooser = ComboBox()
        chooser.setObjectName(f"bylaws.{name}")
        chooser.activated.connect(self._on_chosen)
        return chooser

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Compare two versions")

    def context_line(self) -> str:
        if self.differences is None:
            return ""
        count = len(self.differences.rows)
        told = ngettext("{count} sentence differs", "{count} sentences differ", count)
        return told.format(count=formats.number(count))

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),)

    def refresh(self) -> None:
        """Ask for the versions again; those chosen stay so, at first the last two, or the one prepared."""
        found = self.desk.office.ask(bylaw_versions, self.desk.office.today())
        able = [version for version in found if version.state is not VersionState.WITHDRAWN]
        self.versions = tuple(reversed(able))
        chosen = [chooser.currentData() for chooser in (self.earlier, self.later)]
        ids = [version.id for version in self.versions]
        proposed = [ids[-2] if len(ids) > 1 else None, ids[-1] if ids else None]
        for chooser, known, first in zip((self.earlier, self.later), chosen, proposed, strict=True):
            chooser.clear()
            for version in self.versions:
                chooser.addItem(version_line(version), version.id)
            chooser.setCurrentIndex(max(0, chooser.findData(known if known in ids else first)))
        self._compare()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._before.setText(_("Before"))
        self._after.setText(_("After"))
        self.earlier.setAccessibleName(_("Before"))
        self.later.setAccessibleName(_("After"))
        self.scroller.setAccessibleName(self.title())
        self._same.tell(_("Both versions say the same."), "")
        self.refresh()

    # ---- comparing ------------------------------------------------------------------------------------------------

    def _compare(self) -> None:
        one, other = self.earlier.currentData(), self.later.currentData()
        office = self.desk.office
        known = one is not None and other is not None
        self.differences = office.ask(bylaw_differences, int(one), int(other), office.today()) if known else None
        self._show_rows()
        self.header_changed.emit()

    def _show_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = self.differences.rows if self.differences is not None else ()
        chapter = None
        for row in rows:
            if row.after.chapter is not chapter:
                chapter = row.after.chapter
                head = Label(_(CHAPTER_WORDS[chapter]), "sheet")
                head.setContentsMargins(px(20), px(12), px(20), px(4))
                self._rows.addWidget(head)
            self._rows.addWidget(DifferenceView(row))
        self._rows.addStretch(1)
        self.scroller.setVisible(bool(rows))
        self._same.setVisible(not rows)

    def _versions_in_order(self) -> tuple[VersionRow | None, VersionRow | None]:
        """The two versions chosen, the earlier one first: the paper tells what the later one changes."""
        if self.differences is None:
            return None, None
        two = [each for each in self.versions if each.id in {self.differences.earlier.id, self.differences.later.id}]
        return two[0], two[-1]

    def _on_chosen(self, _place: int) -> None:
        self._compare()

    def _on_print(self) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        earlier, later = self._versions_in_order()
        if later is None or later.since is None:
            day = earlier.since if earlier is not None else None
            ask_and_print(self, self.desk, PAPER, as_of=day, options=Options(prepared=True))
        else:
            beside = earlier.since if earlier is not None else None
            ask_and_print(self, self.desk, PAPER, as_of=later.since, options=Options(beside=beside))


def _pieces(row: ClauseRow) -> tuple[Piece, ...]:
    return clause_pieces(row.clause, row.plain) if row.applies else (Piece(_("(does not apply)")),)


def _said(row: ClauseRow) -> str:
    return clause_said(row.clause, row.plain) if row.applies else _("(does not apply)")
