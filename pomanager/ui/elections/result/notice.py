"""What stands above a count: that nothing is counted yet, that a tie or a second round waits, what does not add up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.elections.result import ContestResult, ElectionResult, KeptCount
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note

_WAITS_FOR_DECLARING = frozenset({ElectionState.COUNTING, ElectionState.COUNTED, ElectionState.CONTESTED})


class NoticePart(QWidget):
    """One note, with the act it asks for; ``asked`` brings its key."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note("info")
        self.button = Button("")
        self.button.setObjectName("result.notice")
        self.button.clicked.connect(self._on_pressed)
        self.note.add_button(self.button)
        self._key = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(10), px(16), px(4))
        column.addWidget(self.note)

    def show_result(self, result: ElectionResult, of: ContestResult, *, may: bool) -> None:
        """Say what waits in a contest, and what keeps the election from being declared."""
        self._key = ""
        tone, title, text, words = self._said(result, of)
        self.note.tell(tone, title, text)
        self.button.setText(words)
        self.button.setVisible(bool(words) and may)
        self.setVisible(bool(title))

    def _said(self, result: ElectionResult, of: ContestResult) -> tuple[str, str, str, str]:
        if result.annulled is not None:
            return "bad", _("This election is annulled."), result.annulled.reason, ""
        if of.kept is None:
            return self._uncounted(result)
        return self._of_count(result, of.kept)

    def _of_count(self, result: ElectionResult, kept: KeptCount) -> tuple[str, str, str, str]:
        state, count = result.election.label.state, kept.count
        if count.open_tie is not None:
            self._key = "tie"
            names = formats.listing([count.name(each) for each in count.open_tie.candidates])
            # TR: above a count that stopped, because candidates have equally many votes
            title = _("{names} have equally many votes.").format(names=names)
            return "warn", title, _("The count waits until somebody writes how the tie was answered."), _(
                "Answer the tie…")  # fmt: skip
        if count.second_round:
            self._key = "room"
            names = formats.listing([count.name(each) for each in count.second_round])
            title = _("A second round is to be held between {names}.").format(names=names)
            return "warn", title, _("Its papers are typed in like those of the first."), _("To the counting room")
        if not kept.is_fresh:
            self._key = "count"
            title = _("Papers, lots or candidates have changed since this was counted.")
            return "warn", title, _("The figures below are those of before."), _("Count again")
        said = [sentence(each) for each in result.in_the_way] if state in _WAITS_FOR_DECLARING else []
        if said:
            return "warn", said[0], "\n".join(said[1:]), ""
        return "info", "", "", ""

    def _uncounted(self, result: ElectionResult) -> tuple[str, str, str, str]:
        if result.election.way is Way.ACCLAMATION:
            self._key = "count"
            title = _("Elected by acclamation, where no more stand than there are seats.")
            return "info", title, "", _("Record the acclamation")
        self._key = "room"
        return "info", _("This contest is not counted yet."), _(
            "Ballot papers or the sums of tellers are typed in in the counting room, and counted there."
        ), _("To the counting room")  # fmt: skip

    def _on_pressed(self) -> None:
        if self._key:
            self.asked.emit(self._key)
