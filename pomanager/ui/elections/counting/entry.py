"""The pane in which ballot papers are typed: one big field, the last paper in large letters, the list of candidates."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.elections.election import Candidate, ContestDetail
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.elections.kinds import SPOILT_WORDS, PaperKind
from pomanager.rules.elections.papers import WITHDREW, Paper
from pomanager.rules.meetings.deciding import METHOD_WORDS as WAY_WORDS
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection
from pomanager.ui.elections.counting.echo import Echo
from pomanager.ui.elections.counting.typed import (
    BLANK_KEY,
    JOIN_KEY,
    OUT_KEY,
    REASONS,
    SPOILT_KEY,
    numbers_on,
    too_many,
)
from pomanager.ui.elections.counting.words import paper_lines
from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import ElidedLabel, Label
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.wrapping import WrappingRow

LONGEST = 200
"""Signs of the longest paper that can be typed."""


class BallotField(QLineEdit):
    """Takes what is marked on a paper; Enter lays it down, / takes the last one out again while nothing is typed."""

    entered = Signal(str)
    taken_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counting.ballot")
        self.setMaxLength(LONGEST)
        self._measure()

    def _measure(self) -> None:
        size = look().font("page").pixelSize()
        self.setStyleSheet(f"QLineEdit {{ font-size: {size}px; font-weight: 600; min-height: {px(42)}px; "
                           f"max-height: {px(42)}px; }}")  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered.emit(self.text())
        elif event.text() == OUT_KEY and not self.text().strip():
            self.taken_out.emit()
        elif event.text() == JOIN_KEY:
            self.insert(" ")
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.begin_anew()
        else:
            super().keyPressEvent(event)

    def begin_anew(self) -> None:
        """Empty it for the next paper; what stood there cannot be brought back."""
        self.setText("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._measure()


class CandidateList(QWidget):
    """The numbers of the ballot paper with their names, in columns as many as there is room for."""

    WIDE = 190

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        self._shown: tuple[Candidate, ...] = ()
        self._columns = 0

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show who stands."""
        self._shown = tuple(candidates)
        self._lay_out(max(1, self.width() // px(self.WIDE)))

    def _lay_out(self, columns: int) -> None:
        self._columns = columns
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        each = (len(self._shown) + columns - 1) // columns or 1
        for place, who in enumerate(self._shown):
            column, row = divmod(place, each)
            number = Label(formats.number(who.number), "strong", tone="text2")
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            # TR: of a candidate on a ballot paper who does not stand any more
            name = who.name if who.stands else _("{name} (withdrawn)").format(name=who.name)
            self._grid.addWidget(number, row, 2 * column)
            self._grid.addWidget(ElidedLabel(name, tone="text" if who.stands else "text3"), row, 2 * column + 1)
            self._grid.setColumnStretch(2 * column + 1, 1)
        self._grid.setRowStretch(each, 1)

    def resizeEvent(self, event: object) -> None:
        columns = max(1, self.width() // px(self.WIDE))
        if columns != self._columns:
            self._lay_out(columns)


class EntryPane(QFrame):
    """Shows the open sheet; ``entered`` brings what was typed, ``asked`` the key of an act."""

    entered = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.contest: ContestDetail | None = None
        self._way = Way.SECRET
        self.title, self.about = Label("", "sheet"), Label("", "small", wrap=True)
        self.hint = Label("", "small", wrap=True)
        self.field, self.echo, self.note = BallotField(), Echo(), Note("bad")
        self.save = Button("", "check", key="Return")
        self.blank, self.spoilt = Button("", key=BLANK_KEY), Button("", key=SPOILT_KEY)
        self.out = Button("", "undo", key=OUT_KEY)
        self.reasons = Label("", "small", wrap=True)
        self.listed, self.candidates = Label("", "section"), CandidateList()
        self.nothing = EmptyState("ballot", small=True)
        self.begin = Button("", "plus", "primary")
        self._stack = QStackedWidget()
        for name, button in (("save", self.save), ("blank", self.blank), ("spoilt", self.spoilt), ("out", self.out),
                             ("begin", self.begin)):  # fmt: skip
            button.setObjectName(f"counting.{name}")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = QWidget()
        WrappingRow(((self.save, self.blank, self.spoilt, self.out),), buttons)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(18), px(14), px(18), px(10))
        column.setSpacing(px(8))
        for part in (self.title, self.about, self.hint, self.field, self.note, self.echo, buttons, self.reasons,
                     self.listed):  # fmt: skip
            column.addWidget(part)
        column.addWidget(Scroller(self.candidates), 1)
        self.nothing.add_button(self.begin)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._stack)
        self.note.hide()
        self.reasons.hide()

    def _connect(self) -> None:
        self.field.entered.connect(self.entered)
        self.field.taken_out.connect(lambda: self.asked.emit("out"))
        self.field.textChanged.connect(self._on_typed)
        self.save.clicked.connect(lambda: self.entered.emit(self.field.text()))
        self.blank.clicked.connect(lambda: self.entered.emit(BLANK_KEY))
        self.spoilt.clicked.connect(self._on_spoilt)
        self.out.clicked.connect(lambda: self.asked.emit("out"))
        self.begin.clicked.connect(lambda: self.asked.emit("batch"))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), px(300))

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: buttons beside a field in which ballot papers are typed
        self.save.setText(_("Keep the paper"))
        self.blank.setText(_("Blank paper"))
        self.spoilt.setText(_("Spoilt paper"))
        self.out.setText(_("Take out the last"))
        # TR: a button: begin to type in ballot papers
        self.begin.setText(_("Begin a batch…"))
        # TR: over the numbers and names of a ballot paper
        self.listed.setText(_("On the ballot paper"))
        self._tell_empty()
        reasons = (f"{SPOILT_KEY}{place} {_(SPOILT_WORDS[each])}" for place, each in enumerate(REASONS, 1))
        self.reasons.setText(" · ".join(reasons))
        self._tell_hint()

    def show_way(self, way: Way) -> None:
        """Say how votes are given, where no sheet is open: only secret ballots are typed in here."""
        self._way = way
        self._tell_empty()

    def _tell_empty(self) -> None:
        if self._way is Way.SECRET:
            self.nothing.tell(
                _("No sheet is open"),
                _(
                    "Ballot papers are typed in in batches, one for each table that counts. "
                    "Each paper is saved on Enter."
                ),
            )
            return
        said = _("Elected by acclamation, where no more stand than there are seats.")
        self.nothing.tell(_(WAY_WORDS[self._way]), said if self._way is Way.ACCLAMATION else "")

    def _tell_hint(self) -> None:
        contest = self.contest
        if contest is None:
            return
        self.hint.setText(_hint(contest))
        self.field.setAccessibleName(self.hint.plain())

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_sheet(self, contest: ContestDetail | None, title: str, about: str) -> None:
        """Show an open sheet; without a contest that none is open."""
        is_other = title != self.title.text() or contest is None
        self._stack.setCurrentIndex(0 if contest is None else 1)
        self.title.setText(title)
        self.about.setText(about)
        if contest is not None and contest != self.contest:
            self.candidates.show_candidates(contest.numbered())
        self.contest = contest
        if is_other:
            self.field.begin_anew()
            self.tell_nothing()
        self._tell_hint()

    def tell_about(self, about: str) -> None:
        """Say how far the sheet is."""
        self.about.setText(about)

    def tell_nothing(self) -> None:
        """Forget the last paper."""
        # TR: where the ballot paper just typed in will stand
        self.echo.tell((("", _("The paper just kept stands here.")),), tone="mute")

    def _hide_note(self) -> None:
        """Let the last paper stand where the note did."""
        self.note.hide()
        self.echo.show()

    def tell_kept(self, paper: Paper) -> None:
        """Read a paper back that was kept, and wait for the next."""
        self._hide_note()
        self.field.begin_anew()
        contest = self.contest
        if contest is None:
            return
        names = {each.number or 0: each.name for each in contest.numbered()}
        remark = self._remark(paper, contest)
        icon = {PaperKind.BLANK: "file", PaperKind.SPOILT: "x"}.get(paper.kind, "")
        self.echo.tell(paper_lines(paper, names), remark=remark, tone="warn" if remark else "ok", icon=icon)

    @staticmethod
    def _remark(paper: Paper, contest: ContestDetail) -> str:
        if paper.kind is PaperKind.MARKED and too_many(paper, contest):
            count, most = len(numbers_on(paper)), contest.most_marks or 0
            # TR: beside a ballot paper on which more candidates are marked than may be
            said = ngettext(
                "{count} marks, where {most} may be: it does not count.",
                "{count} marks, where {most} may be: it does not count.", count,
            )  # fmt: skip
            return said.format(count=formats.number(count), most=formats.number(most))
        gone = {each.number: each.name for each in contest.numbered() if not each.stands}
        names = [gone[number] for number in map(abs, numbers_on(paper)) if number in gone]
        return _(WITHDREW).format(name=formats.listing(names)) if names else ""

    def tell_taken_out(self) -> None:
        """Say that the last paper is out again."""
        self._hide_note()
        self.echo.tell((("", _("The last paper is taken out.")),), tone="mute", icon="undo")

    def tell_objections(self, found: Sequence[Objection]) -> None:
        """Say everything that is wrong about what was typed; it stays, to be corrected."""
        said = sentences(found)
        self.note.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.note.show()
        self.echo.hide()  # it makes room: what stands below does not move
        self.field.setFocus()
        self.field.selectAll()

    def _on_typed(self, text: str) -> None:
        self.reasons.setVisible(text.lstrip().startswith(SPOILT_KEY))
        if not self.note.isHidden():
            self._hide_note()

    def _on_spoilt(self) -> None:
        self.field.setText(SPOILT_KEY)
        self.field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()


def _hint(contest: ContestDetail) -> str:
    """What is typed of a paper of this contest."""
    if contest.method is Method.YES_NO:
        return _("The number for yes, -number for no, such as 1 -3. Enter keeps the paper.")
    if contest.method in TRANSFERABLE:
        return _("Numbers in the order of the ranks, such as 4 1 3. Enter keeps the paper.")
    if contest.most_marks == 1:
        return _("The number marked. Enter keeps the paper.")
    if contest.most_marks is None:
        return _("All numbers marked, such as 2 5 6. Enter keeps the paper.")
    # TR: above the field in which a ballot paper is typed in; {most} is how many candidates may be marked
    said = ngettext(
        "The numbers marked, {most} at most, such as 2 5. Enter keeps the paper.",
        "The numbers marked, {most} at most, such as 2 5. Enter keeps the paper.", contest.most_marks,
    )  # fmt: skip
    return said.format(most=formats.number(contest.most_marks))
